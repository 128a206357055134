"""KOD: the edition of the codes that the prose names against the codes of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.kode import Level
from pipeline.model.kodefikasi import Edisi
from pipeline.model.peraturan import Kutipan, Peran, Tempat
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.citations import editions_for, names_edition, newest_edition, on_citation
from pipeline.rules.shared.comparing import judged, name_of, no_table, not_judged, place, tell
from pipeline.rules.shared.tables import plan_tables
from pipeline.settings import EdisiKodefikasi

_AS_WELL = 0.95  # of the codes: a slip in a few of them must not decide which edition is meant


@rule(
    "KOD-06",
    "Edisi kodefikasi yang disebut tidak sesuai dengan kode yang dipakai",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Dokumen menyebut {tertulis}, sedangkan {jumlah} dari {dari} sub kegiatan memakai kode {kolom} digit yang "
    "berlaku sejak {seharusnya}.",
    saran="Mohon dasar kodefikasi disesuaikan dengan edisi yang dipakai.",
    needs_new_codes=True,
)
def named_edition_is_the_used_one(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document: the newest edition named, the digits of the codes, and the year."""
    cited = tuple(
        kutipan
        for kutipan in dossier.dasar_hukum.di(
            Tempat.KATA_PENGANTAR, Tempat.LATAR_BELAKANG, Tempat.LANDASAN_HUKUM
        )
        if kutipan.peran is not Peran.RIWAYAT
    )
    plans = plan_tables(dossier)
    if not plans:
        yield no_table("rencana_kerja")
        return
    named = newest_edition(dossier, cited)
    digits = _digits(plans)
    if named is None or not digits:
        yield not_judged(Comparison(place=place(plans[0].table, "kode")), Alasan.A15)
        return
    yield _compare(dossier, plans[0], digits, named, cited)


def _digits(plans: list[PlanTable]) -> Counter[int]:
    """How many sub kegiatan of the plan have how many digits in their last group; of a review only without a plan."""
    sisi = plans[0].table.sisi
    codes = {
        node.kode.text
        for plan in plans
        if plan.table.sisi is sisi
        for node in plan.at(Level.SUB_KEGIATAN)
        if node.kode is not None and node.is_reliable
    }
    return Counter(len(code.rpartition(".")[2]) for code in codes)


def _compare(
    dossier: Dossier,
    plan: PlanTable,
    digits: Counter[int],
    named: tuple[EdisiKodefikasi, Kutipan],
    cited: tuple[Kutipan, ...],
) -> Comparison:
    edisi, kutipan = named
    (used, count), total = digits.most_common(1)[0], digits.total()
    comparison = tell(on_citation(kutipan), jumlah=str(count), dari=str(total), kolom=str(used)).but(
        nama="",
        pembanding=place(plan.table, "kode"),
    )
    if count * 2 <= total:
        return not_judged(comparison, Alasan.A15)
    if used != edisi.digit:
        first = next((one for one in dossier.settings.edisi_kodefikasi if one.digit == used), None)
        return judged(comparison, is_same=False, seharusnya=first.peraturan if first else "")
    if dossier.tahun is None:
        return not_judged(comparison, Alasan.A14)
    allowed = editions_for(dossier.settings, dossier.tahun)
    is_current = not allowed or any(names_edition(one, other) for one in cited for other in allowed)
    better = _better_known(dossier, plan, edisi) if is_current else None
    if better is not None:
        return _against_better(comparison, *better)
    return judged(
        comparison, is_current, "" if is_current else allowed[0].peraturan, tabel=name_of(plan.table)
    ).but(
        kepastian=Kepastian.PERLU_KONFIRMASI,
        pesan="Dokumen menyebut {tertulis} sebagai dasar kodefikasi, sedangkan untuk tahun rencana {tahun} berlaku "
        "{seharusnya}.",
    )


def _better_known(dossier: Dossier, plan: PlanTable, named: EdisiKodefikasi) -> tuple[Edisi, int, int] | None:
    """The loaded edition that clearly knows more of the plan's codes than the one named, how many, and how many that.

    None where the edition named is not loaded, or knows them as well.
    """
    nomenklatur = dossier.nomenklatur
    if nomenklatur is None or nomenklatur.edisi is None:
        return None
    loaded = next((edisi for edisi in nomenklatur.editions if named.is_named_in(edisi.nama)), None)
    codes = {node.kode for node in plan.at(Level.SUB_KEGIATAN) if node.kode is not None and node.is_reliable}
    if loaded is None or loaded.is_excerpt:
        return None
    there, here = (
        sum(edisi.find(kode) is not None for kode in codes) for edisi in (nomenklatur.edisi, loaded)
    )
    return (nomenklatur.edisi, there, here) if here < there * _AS_WELL else None


def _against_better(comparison: Comparison, edisi: Edisi, there: int, here: int) -> Comparison:
    return judged(comparison, is_same=False, seharusnya=edisi.nama, dikenal=str(there), hanya=str(here)).but(
        kepastian=Kepastian.PERLU_KONFIRMASI,
        pesan="Dokumen menyebut {tertulis}, sedangkan kodenya lebih sesuai dengan {seharusnya}: {dikenal} kode sub "
        "kegiatan dikenal di sana, {hanya} pada edisi yang disebut.",
    )
