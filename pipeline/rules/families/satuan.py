"""SAT: units of targets that agree in number."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier, ItemPair
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.values import TargetKind
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import judged, not_judged
from pipeline.rules.shared.paired_targets import plan_items, renstra_items
from pipeline.rules.shared.target_values import Verdict, compare_values, skip_reason, unit_form


@rule(
    "SAT-01",
    "Satuan target berbeda antara T-C.31 dan T-C.33",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='Satuan target {kode} ({nama}) "{tertulis}" pada {tabel}, "{seharusnya}" pada {pembanding}.',
    saran="Mohon satuan disamakan dengan satuan indikator.",
)
def review_unit_equals_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode and indicator, where TGT-01 finds the numbers equal."""
    for item, comparison in plan_items(dossier):
        yield comparison if item is None else _compare_units(item, comparison)


@rule(
    "SAT-02",
    "Satuan target Renstra berbeda dengan satuan target Renja",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='Satuan target Renstra {kode} "{tertulis}", target Renja "{seharusnya}".',
    saran="Mohon satuan disamakan.",
)
def renstra_unit_equals_renja(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode and indicator, where TGT-02 finds the numbers equal."""
    for item, comparison in renstra_items(dossier):
        yield comparison if item is None else _compare_units(item, comparison)


def _compare_units(item: ItemPair, comparison: Comparison) -> Comparison:
    verdict = compare_values(item.kiri, item.kanan)
    alasan = skip_reason(verdict)
    if alasan is not None:
        return not_judged(comparison, alasan)
    if verdict is not Verdict.EQUAL:
        return not_judged(comparison, Alasan.A18)
    kiri, kanan = unit_form(item.kiri, item.indikator), unit_form(item.kanan, item.indikator)
    if item.kiri.kind is not TargetKind.NUMBER or not kiri or not kanan:
        return not_judged(comparison, Alasan.A15)
    return judged(comparison, kiri == kanan)
