"""Ways to draw the rules of a table: each is a function of a painter and a placed table."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.model.geometry import BBox
from tests.typeset.layout import PlacedTable
from tests.typeset.painter import BLACK, WHITE, Colour, Painter, Pen

RuleStyle = Callable[[Painter, PlacedTable], None]


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A straight rule along an axis, from `start` to `end` at the place `at` of the other axis."""

    is_horizontal: bool
    at: float
    start: float
    end: float

    def points(self) -> tuple[float, float, float, float]:
        """Its ends as x0, y0, x1, y1."""
        if self.is_horizontal:
            return self.start, self.at, self.end, self.at
        return self.at, self.start, self.at, self.end

    def box(self, width: float) -> BBox:
        """The rectangle a stroke of that width paints."""
        half = width / 2
        if self.is_horizontal:
            return BBox(self.start, self.at - half, self.end, self.at + half)
        return BBox(self.at - half, self.start, self.at + half, self.end)


def cell_segments(table: PlacedTable) -> tuple[Segment, ...]:
    """The edges of each cell, shared ones once, without those of the table's open sides."""
    box, sides = table.box, table.open_sides
    is_open = {
        (True, box.top): "top" in sides,
        (True, box.bottom): "bottom" in sides,
        (False, box.x0): "left" in sides,
        (False, box.x1): "right" in sides,
    }
    edges = {
        segment
        for cell in table.cells
        for segment in (
            Segment(True, cell.box.top, cell.box.x0, cell.box.x1),
            Segment(True, cell.box.bottom, cell.box.x0, cell.box.x1),
            Segment(False, cell.box.x0, cell.box.top, cell.box.bottom),
            Segment(False, cell.box.x1, cell.box.top, cell.box.bottom),
        )
    }
    return tuple(sorted(s for s in edges if not is_open.get((s.is_horizontal, s.at), False)))


def long_segments(table: PlacedTable) -> tuple[Segment, ...]:
    """The edges of the cells, those that touch or overlap on one line joined."""
    lanes: dict[tuple[bool, float], list[Segment]] = defaultdict(list)
    for segment in cell_segments(table):
        lanes[segment.is_horizontal, segment.at].append(segment)
    return tuple(joined for lane in lanes.values() for joined in _join(lane))


def _join(lane: list[Segment]) -> Iterable[Segment]:
    current = lane[0]
    for segment in lane[1:]:
        if segment.start <= current.end:
            current = replace(current, end=max(current.end, segment.end))
        else:
            yield current
            current = segment
    yield current


def strokes(width: float = 0.5, colour: Colour = BLACK, dash: tuple[float, float] | None = None) -> RuleStyle:
    """One stroked line per rule, as long as it goes."""
    pen = Pen(width, colour, dash)

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in long_segments(table):
            painter.line(*segment.points(), pen)

    return draw


def thin_rects(width: float = 0.48, colour: Colour = BLACK) -> RuleStyle:
    """Each cell edge a thin filled rectangle, each corner a tiny one of its own, as Word writes."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        segments = cell_segments(table)
        for segment in segments:
            painter.fill_rect(segment.box(width), colour)
        ends = {end for segment in segments for end in (segment.points()[:2], segment.points()[2:])}
        for x, y in sorted(ends):
            painter.fill_rect(Segment(True, y, *_around(x, width)).box(width), colour)

    return draw


def _around(place: float, width: float) -> tuple[float, float]:
    return place - width / 2, place + width / 2


def cell_rects(width: float = 0.5) -> RuleStyle:
    """One stroked rectangle per cell."""
    pen = Pen(width)

    def draw(painter: Painter, table: PlacedTable) -> None:
        for cell in table.cells:
            painter.stroke_rect(cell.box, pen)

    return draw


def separate_edges(width: float = 0.5) -> RuleStyle:
    """Each cell edge a line of its own."""
    pen = Pen(width)

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in cell_segments(table):
            painter.line(*segment.points(), pen)

    return draw


def fat_strokes(width: float = 0.6) -> RuleStyle:
    """Each rule a stroke across its own direction, with a line width as large as the rule is long."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in long_segments(table):
            middle = (segment.start + segment.end) / 2
            across = Segment(not segment.is_horizontal, middle, *_around(segment.at, width))
            painter.line(*across.points(), Pen(segment.end - segment.start, is_butt=True))

    return draw


def tiny_segments(length: float = 2.0, gap: float = 1.2, width: float = 0.5) -> RuleStyle:
    """Each rule many short lines with gaps between: dashes that some producers write out."""
    pen = Pen(width, is_butt=True)

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in long_segments(table):
            for k in range(math.ceil((segment.end - segment.start) / (length + gap))):
                start = segment.start + k * (length + gap)
                piece = replace(segment, start=start, end=min(start + length, segment.end))
                painter.line(*piece.points(), pen)

    return draw


def doubled(distance: float = 0.4, width: float = 0.3) -> RuleStyle:
    """Each rule drawn twice, a little apart."""
    pen = Pen(width)

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in long_segments(table):
            for shift in (-distance / 2, distance / 2):
                painter.line(*replace(segment, at=segment.at + shift).points(), pen)

    return draw


def dividing_segments(table: PlacedTable) -> tuple[Segment, ...]:
    """Lines through the middle of every row and column: cells would be halved if they counted as rules."""
    box = table.box
    rows = zip(table.row_edges, table.row_edges[1:], strict=False)
    columns = zip(table.column_edges, table.column_edges[1:], strict=False)
    return (
        *(Segment(True, (top + bottom) / 2, box.x0, box.x1) for top, bottom in rows),
        *(Segment(False, (left + right) / 2, box.top, box.bottom) for left, right in columns),
    )


def over_white(style: RuleStyle, width: float = 0.5) -> RuleStyle:
    """White rules through every row and column first, then the real ones."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in dividing_segments(table):
            painter.line(*segment.points(), Pen(width, WHITE))
        style(painter, table)

    return draw


def under_transparent(style: RuleStyle, width: float = 0.5) -> RuleStyle:
    """The real rules, then black ones of opacity 0 through every row and column."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        style(painter, table)
        with painter.transparent():
            for segment in dividing_segments(table):
                painter.line(*segment.points(), Pen(width))

    return draw


def columns_only(width: float = 0.5) -> RuleStyle:
    """Frame, header and the rules between columns; none between the rows of the body."""
    return _some(lambda table, segment: not _is_between_rows(table, segment), width)


def rows_only(width: float = 0.5) -> RuleStyle:
    """Horizontal rules and no vertical one, not even at the sides."""
    return _some(lambda _table, segment: segment.is_horizontal, width)


def header_only(width: float = 0.5) -> RuleStyle:
    """The rules of the header's cells, and one below the last row."""

    def draw(painter: Painter, table: PlacedTable) -> None:
        head = table.rows(0, table.header_rows) if table.header_rows else table
        strokes(width)(painter, head)
        painter.line(table.box.x0, table.box.bottom, table.box.x1, table.box.bottom, Pen(width))

    return draw


def no_rules(_painter: Painter, _table: PlacedTable) -> None:
    """Nothing at all."""


def _some(is_drawn: Callable[[PlacedTable, Segment], bool], width: float) -> RuleStyle:
    """The rules, as long as they go, that are to be drawn."""
    pen = Pen(width)

    def draw(painter: Painter, table: PlacedTable) -> None:
        for segment in long_segments(table):
            if is_drawn(table, segment):
                painter.line(*segment.points(), pen)

    return draw


def _is_between_rows(table: PlacedTable, segment: Segment) -> bool:
    return segment.is_horizontal and table.row_edges[table.header_rows] < segment.at < table.box.bottom
