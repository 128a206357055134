"""Breaks texts into lines as a word processor does, and remembers how each break is undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.typeset.painter import Face

# Only between letters: "Undang-Undang" may break there, a code or a range of years must not.
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
# Numbers and kode are cut anywhere when the cell is too narrow, as Word does with any word.
_DIGITS = re.compile(r"[\d.,]+")


class LayoutError(ValueError):
    """The table cannot be set so that its truth is well defined."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, and what joins it to the next one in the truth: a blank, nothing or a line break."""

    text: str
    glue: str


def text_width(text: str, face: Face) -> float:
    """Width in points; both producers use the metrics of the standard fonts."""
    return float(stringWidth(text, face.font, face.size))


def wrap(text: str, width: float, face: Face) -> tuple[Line, ...]:
    """The lines that fill `width` points; none for an empty text.

    Raises:
        LayoutError: a word is too long and may not be broken under the contract's rules for joining.
    """
    if not text:
        return ()

    def measure(part: str) -> float:
        return text_width(part, face)

    lines: list[Line] = []
    for item in text.split("\n"):
        lines += _wrap_item(item, width, measure)
        lines[-1] = Line(lines[-1].text, "\n")
    lines[-1] = Line(lines[-1].text, "")
    return tuple(lines)


def join(lines: Sequence[Line]) -> str:
    """The text of consecutive lines; the break after the last one belongs to nobody."""
    return "".join(line.text + line.glue for line in lines[:-1]) + lines[-1].text if lines else ""


def _wrap_item(text: str, width: float, measure: Callable[[str], float]) -> list[Line]:
    lines: list[Line] = []
    current = ""
    for word in text.split(" "):
        parts = _HYPHEN.split(word)
        candidate = f"{current} {word}" if current else word
        if measure(candidate) <= width:
            current = candidate
            continue
        kept = _parts_that_fit(f"{current} " if current else "", parts, width, measure)
        if kept:
            head = "".join(parts[:kept])
            lines.append(Line(f"{current} {head}" if current else head, ""))
        elif current:
            lines.append(Line(current, " "))
        *full, current = _cut("".join(parts[kept:]), width, measure)
        lines += [Line(piece, "") for piece in full]
    return [*lines, Line(current, "")]


def _parts_that_fit(before: str, parts: list[str], width: float, measure: Callable[[str], float]) -> int:
    fitting = [n for n in range(1, len(parts)) if measure(before + "".join(parts[:n])) <= width]
    return max(fitting, default=0)


def _cut(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The word in pieces that fit, the last one possibly shorter."""
    if measure(word) <= width:
        return [word]
    parts = _HYPHEN.split(word)
    kept = _parts_that_fit("", parts, width, measure)
    if kept:
        return ["".join(parts[:kept]), *_cut("".join(parts[kept:]), width, measure)]
    if not _DIGITS.fullmatch(word):
        raise LayoutError(f"{word!r} does not fit in {width:.1f} pt; widen the column")
    length = max(n for n in range(1, len(word)) if measure(word[:n]) <= width)
    return [word[:length], *_cut(word[length:], width, measure)]
