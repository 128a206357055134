"""Sums of amounts over the hierarchy of a plan table: what the PGU rules have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.figures import ZERO, format_rupiah
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.kode import Level
from pipeline.model.rows import PlanRow, Sisi, TotalRow
from pipeline.model.values import Sourced
from pipeline.rules.shared.comparing import (
    label_of,
    may_include,
    name_of,
    not_judged,
    on,
    place,
    subject_of,
    tell,
    with_certainty,
)
from pipeline.rules.shared.lone_items import less_than_elsewhere
from pipeline.rules.shared.repeats import is_disputed
from pipeline.rules.shared.slips import Part, guess
from pipeline.rules.shared.tables import detail_level, levelled_plans, plans_with
from pipeline.rules.shared.texts import selisih_text
from pipeline.settings import Settings

_LESS_THAN_A_RUPIAH = Decimal("0.99")
_TOTALLED = (Level.URUSAN, Level.BIDANG_URUSAN)  # their amounts may be the total itself


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """One column of amounts: pagu, or pagu_maju, of a plan table or of one half of the review."""

    coded: PlanTable
    field: str = "pagu"

    def cell(self, row: PlanRow | TotalRow) -> Sourced[Decimal]:
        """The amount of a row as printed and read."""
        return row.pagu_maju if self.field == "pagu_maju" else row.pagu

    def below(self, node: PlanNode, level: Level) -> tuple[PlanNode, ...]:
        """The descendants of a row that this half of the table fills at all."""
        return tuple(child for child in self.coded.below(node, level) if not child.row.is_blank)

    def at(self, *levels: Level) -> tuple[PlanNode, ...]:
        """The rows of these rungs that this half of the table fills at all."""
        return tuple(node for node in self.coded.at(*levels) if not node.row.is_blank)

    @property
    def detail(self) -> Level:
        """The rung of the details: sub kegiatan, or kegiatan where a table without codes lists nothing below them."""
        return detail_level(self.coded)

    @property
    def loose(self) -> tuple[PlanNode, ...]:
        """The rows with an amount, be it unreadable, of which it cannot be told where they belong."""
        return tuple(n for n in self.coded.nodes if n.level is None and may_count(self.cell(n.row)))

    @property
    def name(self) -> str:
        """What a message calls the table."""
        return name_of(self.coded.table)


def amount_columns(dossier: Dossier) -> Iterator[AmountColumn | Comparison]:
    """Every column of amounts of a table with codes; for the others the reason why they are not judged."""
    yield from _columns_of(plans_with(dossier, Sisi, "pagu"))


def summed_columns(dossier: Dossier) -> Iterator[AmountColumn | Comparison]:
    """Every column of amounts that can be summed, with codes or without; for the others the reason why not."""
    yield from _columns_of(levelled_plans(dossier, Sisi, "pagu"))


def _columns_of(plans: Iterable[PlanTable | Comparison]) -> Iterator[AmountColumn | Comparison]:
    for plan in plans:
        if isinstance(plan, Comparison):
            yield plan
            continue
        yield AmountColumn(plan)
        if plan.table.has("pagu_maju"):
            yield AmountColumn(plan, "pagu_maju")


def is_nil(cell: Sourced[Decimal]) -> bool:
    """Whether a dash is printed: no amount, which adds nothing."""
    return cell.value is None and not cell.problem


def amount_of(cell: Sourced[Decimal]) -> Decimal | None:
    """The amount, 0 for a dash, None where the cell is empty or unreadable."""
    return ZERO if is_nil(cell) else cell.value


def may_count(cell: Sourced[Decimal]) -> bool:
    """Whether a cell adds to a sum, or may: it holds an amount other than 0, or one that cannot be read."""
    return not cell.is_empty and amount_of(cell) != 0


def unreadable(comparison: Comparison, cell: Sourced[Decimal], field: str, kode: str) -> Comparison | None:
    """The comparison as not judged where it needs this cell and the cell holds no amount."""
    if amount_of(cell) is not None:
        return None
    if cell.is_empty:
        return not_judged(comparison, Alasan.A3, kolom=label_of(field), kode=kode)
    return not_judged(comparison, Alasan.A4, tertulis=cell.raw)


def compare_sum(
    dossier: Dossier, column: AmountColumn, node: PlanNode, parts: Sequence[PlanNode], level: Level
) -> Comparison:
    """The printed amount of a row against the sum of `parts`, its descendants on the rung `level`."""
    cell = column.cell(node.row)
    comparison = on(column.coded, node, column.field, cell)
    problem = unreadable(comparison, cell, column.field, subject_of(node))
    if problem is not None:
        return problem
    if not parts:
        return not_judged(comparison, Alasan.A15)
    if is_nil(cell) and not _states_amounts(column, node):
        return not_judged(comparison, Alasan.A20)
    problem = first_unreadable(comparison, column, parts)
    if problem is not None:
        return problem
    rungs = [rung for rung in Level if (node.level or level) < rung < level]
    between = [other for rung in rungs for other in column.below(node, rung)]
    total = copyable_total(column) if node.level not in _TOTALLED else None
    comparison = with_certainty(comparison, (node, *parts, *between))
    comparison = against_sum(dossier.settings, comparison, column, cell, parts, between, total)
    if comparison.beda == 0:
        return comparison
    return _excuse(dossier, column, node, level, comparison) or comparison


def _states_amounts(column: AmountColumn, node: PlanNode) -> bool:
    """Whether the rows of a rung state amounts: without codes, dashes on all of them say that none is given."""
    rows = column.at(node.level) if node.level is not None else ()
    return column.coded.has_kode or any(amount_of(column.cell(other.row)) for other in rows)


def first_unreadable(
    comparison: Comparison, column: AmountColumn, parts: Iterable[PlanNode]
) -> Comparison | None:
    """The comparison as not judged where one of the parts holds no amount."""
    problems = (unreadable(comparison, column.cell(n.row), column.field, subject_of(n)) for n in parts)
    return next((problem for problem in problems if problem is not None), None)


def against_sum(
    settings: Settings,
    comparison: Comparison,
    column: AmountColumn,
    cell: Sourced[Decimal],
    parts: Sequence[PlanNode],
    between: Sequence[PlanNode] = (),
    copyable: Decimal | None = None,
) -> Comparison:
    """The comparison of an amount with the sum of readable parts, with its outcome.

    What the difference may come from is said where it can be told: `between` are the rows between the amount and its
    parts, `copyable` is the total that may have been copied into its cell.
    """
    cells = [column.cell(part.row) for part in parts]
    amount, total = amount_of(cell) or ZERO, total_of(column, parts)
    selisih = amount - total
    is_same = abs(selisih) <= tolerance(settings, column, len(parts))
    dugaan = ""
    if not is_same:
        dugaan = guess(amount, total, parts=_suspects(column, (*parts, *between)), total=copyable)
    return tell(comparison, selisih=selisih_text(selisih), jumlah=str(len(parts)), dugaan=dugaan).but(
        seharusnya=format_rupiah(total / column.coded.table.pengali),
        beda=ZERO if is_same else selisih,
        selisih=None if is_same else selisih,
        pembanding=place(column.coded.table, column.field, cells),
    )


def tolerance(settings: Settings, column: AmountColumn, parts: int) -> Decimal:
    """How far a sum may be off: under a (Rp.000) heading each part was rounded to its last printed digit.

    Otherwise by less than a rupiah: a spreadsheet prints 49.638.747.226,20 below parts that it rounded.
    """
    table = column.coded.table
    rounding = table.ketelitian * parts if table.pengali > 1 else _LESS_THAN_A_RUPIAH
    return max(settings.toleransi_rupiah, rounding)


def grand_total(column: AmountColumn) -> Sourced[Decimal] | None:
    """The printed total of a column: its TOTAL row, else a single urusan or bidang urusan row, or None."""
    grand = [column.cell(total) for total in column.coded.table.totals if total.is_grand]
    for cells in (
        grand,
        [column.cell(node.row) for node in column.at(Level.URUSAN)],
        [column.cell(node.row) for node in column.at(Level.BIDANG_URUSAN)],
    ):
        if len(cells) == 1 and cells[0].value is not None:
            return cells[0]
    return None


def copyable_total(column: AmountColumn) -> Decimal | None:
    """The total of a column where no single program can have it, since several have an amount; else None."""
    total = grand_total(column)
    filled = [node for node in column.at(Level.PROGRAM) if amount_of(column.cell(node.row))]
    return total.value if total is not None and len(filled) > 1 else None


def as_parts(column: AmountColumn, nodes: Iterable[PlanNode]) -> list[Part]:
    """Rows with their amounts, as guesses about a difference name them."""
    return [Part(subject_of(node), amount) for node in nodes if (amount := amount_of(column.cell(node.row)))]


def total_of(column: AmountColumn, nodes: Iterable[PlanNode]) -> Decimal:
    """The sum of the amounts of rows; a row that holds none adds nothing."""
    return sum((amount_of(column.cell(node.row)) or ZERO for node in nodes), ZERO)


def sum_of(column: AmountColumn, nodes: Sequence[PlanNode]) -> Decimal | None:
    """The sum of the amounts of rows; None where one of them holds none, or there are no rows."""
    is_known = nodes and all(amount_of(column.cell(node.row)) is not None for node in nodes)
    return total_of(column, nodes) if is_known else None


def _suspects(column: AmountColumn, nodes: Sequence[PlanNode]) -> list[Part]:
    """The rows that a sum may have forgotten or counted twice.

    None where one of them is a copy of the total: a total less than its two programs by the second of them lacks
    nothing when the first says what the total says.
    """
    parts, total = as_parts(column, nodes), copyable_total(column)
    return [] if any(part.amount == total for part in parts) else parts


def _excuse(
    dossier: Dossier, column: AmountColumn, node: PlanNode, level: Level, comparison: Comparison
) -> Comparison | None:
    """Why a wrong sum proves nothing here: rows that may belong to it, rows printed twice, rows not read."""
    loose = [n for n in column.coded.unplaced(node) if may_count(column.cell(n.row))]
    if loose:
        return with_loose(column, comparison, loose)
    parts = column.below(node, level)
    if any(is_disputed(column.coded, part) for part in parts) or _is_only_misplaced(
        column, node, parts, comparison.selisih
    ):
        return not_judged(comparison, Alasan.A18)
    return less_than_elsewhere(dossier, comparison, column.coded, node, level)


def with_loose(column: AmountColumn, comparison: Comparison, loose: Sequence[PlanNode]) -> Comparison:
    """A wrong sum that rows may belong to: right where they are the difference, else not judged."""
    if comparison.selisih == total_of(column, loose):
        return comparison.but(beda=ZERO, selisih=None)
    return may_include(comparison, loose[0])


def _is_only_misplaced(
    column: AmountColumn, node: PlanNode, parts: Sequence[PlanNode], selisih: Decimal | None
) -> bool:
    """Whether the sum is right by the place of the rows and wrong by their codes, which KOD-10 finds fault with."""
    block = {other.row.nomor for other in column.coded.block(node)}
    own = {part.row.nomor for part in parts}
    level = parts[0].level if parts else None
    away = [part for part in parts if part.row.nomor not in block]
    strangers = [
        other
        for other in column.coded.nodes
        if other.level is level and other.row.nomor in block and other.row.nomor not in own
    ]
    return bool(away or strangers) and selisih == total_of(column, strangers) - total_of(column, away)
