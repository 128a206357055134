"""The numbers of tables: what the captions print, and what sentences refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model.document import Block, BlockKind
from pipeline.model.dossier import Dossier
from pipeline.model.table import LogicalTable
from pipeline.model.text import heading_number, squash

_NUMBER = re.compile(
    r"\btabel\b[\s.:]*(?P<form>t\s*[-–]\s*c)?[\s.-]*(?P<number>(?:\d{1,2}|(?-i:[IVX]+\b))(?:\s?[.–-]\s?\d{1,2})*)",
    re.IGNORECASE,
)
_AROUND = 60  # letters on both sides that tell of which document a sentence speaks
_TITLE = re.compile(r"\btabel[\s.:]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A table's number in a sentence, in normal form ("II-4" is "2.4"), with the words around it."""

    block: Block
    number: str
    around: str


def number_in(text: str) -> str:
    """The first number of a table in a text, in normal form, or the name of its form; empty without one."""
    found = _NUMBER.search(text)
    if found is None:
        return ""
    number = _normal(found["number"])
    return f"T-C.{number}" if found["form"] else number


def number_of(table: LogicalTable) -> str:
    """The number a table prints in its caption, or inside its heading, in normal form; empty without one.

    The name of a form ("Tabel T-C.29") is its number too.
    """
    texts = (table.label, table.caption, *(text for column in table.columns for text in column.header[:1]))
    return next((number for text in texts if (number := number_in(text))), "")


def has_title(table: LogicalTable) -> bool:
    """Whether the caption calls the table by a name in place of a number ("Tabel J-2", "Lampiran I Tabel ...")."""
    return _TITLE.search(table.caption) is not None


def printed_numbers(dossier: Dossier) -> dict[str, str]:
    """The numbers of all captions of the body, with the section each stands in.

    A table without rules is no table to the program, but its caption is read all the same; so is one that stands
    inside a table's frame.
    """
    numbers = {
        number_in(block.text): block.section
        for block in dossier.blocks
        if block.kind is BlockKind.CAPTION and not _is_listed(dossier, block)
    }
    for table in dossier.headers:
        framed = (entry.text for row in table.rows for entry in row.entries if _TITLE.match(entry.text))
        for number in (number_of(table), *map(number_in, framed)):
            numbers.setdefault(number, "")
    return {number: section for number, section in numbers.items() if number}


def references(dossier: Dossier) -> Iterator[Reference]:
    """Every number of a table that a paragraph names, the names of forms left out."""
    for block in dossier.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            for found in _NUMBER.finditer(block.text):
                if not found["form"]:
                    around = block.text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
                    yield Reference(block, _normal(found["number"]), around)


def goes_on(before: LogicalTable, table: LogicalTable) -> bool:
    """Whether a table may be the rest of the one before it, which could not be joined to it."""
    if not before.pages or not table.pages or table.pages[0] - before.pages[-1] > 1:
        return False
    return before.kind == table.kind or abs(len(before.columns) - len(table.columns)) <= 1


def is_same_title(one: LogicalTable, other: LogicalTable, similarity: float) -> bool:
    """Whether two tables of one number are parts of one: the same title, or one of them has none."""
    titles = squash(one.caption), squash(other.caption)
    return not all(titles) or fuzz.ratio(*titles) / 100 >= similarity


def is_annex(table: LogicalTable, starts: Sequence[tuple[int, str]], closing: int | None) -> bool:
    """Whether a table lies behind the closing chapter, or in a file without chapters.

    Args:
        table: the table.
        starts: where the chapters begin.
        closing: the page on which the closing chapter begins, None where there is none.
    """
    return not starts or (closing is not None and bool(table.pages) and table.pages[0] > closing)


def _normal(number: str) -> str:
    return heading_number(re.sub(r"[–-]", ".", number))


def _is_listed(dossier: Dossier, block: Block) -> bool:
    """Whether a caption is an entry of a daftar tabel: it stands before the first heading of a document with one."""
    return not block.section and any(b.kind is BlockKind.HEADING for b in dossier.blocks)
