"""The CSV reports of an audit, in the dialect of the office's spreadsheet (design.md 3.3)."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from pipeline.errors import InternalError
from pipeline.model.finding import Coverage, Finding, Tingkat
from pipeline.model.rekap import RekapLine
from pipeline.model.summary import DocumentResult
from pipeline.model.table_summary import TableSummary
from schemas.reports import CAKUPAN, DOKUMEN, REKAP, TABEL, TEMUAN

Value = str | int | Decimal | None

TEMUAN_COLUMNS = tuple(TEMUAN.columns)
CAKUPAN_COLUMNS = tuple(CAKUPAN.columns)
DOKUMEN_COLUMNS = tuple(DOKUMEN.columns)
REKAP_COLUMNS = tuple(REKAP.columns)
TABEL_COLUMNS = tuple(TABEL.columns)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file is written. `decimal` is the decimal mark of plain numbers."""

    name: str
    separator: str
    line_end: str
    decimal: str
    byte_order_mark: bool


INDONESIA = Dialect("indonesia", ";", "\r\n", ",", byte_order_mark=True)
INTERNASIONAL = Dialect("internasional", ",", "\n", ".", byte_order_mark=False)
DIALECTS = {dialect.name: dialect for dialect in (INDONESIA, INTERNASIONAL)}


def temuan_csv(results: Sequence[DocumentResult], dialect: Dialect) -> bytes:
    """`temuan.csv`: one row per finding, sorted by the file it stands in, then in the order of the results.

    Raises:
        InternalError: a row breaks the schema, here as for the other reports.
    """
    findings = sorted((f for result in results for f in result.findings), key=lambda finding: finding.dokumen)
    rows = [_temuan_row(finding) for finding in findings]
    return checked_csv("temuan.csv", TEMUAN, rows, dialect)


def cakupan_csv(results: Sequence[DocumentResult], dialect: Dialect) -> bytes:
    """`cakupan.csv`: one row per document and rule."""
    rows = [_cakupan_row(line) for result in results for line in result.coverage]
    return checked_csv("cakupan.csv", CAKUPAN, rows, dialect)


def dokumen_csv(results: Sequence[DocumentResult], dialect: Dialect) -> bytes:
    """`dokumen.csv`: one row per document, read or not."""
    return checked_csv("dokumen.csv", DOKUMEN, list(map(_dokumen_row, results)), dialect)


def rekap_csv(lines: Sequence[RekapLine], dialect: Dialect) -> bytes:
    """`rekap.csv`: the plans in figures, in the order of the lines."""
    return checked_csv("rekap.csv", REKAP, list(map(_rekap_row, lines)), dialect)


def tabel_csv(results: Sequence[DocumentResult], dialect: Dialect) -> bytes:
    """`tabel.csv`: one row per table of every document, known or not, in reading order."""
    rows = [_tabel_row(result.dokumen, table) for result in results for table in result.tables]
    return checked_csv("tabel.csv", TABEL, rows, dialect)


def checked_csv(
    name: str, schema: pa.DataFrameSchema, rows: Sequence[Sequence[Value]], dialect: Dialect
) -> bytes:
    """The report, its rows held against the schema first; columns stand in the schema's order."""
    columns = tuple(schema.columns)
    if rows:
        frame = pd.DataFrame([[_typed(value) for value in row] for row in rows], columns=columns)
        try:
            schema.validate(frame, lazy=True)
        except SchemaErrors as error:
            failure = error.failure_cases.iloc[0]
            raise InternalError(
                f"{name} tidak ditulis karena isinya tidak sah ({failure['column']}: {failure['check']}). Laporan lama "
                "tetap utuh. Mohon laporkan kepada pengembang."
            ) from error
    return render(columns, rows, dialect)


def _typed(value: Value) -> str | int:
    """A value as the schemas know it: counts as numbers, everything else as text."""
    return value if isinstance(value, int) else _plain(value, INTERNASIONAL)


def _temuan_row(finding: Finding) -> tuple[Value, ...]:
    place, other = finding.place, finding.place_pembanding
    return (
        finding.id_temuan, finding.dokumen, finding.opd, finding.tahun, finding.aturan, finding.judul,
        finding.tingkat.value, finding.kepastian.value, place.tabel, place.jenis_tabel, finding.kode, finding.nama,
        place.kolom, place.halaman, finding.tertulis, finding.seharusnya, finding.selisih,
        other.tabel if other else "", other.halaman if other else "", finding.pesan, finding.saran, finding.dasar,
        finding.penyebab,
    )  # fmt: skip


def _cakupan_row(coverage: Coverage) -> tuple[Value, ...]:
    return (
        coverage.dokumen, coverage.aturan, coverage.judul, coverage.dinilai, coverage.lolos, coverage.temuan,
        coverage.tidak_dinilai, coverage.alasan,
    )  # fmt: skip


def _dokumen_row(result: DocumentResult) -> tuple[Value, ...]:
    rung = result.hierarchy
    return (
        result.dokumen, result.opd, result.tahun, result.sha256, result.halaman, result.halaman_tabel,
        result.halaman_pindai, result.halaman_tak_terbaca, result.tabel, rung.program, rung.kegiatan,
        rung.sub_kegiatan, rung.pagu_total, *(result.count(tingkat) for tingkat in Tingkat), result.status.value,
        " ".join(filter(None, (result.pesan, result.kalimat_kodefikasi))),
    )  # fmt: skip


def _rekap_row(line: RekapLine) -> tuple[Value, ...]:
    return (
        line.cakupan.value, line.dokumen, line.opd, line.tahun, line.jenjang, line.kode, line.nama, *line.jumlah,
        line.pagu, line.pagu_maju, "" if line.jumlah_opd is None else str(line.jumlah_opd), line.dipakai_opd,
        line.keterangan,
    )  # fmt: skip


def _tabel_row(dokumen: str, table: TableSummary) -> tuple[Value, ...]:
    return (
        table.berkas or dokumen, table.halaman, table.halaman_akhir, table.tabel, table.judul, table.jenis_tabel,
        "ya" if table.is_recognised else "tidak", table.baris, table.kolom, " ".join(table.kolom_dikenal),
        table.judul_kolom,
    )  # fmt: skip


def render(columns: Sequence[str], rows: Iterable[Sequence[Value]], dialect: Dialect) -> bytes:
    """A CSV file. Numbers are written plain, texts so that no spreadsheet takes them for a formula."""
    head = b"\xef\xbb\xbf" if dialect.byte_order_mark else b""
    return head + render_rows([columns], dialect) + render_rows(rows, dialect)


def render_rows(rows: Iterable[Sequence[Value]], dialect: Dialect) -> bytes:
    """Some rows of a CSV file."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator=dialect.line_end)
    writer.writerows(
        # Most values are texts that need nothing done to them; the interim files of a plan have 200,000 of them.
        [value if isinstance(value, str) and _is_plain(value) else _printed(value, dialect) for value in row]
        for row in rows
    )
    return buffer.getvalue().encode("utf-8")


def _printed(value: Value, dialect: Dialect) -> str:
    return neutralise(value) if isinstance(value, str) else _plain(value, dialect)


def _plain(value: Value, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        plain = format(value, "f")
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return plain.replace(".", dialect.decimal)
    return str(value)


_FORMULA_SIGNS = "=+-@＝＋－＠"
"""What a formula begins with; the wide forms count in spreadsheets of East Asia."""
# A function called, a program or another table asked for.
_DOES_SOMETHING = re.compile(r"[^\W\d]\(|[|!]")
# White space and signs without width that may be dropped from the beginning of a cell.
_UNSEEN = "\t\r\n\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
# Where a file is opened with the other separator, a formula may begin in the middle of a text.
_AFTER_SEPARATOR = re.compile(r"([;,]\s*)(?=[=＝])")


def neutralise(text: str) -> str:
    """The text, marked as text where a spreadsheet would run it as a formula.

    An apostrophe in front is what spreadsheets themselves use for it (OWASP, "CSV Injection").
    """
    begin = _begins(text)
    is_formula = begin[:1] in _FORMULA_SIGNS if begin else False
    return ("'" if is_formula or _is_control(text) else "") + _AFTER_SEPARATOR.sub(r"\1'", text)


def neutralise_verbatim(text: str) -> str:
    """The text as it is printed, "-", "=1" and "- Rapat (2 kali)" too, marked only where it may do something."""
    begin = _begins(text)
    if begin and begin[0] in _FORMULA_SIGNS and _DOES_SOMETHING.search(begin):
        return "'" + text
    return text


def _is_plain(text: str) -> bool:
    """Whether a text surely needs nothing done to it."""
    return not text or (text[0].isalnum() and "=" not in text and "＝" not in text)


def _is_control(text: str) -> bool:
    return text[:1] != "" and unicodedata.category(text[0]) == "Cc"


def _begins(text: str) -> str:
    """The text from its first sign on that is seen, or does something to a spreadsheet."""
    return text.lstrip(_UNSEEN)
