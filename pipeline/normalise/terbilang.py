"""Indonesian number words: "lima puluh empat" is 54, and back, from 0 to 999 999 999."""

from __future__ import annotations

import re

from pipeline.model.text import squash

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_WORD = re.compile("|".join((*_DIGITS, "belas", "puluh", "ratus", "ribu", "juta", "se(?=[bprj])")))
_LARGEST = 999_999_999


def parse_terbilang(text: str) -> int | None:
    """The number that the words say, in any case and spacing; None for anything but such words.

    "Lima puluh empat" is 54, "enambelas" is 16, "seribu dua ratus" is 1200; "dua tiga" is no number.
    """
    letters = squash(text)
    if not re.fullmatch(f"(?:{_WORD.pattern})+", letters):
        return None
    words = _words_of(letters)
    value = _value_of(words)
    # Only words in the order in which they are said survive the way back.
    return value if value <= _LARGEST and _words_of(squash(format_terbilang(value))) == words else None


def format_terbilang(number: int) -> str:
    """The number in words, in lower case: 1200 is "seribu dua ratus".

    Raises:
        ValueError: the number is negative or above 999 999 999.
    """
    if not 0 <= number <= _LARGEST:
        raise ValueError(f"no words for {number}")
    return _say(number) or _DIGITS[0]


def _say(number: int) -> str:
    """The words of a number above 0; empty for 0, which is not said inside a larger number."""
    if number < 10:
        return _DIGITS[number] if number else ""
    if 10 < number < 20:
        return "sebelas" if number == 11 else f"{_DIGITS[number - 10]} belas"
    size, name = next(
        (s, n) for s, n in ((10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh")) if number >= s
    )
    count, rest = divmod(number, size)
    head = f"se{name}" if count == 1 and name != "juta" else f"{_say(count)} {name}"
    return f"{head} {_say(rest)}".strip()


def _words_of(letters: str) -> list[str]:
    """The number words in a run of letters, "se" spelt out as "satu"."""
    return ["satu" if word == "se" else word for word in _WORD.findall(letters)]


def _value_of(words: list[str]) -> int:
    """The sum of number words, without asking whether they stand in a sensible order."""
    total, section, digit = 0, 0, 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS.index(word)
        elif word in ("ribu", "juta"):
            total += (section + digit) * (1000 if word == "ribu" else 10**6)
            section = digit = 0
        else:
            section += digit + 10 if word == "belas" else digit * (10 if word == "puluh" else 100)
            digit = 0
    return total + section + digit
