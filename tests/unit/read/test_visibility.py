"""What can be seen of a text, by order and colour of painting; and marks across a page."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.geometry import BBox
from pipeline.read.ink import Colour
from pipeline.read.visibility import Paint, is_hidden, is_under_image
from pipeline.read.watermark import is_watermark
from tests.unit.extract.builders import characters

SIZE = (600.0, 800.0)
BLACK, WHITE, BLUE = (0, 0, 0), (255, 255, 255), (0, 0, 200)
BAR, ELSEWHERE = BBox(100, 100, 300, 130), BBox(100, 300, 300, 330)
UNKNOWN = (np.nan,) * 3


def hidden(
    colour: tuple[float, ...], *paints: Paint, order: int = 5, point: tuple[float, float] = (200, 115)
) -> bool:
    """Whether a character of a text painted fifth is hidden."""
    objects = np.array([(order, *colour)], dtype=float)
    return bool(is_hidden(paints, np.array([point]), np.array([0]), objects, SIZE)[0])


def bar(order: int, colour: Colour | None, box: BBox = BAR) -> Paint:
    return Paint(order, box, colour)


@pytest.mark.parametrize(
    ("colour", "paints", "expected"),
    [
        (BLACK, (), False),
        (WHITE, (), True),
        ((250, 250, 250), (), True),
        ((230, 230, 230), (), False),
        (UNKNOWN, (), False),
        (WHITE, (bar(1, BLUE),), False),
        (BLUE, (bar(1, BLUE),), True),
        (BLUE, (bar(1, BLUE, ELSEWHERE),), False),
        (WHITE, (bar(1, BLUE, ELSEWHERE),), True),
        (WHITE, (bar(1, None),), False),
        (BLUE, (bar(1, BLUE), bar(2, WHITE)), False),
        (BLACK, (bar(9, WHITE),), True),
        (BLACK, (bar(9, None),), False),
        (BLACK, (bar(9, WHITE, ELSEWHERE),), False),
        (BLACK, (bar(9, WHITE), bar(10, None)), True),
        (BLACK, (bar(1, WHITE),), False),
        (BLACK, (bar(9, WHITE, BBox(-50, -50, 700, 900)),), True),
    ],
    ids=[
        "black", "white", "nearly white", "light grey", "pattern", "white on blue", "blue on blue",
        "blue beside a blue bar", "white beside a blue bar", "white on a pattern", "blue on white on blue", "covered",
        "under something transparent", "another place covered", "covered twice", "on a white bar", "page covered",
    ],
)  # fmt: skip
def test_a_text_is_hidden(colour: tuple[float, ...], paints: tuple[Paint, ...], expected: bool) -> None:
    assert hidden(colour, *paints) is expected


def test_points_off_the_page_and_pages_without_size_are_no_error() -> None:
    assert not hidden(BLACK, bar(9, WHITE), point=(-40, 9000))
    objects = np.array([(1.0, *WHITE)])
    assert is_hidden([], np.array([(0.0, 0.0)]), np.array([0]), objects, (0.0, 0.0)).all()
    assert not len(is_hidden([bar(9, WHITE)], np.empty((0, 2)), np.empty(0, dtype=int), objects, SIZE))


def test_only_an_image_painted_later_covers() -> None:
    points, orders = np.array([(200.0, 115.0), (200.0, 400.0)]), np.array([5.0, 5.0])
    later, earlier = (Paint(order, BAR, None, is_image=True) for order in (9, 1))
    assert is_under_image([earlier, later], points, orders).tolist() == [True, False]
    assert not is_under_image([earlier, bar(9, None)], points, orders).any()


@pytest.mark.parametrize(("size", "expected"), [(45.0, True), (25.0, False)], ids=["large", "a title's size"])
def test_a_mark_is_far_larger_than_the_text_under_it(size: float, expected: bool) -> None:
    body, mark = characters(("Pelayanan administrasi", 0, 50)), characters(("DRAFT", 0, 55), size=size)
    both = type(body)(*(np.concatenate((getattr(body, n), getattr(mark, n))) for n in body.__slots__))
    owner = np.repeat([0, 1], [len(body), len(mark)])
    found = is_watermark(both, owner, np.zeros(len(both), dtype=bool))
    assert found.tolist() == ((owner == 1) & expected).tolist()
