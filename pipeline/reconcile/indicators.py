"""The same indicator in all tables: the join of indicators, some of which have no kode (join order of the catalogue).

Inside a kode indicators join by their text. Tables without codes join with the indicators of programs only, one to
one: equal texts first, then the most alike. In the sample true partners reach only 0.75 ("naik kelas") while wrong
neighbours reach 0.92 (peserta pelatihan Koperasi / UMKM) and are kept apart only because the exact partner goes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model.dossier import EvaluationTable, PlanTable
from pipeline.model.indicators import IndicatorGroup, IndicatorPlace, Link, LinkBasis
from pipeline.model.kode import Level
from pipeline.model.rows import UncodedTable
from pipeline.model.values import UnitClass
from pipeline.reconcile.indicator_history import in_order, join_by_history, telling_periods
from pipeline.reconcile.indicator_places import evaluation_places, plan_places, uncoded_places
from pipeline.settings import Settings

_PROGRAMS = -1
"""Stands for the coded tables together where they are joined with the tables without codes."""


@dataclass(frozen=True, slots=True)
class Joining:
    """How alike two indicators must be.

    `similarity` is the least likeness; `sure` that from which no doubt remains; `margin` the distance within
    which a second candidate makes the first doubtful; `history` the number of equal values that joins by
    history.
    """

    similarity: float
    sure: float
    margin: float
    history: int

    @classmethod
    def of(cls, settings: Settings) -> Joining:
        """As the settings say."""
        return cls(
            settings.kemiripan_indikator,
            settings.kemiripan_indikator_pasti,
            settings.jarak_kemiripan,
            settings.minimal_nilai_riwayat,
        )


@dataclass(frozen=True, eq=False)
class Unit:
    """What is joined: a group, with the number of the table it stands in."""

    group: IndicatorGroup
    source: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two units (by index) that may be the same indicator."""

    one: int
    other: int
    score: float
    equal_values: int


class Parts:
    """Units in parts that grow together."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._members = {index: [index] for index in range(len(units))}
        self._links: dict[int, list[Link]] = {index: [] for index in range(len(units))}
        self._part = list(range(len(units)))

    def may_join(self, one: int, other: int) -> bool:
        """Whether the parts of two units have no source in common."""
        left, right = (
            {self._units[index].source for index in self._members[self._part[unit]]} for unit in (one, other)
        )
        return not left & right

    def sources(self, candidate: Candidate) -> set[int]:
        """The two sources of a candidate."""
        return {self._units[candidate.one].source, self._units[candidate.other].source}

    def join(self, candidate: Candidate, joining: Joining, rival: Candidate | None) -> None:
        """Makes one part of the two; a `rival` that is hardly less alike leaves a doubt."""
        one, other = self._part[candidate.one], self._part[candidate.other]
        for index in self._members[other]:
            self._part[index] = one
        self._members[one] += self._members.pop(other)
        self._links[one] += [*self._links.pop(other), self._link(candidate, joining, rival)]

    def groups(self) -> tuple[IndicatorGroup, ...]:
        """Each part as a group, in the order of their first units."""
        return tuple(
            _group([self._units[index].group for index in sorted(members)], self._links[part])
            for part, members in sorted(self._members.items())
        )

    def _link(self, candidate: Candidate, joining: Joining, rival: Candidate | None) -> Link:
        left, right = (self._units[index].group.places for index in (candidate.one, candidate.other))
        kiri, kanan = max(((a, b) for a in left for b in right), key=lambda pair: _ratio(*pair))
        runner_up = ""
        if rival is not None:
            (lain,) = {rival.one, rival.other} - {candidate.one, candidate.other}
            runner_up = self._units[lain].group.places[0].indikator.raw
        is_sure = candidate.score >= joining.sure and rival is None
        return Link(kiri, kanan, LinkBasis.RUMUSAN, candidate.score, is_sure, runner_up)


def group_indicators(
    evaluations: Sequence[EvaluationTable],
    plans: Sequence[PlanTable],
    uncoded: Sequence[UncodedTable],
    tahun: int | None,
    joining: Joining,
) -> tuple[IndicatorGroup, ...]:
    """Every indicator of programs, kegiatan and of the tables without codes once, with all its places.

    `plans` are the plan tables and the right halves of the review; `tahun` is the year that is planned.
    """
    coded = [place for table in evaluations for place in evaluation_places(table, tahun)]
    coded += [place for table in plans for place in plan_places(table, tahun)]
    groups = list(_inside_codes(coded, joining))
    programs = [Unit(group, _PROGRAMS) for group in groups if group.level is Level.PROGRAM]
    alone = [
        Unit(IndicatorGroup((place,)), table.nomor) for table in uncoded for place in uncoded_places(table)
    ]
    joined = join_units([*programs, *alone], joining, needs_value=True)
    kegiatan = [group for group in groups if group.level is not Level.PROGRAM]
    return join_by_history((*joined, *kegiatan), joining.history)


def join_units(units: Sequence[Unit], joining: Joining, *, needs_value: bool) -> tuple[IndicatorGroup, ...]:
    """The units joined one to one: no group holds two of one source.

    With `needs_value`, texts that are less than surely alike also need an equal value of one year.
    """
    candidates = _candidates(units, joining, needs_value=needs_value)
    parts = Parts(units)
    for candidate in candidates:
        if parts.may_join(candidate.one, candidate.other):
            rival = _rival(candidate, candidates, parts)
            is_close = rival is not None and candidate.score - rival.score < joining.margin
            parts.join(candidate, joining, rival if is_close else None)
    return parts.groups()


def _inside_codes(places: Iterable[IndicatorPlace], joining: Joining) -> Iterator[IndicatorGroup]:
    """The indicators of each kode over its tables."""
    by_item: dict[Hashable, list[Unit]] = defaultdict(list)
    for place in places:
        if place.item is not None:
            # Each half of a review is a table of its own; only the right halves are here.
            by_item[place.item].append(Unit(IndicatorGroup((place,)), place.table.nomor))
    for units in by_item.values():
        yield from join_units(units, joining, needs_value=False)


def _candidates(units: Sequence[Unit], joining: Joining, *, needs_value: bool) -> list[Candidate]:
    """The pairs that may be joined, the most alike first; of equally alike ones those with more equal values."""
    found = []
    for one, unit in enumerate(units):
        for other in range(one + 1, len(units)):
            lain = units[other]
            if unit.source == lain.source or not _classes_agree(unit, lain):
                continue
            score = _likeness(unit, lain)
            if score < joining.similarity:
                continue
            equal = _equal_values(unit, lain)
            if equal or score >= joining.sure or not needs_value:
                found.append(Candidate(one, other, score, equal))
    return sorted(found, key=lambda c: (-c.score, -c.equal_values, c.one, c.other))


def _rival(candidate: Candidate, candidates: Sequence[Candidate], parts: Parts) -> Candidate | None:
    """The next best partner, still free, of either side; nothing rivals an equal text but another equal one."""
    pair = {candidate.one, candidate.other}
    rivals = (
        other
        for other in candidates
        if other is not candidate
        and len(pair & {other.one, other.other}) == 1
        and parts.sources(other) == parts.sources(candidate)
        and parts.may_join(other.one, other.other)
        and (candidate.score < 1 or other.score == 1)
    )
    return max(rivals, key=lambda rival: rival.score, default=None)


def _group(groups: Sequence[IndicatorGroup], links: Sequence[Link]) -> IndicatorGroup:
    places = [place for group in groups for place in group.places]
    inner = [link for group in groups for link in group.links]
    return IndicatorGroup(in_order(places), (*inner, *links))


def _classes_agree(one: Unit, other: Unit) -> bool:
    left, right = ({place.kelas for place in unit.group.places} - {UnitClass.NONE} for unit in (one, other))
    return not left or not right or bool(left & right)


def _likeness(one: Unit, other: Unit) -> float:
    return max(_ratio(a, b) for a in one.group.places for b in other.group.places)


def _ratio(one: IndicatorPlace, other: IndicatorPlace) -> float:
    return fuzz.ratio(one.indikator.form, other.indikator.form) / 100


def _equal_values(one: Unit, other: Unit) -> int:
    return len({p for a in one.group.places for b in other.group.places for p in telling_periods(a, b)})
