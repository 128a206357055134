"""The entries of the daftar isi and of the subbab on systematics, each with the heading of its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model.document import Block, BlockKind
from pipeline.model.dossier import Dossier
from pipeline.model.text import split_heading, squash
from pipeline.rules.shared.once import per_dossier

_PAGE = re.compile(r"[\s.](\d{1,3})\s*$")
_NEXT_ENTRY = re.compile(r"\s+\d{1,2}\s?\.\s?\d{1,2}(?!\d).*")
_SHORT_NUMBER = re.compile(r"(?<!\S)\d{1,3}(?!\S)")
_MOST_LINES = 2  # further lines of one entry or heading
_TITLE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered entry. `section` is the subbab it stands in, empty in a daftar isi.

    `heading` is the heading of the same number in the body; of several the one most alike. `page` is the printed page.
    """

    block: Block
    number: str
    judul: str
    section: str
    page: int | None
    heading: Block | None
    judul_isi: str
    is_same: bool


@per_dossier
def read_entries(dossier: Dossier) -> tuple[Entry, ...]:
    """The numbered entries of all lists, in reading order."""
    blocks = dossier.blocks
    headings = [place for place, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    return tuple(
        _entry(blocks, place, [other for other in headings if blocks[other].number == block.number])
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.CONTENTS and block.number
    )


def _entry(blocks: Sequence[Block], place: int, candidates: Sequence[int]) -> Entry:
    block = blocks[place]
    found = _PAGE.search(block.text) if not block.section else None
    judul = _title(block)
    heading = max(candidates, key=lambda other: fuzz.ratio(judul, _title(blocks[other])), default=None)
    judul_isi = "" if heading is None else _title(blocks[heading])
    readings = _readings(blocks, place)
    return Entry(
        block=block,
        number=block.number,
        judul=max(readings, key=lambda reading: fuzz.ratio(reading.lower(), judul_isi.lower())),
        section=block.section,
        page=int(found[1]) if found else None,
        heading=None if heading is None else blocks[heading],
        judul_isi=judul_isi,
        is_same=heading is not None and _is_same(blocks, place, heading),
    )


def _is_same(blocks: Sequence[Block], entry: int, heading: int) -> bool:
    """Whether both say the same, letter by letter, each with as many of its further lines as it takes.

    In a daftar isi the page number may stand anywhere in an entry of several lines; in the systematics a description
    may follow the title.
    """
    in_list = not blocks[entry].section
    titles = {_letters(text, in_list=in_list) for text in _readings(blocks, heading)}
    entries = {_letters(text, in_list=in_list) for text in _readings(blocks, entry)}
    if titles & entries:
        return True
    return not in_list and _letters(_title(blocks[entry]), in_list=False).startswith(
        _letters(_title(blocks[heading]), in_list=False)
    )


def _readings(blocks: Sequence[Block], place: int) -> list[str]:
    """The words of a heading or an entry alone, and with each number of further lines."""
    texts = [_title(blocks[place])]
    for block in blocks[place + 1 : place + 1 + _MOST_LINES]:
        goes_on = block.kind in (BlockKind.PARAGRAPH, BlockKind.CONTENTS) and not block.number
        if not goes_on or len(block.text) > _TITLE_LENGTH:
            break
        texts.append(f"{texts[-1]} {split_heading(block.text)[1]}")
    return texts


def _title(block: Block) -> str:
    """The words of a heading or an entry, without the page and without a next entry on the same line."""
    title = _NEXT_ENTRY.sub("", split_heading(block.text)[1])
    is_list = block.kind is BlockKind.CONTENTS and not block.section
    return _PAGE.sub("", title) if is_list else title


def _letters(text: str, *, in_list: bool) -> str:
    return squash(_SHORT_NUMBER.sub("", text) if in_list else text)
