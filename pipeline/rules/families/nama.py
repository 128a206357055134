"""NAM: the name of one kode in all its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.model.values import one_line
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import cell_place, judged, no_table, not_judged, on
from pipeline.rules.shared.tables import coded_without, missing_column
from pipeline.rules.shared.variants import described, variants

_BLANK_IN_WORDS = re.compile(r"(?<=\w) (?=\w)")


@rule(
    "NAM-01",
    "Nama berbeda untuk kode yang sama",
    tingkat="rendah",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Nama untuk kode {kode} berbeda antartabel: {daftar}.",
    saran="Mohon nama disamakan dengan nomenklatur yang berlaku.",
)
def nama_is_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode in two places or more; all variants in one finding."""
    yield from _missing(dossier)
    for places in _by_kode(dossier):
        groups = variants(places, _name)
        odd, usual = groups[0][0], groups[-1][0]
        comparison = on(odd.coded, odd.node, "nama", odd.node.row.nama)
        if len(places) < 2:
            yield not_judged(comparison, Alasan.A6, kode=odd.node.printed, pembanding="tabel lain")
            continue
        result = judged(comparison, len(groups) == 1, daftar=described(groups))
        if len(groups) > 1:
            result = replace(
                result,
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
)
def nama_is_written_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode in two places or more whose names NAM-01 finds equal."""
    yield from _missing(dossier)
    for places in _by_kode(dossier):
        first = places[0]
        comparison = on(first.coded, first.node, "nama", first.node.row.nama)
        if len(places) < 2:
            yield not_judged(comparison, Alasan.A6, kode=first.node.printed, pembanding="tabel lain")
        elif len(variants(places, _name)) > 1:
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
    saran="Mohon nama sesuai nomenklatur diisikan.",
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
                yield judged(comparison, not node.row.nama.is_empty)


@dataclass(frozen=True, slots=True)
class _Named:
    """One place where a kode stands with a name."""

    coded: AnyTable
    node: AnyNode

    @property
    def raw(self) -> str:
        return one_line(self.node.row.nama.raw)

    @property
    def spelling(self) -> str:
        """The name as printed, without the blanks between letters: a narrow column tears words."""
        return _BLANK_IN_WORDS.sub("", self.raw)


def _missing(dossier: Dossier) -> Iterator[Comparison]:
    """The reason why nothing is judged where no table has codes."""
    if not any(coded.has_kode for coded in dossier.coded):
        yield no_table("rencana_kerja")


def _by_kode(dossier: Dossier) -> Iterator[list[_Named]]:
    """The named places of each kode, codes in the order in which they first appear."""
    groups: dict[str, list[_Named]] = defaultdict(list)
    for coded in dossier.halves:
        for text, nodes in coded.by_kode.items():
            node = nodes[0]
            if node.is_reliable and not node.row.nama.is_empty:
                groups[text].append(_Named(coded, node))
    return iter(groups.values())


def _name(place: _Named) -> str:
    return place.node.row.nama.value or ""
