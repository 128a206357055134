"""STR: obligatory tables and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from pipeline.model.document import BlockKind, PageKind
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian, Place, Tingkat
from pipeline.model.table import LogicalTable
from pipeline.rules.comparing import judged, no_table, not_judged, table_place
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.texts import FORM_NUMBERS, FORMS
from pipeline.settings import KolomWajib

_CHAPTERS = {"rencana_kerja": ("3", "4")}
_USUAL_CHAPTERS = ("2",)
# A table of unknown kind with fewer columns is surely not this one.
_FEWEST_COLUMNS = {
    "evaluasi_renja": 9,
    "kinerja_pelayanan": 8,
    "review_rkpd": 8,
    "usulan_masyarakat": 5,
    "rencana_kerja": 7,
}
_FEW_CHARACTERS = 20  # a page number or a stamp beside an image
_NIHIL = re.compile(
    r"\b(?:tidak (?:terdapat|ada|memuat|mendapat\w*)|belum (?:terdapat|ada)|nihil)\b.{0,60}\busulan\b"
    r"|\busulan\b.{0,80}\bnihil\b",
    re.IGNORECASE,
)


@rule(
    "STR-04",
    "Tabel wajib tidak disajikan",
    tingkat="sedang",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Tabel {nama} tidak disajikan dalam dokumen.{nihil}",
    saran="Mohon tabel {nama} disajikan; bila nihil, tabel tetap ditampilkan dengan keterangan nihil "
    "beserta alasannya.",
)
def obligatory_tables_are_there(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per obligatory kind of table."""
    for jenis_tabel in dossier.settings.tabel_wajib:
        where = Place(tabel=FORM_NUMBERS.get(jenis_tabel, ""), jenis_tabel="dokumen")
        comparison = Comparison(place=where, nama=FORMS[jenis_tabel])
        if dossier.of_kind(jenis_tabel):
            yield judged(comparison, is_same=True)
            continue
        nihil = _nihil_statement(dossier) if jenis_tabel == "usulan_masyarakat" else ""
        hiding = [] if nihil else _pages_that_may_hold(dossier, jenis_tabel)
        if hiding:
            yield not_judged(comparison, Alasan.A11, halaman=", ".join(map(str, hiding)))
            continue
        text = f' Narasi hanya menyebut: "{nihil}".' if nihil else ""
        yield replace(
            judged(comparison, is_same=False, nihil=text),
            tertulis=nihil,
            tingkat=Tingkat.SEDANG if nihil else Tingkat.TINGGI,
        )


@rule(
    "STR-05",
    "Kolom wajib tidak ada pada tabel",
    tingkat="sedang",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Kolom {kolom} tidak ada pada {tabel}.",
    saran="Mohon kolom {kolom} ditambahkan dan diisi sesuai bentuk {pembanding}.",
)
def obligatory_columns_are_there(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per obligatory column and table."""
    for jenis_tabel, columns in dossier.settings.kolom_wajib.items():
        tables = dossier.of_kind(jenis_tabel)
        if not tables:
            yield no_table(jenis_tabel)
        for table in tables:
            names = [column.name for column in table.columns]
            demanded = [
                column for column in columns if not column.bila_ada or _has_any(names, column.bila_ada)
            ]
            for column in demanded:
                yield _column(table, column, names)


def _column(table: LogicalTable, column: KolomWajib, names: list[str]) -> Comparison:
    is_there = _has_any(names, column.kolom)
    has_unknown_column = any(not other.is_known for other in table.columns)
    return replace(
        judged(
            Comparison(place=table_place(table, column.kolom[0].removesuffix("_*"))),
            is_there,
            column.judul,
            kolom=column.judul,
            tabel=table.label or FORMS[table.kind],
            pembanding=FORM_NUMBERS.get(table.kind, ""),
        ),
        tingkat=Tingkat(column.tingkat) if column.tingkat else None,
        # A heading nobody knows may be this column under another name.
        kepastian=Kepastian.PERLU_KONFIRMASI if has_unknown_column else None,
    )


def _has_any(names: list[str], patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)


def _pages_that_may_hold(dossier: Dossier, jenis_tabel: str) -> list[int]:
    """Pages of the table's chapter where it may stand unseen.

    Images without text, and tables of unknown kind that are wide enough to be it.
    """
    chapters = _CHAPTERS.get(jenis_tabel, _USUAL_CHAPTERS)
    starts = [
        (block.page, block.number)
        for block in dossier.blocks
        if block.kind is BlockKind.HEADING and block.number and "." not in block.number
    ]
    pages = {
        page.page
        for page in dossier.pages
        if page.kind is PageKind.SCAN and page.characters < _FEW_CHARACTERS
    }
    for table in dossier.of_kind(""):
        if len(table.columns) >= _FEWEST_COLUMNS[jenis_tabel]:
            pages.update(table.pages)
    return sorted(page for page in pages if not starts or _chapter_of(page, starts) in chapters)


def _chapter_of(page: int, starts: list[tuple[int, str]]) -> str:
    """The chapter a page lies in; empty before the first."""
    before = [number for start, number in starts if start <= page]
    return before[-1] if before else ""


def _nihil_statement(dossier: Dossier) -> str:
    """The words by which the prose says that there were no proposals; empty where it does not."""
    for block in dossier.blocks:
        found = _NIHIL.search(" ".join(block.text.split()))
        if found and block.kind is BlockKind.PARAGRAPH:
            return found[0]
    return ""
