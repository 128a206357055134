"""The chapters of a document: what is printed where, and which headings the body has."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Block, BlockKind
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison, Place
from pipeline.model.geometry import BBox
from pipeline.model.table import SourceRef
from pipeline.model.text import split_heading, squash

ROMAN = ("0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NOWHERE = BBox(0, 0, 0, 0)
_SYSTEMATICS = "sistematika"
_HEADING_LENGTH = 160  # letters; a sentence is no heading
_LIST_ENTRIES = 3  # numbered entries on one page before the first heading are a daftar isi


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body.

    `number` is in normal form, empty where none is printed; `judul` are the words behind it. `level` is 1 for a bab, 2
    for a subbab, 0 where the number does not tell. `bab` is the number of the chapter it stands in, which its own
    number may belie. `is_sure` is false for what only its words can make one: a short line, or a heading further down.
    """

    block: Block
    number: str
    judul: str
    level: int
    bab: str
    is_sure: bool = True


def chapter_starts(dossier: Dossier) -> list[tuple[int, str]]:
    """Where each bab begins: page and number, in reading order."""
    return [(b.page, b.number) for b in dossier.blocks if b.kind is BlockKind.HEADING and b.level == 1]


def chapter_of(page: int, starts: list[tuple[int, str]]) -> str:
    """The chapter a page lies in; empty before the first."""
    before = [number for start, number in starts if start <= page]
    return before[-1] if before else ""


def bab_label(number: str) -> str:
    """What an officer calls a chapter: "Bab II"."""
    return f"Bab {ROMAN[int(number)] if number.isdigit() and int(number) < len(ROMAN) else number}"


def section_label(number: str) -> str:
    """What an officer calls the part under a heading: "subbab 2.1", "Bab II"; "dokumen" before the first."""
    if "." in number:
        return f"subbab {number}"
    return bab_label(number) if number.isdigit() else "dokumen"


def prose_place(label: str, *sources: SourceRef) -> Place:
    """A part of the text as the place of a finding. In a column of its own its label begins with a capital."""
    return Place(tabel=label[:1].upper() + label[1:], jenis_tabel="narasi", sources=sources)


def on_prose(label: str, source: SourceRef, tertulis: str = "") -> Comparison:
    """A comparison about a piece of the part that the label names, still without an outcome."""
    return Comparison(prose_place(label, source), tertulis=tertulis, isian=(("kolom", label),))


def block_place(block: Block, label: str) -> Place:
    """Where a piece of prose stands."""
    return prose_place(label, block.source)


def page_place(page: int) -> Place:
    """A whole page as the place of a finding: it has no box."""
    return Place(tabel="", jenis_tabel="dokumen", sources=(SourceRef(page, NOWHERE, "halaman"),))


def body_headings(dossier: Dossier) -> tuple[Heading, ...]:
    """The bab and subbab of the body, in reading order, with the short lines that may be headings too.

    Entries of the daftar isi and of the subbab on systematics are none.
    """
    found: list[Heading] = []
    bab, in_systematics = "", False
    lists = _pages_of_lists(dossier)
    before: Block | None = None
    for block in dossier.blocks:
        number, judul = split_heading(block.text)
        if block.kind is BlockKind.HEADING:
            bab = block.number if block.level == 1 else bab
            in_systematics = _SYSTEMATICS in squash(judul)
            is_sure = block.level in (1, 2)
            found.append(Heading(block, block.number, judul, min(block.level, 2), bab, is_sure))
        elif block.kind is BlockKind.PARAGRAPH and not in_systematics and block.page not in lists:
            number = number or _bare_number(before)
            # Below a caption stands the title of a table.
            is_title = before is not None and before.kind is BlockKind.CAPTION
            if judul and len(judul) <= _HEADING_LENGTH and not is_title:
                level = 2 if "." in number else 1 if number.isdigit() else 0
                found.append(Heading(block, number, judul, level, bab, is_sure=False))
        before = block
    return tuple(found)


def _bare_number(block: Block | None) -> str:
    """The number of a line that holds nothing else: "BAB. I" above its title; empty for any other line."""
    number, judul = split_heading(block.text) if block else ("", "")
    return "" if judul else number


def unread_pages(dossier: Dossier, first: int = 1, last: int | None = None) -> list[int]:
    """The pages of a span, or of the document, that were not read whole."""
    return [
        page.page
        for page in dossier.pages
        if page.page >= first and (last is None or page.page <= last) and (page.problems or page.is_unread)
    ]


def text_under(dossier: Dossier, heading: Heading) -> tuple[Block, ...]:
    """The paragraphs from a heading to the next one of its rung or a higher one."""
    blocks = dossier.blocks[dossier.blocks.index(heading.block) + 1 :]
    text: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level <= heading.level:
            break
        if block.kind is BlockKind.PARAGRAPH:
            text.append(block)
    return tuple(text)


def _pages_of_lists(dossier: Dossier) -> frozenset[int]:
    """Pages before the first heading that hold a table of contents."""
    entries = [b.page for b in dossier.blocks if b.kind is BlockKind.CONTENTS and not b.section and b.number]
    return frozenset(page for page in entries if entries.count(page) >= _LIST_ENTRIES)
