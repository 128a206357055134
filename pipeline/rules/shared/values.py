"""Target values held against each other: numbers by value, units by their canonical name."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

from pipeline.model.finding import Alasan
from pipeline.model.rows import BLANK_ITEM, Indikator
from pipeline.model.text import comparable
from pipeline.model.values import Target, TargetKind

_SMALLER_IS_BETTER = re.compile(
    r"\b(?:makin|semakin) (?:kecil|rendah|sedikit) (?:makin|semakin) baik\b"
    r"|\bindikator negatif\b|\bminimi[sz]e\b",
    re.IGNORECASE,
)


class Verdict(Enum):
    """What two values are to each other."""

    EQUAL = "the same"
    AMBIGUOUS = "the same in one of two readings"
    DIFFERENT = "different"
    BLANK = "one is empty"
    NIL = "one is a dash"
    GRADE = "one is a grade"
    TEXT = "one is no number"


def compare_values(one: Target, other: Target) -> Verdict:
    """Two values without their units. "9.470" and "9,47" agree in one of two readings only."""
    if one is BLANK_ITEM or other is BLANK_ITEM or not one.raw or not other.raw:
        return Verdict.BLANK
    kinds = {one.kind, other.kind}
    if kinds == {TargetKind.NUMBER}:
        return _compare_numbers(one, other)
    if len(kinds) == 1 and "".join(one.raw.lower().split()) == "".join(other.raw.lower().split()):
        return Verdict.EQUAL
    if TargetKind.GRADE in kinds:
        return Verdict.DIFFERENT if len(kinds) == 1 else Verdict.GRADE
    return Verdict.NIL if TargetKind.NIL in kinds else Verdict.TEXT


def skip_reason(verdict: Verdict) -> Alasan | None:
    """Why two values cannot be compared; None where they can."""
    return _SKIPPED.get(verdict)


def unit_of(target: Target, indikator: Indikator | None) -> str:
    """The unit of a value, without blanks; one that prints none takes that of its indicator (E-7)."""
    return (target.satuan or (indikator.satuan if indikator else "")).replace(" ", "")


def class_of(satuan: str) -> str:
    """What kind of quantity a unit measures, as far as a quotient depends on it."""
    return satuan if satuan in ("persen", "rupiah") else "jumlah"


def is_better_when_smaller(indikator: str) -> bool:
    """Whether an indicator says of itself that less of it is better."""
    return _SMALLER_IS_BETTER.search(indikator) is not None


def is_value(target: Target) -> bool:
    """Whether something other than nothing or a dash is printed."""
    return bool(target.raw) and target.kind is not TargetKind.NIL


def says_something(target: Target, kata_nihil: Collection[str]) -> bool:
    """Whether a value is printed, and no word that says there is none: "n/a" is as good as a dash."""
    if not is_value(target) or target.kind is not TargetKind.TEXT:
        return is_value(target)
    rest = comparable(target.raw)
    for word in sorted(kata_nihil, key=len, reverse=True):
        rest = rest.replace(comparable(word), "")
    return bool(rest.strip(" .,;"))


_SKIPPED = {
    Verdict.BLANK: Alasan.A3,
    Verdict.NIL: Alasan.A20,
    Verdict.GRADE: Alasan.A12,
    Verdict.TEXT: Alasan.A4,
}


def _compare_numbers(one: Target, other: Target) -> Verdict:
    if one.value == other.value:
        return Verdict.EQUAL
    readings = {one.value, one.alternative} - {None}
    return Verdict.AMBIGUOUS if readings & ({other.value, other.alternative} - {None}) else Verdict.DIFFERENT
