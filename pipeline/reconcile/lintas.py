"""The documents of one region and year, each beside those of the other agencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.kode import Level
from pipeline.model.lintas import Lintas
from pipeline.model.opd import Agency
from pipeline.model.plan import Plan
from pipeline.model.summary import DocumentResult
from pipeline.model.text import squash
from pipeline.settings import Settings

_LEAST_ALIKE = 3  # sub kegiatan; two small plans may well share one or two


def see_together(agencies: Sequence[Agency], settings: Settings) -> Mapping[str, Lintas]:
    """By document what the other agencies of its region plan for its year.

    Only documents whose agency, region and year are known take part: a plan of another region or year says nothing.
    None where fewer than two agencies do.
    """
    groups: dict[tuple[str, str], list[tuple[Agency, DocumentResult, Plan]]] = defaultdict(list)
    for agency in agencies:
        for result in agency.documents:
            region = squash(result.daerah)
            if agency.is_known and result.tahun and region and result.plan is not None and result.plan.items:
                groups[result.tahun, region].append((agency, result, result.plan))
    found: dict[str, Lintas] = {}
    for members in groups.values():
        codes: dict[str, frozenset[str]] = defaultdict(frozenset)
        for agency, _, plan in members:
            codes[agency.nama] |= own_sub_kegiatan(plan)
        if len(codes) > 1:
            for agency, result, plan in members:
                lain = {nama: items for nama, items in sorted(codes.items()) if nama != agency.nama}
                found[result.dokumen] = beside(agency.nama, plan, lain, settings)
    return found


def beside(opd: str, plan: Plan, lain: Mapping[str, frozenset[str]], settings: Settings) -> Lintas:
    """A plan beside those of other agencies, with those told that are nearly the same."""
    own = own_sub_kegiatan(plan)
    serupa = set()
    for nama, codes in lain.items():
        shared, least = len(own & codes), min(len(own), len(codes))
        if shared >= _LEAST_ALIKE and shared * 100 >= settings.lintas_sama_persen * least:
            serupa.add(nama)
    return Lintas(opd, plan, lain, frozenset(serupa))


def own_sub_kegiatan(plan: Plan) -> frozenset[str]:
    """The codes of the sub kegiatan outside the penunjang program, which every agency has."""
    return frozenset(
        kode
        for kode, item in plan.by_item.items()
        if item.level is Level.SUB_KEGIATAN and not item.kode.is_penunjang
    )
