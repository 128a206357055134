"""What each stage made of a document, as CSV for a curious reader: every value with its page and box in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.document import Document, Identity, PageReport, Perihal
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison, Place
from pipeline.model.geometry import BBox
from pipeline.model.number_style import NumberHabits, NumberStyle
from pipeline.model.table import Entry, LogicalTable, SourceRef
from pipeline.model.values import one_line
from pipeline.report.csv import INTERNASIONAL, render
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
_EVIDENCE_COLUMNS = ("perihal", "nilai", "dipakai", "suara", "letak", "halaman", "kotak", "teks")
_STYLE_COLUMNS = ("kelompok", "gaya", "dipakai", "jumlah", "contoh", "halaman", "kotak")
_LEDGER_COLUMNS = (
    "aturan", "hasil", "tabel", "jenis_tabel", "kolom", "kode", "halaman", "kotak", "tertulis", "seharusnya", "selisih",
    "pembanding", "halaman_pembanding", "kotak_pembanding", "alasan",
)  # fmt: skip


def interim_files(
    document: Document, dossier: Dossier, comparisons: Sequence[Comparison]
) -> Mapping[str, bytes]:
    """The interim files of one document, by name, in the order of the stages."""
    return {
        "01_halaman.csv": render(
            _PAGE_COLUMNS,
            map(_page, document.pages),
            INTERNASIONAL,
        ),
        "02_narasi.csv": render(
            _BLOCK_COLUMNS,
            ((b.page, b.kind.value, b.section, b.number, _corners(b.bbox), b.text) for b in document.blocks),
            INTERNASIONAL,
        ),
        "03_tabel.csv": render(
            _TABLE_COLUMNS,
            (row for table in document.tables for row in _cells(table, dossier.doubtful)),
            INTERNASIONAL,
        ),
        "04_perbandingan.csv": render(_LEDGER_COLUMNS, map(_comparison, comparisons), INTERNASIONAL),
        "gaya_angka.csv": render(_STYLE_COLUMNS, _styles(dossier.gaya_angka), INTERNASIONAL),
        "identitas.csv": render(_EVIDENCE_COLUMNS, _evidence(document.identity), INTERNASIONAL),
        "matches.csv": matches_csv(dossier),
    }


def _page(report: PageReport) -> tuple[str | int, ...]:
    return (
        report.page, report.kind.value, report.characters, report.in_cells, report.in_prose, report.in_furniture,
        report.unowned, " ".join(report.problems),
    )  # fmt: skip


def _evidence(identity: Identity) -> list[tuple[str | int, ...]]:
    """What the document says of itself, by subject and what most is said for; `dipakai` marks what was believed."""
    ordered = sorted(
        identity.bukti, key=lambda one: (list(Perihal).index(one.perihal), -one.suara, one.nilai)
    )
    return [
        (
            one.perihal.value, one.nilai, "ya" if identity.follows(one) else "tidak", one.suara, one.letak.value,
            one.source.page, _corners(one.source.bbox), one.teks,
        )
        for one in ordered
    ]  # fmt: skip


def _styles(habits: NumberHabits) -> list[tuple[str | int, ...]]:
    """How many amounts and targets are certainly written in each style; `dipakai` marks the one that is believed."""
    rows: list[tuple[str | int, ...]] = []
    for name, habit in (("pagu", habits.pagu), ("target", habits.target)):
        styles = ((NumberStyle.INDONESIAN, habit.indonesian), (NumberStyle.ENGLISH, habit.english))
        rows.extend(
            (
                name, style.value, "ya" if style is habit.style else "tidak", counted.count, one_line(counted.example),
                _pages(counted.sources), _boxes(counted.sources),
            )
            for style, counted in styles
        )  # fmt: skip
    return rows


def _cells(table: LogicalTable, doubtful: Mapping[SourceRef, str]) -> list[tuple[str | int, ...]]:
    return [
        (
            table.label, table.kind, table.caption, number, column.name, _pages(entry.sources), _boxes(entry.sources),
            entry.sources[0].method if entry.sources else "", _doubt(entry, doubtful), entry.text,
        )
        for number, row in enumerate(table.rows, start=1)
        for column, entry in zip(table.columns, row.entries, strict=True)
        if not entry.is_empty
    ]  # fmt: skip


def _doubt(entry: Entry, doubtful: Mapping[SourceRef, str]) -> str:
    """Why the cell may be read wrong: its text, or what it means."""
    return entry.doubt or next((doubtful[source] for source in entry.sources if source in doubtful), "")


def _comparison(comparison: Comparison) -> tuple[str | int | None, ...]:
    place, other = comparison.place, comparison.pembanding or Place("", "")
    verdict = (
        "tidak dinilai" if not comparison.is_judged else "cocok" if not comparison.beda else "tidak cocok"
    )
    return (
        comparison.aturan, verdict, place.tabel, place.jenis_tabel, place.kolom, comparison.kode,
        _pages(place.sources), _boxes(place.sources), comparison.tertulis, comparison.seharusnya,
        None if comparison.selisih is None else str(comparison.selisih), other.tabel, _pages(other.sources),
        _boxes(other.sources), comparison.kalimat_alasan,
    )  # fmt: skip


def _pages(sources: Sequence[SourceRef]) -> str:
    return " ".join(str(page) for page in dict.fromkeys(source.page for source in sources))


def _boxes(sources: Sequence[SourceRef]) -> str:
    return " | ".join(_corners(source.bbox) for source in sources)


def _corners(box: BBox) -> str:
    """`x0 top x1 bottom` in points from the top left of the page."""
    return " ".join(f"{value:.1f}" for value in (box.x0, box.top, box.x1, box.bottom))
