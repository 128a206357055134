"""TGT: targets between the plan tables, and against the Renstra column of the evaluation table."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier, ItemPair
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.values import TargetKind
from pipeline.rules.declare import BENTUK, rule
from pipeline.rules.shared.comparing import judged, not_judged
from pipeline.rules.shared.paired_targets import plan_items, renstra_items
from pipeline.rules.shared.target_values import Verdict, compare_values, skip_reason


@rule(
    "TGT-01",
    "Target pada T-C.31 berbeda dengan T-C.33",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Target {kode} ({nama}) pada {tabel} "{tertulis}", pada {pembanding} "{seharusnya}".',
    saran="Mohon target disamakan pada kedua tabel.",
)
def review_target_equals_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode and indicator that stand in the review's right half and in a plan table."""
    for item, comparison in plan_items(dossier):
        yield comparison if item is None else _compare(item, comparison)


@rule(
    "TGT-02",
    "Target Renstra tahun rencana berbeda dengan target Renja",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Target Renstra {tahun} untuk {kode} ({nama}) tertulis "{tertulis}", sedangkan target Renja '
    '"{seharusnya}".{rancu}',
    saran="Mohon target diselaraskan dengan Renstra atau perbedaannya dijelaskan.",
)
def renstra_target_equals_renja(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode and indicator of the evaluation table that is planned."""
    for item, comparison in renstra_items(dossier):
        if item is None:
            yield comparison
        elif TargetKind.GRADE in (item.kiri.kind, item.kanan.kind):
            yield not_judged(comparison, Alasan.A12)
        else:
            yield _compare(item, comparison)


def _compare(item: ItemPair, comparison: Comparison) -> Comparison:
    """The values of one indicator; an ambiguous print is a finding of its own weight."""
    verdict = compare_values(item.kiri, item.kanan)
    alasan = skip_reason(verdict)
    if alasan is not None:
        unread = item.kiri if item.kiri.kind is TargetKind.TEXT else item.kanan
        return not_judged(comparison, alasan, tertulis=unread.raw)
    if verdict is not Verdict.AMBIGUOUS:
        return judged(comparison, verdict is Verdict.EQUAL)
    rancu = " Salah satunya dapat dibaca sebagai ribuan atau sebagai desimal."
    return judged(comparison, is_same=False, rancu=rancu).but(
        tingkat=Tingkat.SEDANG,
        kepastian=Kepastian.PERLU_KONFIRMASI,
    )
