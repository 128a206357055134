"""HUK: regulations that are cited, that should be, and in which order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.peraturan import Butir, Kutipan, Peran, Tempat
from pipeline.model.tahun import calendar_years
from pipeline.model.text import comparable, listed
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.citations import (
    editions_for,
    names_edition,
    no_landasan,
    on_citation,
    with_amendments,
)
from pipeline.rules.shared.comparing import judged, not_judged
from pipeline.settings import AnggotaWajib, Peraturan, PokokPeraturan

_SHOWN = 3  # places of disorder named in a message


@rule(
    "HUK-01",
    "Peraturan yang dicabut atau diganti masih dijadikan dasar",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar="daftar status peraturan bertanggal (perlu dicek di JDIH)",
    pesan="{tertulis} telah dicabut/diganti dengan {seharusnya} (status per {tahun}; mohon diperiksa di JDIH).",
    saran="Mohon dasar hukum dimutakhirkan.",
)
def cited_regulations_are_in_force(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per regulation of Latar Belakang and Landasan Hukum, its amendments being part of it."""
    groups: dict[str, list[Kutipan]] = defaultdict(list)
    for kutipan in dossier.dasar_hukum.di(Tempat.LATAR_BELAKANG, Tempat.LANDASAN_HUKUM):
        if kutipan.peran is not Peran.DALAM_JUDUL:
            groups[kutipan.pokok].append(kutipan)
    if not groups:
        yield no_landasan()
    for pokok, members in groups.items():
        yield _status(dossier, pokok, members)


def _status(dossier: Dossier, pokok: str, members: list[Kutipan]) -> Comparison:
    basis = [kutipan for kutipan in members if kutipan.peran is not Peran.RIWAYAT]
    named = (basis or members)[0]
    comparison = on_citation(named).but(tertulis=with_amendments(dossier, named))
    if not basis:
        return not_judged(comparison, Alasan.A15)
    known = dossier.settings.peraturan
    entries = [
        known[k] for k in dict.fromkeys((pokok, *(m.kunci for m in basis))) if k in known and known[k].status
    ]
    if not entries:
        return not_judged(comparison, Alasan.A9, pembanding=f"status {pokok}")
    if any(entry.status == "berlaku" for entry in entries):
        # Also "UU 32/2004, diubah dengan UU 23/2014": what is in force is named with it.
        return judged(comparison, is_same=True)
    entry = entries[0]
    return _revoked(dossier, comparison, pokok, entry)


def _revoked(dossier: Dossier, comparison: Comparison, pokok: str, entry: Peraturan) -> Comparison:
    """A revoked regulation is a defect only of a document drawn up when it had been revoked.

    A Renja of year n is drawn up in the course of n-1: what was revoked in that very year may have been in force when
    its chapter was written.
    """
    tahun = dossier.tahun
    if tahun is None or entry.sejak is None:
        return not_judged(comparison, Alasan.A14)
    if entry.sejak == tahun - 1:
        pembanding = f"{pokok} (diganti {entry.sejak})"
        return not_judged(comparison, Alasan.A10, pembanding=pembanding, tahun=str(tahun))
    checked = entry.diperiksa or dossier.settings.peraturan_diperiksa
    return judged(comparison, entry.sejak >= tahun, entry.oleh, tahun=str(checked.year))


@rule(
    "HUK-02",
    "Peraturan wajib tidak dicantumkan",
    tingkat="sedang",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan="Landasan hukum belum mencantumkan {daftar}.",
    saran="Mohon ditambahkan.",
)
def obligatory_regulations_are_cited(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per group of obligatory regulations that holds for the planned year."""
    landasan = dossier.dasar_hukum.landasan
    for nama, kelompok in dossier.settings.peraturan_wajib.items():
        comparison = no_landasan().but(nama=nama)
        tahun = dossier.tahun
        if not landasan:
            yield comparison
        elif tahun is None:
            yield not_judged(_first(comparison, landasan[0]), Alasan.A14)
        elif not (demanded := [a for a in kelompok.anggota if _is_demanded(dossier, a, tahun)]):
            alasan = Alasan.A10
            yield not_judged(_first(comparison, landasan[0]), alasan, pembanding=nama, tahun=str(tahun))
        else:
            missing = [
                _name(dossier, anggota, tahun)
                for anggota in demanded
                if not _is_cited(dossier, anggota, tahun)
            ]
            daftar = listed(missing)
            yield judged(_first(comparison, landasan[0]), not missing, daftar, daftar=daftar).but(
                tingkat=kelompok.tingkat,
                kepastian=kelompok.kepastian,
            )


def _first(comparison: Comparison, butir: Butir) -> Comparison:
    """The comparison at the place where the list of legal bases begins."""
    return comparison.but(place=replace(comparison.place, sources=(butir.source,)), alasan=None)


def _is_demanded(dossier: Dossier, anggota: AnggotaWajib, tahun: int) -> bool:
    if anggota.kodefikasi:
        return bool(editions_for(dossier.settings, tahun))
    return (anggota.sejak or tahun) <= tahun <= (anggota.sampai or tahun)


def _is_cited(dossier: Dossier, anggota: AnggotaWajib, tahun: int) -> bool:
    cited = [k for k in dossier.dasar_hukum.di(Tempat.LANDASAN_HUKUM) if k.peran is not Peran.RIWAYAT]
    if anggota.pokok:
        pokok = dossier.settings.pokok_peraturan[anggota.pokok]
        return any(
            _is_about(butir, number, pokok, cited, tahun)
            for number, butir in enumerate(dossier.dasar_hukum.landasan)
        )
    if anggota.kodefikasi:
        return any(names_edition(k, edisi) for k in cited for edisi in editions_for(dossier.settings, tahun))
    return any(k.kunci in anggota.peraturan for k in cited)


def _is_about(butir: Butir, number: int, pokok: PokokPeraturan, cited: list[Kutipan], tahun: int) -> bool:
    """Whether an item of the list is about a subject of the region, with or without the number of a regulation.

    "PP 8/2008 tentang ... Rencana Pembangunan Daerah" is about none: the kind of the item's first regulation tells.
    """
    first = next((kutipan for kutipan in cited if kutipan.butir == number), None)
    if first is not None and not first.jenis.is_local:
        return False
    text = comparable(butir.teks)
    found = re.search(pokok.pola, text)
    if found is None:
        return False
    years = calendar_years(text[found.end() :])
    return not pokok.bertahun or not years or tahun in years


def _name(dossier: Dossier, anggota: AnggotaWajib, tahun: int) -> str:
    if anggota.pokok:
        return dossier.settings.pokok_peraturan[anggota.pokok].sebutan.replace("{tahun}", str(tahun))
    if anggota.kodefikasi:
        return editions_for(dossier.settings, tahun)[0].peraturan
    return " atau ".join(anggota.peraturan)


@rule(
    "HUK-05",
    "Urutan peraturan tidak menurut hierarki",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=("UU 12/2011 (perlu dicek di JDIH)", PRAKTIK),
    pesan="Urutan landasan hukum tidak menurut hierarki: {daftar}.",
    saran="Mohon diurutkan dari yang tertinggi.",
)
def regulations_are_in_order(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per list: no regulation may stand behind one of a lower kind."""
    if not dossier.dasar_hukum.landasan:
        yield no_landasan()
        return
    rank = {jenis: row for row, kinds in enumerate(dossier.settings.hierarki_peraturan) for jenis in kinds}
    ranked = [kutipan for kutipan in _leading(dossier) if kutipan.jenis in rank]
    comparison = _first(no_landasan(), dossier.dasar_hukum.landasan[0])
    if len(ranked) < 2:
        yield not_judged(comparison, Alasan.A15)
        return
    disorder: list[str] = []
    lowest = ranked[0]
    for kutipan in ranked[1:]:
        if rank[kutipan.jenis] < rank[lowest.jenis]:
            disorder.append(f"{kutipan.kunci} sesudah {lowest.kunci}")
        else:
            lowest = kutipan
    daftar = listed(disorder, _SHOWN)
    yield judged(comparison, not disorder, daftar=daftar).but(tertulis=daftar)


def _leading(dossier: Dossier) -> list[Kutipan]:
    """The regulation that each item of the list begins with."""
    leading: dict[int, Kutipan] = {}
    for kutipan in dossier.dasar_hukum.di(Tempat.LANDASAN_HUKUM):
        if kutipan.butir is not None:
            leading.setdefault(kutipan.butir, kutipan)
    return list(leading.values())
