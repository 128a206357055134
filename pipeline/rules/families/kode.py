"""KOD: the codes of a table by themselves, in their order, and between the plan tables."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import AnyNode, AnyTable, Dossier, KodeStatus
from pipeline.model.finding import Alasan, Comparison, Ringkas, Tingkat
from pipeline.model.kode import Level
from pipeline.model.text import listed
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import judged, not_judged, on, place
from pipeline.rules.shared.nomenclature import meant_kode
from pipeline.rules.shared.repeats import Repeat, repeat_of
from pipeline.rules.shared.tables import coded_tables, coded_without
from pipeline.rules.shared.target_values import has_value

_OLD_DIGITS, _NEW_DIGITS = 2, 4


@rule(
    "KOD-01",
    "Segmen kode hilang",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='Kode "{tertulis}" ({nama}) pada {tabel} kehilangan segmen; anak-anaknya memakai {seharusnya}.',
    saran="Mohon kode diperbaiki menjadi {seharusnya}.",
    needs_new_codes=True,
)
def kode_has_all_segments(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with a printed kode."""
    yield from coded_without(dossier)
    for coded, node, comparison in _printed_codes(dossier):
        is_whole = node.status is not KodeStatus.RESTORED
        below = [
            child
            for child in coded.block(node)
            if child.kode and node.kode and child.kode.is_under(node.kode)
        ]
        result = judged(comparison, is_whole, "" if is_whole else str(node.kode))
        if not is_whole and below:
            result = result.but(pembanding=place(coded.table, "kode", (below[0].row.kode,)))
        yield result


@rule(
    "KOD-02",
    "Kode cacat: digit, spasi, atau tanda yang keliru",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=KODEFIKASI,
    pesan='Kode "{tertulis}" ({nama}) pada {tabel} tidak mengikuti pola kode ({cacat}){dugaan}.',
    saran="Mohon kode diperiksa pada dokumen asli dan diperbaiki.{usulan}",
    needs_new_codes=True,
)
def kode_follows_pattern(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with a printed kode; a missing segment is KOD-01's."""
    yield from coded_without(dossier)
    faulty = (KodeStatus.REPAIRED, KodeStatus.GUESSED, KodeStatus.UNKNOWN)
    for coded, node, comparison in _printed_codes(dossier):
        is_sound = node.status not in faulty
        dugaan = f"; diduga {node.kode}" if node.kode and not is_sound else ""
        meant = "" if is_sound else meant_kode(dossier, coded, node)
        yield judged(
            comparison,
            is_sound,
            str(node.kode) if dugaan else meant,
            cacat=node.row.cacat,
            dugaan=dugaan,
            usulan=f" Menurut namanya, kode yang dimaksud {meant}." if meant else "",
        )


@rule(
    "KOD-03",
    "Kode edisi 2 digit bercampur dengan kode 4 digit",
    tingkat="rendah",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="{jumlah} dari {dari} kode sub kegiatan pada {tabel} memakai {digit} digit, sedangkan lainnya "
    "{lainnya} digit: {daftar}.",
    saran="Mohon kode disamakan dengan edisi kodefikasi yang berlaku, atau diberi keterangan bahwa kode "
    "tersebut kode lama.",
    ringkas=Ringkas.PER_TABEL,
    needs_new_codes=True,
)
def kode_is_of_one_edition(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan and table; the rarer length of the last group fails."""
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        nodes = [node for node in coded.at(Level.SUB_KEGIATAN) if node.is_reliable]
        old = [node for node in nodes if _digits(node) == _OLD_DIGITS]
        rare = _OLD_DIGITS if 2 * len(old) <= len(nodes) else _NEW_DIGITS
        odd = [node for node in nodes if _digits(node) == rare]
        # Old codes of rows that are not planned any more are legitimate history.
        is_history = coded.table.jenis_tabel == "evaluasi_renja" and not any(map(_has_renstra_target, odd))
        for node in coded.at(Level.SUB_KEGIATAN):
            comparison = on(coded, node, "kode", node.row.kode, dari=str(len(nodes)), digit=str(rare))
            if not node.is_reliable:
                yield not_judged(comparison, Alasan.A18)
                continue
            is_mixed = 0 < len(odd) < len(nodes)
            result = judged(
                comparison,
                not is_mixed or _digits(node) != rare,
                lainnya=str(_OLD_DIGITS + _NEW_DIGITS - rare),
            )
            yield result.but(tingkat=Tingkat.INFO if is_history else None)


@rule(
    "KOD-07",
    "Kode ganda dalam satu tabel",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Kode {kode} muncul {jumlah} kali pada {tabel}: {daftar}.",
    saran="Mohon baris ganda dihapus atau kodenya diperbaiki.",
    needs_new_codes=True,
)
def kode_is_unique(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per distinct kode and table; rows that are parts of one item are not judged."""
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        for nodes in coded.by_kode.values():
            repeat = repeat_of(nodes)
            comparison = on(coded, nodes[0], "kode", nodes[0].row.kode)
            if repeat is Repeat.PARTS:
                yield not_judged(comparison, Alasan.A15)
                continue
            daftar = listed(f'"{n.nama}" (halaman {dossier.paging.told([n.row.halaman])})' for n in nodes)
            result = judged(comparison, repeat is Repeat.SINGLE, jumlah=str(len(nodes)), daftar=daftar)
            cells = [node.row.kode for node in nodes]
            yield result.but(place=place(coded.table, "kode", cells))


@rule(
    "KOD-10",
    "Baris anak tidak berada di bawah induknya atau urutan kode kacau",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Kode {kode} ({nama}) berada di bawah {tertulis}, seharusnya di bawah {seharusnya}.",
    saran="Mohon baris dipindahkan ke bawah induknya.",
    needs_new_codes=True,
)
def child_is_under_parent(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per coded row: its parent is the nearest upper row, and its siblings ascend."""
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        above: dict[Level, AnyNode] = {}
        siblings: dict[str, AnyNode] = {}
        for node in coded.nodes:
            if node.kode is None:
                continue
            parent_text = node.kode.parent.text if node.kode.parent else ""
            yield _placed(coded, node, above, siblings.get(parent_text))
            above = {level: row for level, row in above.items() if level < node.kode.level}
            above[node.kode.level] = node
            siblings[parent_text] = node


def _printed_codes(dossier: Dossier) -> Iterator[tuple[AnyTable, AnyNode, Comparison]]:
    """Every row whose kode cell holds something that is meant as a kode, with a comparison about it."""
    for coded in coded_tables(dossier):
        for node in coded.nodes:
            if node.has_kode:
                yield coded, node, on(coded, node, "kode", node.row.kode)


def _placed(
    coded: AnyTable, node: AnyNode, above: dict[Level, AnyNode], sibling: AnyNode | None
) -> Comparison:
    """Whether a row stands under its parent and behind its lower siblings."""
    comparison = on(coded, node, "kode", node.row.kode)
    parent = node.kode.parent if node.kode else None
    upper = _nearest(above, parent.level) if parent else None
    if parent is not None and upper is not None and upper.kode != parent and any(coded.at(parent.level)):
        return judged(comparison, is_same=False, seharusnya=str(parent)).but(
            tertulis=str(upper.kode),
            pembanding=place(coded.table, "kode", (upper.row.kode,)),
            # Where a whole block lacks its parent, its first row speaks for all.
            kelompok=f"{coded.table.nomor}:{upper.row.nomor}:{parent}",
        )
    if sibling is None or _order(sibling) <= _order(node):
        return judged(comparison, is_same=True)
    is_evaluation = coded.table.jenis_tabel == "evaluasi_renja"
    if is_evaluation and len(str(sibling.kode)) != len(str(node.kode)):
        # Old codes of two digits stand beside new ones of four: neither order is wrong.
        return not_judged(comparison, Alasan.A15)
    return judged(comparison, is_same=False, seharusnya=f"sebelum {sibling.printed}").but(
        tertulis=f"sesudah {sibling.printed}",
        tingkat=Tingkat.INFO if is_evaluation else None,
        pesan="Urutan kode pada {tabel} kacau: {kode} ({nama}) ditulis {tertulis}, seharusnya {seharusnya}.",
    )


def _nearest(above: dict[Level, AnyNode], level: Level) -> AnyNode | None:
    """The row above on this rung, or else on the next higher one that has a row."""
    return next((above[rung] for rung in reversed(Level) if rung <= level and rung in above), None)


def _digits(node: AnyNode) -> int:
    """The length of a sub kegiatan's last group."""
    return len(node.kode.groups[-1]) if node.kode else 0


def _has_renstra_target(node: AnyNode) -> bool:
    """Whether an evaluation row still has a target for the planned year."""
    return has_value(node.row.nilai.get("target_renstra"))


def _order(node: AnyNode) -> str:
    return node.kode.item if node.kode else ""
