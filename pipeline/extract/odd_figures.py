"""Figures whose grouping no office prints: what is left of one when a point was lost in a picture."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)+(?![\d.,]*\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}|\d{1,3}[.,]\d{1,4}")
# A kode, an account, a date, the number of a chapter: short groups, the last up to four figures long.
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?:\.\d{1,4})?")

# Two grouped figures with nothing but a blank between them: a point may have stood there.
_SPLIT = re.compile(r"\d[.,]\d+ \d+[.,]\d")


def has_odd_figure(text: str) -> bool:
    """Whether a figure in the text is grouped as neither amounts nor codes are: 2050.000, 217.01.1.05, 612.1 78.002.

    A figure without any separator left cannot be told from a whole one.
    """
    return bool(_SPLIT.search(text)) or any(
        not any(form.fullmatch(figure) for form in (_THOUSANDS, _DECIMAL, _CODE))
        for figure in _GROUPED.findall(text)
    )
