"""Printed numbers and amounts as exact decimals, by the table of readings of the rule catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.number_style import NumberStyle
from pipeline.model.text import collapse_space, fold_typography

MULTIPLIERS = {
    "T": 12,
    "triliun": 12,
    "trilyun": 12,
    "M": 9,
    "miliar": 9,
    "milyar": 9,
    "milyard": 9,
    "jt": 6,
    "juta": 6,
    "rb": 3,
    "ribu": 3,
}
"""Words behind a number and their power of ten. M is miliar, never mega, and m is a metre."""

# Longer figures are no amounts of a plan, and Decimal would round them (28 digits) when they are scaled.
_MOST_DIGITS = 24
_SUFFIX = re.compile(
    r"(?P<core>.*[0-9.,])\s?(?P<word>[TM]|(?i:jt|juta|rb|ribu|triliun|trilyun|miliar|milyard?))\.?"
)
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_DIGIT_LIKE = re.compile(r"(?<=[0-9.,])[Oo]+(?![A-Za-z])|(?<=[0-9])[lI](?=[0-9.,])")
_RUPIAH = re.compile(r"(?:rp|idr)\s?[.,:]?\s?", re.IGNORECASE)
# ",-" and ".-", also typed "-," and ",="
_RUPIAH_TAIL = re.compile(r"\s?(?:[.,]\s?[-=]{1,2}[.,]?|-,)$")
_AMOUNT = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?:\.\d{3})+(?:,\d{2})?(?![\d.,]*\d)")
_WRAP = re.compile(r"(?<![^\s(])([0-9.,]+)[^\S\n]*\n\s*([0-9.,]+)")
_PERSEN = re.compile(r"(?P<core>.*?)\s?(?:%|(?:persen|prosen|percent|persentase)\b)\s?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number.

    `decimals` counts the digits shown after the decimal mark, before a word such as "juta" is applied.
    `alternative` is the other possible reading, None where there is one reading only. `stray` tells that
    marks, blanks or letters were dropped to read it (FMT-02). `wrong_cents` tells that "00" behind a dot was taken for
    cents: "95.500.000.00", which may as well be a number cut short.
    """

    value: Decimal
    decimals: int = 0
    alternative: Decimal | None = None
    stray: bool = False
    style: NumberStyle = NumberStyle.PLAIN
    wrong_cents: bool = False

    @property
    def decimal_mark(self) -> str:
        """The decimal mark as printed, comma or dot; empty for a whole number."""
        if self.decimals == 0:
            return ""
        return "." if self.style is NumberStyle.ENGLISH else ","


def parse_number(text: str, *, alone: bool = False) -> Number | None:
    """The number that a text consists of, or None where it is empty, more than a number, or malformed.

    "9.470" is 9470 with 9.470 as alternative, "6,025 T" is 6025000000000, "(1.500)" is -1500. Two numbers
    ("85 85") give None. `alone` says that the cell has room for one number only: then "3 50.000.000" is a
    torn 350.000.000, else it may be two.
    """
    return _parse_signed(collapse_space(join_wrapped(text)), alone=alone)


def parse_rupiah(text: str) -> Number | None:
    """The amount a text prints, in the unit of its column; None where it is empty, nil or unreadable.

    "Rp", ",-", ".-", ",=" belong to an amount and are no stray marks. Three digits behind the last mark are
    thousands, since cents have two; the decimal reading stays as alternative ("275.000,000" is 275000000, found on many
    pages of one agency).
    """
    plain = collapse_space(join_wrapped(text))
    amount = _RUPIAH_TAIL.sub("", _RUPIAH.sub("", plain, count=1))
    number = _parse_signed(amount, alone=True)
    if number is None or number.alternative is None or number.decimals == 0:
        return number
    return replace(number, value=number.alternative, alternative=number.value, decimals=0)


def amounts_in(text: str) -> tuple[Decimal, ...]:
    """The amounts among other words: two in "DAU 1.500.000 dan PAD Rp 250.000,-", none in "DAK 2024 (50 %)"."""
    found = (parse_rupiah(figure[0]) for figure in _AMOUNT.finditer(join_wrapped(text)))
    return tuple(number.value for number in found if number is not None)


def is_nil(text: str) -> bool:
    """Whether only dashes are printed: "none", which is neither blank nor 0. Excel prints "Rp -" for an amount."""
    return re.fullmatch(r"(?:(?i:rp|idr)\s?\.?\s?)?-+", collapse_space(text)) is not None


def join_wrapped(text: str) -> str:
    """The text with numbers whole that a line break cut in two: "2.403.93" above "7 Orang" is one number.

    Two lines that are numbers by themselves stay apart.
    """
    return _WRAP.sub(_joined, fold_typography(text))


def split_figures(run: str, count: int | None) -> tuple[tuple[str, Number], ...]:
    """The numbers in a run of digits, marks and blanks, each with its print; empty where it cannot be read.

    "16.364 9.470" holds two. "171.497 .000" is one, torn. "85, 90" is a torn 85,90 unless `count` is 2.
    """
    chunks = run.split()
    trimmed = [chunk.strip(".,") for chunk in chunks]
    is_torn = any(_touches_mark(chunks, i) for i in range(1, len(chunks)))
    if not is_torn or count == len(chunks):
        numbers = [_parse_signed(chunk, alone=False) for chunk in (trimmed if is_torn else chunks)]
        readable = tuple((chunk, number) for chunk, number in zip(chunks, numbers, strict=True) if number)
        if len(readable) == len(chunks):
            return readable
    joined = _parse_signed(run, alone=False)
    return ((run, joined),) if joined else ()


def scale_number(number: Number, word: str) -> Number:
    """The number times what the word says ("juta"). A comma before such a word is always decimal."""
    power = MULTIPLIERS[word if len(word) == 1 else word.lower()]
    is_comma = number.style is NumberStyle.INDONESIAN and number.decimals > 0
    alternative = None if is_comma or number.alternative is None else number.alternative.scaleb(power)
    return replace(number, value=number.value.scaleb(power), alternative=alternative)


def _parse_signed(plain: str, *, alone: bool) -> Number | None:
    """A number with its sign: brackets around it, or a minus directly before its digits."""
    bracketed = re.fullmatch(r"\(\s?(.*?)\s?\)", plain)
    if bracketed:
        number = _parse_scaled(bracketed[1], alone=alone)
    elif re.match(r"-[0-9.,]", plain):
        number = _parse_scaled(plain[1:], alone=alone)
    else:
        return _parse_scaled(plain, alone=alone)
    if number is None:
        return None
    alternative = None if number.alternative is None else -number.alternative
    return replace(number, value=-number.value, alternative=alternative)


def _parse_scaled(plain: str, *, alone: bool) -> Number | None:
    """A number with or without a word such as "juta" behind it."""
    found = _SUFFIX.fullmatch(plain)
    if found is None:
        return _parse_core(plain, alone=alone)
    number = _parse_core(found["core"], alone=alone)
    return scale_number(number, found["word"]) if number else None


def _parse_core(text: str, *, alone: bool) -> Number | None:
    """Digits and marks, mended where torn. `alone` tells that the cell can hold one number only."""
    mended = _DIGIT_LIKE.sub(lambda found: "1" if found[0] in "lI" else "0" * len(found[0]), text)
    chunks = mended.split()
    if len(chunks) > 1 and not alone and _are_separate(chunks):
        return None
    joined = "".join(chunks).strip(".,")
    number = _read_figure(joined)
    if number is None:
        return None
    if len(chunks) > 1 and number.style is NumberStyle.PLAIN:
        return None  # "85 85" in an amount cell: nothing says that it is one number
    return replace(number, stray=number.stray or joined != text)


def _joined(wrap: re.Match[str]) -> str:
    parts = [_read_figure(part) for part in wrap.groups()]
    whole = _read_figure(wrap[1] + wrap[2])
    are_clean = all(part is not None and not part.wrong_cents for part in parts)
    return wrap[1] + wrap[2] if whole and not whole.wrong_cents and not are_clean else wrap[0]


def _are_separate(chunks: list[str]) -> bool:
    """Whether each chunk is a number by itself and no gap lies beside a mark."""
    is_torn = any(_touches_mark(chunks, i) for i in range(1, len(chunks)))
    return not is_torn and all(_read_figure(chunk) for chunk in chunks)


def _touches_mark(chunks: list[str], i: int) -> bool:
    return chunks[i - 1][-1] in ".," or chunks[i][0] in ".,"


def _read_figure(figure: str) -> Number | None:
    """A well-formed number of digits and marks alone; None for "1.42.5", "12.34,56" or a heading's "000"."""
    if not _FIGURE.fullmatch(figure) or figure.startswith("00"):
        return None
    if sum(letter.isdigit() for letter in figure) > _MOST_DIGITS:
        return None
    if "." in figure and "," in figure:
        return _read_both_marks(figure)
    mark = "." if "." in figure else ","
    groups = figure.split(mark)
    if len(groups) == 1:
        return Number(Decimal(figure))
    return _read_grouped(groups, mark) if len(groups) > 2 else _read_single_mark(groups, mark)


def _read_both_marks(figure: str) -> Number | None:
    """The last mark is the decimal mark, the other one groups thousands."""
    decimal_mark = max(".,", key=figure.rfind)
    thousands_mark = "," if decimal_mark == "." else "."
    whole, _, fraction = figure.rpartition(decimal_mark)
    groups = whole.split(thousands_mark)
    if decimal_mark in whole or not _are_thousands(groups):
        return None
    value = Decimal(f"{''.join(groups)}.{fraction}")
    if decimal_mark == ".":
        return Number(value, len(fraction), style=NumberStyle.ENGLISH)
    # "275.000,000": three digits may be decimals or the last thousands behind the wrong mark.
    thousands = Decimal("".join(groups) + fraction) if len(fraction) == 3 else None
    return Number(value, len(fraction), thousands, style=NumberStyle.INDONESIAN)


def _read_grouped(groups: list[str], mark: str) -> Number | None:
    """Several equal marks group thousands; a last group "00" is cents behind the wrong mark."""
    style = NumberStyle.INDONESIAN if mark == "." else NumberStyle.ENGLISH
    if _are_thousands(groups):
        return Number(Decimal("".join(groups)), style=style)
    if groups[-1] == "00" and _are_thousands(groups[:-1]):
        return Number(Decimal("".join(groups[:-1])), style=style, wrong_cents=True)
    return None


def _read_single_mark(groups: list[str], mark: str) -> Number:
    """One mark: a dot before three digits groups thousands, everything else is decimal."""
    whole, fraction = groups
    decimal = Decimal(f"{whole}.{fraction}")
    thousands = Decimal(whole + fraction) if _are_thousands(groups) else None
    if mark == ",":
        return Number(decimal, len(fraction), thousands, style=NumberStyle.INDONESIAN)
    if thousands is None:
        return Number(decimal, len(fraction), style=NumberStyle.ENGLISH)
    return Number(thousands, alternative=decimal, style=NumberStyle.INDONESIAN)


def _are_thousands(groups: list[str]) -> bool:
    """Whether the first group has 1 to 3 digits and no leading zero, and all others have 3."""
    first, *others = groups
    return len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in others)
