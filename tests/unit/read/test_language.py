"""Whether letters make words: told for plans, and for the same plans with their letters exchanged."""

from __future__ import annotations

import random
import string
from importlib import resources

import numpy as np
import pytest

from pipeline.model.page import Characters
from pipeline.read.language import LEAST_PAIRS, LEAST_SHARE, is_foreign, is_private, usual_share
from tests.unit.extract.builders import characters

CHAPTERS = resources.files("pipeline.generate").joinpath("chapters.txt").read_text(encoding="utf-8")
SENTENCES = [line for line in CHAPTERS.splitlines() if len(line) > 80]
LETTERS = string.ascii_lowercase


def share(text: str) -> float:
    """The share of usual pairs in a text of one font."""
    found = line(text)
    return float(usual_share(found, np.zeros(len(found), dtype=np.int64))[2][0])


def line(text: str) -> Characters:
    return characters((text, 0, 50))


def exchanged(text: str, letters: str) -> str:
    """The text with each letter of the alphabet replaced by the one in its place."""
    return text.translate(str.maketrans(LETTERS + LETTERS.upper(), letters + letters.upper()))


@pytest.mark.parametrize("sentence", SENTENCES[::6])
def test_sentences_of_a_plan_make_words(sentence: str) -> None:
    assert share(sentence) > 0.85
    assert share(sentence.upper()) > 0.85


@pytest.mark.parametrize(
    "text", ["Information Society and Knowledge Based Society", "Strengths Weaknesses Opportunities Threats"]
)
def test_english_terms_make_words(text: str) -> None:
    assert share(text) > LEAST_SHARE


@pytest.mark.parametrize("by", range(1, 26))
def test_shifted_letters_make_none(by: int) -> None:
    assert share(exchanged(" ".join(SENTENCES), LETTERS[by:] + LETTERS[:by])) < LEAST_SHARE


def test_few_exchanges_of_letters_look_like_words() -> None:
    """A known limit: an exchange that happens to keep vowels among vowels is not told from words."""
    chance = random.Random(1)
    shares = sorted(share(exchanged(SENTENCES[0], "".join(chance.sample(LETTERS, 26)))) for _ in range(200))
    assert shares[100] < 0.4
    assert sum(value >= LEAST_SHARE for value in shares) <= 10


def test_signs_of_no_language_make_no_words() -> None:
    assert share("\x14\x11\x15\x18\x13\x11\x13\x13") == 0
    assert share("\ue001\ue002\ue003") == 0
    assert share("Программа") == 0


def test_figures_and_punctuation_say_nothing_of_the_language() -> None:
    found = line('1.250.000,00 (95%) "2/3" — 12 ° ½')
    assert not len(usual_share(found, np.zeros(len(found), dtype=np.int64))[0])


def test_words_without_blanks_between_them_are_still_words() -> None:
    """A capital after a small letter begins a word."""
    assert share("BadanPusatStatistikProvinsi") == share("Badan Pusat Statistik Provinsi")


def test_a_font_is_judged_by_enough_pairs_and_apart_from_others() -> None:
    bad = exchanged("pelayanan administrasi perkantoran daerah", LETTERS[3:] + LETTERS[:3])
    found = characters((bad, 0, 50), ("Pelayanan administrasi perkantoran daerah", 0, 70))
    font = np.repeat([7, 2], len(found) // 2)
    assert is_foreign(found, font).tolist() == (font == 7).tolist()
    short = line(bad[: LEAST_PAIRS // 2])
    assert not is_foreign(short, np.zeros(len(short), dtype=np.int64)).any()


def test_a_private_sign_in_a_word_is_a_letter_and_alone_it_is_a_bullet() -> None:
    found = characters(("me\ue000asi", 0, 50), ("\uf0b7 Program", 0, 70), ("\uf0b7Program", 0, 90))
    font = np.array([0] * 6 + [1] + [0] * 7 + [1] + [0] * 7)
    assert np.flatnonzero(is_private(found, font)).tolist() == [2]
