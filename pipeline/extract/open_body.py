"""What a table's rules leave out below them: the rows under a ruled header, a total under the last row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from pipeline.extract.column_gaps import Row, is_prose, phrases, pieces, printed_lines
from pipeline.extract.inference import Inference, merged, rules_from
from pipeline.extract.lattice import JOIN, Lattice
from pipeline.extract.lines import Line
from pipeline.extract.row_marks import has_data, is_amount, says_total
from pipeline.model.geometry import BBox
from pipeline.model.page import Floats

BELOW = "bawah"
# Rows below a header follow each other within this many sizes of their letters.
_FOLLOWS = 5.0
# The first of them, or a total, stands right below the last rule: within this many sizes of its letters.
_NEXT = 2.0
_PADDING = 3.0
_LEAST_COLUMNS = 3


def infer_below(
    horizontal: Floats,
    words: Sequence[Line],
    lattices: Sequence[Lattice],
    lines: Sequence[Mapping[int, Sequence[Line]]],
) -> Inference:
    """The rules that are missing below the lattices of a page.

    Args:
        horizontal: the horizontal rules of the page, `(position, start, end)`.
        words: of the page.
        lattices: of the rules that are drawn.
        lines: the printed lines of the cells of each lattice, by their index.
    """
    parts = []
    for lattice, own in zip(lattices, lines, strict=True):
        below = _lines_below(lattice, words, lattices)
        is_header = not _has_rows(lattice, own)
        rows = _rows_under_header(lattice, below) if is_header else _total_under(lattice, below, own)
        if rows:
            parts.append(_enclosed(lattice, rows, horizontal))
    return merged(parts)


def _has_rows(lattice: Lattice, lines: Mapping[int, Sequence[Line]]) -> bool:
    """Whether a lattice holds rows of data, and not a header alone, with or without its column numbers."""
    if has_data(line.text for own in lines.values() for line in own):
        return True
    numbered = [index for index, (_, column, _, _) in enumerate(lattice.spans) if column == 0]
    return (
        sum(len(own) == 1 and own[0].text.strip(". ").isdigit() for own in map(lines.get, numbered) if own)
        > 1
    )


def _lines_below(lattice: Lattice, words: Sequence[Line], lattices: Sequence[Lattice]) -> tuple[Row, ...]:
    """The printed lines between the lattice and the next one below it, where they stand between its sides."""
    box = lattice.bbox
    floor = min(
        (
            other.bbox.top
            for other in lattices
            if other.bbox.top >= box.bottom - JOIN and other.bbox.x0 < box.x1 and other.bbox.x1 > box.x0
        ),
        default=float("inf"),
    )
    return printed_lines(
        [
            word
            for word in words
            if word.turn == 0
            and box.bottom - 1 <= (word.bbox.top + word.bbox.bottom) / 2 < floor
            and word.bbox.x1 > box.x0
            and word.bbox.x0 < box.x1
        ]
    )


def _rows_under_header(lattice: Lattice, below: Sequence[Row]) -> list[Row]:
    """The lines under a header that keep to its columns and follow each other; none where they are no rows.

    A signature or a note may keep to the columns of a box too: it shows no data and fills few of them.
    """
    if len(lattice.column_edges) - 1 < _LEAST_COLUMNS:
        return []
    if below and below[0][0].bbox.bottom - lattice.bbox.bottom > _NEXT * below[0][0].size:
        return []
    rows: list[Row] = []
    foot = lattice.bbox.bottom
    for line in takewhile(lambda line: _keeps_to_columns(lattice, line), below):
        if line[0].bbox.bottom - foot > _FOLLOWS * line[0].size:
            break
        rows.append(line)
        foot = line[0].bbox.bottom
    columns = len(lattice.column_edges) - 1
    is_table = has_data(text for row in rows for text in phrases(row)) or any(
        len({_column_of(lattice, part) for part in pieces(row)}) > columns / 2 for row in rows
    )
    return rows if is_table else []


def _total_under(lattice: Lattice, below: Sequence[Row], lines: Mapping[int, Sequence[Line]]) -> list[Row]:
    """The line right under the last row where it is called a total and has amounts below amounts; else none.

    A spreadsheet prints what stands below a table for its author too: "Selisih (11.062.304.380) #REF!".
    """
    if not below:
        return []
    line, size = below[0], below[0][0].size
    if line[0].bbox.bottom - lattice.bbox.bottom > _NEXT * size or is_prose(line, lattice.bbox.width):
        return []
    parts = pieces(line)
    amounts = [part for part in parts if is_amount(" ".join(word.text for word in part))]
    others = [part for part in parts if part not in amounts]
    if not amounts or len(others) != 1 or not says_total(" ".join(word.text for word in others[0])):
        return []
    if not _keeps_to_columns(lattice, [word for part in amounts for word in part]):
        return []
    is_below_amounts = all(
        part[0].bbox.x0 >= others[0][-1].bbox.x1 and _has_amounts(lattice, _column_of(lattice, part), lines)
        for part in amounts
    )
    return [line] if is_below_amounts else []


def _has_amounts(lattice: Lattice, column: int, lines: Mapping[int, Sequence[Line]]) -> bool:
    return any(
        is_amount(line.text)
        for index, (_, first, _, width) in enumerate(lattice.spans)
        if first == column and width == 1
        for line in lines[index]
    )


def _column_of(lattice: Lattice, part: Row) -> int:
    middle = (part[0].bbox.x0 + part[-1].bbox.x1) / 2
    return int((lattice.column_edges <= middle).sum()) - 1


def _keeps_to_columns(lattice: Lattice, line: Row) -> bool:
    """Whether no text of the line reaches over an edge between columns, or beyond the outermost."""
    edges = lattice.column_edges
    return all(
        edges[0] - JOIN <= part[0].bbox.x0
        and part[-1].bbox.x1 <= edges[-1] + JOIN
        and not any(part[0].bbox.x0 + 1 < edge < part[-1].bbox.x1 - 1 for edge in edges)
        for part in pieces(line)
    )


def _enclosed(lattice: Lattice, rows: Sequence[Row], horizontal: Floats) -> Inference:
    """The rules at the sides of the rows and below them; a rule of the table's width that is drawn there is kept."""
    box = lattice.bbox
    foot = rows[-1][0].bbox.bottom
    drawn = [
        float(at)
        for at, start, end in horizontal
        if foot - 1 <= at <= foot + _FOLLOWS * rows[-1][0].size
        and abs(start - box.x0) <= JOIN
        and abs(end - box.x1) <= JOIN
    ]
    bottom = min(drawn, default=foot + _PADDING)
    area = BBox(box.x0, box.bottom, box.x1, bottom)
    vertical = [
        (float(edge), box.bottom, bottom)
        for edge in lattice.column_edges
        if not any(part[0].bbox.x0 + 1 < edge < part[-1].bbox.x1 - 1 for row in rows for part in pieces(row))
    ]
    return Inference(rules_from([(bottom, box.x0, box.x1)], vertical), ((area, BELOW),))
