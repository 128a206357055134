"""Figures as documents print them: amounts with dots, targets with a decimal comma and their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_ITEM = re.compile(r"(?P<mark>\d\. )?(?P<number>[\d.,]+)(?P<unit>.*)")
NOT_ADDITIVE = ("%", "Nilai", "Indeks")
"""Units whose figures of several years are never summed up."""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a target with its mark, unit and number of decimals."""

    number: Decimal
    unit: str
    decimals: int = 0
    mark: str = ""

    @property
    def is_additive(self) -> bool:
        """Whether the figures of several years may be summed up."""
        return self.unit not in NOT_ADDITIVE

    def times(self, share: Decimal | str) -> Value:
        """That share of it, rounded like it, no less than one in its last digit, no more than 100 %."""
        step = Decimal(1).scaleb(-self.decimals)
        number = max(step, (self.number * Decimal(share)).quantize(step, ROUND_HALF_UP))
        if self.unit == "%":
            number = min(number, Decimal(100))
        return self.of(number)

    def of(self, number: Decimal) -> Value:
        """Another figure of the same kind."""
        return Value(number, self.unit, self.decimals, self.mark)

    def __str__(self) -> str:
        figure = f"{self.number:,.{self.decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
        return f"{self.mark}{figure} {self.unit}".rstrip()


def values_of(text: str) -> list[Value]:
    """The figures of a target cell, one to a line.

    Raises:
        ValueError: a line holds no figure.
    """
    return [_value(line) for line in text.split("\n") if line]


def _value(line: str) -> Value:
    found = _ITEM.fullmatch(line)
    if found is None:
        raise ValueError(f"no figure in {line!r}")
    whole, _, fraction = found["number"].replace(".", "").partition(",")
    number = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return Value(number, found["unit"].strip(), len(fraction), found["mark"] or "")


def printed(values: Iterable[Value]) -> str:
    """The figures as a target cell, one to a line."""
    return "\n".join(str(value) for value in values)


def ratios(parts: Sequence[Value], wholes: Sequence[Value]) -> str:
    """The percentages of the parts in the wholes, exact to two decimals."""
    quotients = (part.number / whole.number * 100 for part, whole in zip(parts, wholes, strict=True))
    return printed(
        Value(quotient.quantize(Decimal("0.01"), ROUND_HALF_UP), "%", 2, whole.mark)
        for quotient, whole in zip(quotients, wholes, strict=True)
    )


def amount(text: str) -> int:
    """Rupiah of a printed amount; 0 for an empty cell."""
    return int(text.replace(".", "").strip() or 0)


def rupiah(number: int) -> str:
    """An amount as it is printed, with dots."""
    return f"{number:,}".replace(",", ".")
