"""Names in the form in which they are compared: words without case, marks, wraps and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.text import fold_typography

_WRAPPED_HYPHEN = re.compile(r"(?<=\w)-\s+(?=\w)")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class Wording:
    """A name as its words; a number is a word of its own."""

    words: tuple[str, ...]

    @cached_property
    def letters(self) -> str:
        """The words without anything between them: a narrow column tears words and swallows blanks."""
        return "".join(self.words)


def wording(text: str, abbreviations: Mapping[str, str]) -> Wording:
    """The name in comparable form.

    "Penyusunan Dok. RKA- SKPD" is penyusunan, dokumen, rka, skpd. `abbreviations` maps a word to what it stands for.
    """
    plain = _WRAPPED_HYPHEN.sub("-", fold_typography(text).lower()).replace("&", " dan ")
    words = [abbreviations.get(word, word) for word in _WORD.findall(plain)]
    return Wording(tuple(" ".join(words).split()))
