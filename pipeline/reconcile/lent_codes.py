"""Rows of a table without codes, known again by their names in a table of the same document that prints codes.

T-C.31 often has a running number where T-C.33 has the kode.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.model.dossier import AnyTable, CodedTable, EvaluationTable, Node, PlanTable
from pipeline.model.jenjang import Bukti, Jenjang, with_parents
from pipeline.model.kode import PLANNED, Kode, Level
from pipeline.model.name_keys import bare, bare_name
from pipeline.model.rows import CodedRow, Sisi

R = TypeVar("R", bound=CodedRow)


@dataclass(frozen=True, slots=True)
class _Named:
    """A row that is looked for: its comparable name, and its rung where its own table tells it."""

    nama: str
    level: Level | None


@dataclass(frozen=True, slots=True)
class _Lender:
    """The codes that tables print, by the names beside them."""

    codes: Mapping[str, tuple[Kode, ...]]

    @classmethod
    def of(cls, tables: Iterable[AnyTable]) -> _Lender:
        """The codes of planned rows; one that stands beside several names, or is damaged, names nothing."""
        groups: dict[str, dict[str, Kode]] = {}
        for table in tables:
            for nodes in table.by_kode.values():
                first = nodes[0]
                names = {bare_name(node) for node in nodes}
                if first.kode is None or first.level not in PLANNED or not first.is_reliable:
                    continue
                if len(names) == 1 and first.row.nama.value:
                    groups.setdefault(names.pop(), {}).setdefault(first.kode.item, first.kode)
        return cls({name: tuple(codes.values()) for name, codes in groups.items()})

    def named(self, row: _Named) -> list[Kode]:
        """The codes of the name of a row, each of its rung where that is told."""
        levels = PLANNED if row.level is None else (row.level,)
        return [
            kode
            for level in levels
            for kode in self.codes.get(bare(row.nama, level), ())
            if kode.level is level
        ]


def with_lent_codes(
    plans: Sequence[PlanTable], evaluations: Sequence[EvaluationTable]
) -> tuple[tuple[PlanTable, ...], tuple[EvaluationTable, ...]]:
    """The tables, those without codes with the codes that others print beside the same names.

    The plan tables are asked first, then the review, then the evaluation, which may list codes of earlier years.
    """
    sources: tuple[Iterable[AnyTable], ...] = (
        [plan for plan in plans if plan.has_kode and plan.table.sisi is Sisi.RENCANA],
        [plan for plan in plans if plan.has_kode and plan.table.sisi is not Sisi.RENCANA],
        [evaluation for evaluation in evaluations if evaluation.has_kode],
    )
    lenders = [lender for tables in sources if (lender := _Lender.of(tables)).codes]
    if not lenders:
        return tuple(plans), tuple(evaluations)
    return (
        tuple(_borrowing(plan, _names_beside(plan, plans), lenders) for plan in plans),
        tuple(_borrowing(evaluation, {}, lenders) for evaluation in evaluations),
    )


def _names_beside(plan: PlanTable, plans: Sequence[PlanTable]) -> Mapping[int, str]:
    """The names in the other half of a review, by the number of the row: a half that lists nothing has none."""
    halves = (other for other in plans if other is not plan and other.table.nomor == plan.table.nomor)
    return {node.row.nomor: node.row.nama.value or "" for half in halves for node in half.nodes}


def _borrowing(coded: CodedTable[R], beside: Mapping[int, str], lenders: Sequence[_Lender]) -> CodedTable[R]:
    """A table without codes with those of the same names; any other table as it is."""
    if coded.has_kode:
        return coded
    named = [_Named(n.row.nama.value or beside.get(n.row.nomor, ""), n.level) for n in coded.nodes]
    fitting = list(_codes_of(named, lenders))
    if not any(fitting):
        return coded
    # A row that is printed twice stands on its rung both times: the sums above it tell that it is one too many.
    told = [
        Jenjang(kode.level, Bukti.PADANAN) if kode is not None and node.level is None else node.row.jenjang
        for node, kode in zip(coded.nodes, fitting, strict=True)
    ]
    codes = _unique(fitting)
    nodes = tuple(
        Node(replace(node.row, jenjang=_with_number(jenjang, coded.nodes)), node.kode, node.status, kode)
        for node, jenjang, kode in zip(coded.nodes, with_parents(told), codes, strict=True)
    )
    return CodedTable(replace(coded.table, rows=tuple(node.row for node in nodes)), nodes)


def _with_number(jenjang: Jenjang, nodes: Sequence[Node[R]]) -> Jenjang:
    """The rung with the number of the row above in place of its place."""
    return jenjang if jenjang.induk is None else replace(jenjang, induk=nodes[jenjang.induk].row.nomor)


def _codes_of(rows: Iterable[_Named], lenders: Sequence[_Lender]) -> Iterator[Kode | None]:
    """The kode of each row, None where its name has none, or several that fit.

    The rows above tell which of several it is. Below a row that is not known nothing is told of the parent.
    """
    path: dict[Level, Kode] = {}
    used: set[Kode] = set()
    for row in rows:
        kode = _kode_of(row, lenders, path, used)
        if kode is not None:
            path = {level: above for level, above in path.items() if level < kode.level}
            path[kode.level] = kode
            used.add(kode)
        elif row.nama:
            path = {}
        yield kode


def _kode_of(
    row: _Named, lenders: Sequence[_Lender], path: Mapping[Level, Kode], used: set[Kode]
) -> Kode | None:
    """The one kode of a name that the rows above allow; the first tables that have any decide."""
    for lender in lenders:
        fitting = [kode for kode in lender.named(row) if _may_stand(kode, path)]
        below = [kode for kode in fitting if kode.parent in path.values()] or fitting
        free = [kode for kode in below if kode not in used] or below
        if free:
            return free[0] if len(free) == 1 else None
    return None


def _may_stand(kode: Kode, path: Mapping[Level, Kode]) -> bool:
    """Whether no row above says that a kode belongs elsewhere."""
    return all(kode.is_under(above) for level, above in path.items() if level < kode.level)


def _unique(codes: Sequence[Kode | None]) -> list[Kode | None]:
    """The codes of one row each: which of several rows of one name is meant is not said."""
    counts = Counter(codes)
    return [kode if counts[kode] == 1 else None for kode in codes]
