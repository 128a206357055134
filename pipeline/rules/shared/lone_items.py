"""Items that stand in one table of a pair and not in the other."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from pipeline.model.dossier import AnyNode, AnyTable, Dossier, PlanNode, PlanTable
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.kode import PLANNED, Level
from pipeline.model.name_keys import bare, bare_name
from pipeline.model.rows import Sisi
from pipeline.rules.shared.comparing import name_of, not_judged, on
from pipeline.rules.shared.once import per_dossier

Lone = tuple[PlanTable, PlanNode, PlanTable]


@per_dossier
def lone_nodes(dossier: Dossier) -> Iterator[Lone]:
    """Each kode that stands only in the review, or only in a plan table, with the table that lacks it.

    An item printed in any of several tables of a kind is there. Rows that only their names join have different
    codes, and each of them stands alone.
    """
    reviews = (*dossier.side(Sisi.ANALISIS), *dossier.side(Sisi.RANWAL))
    plans = dossier.side(Sisi.RENCANA)
    pairs = [pair for pair in dossier.sama if not pair.by_nama]
    joined = {id(node) for pair in pairs for node in (*pair.kiri_all, *pair.kanan_all)}
    for tables, others in ((reviews, plans), (plans, reviews)):
        known = {text for table in others for text, nodes in table.by_kode.items() if _is_there(nodes)}
        told: set[str] = set()
        for table in tables:
            for node in table.at(*PLANNED):
                if node.kode is None:
                    continue
                text = node.kode.text
                if node.row.is_blank or text in known or text in told or id(node) in joined:
                    continue
                told.add(text)
                if others:
                    yield table, node, others[-1]


def not_joined(dossier: Dossier, field: str) -> Iterator[Comparison]:
    """One comparison for each item that cannot be compared because the other table does not have it (A6)."""
    for table, node, other in lone_nodes(dossier):
        if table.table.sisi is not Sisi.RANWAL and other.has_kode:
            cell = getattr(node.row, field)
            comparison = on(table, node, field, cell)
            yield not_judged(comparison, Alasan.A6, kode=node.printed, pembanding=name_of(other.table))


def not_joined_by_name(dossier: Dossier, field: str) -> Iterator[Comparison]:
    """One comparison for each planned row that its name joins with none of a table where one of the two has no codes.

    The other table does not have it (A6), or one of them has several rows of that name under one parent (A28).
    """
    joined = {id(node) for pair in dossier.senama for node in (*pair.kiri_all, *pair.kanan_all)}
    for review in dossier.side(Sisi.ANALISIS):
        for plan in dossier.side(Sisi.RENCANA):
            if review.has_kode and plan.has_kode:
                continue
            yield from _unjoined(review, plan, joined, field)
            yield from _unjoined(plan, review, joined, field)


def reason_of_lone(node: AnyNode, others: Iterable[AnyTable], *, has_kode: bool) -> Alasan:
    """Why a row is joined with none of other tables: where one has no codes, its name may stand there, but not once.

    `has_kode` tells whether its own table prints codes.
    """
    return (
        Alasan.A28
        if any(_prints_name(other, node) for other in others if not (has_kode and other.has_kode))
        else Alasan.A6
    )


def _unjoined(coded: PlanTable, other: PlanTable, joined: Container[int], field: str) -> Iterator[Comparison]:
    """The planned rows without a partner, and those of a table without codes whose rung nothing tells."""
    for node in coded.nodes:
        is_planned = node.level in PLANNED or (node.level is None and not coded.has_kode)
        if is_planned and node.nama and not node.row.is_blank and id(node) not in joined:
            comparison = on(coded, node, field, getattr(node.row, field))
            alasan = reason_of_lone(node, (other,), has_kode=coded.has_kode)
            yield not_judged(comparison, alasan, pembanding=name_of(other.table))


def _prints_name(other: AnyTable, node: AnyNode) -> bool:
    """Whether a table prints the name of a row of another one, as far as the rungs tell."""
    return any(
        twin.row.nama.value and bare_name(twin) == bare(node.row.nama.value or "", twin.level)
        for twin in other.nodes
        if node.level is None or twin.level in (None, node.level)
    )


def _is_there(nodes: tuple[PlanNode, ...]) -> bool:
    return any(not node.row.is_blank for node in nodes)


def fuller_table(dossier: Dossier, coded: PlanTable, node: PlanNode, level: Level) -> PlanTable | None:
    """Another plan table that lists more items under the same kode, where there is one."""
    if node.kode is None:
        return None
    kode = node.kode.text
    own = _items_below(coded, kode, level)
    for other in dossier.plans:
        if other.table.nomor != coded.table.nomor and len(_items_below(other, kode, level)) > len(own):
            return other
    return None


def less_than_elsewhere(
    dossier: Dossier, comparison: Comparison, coded: PlanTable, node: PlanNode, level: Level
) -> Comparison | None:
    """The comparison as one that rows not read may change: another plan table lists more under this kode (A5)."""
    fuller = fuller_table(dossier, coded, node, level)
    if fuller is None:
        return None
    return not_judged(comparison, Alasan.A5, kode=node.printed, pembanding=name_of(fuller.table))


def _items_below(coded: PlanTable, kode: str, level: Level) -> set[str]:
    return {
        child.kode.item
        for node in coded.by_kode.get(kode, ())
        for child in coded.below(node, level)
        if child.kode is not None and not child.row.is_blank
    }
