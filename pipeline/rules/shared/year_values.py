"""The values of one indicator in its several places, held against each other year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.indicators import IndicatorGroup, IndicatorPlace, Period, YearValue
from pipeline.model.rows import BLANK_ITEM, CodedRow, PlanRow
from pipeline.model.values import Target, TargetKind, UnitClass, one_line
from pipeline.rules.shared.comparing import name_of, no_column, not_judged, place
from pipeline.rules.shared.tables import missing_level
from pipeline.rules.shared.target_values import Verdict, compare_values, has_value

_NOT_SUMMED = (UnitClass.PERSEN, UnitClass.NILAI)
"""Classes of which "up to year n-3" can only mean the state of that year."""
_SERIES = ("realisasi_sd_n3", "target_n2", "realisasi_n2", "target_n1", "target_renstra")
"""The columns of an evaluation table that are of one year each."""
_FEWEST_DIGITS = 3  # of two shorter numbers with one digit different, hardly anything is the same
_NEAR = Decimal("0.01")


class Agreement(Enum):
    """What the places of an indicator say of one period."""

    SAME = "the same value"
    DIFFERENT = "different values"
    BLANK = "one place is blank or has a dash where another has a value"


@dataclass(frozen=True, slots=True)
class Side:
    """The value of one place."""

    place: IndicatorPlace
    value: YearValue

    @property
    def target(self) -> Target:
        """The value, a blank where none can be told."""
        return self.value.target or BLANK_ITEM


@dataclass(frozen=True, slots=True)
class YearComparison:
    """One period of an indicator: the side that is alone (or blank), and those it is held against.

    Without an agreement, `alasan` says why the values cannot be compared; then `odd` is the first of them.
    """

    period: Period
    odd: tuple[Side, ...]
    others: tuple[Side, ...]
    agreement: Agreement | None
    alasan: Alasan | None = None


def unknown_years(dossier: Dossier) -> Iterator[Comparison]:
    """The evaluation tables whose rows show no rung, and their columns whose heading does not tell the year."""
    for evaluation in dossier.evaluations:
        lack = missing_level(evaluation)
        if lack is not None:
            yield lack
            continue
        for kolom in _SERIES:
            heading = evaluation.table.tahun.get(kolom)
            if heading is not None and heading.in_calendar(dossier.tahun) is None:
                alasan = Alasan.A21 if heading.label is None else Alasan.A14
                yield not_judged(no_column(evaluation.table, kolom), alasan)


def on_indicator(group: IndicatorGroup, at: IndicatorPlace, value: YearValue | None = None) -> Comparison:
    """A comparison about an indicator in one place, or about one of its values there, still without an outcome."""
    row = coded_row(group)
    cell = value.cell if value else at.row.indikator
    return Comparison(
        place=place_of(at, value),
        kode=group.kode,
        nama=one_line(row.nama.raw) if row else at.indikator.raw,
        tertulis=value.raw if value else one_line(cell.raw),
        isian=(("tabel", name_of(at.table)), ("indikator", at.indikator.raw)),
    )


def coded_row(group: IndicatorGroup) -> CodedRow | None:
    """The row that gives an indicator its kode."""
    return group.coded.coded_row if group.coded else None


def place_of(at: IndicatorPlace, value: YearValue | None = None) -> Place:
    """Where a value stands, or its indicator; a blank cell has no place of its own."""
    if value is None:
        return place(at.table, "indikator", [row.indikator for row in at.rows])
    cells = [value.cell] if value.cell.sources else [row.indikator for row in at.rows]
    return place(at.table, value.kolom, cells, at.coded_row)


def subject_of_group(group: IndicatorGroup) -> str:
    """What a reason calls an indicator: its kode, else its text in quotes."""
    return group.kode or f'"{group.places[0].indikator.raw}"'


def compare_years(group: IndicatorGroup) -> Iterator[YearComparison]:
    """Every period for which two places of the indicator say something, in order of time."""
    for period in sorted({period for at in group.places for period in at.values}):
        comparison = _compare(period, _sides(group, period))
        if comparison is not None:
            yield comparison


def disputed(group: IndicatorGroup) -> frozenset[Period]:
    """The periods for which the places of an indicator contradict each other."""
    return frozenset(
        comparison.period
        for comparison in compare_years(group)
        if comparison.agreement is Agreement.DIFFERENT
    )


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ so little that a slip of the pen explains it: one digit, or less than 1 %."""
    if abs(one - other) < _NEAR * max(abs(one), abs(other)):
        return True
    decimals = max(-int(number.as_tuple().exponent) for number in (one, other))
    left, right = (f"{number:.{max(decimals, 0)}f}".replace(".", "").lstrip("0") for number in (one, other))
    if len(left) != len(right) or len(left) < _FEWEST_DIGITS:
        return False
    return sum(a != b for a, b in zip(left, right, strict=True)) == 1


def _sides(group: IndicatorGroup, period: Period) -> list[Side]:
    """The places that speak of a period."""
    found = [Side(at, at.values[period]) for at in group.places if period in at.values]
    return [side for side in found if side.value.is_filled or _is_told_blank(side)]


def _is_told_blank(side: Side) -> bool:
    """Whether a blank says something: not in a column or a row without any value, nor in the plan (KOS-07, KOS-01)."""
    if isinstance(side.place.row, PlanRow):
        return False
    has_values = any(value.is_filled for value in side.place.values.values())
    return has_values and _is_used(side.place, side.value.kolom)


def _is_used(at: IndicatorPlace, kolom: str) -> bool:
    """Whether any row of its table has a value in the column."""
    return any(has_value(row.nilai[kolom]) for row in at.table.rows)


def _compare(period: Period, sides: Sequence[Side]) -> YearComparison | None:
    """What the sides say; None where fewer than two do, or none has a value."""
    filled = [side for side in sides if side.value.is_filled]
    if len(sides) < 2 or not filled:
        return None
    reasons = {id(side): _reason(side) for side in sides}
    readable = [side for side in filled if reasons[id(side)] is None]
    blanks = [side for side in sides if not side.value.is_filled and reasons[id(side)] is None]
    if not readable or len(readable) + len(blanks) < 2:
        unread = next((side for side in sides if reasons[id(side)] is not None), None)
        if unread is None:
            return None
        return YearComparison(period, (unread,), (), None, reasons[id(unread)])
    return _compare_readable(period, readable, blanks)


def _compare_readable(period: Period, readable: list[Side], blanks: list[Side]) -> YearComparison:
    classes = {side.place.class_of(side.value) for side in readable}
    known = classes - {UnitClass.NONE}
    if len({side.target.kind for side in readable}) > 1:
        return YearComparison(period, (readable[0],), tuple(readable[1:]), None, Alasan.A12)
    if len(known) > 1:
        return YearComparison(period, (readable[0],), tuple(readable[1:]), None, Alasan.A7)
    parts = _parts(readable)
    if len(parts) > 1 and len(classes) > len(known) > 0:
        # "26" beside "100 %" of nearly the same text may count something else.
        return YearComparison(period, (readable[0],), tuple(readable[1:]), None, Alasan.A7)
    if len(parts) > 1:
        odd = min(parts, key=len)
        others = [side for part in parts if part is not odd for side in part]
        return YearComparison(period, tuple(odd), tuple(others), Agreement.DIFFERENT)
    if blanks:
        return YearComparison(period, tuple(blanks), tuple(readable), Agreement.BLANK)
    return YearComparison(period, (readable[0],), tuple(readable[1:]), Agreement.SAME)


def _parts(sides: Sequence[Side]) -> list[list[Side]]:
    """The sides by their value, in printed order; an ambiguous number agrees with either of its readings."""
    parts: list[list[Side]] = []
    for side in sides:
        same = (Verdict.EQUAL, Verdict.AMBIGUOUS)
        part = next((p for p in parts if compare_values(p[0].target, side.target) in same), None)
        if part is None:
            parts.append([side])
        else:
            part.append(side)
    return parts


def _reason(side: Side) -> Alasan | None:
    """Why the value of one side cannot be compared; None where it can, or is blank."""
    at, value = side.place, side.value
    if value.target is None:
        return Alasan.A8
    if value.is_cumulative and at.class_of(value) not in _NOT_SUMMED:
        return Alasan.A15
    if not value.is_filled:
        return None
    if value.target.kind is TargetKind.TEXT:
        return Alasan.A4
    own = at.indikator.kelas
    is_strange = value.target.kelas not in (UnitClass.NONE, own) and own is not UnitClass.NONE
    return Alasan.A7 if is_strange and not at.is_riwayat else None
