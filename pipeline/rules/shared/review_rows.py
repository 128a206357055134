"""The rows of a review: one item with its row in each half."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.dossier import PlanNode, PlanTable
from pipeline.model.kode import Level
from pipeline.model.name_keys import bare_name
from pipeline.rules.shared.sums import AmountColumn


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One item of a review with its row in each half, None where a half does not list it."""

    left: PlanNode | None
    right: PlanNode | None

    @property
    def is_on_both_sides(self) -> bool:
        """Whether both halves print more of it than a kode."""
        return all(node is not None and not node.row.is_blank for node in (self.left, self.right))

    @property
    def has_note(self) -> bool:
        """Whether the column of notes says anything about it."""
        return any(node is not None and not node.row.catatan.is_empty for node in (self.left, self.right))

    @property
    def pagu(self) -> tuple[Decimal | None, ...]:
        """The amount of each half."""
        return tuple(node.row.pagu.value if node is not None else None for node in (self.left, self.right))


@dataclass(frozen=True, slots=True)
class Review:
    """The two halves of a review, and their items."""

    left: PlanTable
    right: PlanTable
    rows: tuple[ReviewRow, ...]

    def filled(self, row: ReviewRow) -> tuple[PlanTable, PlanNode]:
        """The half that lists the row, the left one where both do."""
        if row.left is not None and (row.right is None or not row.left.row.is_blank):
            return self.left, row.left
        if row.right is not None:
            return self.right, row.right
        raise ValueError("a row of a review stands in one half at least")

    def has_noted_parts(self, row: ReviewRow) -> bool:
        """Whether the sum on a row changed with details below it that each give their reason."""
        detail = AmountColumn(self.left).detail
        halves = ((self.left, row.left), (self.right, row.right))
        below = {id(part) for half, node in halves if node is not None for part in half.below(node, detail)}
        changed = [row for row in self.rows if id(self.filled(row)[1]) in below and len(set(row.pagu)) > 1]
        return bool(changed) and all(row.has_note for row in changed)


def is_heading(node: PlanNode) -> bool:
    """Whether a row without kode prints a name, but neither what is to be achieved nor an amount: those below it do."""
    row = node.row
    cells = (row.indikator, row.target, row.pagu)
    return node.kode is None and all(cell.is_empty for cell in cells)


def review_of(left: PlanTable, right: PlanTable) -> Review:
    """The items of both halves: by kode where the right half prints codes of its own, else row by row.

    Without codes a printed row need not hold one item: where its halves name different ones, each of which the other
    half lists on another row, they are joined by name.
    """
    if not left.has_kode and not right.has_kode:
        return Review(left, right, tuple(_joined(left, right)))
    if not right.table.has("kode"):
        by_number = {node.row.nomor: node for node in right.nodes}
        rows = [ReviewRow(node, by_number[node.row.nomor]) for node in left.nodes if node.kode is not None]
        return Review(left, right, tuple(rows))
    codes = dict.fromkeys((*left.by_kode, *right.by_kode))
    return Review(left, right, tuple(ReviewRow(_first(left, text), _first(right, text)) for text in codes))


def _joined(left: PlanTable, right: PlanTable) -> Iterator[ReviewRow]:
    """The items of halves without codes, in the order of the left half, then those that only the right one has."""
    rights = {node.row.nomor: node for node in right.nodes}
    moved = _moved(left, right)
    taken = set(moved.values())
    told: set[int] = set()
    for node in left.nodes:
        nomor = node.row.nomor
        if nomor in moved:
            yield ReviewRow(node, rights[moved[nomor]])
        elif node.nama:
            told.add(nomor)
            yield ReviewRow(node, None if nomor in taken else rights[nomor])
    for node in right.nodes:
        if node.nama and node.row.nomor not in taken | told:
            yield ReviewRow(None, node)


def _moved(left: PlanTable, right: PlanTable) -> dict[int, int]:
    """The numbers of rows whose item the right half prints on another row, with the number of that."""
    names = _unique_names(left), _unique_names(right)
    beside = {node.row.nomor: bare_name(node) for node in right.nodes}
    return {
        node.row.nomor: names[1][key].row.nomor
        for key, node in names[0].items()
        if key in names[1] and beside[node.row.nomor] != key[1]
    }


def _unique_names(half: PlanTable) -> dict[tuple[Level | None, str], PlanNode]:
    """The rows whose name no other row of their rung has."""
    groups: dict[tuple[Level | None, str], list[PlanNode]] = {}
    for node in half.nodes:
        if node.nama:
            groups.setdefault((node.level, bare_name(node)), []).append(node)
    return {key: nodes[0] for key, nodes in groups.items() if len(nodes) == 1}


def _first(coded: PlanTable, text: str) -> PlanNode | None:
    return next(iter(coded.by_kode.get(text, ())), None)
