"""Target values held against each other: numbers by value, units by their canonical name."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

from pipeline.model.finding import Alasan
from pipeline.model.rows import BLANK_ITEM, Indikator
from pipeline.model.text import comparable, without_blanks
from pipeline.model.values import Target, TargetCell, TargetKind

_SMALLER_IS_BETTER = re.compile(
    r"\b(?:makin|semakin) (?:kecil|rendah|sedikit) (?:makin|semakin) baik\b"
    r"|\bindikator negatif\b|\bminimi[sz]e\b",
    re.IGNORECASE,
)


NO_NUMBER = {TargetKind.NIL: Alasan.A20, TargetKind.GRADE: Alasan.A12, TargetKind.TEXT: Alasan.A4}
"""Why a value that is no number is not judged."""


class Verdict(Enum):
    """What two values are to each other."""

    EQUAL = "the same"
    AMBIGUOUS = "the same in one of two readings"
    DIFFERENT = "different"
    BLANK = "one is empty"
    NIL = "one is a dash"
    GRADE = "one is a grade"
    TEXT = "one is no number"


_SKIPPED = {
    Verdict.BLANK: Alasan.A3,
    Verdict.NIL: Alasan.A20,
    Verdict.GRADE: Alasan.A12,
    Verdict.TEXT: Alasan.A4,
}


def compare_values(one: Target, other: Target) -> Verdict:
    """Two values without their units. "9.470" and "9,47" agree in one of two readings only."""
    if one is BLANK_ITEM or other is BLANK_ITEM or not one.raw or not other.raw:
        return Verdict.BLANK
    kinds = {one.kind, other.kind}
    if kinds == {TargetKind.NUMBER}:
        return _compare_numbers(one, other)
    if len(kinds) == 1 and without_blanks(one.raw.lower()) == without_blanks(other.raw.lower()):
        return Verdict.EQUAL
    if TargetKind.GRADE in kinds:
        return Verdict.DIFFERENT if len(kinds) == 1 else Verdict.GRADE
    return Verdict.NIL if TargetKind.NIL in kinds else Verdict.TEXT


def skip_reason(verdict: Verdict) -> Alasan | None:
    """Why two values cannot be compared; None where they can."""
    return _SKIPPED.get(verdict)


def skip_numbers(*values: Target) -> Alasan | None:
    """Why these are not all numbers; None where they are."""
    if any(not value.raw for value in values):
        return Alasan.A3
    kinds = {value.kind for value in values}
    return next((alasan for kind, alasan in NO_NUMBER.items() if kind in kinds), None)


def unit_of(target: Target, indikator: Indikator | None) -> str:
    """The unit of a value; one that prints none takes that of its indicator (E-7)."""
    return target.satuan or (indikator.satuan if indikator else "")


def unit_form(target: Target, indikator: Indikator | None) -> str:
    """The unit of a value in the form in which units are compared: a narrow column may have torn it."""
    return without_blanks(unit_of(target, indikator))


def class_of(satuan: str) -> str:
    """What kind of quantity a unit measures, as far as a quotient depends on it."""
    return satuan if satuan in ("persen", "rupiah") else "jumlah"


def is_better_when_smaller(indikator: str) -> bool:
    """Whether an indicator says of itself that less of it is better."""
    return _SMALLER_IS_BETTER.search(indikator) is not None


def has_value(cell: TargetCell | None) -> bool:
    """Whether any item of a cell is more than a dash; False for a column that the table does not print."""
    return cell is not None and any(target.is_filled for target in cell.value or ())


def has_only_nil(cell: TargetCell) -> bool:
    """Whether dashes are all that a cell holds."""
    return bool(cell.value) and all(target.kind is TargetKind.NIL for target in cell.value or ())


def says_something(target: Target, kata_nihil: Collection[str]) -> bool:
    """Whether a value is printed, and no word that says there is none: "n/a" is as good as a dash."""
    if not target.is_filled or target.kind is not TargetKind.TEXT:
        return target.is_filled
    rest = comparable(target.raw)
    for word in sorted(kata_nihil, key=len, reverse=True):
        rest = rest.replace(comparable(word), "")
    return bool(rest.strip(" .,;"))


def _compare_numbers(one: Target, other: Target) -> Verdict:
    if one.value == other.value:
        return Verdict.EQUAL
    readings = {one.value, one.alternative} - {None}
    return Verdict.AMBIGUOUS if readings & ({other.value, other.alternative} - {None}) else Verdict.DIFFERENT
