"""What each stage made of a document, as CSV for a curious reader: every value with its page and box in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.document import Document, PageReport
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison, Place
from pipeline.model.geometry import BBox
from pipeline.model.paging import Paging
from pipeline.model.table import LogicalTable, SourceRef
from pipeline.report.csv import INTERNASIONAL, render
from pipeline.report.levels import LEVEL_COLUMNS, level_rows
from pipeline.report.matches import matches_csv

_PAGE_COLUMNS = (
    "halaman", "jenis", "huruf", "huruf_tabel", "huruf_narasi", "huruf_kepala_kaki", "huruf_tanpa_pemilik", "masalah",
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


def interim_files(
    document: Document, dossier: Dossier, comparisons: Sequence[Comparison]
) -> Mapping[str, bytes]:
    """The interim files of one document, by name, in the order of the stages.

    In a document of several files, `halaman` names the file too: "Bab II.pdf:12".
    """
    paging = document.paging
    return {
        "01_halaman.csv": render(
            _PAGE_COLUMNS,
            (_page(report, paging) for report in document.pages),
            INTERNASIONAL,
        ),
        "02_narasi.csv": render(
            _BLOCK_COLUMNS,
            (
                (paging.label(b.page), b.kind.value, b.section, b.number, _corners(b.bbox), b.text)
                for b in document.blocks
            ),
            INTERNASIONAL,
        ),
        "03_tabel.csv": render(
            _TABLE_COLUMNS, (row for table in document.tables for row in _cells(table, paging)), INTERNASIONAL
        ),
        "04_perbandingan.csv": render(
            _LEDGER_COLUMNS, (_comparison(comparison, paging) for comparison in comparisons), INTERNASIONAL
        ),
        "jenjang.csv": render(LEVEL_COLUMNS, level_rows(dossier), INTERNASIONAL),
        "matches.csv": matches_csv(dossier),
    }


def _page(report: PageReport, paging: Paging) -> tuple[str | int, ...]:
    return (
        paging.label(report.page), report.kind.value, report.characters, report.in_cells, report.in_prose,
        report.in_furniture, report.unowned, " ".join(report.problems),
    )  # fmt: skip


def _cells(table: LogicalTable, paging: Paging) -> list[tuple[str | int, ...]]:
    return [
        (
            table.label, table.kind, table.caption, number, column.name, _pages(entry.sources, paging),
            _boxes(entry.sources), entry.sources[0].method if entry.sources else "", entry.doubt, entry.text,
        )
        for number, row in enumerate(table.rows, start=1)
        for column, entry in zip(table.columns, row.entries, strict=True)
        if not entry.is_empty
    ]  # fmt: skip


def _comparison(comparison: Comparison, paging: Paging) -> tuple[str | int | None, ...]:
    place, other = comparison.place, comparison.pembanding or Place("", "")
    verdict = (
        "tidak dinilai" if not comparison.is_judged else "cocok" if not comparison.beda else "tidak cocok"
    )
    return (
        comparison.aturan, verdict, place.tabel, place.jenis_tabel, place.kolom, comparison.kode, comparison.nama,
        _pages(place.sources, paging), _boxes(place.sources), comparison.tertulis, comparison.seharusnya,
        None if comparison.selisih is None else str(comparison.selisih), other.tabel, _pages(other.sources, paging),
        _boxes(other.sources), comparison.kalimat_alasan,
    )  # fmt: skip


def _pages(sources: Sequence[SourceRef], paging: Paging) -> str:
    pages = dict.fromkeys(source.page for source in sources)
    return (" | " if paging.is_split else " ").join(map(paging.label, pages))


def _boxes(sources: Sequence[SourceRef]) -> str:
    return " | ".join(_corners(source.bbox) for source in sources)


def _corners(box: BBox) -> str:
    """`x0 top x1 bottom` in points from the top left of the page."""
    return " ".join(f"{value:.1f}" for value in (box.x0, box.top, box.x1, box.bottom))
