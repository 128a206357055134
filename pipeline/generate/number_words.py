"""Numbers in Indonesian words, as documents write them behind the figure: 16 is "enam belas"."""

from __future__ import annotations

_DIGITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)


def number_words(number: int) -> str:
    """The words of a number from 0 to 999.

    Raises:
        ValueError: the number lies outside.
    """
    if not 0 <= number < 1000:
        raise ValueError(f"{number} is not from 0 to 999")
    if number < 12:
        return _DIGITS[number]
    if number < 20:
        return f"{_DIGITS[number - 10]} belas"
    if number < 100:
        return _joined(f"{_DIGITS[number // 10]} puluh", number % 10)
    hundreds = "seratus" if number < 200 else f"{_DIGITS[number // 100]} ratus"
    return _joined(hundreds, number % 100)


def _joined(words: str, rest: int) -> str:
    return f"{words} {number_words(rest)}" if rest else words
