"""Rules on several documents of a region together."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Place
from pipeline.model.kode import Level
from pipeline.model.lintas import Lintas
from pipeline.model.opd import independent
from pipeline.model.plan import PlanItem
from pipeline.model.text import listed
from pipeline.model.values import one_line
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, not_judged


@rule(
    "LIN-07",
    "Rekap semua perangkat daerah tidak sama dengan RKPD, atau sub kegiatan dipakai dua perangkat daerah",
    tingkat="tinggi",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{kode} ({nama}) direncanakan oleh {daftar}.",
    saran="Mohon pembagian tugas dipastikan.",
    is_lintas=True,
)
def agencies_share_no_sub_kegiatan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison for the sum against the RKPD, which cannot be loaded; one per sub kegiatan that is no penunjang.

    Nothing but the first without the documents of other agencies.
    """
    lintas = dossier.lintas
    needed = "RKPD" if lintas else "RKPD dan Renja perangkat daerah lain"
    yield not_judged(Comparison(DOCUMENT), Alasan.A16, pembanding=needed)
    if lintas is not None:
        for item in lintas.plan.items:
            if item.level is Level.SUB_KEGIATAN and not item.kode.is_penunjang:
                yield _shared(dossier, lintas, item)


def _shared(dossier: Dossier, lintas: Lintas, item: PlanItem) -> Comparison:
    """Who else plans an item. Twins, units, and what may be the agency itself under another name prove nothing."""
    settings = dossier.settings
    plan = lintas.plan
    comparison = Comparison(
        place=Place(plan.tabel, plan.jenis_tabel, "kode", item.sources),
        kode=item.kode.text,
        nama=one_line(item.nama),
        tertulis=item.kode.text,
    )
    others = [nama for nama, codes in lintas.lain.items() if item.kode.item in codes]
    if not others:
        return judged(comparison, is_same=True)
    users = sorted([lintas.opd, *(nama for nama in others if nama not in lintas.serupa)])
    apart = independent(users, settings.perangkat_daerah_sejenis, settings.unit_perangkat_daerah)
    if len(apart) < 2:
        return not_judged(comparison, Alasan.A15)
    return judged(comparison, is_same=False, daftar=listed(users, settings.butir_dalam_pesan))
