"""Pictures made ready: skew is found and undone, dark headings become light."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.read.ocr.picture import Picture, inked, skew_of, turned_back, with_light_ground


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
    assert skew_of(inked(askew)) == pytest.approx(degrees, abs=0.1)


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
    ink = inked(picture)
    assert ink[110, 102] == ink[110, 302] == 255
    assert ink[200, 350] == ink[200, 50] == 0
