"""KOD: items that stand in T-C.31 and not in T-C.33, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.kode import PLANNED, Kode, Level
from pipeline.model.rows import Sisi
from pipeline.model.text import listed
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, name_of, not_judged, on, place, subject_of, whole_name_of
from pipeline.rules.shared.lone_items import lone_nodes
from pipeline.rules.shared.lone_names import NamedItems, are_joined_by_name, named_items
from pipeline.rules.shared.tables import plans_without


@rule(
    "KOD-11",
    "Kode ada pada T-C.31 tetapi tidak ada pada T-C.33, atau sebaliknya",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Kode {kode} ({nama}) ada pada {tabel}, tetapi tidak ada pada {pembanding}.{anak}",
    saran="Mohon sub kegiatan ditambahkan atau dihapus agar kedua tabel sama, disertai penjelasan pada "
    "catatan penting.",
    needs_all_rows=True,
)
def kode_is_in_both_plans(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode of both tables, or per name where one has no codes.

    An absent parent speaks for its absent children.
    """
    if are_joined_by_name(dossier):
        yield from _names_in_both_plans(named_items(dossier))
        return
    if dossier.nomenklatur_lama:
        yield Comparison(DOCUMENT, alasan=Alasan.A27, isian=(("sebab", dossier.nomenklatur_lama),))
        return
    problems = plans_without(dossier, (Sisi.RANWAL, Sisi.RENCANA))
    yield from problems
    if problems:
        return
    joined: set[str] = set()
    for pair in dossier.sama:
        text = pair.kiri.kode.text if pair.kiri.kode else ""
        if text not in joined and pair.kiri.level in PLANNED and not pair.by_nama:
            joined.add(text)
            comparison = on(pair.tabel_kiri, pair.kiri, "kode", pair.kiri.row.kode)
            yield judged(comparison, is_same=True)
    alone = list(lone_nodes(dossier))
    codes = [node.kode for _, node, _ in alone if node.kode is not None]
    for coded, node, other in alone:
        comparison = on(coded, node, "kode", node.row.kode, pembanding=name_of(other.table))
        if not other.table.is_complete:
            yield not_judged(comparison, Alasan.A5, kode=node.printed)
            continue
        leader = _highest_absent(node.kode, codes)
        children = (
            [str(kode) for kode in codes if kode.is_under(leader)] if leader and leader == node.kode else []
        )
        anak = (
            f" Demikian pula {len(children)} baris di bawahnya: {listed(children, 10)}." if children else ""
        )
        yield judged(comparison, is_same=False, anak=anak).but(
            pembanding=place(other.table, "kode"),
            tingkat=None if node.level is Level.SUB_KEGIATAN or children else Tingkat.SEDANG,
            kepastian=Kepastian.PERLU_KONFIRMASI if not node.is_reliable else None,
            kelompok=f"{coded.table.nomor}:{leader}",
        )


def _names_in_both_plans(items: NamedItems) -> Iterator[Comparison]:
    """One comparison per row of a review and of a plan table of which one has no codes."""
    for coded, node in items.joined:
        yield judged(on(coded, node, "nama", node.row.nama), is_same=True)
    told = [lone for lone in items.lone if lone.alasan is None]
    for lone in items.lone:
        table, node = lone.coded.table, lone.node
        tabel, other = whole_name_of(table), whole_name_of(lone.other.table)
        comparison = on(lone.coded, node, "nama", node.row.nama, tabel=tabel, pembanding=other)
        if lone.alasan is not None:
            yield not_judged(comparison, lone.alasan)
            continue
        children = [subject_of(one.node) for one in told if one.above is node and one.node is not node]
        anak = (
            f" Demikian pula {len(children)} baris di bawahnya: {listed(children, 10)}." if children else ""
        )
        yield judged(comparison, is_same=False, anak=anak).but(
            pesan="{kode} ({nama}) ada pada {tabel}, tetapi tidak ada pada {pembanding}.{anak}",
            pembanding=place(lone.other.table, "nama"),
            tingkat=None if node.level is Level.SUB_KEGIATAN or children else Tingkat.SEDANG,
            kepastian=Kepastian.PERLU_KONFIRMASI,
            kelompok=f"{table.nomor}:{lone.above.row.nomor}",
        )


def _highest_absent(kode: Kode | None, absent: list[Kode]) -> Kode | None:
    """The highest of the absent codes that this one is, or lies under."""
    above = [other for other in absent if kode is not None and (kode == other or kode.is_under(other))]
    return min(above, key=lambda other: other.level) if above else kode
