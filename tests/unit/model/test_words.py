from __future__ import annotations

import pytest

from pipeline.model.words import begins_word, has_word


@pytest.mark.parametrize(
    ("text", "stands", "begins"),
    [
        ("dana alokasi umum", True, True),
        ("menurut dana", True, True),
        ("pendanaan", False, False),
        ("danau", False, True),
        ("", False, False),
    ],
)
def test_words_in_a_text(text: str, stands: bool, begins: bool) -> None:
    assert has_word(["dana", "hibah (luar)"], text) is stands
    assert begins_word(["dana", "hibah (luar)"], text) is begins


def test_no_words_stand_nowhere() -> None:
    assert not has_word([], "dana")
