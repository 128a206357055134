"""NAM: the name of one kode in all its places."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import AnyNode, Dossier
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import cell_place, judged, not_judged, on
from pipeline.rules.shared.named_places import NamedPlace, named_places, no_codes
from pipeline.rules.shared.nomenclature import official_of
from pipeline.rules.shared.tables import coded_without, missing_column
from pipeline.rules.shared.variants import described, variants


@rule(
    "NAM-01",
    "Nama berbeda untuk kode yang sama",
    tingkat="rendah",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Nama untuk kode {kode} berbeda antartabel: {daftar}.",
    saran="Mohon nama disamakan dengan nomenklatur yang berlaku.",
    needs_new_codes=True,
)
def nama_is_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode in two places or more; all variants in one finding."""
    yield from no_codes(dossier)
    for places in named_places(dossier):
        groups = variants(places, _form)
        odd, usual = groups[0][0], groups[-1][0]
        comparison = odd.compare()
        if len(places) < 2:
            yield not_judged(comparison, Alasan.A6, kode=odd.node.printed, pembanding="tabel lain")
            continue
        result = judged(comparison, len(groups) == 1, daftar=described(groups))
        if len(groups) > 1:
            result = result.but(
                seharusnya=usual.raw,
                pembanding=cell_place(usual.coded, usual.node, "nama", usual.node.row.nama),
            )
        yield result


@rule(
    "NAM-02",
    "Nama untuk kode yang sama hanya berbeda kapital atau spasi",
    tingkat="info",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="{jumlah} nama program/kegiatan/sub kegiatan hanya berbeda penulisan kapital atau spasi: {daftar}.",
    saran="Mohon penulisan diseragamkan.",
    ringkas=Ringkas.PER_DOKUMEN,
    needs_new_codes=True,
)
def nama_is_written_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode in two places or more whose names NAM-01 finds equal."""
    yield from no_codes(dossier)
    for places in named_places(dossier):
        first = places[0]
        comparison = first.compare()
        if len(places) < 2:
            yield not_judged(comparison, Alasan.A6, kode=first.node.printed, pembanding="tabel lain")
        elif len(variants(places, _form)) > 1:
            yield not_judged(comparison, Alasan.A18)
        else:
            yield judged(comparison, len({place.spelling for place in places}) == 1)


@rule(
    "NAM-05",
    "Nama kosong pada baris berkode",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Nama pada kode {kode} di {tabel} kosong.",
    saran="Mohon nama sesuai nomenklatur diisikan{baku}.",
    needs_new_codes=True,
)
def nama_is_filled(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row with a printed kode, in each half of a review."""
    yield from coded_without(dossier, "nama")
    for coded in dossier.halves:
        if missing_column(coded, "nama") is not None:
            continue
        is_half = coded.table.jenis_tabel == "review_rkpd"
        for node in coded.nodes:
            if not node.has_kode:
                continue
            comparison = on(coded, node, "nama", node.row.nama)
            if is_half and node.row.is_blank:
                yield not_judged(comparison, Alasan.A15)
            else:
                yield judged(comparison, not node.row.nama.is_empty, baku=_official_name(dossier, node))


def _official_name(dossier: Dossier, node: AnyNode) -> str:
    """The official name of a row behind a colon; empty where no list tells it."""
    official = official_of(dossier, node.kode) if node.is_reliable else None
    return f': "{official.entri.nama}" ({official.edisi.label})' if official else ""


def _form(place: NamedPlace) -> str:
    return place.form
