"""Arrays of a page: their order by several keys, the shade behind a point."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.page import PAPER, Shades, order_of


@pytest.mark.parametrize("most", [1, 3, 70_000], ids=["all alike", "small", "too far apart for a radix"])
@pytest.mark.parametrize("count", [0, 1, 500])
def test_entries_alike_in_the_last_key_are_in_the_order_of_the_one_before(count: int, most: int) -> None:
    random = np.random.default_rng(count + most)
    whole = random.integers(-most, most, count)
    keys = (random.random(count).round(1), whole, random.integers(0, 5, count))
    assert order_of(*keys).tolist() == np.lexsort(keys).tolist()


def test_the_shade_of_a_point_is_the_last_one_painted_over_it_wherever_it_stands() -> None:
    """More points than are looked up at once, on rows of shaded cells with unshaded rows between them."""
    random = np.random.default_rng(7)
    corners = np.array([(x * 20.0, y * 40.0) for y in range(20) for x in range(10)])
    boxes = np.hstack((corners, corners + random.uniform(10, 35, (200, 2))))
    shades = Shades(boxes, np.arange(200.0)[:, None] * np.ones(3))
    points = random.uniform((-10, -10), (250, 2000), (500, 2))
    assert shades.at(points)[:, 0].tolist() == [_painted_last(boxes, x, y) for x, y in points.tolist()]


def _painted_last(boxes: np.ndarray, x: float, y: float) -> float:
    over = [
        number
        for number, (x0, top, x1, bottom) in enumerate(boxes.tolist())
        if x0 <= x <= x1 and top <= y <= bottom
    ]
    return float(over[-1]) if over else PAPER
