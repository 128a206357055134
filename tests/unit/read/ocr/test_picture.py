"""Pictures made ready: skew is found and undone, dark headings become light."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.read.ocr.picture import (
    Picture,
    inked,
    part_turned_back,
    skew_of,
    softened,
    turned_back,
    with_light_ground,
)

DOTS = 200 / 72


def page() -> Picture:
    """Lines of words on white, and a rule."""
    picture = np.full((900, 1200), 250, dtype=np.uint8)
    for top in range(120, 800, 34):
        for left in range(150, 1000, 60):
            picture[top : top + 14, left : left + 44] = 20
    picture[100:103, 120:1080] = 20
    return picture


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 0.3, 1.0, 3.5])
def test_skew_is_found(degrees: float) -> None:
    askew = turned_back(page(), -degrees)
    assert skew_of(inked(askew, DOTS)) == pytest.approx(degrees, abs=0.1)


def test_a_blank_page_is_not_askew() -> None:
    assert skew_of(np.zeros((900, 1200), dtype=np.uint8)) == 0


def test_white_letters_on_a_dark_heading_become_dark_letters() -> None:
    picture = np.full((300, 400), 250, dtype=np.uint8)
    picture[50:150, 50:350] = 60
    picture[90:110, 100:104] = 245  # a stem
    light = with_light_ground(picture, 16)
    assert light[100, 102] < 20
    assert light[60, 60] > 180
    assert light[20, 20] == 250


def test_letters_are_no_dark_area() -> None:
    picture = page()
    assert np.array_equal(with_light_ground(picture, 16)[110:], picture[110:])


def test_ink_is_found_on_paper_and_on_grey() -> None:
    picture = np.full((300, 400), 250, dtype=np.uint8)
    picture[:, 200:] = 190
    picture[100:120, 100:104] = picture[100:120, 300:304] = 60
    ink = inked(picture, DOTS)
    assert ink[110, 102] == ink[110, 302] == 255
    assert ink[200, 350] == ink[200, 50] == 0


@pytest.mark.parametrize("skew", [-1.5, 0.0, 0.7])
def test_a_part_of_a_page_is_turned_back_as_in_the_whole(skew: float) -> None:
    """But for the rounding of pixels between two others."""
    whole = turned_back(page(), skew).astype(int)
    part = part_turned_back(page(), skew, (200, 150, 500, 260)).astype(int)
    assert np.abs(part - whole[150:260, 200:500]).max() <= 12


def test_a_part_that_reaches_over_the_edge_has_paper_there() -> None:
    part = part_turned_back(page(), 0.0, (-20, -10, 30, 40))
    assert part.shape == (50, 50)
    assert (part[:10] == 255).all()
    assert (part[:, :20] == 255).all()


def test_the_grain_of_a_sharp_picture_is_no_ink() -> None:
    """At twice the dots of a scan, single dark pixels are the noise of its JPEG; strokes are wider."""
    picture = np.full((200, 200), 250, dtype=np.uint8)
    picture[50, 50] = 150
    picture[100:104, 20:180] = 40
    ink = inked(softened(picture, 2 * DOTS), 2 * DOTS)
    assert ink[50, 50] == 0
    assert (ink[102, 30:170] == 255).all()
    assert np.array_equal(softened(picture, DOTS), picture)
