"""The plan of an agency from all its documents of one year: parts are joined, versions are not added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from pipeline.model.kode import Kode, Level
from pipeline.model.opd import Agency
from pipeline.model.plan import Amount, Plan, PlanItem, codes_above

_DIFFERENT = "dokumennya lebih dari satu dan pagunya berbeda"
_NOT_PRINTED = "tidak mencantumkan baris ini"


@dataclass(frozen=True)
class AgencyPlan:
    """What an agency plans. `items` are by kode with four digits for the sub kegiatan."""

    nama: str
    items: dict[str, PlanItem]
    total: Amount
    total_maju: Amount | None

    @cached_property
    def uses(self) -> frozenset[str]:
        """The codes of its items and of the rungs above them."""
        return frozenset(self.items).union(*map(codes_above, self.items))

    def amount(self, kode: Kode, *, maju: bool) -> Amount | None:
        """The amount of an item; None where its table prints no such column.

        Of an urusan or bidang urusan that it does not print, which is a matter of form, the sum of the programs.
        """
        item = self.items.get(kode.text)
        if item is not None:
            return item.pagu_maju if maju else item.pagu
        if maju and self.total_maju is None:
            return None
        if kode.level > Level.BIDANG_URUSAN:
            return Amount(None, _NOT_PRINTED)
        programs = [
            one for one in self.items.values() if one.level is Level.PROGRAM and one.kode.is_under(kode)
        ]
        amounts = [one.pagu_maju if maju else one.pagu for one in programs]
        values = [one.value for one in amounts if one is not None and one.value is not None]
        if not values or len(values) < len(programs):
            return Amount(None, _NOT_PRINTED)
        return Amount(sum(values, Decimal(0)))


def join_plans(agency: Agency, tahun: str) -> AgencyPlan | None:
    """The plan of an agency for one year; None where it has none.

    Several documents without a kode in common are parts of one plan, such as files of its chapters. Else they are
    versions of it: what they agree on counts once, and where they differ nobody can tell which of them holds.
    """
    plans = [doc.plan for doc in agency.documents if doc.tahun == tahun and doc.plan is not None]
    if not plans:
        return None
    if len(plans) == 1:
        return AgencyPlan(agency.nama, dict(plans[0].by_item), plans[0].total, plans[0].total_maju)
    are_parts = all(plan.items for plan in plans) and _have_nothing_in_common(plans)
    items: dict[str, PlanItem] = {}
    for kode in sorted({kode for plan in plans for kode in plan.by_item}):
        versions = [plan.by_item.get(kode) for plan in plans]
        first = next(item for item in versions if item is not None)
        items[kode] = (
            first
            if are_parts
            else replace(
                first,
                pagu=_agreed([item.pagu if item else None for item in versions]),
                pagu_maju=first.pagu_maju
                and _agreed([item.pagu_maju if item else None for item in versions]),
            )
        )
    join = _added if are_parts else _agreed
    totals_maju = [plan.total_maju for plan in plans]
    return AgencyPlan(
        agency.nama,
        items,
        join([plan.total for plan in plans]),
        join(totals_maju) if any(totals_maju) else None,
    )


def _have_nothing_in_common(plans: Sequence[Plan]) -> bool:
    """Whether no item below the bidang urusan, whose row each part may repeat, stands in two of them."""
    codes = [
        kode for plan in plans for kode, item in plan.by_item.items() if item.level > Level.BIDANG_URUSAN
    ]
    return len(codes) == len(set(codes))


def _agreed(amounts: Sequence[Amount | None]) -> Amount:
    values = {amount.value if amount else None for amount in amounts}
    first = amounts[0]
    return first if len(values) == 1 and first is not None else Amount(None, _DIFFERENT)


def _added(amounts: Sequence[Amount | None]) -> Amount:
    values = [amount.value for amount in amounts if amount is not None and amount.value is not None]
    return Amount(sum(values, Decimal(0))) if len(values) == len(amounts) else Amount(None, _DIFFERENT)
