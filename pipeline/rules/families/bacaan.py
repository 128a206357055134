"""STR and OCR: pages that are missing, or were not read as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.document import BlockKind, PageKind, PageReport
from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Ringkas
from pipeline.model.text import listed
from pipeline.rules.declare import BACAAN, PRAKTIK, rule
from pipeline.rules.shared.chapters import page_place
from pipeline.rules.shared.comparing import judged, not_judged
from pipeline.rules.shared.pagination import jumps
from pipeline.rules.shared.table_numbers import number_in, number_of

_PAGE = "semua yang memerlukan isi halaman itu"
"""What is not examined where a page was not read."""
_LOST = "Halaman {daftar} tidak terbaca dengan baik; pemeriksaan berikut tidak dilakukan: {kolom}."
_FROM_IMAGE = "Halaman {gambar} dibaca dari gambar; nilai dapat salah baca."


@rule(
    "STR-10",
    "Halaman hilang, kosong, terbalik, atau hanya berupa gambar",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="Halaman {daftar}.",
    saran="Mohon halaman diperiksa dan berkas disampaikan kembali secara lengkap dalam bentuk teks yang dapat dibaca.",
    ringkas=Ringkas.PER_DOKUMEN,
)
def pages_are_there_and_legible(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per page."""
    if not dossier.pages:
        yield not_judged(Comparison(DOCUMENT), Alasan.A23)
    gaps = jumps(dossier.pages)
    faults = {page.page: _fault(dossier, page, gaps) for page in dossier.pages}
    told = _by_fault(dossier, {page: fault for page, fault in faults.items() if fault})
    for page, fault in faults.items():
        comparison = Comparison(place=page_place(page), tertulis=fault)
        yield judged(comparison, not fault, butir=f"{dossier.paging.told([page])} {fault}", daftar=told)


def _fault(dossier: Dossier, page: PageReport, gaps: Mapping[int, tuple[int, int]]) -> str:
    """What is wrong with a page, as the end of a sentence about it; empty where nothing is."""
    if page.is_whole_file:
        return "dan seterusnya tidak terbaca karena berkasnya tidak dapat dibuka"
    if page.kind is PageKind.BROKEN:
        return "tidak dapat dibuka"
    if page.kind is PageKind.SCAN:
        return "hanya berupa gambar"
    if page.kind is PageKind.UNTRUSTED:
        return "menyimpan teks yang bukan teks tercetaknya"
    if page.characters < dossier.settings.minimal_huruf_halaman:
        return "kosong atau hampir kosong"
    if page.is_turned:
        return "ditulis tegak atau terbalik"
    if page.page in gaps:
        expected, printed = gaps[page.page]
        return f"bernomor {printed}, seharusnya {expected} menurut halaman sebelumnya"
    return ""


def _by_fault(dossier: Dossier, faults: Mapping[int, str]) -> str:
    """Pages with the same fault together: "3-5 hanya berupa gambar; halaman 9 kosong"."""
    pages: dict[str, list[int]] = {}
    for page, fault in faults.items():
        pages.setdefault(fault, []).append(page)
    return "; halaman ".join(f"{dossier.paging.told(numbers)} {fault}" for fault, numbers in pages.items())


@rule(
    "OCR-01",
    "Halaman terpindai, keyakinan baca rendah, atau tabel tidak terbaca",
    tingkat="info",
    kepastian="pasti",
    dasar=BACAAN,
    pesan=_LOST,
    saran="Mohon berkas asli (bukan pindaian) disampaikan.",
    ringkas=Ringkas.PER_DOKUMEN,
)
def pages_are_read(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per page."""
    if not dossier.pages:
        yield not_judged(Comparison(DOCUMENT), Alasan.A23)
    tables = _unread_tables(dossier)
    lost = {
        page.page: tables.get(page.page, ()) or (_PAGE,)
        for page in dossier.pages
        if page.page in tables or page.is_unread or page.losses
    }
    images = [page.page for page in dossier.pages if page.from_image]
    parts = [*([_FROM_IMAGE] if images else []), *([_LOST] if lost else [])]
    told = listed(dict.fromkeys(what for page in lost.values() for what in page))
    for page in dossier.pages:
        comparison = Comparison(
            place=page_place(page.page), tertulis=listed(page.problems), pesan=" ".join(parts)
        )
        is_read = page.page not in lost and not page.from_image
        yield judged(
            comparison,
            is_read,
            butir=dossier.paging.told([page.page]),
            daftar=dossier.paging.told(lost),
            kolom=told,
            gambar=dossier.paging.told(images),
        )


def _unread_tables(dossier: Dossier) -> dict[int, tuple[str, ...]]:
    """Captions without a table, by page: none has their number, and none begins on this page or the next one."""
    numbers = {number_of(table) for table in dossier.headers}
    begin = {grid.page for table in dossier.headers for grid in table.grids}
    begin |= {page for table in dossier.headers for page in table.pages}
    found: dict[int, tuple[str, ...]] = {}
    for block in dossier.blocks:
        number = number_in(block.text) if block.kind is BlockKind.CAPTION and block.section else ""
        if number and number not in numbers and not begin & {block.page, block.page + 1}:
            found[block.page] = (*found.get(block.page, ()), f"semua yang memerlukan isi Tabel {number}")
    return found
