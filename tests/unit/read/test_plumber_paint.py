"""Whether a character stands out from what is painted behind it and over it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.read.plumber_paint import WHITE, Paint, Rgb, colour_of, is_wide, stands_out

BLACK, BLUE = (0.0, 0.0, 0.0), (0.1, 0.2, 0.6)
BOX = (0, 0, 10, 10)


def is_seen(colour: Rgb | None, *paints: Paint) -> bool:
    """One character at 5, 5, the first on the page."""
    return characters_seen([colour], paints)[0]


def characters_seen(colours: Sequence[Rgb | None], paints: Sequence[Paint]) -> list[bool]:
    """Characters of these colours, all of them at 5, 5."""
    middle = np.full(len(colours), 5.0)
    known = np.array([colour or (np.nan,) * 3 for colour in colours]).reshape(-1, 3)
    return [bool(one) for one in stands_out(middle, middle, known, paints)]


@pytest.mark.parametrize(
    ("colour", "paints", "seen"),
    [
        (BLACK, [], True),
        (WHITE, [], False),
        ((0.97, 0.97, 0.97), [], False),
        ((0.8, 0.8, 0.8), [], True),
        (None, [], True),
        (WHITE, [Paint(0, BOX, BLUE)], True),
        (BLUE, [Paint(0, BOX, BLUE)], False),
        (WHITE, [Paint(0, BOX, BLUE), Paint(0, BOX, WHITE)], False),
        (WHITE, [Paint(0, BOX, None)], True),
        (WHITE, [Paint(0, (6, 0, 10, 10), BLUE)], False),
        (BLACK, [Paint(1, BOX, WHITE)], False),
        (BLACK, [Paint(1, BOX, None)], True),
        (BLACK, [Paint(1, (0, 6, 10, 10), WHITE)], True),
    ],
    ids=[
        "black on paper", "white on paper", "nearly white", "grey", "of unknown colour", "white on blue",
        "blue on blue", "white on white on blue", "white on an image", "white beside blue", "under white",
        "under an image", "under white elsewhere",
    ],
)  # fmt: skip
def test_a_character_is_seen(colour: Rgb | None, paints: list[Paint], seen: bool) -> None:
    assert is_seen(colour, *paints) is seen


def test_paint_counts_in_its_order() -> None:
    """Black is printed, blue is painted over it, and white is printed on the blue."""
    assert characters_seen([BLACK, WHITE], [Paint(1, BOX, BLUE)]) == [False, True]


def test_a_page_without_characters_has_none() -> None:
    assert characters_seen([], [Paint(0, BOX, BLUE)]) == []


@pytest.mark.parametrize(
    ("space", "numbers", "colour"),
    [
        ("DeviceGray", 1, WHITE),
        ("DeviceRGB", (0.1, 0.2, 0.6), BLUE),
        ("DeviceCMYK", (0, 0, 0, 0), WHITE),
        ("DeviceCMYK", (0, 0, 0, 1), BLACK),
        ("ICCBased", (0.1, 0.2, 0.6), BLUE),
        ("Separation", 1, None),
        ("Pattern", "P1", None),
        ("DeviceGray", "P1", None),
    ],
)
def test_colours(space: str, numbers: object, colour: Rgb | None) -> None:
    """Full ink of a separation is 1, which would be white as a grey."""
    assert colour_of(space, numbers) == colour


@pytest.mark.parametrize(("box", "wide"), [((0, 0, 300, 3), False), ((0, 0, 3, 300), False), (BOX, True)])
def test_rules_are_not_wide(box: tuple[int, int, int, int], wide: bool) -> None:
    assert is_wide(box) is wide
