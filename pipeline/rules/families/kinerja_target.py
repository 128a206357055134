"""KIN: the planned target of an indicator against the years before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Tingkat
from pipeline.model.indicators import IndicatorGroup, IndicatorPlace, Period, Ukuran, YearValue
from pipeline.model.kode import Level
from pipeline.model.rows import Sisi
from pipeline.model.text import comparable
from pipeline.model.values import Target, TargetKind
from pipeline.model.words import begins_word
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, no_column, not_judged, tell
from pipeline.rules.shared.tables import missing_tables
from pipeline.rules.shared.target_values import NO_NUMBER, unit_form
from pipeline.rules.shared.year_values import (
    disputed,
    on_indicator,
    place_of,
    subject_of_group,
    unknown_years,
)

_EARLIER = ((-1, Ukuran.TARGET), (-2, Ukuran.REALISASI))
"""What a target is held against, by years from n; the first weighs more."""


@rule(
    "KIN-03",
    "Target tahun rencana lebih rendah dari target atau realisasi sebelumnya",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan='Target {tahun} "{indikator}" {tertulis}, lebih rendah dari {pembanding} {seharusnya}.',
    saran="Mohon alasan penurunan (perubahan definisi/cakupan) dijelaskan.",
)
def target_does_not_fall(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per indicator of service performance, of a program or of a kegiatan."""
    yield from missing_tables(dossier, "kinerja_pelayanan", "evaluasi_renja")
    if dossier.tahun is None:
        for table in dossier.performances:
            yield not_judged(no_column(table, "target"), Alasan.A14)
        return
    yield from unknown_years(dossier)
    for group in dossier.indicators:
        if group.at("kinerja_pelayanan") or group.at("evaluasi_renja"):
            yield _compare_with_past(dossier, dossier.tahun, group)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A value of an earlier year that the planned target can be held against."""

    period: Period
    place: IndicatorPlace
    value: YearValue
    target: Target


def _compare_with_past(dossier: Dossier, tahun: int, group: IndicatorGroup) -> Comparison:
    """The planned target of an indicator against its target of n-1 and its realisation of n-2."""
    planned = _planned(tahun, group)
    comparison = tell(on_indicator(group, *(planned or (group.places[0],))), tahun=str(tahun))
    if planned is None:
        return not_judged(comparison, Alasan.A3, kolom=f"Target {tahun}", kode=subject_of_group(group))
    at, target = planned[0], planned[1].target
    if target is None:
        return not_judged(comparison, Alasan.A8)
    if _may_fall(dossier, group):
        return not_judged(comparison, Alasan.A17)
    if target.kind is not TargetKind.NUMBER:
        return not_judged(comparison, NO_NUMBER[target.kind])
    earlier, alasan = _earlier_values(tahun, group, at, target)
    if not earlier:
        return not_judged(comparison, alasan, kolom=f"Target {tahun - 1}", kode=subject_of_group(group))
    higher = [one for one in earlier if _is_lower(target, one.target)]
    before = (higher or earlier)[0]
    is_grave = before.period.ukuran is Ukuran.TARGET and group.level is not Level.KEGIATAN
    return judged(
        tell(comparison, pembanding=f"{before.period.ukuran} {before.period.tahun}"),
        is_same=not higher,
        seharusnya=before.value.raw,
    ).but(
        pembanding=place_of(before.place, before.value),
        tingkat=None if is_grave else Tingkat.RENDAH,
    )


def _planned(tahun: int, group: IndicatorGroup) -> tuple[IndicatorPlace, YearValue] | None:
    """The target of the planned year: of service performance, else of the review, else of the plan table."""
    period = Period(tahun, Ukuran.TARGET)
    places = (
        group.at("kinerja_pelayanan"),
        group.at("review_rkpd", Sisi.ANALISIS),
        group.at("rencana_kerja"),
    )
    found = [(at, at.values[period]) for at in places if at and period in at.values]
    filled = (one for one in found if one[1].is_filled)
    # A dash is told as such where no table has a target.
    return next(filled, next((one for one in found if one[1].raw), None))


def _earlier_values(
    tahun: int, group: IndicatorGroup, planned: IndicatorPlace, target: Target
) -> tuple[list[_Earlier], Alasan]:
    """The values before the planned year that can be held against its target; where none can, why."""
    disputes = disputed(group)
    found: list[_Earlier] = []
    alasan = Alasan.A3
    for distance, ukuran in _EARLIER:
        period = Period(tahun + distance, ukuran)
        for at in (group.at("kinerja_pelayanan"), group.at("evaluasi_renja")):
            value = at.values.get(period) if at else None
            if at is None or value is None or value.target is None or value.number is None:
                continue
            if period in disputes:
                alasan = Alasan.A18
            elif unit_form(value.target, at.indikator) != unit_form(target, planned.indikator):
                alasan = Alasan.A7
            else:
                found.append(_Earlier(period, at, value, value.target))
                break
    return found, alasan


def _may_fall(dossier: Dossier, group: IndicatorGroup) -> bool:
    """Whether a smaller value may be the better one, by the words of the indicator."""
    text = " ".join(comparable(at.indikator.raw) for at in group.places)
    return begins_word(dossier.settings.kata_makin_kecil, text)


def _is_lower(one: Target, other: Target) -> bool:
    """Whether a number is lower than another in every reading of both."""
    left, right = (
        [number for number in (item.value, item.alternative) if number is not None] for item in (one, other)
    )
    return max(left) < min(right)
