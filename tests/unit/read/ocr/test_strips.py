"""Ruling lines in pictures: drawn, broken, leaning, and what only looks like one."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.page import Rules
from pipeline.read.ocr.picture import Picture, inked
from pipeline.read.ocr.strips import find_rules

DOTS = 200 / 72


def paper() -> Picture:
    return np.zeros((600, 800), dtype=np.uint8)


def rules_of(ink: Picture) -> Rules:
    """The rules of black ink on white paper."""
    return find_rules(255 - ink, ink, DOTS)


def test_a_table_of_two_cells() -> None:
    ink = paper()
    for top in (100, 300):
        ink[top : top + 3, 100:700] = 255
    for left in (100, 400, 697):
        ink[100:303, left : left + 3] = 255
    rules = rules_of(ink)
    assert (rules.horizontal[:, 0] * DOTS).tolist() == pytest.approx([101, 301], abs=1)
    assert (rules.vertical[:, 0] * DOTS).tolist() == pytest.approx([101, 401, 698], abs=1)
    assert (rules.horizontal[0, 1:] * DOTS).tolist() == pytest.approx([100, 700], abs=3)


def test_a_broken_rule_is_one() -> None:
    ink = paper()
    ink[100:103, 100:400] = 255
    ink[100:103, 408:700] = 255
    assert len(rules_of(ink).horizontal) == 1


def test_a_rule_that_still_leans_by_two_pixels_is_one() -> None:
    ink = paper()
    for step, left in enumerate(range(100, 700, 200)):
        ink[100 + step : 102 + step, left : left + 200] = 255
    (rule,) = rules_of(ink).horizontal
    assert (rule[1:] * DOTS).tolist() == pytest.approx([100, 700], abs=3)


def test_letters_that_run_together_are_no_rule() -> None:
    """Bold letters blurred by the scan: their middles touch, and their stems go on above and below."""
    ink = paper()
    ink[110:113, 100:260] = 255
    for left in range(100, 260, 12):
        ink[100:124, left : left + 6] = 255
    assert len(rules_of(ink).horizontal) == 0


@pytest.mark.parametrize(("thickness", "count"), [(2, 1), (8, 1), (24, 0)], ids=["thin", "thick", "a bar"])
def test_what_is_thicker_than_the_thickest_border_is_no_rule(thickness: int, count: int) -> None:
    ink = paper()
    ink[100 : 100 + thickness, 100:700] = 255
    assert len(rules_of(ink).horizontal) == count


def test_stems_of_letters_over_each_other_are_no_rule() -> None:
    """The "l" of five lines of 9 pt set closely."""
    ink = paper()
    for top in range(100, 230, 26):
        ink[top : top + 20, 100:103] = 255
    assert len(rules_of(ink)) == 0


@pytest.mark.parametrize(("bottom", "count"), [(140, 3), (128, 2)], ids=["from rule to rule", "a letter"])
def test_the_side_of_a_low_cell_is_a_rule_though_a_letter_is_as_long(bottom: int, count: int) -> None:
    ink = paper()
    for top in (100, 138, 300):
        ink[top : top + 3, 100:700] = 255
    for left in (100, 697):
        ink[100:303, left : left + 3] = 255
    ink[100:bottom, 400:403] = 255
    assert len(rules_of(ink).vertical) == count


# --- pale rules


def faded(*, rule: int, grain: float = 6.0) -> Picture:
    """Grainy paper with a line of ink, the middle half of which is only as dark as `rule` (0 to 255)."""
    picture = np.random.default_rng(1).normal(240, grain, (600, 800))
    picture[100:103, 100:700] = 40
    picture[100:103, 250:550] = rule
    return picture.clip(0, 255).astype(np.uint8)


def strips(picture: Picture) -> list[list[float]]:
    rules = find_rules(picture, inked(picture, DOTS), DOTS)
    return (rules.horizontal * DOTS).tolist()


def test_a_rule_is_followed_where_it_fades_out() -> None:
    ((position, start, end),) = strips(faded(rule=215))
    assert position == pytest.approx(101, abs=1)
    assert (start, end) == pytest.approx((100, 700), abs=4)


def test_a_gap_without_rule_stays_one() -> None:
    first, second = strips(faded(rule=240))
    assert first[2] == pytest.approx(250, abs=4)
    assert second[1] == pytest.approx(550, abs=4)


def test_a_rule_that_leans_where_it_fades_is_one_strip() -> None:
    """Its ends stand 6 pixels apart."""
    picture = np.full((600, 800), 240, dtype=np.uint8)
    for left in range(100, 700):
        top = 100 + (left - 100) // 100
        picture[top : top + 3, left] = 40 if left < 250 or left > 550 else 215
    assert len(strips(picture)) == 1


def test_a_rule_that_ends_is_not_followed_along_the_stem_of_a_letter() -> None:
    """Under the border of a merged cell, where the rule between the columns above would go on."""
    picture = np.full((600, 800), 240, dtype=np.uint8)
    picture[100:103, 100:300] = picture[100:103, 306:320] = 40
    ((_, _, end),) = strips(picture)
    assert end == pytest.approx(300, abs=4)


def test_the_edge_of_a_shaded_area_is_not_followed() -> None:
    """It is darker than what is beside it on one side only."""
    picture = np.full((600, 800), 240, dtype=np.uint8)
    picture[100:103, 100:300] = 40
    picture[102:200, 300:700] = 215
    ((_, _, end),) = strips(picture)
    assert end == pytest.approx(300, abs=4)
