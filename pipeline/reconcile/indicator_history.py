"""The second key of the join of indicators: a history of values that fits another indicator than its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.figures import HUNDRED, ZERO
from pipeline.model.indicators import IndicatorGroup, IndicatorPlace, Link, LinkBasis, Period
from pipeline.model.kode import Level

_ORDER = ("evaluasi_renja", "kinerja_pelayanan", "tujuan_sasaran", "review_rkpd", "rencana_kerja")
_COMMON_VALUES = (ZERO, HUNDRED)  # equal by chance: half of all targets in per cent are 100 %


def join_by_history(groups: Sequence[IndicatorGroup], least: int) -> tuple[IndicatorGroup, ...]:
    """The groups, with histories that do not fit their indicator moved to the indicator they are of.

    The sample's "Volume Usaha Koperasi (Rp)" has a history in per cent: that of "Koperasi yang meningkat jumlah
    Omzet" in the table of service performance, whose values it repeats.
    """
    result = list(groups)
    for index, group in enumerate(groups):
        for place in group.places:
            strange = _strange_values(place)
            home = _home_of(strange, result, least) if strange is not None else None
            if strange is None or home is None:
                continue
            rest = replace(place, values={p: v for p, v in place.values.items() if p not in strange.values})
            result[index] = _with_place(result[index], place, rest)
            target, partner = home
            link = Link(strange, partner, LinkBasis.RIWAYAT, 0.0, is_sure=False)
            joined = result[target]
            result[target] = IndicatorGroup(in_order((*joined.places, strange)), (*joined.links, link))
    return tuple(result)


def telling_periods(one: IndicatorPlace, other: IndicatorPlace) -> list[Period]:
    """The periods with an equal value that is not equal by chance."""
    return [p for p in one.equal_periods(other) if one.values[p].number not in _COMMON_VALUES]


def in_order(places: Sequence[IndicatorPlace]) -> tuple[IndicatorPlace, ...]:
    """The places in the order of the tables of a Renja."""
    return tuple(sorted(places, key=lambda place: (_ORDER.index(place.table.jenis_tabel), place.table.nomor)))


def _strange_values(place: IndicatorPlace) -> IndicatorPlace | None:
    """The part of a program's evaluation row whose units are not those its indicator asks for (SAT-06)."""
    wanted = place.indikator.diminta
    if place.table.jenis_tabel != "evaluasi_renja" or wanted is None:
        return None
    if place.level is not Level.PROGRAM:
        return None
    strange = {
        period: value
        for period, value in place.values.items()
        if value.target is not None
        and value.number is not None
        and value.target.satuan not in ("", *wanted.satuan)
    }
    return replace(place, values=strange, is_riwayat=True) if strange else None


def _home_of(
    strange: IndicatorPlace, groups: Sequence[IndicatorGroup], least: int
) -> tuple[int, IndicatorPlace] | None:
    """The group, by index, and the row of service performance with the most equal values, where there are enough."""
    found = [
        (len(telling_periods(strange, place)), index, place)
        for index, group in enumerate(groups)
        if group.at("evaluasi_renja") is None
        for place in group.places
        if place.is_in("kinerja_pelayanan")
    ]
    best = max((count for count, _, _ in found), default=0)
    homes = [(index, place) for count, index, place in found if count == best]
    return homes[0] if best >= least and len(homes) == 1 else None


def _with_place(group: IndicatorGroup, old: IndicatorPlace, new: IndicatorPlace) -> IndicatorGroup:
    """The group with one of its places in a new form."""
    links = [
        replace(
            link,
            kiri=new if link.kiri is old else link.kiri,
            kanan=new if link.kanan is old else link.kanan,
        )
        for link in group.links
    ]
    return IndicatorGroup(tuple(new if place is old else place for place in group.places), tuple(links))
