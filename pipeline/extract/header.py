"""The header of a grid: how many rows it has, what stands above each column, and the row of column numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.table import Cell, Grid

# "3", "(3)", "8=(7/6)", "10 = (5+7+9)*", "l" for 1 as one office prints it.
_COLUMN_NUMBER = re.compile(r"\(?[\dl]{1,2}[a-z]?\)?\.?(?:\s*=\s*[-+*/x:()\[\]\d\s%]+)?\*?")
# What stands above column numbers is a header only without amounts: one office's page ends with the number row.
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d\s*%")
# "2024", "2022 (th n-2)", "Tahun n+1": a heading, but of no words that tell it from data.
_YEAR = re.compile(
    r"(?:tahun|thn?\.?)?\s*(?:20\d\d)?\s*\(?\s*(?:(?:tahun|thn?\.?)?\s*\(?n\s*(?:[-+]\s*\d)?\)?)?\s*\)?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:rp\.?\s*)?[\d.,]{4,}(?:,-)?|\d+(?:[.,]\d+)?\s*%?|-", re.IGNORECASE)
# A header of more rows than this was never seen; four is the most in SIPD matrices.
_MAX_ROWS = 8


@dataclass(frozen=True, slots=True)
class Header:
    """`rows` header rows lie above the body, the number row (if any) included.

    `paths` holds for each column the texts above it, outermost first. `numbers` is the row of column numbers,
    as printed, or empty.
    """

    rows: int
    paths: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...]

    @property
    def has_texts(self) -> bool:
        """Whether there is more than a row of numbers."""
        return any(self.paths)


def cover_of(grid: Grid) -> list[list[Cell | None]]:
    """The cell that covers each square, `[row][column]`; None outside every cell."""
    cover: list[list[Cell | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                cover[row][column] = cell
    return cover


def split_header(grid: Grid, is_heading: Callable[[str], bool]) -> Header:
    """Where the header of a grid ends; a header of no rows when the grid begins with data.

    Args:
        grid: one page's table.
        is_heading: whether a text is made of the words that headings are made of.
    """
    cover = cover_of(grid)
    texts = grid.texts()
    number_row = next((row for row in range(min(_MAX_ROWS, len(texts))) if is_number_row(texts[row])), None)
    if number_row is not None and not any(_AMOUNT.search(text) for row in texts[:number_row] for text in row):
        return Header(number_row + 1, header_paths(cover, number_row), tuple(texts[number_row]))
    for depth in _depths(cover):
        if _reads_as_header(cover, depth, is_heading):
            return Header(depth, header_paths(cover, depth), ())
    return Header(0, ((),) * grid.column_count, ())


def is_number_row(texts: list[str]) -> bool:
    """Whether the texts are column numbers: mostly such numbers, mostly ascending ("1 2 4 3" was seen)."""
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < min(3, len(texts)) or len(filled) < 2:
        return False
    numbers = [text for text in filled if _COLUMN_NUMBER.fullmatch(text)]
    if len(numbers) < 0.8 * len(filled):
        return False
    values = [int(re.sub(r"\D", "", text.split("=")[0].replace("l", "1")) or 0) for text in numbers]
    # "1 2 3 4 5 1 2 3 4 5" are the years of a plan under two headings; "1 2 3 4 5 6 2 3 4 5 6 9" on every column are
    # the numbers of the columns all the same, though they lie.
    is_distinct = len(set(values)) >= 0.8 * len(values) or len(filled) >= 0.9 * len(texts)
    ascending = sum(later > earlier for earlier, later in pairwise(values))
    return (
        is_distinct and values[0] in (0, 1, 2) and values[-1] <= 40 and ascending >= 0.6 * (len(values) - 1)
    )


def header_paths(cover: list[list[Cell | None]], rows: int) -> tuple[tuple[str, ...], ...]:
    """For each column the texts of the cells over it in the first `rows` rows, outermost first."""
    paths = []
    for column in range(len(cover[0])):
        path: list[str] = []
        last: Cell | None = None
        for row in range(rows):
            cell = cover[row][column]
            if cell is not None and cell is not last and cell.text.strip():
                path.append(cell.text)
            last = cell
        paths.append(tuple(path))
    return tuple(paths)


def _depths(cover: list[list[Cell | None]]) -> tuple[int, ...]:
    """How many rows the header may have, the likeliest first: as deep as its spans, one more under a group heading.

    A group heading is one row high and has its columns' headings below it. A wide heading ("Kode" over five narrow
    columns) looks the same in a header of one row, and so does a wide cell of the body ("PROGRAM ..." over its number
    and name): every row where such a cell alone made the header deeper is a possible end too.
    """
    depth = 1
    ends: list[int] = []
    row = 0
    while row < min(depth, len(cover), _MAX_ROWS):
        started = [cell for cell in cover[row] if cell is not None and cell.row == row]
        depth = max([depth, *(cell.row + cell.row_span for cell in started)])
        is_grouped = any(
            cell.column_span > 1 and cell.row_span == 1 and cell.text.strip() for cell in started
        )
        if is_grouped and depth == row + 1:
            ends.append(depth)
            depth += 1
        row += 1
    # All rows of a grid are its header where the page had no room for more: the table goes on on the next page.
    return tuple(rows for rows in (depth, *reversed(ends)) if 0 < rows <= len(cover) and rows <= _MAX_ROWS)


def _reads_as_header(cover: list[list[Cell | None]], depth: int, is_heading: Callable[[str], bool]) -> bool:
    """Whether the cells of the first rows hold headings: words that headings are made of, and no figures.

    A header that a page break parts from its rows is all there is on its page. Then more of its cells must be headings,
    or years, since a box of labels looks like it.
    """
    cells = {
        id(cell): cell for row in cover[:depth] for cell in row if cell is not None and cell.text.strip()
    }
    texts = [cell.text.strip() for cell in cells.values()]
    others = [text for text in texts if not _YEAR.fullmatch(text)]
    if len(others) < 2 or any(_FIGURE.fullmatch(text) for text in others):
        return False
    if depth == len(cover):
        headings = sum(map(is_heading, others)) + len(texts) - len(others)
        return headings >= max(3, 0.75 * len(texts))
    return sum(map(is_heading, others)) >= max(2, 0.5 * len(others))
