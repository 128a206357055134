"""Labels and titles of tables, from the prose printed above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.prose import caption_label
from pipeline.model.document import Block, BlockKind
from pipeline.model.table import Grid, LogicalTable

_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# A title has a few lines; what stands farther above belongs to something else.
_MOST_BLOCKS = 4
_TITLE_LENGTH = 250


def label_table(table: LogicalTable, blocks: Sequence[Block], previous: Grid | None) -> LogicalTable:
    """The table with its printed number and title; a table without number is labelled by its chapter ("Bab IV").

    Args:
        table: with the grids it was read from.
        blocks: the prose of the document, in reading order.
        previous: the last grid before the table; what stands above that belongs to another table.
    """
    first = table.grids[0]
    # What is not turned is read first on its page.
    start = (first.page, first.turn, first.bbox.top + 1)
    above = [block for block in blocks if (block.page, block.turn, block.bbox.bottom) <= start]
    after = (previous.page, previous.turn, previous.bbox.bottom - 1) if previous else (0, 0, 0.0)
    label, title = _caption([block for block in above if (block.page, block.turn, block.bbox.top) >= after])
    if not label:
        label = _chapter(above)
    return replace(table, label=label, caption=title)


def _caption(above: Sequence[Block]) -> tuple[str, str]:
    """Label and title of the nearest caption; label empty when only a title (or nothing) is printed."""
    near: list[Block] = []
    for block in reversed(above[-_MOST_BLOCKS:]):
        if block.kind is BlockKind.CAPTION:
            label, title = caption_label(block.text)
            rest = " ".join(part.text for part in reversed(near) if len(part.text) < _TITLE_LENGTH)
            return label, " ".join(part for part in (title, rest) if part)
        if block.kind is not BlockKind.PARAGRAPH:
            break
        near.append(block)
    title_blocks = []
    for block in near:
        if len(block.text) > _TITLE_LENGTH or block.text.rstrip().endswith((".", ":", ";")):
            break
        title_blocks.append(block)
    return "", " ".join(block.text for block in reversed(title_blocks))


def _chapter(above: Sequence[Block]) -> str:
    """The chapter a table stands in, as "Bab IV"; empty before the first chapter."""
    section = above[-1].section if above else ""
    number = section.split(".")[0]
    return f"Bab {_ROMANS[int(number)]}" if number.isdigit() and 0 < int(number) < len(_ROMANS) else ""
