"""All pages of a document to prose, grids and logical tables: the order of the extracting steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.captions import label_table
from pipeline.extract.furniture import find_furniture, printed_number
from pipeline.extract.grid import PageGrids, read_grids
from pipeline.extract.lines import Line, lines_by_group
from pipeline.extract.ownership import find_leftover, letters_of
from pipeline.extract.placed import PlacedGrid
from pipeline.extract.prose import PageLines, read_prose, reading_order
from pipeline.extract.stitch import is_later_sheet, stitch
from pipeline.model.document import Block, PageKind, PageReport
from pipeline.model.page import PageGeometry
from pipeline.model.table import Grid, LogicalTable

# The densest table page seen has 192 rules in one direction. A drawing or a map has thousands; it is no table, and
# looking for one would take minutes.
MAX_RULES = 2000


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """One page after its lines and grids were found; the geometry itself is no longer needed.

    `is_turned` tells of a page most of whose text does not run to the right. `is_drawing` tells of a page with so many
    rules that no table was looked for; `unopened` counts parts that lie too deep to be read.
    """

    page: int
    kind: PageKind
    width: float
    height: float
    characters: int
    lines: tuple[Line, ...]
    grids: PageGrids
    is_drawing: bool = False
    unopened: int = 0
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document holds, in reading order. Tables have labels and captions, but no kind yet."""

    pages: tuple[PageReport, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...]
    grids: tuple[Grid, ...]
    tables: tuple[LogicalTable, ...]


def read_content(page: PageGeometry, kind: PageKind) -> PageContent:
    """The lines and grids of one page."""
    is_drawing = max(len(page.rules.horizontal), len(page.rules.vertical)) > MAX_RULES
    if kind is PageKind.TABLE and not is_drawing:
        grids = read_grids(page)
    else:
        grids = PageGrids((), np.zeros(len(page.characters), dtype=bool), ())
    lines = lines_by_group(page.characters, np.where(grids.in_cell, -1, 0)).get(0, [])
    if kind is PageKind.TABLE and not grids.grids:
        kind = PageKind.PROSE
    return PageContent(
        page.number,
        kind,
        page.width,
        page.height,
        len(page.characters),
        reading_order(lines),
        grids,
        is_drawing,
        page.unopened,
        bool((page.characters.turn != 0).sum() > len(page.characters) / 2),
    )


def extract(contents: Iterable[PageContent], is_heading: Callable[[str], bool]) -> Extraction:
    """Prose, grids and logical tables of a document.

    Args:
        contents: its pages, in order.
        is_heading: whether a text is made of the words that column headings are made of.
    """
    pages = tuple(contents)
    furniture = find_furniture([(page.height, page.lines) for page in pages])
    prose = [
        PageLines(
            page.page, page.width, tuple(line for place, line in enumerate(page.lines) if place not in fixed)
        )
        for page, fixed in zip(pages, furniture, strict=True)
    ]
    blocks = read_prose(prose)
    tables = stitch(_place_grids(pages, prose), is_heading)
    previous = (None, *(table.grids[-1] for table in tables))
    return Extraction(
        tuple(
            _report(page, part, [page.lines[place] for place in sorted(fixed)])
            for page, part, fixed in zip(pages, prose, furniture, strict=True)
        ),
        blocks,
        tuple(
            page.lines[place].text
            for page, fixed in zip(pages, furniture, strict=True)
            for place in sorted(fixed)
        ),
        tuple(grid for page in pages for grid in page.grids.grids),
        tuple(label_table(table, blocks, last) for table, last in zip(tables, previous, strict=False)),
    )


def _place_grids(pages: Sequence[PageContent], prose: Sequence[PageLines]) -> list[PlacedGrid]:
    """The grids of all pages, each with the prose lines printed since the one before it."""
    placed: list[PlacedGrid] = []
    before: list[str] = []
    for page, part in zip(pages, prose, strict=True):
        waiting = [line for line in part.lines if not is_later_sheet(line.text)]
        marks = [line.bbox.bottom for line in page.lines if is_later_sheet(line.text)]
        for grid, lines in zip(page.grids.grids, page.grids.lines, strict=True):
            while waiting and waiting[0].bbox.top < grid.bbox.top:
                before.append(waiting.pop(0).text)
            goes_on = any(bottom <= grid.bbox.top + 1 for bottom in marks)
            placed.append(PlacedGrid(grid, lines, tuple(before), goes_on))
            before = []
        before.extend(line.text for line in waiting)
    return placed


def _report(page: PageContent, prose: PageLines, furniture: Sequence[Line]) -> PageReport:
    """How the page was read. A scanned page was not read at all; a leftover line was not understood."""
    problems: list[str] = []
    if page.kind is PageKind.SCAN:
        problems.append("Halaman berupa gambar pindaian tanpa teks dan belum terbaca.")
    if page.is_drawing:
        problems.append(
            f"Halaman memuat lebih dari {MAX_RULES} garis (gambar atau peta); tabel tidak dicari di dalamnya."
        )
    if page.is_turned:
        problems.append(
            "Teks halaman ini tidak mendatar; tabel yang ditulis tegak atau terbalik belum dapat dibaca."
        )
    if page.unopened:
        problems.append("Sebagian isi halaman bersarang terlalu dalam di dalam berkas dan belum terbaca.")
    leftover = find_leftover(prose.lines, page.grids.grids)
    if leftover.characters:
        problems.append(
            f"{leftover.characters} huruf mirip isi tabel tetapi berada di luar garis tabel, mulai dari "
            f'"{leftover.example[:60]}".'
        )
    in_cells = int(page.grids.in_cell.sum())
    return PageReport(
        page=page.page,
        kind=page.kind,
        characters=page.characters,
        in_cells=in_cells,
        in_furniture=page.characters - in_cells - letters_of(prose.lines),
        unowned=leftover.characters,
        problems=tuple(problems),
        nomor=printed_number([line.text for line in furniture]),
        is_turned=page.is_turned,
        furniture=tuple(line.text for line in furniture),
        furniture_boxes=tuple(line.bbox for line in furniture),
    )
