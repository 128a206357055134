"""KOD: the codes of a document against the official list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi
from pipeline.model.padanan import Nomenklatur
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import judged, not_judged, on, tell
from pipeline.rules.shared.nomenclature import (
    Official,
    list_place,
    nomenklatur_of,
    of_another_year,
    official_of,
    own_kode,
    padanan_of,
)
from pipeline.rules.shared.tables import coded_tables, coded_without


@rule(
    "KOD-09",
    "Kode tidak ada dalam daftar baku",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Kode {kode} ({nama}) pada {tabel} tidak ada dalam {acuan}{keadaan}.{lain}",
    saran="Mohon kode disesuaikan dengan nomenklatur yang berlaku atau diajukan pemetaan kode baru.{usulan}{terbaru}",
    needs_new_codes=True,
)
def kode_is_official(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per distinct kode and table; codes of the evaluation may be those of any edition."""
    nomenklatur = nomenklatur_of(dossier, "kode baku")
    if isinstance(nomenklatur, Comparison):
        yield nomenklatur
        return
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        yield from _of_one_table(dossier, nomenklatur, coded)


def _of_one_table(dossier: Dossier, nomenklatur: Nomenklatur, coded: AnyTable) -> Iterator[Comparison]:
    """The codes of one table; where most of them are unknown, it is the list that may be the wrong one."""
    made = [_against_list(dossier, nomenklatur, coded, node) for node in _each_once(coded.nodes)]
    unknown = sum(comparison.tingkat is None and bool(comparison.beda) for comparison in made)
    is_general = unknown > 1 and 2 * unknown > len(made)
    for comparison in made:
        if is_general and comparison.beda and comparison.tingkat is None:
            comparison = tell(comparison, lain=f" Demikian pula {unknown - 1} kode lain pada tabel ini.").but(
                kepastian=Kepastian.PERLU_KONFIRMASI,
                kelompok=f"{coded.table.nomor}",
            )
        yield comparison


def _each_once(nodes: Sequence[AnyNode]) -> Iterator[AnyNode]:
    """The rows that print a kode; of a kode on several rows the first."""
    seen: set[str] = set()
    for node in nodes:
        if node.has_kode and (node.kode is None or node.kode.text not in seen):
            yield node
        if node.kode is not None:
            seen.add(node.kode.text)


def _against_list(dossier: Dossier, nomenklatur: Nomenklatur, coded: AnyTable, node: AnyNode) -> Comparison:
    comparison = on(coded, node, "kode", node.row.kode)
    if node.kode is None or not node.is_reliable:
        return not_judged(comparison, Alasan.A18)
    berlaku = nomenklatur.berlaku
    if berlaku is None:
        if nomenklatur.is_of_year:
            lacking = f"kode baku lengkap (hanya kutipan {nomenklatur.label})"
            return not_judged(comparison, Alasan.A9, pembanding=lacking)
        return of_another_year(nomenklatur, comparison, dossier.tahun)
    if berlaku.find(node.kode) is not None:
        return judged(comparison, is_same=True)
    other = official_of(dossier, node.kode)
    is_history = coded.table.jenis_tabel == "evaluasi_renja"
    if other is not None and is_history:
        return judged(comparison, is_same=True)
    seharusnya = _meant(dossier, berlaku, coded, node, node.kode)
    is_unknown = other is None and not is_history
    newer = ", ".join(nomenklatur.belum_dimuat)
    return judged(
        comparison,
        is_same=False,
        seharusnya=seharusnya,
        acuan=berlaku.label,
        keadaan=_state(berlaku, other) if other else "",
        usulan=f" Kode yang dimaksud mungkin {seharusnya}." if seharusnya else "",
        terbaru=f" Edisi yang lebih baru belum dimuat: {newer}." if newer else "",
    ).but(
        pembanding=list_place(berlaku, "kode"),
        tingkat=None if is_unknown else Tingkat.RENDAH,
        kepastian=None if is_unknown and not newer else Kepastian.PERLU_KONFIRMASI,
    )


def _state(berlaku: Edisi, other: Official) -> str:
    """That another edition holds the kode, and whether it is an older or a newer one."""
    is_newer = (other.edisi.sejak or 0) > (berlaku.sejak or 0) and other.edisi.find(
        other.entri.kode
    ) is not None
    what = "kode baru" if is_newer else "kode yang tidak dipakai lagi"
    return f", tetapi ada dalam {other.edisi.label}: {what}"


def _meant(dossier: Dossier, berlaku: Edisi, coded: AnyTable, node: AnyNode, kode: Kode) -> str:
    """The kode in the edition in force that took the place of another, or whose name a row bears; empty for none."""
    padanan = padanan_of(dossier, coded, node)
    butir = padanan.butir if padanan else None
    is_in_force = butir is not None and berlaku.by_item.get(butir.kode.item) == butir
    meant = berlaku.successors.get(kode.item) or (butir if is_in_force else None)
    return own_kode(meant.kode, node) if meant else ""
