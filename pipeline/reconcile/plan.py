"""The plan of a document in figures: its items with their printed amounts, none of them guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.kode import Kode, Level
from pipeline.model.plan import Amount, Plan, PlanItem
from pipeline.model.rows import PlanRow, Sisi, TotalRow
from pipeline.model.values import Sourced, one_line

_Cell = Callable[[PlanRow | TotalRow], Sourced[Decimal]]

_FROM_REVIEW = "diambil dari sisi kanan T-C.31 karena T-C.33 tidak ada"
_NO_TOTAL = "baris TOTAL tidak tercetak"


def choose_plan(dossier: Dossier) -> PlanTable | None:
    """The plan table, or without one the review's right half; of several the one with most coded rows."""
    plans = dossier.side(Sisi.RENCANA) or dossier.side(Sisi.ANALISIS)
    return max(plans, key=lambda plan: sum(node.kode is not None for node in plan.nodes), default=None)


def read_plan(dossier: Dossier) -> Plan | None:
    """The plan in figures; None where the document has no plan table.

    An amount that is unreadable, in doubt or printed several times is not given: nothing is worked out from what is
    left. Only the total of a table without TOTAL row is a sum, that of the highest rung whose amounts are all sure.
    """
    plan = choose_plan(dossier)
    if plan is None:
        return None
    rows: dict[str, tuple[Kode, list[PlanNode]]] = {}
    for node in plan.nodes:
        if node.kode is not None and node.is_reliable and not node.row.is_blank:
            rows.setdefault(node.kode.item, (node.kode, []))[1].append(node)
    has_maju = plan.table.has("pagu_maju")
    items = tuple(
        PlanItem(
            kode,
            next((node.nama for node in nodes if node.nama), ""),
            _amount(dossier, nodes, _pagu),
            _amount(dossier, nodes, _maju) if has_maju else None,
            nodes[0].row.kode.sources,
        )
        for kode, nodes in sorted(rows.values(), key=lambda row: row[0].groups)
    )
    return Plan(
        plan.table.jenis_tabel,
        plan.table.tabel,
        items,
        _total(dossier, plan, [item.pagu for item in _highest(items)], _pagu),
        _total(dossier, plan, [item.pagu_maju or Amount() for item in _highest(items)], _maju)
        if has_maju
        else None,
        tuple(_notes(dossier, plan, items)),
    )


def _pagu(row: PlanRow | TotalRow) -> Sourced[Decimal]:
    return row.pagu


def _maju(row: PlanRow | TotalRow) -> Sourced[Decimal]:
    return row.pagu_maju


def _amount(dossier: Dossier, nodes: Sequence[PlanNode], cell: _Cell) -> Amount:
    """The amount of one kode. Several rows of it are parts (one for each lokasi), unless two of them say the same."""
    cells = [cell(node.row) for node in nodes]
    filled = [one for one in cells if not one.is_empty]
    if len(filled) < 2:
        return _read(dossier, (filled or cells)[0])
    amounts = [_read(dossier, one) for one in filled]
    unsure = next((amount for amount in amounts if amount.value is None), None)
    if unsure is not None:
        return unsure
    values = [amount.value for amount in amounts if amount.value is not None]
    names = {node.row.nama.value for node in nodes if node.row.nama.value}
    if len(names) > 1 or len(set(values)) < len(values):
        return Amount(None, f"kode tercetak {len(filled)} kali; pagunya tidak dapat dipastikan")
    return Amount(sum(values, Decimal(0)), f"jumlah {len(filled)} baris berkode sama")


def _read(dossier: Dossier, cell: Sourced[Decimal]) -> Amount:
    """A cell as read; a dash is 0."""
    raw = one_line(cell.raw)
    if cell.is_empty:
        return Amount(None, "pagu kosong")
    if cell.problem:
        return Amount(None, f'pagu "{raw}" tidak terbaca sebagai angka')
    doubt = cell.doubt or next((dossier.doubtful[s] for s in cell.sources if s in dossier.doubtful), "")
    if doubt:
        return Amount(None, f'pagu "{raw}" meragukan: {doubt}')
    return Amount(Decimal(0), f'pagu tertulis "{raw}"') if cell.value is None else Amount(cell.value)


def _highest(items: Sequence[PlanItem]) -> list[PlanItem]:
    """The items of the highest rung that is printed."""
    level = min((item.level for item in items), default=Level.URUSAN)
    return [item for item in items if item.level is level]


def _total(dossier: Dossier, plan: PlanTable, highest: Sequence[Amount], cell: _Cell) -> Amount:
    printed = [cell(total) for total in plan.table.totals if total.is_grand]
    if printed:
        return _read(dossier, printed[-1])
    amounts = [amount.value for amount in highest if amount.value is not None]
    if not amounts or len(amounts) < len(highest):
        return Amount(None, _NO_TOTAL)
    return Amount(sum(amounts, Decimal(0)), f"{_NO_TOTAL}; jumlah baris tingkat teratas")


def _notes(dossier: Dossier, plan: PlanTable, items: Sequence[PlanItem]) -> list[str]:
    """What the items lack: rows that may be missing, rows without a sure kode, further plan tables."""
    notes = [_FROM_REVIEW] if plan.table.sisi is Sisi.ANALISIS else []
    if not plan.table.is_complete:
        notes.append("sebagian baris tabel mungkin tidak terbaca")
    loose = [n for n in plan.nodes if not (n.row.is_blank or (n.kode is not None and n.is_reliable))]
    if loose:
        notes.append(f"{len(loose)} baris tanpa kode yang sah tidak dirinci")
    known = {item.kode.item for item in items}
    others = {
        node.kode.item
        for other in dossier.side(*([plan.table.sisi] if plan.table.sisi else []))
        for node in other.nodes
        if node.kode is not None and node.is_reliable
    }
    more = others - known
    if more:
        notes.append(f"{len(more)} kode pada tabel rencana yang lain tidak ikut dihitung")
    return notes
