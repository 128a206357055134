"""LIN-06: a Perubahan Renja, before and after the change."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.figures import ZERO, format_rupiah
from pipeline.model.finding import DOCUMENT, Alasan, Comparison
from pipeline.model.rows import Sisi
from pipeline.model.values import Problem, Sourced
from pipeline.rules.declare import ARITMETIKA, BENTUK, rule
from pipeline.rules.shared.comparing import label_of, not_judged, on, place, subject_of

_ORIGINAL = "Renja sebelum perubahan"
_CELLS = ("pagu_sebelum", "pagu", "selisih")


@rule(
    "LIN-06",
    "Perubahan Renja: sebelum, perubahan, dan sesudah tidak sesuai",
    tingkat="kritis",
    kepastian="pasti",
    dasar=(BENTUK, ARITMETIKA),
    pesan="Pagu {kode} ({nama}) pada {tabel}: sebelum {sebelum}, sesudah {sesudah}, sedangkan perubahannya tertulis "
    "{tertulis}; seharusnya {seharusnya}.",
    saran="Mohon dihitung ulang.",
)
def change_equals_difference(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row of a plan that prints the amount before the change and the change itself.

    The amounts before are to be held against the original Renja as well, which cannot be named yet.
    """
    yield Comparison(DOCUMENT, alasan=Alasan.A16, isian=(("pembanding", _ORIGINAL),))
    for plan in dossier.side(Sisi.RENCANA):
        if all(plan.table.has(field) for field in _CELLS):
            yield from (_change(dossier, plan, node) for node in plan.nodes if not node.row.is_blank)


def _change(dossier: Dossier, plan: PlanTable, node: PlanNode) -> Comparison:
    row = node.row
    cells = {"pagu_sebelum": row.pagu_sebelum, "pagu": row.pagu, "selisih": row.selisih}
    comparison = on(
        plan,
        node,
        "selisih",
        row.selisih,
        sebelum=row.pagu_sebelum.raw or "kosong",
        sesudah=row.pagu.raw or "kosong",
    )
    amounts = {field: _amount(cell) for field, cell in cells.items()}
    for field, amount in amounts.items():
        if amount is None:
            blank = cells[field].is_empty
            # A row without any amount (a heading) has no change to be computed.
            if all(cell.is_empty for cell in cells.values()):
                return not_judged(comparison, Alasan.A15)
            return not_judged(
                comparison, Alasan.A3 if blank else Alasan.A4, kolom=label_of(field), kode=subject_of(node)
            )
    before, after, change = (amounts[field] or ZERO for field in _CELLS)
    expected = after - before
    difference = change - expected
    rounding = 2 * plan.table.ketelitian if plan.table.pengali > 1 else ZERO
    if abs(difference) <= max(dossier.settings.toleransi_rupiah, rounding):
        return comparison.but(beda=ZERO)
    return comparison.but(
        beda=difference,
        selisih=difference,
        seharusnya=format_rupiah(expected / plan.table.pengali),
        pembanding=place(plan.table, "pagu_sebelum", (row.pagu_sebelum, row.pagu), row),
    )


def _amount(cell: Sourced[Decimal]) -> Decimal | None:
    """The amount in rupiah, 0 for a dash; None where the cell is blank or cannot be read."""
    if cell.value is None and not cell.is_empty and cell.problem is Problem.NONE:
        return ZERO
    return cell.value
