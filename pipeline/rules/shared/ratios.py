"""The percentages of the evaluation table beside the figures they come from: what the CAP rules read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import product

from pipeline.model.dossier import Dossier, EvaluationNode, EvaluationTable
from pipeline.model.figures import HUNDRED, ZERO, format_number
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.rows import BLANK_ITEM, Indikator
from pipeline.model.values import Target, TargetKind
from pipeline.rules.shared.comparing import cell_place, label_of, not_judged, on, subject_of
from pipeline.rules.shared.once import per_dossier
from pipeline.rules.shared.tables import named_rows
from pipeline.rules.shared.target_values import class_of, is_better_when_smaller, skip_numbers, unit_form

COLUMNS = ("target_n2", "realisasi_n2", "tingkat_realisasi_n2")
_LARGEST_QUOTIENT = 10  # a bare number from here on is a percentage


class Outcome(Enum):
    """How a printed percentage relates to the quotient, the best first."""

    EXACT = "the quotient to the last printed digit"
    ROUNDED = "a quotient of the figures before they were rounded"
    INVERSE = "what a formula for indicators that should fall gives"
    WRONG = "no quotient of these figures"


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed figure as a number; it stands for all numbers within `half` of it, that round to it."""

    value: Decimal
    half: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Ratio:
    """One recomputed percentage; `printed` is the printed one in the reading that fits best."""

    quotient: Decimal
    outcome: Outcome
    printed: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """The percentage of one indicator, and the figures beside it.

    A figure is BLANK_ITEM where its cell is empty, or its items cannot be paired with the percentages. `comparison`
    is about the percentage and has no outcome. Where it cannot be recomputed there is no `ratio`, and `problem` is
    that comparison with the reason. `has_note` tells of a note printed in the row.
    """

    comparison: Comparison
    indikator: Indikator | None
    target: Target
    realisasi: Target
    printed: Target
    has_note: bool = False
    ratio: Ratio | None = None
    problem: Comparison | None = None


@per_dossier
def read_rates(dossier: Dossier) -> Iterator[Rate | Comparison]:
    """Every percentage of year n-2, recomputed where it can be; for a table without them why it is not judged."""
    for row in named_rows(dossier, *COLUMNS):
        if isinstance(row, Comparison):
            yield row
        else:
            yield from _row_rates(*row)


def compute_ratio(target: Target, realisasi: Target, printed: Target) -> Ratio | None:
    """The percentage of a realisation; None where the target is 0.

    Each figure with decimals stands for all figures that round to it; counts and whole numbers are exact.
    Hence 503 % is a right quotient of 0,20 and 0,04, which give 500 % as printed. Of an ambiguous figure
    ("9.470") both readings are tried, since only one of them need be meant.
    """
    figures = product(readings(target), readings(realisasi), percentages(printed))
    tried = (_ratio(*one) for one in figures)
    ratios = [ratio for ratio in tried if ratio is not None]
    return min(ratios, key=lambda ratio: list(Outcome).index(ratio.outcome), default=None)


def quotient_text(ratio: Ratio, printed: Target) -> str:
    """The recomputed percentage for a message: to the decimals of the printed one, but at least two."""
    return f"{format_number(ratio.quotient, max(2, printed.decimals))} %"


def readings(item: Target) -> tuple[Reading, ...]:
    """What a printed number may be, the more likely first; whole numbers are exact."""
    if item.value is None:
        return ()
    known = [Reading(item.value, _half_unit(item.decimals) if item.decimals else ZERO)]
    if item.alternative is not None:
        exponent = item.alternative.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        known.append(Reading(item.alternative, _half_unit(decimals) if decimals else ZERO))
    return tuple(known)


def percentages(printed: Target) -> tuple[Reading, ...]:
    """What a printed percentage may be, the more likely first.

    A small number without unit may be the quotient itself: whole columns print "0.96" for 96 %, as a spreadsheet does
    whose cells lost their format.
    """
    known = readings(printed)
    if printed.satuan or not known or not 0 <= known[0].value < _LARGEST_QUOTIENT:
        return known
    if not printed.decimals and known[0].value > 1:
        return known
    half = known[0].half * HUNDRED or _half_unit(0)
    return (*known, Reading(known[0].value * HUNDRED, half))


def are_of_one_class(indikator: Indikator | None, target: Target, realisasi: Target) -> bool:
    """Whether two figures can be divided: "92,59%" beside "86,44" can, a unit printed once holds for both."""
    satuan = [value.satuan for value in (target, realisasi) if value.satuan] or [unit_form(target, indikator)]
    return len({class_of(one) for one in satuan}) == 1


def indikator_at(indikator: Sequence[Indikator], index: int) -> Indikator | None:
    """The indicator of the item at this place of a cell, None where the row does not name so many."""
    return indikator[index] if index < len(indikator) else None


def item_at(items: Sequence[Target], index: int, count: int) -> Target:
    """One of the items of a cell, BLANK_ITEM where it has not as many as it should."""
    return items[index] if len(items) == count else BLANK_ITEM


def unread(values: Sequence[Target], otherwise: str) -> str:
    """The first of the values that is no number; `otherwise` where all are."""
    return next((value.raw for value in values if value.kind is TargetKind.TEXT and value.raw), otherwise)


def _row_rates(evaluation: EvaluationTable, node: EvaluationNode) -> Iterator[Rate]:
    cells = [node.row.nilai[column] for column in COLUMNS]
    comparison = on(evaluation, node, "tingkat_realisasi_n2", cells[2]).but(
        pembanding=cell_place(evaluation, node, "realisasi_n2", cells[1]),
    )
    indikator = node.row.indikator.value or ()
    targets, realisations, printed = (cell.value or () for cell in cells)
    count = max(len(printed), 1)
    empty = next((name for name, cell in zip(COLUMNS, cells, strict=True) if cell.is_empty), "")
    is_paired = len(targets) == len(realisations) == len(printed) and len(indikator) in (0, 1, count)
    for index in range(count):
        rate = Rate(
            comparison.but(tertulis=printed[index].raw) if count > 1 else comparison,
            indikator_at(indikator, index),
            item_at(targets, index, count),
            item_at(realisations, index, count),
            item_at(printed, index, count),
            has_note=bool((node.row.catatan.value or "").strip("-")),
        )
        if empty:
            lack = not_judged(rate.comparison, Alasan.A3, kolom=label_of(empty), kode=subject_of(node))
            yield replace(rate, problem=lack)
        elif not is_paired:
            yield replace(rate, problem=not_judged(rate.comparison, Alasan.A8))
        else:
            yield _with_ratio(rate)


def _skip(indikator: Indikator | None, target: Target, realisasi: Target, printed: Target) -> Alasan | None:
    """Why a percentage cannot be recomputed; None where it can."""
    alasan = skip_numbers(target, realisasi, printed)
    if alasan is not None:
        return alasan
    if indikator is not None and is_better_when_smaller(indikator.raw):
        return Alasan.A17
    is_persen = class_of(printed.satuan or "persen") == "persen"
    return None if is_persen and are_of_one_class(indikator, target, realisasi) else Alasan.A7


def _with_ratio(rate: Rate) -> Rate:
    values = (rate.target, rate.realisasi, rate.printed)
    alasan = _skip(rate.indikator, *values)
    if alasan is not None:
        text = unread(values, rate.comparison.tertulis)
        isian = {"tertulis": text, "kode": dict(rate.comparison.isian).get("kode", rate.comparison.kode)}
        return replace(rate, problem=not_judged(rate.comparison, alasan, **isian))
    ratio = compute_ratio(*values)
    if ratio is None:
        return replace(rate, problem=not_judged(rate.comparison, Alasan.A7))
    if ratio.outcome is Outcome.INVERSE:
        return replace(rate, problem=not_judged(rate.comparison, Alasan.A17))
    return replace(rate, ratio=ratio)


def _ratio(target: Reading, realisasi: Reading, printed: Reading) -> Ratio | None:
    t, r, p = target.value, realisasi.value, printed.value
    if t == 0:
        return None
    quotient = r / t * HUNDRED
    half_p = printed.half or _half_unit(0)
    if abs(quotient - p) <= half_p:
        return Ratio(quotient, Outcome.EXACT, p)
    lowest = (r - realisasi.half) / (t + target.half) * HUNDRED
    highest = (r + realisasi.half) / (t - target.half) * HUNDRED if t > target.half else None
    if lowest <= p + half_p and (highest is None or p - half_p <= highest):
        return Ratio(quotient, Outcome.ROUNDED, p)
    if abs((2 * t - r) / t * HUNDRED - p) <= half_p:
        return Ratio(quotient, Outcome.INVERSE, p)
    return Ratio(quotient, Outcome.WRONG, p)


def _half_unit(decimals: int) -> Decimal:
    """Half a unit of the last of so many decimals."""
    return Decimal(5).scaleb(-decimals - 1)
