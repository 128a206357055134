"""Amounts of money in rupiah: by the unit of their column, and the document's habit where a print has two readings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.model.figures import format_number
from pipeline.model.number_style import NumberHabit, NumberStyle
from pipeline.model.text import collapse_space
from pipeline.normalise.numbers import Number, parse_rupiah

_POWERS = {"r": 3, "j": 6, "m": 9, "t": 12}
_UNIT = r"(?P<unit>ribu|rb|juta|jt|mil[iy]ard?|tril[iy]un)(?:an)?"
_MONEY = r"(?:rp|rupiah|idr)\b\.?"
_OPENS = rf"(?:\b{_MONEY}|\b(?:dalam|dlm|satuan|kelipatan)\b|(?<!\w)[x×]|\()"
# "(Rp.000)", "Rp 000,-", "(000)", "(x Rp1.000)"; "x 1.000" and "dalam 1.000" need no Rp.
_ZEROS = re.compile(
    r"(?:(?:rp|idr)\W*|\(|(?<!\w)[x×]\s*|\b(?:dalam|dlm)\s)1?((?:[.,]?000)+)(?![0-9])", re.IGNORECASE
)
_WORD_IN_HEADING = re.compile(rf"\b{_UNIT}\b|\((?P<short>M)\)|{_MONEY}\s*(?P<after>M)\b", re.IGNORECASE)
# In a title the word must be said of money: "Program Sejuta Rumah" and "1 juta bibit" are none.
_WORD_IN_TITLE = re.compile(
    rf"{_OPENS}\s*(?:1\s*|satuan\s+)?{_UNIT}\s*(?:{_MONEY}|[)\].,;:]|$)"
    rf"|(?<![\d.,]\s)\b{_UNIT.replace('unit', 'before')}\s+{_MONEY}",
    re.IGNORECASE,
)
_WHOLE_RUPIAH = re.compile(rf"\(\s*(?:dalam\s+)?{_MONEY}\s*\)", re.IGNORECASE)
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in rupiah.

    `decimals` counts the digits printed behind the decimal mark, of the column's unit. `stray` tells that marks, blanks
    or letters were dropped to read it. `doubt` is an Indonesian sentence where the
    print has two readings and neither the unit nor the document's other numbers decide, else empty.
    """

    value: Decimal
    decimals: int = 0
    stray: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class AmountReading:
    """How the amounts of a column are read: what they are multiplied with, and in which style they are written."""

    multiplier: int = 1
    habit: NumberHabit = field(default_factory=NumberHabit)

    def read(self, text: str) -> Amount | None:
        """The amount that a cell prints; None where it is empty, nil or unreadable."""
        number = parse_rupiah(text)
        if number is None:
            return None
        value, doubt = self._settle(number, collapse_space(text))
        decimals = number.decimals if value == number.value else 3
        return Amount(self._in_rupiah(value), decimals, number.stray, doubt)

    def _in_rupiah(self, value: Decimal) -> Decimal:
        """The value times the unit, without the decimals that the unit has made whole."""
        amount = value * self.multiplier
        is_whole = self.multiplier > 1 and amount == amount.to_integral_value()
        return amount.to_integral_value() if is_whole else amount

    def precision(self, texts: Iterable[str]) -> Decimal:
        """What one in the last printed digit of these amounts is worth, in rupiah: 100.000 for "12,5" in millions."""
        amounts = (self.read(text) for text in texts)
        return Decimal(self.multiplier).scaleb(-max((one.decimals for one in amounts if one), default=0))

    def _settle(self, number: Number, printed: str) -> tuple[Decimal, str]:
        """The reading that holds, and the doubt about it.

        Rupiah have no three decimals, and thousands of rupiah hardly: there three digits behind the last mark are
        thousands, and only a mark that is not the document's own is doubted. In millions both readings are likely.
        """
        if number.alternative is None:
            return number.value, ""
        decimal, thousands = sorted((number.value, number.alternative), key=abs)
        marks = {mark for mark in ".," if mark in _figure_of(printed)}
        if len(marks) > 1:
            return (decimal if self.multiplier > 1 else thousands), ""
        own = NumberStyle.ENGLISH if "," in marks else NumberStyle.INDONESIAN
        if self.habit.style is own:
            return thousands, ""
        if self.multiplier >= _MILLION and self.habit.style is not NumberStyle.PLAIN:
            return decimal, ""
        is_usual = own is NumberStyle.INDONESIAN and self.habit.style is NumberStyle.PLAIN
        if is_usual and self.multiplier < _MILLION and not self.habit.is_mixed:
            return thousands, ""
        return thousands, self._doubt(printed, decimal, thousands)

    def _doubt(self, printed: str, decimal: Decimal, thousands: Decimal) -> str:
        indonesian, english = self.habit.indonesian.count, self.habit.english.count
        return (
            f'"{printed}" dapat dibaca {format_number(decimal)} (desimal) atau {thousands:f} (ribuan); pada dokumen '
            f"ini {indonesian} pagu pasti bergaya Indonesia (1.234,5) dan {english} bergaya Inggris (1,234.5)"
        )


def rupiah_multiplier(heading: str, *above: str) -> int:
    """What amounts under this heading are multiplied with: 1000 for "(Rp.000)" or "(ribu rupiah)", else 1.

    A heading that names no unit has that of the first title or line `above` the table which names one. "(Rp)" in the
    heading says that there is none.
    """
    plain = collapse_space(heading)
    found = _zeros(plain) or _word(_WORD_IN_HEADING.search(plain))
    if found or _WHOLE_RUPIAH.search(plain):
        return found or 1
    titles = (collapse_space(text) for text in above)
    units = (_zeros(title) or _word(_WORD_IN_TITLE.search(title)) for title in titles)
    return next(filter(None, units), 1)


def _zeros(text: str) -> int:
    found = _ZEROS.search(text)
    return int(1000 ** found[1].count("000")) if found else 0


def _word(found: re.Match[str] | None) -> int:
    if found is None:
        return 0
    return int(10 ** _POWERS[next(filter(None, found.groups()))[0].lower()])


def _figure_of(printed: str) -> str:
    """The figure of an amount without what stands around it: no dot of "Rp." and no comma of ",-"."""
    digits = re.search(r"[0-9](?:[0-9.,\s]*[0-9])?", printed)
    return digits[0] if digits else ""
