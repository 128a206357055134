"""Small made-up lines, characters and grids. Letters are half as wide as they are high."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.lines import Line
from pipeline.model.document import Block, BlockKind
from pipeline.model.geometry import BBox
from pipeline.model.page import Characters
from pipeline.model.table import Cell, Grid

SIZE = 10.0
LETTER = 0.5 * SIZE
CELL = BBox(0, 0, 100, 500)


def width_of(text: str, size: float = SIZE) -> float:
    return len(text) * 0.5 * size


def line(
    text: str,
    x: float = 2,
    bottom: float = 20,
    *,
    size: float = SIZE,
    bold: bool = False,
    turn: int = 0,
    blank_at_end: bool = False,
    pieces: int = 1,
) -> Line:
    """A printed line that begins at `x`; `bottom` is where its letters end."""
    length = width_of(text, size)
    first_word = width_of(text.split(" ")[0], size)
    box = BBox(x, bottom - size, x + length, bottom)
    return Line(text, box, x, x + length, first_word, size, bold, turn, blank_at_end, pieces)


def lines(*texts: str, x: float = 2, blank_at_end: bool = False) -> list[Line]:
    """Lines under each other."""
    return [line(text, x, 20 + 12 * number, blank_at_end=blank_at_end) for number, text in enumerate(texts)]


def characters(
    *runs: tuple[str, float, float], turn: int = 0, size: float = SIZE, prints_blanks: bool = True
) -> Characters:
    """Characters of texts that begin at `(x, baseline)`; for other turns along the writing direction."""
    rows: list[tuple[float, ...]] = []
    for text, start, across in runs:
        for place, letter in enumerate(text):
            if letter == " ":
                continue
            along = start + place * 0.5 * size
            follows = prints_blanks and text[place + 1 : place + 2] == " "
            rows.append((ord(letter), *_box(along, across, size, turn), across, size, 0, turn, follows))
    table = np.array(rows, dtype=float).reshape(-1, 10)
    return Characters(  # type: ignore[call-arg]  # mypy cannot count what the star unpacks
        table[:, 0].astype(np.int64),
        *(table[:, place].copy() for place in range(1, 7)),
        table[:, 7] > 0,
        table[:, 8].astype(np.int64),
        table[:, 9] > 0,
        np.zeros(len(table), dtype=np.int64),
        np.ones(len(table)),
    )


def _box(along: float, across: float, size: float, turn: int) -> tuple[float, float, float, float]:
    """Box of a letter that starts at `along`, on a line at `across`, written to the right or upward."""
    if turn == 3:
        return across - size, -along - 0.5 * size, across, -along
    return along, across - size, along + 0.5 * size, across


def grid(
    rows: Sequence[Sequence[str | None]],
    *,
    page: int = 1,
    spans: dict[tuple[int, int], tuple[int, int]] | None = None,
    column_edges: Sequence[float] = (),
    top: float = 100,
    row_height: float = 20,
    open_bottom: bool = False,
) -> Grid:
    """A grid of these texts, a line each or several (`\n`); None stands in squares that a merged cell covers."""
    width = len(rows[0])
    across = tuple(column_edges) or tuple(100.0 * column for column in range(width + 1))
    down = tuple(top + row_height * row for row in range(len(rows) + 1))
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text is None:
                continue
            row_span, column_span = (spans or {}).get((row, column), (1, 1))
            box = BBox(across[column], down[row], across[column + column_span], down[row + row_span])
            printed = tuple(text.split("\n")) if text else ()
            cells.append(Cell(row, column, row_span, column_span, box, " ".join(printed), printed))
    return Grid(
        page,
        BBox(across[0], down[0], across[-1], down[-1]),
        down,
        across,
        tuple(cells),
        "pdfium",
        open_bottom,
    )


def block(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, page: int = 1, top: float = 50, section: str = ""
) -> Block:
    """A block of one line, 10 pt high."""
    number = section if kind is BlockKind.HEADING else ""
    return Block(kind, page, BBox(50, top, 500, top + 10), text, number, section=section)
