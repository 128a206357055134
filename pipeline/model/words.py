"""Words of the settings, looked for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern that fits any of the words, a longer one before its beginning; without words it fits nothing.

    It is meant for text whose blanks are single.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"


def has_word(words: Iterable[str], text: str) -> bool:
    """Whether one of the words stands in the text by itself."""
    return re.search(rf"\b{alternatives(words)}\b", text) is not None


def begins_word(words: Iterable[str], text: str) -> bool:
    """Whether a word of the text begins with one of the words."""
    return re.search(rf"\b{alternatives(words)}", text) is not None
