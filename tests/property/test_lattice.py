"""Laws of lattices: the cells of a layout come back from its rules, however these are cut, ordered or shaken."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.extract.lattice import Lattice, find_lattices
from pipeline.read.ink import Ink, inks_of, rules_of

Span = tuple[int, int, int, int]
BLACK = (0, 0, 0)


@dataclass(frozen=True)
class Layout:
    """A table: edges in points and `(row, column, row_span, column_span)` of its cells."""

    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    spans: tuple[Span, ...]


def edges(count: int) -> st.SearchStrategy[tuple[float, ...]]:
    """Where `count` rows or columns of at least 12 pt begin and end."""
    steps = st.lists(st.floats(12, 60, allow_nan=False), min_size=count, max_size=count)
    return steps.map(lambda sizes: tuple(np.cumsum([40.0, *sizes]).round(1).tolist()))


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Tables of up to seven rows and columns with some cells merged; every edge separates something."""
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    owner = [[-1] * columns for _ in range(rows)]
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 8))):
        row, column = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        height, width = draw(st.integers(1, rows - row)), draw(st.integers(1, columns - column))
        squares = [(r, c) for r in range(row, row + height) for c in range(column, column + width)]
        if all(owner[r][c] < 0 for r, c in squares):
            for r, c in squares:
                owner[r][c] = len(spans)
            spans.append((row, column, height, width))
    spans += [(r, c, 1, 1) for r in range(rows) for c in range(columns) if owner[r][c] < 0]
    spans = without_idle_edges(spans)
    assume(len(spans) >= 2)
    height = max(row + row_span for row, _, row_span, _ in spans)
    width = max(column + column_span for _, column, _, column_span in spans)
    return Layout(draw(edges(height)), draw(edges(width)), tuple(sorted(spans)))


def without_idle_edges(spans: list[Span]) -> list[Span]:
    """The same cells counted without rows and columns that no rule divides: nobody can see those."""
    downs = sorted({edge for row, _, row_span, _ in spans for edge in (row, row + row_span)})
    rights = sorted({edge for _, column, _, column_span in spans for edge in (column, column + column_span)})
    down, right = {edge: k for k, edge in enumerate(downs)}, {edge: k for k, edge in enumerate(rights)}
    return [
        (
            down[row],
            right[column],
            down[row + row_span] - down[row],
            right[column + column_span] - right[column],
        )
        for row, column, row_span, column_span in spans
    ]


def rules(layout: Layout, pen: float = 0.5) -> list[Ink]:
    """The four sides of every cell as thin rectangles: inner sides come twice."""
    inks = []
    for row, column, row_span, column_span in layout.spans:
        x0, x1 = layout.column_edges[column], layout.column_edges[column + column_span]
        top, bottom = layout.row_edges[row], layout.row_edges[row + row_span]
        inks += [Ink(x0, y - pen / 2, x1, y + pen / 2, BLACK) for y in (top, bottom)]
        inks += [Ink(x - pen / 2, top, x + pen / 2, bottom, BLACK) for x in (x0, x1)]
    return inks


def read(inks: list[Ink]) -> Lattice:
    found = find_lattices(rules_of(inks_of(inks)))
    assert len(found) == 1
    return found[0]


def shifted(ink: Ink, right: float, down: float) -> Ink:
    return Ink(ink.x0 + right, ink.top + down, ink.x1 + right, ink.bottom + down, ink.colour)


@given(layouts())
def test_cells_come_back_with_their_spans_and_places(layout: Layout) -> None:
    lattice = read(rules(layout))
    assert lattice.spans == layout.spans
    assert lattice.irregular == frozenset()
    assert not lattice.is_open_bottom
    assert np.abs(lattice.row_edges - layout.row_edges).max() < 0.01
    assert np.abs(lattice.column_edges - layout.column_edges).max() < 0.01


@given(layouts())
def test_every_square_belongs_to_the_cell_that_covers_it(layout: Layout) -> None:
    lattice = read(rules(layout))
    for index, (row, column, row_span, column_span) in enumerate(lattice.spans):
        assert (lattice.cell_of[row : row + row_span, column : column + column_span] == index).all()
    assert (lattice.cell_of >= 0).all()
    assert sum(lattice.boxes[index].area for index in range(len(lattice.spans))) <= lattice.bbox.area + 1e-6


@given(layouts(), st.randoms(use_true_random=False))
def test_order_of_the_rules_does_not_matter(layout: Layout, chance: random.Random) -> None:
    inks = rules(layout)
    chance.shuffle(inks)
    one, other = read(inks), read(rules(layout))
    assert one.spans == other.spans
    assert np.allclose(one.row_edges, other.row_edges)
    assert np.allclose(one.column_edges, other.column_edges)


@given(layouts(), st.randoms(use_true_random=False))
def test_rules_may_be_off_by_half_a_point(layout: Layout, chance: random.Random) -> None:
    """Producers round: rules that should meet miss each other, and two halves of one edge do not line up."""
    inks = [shifted(ink, chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5)) for ink in rules(layout)]
    lattice = read(inks)
    assert lattice.spans == layout.spans
    assert np.abs(lattice.row_edges - layout.row_edges).max() <= 0.6
    assert np.abs(lattice.column_edges - layout.column_edges).max() <= 0.6


@given(layouts(), st.floats(0.1, 3.0))
def test_thickness_of_the_rules_does_not_matter(layout: Layout, pen: float) -> None:
    assert read(rules(layout, pen)).spans == layout.spans


@given(layouts(), st.floats(-400, 400), st.floats(-400, 400))
def test_a_table_elsewhere_on_the_page_is_the_same_table(layout: Layout, right: float, down: float) -> None:
    lattice = read([shifted(ink, right, down) for ink in rules(layout)])
    assert lattice.spans == layout.spans
    assert np.abs(lattice.column_edges - right - layout.column_edges).max() < 0.01


@given(layouts())
def test_a_table_on_its_side_has_rows_for_columns(layout: Layout) -> None:
    turned = [Ink(ink.top, ink.x0, ink.bottom, ink.x1, BLACK) for ink in rules(layout)]
    assert read(turned).spans == tuple(sorted((c, r, cs, rs) for r, c, rs, cs in layout.spans))


@settings(max_examples=50)
@given(layouts(), layouts(), st.booleans())
def test_two_tables_apart_from_each_other_are_two(one: Layout, other: Layout, is_beside: bool) -> None:
    far = 600.0
    second = [shifted(ink, far if is_beside else 0, 0 if is_beside else far) for ink in rules(other)]
    found = find_lattices(rules_of(inks_of([*second, *rules(one)])))
    assert [lattice.spans for lattice in found] == [one.spans, other.spans]


@given(layouts(), st.data())
def test_a_missing_rule_joins_the_cells_at_its_sides(layout: Layout, data: st.DataObject) -> None:
    """Taking out the inner side between two cells of one height changes those two and no other."""
    pairs = [
        (left, right)
        for left in layout.spans
        for right in layout.spans
        if left[0] == right[0] and left[2] == right[2] and left[1] + left[3] == right[1]
    ]
    assume(pairs)
    left, right = data.draw(st.sampled_from(pairs))
    joined = (left[0], left[1], left[2], left[3] + right[3])
    spans = without_idle_edges([span for span in layout.spans if span not in (left, right)] + [joined])
    assume(len(spans) >= 2)
    merged = Layout(
        layout.row_edges, layout.column_edges, tuple(sorted(set(layout.spans) - {left, right} | {joined}))
    )
    assert read(rules(merged)).spans == tuple(sorted(spans))
