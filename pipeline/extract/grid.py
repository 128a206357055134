"""One page's grids: lattices filled with the characters that stand in their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.extract.cell_owners import cell_owners, pull_words_together
from pipeline.extract.inference import NOTHING, Inference, joined, merged
from pipeline.extract.lattice import JOIN, Lattice, find_lattices
from pipeline.extract.lines import Line, Printed, lines_by_group, lines_of, set_in_lines, words_of
from pipeline.extract.odd_figures import has_odd_figure
from pipeline.extract.open_body import infer_below
from pipeline.extract.open_columns import infer_columns
from pipeline.extract.open_page import infer_table
from pipeline.extract.run_through import infer_through
from pipeline.extract.undivided import infer_rows
from pipeline.extract.wraps import join_lines, prints_blanks_at_wraps
from pipeline.model.geometry import BBox
from pipeline.model.page import Characters, Doubt, Ints, PageGeometry, Shades
from pipeline.model.second_reading import Reread
from pipeline.model.table import Cell, Grid

IRREGULAR = "bentuk sel tidak persegi"
CROSSING = "teks melewati garis sel"
LETTERS = {
    Doubt.UNMAPPED: "fon tidak menyebutkan huruf yang tercetak",
    Doubt.FOREIGN: "huruf dari fonnya tidak membentuk kata",
    Doubt.COVERED: "teks tertutup gambar",
    Doubt.SLANTED: "teks tercetak miring",
}
UNSURE = "huruf dibaca dari gambar dan tidak pasti"
ODD = "angka dibaca dari gambar dan pengelompokannya tidak lazim"
# The least confidence (0..1) with which a letter is believed. On tables scanned at 150 dpi, askew and saved as JPEG 40,
# no wrong letter reached 0.6; on tables scanned at 200 dpi 0.9 % of the cells with figures fall below 0.7, all right.
SURE = 0.7


# Inside a cell, beyond the thickest rule (points).
_INSIDE = 2.5
_NEARLY_WHITE = 250  # of 255 in the darkest channel: paper


@dataclass(frozen=True, slots=True, eq=False)
class PageGrids:
    """The grids of a page, top to bottom, the lines in the cells of each, and how many characters they own."""

    grids: tuple[Grid, ...]
    in_cells: int
    lines: tuple[dict[int, list[Line]], ...]


def read_grids(page: PageGeometry) -> tuple[PageGrids, list[Line]]:
    """Every ruled table of the page with the text of its cells, and the lines that stand in none."""
    ruled, inferred = _infer(page, _fill(page, find_lattices(page.rules)))
    prints_blanks = prints_blanks_at_wraps([lines for own in ruled.lines for lines in own.values()])
    grids, grid_lines = [], []
    for lattice, own, letters in zip(ruled.lattices, ruled.lines, ruled.doubts, strict=True):
        lattice = _without_strip(lattice, own)
        doubts = {**_doubts(lattice, inferred), **letters}
        grids.append(_grid(page, lattice, own, doubts, prints_blanks, _method(page, lattice, inferred)))
        grid_lines.append(own)
    owned = int((ruled.owner >= 0).sum())
    return PageGrids(tuple(grids), owned, tuple(grid_lines)), ruled.outside


@dataclass(frozen=True, slots=True, eq=False)
class _Filled:
    """Lattices with the lines of their cells, why cells are in doubt, owners of characters.

    `outside` are the lines of no cell, and `printed` their characters.
    """

    lattices: tuple[Lattice, ...]
    lines: tuple[dict[int, list[Line]], ...]
    doubts: tuple[dict[int, str], ...]
    owner: Ints
    outside: list[Line]
    printed: Printed


def _infer(page: PageGeometry, ruled: _Filled) -> tuple[_Filled, Inference]:
    """The lattices with the missing rules too, and what was inferred; each step sees what those before it added."""
    across = page.rules.horizontal
    # What the rules enclose is theirs: on most pages only the words around the tables are left to be looked at.
    words = words_of(ruled.printed)
    steps: tuple[Callable[[_Filled], Iterable[Inference]], ...] = (
        lambda now: [infer_columns(across, words, now.lattices)],
        lambda now: [infer_below(across, words, now.lattices, now.lines)],
        lambda now: [infer_table(across, words, now.lattices)],
        lambda now: map(infer_through, now.lattices, now.lines),
        lambda now: map(infer_rows, now.lattices, now.lines),
    )
    inferred = NOTHING
    for step in steps:
        found = merged(step(ruled))
        inferred = merged((inferred, found))
        if len(found.rules):
            ruled = _fill(page, find_lattices(joined(page.rules, inferred.rules)))
    return ruled, inferred


def _fill(page: PageGeometry, lattices: tuple[Lattice, ...]) -> _Filled:
    counts = [len(lattice.spans) for lattice in lattices]
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    owner = cell_owners(page.characters, lattices, offsets)
    crossing = pull_words_together(page.characters, owner)
    letters = {**_unsure(page.characters, owner), **_letter_doubts(page.characters, owner)}
    # What no cell owns is a group of its own, the last one.
    outside = sum(counts)
    printed = set_in_lines(page.characters, np.where(owner < 0, outside, owner))
    lines = lines_of(printed)
    parts = list(zip(counts, offsets.tolist(), strict=False))
    return _Filled(
        lattices,
        tuple({index: lines.get(offset + index, []) for index in range(count)} for count, offset in parts),
        tuple(_own_doubts(count, offset, crossing, letters) for count, offset in parts),
        owner,
        lines.get(outside, []),
        printed.of_group(outside),
    )


def _own_doubts(
    count: int, offset: int, crossing: frozenset[int], letters: Mapping[int, str]
) -> dict[int, str]:
    """Why the texts of a lattice's cells are in doubt, by their index."""
    return {
        index: CROSSING if offset + index in crossing else letters[offset + index]
        for index in range(count)
        if offset + index in crossing or offset + index in letters
    }


def _doubts(lattice: Lattice, inferred: Inference) -> dict[int, str]:
    """The reasons to doubt cells that lie where an inference is unsure, by their index."""
    return {
        index: reason
        for area, reason in inferred.doubts
        for index in lattice.near(area)
        if (common := area.intersect(lattice.boxes[index])).width > JOIN and common.height > JOIN
    }


def _method(page: PageGeometry, lattice: Lattice, inferred: Inference) -> str:
    """How the grid was read: by whom, and what of it was inferred ("pdfium+baris")."""
    words = {word for area, word in inferred.areas if lattice.bbox.contains(area, JOIN)}
    return "+".join((page.method, *sorted(words)))


def _unsure(characters: Characters, owner: Ints) -> dict[int, str]:
    """The numbers of the cells with a character of which the reader is not sure, with the doubt about them."""
    return dict.fromkeys(owner[characters.confidence < SURE].tolist(), UNSURE)


def _letter_doubts(characters: Characters, owner: Ints) -> dict[int, str]:
    """Why the text of a cell is in doubt, by its number: that of its first character in doubt."""
    found: dict[int, str] = {}
    for place in np.flatnonzero((characters.doubt != Doubt.NONE) & (owner >= 0)).tolist():
        found.setdefault(int(owner[place]), LETTERS[Doubt(int(characters.doubt[place]))])
    return found


def _without_strip(lattice: Lattice, lines: dict[int, list[Line]]) -> Lattice:
    """The lattice without an empty last row that nothing closes below: the frame ran on to the page's end.

    Browsers draw it where a table with a frame of its own is broken before a row.
    """
    last = lattice.cell_of.shape[0] - 1
    below = [i for i, (row, _, row_span, _) in enumerate(lattice.spans) if row + row_span > last]
    if not lattice.is_open_bottom or last == 0 or any(lines[i] or lattice.spans[i][0] < last for i in below):
        return lattice
    count = len(lattice.spans) - len(below)  # spans are in reading order
    return replace(
        lattice,
        row_edges=lattice.row_edges[:-1],
        spans=lattice.spans[:count],
        cell_of=lattice.cell_of[:-1],
        irregular=frozenset(i for i in lattice.irregular if i < count),
        is_open_bottom=False,
    )


def _grid(
    page: PageGeometry,
    lattice: Lattice,
    lines: dict[int, list[Line]],
    doubts: dict[int, str],
    prints_blanks: bool,
    method: str,
) -> Grid:
    cells = []
    fills = _fills(page.shades, lattice.boxes)
    for index, (row, column, row_span, column_span) in enumerate(lattice.spans):
        box = lattice.boxes[index]
        own = lines[index]
        text = cell_text(own, box, prints_blanks)
        doubt = IRREGULAR if index in lattice.irregular else doubts.get(index, "")
        if not doubt and page.from_image and has_odd_figure(text):
            doubt = ODD
        cells.append(
            Cell(
                row,
                column,
                row_span,
                column_span,
                box,
                text,
                tuple(line.text for line in own),
                bool(own) and all(line.bold for line in own),
                doubt,
                own[0].bbox.x0 - box.x0 if own and own[0].turn == 0 else 0.0,
                fills[index],
            )
        )
    return Grid(
        page.number,
        lattice.bbox,
        tuple(lattice.row_edges.tolist()),
        tuple(lattice.column_edges.tolist()),
        tuple(cells),
        method,
        lattice.is_open_bottom,
        page.turn,
    )


def _fills(shades: Shades, boxes: Sequence[BBox]) -> list[str]:
    """The colour of each box near its top left corner, six hexadecimal digits; empty where it is white or nearly so."""
    if not len(shades.boxes):
        return [""] * len(boxes)
    corners = np.array([(box.x0 + _INSIDE, box.top + _INSIDE) for box in boxes], dtype=float).reshape(-1, 2)
    colours = shades.at(corners).round().astype(int)
    return [
        "" if colour.min() >= _NEARLY_WHITE else "".join(f"{one:02X}" for one in colour) for colour in colours
    ]


def read_cell(characters: Characters, box: BBox) -> Reread:
    """What a cell says that was looked at alone.

    Args:
        characters: those in the cell.
        box: the cell, along its text; both count from the same corner.
    """
    lines = lines_by_group(characters, np.zeros(len(characters), dtype=np.int64)).get(0, [])
    is_unsure = bool((characters.confidence < SURE).any())
    return Reread(cell_text(lines, box, prints_blanks=False), UNSURE if is_unsure else "")


def cell_text(lines: list[Line], box: BBox, prints_blanks: bool) -> str:
    """The text of a cell; lines of another writing direction follow those of the first."""
    if len(lines) < 2 or len({line.turn for line in lines}) == 1:
        return join_lines(lines, box, prints_blanks)
    turns = list(dict.fromkeys(line.turn for line in lines))
    parts = [join_lines([line for line in lines if line.turn == turn], box, prints_blanks) for turn in turns]
    return " ".join(part for part in parts if part)
