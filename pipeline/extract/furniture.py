"""Page furniture: running heads, running feet and page numbers, which belong to no table and no paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.lines import Line
from pipeline.extract.prose import is_caption

# Heads and feet stand near the edges of a page; on landscape pages up to 16 % away from them (measured on real files).
MARGIN = 0.18
_PAGE_NUMBER = re.compile(
    r"(?:hal(?:aman|\.)?\s*)?[-–|•\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:dari|/)\s*\d{1,4})?[-–|•\s]*",
    re.IGNORECASE,
)

_OF_ALL_PAGES = re.compile(r"(?:dari|/)\s*\d{1,4}", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,%])")


def printed_number(furniture: Sequence[str]) -> int | None:
    """The page number that the running heads and feet of one page print; None without one, or with several numbers.

    A year or the number of all pages ("7 dari 35") is none.
    """
    numbers = {
        int(number) for text in furniture for number in _SHORT_NUMBER.findall(_OF_ALL_PAGES.sub("", text))
    }
    return numbers.pop() if len(numbers) == 1 else None


def find_furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[set[int]]:
    """For each page the places of its lines that are furniture.

    Args:
        pages: height in points and lines outside tables, of every page of the document.
    """
    texts: Counter[str] = Counter()
    for height, lines in pages:
        texts.update({_pattern(line.text) for line in lines if _in_margin(line, height)})
    # Captions at the top of pages are alike too ("Tabel 2.1", "Tabel 2.2"), but each belongs to its table.
    least = 3 if len(pages) > 4 else 2
    repeated = {text for text, count in texts.items() if count >= least and text}
    return [
        {
            place
            for place, line in enumerate(lines)
            if _in_margin(line, height)
            and (
                _PAGE_NUMBER.fullmatch(line.text)
                or (_pattern(line.text) in repeated and not is_caption(line.text))
            )
        }
        for height, lines in pages
    ]


def _in_margin(line: Line, height: float) -> bool:
    middle = (line.bbox.top + line.bbox.bottom) / 2
    return middle < MARGIN * height or middle > (1 - MARGIN) * height


def _pattern(text: str) -> str:
    """The line with its numbers made equal: "Renja 2024 | 7" and "Renja 2024 | 8" are one running foot."""
    return re.sub(r"\d+", "#", text).strip().lower()
