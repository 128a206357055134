"""Characters as letters: ligatures, accents, hyphens."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.model.page import Characters
from pipeline.read.letters import compose_accents, drop_doubled, part_ligatures, plain_hyphens
from tests.unit.extract.builders import characters


def in_one_box(found: Characters, first: int, last: int) -> Characters:
    """The characters from `first` to `last` all with the box around them."""
    boxes = {name: getattr(found, name).copy() for name in ("x0", "top", "x1", "bottom")}
    for name, edge in (("x0", np.min), ("top", np.min), ("x1", np.max), ("bottom", np.max)):
        boxes[name][first : last + 1] = edge(boxes[name][first : last + 1])
    return replace(found, **boxes)


@pytest.mark.parametrize("turn", [0, 3])
def test_letters_of_one_shape_stand_side_by_side(turn: int) -> None:
    apart = characters(("staffi", 0, 50), turn=turn)
    together = in_one_box(apart, 3, 5)
    parted = part_ligatures(together, np.zeros(len(apart), dtype=np.int64))
    for name in ("x0", "top", "x1", "bottom"):
        assert getattr(parted, name) == pytest.approx(getattr(apart, name))
    assert drop_doubled(parted).text() == "staffi"
    assert drop_doubled(together).text() == "stafi"


def test_what_another_object_prints_at_the_same_place_is_a_shadow() -> None:
    twice = in_one_box(characters(("ff", 0, 50)), 0, 1)
    assert part_ligatures(twice, np.array([0, 1])) is twice
    assert drop_doubled(twice).text() == "f"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Cafe\u0301", "Caf\u00e9"),
        ("e\u0323\u0302", "\u1ec7"),
        ("x\u0301a", "x\u0301a"),
        ("\u0301a", "\u0301a"),
        ("e \u0301", "e\u0301"),
        ("Cafe", "Cafe"),
    ],
    ids=["one", "two-on-one-letter", "no-such-letter", "before-all", "apart", "none"],
)
def test_accents_join_their_letters(printed: str, expected: str) -> None:
    assert compose_accents(characters((printed, 0, 50))).text() == expected


def test_a_letter_with_its_accent_keeps_the_blank_behind_it() -> None:
    assert compose_accents(characters(("e\u0301 a", 0, 50))).space_after.tolist() == [True, False]


def test_hyphens_are_one() -> None:
    assert set(plain_hyphens(np.array([0x2, 0xAD, 0x2010, 0x2011, 0xFFFE, 0x2D])).tolist()) == {0x2D}
    assert plain_hyphens(np.array([0x2013])).tolist() == [0x2013]
