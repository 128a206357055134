"""Rules that are missing in some columns only: a cell runs through rows, and says something in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract.inference import MANY_ROWS, Inference, merged, rules_from
from pipeline.extract.lattice import Lattice
from pipeline.extract.lines import Line
from pipeline.extract.row_cuts import rows_of
from pipeline.extract.row_marks import Column, core, has_data, is_figure, is_key, wrap_gap
from pipeline.model.geometry import BBox

ROWS = "baris"
# Texts of two rows stand farther apart than two lines of a cell by this share of the letters' size.
_WIDER = 0.3
# White between two lines of a cell where the cell wraps nowhere, as a share of their size.
_USUAL = 0.8


def infer_through(lattice: Lattice, lines: Mapping[int, Sequence[Line]]) -> Inference:
    """The rules that are missing in cells of several rows which print a text for each row.

    A merged cell looks the same, but says one thing: its text runs on over the edge of a row or stands in one of them.
    Where figures stand in some of the rows only, nobody can tell which rows they are merged over: they are in doubt.

    Args:
        lattice: of the rules that are drawn.
        lines: the printed lines of its cells, by their index.
    """
    parts = []
    for index, (row, _, height, _) in enumerate(lattice.spans):
        if height == 1 or len(lines[index]) < 2 or any(line.turn for line in lines[index]):
            continue
        box = lattice.boxes[index]
        edges = lattice.row_edges[row + 1 : row + height].tolist()
        if _lists_more_figures(lines[index], height):
            # A row has one figure in a column: there are more rows than the rules say, in all columns.
            whole = BBox(lattice.bbox.x0, box.top, lattice.bbox.x1, box.bottom)
            parts.append(Inference(rules_from((), ()), (), ((whole, MANY_ROWS),)))
            continue
        if not _stand_apart(lines[index], edges, box):
            continue
        is_short = all(is_figure(line.text) or is_key(line.text) for line in lines[index])
        if all(rows_of(lines[index], edges)) and (is_short or _all_have_data(lattice, lines, row, height)):
            cuts = rules_from(((edge, box.x0, box.x1) for edge in edges), ())
            parts.append(Inference(cuts, ((box, ROWS),)))
        elif is_short:
            parts.append(Inference(rules_from((), ()), (), ((box, MANY_ROWS),)))
    return merged(parts)


def _lists_more_figures(lines: Sequence[Line], height: int) -> bool:
    """Whether a cell of `height` rows prints nothing but figures, three at least, and more than it has rows.

    DISKANLAUT Jawa Barat (2016) drew rules between the programs only, and only in two of twelve columns.
    """
    return len(lines) > max(height, 2) and all(is_figure(line.text) for line in lines)


def _all_have_data(lattice: Lattice, lines: Mapping[int, Sequence[Line]], first: int, height: int) -> bool:
    """Whether the rows are rows of the body: headings of several lines stand apart too."""
    return all(
        has_data(
            line.text
            for index, (start, _, rows, _) in enumerate(lattice.spans)
            if start == row and rows == 1
            for line in lines[index]
        )
        for row in range(first, first + height)
    )


def _stand_apart(lines: Sequence[Line], edges: Sequence[float], box: BBox) -> bool:
    """Whether the edges part the lines, and wherever one does the white is wider than inside a cell."""
    if any(core(line).top < edge < core(line).bottom for line in lines for edge in edges):
        return False
    inside = wrap_gap([Column(tuple(lines), box)])
    usual = lines[0].size * _USUAL
    limit = (usual if inside is None else inside) + _WIDER * lines[0].size
    gaps = [
        core(below).top - core(above).bottom
        for above, below in pairwise(lines)
        if any(core(above).bottom <= edge <= core(below).top for edge in edges)
    ]
    return bool(gaps) and all(gap > limit for gap in gaps)
