"""The CSV reports of an audit, in the dialect of the office's spreadsheet (design.md 3.3)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.finding import Coverage, Finding, Tingkat
from pipeline.model.summary import DocumentResult

Value = str | int | Decimal | None

TEMUAN_COLUMNS = (
    "id_temuan", "dokumen", "opd", "tahun", "aturan", "judul", "tingkat", "kepastian", "tabel", "jenis_tabel", "kode",
    "nama", "kolom", "halaman", "tertulis", "seharusnya", "selisih", "pembanding", "halaman_pembanding", "pesan",
    "saran", "dasar", "penyebab",
)  # fmt: skip
CAKUPAN_COLUMNS = ("dokumen", "aturan", "judul", "dinilai", "lolos", "temuan", "tidak_dinilai", "alasan")
DOKUMEN_COLUMNS = (
    "dokumen", "opd", "tahun", "sha256", "halaman", "halaman_tabel", "halaman_pindai", "halaman_tak_terbaca", "tabel",
    "program", "kegiatan", "sub_kegiatan", "pagu_total", *(tingkat.value for tingkat in Tingkat), "status", "pesan",
)  # fmt: skip


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
    """`temuan.csv`: one row per finding, in the order of the results."""
    return render(TEMUAN_COLUMNS, (_temuan_row(f) for result in results for f in result.findings), dialect)


def cakupan_csv(results: Sequence[DocumentResult], dialect: Dialect) -> bytes:
    """`cakupan.csv`: one row per document and rule."""
    return render(CAKUPAN_COLUMNS, (_cakupan_row(c) for result in results for c in result.coverage), dialect)


def dokumen_csv(results: Sequence[DocumentResult], dialect: Dialect) -> bytes:
    """`dokumen.csv`: one row per document, read or not."""
    return render(DOKUMEN_COLUMNS, map(_dokumen_row, results), dialect)


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
        result.pesan,
    )  # fmt: skip


def render(columns: Sequence[str], rows: Iterable[Sequence[Value]], dialect: Dialect) -> bytes:
    """A CSV file. Numbers are written plain, texts so that no spreadsheet takes them for a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator=dialect.line_end)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_printed(value, dialect) for value in row])
    return (b"\xef\xbb\xbf" if dialect.byte_order_mark else b"") + buffer.getvalue().encode("utf-8")


def _printed(value: Value, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        plain = format(value, "f")
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return plain.replace(".", dialect.decimal)
    if isinstance(value, int):
        return str(value)
    return neutralise(value)


def neutralise(text: str) -> str:
    """The text, marked as text where a spreadsheet would run it as a formula.

    An apostrophe in front is what spreadsheets themselves use for it (OWASP, "CSV Injection").
    """
    if text and (text[0] in "=+-@" or ord(text[0]) < 32):
        return "'" + text
    return text
