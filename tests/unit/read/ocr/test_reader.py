"""Lines of letters out of pictures: what two looks at a line make of it, and where its blanks are."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.read.ocr.reader import compared, with_blanks
from pipeline.read.ocr.recogniser import Reading
from pipeline.read.ocr.segments import Segment

SIZE = 20.0
ADVANCE = 10


def read(text: str, confidence: float = 1.0) -> Reading:
    """A reading of letters that stand evenly, seen with the margins of the first look."""
    margin = 0.35 * SIZE
    width = ADVANCE * len(text) + 2 * margin
    at = (np.arange(len(text)) * ADVANCE + ADVANCE / 2 + margin) / width
    return Reading(np.array([ord(letter) for letter in text]), at, np.full(len(text), confidence))


def segment(text: str, *gaps: tuple[int, float]) -> Segment:
    """The ink of that text, with gaps behind letters: their number from 1, and the width in font sizes."""
    middles = tuple((100.0 + ADVANCE * place, share) for place, share in gaps)
    return Segment(
        1, (100, 50, 100 + ADVANCE * len(text), 70), np.array([1]), 70.0, SIZE, middles, is_bars=False
    )


def test_both_looks_agree_as_far_as_the_less_certain_one_does() -> None:
    assert compared(read("5.661", 0.9), read("5.661", 0.8)).confidence.tolist() == [0.8] * 5


@pytest.mark.parametrize("second", ["5.667", "5.66", "5.6617"])
def test_what_the_looks_do_not_share_is_not_certain(second: str) -> None:
    agreed = compared(read("5.661"), read(second))
    assert agreed.text == "5.661"
    assert agreed.confidence[-1] == 0


def test_a_sign_like_dust_inside_a_word_is_not_certain() -> None:
    agreed = compared(read("AW'AL 'a'"), read("AW'AL 'a'"))
    assert agreed.confidence.tolist() == [1, 1, 0, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "gap", "expected"),
    [
        ("1.85", (2, 0.27), "1. 85"),
        ("2Paket", (1, 0.16), "2 Paket"),
        ("111", (1, 0.2), "111"),
        ("n.1", (2, 0.2), "n.1"),
        ("kerja", (2, 0.2), "kerja"),
        ("471.178", (3, 0.3), "471.178"),
    ],
    ids=[
        "a number and a value",
        "a value and its unit",
        "figures",
        "a full stop and a figure",
        "a word",
        "before a point",
    ],
)
def test_a_gap_as_wide_as_a_blank_is_one(text: str, gap: tuple[int, float], expected: str) -> None:
    found = with_blanks(segment(text, gap), read(text))
    assert found.text == expected
    assert len(found.at) == len(found.confidence) == len(expected)


def test_a_blank_that_was_read_is_not_doubled() -> None:
    assert with_blanks(segment("1. 85", (2, 0.5)), read("1. 85")).text == "1. 85"


def test_several_blanks() -> None:
    assert with_blanks(segment("1.85%", (2, 0.3), (4, 0.3)), read("1.85%")).text == "1. 85 %"
