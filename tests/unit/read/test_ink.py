"""Which painted strips a reader of the page sees as ruling lines."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.page import Rules
from pipeline.read.ink import Ink, inks_of, merge_collinear, rules_of, shades_of

BLACK, WHITE, GREY, BLUE = (0, 0, 0), (255, 255, 255), (190, 190, 190), (10, 20, 200)

Strips = list[tuple[float, float, float]]


def found(*inks: Ink) -> tuple[Strips, Strips]:
    """Horizontal and vertical rules, rounded."""
    rules = rules_of(inks_of(inks))
    return _rounded(rules.horizontal), _rounded(rules.vertical)


def _rounded(strips: object) -> Strips:
    return [(round(a, 2), round(b, 2), round(c, 2)) for a, b, c in np.asarray(strips).tolist()]


def merged(*strips: tuple[float, float, float]) -> Strips:
    return _rounded(merge_collinear(np.array(strips, dtype=float).reshape(-1, 3)))


def test_thin_rectangles_are_rules_at_their_middle() -> None:
    assert found(Ink(10, 99.5, 200, 100.5, BLACK)) == ([(100, 10, 200)], [])
    assert found(Ink(99.5, 10, 100.5, 200, BLACK)) == ([], [(100, 10, 200)])


def test_nothing_painted_no_rules() -> None:
    rules = rules_of(inks_of([]))
    assert isinstance(rules, Rules)
    assert (rules.horizontal.shape, rules.vertical.shape) == ((0, 3), (0, 3))


@pytest.mark.parametrize(
    ("thickness", "is_rule"), [(0, True), (0.1, True), (4.0, True), (4.5, False), (20, False)]
)
def test_thick_ink_is_a_bar_or_a_shading(thickness: float, is_rule: bool) -> None:
    assert bool(found(Ink(10, 100, 200, 100 + thickness, BLACK))[0]) is is_rule


@pytest.mark.parametrize(("length", "is_rule"), [(4.9, False), (5.1, True)])
def test_short_ink_is_a_dot_or_part_of_a_letter(length: float, is_rule: bool) -> None:
    assert bool(found(Ink(10, 100, 10 + length, 100.5, BLACK))[0]) is is_rule


def test_wide_ink_is_a_shade_in_the_order_of_painting() -> None:
    inks = [Ink(0, 0, 100, 50, BLUE), Ink(0, 10, 100, 10.5, BLACK), Ink(50, 0, 100, 50, GREY)]
    shades = shades_of(inks_of(inks))
    assert shades.boxes.tolist() == [[0, 0, 100, 50], [50, 0, 100, 50]]
    points = np.array([(10.0, 20.0), (60.0, 20.0), (200.0, 20.0)])
    assert shades.at(points).tolist() == [list(BLUE), list(GREY), list(WHITE)]


# --- what can be seen ---------------------------------------------------------------------------------------


def test_white_on_white_paper_is_no_rule() -> None:
    assert found(Ink(10, 100, 200, 100.5, WHITE)) == ([], [])
    assert found(Ink(10, 100, 200, 100.5, (250, 250, 250))) == ([], [])


def test_white_on_a_coloured_header_is_a_rule() -> None:
    assert found(Ink(10, 80, 200, 120, BLUE), Ink(10, 100, 200, 100.5, WHITE)) == ([(100.25, 10, 200)], [])


def test_white_along_one_side_of_a_shading_is_seen() -> None:
    """The lower side is paper, the upper one is blue: the edge is visible."""
    assert found(Ink(10, 80, 200, 99.5, BLUE), Ink(10, 99.6, 200, 100.1, WHITE))[0]


def test_slivers_of_a_shading_are_no_rules() -> None:
    """A header painted in tiles: between two of them lies a strip of the same colour."""
    left, right = Ink(10, 80, 100, 120, GREY), Ink(102, 80, 200, 120, GREY)
    assert found(left, right, Ink(100, 80, 102, 120, GREY)) == ([], [])
    assert found(left, right, Ink(100, 80, 102, 120, BLACK)) == ([], [(101, 80, 120)])


def test_the_last_shading_counts() -> None:
    """A white rule over a blue shading that was painted over in white is not seen."""
    blue, white = Ink(10, 80, 200, 120, BLUE), Ink(10, 80, 200, 120, WHITE)
    rule = Ink(10, 100, 200, 100.5, WHITE)
    assert found(blue, white, rule) == ([], [])
    assert found(white, blue, rule)[0]


@pytest.mark.parametrize(
    "box", [(210, 80, 400, 120), (-300, 80, 0, 120), (10, 200, 200, 240), (10, 0, 200, 40)]
)
def test_a_shading_elsewhere_does_not_show_a_white_rule(box: tuple[float, float, float, float]) -> None:
    assert found(Ink(*box, BLUE), Ink(10, 100, 200, 100.5, WHITE)) == ([], [])


def test_one_of_three_shadings_counts_where_it_lies() -> None:
    shadings = [Ink(10, 80, 200, 120, BLUE), Ink(300, 80, 400, 120, WHITE), Ink(500, 80, 600, 120, GREY)]
    assert found(*shadings, Ink(10, 100, 200, 100.5, WHITE))[0]


def test_light_grey_rules_are_seen() -> None:
    assert found(Ink(10, 100, 200, 100.5, (225, 225, 225)))[0]


# --- pieces of one rule -------------------------------------------------------------------------------------


def test_pieces_that_follow_each_other_are_one_rule() -> None:
    assert merged((100, 10, 50), (100, 50, 90), (100, 92.5, 130)) == [(100, 10, 130)]


def test_pieces_apart_are_two_rules() -> None:
    """Two tables side by side."""
    assert merged((100, 10, 50), (100, 53.5, 90)) == [(100, 10, 50), (100, 53.5, 90)]


def test_a_rule_drawn_twice_is_one_at_their_mean() -> None:
    assert merged((100, 10, 50), (102, 10, 50)) == [(101, 10, 50)]
    assert len(merged((100, 10, 50), (102.1, 10, 50))) == 2


def test_the_longer_piece_tells_where_the_rule_is() -> None:
    assert merged((100, 0, 90), (101, 90, 100)) == [(100.1, 0, 100)]


def test_a_piece_inside_another_does_not_shorten_it() -> None:
    assert merged((100, 10, 90), (100, 20, 30), (100, 91, 120)) == [(100, 10, 120)]


def test_dots_make_a_rule_together() -> None:
    """A dotted rule: each dot alone has no direction, and too little length."""
    dots = [Ink(x, 100, x + 1, 101, BLACK) for x in range(10, 60, 3)]
    assert found(*dots) == ([(100.5, 10, 59)], [])


def test_order_does_not_matter() -> None:
    strips = [(100.0, 50.0, 90.0), (20.0, 0.0, 40.0), (100.0, 10.0, 50.0), (60.0, 5.0, 25.0)]
    assert merged(*strips) == merged(*reversed(strips)) == [(20, 0, 40), (60, 5, 25), (100, 10, 90)]
