"""STR: obligatory tables and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from pipeline.model.document import BlockKind, PageKind, PageReport
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian, Place, Tingkat
from pipeline.model.table import LogicalTable
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.chapters import bab_label, chapter_of, chapter_starts
from pipeline.rules.shared.comparing import judged, not_judged, table_place, whole_name_of
from pipeline.rules.shared.tables import missing_tables
from pipeline.rules.shared.texts import FORM_NUMBERS, FORMS
from pipeline.settings import KolomWajib

_CHAPTERS = {"rencana_kerja": ("3", "4")}
_USUAL_CHAPTERS = ("2",)
# A table of unknown kind may be the one that is missed: when its title says so, or when it is as wide.
_TITLES = {
    "evaluasi_renja": re.compile(
        r"evaluasi\s+(?:hasil\s+)?pelaks\w+ renja|pencapaian renstra", re.IGNORECASE
    ),
    "kinerja_pelayanan": re.compile(r"kinerja pelayanan", re.IGNORECASE),
    "review_rkpd": re.compile(r"(?:review|telaah\w*) terhadap (?:rancangan awal )?rkpd", re.IGNORECASE),
    "usulan_masyarakat": re.compile(r"\busulan\b", re.IGNORECASE),
    "rencana_kerja": re.compile(r"rumusan rencana|rencana (?:kerja|program)|prakiraan maju", re.IGNORECASE),
}
_FEWEST_COLUMNS = {
    "evaluasi_renja": 9,
    "kinerja_pelayanan": 8,
    "review_rkpd": 8,
    "usulan_masyarakat": 5,
    "rencana_kerja": 7,
}
# "dapat dilihat pada Lampiran 2", "rincian terlampir"; the annex of a regulation is another matter.
_ANNEX = re.compile(
    r"\bterlampir\b|\b(?:pada|dalam|di|sebagaimana) lampiran\b"
    r"(?! (?:[ivx\d]+ )?(?:peraturan|permen|perda|pergub|undang|keputusan|uu|pp)\w*)",
    re.IGNORECASE,
)
_ANNEX_ENTRY = re.compile(r"\s*lampiran\b", re.IGNORECASE)
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
    pesan="Tabel {nama} tidak disajikan dalam dokumen.{keterangan}",
    saran="Mohon tabel {nama} disajikan; bila nihil, tabel tetap ditampilkan dengan keterangan nihil "
    "beserta alasannya.",
)
def obligatory_tables_are_there(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per obligatory kind of table."""
    for jenis_tabel in dossier.settings.tabel_wajib:
        where = Place(tabel=FORM_NUMBERS.get(jenis_tabel, ""), jenis_tabel="dokumen")
        comparison = Comparison(place=where, nama=FORMS[jenis_tabel])
        if any(_is_in_place(dossier, table) for table in dossier.of_kind(jenis_tabel)):
            yield judged(comparison, is_same=True)
            continue
        chapters = _CHAPTERS.get(jenis_tabel, _USUAL_CHAPTERS)
        if not {number for _, number in chapter_starts(dossier)} & set(chapters):
            bab = " atau ".join(map(bab_label, chapters))
            yield not_judged(comparison, Alasan.A19, kolom=bab)
            continue
        nihil = _nihil_statement(dossier) if jenis_tabel == "usulan_masyarakat" else ""
        hiding = [] if nihil else _pages_that_may_hold(dossier, jenis_tabel)
        if hiding:
            yield not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(hiding))
            continue
        annex = None if nihil else _page_that_names_an_annex(dossier, jenis_tabel)
        yield judged(comparison, is_same=False, keterangan=_keterangan(nihil, annex)).but(
            tertulis=nihil,
            tingkat=Tingkat.SEDANG if nihil else Tingkat.TINGGI,
            kepastian=Kepastian.PERLU_KONFIRMASI if annex else None,
        )


def _keterangan(nihil: str, annex: int | None) -> str:
    if nihil:
        return f' Narasi hanya menyebut: "{nihil}".'
    if annex:
        return f" Halaman {annex} merujuk ke lampiran; mohon dipastikan tabel ini tidak berada di sana."
    return ""


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
        yield from missing_tables(dossier, jenis_tabel)
        for table in dossier.of_kind(jenis_tabel):
            names = [column.name for column in table.columns]
            is_form = _is_in_place(dossier, table)
            for column in columns:
                is_due = not column.bila_ada or _has_any(names, column.bila_ada)
                if is_due and not _has_any(names, column.kecuali_ada):
                    comparison = _column(table, column)
                    yield comparison if is_form else not_judged(comparison, Alasan.A15)


def _column(table: LogicalTable, column: KolomWajib) -> Comparison:
    # A heading that says more than is known ("IKK (PP 6/08)") still begins with the column's name.
    known = [other.name for other in table.columns if other.is_known]
    unknown = [other.name for other in table.columns if not other.is_known]
    is_there = _has_any(known, column.kolom) or _has_any(unknown, tuple(f"{name}_*" for name in column.kolom))
    return judged(
        Comparison(place=table_place(table, column.kolom[0].removesuffix("_*"))),
        is_there,
        column.judul,
        kolom=column.judul,
        tabel=whole_name_of(table),
        pembanding=FORM_NUMBERS.get(table.kind, ""),
    ).but(
        tingkat=column.tingkat,
        # A heading nobody knows may be this column under another name.
        kepastian=Kepastian.PERLU_KONFIRMASI if unknown else None,
    )


def _has_any(names: list[str], patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)


def _is_in_place(dossier: Dossier, table: LogicalTable) -> bool:
    """Whether a table is the form of its kind: a plan in Bab II is one of the year that is evaluated."""
    starts = chapter_starts(dossier)
    is_plan = table.kind == "rencana_kerja" and bool(table.pages)
    return not is_plan or chapter_of(table.pages[0], starts) != "2"


def _pages_that_may_hold(dossier: Dossier, jenis_tabel: str) -> list[int]:
    """Pages of the table's chapter where it may stand unseen.

    Images without text, pages that were not read whole, and tables of unknown kind that may be it.
    """
    chapters = _CHAPTERS.get(jenis_tabel, _USUAL_CHAPTERS)
    pages = {page.page for page in dossier.pages if page.problems or page.unowned or _is_image(page)}
    for table in dossier.of_kind(""):
        is_titled = _TITLES[jenis_tabel].search(one_line(table.caption))
        if is_titled or len(table.columns) >= _FEWEST_COLUMNS[jenis_tabel]:
            pages.update(table.pages)
    starts = chapter_starts(dossier)
    return sorted(page for page in pages if chapter_of(page, starts) in chapters)


def _page_that_names_an_annex(dossier: Dossier, jenis_tabel: str) -> int | None:
    """The first page whose prose sends the reader to an annex, or that lists one of the table's name.

    An annex often is a file of its own; inside this file it lies behind the chapters. Who moves one table there moves
    others too ("terdapat pada Lampiran 1" in Bab II, nothing said in Bab III), so any such page will do.
    """
    for block in dossier.blocks:
        text = one_line(block.text)
        is_listed = _ANNEX_ENTRY.match(text) and _TITLES[jenis_tabel].search(text)
        if is_listed or _ANNEX.search(text):
            return block.page
    return None


def _is_image(page: PageReport) -> bool:
    return page.kind is PageKind.SCAN and page.characters < _FEW_CHARACTERS


def _nihil_statement(dossier: Dossier) -> str:
    """The words by which the prose says that there were no proposals; empty where it does not."""
    for block in dossier.blocks:
        found = _NIHIL.search(one_line(block.text))
        if found and block.kind is BlockKind.PARAGRAPH:
            return found[0]
    return ""
