"""Items of tables without codes that stand in the review and not in the plan table, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.finding import Alasan
from pipeline.model.kode import PLANNED
from pipeline.model.name_keys import joined_by_name
from pipeline.model.rows import Sisi
from pipeline.rules.shared.lone_items import reason_of_lone

_Rows = tuple[PlanTable, ...]


@dataclass(frozen=True, slots=True)
class LoneName:
    """A planned row whose item the table `other` lacks; `alasan` says why that is not certain enough to be told.

    `above` is the highest row that it belongs to and that is lacking too, else the row itself.
    """

    coded: PlanTable
    node: PlanNode
    other: PlanTable
    above: PlanNode
    alasan: Alasan | None


@dataclass(frozen=True, slots=True)
class NamedItems:
    """The planned rows of a review and of the plan tables, joined by name: those on both sides, and the others."""

    joined: tuple[tuple[PlanTable, PlanNode], ...]
    lone: tuple[LoneName, ...]


def are_joined_by_name(dossier: Dossier) -> bool:
    """Whether the review and the plan tables, of known rungs, can be joined by name only: one side has no codes."""
    reviews, plans = _sides(dossier)
    sides = [any(plan.has_kode for plan in side) for side in (reviews, plans)]
    return bool(reviews) and bool(plans) and not all(sides) and all(t.has_levels for t in (*reviews, *plans))


def named_items(dossier: Dossier) -> NamedItems:
    """The items of a review and of plan tables that names join. An item in any half of a review is there."""
    reviews, plans = _sides(dossier)
    pairs = [
        (review, pair, plan) for review in reviews for plan in plans for pair in joined_by_name(review, plan)
    ]
    told = {(review.table.nomor, node.row.nomor) for review, (own, _), _ in pairs for node in own}
    told |= {(plan.table.nomor, node.row.nomor) for _, (_, own), plan in pairs for node in own}
    first = {(review.table.nomor, own[0].row.nomor): (review, own[0]) for review, (own, _), _ in pairs}
    lone = (*_lone(reviews, plans, told), *_lone(plans, reviews, told))
    return NamedItems(tuple(first.values()), lone)


def _sides(dossier: Dossier) -> tuple[_Rows, _Rows]:
    return (*dossier.side(Sisi.ANALISIS), *dossier.side(Sisi.RANWAL)), dossier.side(Sisi.RENCANA)


def _lone(tables: _Rows, others: _Rows, told: set[tuple[int, int]]) -> Iterator[LoneName]:
    """The rows of some tables that none of the others has, each row of a review once."""
    seen: set[tuple[int, int]] = set()
    for coded in tables:
        for node in coded.at(*PLANNED):
            place = coded.table.nomor, node.row.nomor
            if node.row.is_blank or not node.nama or place in told or place in seen:
                continue
            seen.add(place)
            above = _highest_lone(coded, node, told)
            yield LoneName(coded, node, others[-1], above, _doubt(coded, node, others, told))


def _highest_lone(coded: PlanTable, node: PlanNode, told: set[tuple[int, int]]) -> PlanNode:
    parent = coded.parent(node)
    while (
        parent is not None and parent.level in PLANNED and (coded.table.nomor, parent.row.nomor) not in told
    ):
        node, parent = parent, coded.parent(parent)
    return node


def _doubt(
    coded: PlanTable, node: PlanNode, others: Sequence[PlanTable], told: set[tuple[int, int]]
) -> Alasan | None:
    """Why a row may stand in the other tables all the same: unread, under another name, or among several of its name.

    Under another name it would be a row of its rung, or of unknown rung, that is joined with none either.
    """
    if not coded.table.is_complete or not all(other.table.is_complete for other in others):
        return Alasan.A5
    if not any(other.at(node.level) for other in others if node.level is not None):
        return Alasan.A15
    if reason_of_lone(node, others, has_kode=coded.has_kode) is Alasan.A28:
        return Alasan.A28
    rest = (
        twin
        for other in others
        for twin in other.nodes
        if twin.level in (None, node.level) and twin.nama and not twin.row.is_blank
        if (other.table.nomor, twin.row.nomor) not in told
    )
    return Alasan.A29 if any(rest) else None
