"""Tables without any rules, shaded or not: rows of figures in columns that white runs down between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from pipeline.extract.column_gaps import (
    Row,
    column_edges,
    is_prose,
    phrases,
    pieces,
    printed_lines,
    reaches_over,
)
from pipeline.extract.header import is_number_row
from pipeline.extract.inference import NOTHING, UNRULED, Inference, merged, rules_from
from pipeline.extract.lattice import Lattice
from pipeline.extract.lines import Line
from pipeline.extract.open_columns import COLUMNS
from pipeline.extract.row_marks import has_data, is_figure
from pipeline.model.geometry import BBox
from pipeline.model.page import Floats

# So many lines at least with so many texts, and so many figures among them: a signature has none, an address two.
_LEAST_LINES = 3
_LEAST_TEXTS = 4
_LEAST_FIGURES = 2
# Lines of one table follow each other within this many sizes of their letters.
_FOLLOWS = 5.0
_PADDING = 3.0


def infer_table(horizontal: Floats, words: Sequence[Line], lattices: Sequence[Lattice]) -> Inference:
    """The rules of tables that have none; all their cells are in doubt.

    Where two texts of a row stand in one column the columns are others than the white says: then there is no table, and
    the report of the page names what was left over.

    Args:
        horizontal: the horizontal rules of the page, `(position, start, end)`, such as that over a running foot.
        words: of the page.
        lattices: what rules enclose, drawn or inferred; their words are left alone.
    """
    boxes = [lattice.bbox for lattice in lattices]
    free = [word for word in words if word.turn == 0 and not any(_stands_in(word, box) for box in boxes)]
    if not free:
        return NOTHING
    lines = printed_lines(free)
    if not _is_table(lines):
        return NOTHING  # most pages, and quickly told of prose: a line is one text
    width = max(word.bbox.x1 for word in free) - min(word.bbox.x0 for word in free)
    ends = [*horizontal[:, 0].tolist(), *(box.top for box in boxes)]
    return merged(_divide(run) for run in _runs(lines, width, ends) if _is_table(run))


def _stands_in(word: Line, box: BBox) -> bool:
    x, y = (word.bbox.x0 + word.bbox.x1) / 2, (word.bbox.top + word.bbox.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _runs(lines: Sequence[Row], width: float, ends: Sequence[float]) -> Iterator[list[Row]]:
    """Lines that follow each other without prose, a rule or a ruled table between; without the title above them."""
    run: list[Row] = []
    for line in lines:
        top, bottom = run[-1][0].bbox.bottom if run else 0.0, line[0].bbox.bottom
        is_apart = bottom - top > _FOLLOWS * line[0].size or any(top < end < bottom for end in ends)
        if run and (is_apart or is_prose(line, width)):
            yield _from_header(run)
            run = []
        if not is_prose(line, width):
            run.append(line)
    yield _from_header(run)


def _from_header(run: Sequence[Row]) -> list[Row]:
    return list(dropwhile(lambda line: len(pieces(line)) == 1, run))


def _is_table(lines: Sequence[Row]) -> bool:
    return sum(map(_is_row, lines)) >= _LEAST_LINES


def _is_row(line: Row) -> bool:
    if len(line) < _LEAST_TEXTS:
        return False
    texts = phrases(line)
    return len(texts) >= _LEAST_TEXTS and has_data(texts) and sum(map(is_figure, texts)) >= _LEAST_FIGURES


def _divide(lines: Sequence[Row]) -> Inference:
    """The rules around the table, below its header and between its columns."""
    first = next(place for place, line in enumerate(lines) if _begins_body(line))
    head = [word for line in lines[:first] for word in line]
    body = [word for line in lines[first:] for word in line]
    edges = column_edges([body], 0)
    if any(_crowds(line, edges) for line in lines[first:]):
        return NOTHING
    words = [*head, *body]
    box = BBox(
        min(word.bbox.x0 for word in words) - _PADDING,
        min(word.bbox.top for word in words) - _PADDING,
        max(word.bbox.x1 for word in words) + _PADDING,
        max(word.bbox.bottom for word in words) + _PADDING,
    )
    cut = min(word.bbox.top for word in body) - 1 if head else box.top
    vertical = [(edge, box.top, box.bottom) for edge in (box.x0, box.x1)]
    vertical += [(edge, cut if reaches_over(head, edge) else box.top, box.bottom) for edge in edges]
    rules = rules_from([(at, box.x0, box.x1) for at in sorted({box.top, cut, box.bottom})], vertical)
    return Inference(rules, ((box, COLUMNS),), ((box, UNRULED),))


def _begins_body(line: Row) -> bool:
    texts = phrases(line)
    return has_data(texts) or is_number_row(list(texts))


def _crowds(line: Row, edges: Sequence[float]) -> bool:
    """Whether two texts of a row stand in one column."""
    columns = [sum(edge <= part[0].bbox.x0 for edge in edges) for part in pieces(line)]
    return _is_row(line) and len(set(columns)) < len(columns)
