"""What each stage made of a document, as CSV for a curious reader: every value with its page and box in points."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.document import Document, PageReport
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison, Finding, Place
from pipeline.model.page_check import PageCheck
from pipeline.model.paging import Paging
from pipeline.model.second_reading import SecondReading
from pipeline.model.table import Entry, LogicalTable
from pipeline.report.csv import INTERNASIONAL, render, render_rows
from pipeline.report.evidence import EVIDENCE_COLUMNS, STYLE_COLUMNS, evidence_rows, style_rows
from pipeline.report.levels import LEVEL_COLUMNS, level_rows
from pipeline.report.matches import matches_csv
from pipeline.report.origins import boxes_of, corners, pages_of
from pipeline.report.second_readings import SECOND_READING_COLUMNS, second_reading_rows

_LONG = 1_000_000  # bytes
_PAGE_COLUMNS = (
    "halaman", "jenis", "metode", "huruf", "huruf_tabel", "huruf_narasi", "huruf_kepala_kaki", "huruf_tanpa_pemilik",
    "sel", "sel_ragu", "hitungan_cocok", "hitungan_tidak_cocok", "dibaca_ulang", "dibaca_ulang_tidak_sama", "masalah",
)  # fmt: skip
_BLOCK_COLUMNS = ("halaman", "jenis", "bagian", "nomor", "kotak", "teks")
_TABLE_COLUMNS = (
    "tabel",
    "jenis_tabel",
    "judul",
    "baris",
    "kolom",
    "halaman",
    "kotak",
    "metode",
    "ragu",
    "teks",
)
_LEDGER_COLUMNS = (
    "aturan", "hasil", "tabel", "jenis_tabel", "kolom", "kode", "nama", "halaman", "kotak", "tertulis", "seharusnya",
    "selisih", "pembanding", "halaman_pembanding", "kotak_pembanding", "alasan",
)  # fmt: skip

_NOWHERE = Place("", "")


NAMES = (
    "01_halaman.csv", "02_narasi.csv", "03_tabel.csv", "04_perbandingan.csv", "gaya_angka.csv", "identitas.csv",
    "jenjang.csv", "matches.csv", "pembacaan_kedua.csv",
)  # fmt: skip
"""The names of the interim files of a document, in the order of `interim_files`."""


@dataclass(slots=True)
class PrintedLedger:
    """The comparisons of a document as they are printed, taken in rule by rule; long runs of them are packed."""

    paging: Paging
    _pieces: list[tuple[bytes, bool]] = field(default_factory=list)

    def take_in(self, comparisons: Iterable[Comparison]) -> None:
        """Prints comparisons behind those before."""
        piece = render_rows((_comparison(one, self.paging) for one in comparisons), INTERNASIONAL)
        is_long = len(piece) > _LONG
        self._pieces.append((zlib.compress(piece, 1) if is_long else piece, is_long))

    def pieces(self) -> Iterator[bytes]:
        """The file, in pieces."""
        yield render(_LEDGER_COLUMNS, (), INTERNASIONAL)
        for piece, is_packed in self._pieces:
            yield zlib.decompress(piece) if is_packed else piece


def interim_files(
    document: Document,
    dossier: Dossier,
    ledger: PrintedLedger,
    checks: Mapping[int, PageCheck],
    findings: Sequence[Finding],
    readings: Sequence[SecondReading],
) -> Mapping[str, bytes | Iterable[bytes]]:
    """The interim files of one document, by name, in the order of the stages, some of them piece by piece.

    `checks` are those of its pages.

    In a document of several files, `halaman` names the file too: "Bab II.pdf:12".
    """
    paging = document.paging
    contents = (
        render(
            _PAGE_COLUMNS,
            (_page(report, checks.get(report.page, PageCheck()), paging) for report in document.pages),
            INTERNASIONAL,
        ),
        render(
            _BLOCK_COLUMNS,
            (
                (paging.label(b.page), b.kind.value, b.section, b.number, corners(b.bbox), b.text)
                for b in document.blocks
            ),
            INTERNASIONAL,
        ),
        render(
            _TABLE_COLUMNS,
            (row for table in document.tables for row in _cells(table, dossier)),
            INTERNASIONAL,
        ),
        ledger.pieces(),
        render(STYLE_COLUMNS, style_rows(dossier), INTERNASIONAL),
        render(EVIDENCE_COLUMNS, evidence_rows(document), INTERNASIONAL),
        render(LEVEL_COLUMNS, level_rows(dossier), INTERNASIONAL),
        matches_csv(dossier),
        render(SECOND_READING_COLUMNS, second_reading_rows(readings, findings, paging), INTERNASIONAL),
    )
    return dict(zip(NAMES, contents, strict=True))


def _page(report: PageReport, check: PageCheck, paging: Paging) -> tuple[str | int, ...]:
    return (
        paging.label(report.page), report.kind.value, report.method, report.characters, report.in_cells,
        report.in_prose, report.in_furniture, report.unowned, check.cells, check.doubtful, check.closed,
        check.unclosed, check.reread, check.unconfirmed, " ".join(report.problems),
    )  # fmt: skip


def _cells(table: LogicalTable, dossier: Dossier) -> list[tuple[str | int, ...]]:
    return [
        (
            table.label, table.kind, table.caption, number, column.name, pages_of(entry.sources, dossier.paging),
            boxes_of(entry.sources), entry.sources[0].method if entry.sources else "", _doubt(entry, dossier),
            entry.text,
        )
        for number, row in enumerate(table.rows, start=1)
        for column, entry in zip(table.columns, row.entries, strict=True)
        if not entry.is_empty
    ]  # fmt: skip


def _doubt(entry: Entry, dossier: Dossier) -> str:
    """Why the cell may be read wrong: its text, or what it means."""
    doubtful = dossier.doubtful
    return entry.doubt or next((doubtful[source] for source in entry.sources if source in doubtful), "")


def _comparison(comparison: Comparison, paging: Paging) -> tuple[str | int | None, ...]:
    place, other = comparison.place, comparison.pembanding or _NOWHERE
    verdict = (
        "tidak dinilai" if not comparison.is_judged else "cocok" if not comparison.beda else "tidak cocok"
    )
    return (
        comparison.aturan, verdict, place.tabel, place.jenis_tabel, place.kolom, comparison.kode, comparison.nama,
        pages_of(place.sources, paging), boxes_of(place.sources), comparison.tertulis, comparison.seharusnya,
        None if comparison.selisih is None else str(comparison.selisih), other.tabel, pages_of(other.sources, paging),
        boxes_of(other.sources), comparison.kalimat_alasan,
    )  # fmt: skip
