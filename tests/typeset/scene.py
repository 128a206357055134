"""A scene is a document to be typeset: what it says, how it looks, and what is drawn around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.model.geometry import BBox
from tests.typeset.flow import Block, PagePlan, flow, truth_of
from tests.typeset.frame import PageFrame
from tests.typeset.layout import PlacedLine, PlacedTable
from tests.typeset.painter import Painter, Pen
from tests.typeset.rules import RuleStyle, strokes
from tests.typeset.truth import CellTruth, PageTruth, TableTruth, Truth

Lettering = Callable[[Painter, PlacedLine], None]
Filling = Callable[[Painter, PlacedTable], None]
LANDSCAPE = PageFrame()
PLAIN_RULES = strokes()

TablePainter = Callable[[Painter, PlacedTable, "Look"], None]


@dataclass(frozen=True, slots=True)
class Extra:
    """Something drawn on every page besides the flow, and what it adds to the truth.

    `row_below` are the texts of a row without rules under the tables of a page, `height_below` its height in points.
    """

    draw: Callable[[Painter, PagePlan], None]
    outside: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    row_below: tuple[str, ...] = ()
    height_below: float = 0


def plain_letters(painter: Painter, line: PlacedLine) -> None:
    """The line in one piece."""
    painter.text(line.x, line.baseline, line.text, line.face)


def no_filling(_painter: Painter, _table: PlacedTable) -> None:
    """No colour behind any cell."""


@dataclass(frozen=True, slots=True)
class Look:
    """How tables are drawn; extras come before or after the flow of their page."""

    rules: RuleStyle = PLAIN_RULES
    letters: Lettering = plain_letters
    filling: Filling = no_filling
    under: tuple[Extra, ...] = ()
    over: tuple[Extra, ...] = ()


def paint_table(painter: Painter, table: PlacedTable, look: Look) -> None:
    """Fills, rules, texts; rows with halves to hide are drawn under a clip path, the header before them."""
    if not any(cell.hidden for cell in table.cells):
        _paint_rows(painter, table, look)
        return
    if table.header_rows:
        _paint_rows(painter, table.rows(0, table.header_rows), look)
    body = table.rows(table.header_rows, len(table.row_edges) - 1)
    with painter.clip(_visible(body)):
        _paint_rows(painter, body, look)
        _paint_hidden_halves(painter, body, look)


def _paint_rows(painter: Painter, table: PlacedTable, look: Look) -> None:
    look.filling(painter, table)
    look.rules(painter, table)
    for cell in table.cells:
        for line in cell.lines:
            look.letters(painter, line)


def _paint_hidden_halves(painter: Painter, table: PlacedTable, look: Look) -> None:
    """The other halves of torn rows, with the rules at their sides."""
    for cell in table.cells:
        if cell.hidden:
            ends = [line.baseline for line in cell.hidden]
            for x in (cell.box.x0, cell.box.x1):
                painter.line(x, min(cell.box.top, *ends), x, max(cell.box.bottom, *ends), Pen())
            for line in cell.hidden:
                look.letters(painter, line)


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole document; `paint_table` can be replaced where a table is not drawn in one go."""

    blocks: tuple[Block, ...]
    look: Look = Look()
    frame: PageFrame = LANDSCAPE
    paint_table: TablePainter = paint_table


def typeset(painter: Painter, scene: Scene) -> Truth:
    """Paint the scene and tell what a perfect reading of it gives."""
    plans = flow(scene.blocks, scene.frame)
    for plan in plans:
        painter.begin_page(plan.frame)
        _paint_page(painter, plan, scene)
        painter.end_page()
    truth = truth_of(scene.blocks, plans)
    rows = tuple(extra.row_below for extra in scene.look.over if extra.row_below)
    return replace(
        truth,
        pages=tuple(_with_extras(page, scene.look) for page in truth.pages),
        logical=tuple(
            replace(
                table,
                rows=table.rows + rows * len(table.pages),
                row_pages=tuple(sorted(table.row_pages + table.pages * len(rows))),
            )
            for table in truth.logical
        ),
    )


def _paint_page(painter: Painter, plan: PagePlan, scene: Scene) -> None:
    for extra in scene.look.under:
        extra.draw(painter, plan)
    for note in plan.notes:
        scene.look.letters(painter, note)
    for table in plan.tables:
        scene.paint_table(painter, table, scene.look)
    for extra in scene.look.over:
        extra.draw(painter, plan)


def _with_extras(page: PageTruth, look: Look) -> PageTruth:
    extras = (*look.under, *look.over)
    return replace(
        page,
        outside=page.outside + tuple(text for extra in extras for text in extra.outside),
        hidden=page.hidden + tuple(text for extra in extras for text in extra.hidden),
        tables=tuple(
            _with_row(table, extra) for table in page.tables for extra in look.over if extra.row_below
        )
        or page.tables,
    )


def _with_row(table: TableTruth, extra: Extra) -> TableTruth:
    """The table with a row of plain cells more."""
    box = table.box
    bottom = box.bottom + extra.height_below
    above = [cell for cell in table.cells if cell.row + cell.row_span == table.row_count]
    row = tuple(
        CellTruth(
            table.row_count,
            cell.column,
            1,
            1,
            text,
            (text,) if text else (),
            BBox(cell.box.x0, box.bottom, cell.box.x1, bottom),
            is_bold=True,
        )
        for cell, text in zip(above, extra.row_below, strict=True)
    )
    return replace(
        table,
        row_count=table.row_count + 1,
        cells=(*table.cells, *row),
        box=BBox(box.x0, box.top, box.x1, bottom),
    )


def _visible(table: PlacedTable, distance: float = 1) -> BBox:
    """The table with room for the width of its outer rules; an open bottom is cut right there."""
    box = table.box
    bottom = box.bottom if "bottom" in table.open_sides else box.bottom + distance
    return BBox(box.x0 - distance, box.top - distance, box.x1 + distance, bottom)
