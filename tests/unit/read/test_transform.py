"""Affine matrices, and the way from page space to the page as displayed."""

from __future__ import annotations

import math

import pytest

from pipeline.read.transform import Matrix, displayed

# left, bottom, right, top of a portrait page whose boxes do not begin at 0
PAGE = (10.0, 20.0, 210.0, 320.0)


def near(point: tuple[float, float]) -> object:
    return pytest.approx(point, abs=1e-9)


def test_a_matrix_maps_as_the_standard_says() -> None:
    assert Matrix(1, 2, 3, 4, 5, 6).apply(10, 100) == (315, 426)
    assert Matrix().apply(7, 8) == (7, 8)


def test_then_does_the_first_first() -> None:
    move, double = Matrix(e=10), Matrix(2, 0, 0, 2)
    assert move.then(double).apply(1, 1) == (22, 2)
    assert double.then(move).apply(1, 1) == (12, 2)


def test_then_is_applying_one_after_the_other() -> None:
    one, other = Matrix(1, 2, 3, 4, 5, 6), Matrix(-2, 0.5, 1, 3, -7, 11)
    assert one.then(other).apply(13, -4) == near(other.apply(*one.apply(13, -4)))


@pytest.mark.parametrize(
    ("rotation", "corner"),
    [(0, "bottom left"), (90, "top left"), (180, "top right"), (270, "bottom right")],
)
def test_where_the_lower_left_corner_of_the_page_is_shown(rotation: int, corner: str) -> None:
    """/Rotate turns clockwise: the lower left corner goes up, to the right, and down again."""
    width, height = (200, 300) if rotation % 180 == 0 else (300, 200)
    places = {
        "top left": (0, 0),
        "top right": (width, 0),
        "bottom left": (0, height),
        "bottom right": (width, height),
    }
    assert displayed(PAGE, rotation).apply(10, 20) == near(places[corner])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_page_fills_the_displayed_page(rotation: int) -> None:
    matrix = displayed(PAGE, rotation)
    points = [matrix.apply(x, y) for x in (10, 210) for y in (20, 320)]
    assert min(x for x, _ in points) == min(y for _, y in points) == 0
    assert sorted((max(x for x, _ in points), max(y for _, y in points))) == [200, 300]


@pytest.mark.parametrize(
    ("rotation", "direction"), [(0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (270, (0, -1))]
)
def test_text_to_the_right_is_shown_in_this_direction(rotation: int, direction: tuple[int, int]) -> None:
    """Direction on the displayed page, y downward."""
    matrix = displayed(PAGE, rotation)
    (x0, y0), (x1, y1) = matrix.apply(100, 100), matrix.apply(101, 100)
    assert (x1 - x0, y1 - y0) == near(direction)


@pytest.mark.parametrize("rotation", [-90, 450])
def test_rotations_are_counted_round(rotation: int) -> None:
    assert displayed(PAGE, rotation) == displayed(PAGE, rotation % 360)


@pytest.mark.parametrize(
    ("matrix", "direction", "scale"),
    [
        (Matrix(), (1, 0), 1),
        (Matrix(2, 0, 0, 3), (1, 0), 3),
        (Matrix(2, 0, 0, 3), (0, 5), 2),
        (Matrix(0, 2, -2, 0), (1, 1), 2),
        (Matrix(0, 0, 0, 0), (1, 0), 0),
        (Matrix(2, 0, 0, 3), (0, 0), 0),
    ],
)
def test_a_pen_grows_across_its_stroke(matrix: Matrix, direction: tuple[float, float], scale: float) -> None:
    """A horizontal stroke under a matrix that stretches downward gets thicker, not longer."""
    assert math.isclose(matrix.scale_across(*direction), scale)
