"""NAM: the names of a document against the official ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison, Tingkat
from pipeline.model.padanan import Cara, Nomenklatur
from pipeline.model.text import squash
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import judged, name_of, place
from pipeline.rules.shared.named_places import NamedPlace, named_places, no_codes
from pipeline.rules.shared.nomenclature import (
    Official,
    list_place,
    nomenklatur_of,
    not_in_list,
    official_forms,
    official_of,
    own_kode,
    padanan_of,
)
from pipeline.rules.shared.variants import described, variants


@rule(
    "NAM-03",
    "Nama tidak sama dengan nomenklatur baku",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='Nama "{tertulis}" ({kode}) tidak sama dengan nomenklatur: "{seharusnya}".{tempat}',
    saran="Mohon nama disesuaikan dengan {acuan}.{lain}",
    needs_new_codes=True,
)
def nama_is_official(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kode; all its places and variants in one finding."""
    nomenklatur = nomenklatur_of(dossier, "nomenklatur baku")
    if isinstance(nomenklatur, Comparison):
        yield nomenklatur
        return
    yield from no_codes(dossier)
    for places in named_places(dossier):
        yield _against_list(dossier, nomenklatur, places)


def _against_list(dossier: Dossier, nomenklatur: Nomenklatur, places: Sequence[NamedPlace]) -> Comparison:
    first = places[0]
    official = official_of(dossier, first.node.kode)
    if official is None:
        return not_in_list(nomenklatur, first.compare(), dossier.tahun)
    forms = official_forms(dossier, official)
    odd = [place for place in places if squash(place.raw) not in forms]
    if not odd:
        return judged(first.compare(), is_same=True)
    return judged(
        odd[0].compare(),
        is_same=False,
        seharusnya=official.entri.nama,
        tempat=_told(odd),
        acuan=official.edisi.label,
        lain=_other_item(dossier, official, odd),
    ).but(
        place=place(
            odd[0].coded.table, "nama", [one.node.row.nama for one in odd if one.coded is odd[0].coded]
        ),
        pembanding=list_place(official.edisi, "nama"),
        tingkat=None if official.is_current else Tingkat.RENDAH,
        kepastian=official.kepastian,
    )


def _told(odd: Sequence[NamedPlace]) -> str:
    """Where else the same is printed, or what other variants there are."""
    groups = variants(odd, lambda place: squash(place.raw))
    if len(groups) > 1:
        return f" Tertulis {described(groups)}."
    tables = dict.fromkeys(name_of(place.coded.table) for place in odd)
    return f" Tertulis demikian pada {', '.join(tables)}." if len(tables) > 1 else ""


def _other_item(dossier: Dossier, official: Official, odd: Sequence[NamedPlace]) -> str:
    """That the name is the official one of another kode, so that the kode may be what is wrong."""
    for named in odd:
        padanan = padanan_of(dossier, named.coded, named.node)
        if padanan is None or padanan.cara is not Cara.BERTENTANGAN or padanan.kedua is None:
            continue
        if padanan.kedua.entri.kode.item != official.entri.kode.item:
            kode = own_kode(padanan.kedua.entri.kode, named.node)
            return f" Nama itu mirip nama {kode}; mohon dipastikan apakah kodenya yang keliru."
    return ""
