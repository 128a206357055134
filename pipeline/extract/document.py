"""All pages of a document to prose, grids and logical tables: the order of the extracting steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from pipeline.extract.captions import label_table
from pipeline.extract.displayed import displayed_block, displayed_grid, displayed_table
from pipeline.extract.furniture import find_furniture, printed_number
from pipeline.extract.grid import PageGrids, read_grids
from pipeline.extract.lines import Line, lines_by_group
from pipeline.extract.ownership import find_leftover, letters_of
from pipeline.extract.placed import PlacedGrid
from pipeline.extract.prose import PageLines, read_prose, reading_order
from pipeline.extract.sheets import sheets_of
from pipeline.extract.stitch import is_later_sheet, stitch
from pipeline.model.document import UNREADABLE, Block, PageKind, PageReport
from pipeline.model.geometry import Frame
from pipeline.model.page import Doubt, PageGeometry, no_characters
from pipeline.model.table import Grid, LogicalTable, recognises

# The densest table page seen has 192 rules in one direction. A drawing or a map has thousands; it is no table, and
# looking for one would take minutes.
MAX_RULES = 2000


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """One sheet of a page after its lines and grids were found; the geometry itself is no longer needed.

    `frame` tells how the page is turned to be read. `is_drawing` tells of a page with so many rules that no table was
    looked for; `unopened` counts parts that lie too deep to be read. `is_damaged` tells of a page whose content could
    not be decoded to its end, `unknown` counts characters that may be other ones. `method` is that of the reader;
    `is_coarse` tells of too coarse a picture.
    """

    page: int
    kind: PageKind
    frame: Frame
    characters: int
    lines: tuple[Line, ...]
    grids: PageGrids
    is_drawing: bool = False
    unopened: int = 0
    is_damaged: bool = False
    unknown: int = 0
    method: str = ""
    is_coarse: bool = False

    @property
    def from_image(self) -> bool:
        """Whether letters were recognised in the page's picture."""
        return recognises(self.method)

    @property
    def methods(self) -> str:
        """Who read the sheet, and what of its grids was inferred; empty where nothing was read."""
        if self.kind in UNREADABLE and not self.from_image:
            return ""
        inferred = {word for grid in self.grids.grids for word in grid.method.split("+")[1:]}
        return "+".join((self.method, *sorted(inferred)))


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document holds, in reading order. Tables have labels and captions, but no kind yet."""

    pages: tuple[PageReport, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...]
    grids: tuple[Grid, ...]
    tables: tuple[LogicalTable, ...]


def read_contents(page: PageGeometry, kind: PageKind) -> tuple[PageContent, ...]:
    """The lines and grids of one page, for each direction in which its text runs.

    Of a page whose text cannot be trusted nothing is read, unless from its picture.

    Args:
        page: what stands on it.
        kind: what it mostly is.
    """
    if kind is PageKind.UNTRUSTED and not page.from_image:
        page = replace(page, characters=no_characters())
    is_drawing = max(len(page.rules.horizontal), len(page.rules.vertical)) > MAX_RULES
    sheets = (page,) if is_drawing else sheets_of(page)
    return tuple(_read_content(sheet, kind, is_drawing=is_drawing) for sheet in sheets)


def _read_content(sheet: PageGeometry, kind: PageKind, *, is_drawing: bool) -> PageContent:
    if (kind in (PageKind.TABLE, PageKind.PROSE) or sheet.from_image) and not is_drawing:
        grids, outside = read_grids(sheet)
    else:
        nothing = np.zeros(len(sheet.characters), dtype=np.int64)
        grids, outside = PageGrids((), 0, ()), lines_by_group(sheet.characters, nothing).get(0, [])
    if kind in (PageKind.TABLE, PageKind.PROSE):
        kind = PageKind.TABLE if grids.grids else PageKind.PROSE
    return PageContent(
        sheet.number,
        kind,
        sheet.frame,
        len(sheet.characters),
        reading_order(outside),
        grids,
        is_drawing,
        sheet.unopened,
        sheet.is_damaged,
        int(np.isin(sheet.characters.doubt, (Doubt.UNMAPPED, Doubt.FOREIGN)).sum()),
        sheet.method,
        sheet.is_coarse,
    )


def extract(contents: Iterable[PageContent], is_heading: Callable[[str], bool]) -> Extraction:
    """Prose, grids and logical tables of a document.

    Args:
        contents: the sheets of its pages, in order.
        is_heading: whether a text is made of the words that column headings are made of.
    """
    sheets = tuple(contents)
    furniture = find_furniture([(sheet.frame.height, sheet.lines) for sheet in sheets])
    prose = [
        PageLines(
            sheet.page,
            sheet.frame.width,
            tuple(line for place, line in enumerate(sheet.lines) if place not in fixed),
            sheet.frame.turn,
            sheet.from_image,
        )
        for sheet, fixed in zip(sheets, furniture, strict=True)
    ]
    heads = [
        tuple(sheet.lines[place] for place in sorted(fixed))
        for sheet, fixed in zip(sheets, furniture, strict=True)
    ]
    blocks = read_prose(prose)
    tables = stitch(_place_grids(sheets, prose), is_heading)
    previous = (None, *(table.grids[-1] for table in tables))
    labelled = (label_table(table, blocks, last) for table, last in zip(tables, previous, strict=False))
    frames = {(sheet.page, sheet.frame.turn): sheet.frame for sheet in sheets if sheet.frame.turn}
    reports = [_report(*one) for one in zip(sheets, prose, heads, strict=True)]
    return Extraction(
        tuple(_whole_page(tuple(own)) for _, own in groupby(reports, key=lambda report: report.page)),
        tuple(displayed_block(block, frames) for block in blocks),
        tuple(line.text for lines in heads for line in lines),
        tuple(displayed_grid(grid, frames) for sheet in sheets for grid in sheet.grids.grids),
        tuple(displayed_table(table, frames) for table in labelled),
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


def _report(sheet: PageContent, prose: PageLines, furniture: Sequence[Line]) -> PageReport:
    """How the sheet was read. Of an image nothing is certain, or nothing read; a leftover line was not understood."""
    problems: list[str] = []
    if sheet.is_coarse:
        problems.append(
            "Halaman dibaca dari gambar yang kasar (kurang dari 150 titik per inci); semua nilai dapat salah baca. "
            "Mohon minta pindaian yang lebih tajam."
        )
    elif sheet.from_image:
        problems.append("Halaman dibaca dari gambar; nilai dapat salah baca.")
    elif sheet.kind is PageKind.SCAN:
        problems.append("Halaman berupa gambar pindaian tanpa teks dan belum terbaca.")
    elif sheet.kind is PageKind.UNTRUSTED:
        problems.append(
            "Teks halaman ini tidak dapat dipercaya: yang tersimpan di dalam berkas bukan yang tercetak. "
            "Mohon minta berkas yang dicetak ulang ke PDF dari aslinya."
        )
    if sheet.unknown:
        problems.append(
            f"Untuk {sheet.unknown} huruf pada halaman ini berkas tidak menyimpan huruf yang tercetak; "
            "teks di sana dapat keliru."
        )
    if sheet.is_drawing:
        problems.append(
            f"Halaman memuat lebih dari {MAX_RULES} garis (gambar atau peta); tabel tidak dicari di dalamnya."
        )
    if sheet.is_damaged:
        problems.append(
            "Isi halaman rusak di dalam berkas dan hanya terbaca sampai di tempat rusaknya. "
            "Mohon minta berkas yang utuh."
        )
    if sheet.unopened:
        problems.append("Sebagian isi halaman bersarang terlalu dalam di dalam berkas dan belum terbaca.")
    leftover = find_leftover(prose.lines, sheet.grids.grids)
    if leftover.characters:
        problems.append(
            f"{leftover.characters} huruf mirip isi tabel tetapi berada di luar garis tabel, mulai dari "
            f'"{leftover.example[:60]}".'
        )
    in_cells = sheet.grids.in_cells
    return PageReport(
        page=sheet.page,
        kind=sheet.kind,
        characters=sheet.characters,
        in_cells=in_cells,
        in_furniture=sheet.characters - in_cells - letters_of(prose.lines),
        unowned=leftover.characters,
        problems=tuple(problems),
        nomor=printed_number([line.text for line in furniture]),
        is_turned=sheet.frame.turn != 0,
        is_damaged=sheet.is_damaged,
        furniture=tuple(line.text for line in furniture),
        furniture_boxes=tuple(sheet.frame.displayed(line.bbox) for line in furniture),
        method=sheet.methods,
    )


def _whole_page(sheets: tuple[PageReport, ...]) -> PageReport:
    """The report of a page, from those of its sheets: a table on any of them makes it a page of tables."""
    first = sheets[0]
    if len(sheets) == 1:
        return first
    furniture = tuple(text for sheet in sheets for text in sheet.furniture)
    characters = sum(sheet.characters for sheet in sheets)
    return PageReport(
        page=first.page,
        kind=PageKind.TABLE if any(sheet.kind is PageKind.TABLE for sheet in sheets) else first.kind,
        characters=characters,
        in_cells=sum(sheet.in_cells for sheet in sheets),
        in_furniture=sum(sheet.in_furniture for sheet in sheets),
        unowned=sum(sheet.unowned for sheet in sheets),
        problems=tuple(dict.fromkeys(problem for sheet in sheets for problem in sheet.problems)),
        nomor=printed_number(furniture),
        is_turned=sum(sheet.characters for sheet in sheets if sheet.is_turned) > characters / 2,
        is_damaged=first.is_damaged,
        furniture=furniture,
        furniture_boxes=tuple(box for sheet in sheets for box in sheet.furniture_boxes),
        method="+".join(dict.fromkeys(word for sheet in sheets for word in sheet.method.split("+"))),
    )
