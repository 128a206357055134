"""Wordings of one indicator: what its words say, apart from affixes, function words and slips of one letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from pipeline.model.text import PERSEN_WORDS, indicator_form
from pipeline.settings import Settings

_WORD = re.compile(r"\w+")
_SHORTEST_STEM = 3
_SHORTEST_WORD_WITH_SLIP = 4  # of a shorter word, one letter more makes another word


def say_the_same(settings: Settings, one: str, other: str) -> bool:
    """Whether two wordings (raw texts) have the same content words.

    The normal form of E-9 comes first. "meningkat" is "meningkatkan"; "Menjaln" beside "Menjalin" is a slip (EJA-01);
    words torn or run together by a narrow column ("naikkelas") are whole.
    """
    left, right = (content_words(settings, text) for text in (one, other))
    lone_left, lone_right = _without(settings, left, right), _without(settings, right, left)
    if "".join(lone_left) == "".join(lone_right):
        return True
    return len(lone_left) == len(lone_right) and all(
        any(_is_slip(settings, word, lain) for lain in lone_right) for word in lone_left
    )


def content_words(settings: Settings, text: str) -> list[str]:
    """The words of an indicator that say something, in printed order, without a word for per cent at its start."""
    form = indicator_form(text)
    words = _WORD.findall(form)
    if words and words[0] in PERSEN_WORDS:
        words = words[1:]
    return [word for word in words if word not in settings.kata_tugas]


def stem(settings: Settings, word: str) -> str:
    """The word without affixes: "peningkatan" is "ingkat", as is "meningkatkan"."""
    for affix in sorted(settings.akhiran, key=len, reverse=True):
        if word.endswith(affix) and len(word) - len(affix) >= _SHORTEST_STEM:
            word = word.removesuffix(affix)
            break
    for affix in sorted(settings.awalan, key=len, reverse=True):
        if word.startswith(affix) and len(word) - len(affix) >= _SHORTEST_STEM:
            return word.removeprefix(affix)
    return word


def _without(settings: Settings, words: Iterable[str], others: Iterable[str]) -> list[str]:
    """The words that have no partner among the others."""
    free = Counter(stem(settings, word) for word in others)
    lone = []
    for word in words:
        key = stem(settings, word)
        if free[key]:
            free[key] -= 1
        else:
            lone.append(word)
    return lone


def _is_slip(settings: Settings, one: str, other: str) -> bool:
    left, right = stem(settings, one), stem(settings, other)
    is_long = min(len(left), len(right)) >= _SHORTEST_WORD_WITH_SLIP
    return is_long and Levenshtein.distance(left, right, score_cutoff=1) <= 1
