"""Lets captions and tables flow over pages, and derives the truth from where they came to stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.generate.table_spec import TableSpec
from tests.typeset.frame import PageFrame
from tests.typeset.layout import (
    PlacedLine,
    PlacedTable,
    TableOptions,
    fragments_by_page,
    place,
)
from tests.typeset.measure import measure
from tests.typeset.painter import Face
from tests.typeset.truth import CellTruth, LogicalTruth, PageTruth, TableTruth, Truth

MARGIN = 48.0
TOP = 50.0
BOTTOM = 44.0
CAPTION_FACE = Face(size=10, is_bold=True)
ORDINARY = TableOptions()


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of text between tables; `gap` is the space after it."""

    text: str
    face: Face = CAPTION_FACE
    gap: float = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """Vertical space; `to_new_page` ends the page."""

    height: float = 0
    to_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the flow. `shift` moves it to the right of the margin.

    `is_beside` sets it at the height of the table before it; both must fit on that page.
    """

    spec: TableSpec
    options: TableOptions = ORDINARY
    shift: float = 0
    is_beside: bool = False


Block = Caption | Gap | Table


@dataclass(frozen=True, slots=True)
class PagePlan:
    """All that is printed on a page, placed."""

    number: int
    frame: PageFrame
    tables: tuple[PlacedTable, ...] = ()
    notes: tuple[PlacedLine, ...] = ()


@dataclass(slots=True)
class _Cursor:
    """Where the next block goes; pages are filled in turn."""

    frame: PageFrame
    pages: list[PagePlan] = field(default_factory=list)
    y: float = TOP
    table_top: float = TOP

    def __post_init__(self) -> None:
        self.new_page()

    @property
    def floor(self) -> float:
        return self.frame.height - BOTTOM

    def new_page(self) -> None:
        self.pages.append(PagePlan(len(self.pages) + 1, self.frame))
        self.y = TOP

    def add_note(self, caption: Caption) -> None:
        if self.y + caption.face.size > self.floor:
            self.new_page()
        self.y += caption.face.size
        line = PlacedLine(MARGIN, self.y, caption.text, caption.face)
        self.pages[-1] = replace(self.pages[-1], notes=(*self.pages[-1].notes, line))
        self.y += caption.gap

    def add_table(self, block: Table, logical: int) -> None:
        if block.is_beside:
            self.y, resume = self.table_top, self.y
        else:
            resume = self.y
        measured = measure(block.spec, block.options.style)
        parts = fragments_by_page(measured, block.options, self.floor - self.y, self.floor - TOP)
        tops = [self.y] + [TOP] * (len(parts) - 1)
        self.table_top = self.y
        placed = place(measured, logical, block.options, parts, MARGIN + block.shift, tops)
        for k, table in enumerate(placed):
            if k:
                self.new_page()
            if table:
                self.pages[-1] = replace(self.pages[-1], tables=(*self.pages[-1].tables, table))
                self.y = max(table.box.bottom, resume if block.is_beside else 0)


def flow(blocks: tuple[Block, ...], frame: PageFrame) -> tuple[PagePlan, ...]:
    """The pages that hold the blocks in order."""
    cursor = _Cursor(frame)
    logical = 0
    for block in blocks:
        if isinstance(block, Caption):
            cursor.add_note(block)
        elif isinstance(block, Table):
            cursor.add_table(block, logical)
            logical += 1
        elif block.to_new_page:
            cursor.new_page()
        else:
            cursor.y += block.height
    return tuple(cursor.pages)


def truth_of(blocks: tuple[Block, ...], plans: tuple[PagePlan, ...]) -> Truth:
    """What a perfect reading of the pages gives."""
    specs = [block.spec for block in blocks if isinstance(block, Table)]
    return Truth(
        tuple(_page_truth(plan) for plan in plans),
        tuple(_logical_truth(spec, k, plans) for k, spec in enumerate(specs)),
    )


def _page_truth(plan: PagePlan) -> PageTruth:
    return PageTruth(
        number=plan.number,
        width=plan.frame.width,
        height=plan.frame.height,
        tables=tuple(_table_truth(table) for table in plan.tables),
        outside=tuple(note.text for note in plan.notes),
        hidden=tuple(line.text for table in plan.tables for cell in table.cells for line in cell.hidden),
    )


def _table_truth(table: PlacedTable) -> TableTruth:
    cells = tuple(
        CellTruth(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.text,
            tuple(line.text for line in cell.lines),
            cell.box,
            cell.is_bold,
        )
        for cell in table.cells
    )
    return TableTruth(
        logical=table.logical,
        row_count=len(table.row_edges) - 1,
        column_count=len(table.column_edges) - 1,
        header_rows=table.header_rows,
        cells=cells,
        box=table.box,
        open_sides=table.open_sides,
    )


def _logical_truth(spec: TableSpec, logical: int, plans: tuple[PagePlan, ...]) -> LogicalTruth:
    header = [[""] * len(spec.widths) for _ in range(spec.header_depth)]
    for cell in spec.header:
        header[cell.row][cell.column] = cell.text
    parts = [(plan.number, table) for plan in plans for table in plan.tables if table.logical == logical]
    return LogicalTruth(
        header=tuple(tuple(row) for row in header),
        number_row=spec.number_row,
        rows=spec.body,
        row_pages=tuple(number for number, table in parts for _ in table.first_rows),
        pages=tuple(number for number, _ in parts),
    )
