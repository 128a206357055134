"""Characters as fetched from PDFium: those drawn twice, and the direction they are written in."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.page import Characters
from pipeline.read.letters import drop_doubled
from pipeline.read.pdfium_texts import round_turns
from tests.unit.extract.builders import characters


def together(*parts: Characters) -> Characters:
    return Characters(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Characters.__slots__)
    )


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.5, 1.1])
def test_letters_drawn_twice_are_read_once_and_as_bold(shift: float) -> None:
    """Fake bold moves the second drawing by 0.3 to 0.5 pt at this size."""
    found = drop_doubled(together(characters(("Kode", 0, 50)), characters(("Kode", shift, 50))))
    assert found.text() == "Kode"
    assert found.bold.all()


def test_double_letters_stay_double() -> None:
    """The narrowest real neighbours, "ll", stand a fifth of their size apart."""
    found = drop_doubled(together(characters(("l", 0, 50)), characters(("l", 2, 50))))
    assert found.text() == "ll"
    assert not found.bold.any()


def test_other_letters_at_one_place_stay() -> None:
    """An accent that is drawn over its letter is no shadow of it."""
    assert drop_doubled(together(characters(("e", 0, 50)), characters(("´", 0, 50)))).text() == "e´"


def test_a_shadow_below_is_dropped_and_the_line_below_is_not() -> None:
    twice = together(characters(("ab", 0, 50)), characters(("ab", 0.3, 50.3)), characters(("ab", 0, 62)))
    assert drop_doubled(twice).text() == "abab"


def test_order_of_the_file_is_kept() -> None:
    found = drop_doubled(together(characters(("dcba", 0, 50)), characters(("dcba", 0.3, 50))))
    assert found.text() == "dcba"


@pytest.mark.parametrize(
    ("direction", "turn"),
    [((1, 0), 0), ((1, 0.4), 0), ((0, 1), 1), ((-1, 0), 2), ((0, -1), 3), ((0.2, -1), 3), ((-1, 0.3), 2)],
)
def test_slanted_text_counts_to_the_nearest_quarter_turn(direction: tuple[float, float], turn: int) -> None:
    dx, dy = np.array([direction]).T
    assert round_turns(dx, dy).tolist() == [turn]
