"""Words of the settings as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern that fits any of the words, a longer one before its beginning; without words it fits nothing.

    It is meant for text whose blanks are single.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"
