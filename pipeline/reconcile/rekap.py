"""The plans of all agencies in figures: each by itself, then the region by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from pipeline.model.kode import Kode, Level
from pipeline.model.opd import Agency, independent
from pipeline.model.plan import Amount, Counts, PlanItem, count_below
from pipeline.model.rekap import TOTAL, Cakupan, RekapLine
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.text import collapse_space, listed
from pipeline.reconcile.joined_plans import AgencyPlan, join_plans
from pipeline.settings import Settings

_SUPPORTING = "program penunjang, lazim pada semua perangkat daerah"
_SHARED = "dipakai lebih dari satu perangkat daerah: mohon pembagian tugasnya dipastikan"
_KINDRED = "dipakai perangkat daerah sejenis, atau unit dan induknya"
_UNREAD = {
    Status.GAGAL: "dokumen gagal dibaca; sebabnya ada pada dokumen.csv",
    Status.BUKAN_RENJA: "dokumen bukan Renja; sebabnya ada pada dokumen.csv",
}
_NO_PLAN = "tabel rencana (T-C.33 atau sisi kanan T-C.31) tidak ditemukan"
_NO_YEAR = "tahun rencana tidak diketahui, sehingga dijumlahkan tersendiri"


def rekap(agencies: Sequence[Agency], settings: Settings) -> tuple[RekapLine, ...]:
    """All lines: the documents sorted by name with their items, agencies without a document, then the region."""
    documents = sorted(
        ((result, agency) for agency in agencies for result in agency.documents),
        key=lambda one: one[0].dokumen,
    )
    return (
        *(line for result, agency in documents for line in _of_document(result, agency)),
        *(
            RekapLine(Cakupan.OPD, "", agency.nama, "", TOTAL, keterangan=listed(agency.catatan))
            for agency in agencies
            if not agency.documents
        ),
        *_of_region(agencies, settings),
    )


def _of_document(result: DocumentResult, agency: Agency) -> Iterator[RekapLine]:
    """The line of the whole plan, then one for each item."""
    plan = result.plan
    notes = list(agency.catatan)
    if len(agency.documents) > 1:
        names = ", ".join(other.dokumen for other in agency.documents if other is not result)
        notes.append(f"dokumen lain dari perangkat daerah yang sama: {names}")
    if plan is None:
        notes.append(_UNREAD.get(result.status, _NO_PLAN))
        yield RekapLine(
            Cakupan.OPD, result.dokumen, agency.nama, result.tahun, TOTAL, keterangan=listed(notes)
        )
        return
    if not result.tahun:
        notes.append(_NO_YEAR)
    yield RekapLine(
        Cakupan.OPD, result.dokumen, agency.nama, result.tahun, TOTAL, "", "", plan.counts.get("", Counts()),
        pagu=plan.total.value,
        pagu_maju=plan.total_maju.value if plan.total_maju else None,
        keterangan=listed([*_said(plan.total, plan.total_maju), *plan.catatan, *notes]),
    )  # fmt: skip
    for item in plan.items:
        yield RekapLine(
            Cakupan.OPD, result.dokumen, agency.nama, result.tahun, item.level.suffix, item.kode.text,
            collapse_space(item.nama), plan.counts[item.kode.text],
            pagu=item.pagu.value,
            pagu_maju=item.pagu_maju.value if item.pagu_maju else None,
            keterangan=listed(_said(item.pagu, item.pagu_maju)),
        )  # fmt: skip


def _said(pagu: Amount, maju: Amount | None) -> list[str]:
    """What there is to say of two amounts."""
    later = f"prakiraan maju: {maju.keterangan}" if maju and maju.keterangan else ""
    return [text for text in (pagu.keterangan, later) if text]


def _of_region(agencies: Sequence[Agency], settings: Settings) -> Iterator[RekapLine]:
    """The lines of each plan year: the total, then one for each kode that any agency plans."""
    years = sorted({r.tahun for agency in agencies for r in agency.documents if r.plan is not None})
    for tahun in years:
        plans = [plan for agency in agencies if (plan := join_plans(agency, tahun)) is not None]
        codes = {Kode(kode) for plan in plans for kode in plan.items}
        counts = count_below(codes)
        users: dict[str, list[AgencyPlan]] = defaultdict(list)
        for plan in plans:
            for code in plan.uses:
                users[code].append(plan)
        yield _region_total(agencies, plans, counts.get("", Counts()), tahun, settings)
        for kode in sorted(codes, key=lambda kode: kode.groups):
            yield _region_item(users[kode.text], counts[kode.text], kode, tahun, settings)


def _region_total(
    agencies: Sequence[Agency], plans: Sequence[AgencyPlan], counts: Counts, tahun: str, settings: Settings
) -> RekapLine:
    tell = partial(listed, limit=settings.butir_dalam_pesan)
    absent = [agency.nama for agency in agencies if not agency.documents]
    without = [
        agency.nama
        for agency in agencies
        if agency.documents and all(result.plan is None for result in agency.documents)
    ]
    other = [
        result.dokumen
        for agency in agencies
        for result in agency.documents
        if result.plan is not None and result.tahun != tahun
    ]
    regions = sorted({r.daerah for a in agencies for r in a.documents if r.daerah and r.tahun == tahun})
    pagu, notes = _added([(plan.nama, plan.total) for plan in plans], "pagu", settings)
    maju, later = _added([(plan.nama, plan.total_maju) for plan in plans], "prakiraan maju", settings)
    notes = [
        *notes,
        *later,
        *([f"tanpa tabel rencana: {tell(without)}"] if without else []),
        *([f"belum menyampaikan: {tell(absent)}"] if absent else []),
        *([f"dokumen tahun lain atau tanpa tahun tidak ikut: {tell(other)}"] if other else []),
        *([f"dokumen menyebut daerah yang berbeda: {tell(regions)}"] if len(regions) > 1 else []),
    ]
    return RekapLine(
        Cakupan.DAERAH, "", "", tahun, TOTAL, "", "", counts, pagu, maju, len(plans),
        listed(plan.nama for plan in plans), listed(notes),
    )  # fmt: skip


def _region_item(
    users: Sequence[AgencyPlan], counts: Counts, kode: Kode, tahun: str, settings: Settings
) -> RekapLine:
    pagu, notes = _added([(plan.nama, plan.amount(kode, maju=False)) for plan in users], "pagu", settings)
    maju, later = _added(
        [(plan.nama, plan.amount(kode, maju=True)) for plan in users], "prakiraan maju", settings
    )
    if kode.level is Level.SUB_KEGIATAN and len(users) > 1:
        notes.append(_shared(kode, [plan.nama for plan in users], settings))
    return RekapLine(
        Cakupan.DAERAH, "", "", tahun, kode.level.suffix, kode.text,
        _usual_name([plan.items[kode.text] for plan in users if kode.text in plan.items]),
        counts, pagu, maju, len(users),
        listed(plan.nama for plan in users), listed([*notes, *later]),
    )  # fmt: skip


def _shared(kode: Kode, users: Sequence[str], settings: Settings) -> str:
    if kode.is_penunjang:
        return _SUPPORTING
    apart = independent(users, settings.perangkat_daerah_sejenis, settings.unit_perangkat_daerah)
    return _SHARED if len(apart) > 1 else _KINDRED


def _added(
    amounts: Sequence[tuple[str, Amount | None]], what: str, settings: Settings
) -> tuple[Decimal | None, list[str]]:
    """The sum of what is sure, and a sentence on whose amount it lacks. No sum where no agency prints the column."""
    known = [amount.value for _, amount in amounts if amount is not None and amount.value is not None]
    if all(amount is None for _, amount in amounts):
        return None, []
    lacking = [
        f"{nama} ({amount.keterangan if amount else 'tidak memuat kolomnya'})"
        for nama, amount in amounts
        if amount is None or amount.value is None
    ]
    notes = [f"{what} belum lengkap, tanpa {listed(lacking, settings.butir_dalam_pesan)}"] if lacking else []
    return (sum(known, Decimal(0)) if known else None), notes


def _usual_name(items: Sequence[PlanItem]) -> str:
    """The name that most agencies print, the first in the alphabet of several."""
    names = Counter(collapse_space(item.nama) for item in items if item.nama)
    return min(names, key=lambda name: (-names[name], name), default="")
