"""How far a document was read, in a word and in sentences an officer can act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten

from pipeline.model.document import Document, PageKind
from pipeline.model.summary import Status
from pipeline.model.table import BY_SOURCE


def verdict(document: Document) -> tuple[Status, str]:
    """How far the document was read, and Indonesian sentences about the rest."""
    told = document.paging.told
    unread = [page.page for page in document.pages if page.is_unread]
    closed = [f'Berkas "{part.label}" tidak dapat dibuka: {part.problem}' for part in document.paging.broken]
    mended = [_of_file(document, part.label, part.note) for part in document.paging.parts if part.note]
    untrusted = _untrusted(document)
    refused = _refused(document)
    if unread and len(unread) == sum(page.kind is not PageKind.EMPTY for page in document.pages):
        if sum(map(len, refused.values())) == len(unread):
            return Status.GAGAL, " ".join((*_told_of(document, refused), *mended))
        nothing = (
            f"Seluruh isi ({len(unread)} halaman) berupa gambar pindaian atau rusak sehingga tidak terbaca. "
            "Mohon minta berkas asli yang bukan pindaian."
        )
        return Status.GAGAL, " ".join((nothing, *_told_of(document, refused), *untrusted, *closed, *mended))
    if all(page.kind is PageKind.EMPTY for page in document.pages):
        nothing = f"Semua halaman ({len(document.pages)}) kosong. Mohon minta berkas yang benar."
        return Status.GAGAL, " ".join((nothing, *mended))
    if not document.identity.is_renja:
        told_pages = _told_of(document, refused)
        return Status.BUKAN_RENJA, " ".join((_other_document(document), *told_pages, *closed, *mended))
    notes = closed
    told_already = {number for pages in refused.values() for number in pages}
    pages = [
        page.page
        for page in document.pages
        if page.is_unread
        and not page.is_whole_file
        and page.kind is not PageKind.UNTRUSTED
        and page.page not in told_already
    ]
    if pages:
        notes.append(f"Halaman {told(pages)} tidak terbaca.")
    notes.extend(_told_of(document, refused))
    notes.extend(untrusted)
    images = [page.page for page in document.pages if page.from_image]
    if images:
        notes.append(f"Halaman {told(images)} dibaca dari gambar; nilai dapat salah baca.")
    stray = [page.page for page in document.pages if page.unowned]
    if stray:
        notes.append(
            f"Halaman {told(stray)} memuat teks mirip tabel di luar garis tabel yang belum dipahami."
        )
    damaged = [page.page for page in document.pages if page.is_damaged and not page.is_unread]
    if damaged:
        notes.append(f"Isi halaman {told(damaged)} rusak di dalam berkas dan hanya terbaca sebagian.")
    notes.extend(mended)
    status = Status.SEBAGIAN if notes else Status.TERBACA
    unknown = [table for table in document.tables if not table.kind]
    if unknown:
        where = told(page for table in unknown for page in table.pages)
        notes.append(
            f"{len(unknown)} tabel lain tidak dikenali jenisnya (halaman {where}); judul kolomnya ada di tabel.csv."
        )
    notes.extend(
        f"Pada {table.label or 'tabel rencana'} (halaman {told(table.pages)}) {BY_SOURCE}; tidak dijumlahkan."
        for table in document.tables
        if any(entry.doubt == BY_SOURCE for row in table.rows for entry in row.entries)
    )
    return status, " ".join(notes)


_THIS_PAGE = "Halaman ini"
"""What a sentence on a page begins with that says why it was not read; several pages may have one reason."""


def _refused(document: Document) -> dict[str, list[int]]:
    """The pages that nobody may read, or could, by the sentence that says why."""
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        if page.kind is PageKind.BROKEN and page.problems and page.problems[0].startswith(_THIS_PAGE):
            pages.setdefault(page.problems[0], []).append(page.page)
    return pages


def _told_of(document: Document, refused: Mapping[str, Sequence[int]]) -> list[str]:
    """Sentences on these pages."""
    return [
        f"Halaman {document.paging.told(pages)}{sentence.removeprefix(_THIS_PAGE)}"
        for sentence, pages in refused.items()
    ]


def _untrusted(document: Document) -> list[str]:
    """A sentence on the pages whose text cannot be trusted; none where there are none."""
    pages = [page.page for page in document.pages if page.kind is PageKind.UNTRUSTED]
    if not pages:
        return []
    sentence = (
        f"Teks halaman {document.paging.told(pages)} tidak dapat dipercaya: yang tersimpan bukan yang tercetak. "
        "Mohon minta berkas yang dicetak ulang ke PDF dari aslinya."
    )
    return [sentence]


def _of_file(document: Document, label: str, note: str) -> str:
    return f'Berkas "{label}": {note}' if document.paging.is_split else note


def _other_document(document: Document) -> str:
    """What a document that is no Renja seems to be, with the place that says so."""
    identity = document.identity
    evidence = [one for one in identity.bukti if one.nilai == identity.dokumen_lain]
    if not evidence:
        return "Tidak ada kata Renja atau Rencana Kerja dan tidak ada tabel Renja di dalamnya."
    best = max(evidence, key=lambda one: one.suara)
    return (
        f"Berkas ini tampaknya {identity.dokumen_lain}, bukan Renja: {best.letak} (halaman "
        f'{document.paging.told([best.source.page])}) bertuliskan "{shorten(best.teks, 100)}" dan tidak ada tabel '
        "Renja di dalamnya. Mohon minta berkas Renjanya."
    )
