"""What the model says of each frame of a line, to letters and how sure each is."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.page import Floats
from pipeline.read.ocr.reader import compared
from pipeline.read.ocr.recogniser import Reading, decode

CODES = np.array([0, ord("1"), ord("7"), ord("0"), ord(" ")])
_CLASSES = {"_": 0, "1": 1, "7": 2, "0": 3, " ": 4}


def frames(best: str, *others: tuple[int, str, float]) -> Floats:
    """Frames that are sure of the letters of `best` ("_" for none), but for `others`: frame, letter, probability."""
    table = np.zeros((len(best), len(CODES)))
    for frame, letter in enumerate(best):
        table[frame, _CLASSES[letter]] = 1.0
    for frame, letter, share in others:
        table[frame, _CLASSES[best[frame]]] = 1.0 - share
        table[frame, _CLASSES[letter]] = share
    return table


def reading(text: str, *doubted: int) -> Reading:
    confidence = np.array([0.2 if place in doubted else 0.9 for place in range(len(text))])
    at = (np.arange(len(text)) + 0.5) / max(len(text), 1)
    return Reading(np.array([ord(letter) for letter in text], dtype=np.int64), at, confidence)


@pytest.mark.parametrize(
    ("best", "text"),
    [("1_7", "17"), ("11_77_", "17"), ("0_0", "00"), ("00", "0"), ("1 7", "1 7"), ("___", ""), ("_1", "1")],
)
def test_equal_frames_are_one_letter_unless_something_stands_between(best: str, text: str) -> None:
    assert decode(frames(best), CODES).text == text


def test_letters_stand_in_the_middle_of_their_frames() -> None:
    assert decode(frames("11__7___"), CODES).at.tolist() == [0.125, 0.5625]


def test_a_letter_is_as_sure_as_its_surest_frame() -> None:
    found = decode(frames("_11_7_", (1, "7", 0.4), (2, "7", 0.1), (4, "1", 0.3)), CODES)
    assert found.confidence == pytest.approx([0.9, 0.7])


def test_a_letter_that_may_have_been_lost_makes_its_neighbours_unsure() -> None:
    """ "17" where a "0" is nearly seen in between."""
    assert decode(frames("1_7", (1, "0", 0.4)), CODES).confidence == pytest.approx([0.6, 0.6])


def test_a_letter_that_spills_into_the_next_frame_is_no_lost_one() -> None:
    assert decode(frames("1_7", (1, "1", 0.4)), CODES).confidence == pytest.approx([1.0, 1.0])


# --- two readings -------------------------------------------------------------------------------------------


def test_two_equal_readings_are_as_sure_as_the_less_sure_one() -> None:
    assert compared(reading("170"), reading("170", 1)).confidence.tolist() == [0.9, 0.2, 0.9]


@pytest.mark.parametrize(
    ("first", "second", "believed"),
    [
        ("170", "110", [False, False, False]),  # the disputed letter, and what stands beside it
        ("1770000", "1770001", [True, True, True, True, True, False, False]),
        ("10000", "1000", [True, True, True, False, False]),  # one of the zeros is one too many
        ("1000", "10000", [True, True, True, False]),
        ("1 000", "1000", [True, True, True, True, True]),  # blanks are told by gaps, not by letters
        ("17", "", [False, False]),
    ],
)
def test_what_only_one_reading_sees_is_not_believed(first: str, second: str, believed: list[bool]) -> None:
    found = compared(reading(first), reading(second))
    assert found.text == first
    assert [confidence > 0 for confidence in found.confidence.tolist()] == believed
