"""KOD: how a coded table is built up: rungs that are missing, rows without kode, codes of other agencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.kode import CHILD_LEVELS, Kode, Level
from pipeline.model.kodefikasi import ORDINARY_KEWENANGAN, JenisPemda
from pipeline.model.rows import Indikator
from pipeline.model.values import Sourced, one_line
from pipeline.rules.declare import BENTUK, KODEFIKASI, rule
from pipeline.rules.shared.comparing import judged, label_of, not_judged, on, place, tell, whole_name_of
from pipeline.rules.shared.indicator_rows import further_rows
from pipeline.rules.shared.nomenclature import not_in_list, official_of
from pipeline.rules.shared.tables import coded_tables, coded_without

_HIGH = (Level.URUSAN, Level.BIDANG_URUSAN)


@rule(
    "KOD-04",
    "Baris indikator tanpa kode dan tanpa nama",
    tingkat="rendah",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Baris indikator "{indikator}" pada {tabel} tidak memiliki kode dan nama.',
    saran="Mohon kode dan nama diulang, atau sel digabung dengan {induk}.",
    needs_new_codes=True,
)
def indicator_row_has_kode(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per printed row that has an indicator and neither kode nor nama."""
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        for node in coded.nodes:
            yield from _indicator_rows(coded, node)


@rule(
    "KOD-05",
    "Baris urusan atau bidang urusan tidak ada",
    tingkat="info",
    kepastian="pasti",
    dasar=(BENTUK, KODEFIKASI),
    pesan="Baris urusan dan bidang urusan tidak ada pada {tabel}.",
    saran="Mohon baris urusan dan bidang urusan ditambahkan di awal tabel.",
    needs_all_rows=True,
    needs_new_codes=True,
)
def high_levels_are_there(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per coded table; a table in several parts has the rows in one of them."""
    yield from coded_without(dossier)
    tables = list(coded_tables(dossier))
    for coded in tables:
        parts = [other for other in tables if other.table.jenis_tabel == coded.table.jenis_tabel]
        is_there = any(_names_urusan(node) for part in parts for node in part.nodes)
        first = [node.row.kode for node in coded.nodes[:1]]
        comparison = Comparison(
            place(coded.table, "kode", first), isian=(("tabel", whole_name_of(coded.table)),)
        )
        yield judged(comparison, is_there)


@rule(
    "KOD-08",
    "Kewenangan atau urusan pada kode tidak sesuai dengan perangkat daerah",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Kode {kode} ({nama}) memakai {bagian} {tertulis}, seharusnya {seharusnya}.{lain}",
    saran="Mohon kode diperbaiki sesuai kewenangan daerah.",
    needs_new_codes=True,
)
def kode_is_of_the_agency(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row of level kegiatan and below."""
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        yield from _of_one_table(dossier, coded)


@rule(
    "KOD-12",
    "Program atau kegiatan tanpa baris anak",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="{nama} ({kode}) pada {tabel} tidak memiliki baris {anak} di bawahnya.",
    saran="Mohon kegiatan/sub kegiatannya dicantumkan.",
    needs_all_rows=True,
    needs_new_codes=True,
)
def row_has_children(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program and per kegiatan."""
    yield from coded_without(dossier)
    for coded in coded_tables(dossier):
        for node in coded.at(*CHILD_LEVELS):
            yield _children(coded, node)


def _indicator_rows(coded: AnyTable, node: AnyNode) -> Iterator[Comparison]:
    """The rows below a coded row that print an indicator only; and such a row with nothing above it."""
    row = node.row
    if not node.has_kode and row.nama.is_empty and not row.indikator.is_empty:
        yield judged(_without_kode(coded, node, row.indikator), is_same=False)
    for further in further_rows(node):
        comparison = _without_kode(coded, node, further.cell)
        if further.goes_on:
            yield not_judged(comparison, Alasan.A15)
        else:
            yield judged(comparison, further.is_covered)


def _without_kode(coded: AnyTable, node: AnyNode, cell: Sourced[tuple[Indikator, ...]]) -> Comparison:
    induk = node.printed or "baris di atasnya"
    return on(coded, node, "indikator", cell, indikator=one_line(cell.raw), induk=induk)


def _names_urusan(node: AnyNode) -> bool:
    """Whether a row is that of an urusan or bidang urusan, by its kode or, where it prints none, by its name."""
    return node.level in _HIGH or (
        node.kode is None and (node.row.nama.value or "").startswith(("urusan", "bidangurusan"))
    )


def _of_one_table(dossier: Dossier, coded: AnyTable) -> Iterator[Comparison]:
    """The codes of one table; where most of them contradict the region, it is the region that may be read wrong."""
    nodes = [node for node in coded.nodes if node.level in (Level.KEGIATAN, Level.SUB_KEGIATAN)]
    bidang = _own_bidang(dossier, coded)
    pemda = JenisPemda.of(dossier.identity.jenis_pemda)
    wanted = pemda.kewenangan if pemda else ""
    contrary = sum(_is_contrary(node, wanted) for node in nodes)
    is_general = contrary > 1 and 2 * contrary > len(nodes)
    for node in nodes:
        comparison = on(coded, node, "kode", node.row.kode)
        if not node.is_reliable or node.kode is None:
            yield not_judged(comparison, Alasan.A18)
            continue
        of_other_bidang = _against_bidang(dossier, comparison, node.kode, bidang)
        result = of_other_bidang or _against_region(dossier, comparison, node.kode, wanted)
        if is_general and of_other_bidang is None and _is_contrary(node, wanted):
            result = tell(result, lain=f" Demikian pula {contrary - 1} kode lain pada tabel ini.").but(
                kepastian=Kepastian.PERLU_KONFIRMASI,
                kelompok=f"{coded.table.nomor}:kewenangan",
            )
        yield result


def _against_region(dossier: Dossier, comparison: Comparison, kode: Kode, wanted: str) -> Comparison:
    """The kewenangan digit against the kind of region; the digits of special regions need a list."""
    digit = kode.groups[3]
    if digit not in ORDINARY_KEWENANGAN:
        return _against_special_regions(dossier, comparison, kode, wanted)
    if not wanted:
        return not_judged(comparison, Alasan.A14)
    seharusnya = f"{wanted} ({dossier.identity.jenis_pemda})"
    return judged(comparison, digit == wanted, seharusnya, bagian="kewenangan").but(tertulis=digit)


def _against_special_regions(dossier: Dossier, comparison: Comparison, kode: Kode, wanted: str) -> Comparison:
    """A kewenangan digit of special regions: the list must hold the kode, and the region be one of them.

    A kabupaten does not say which province it lies in, so that only provinces are judged.
    """
    nomenklatur = dossier.nomenklatur
    if nomenklatur is None or nomenklatur.edisi is None:
        return not_judged(comparison, Alasan.A9, pembanding="kewenangan daerah khusus")
    if official_of(dossier, kode) is None:
        return not_in_list(nomenklatur, comparison, dossier.tahun)
    daerah = dossier.identity.daerah.lower()
    regions = dossier.settings.kewenangan_khusus.get(kode.groups[3], ())
    if dossier.identity.jenis_pemda != "provinsi" or not daerah or not regions:
        return not_judged(comparison, Alasan.A14)
    is_own = any(region in daerah for region in regions)
    seharusnya = f"{wanted} ({dossier.identity.jenis_pemda})"
    return judged(comparison, is_own, seharusnya, bagian="kewenangan").but(tertulis=kode.groups[3])


def _against_bidang(
    dossier: Dossier, comparison: Comparison, kode: Kode, own: Mapping[str, bool]
) -> Comparison | None:
    """The bidang urusan against those of the agency; None where it is one of them.

    `own` maps each bidang urusan that may be the agency's to whether it is known to be.
    """
    bidang = _bidang(kode)
    if kode.is_penunjang or own.get(bidang):
        return None
    if bidang in own:
        return not_judged(
            comparison, Alasan.A9, pembanding="bidang urusan perangkat daerah (setelan urusan_pd)"
        )
    seharusnya = " atau ".join(text for text, is_known in own.items() if is_known)
    return judged(comparison, is_same=False, seharusnya=seharusnya, bagian="bidang urusan").but(
        tertulis=bidang,
        kepastian=None if dossier.settings.urusan_pd else Kepastian.PERLU_KONFIRMASI,
    )


def _own_bidang(dossier: Dossier, coded: AnyTable) -> dict[str, bool]:
    """The bidang urusan that may be the agency's, and whether each is known to be.

    They are those of the settings; else the one of most rows is known. Another one that has a row of its own, or a
    program, may be the agency's second: many an agency has several.
    """
    if dossier.settings.urusan_pd:
        return dict.fromkeys(dossier.settings.urusan_pd, True)
    codes = [node.kode for node in coded.nodes if node.kode is not None]
    details = [kode for kode in codes if kode.level in CHILD_LEVELS.values() and not kode.is_penunjang]
    usual = Counter(map(_bidang, details)).most_common(1)
    upper = [kode for kode in codes if kode.level in (Level.BIDANG_URUSAN, Level.PROGRAM)]
    return dict.fromkeys(map(_bidang, upper), False) | {bidang: True for bidang, _ in usual}


def _bidang(kode: Kode) -> str:
    return ".".join(kode.groups[:2])


def _is_contrary(node: AnyNode, wanted: str) -> bool:
    digit = node.kode.groups[3] if node.kode else ""
    return bool(wanted) and digit in ORDINARY_KEWENANGAN and digit != wanted


def _children(coded: AnyTable, node: AnyNode) -> Comparison:
    """Whether a row of the next rung carries the kode of this one as its beginning."""
    comparison = on(coded, node, "kode", node.row.kode)
    level = CHILD_LEVELS[node.level] if node.level else Level.SUB_KEGIATAN
    if coded.below(node, level):
        return judged(comparison, is_same=True)
    if not any(coded.at(level)):
        return not_judged(comparison, Alasan.A15)
    if not coded.table.is_complete:
        return not_judged(comparison, Alasan.A5, kode=node.printed, pembanding="halaman aslinya")
    is_one_of_several = node.kode is not None and len(coded.by_kode[node.kode.text]) > 1
    if is_one_of_several and any(coded.below(twin, level) for twin in coded.by_kode[str(node.kode)]):
        return not_judged(comparison, Alasan.A15)
    # Rows stand below it, but their codes cannot be told or belong elsewhere: KOD-02 and KOD-10 say so.
    strays = [other for other in coded.block(node) if not _is_under(other, node)]
    if not node.is_reliable or any(other.has_kode for other in strays):
        return not_judged(comparison, Alasan.A18)
    if strays:
        return not_judged(comparison, Alasan.A3, kolom=label_of("kode"), kode=strays[0].nama or node.printed)
    return judged(comparison, is_same=False, anak=level.label)


def _is_under(node: AnyNode, upper: AnyNode) -> bool:
    return node.kode is not None and upper.kode is not None and node.kode.is_under(upper.kode)
