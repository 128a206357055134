"""EJA: words of the text and of the tables against the preferred spelling; dates without a day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Kepastian, Place, Ringkas
from pipeline.model.peraturan import Peran
from pipeline.model.table import Column, SourceRef
from pipeline.model.text import fold_typography
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import SAME, judged, not_judged

_WORD = re.compile(r"[^\W\d_]+")
_NAME_COLUMNS = ("nama", "nama_analisis")
_OTHER_HEADINGS = {"indikator", "target", "realisasi", "capaian", "anggaran", "pagu", "lokasi", "catatan"}


@rule(
    "EJA-01",
    "Ejaan, istilah, atau tanggal keliru",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=("EYD/KBBI", PRAKTIK),
    pesan="{jumlah} penulisan perlu diperbaiki: {daftar}.",
    saran="Mohon ejaan diperbaiki.",
    ringkas=Ringkas.PER_DOKUMEN,
)
def words_are_spelt_well(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per listed word, and one for the dates of the signatures."""
    words = _words(dossier)
    unread = sorted(_unread(dossier))
    lists = ((dossier.settings.ejaan, None), (dossier.settings.salah_ketik, Kepastian.PASTI))
    for entries, kepastian in lists:
        for preferred, others in entries.items():
            comparison = _spelling(words, preferred, others, kepastian)
            if comparison.beda == SAME and unread:
                # A word that was not found may stand on a page that was not read.
                comparison = not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread[:1]))
            yield comparison
    yield _dates(dossier)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A word in one place. `is_official` tells of a name of the nomenclature, or the title of a regulation."""

    source: SourceRef | None
    is_official: bool = False


def _words(dossier: Dossier) -> Mapping[str, list[_Printed]]:
    """Every word of prose and cells in lower case, with its places.

    Column headings are those of the prescribed form, and none of the agency's own words.
    """
    found: dict[str, list[_Printed]] = defaultdict(list)
    titles, unread = _titles(dossier), _unread(dossier)
    for block in dossier.blocks:
        if block.page in unread:
            continue
        for word in _words_in(block.text):
            is_title = _take(titles, block.page, word)
            found[word].append(_Printed(block.source, is_title))
    for table in dossier.headers:
        is_nama = [_holds_names(column) for column in table.columns]
        for row in table.rows:
            for entry, in_nama in zip(row.entries, is_nama, strict=True):
                source = entry.sources[0] if entry.sources else None
                for word in _words_in(entry.text):
                    found[word].append(_Printed(source, in_nama))
    return found


def _unread(dossier: Dossier) -> frozenset[int]:
    return frozenset(page.page for page in dossier.pages if page.is_unread)


def _titles(dossier: Dossier) -> Counter[tuple[int, str]]:
    """How often each word of each page belongs to the title of a regulation, which HUK-04 looks at."""
    return Counter(
        (kutipan.source.page, word)
        for kutipan in dossier.dasar_hukum.kutipan
        if kutipan.peran is not Peran.DALAM_JUDUL
        for word in _words_in(f"{kutipan.raw} {kutipan.judul}")
    )


def _take(titles: Counter[tuple[int, str]], page: int, word: str) -> bool:
    """Whether a title has this word left on this page, or began on the page before; it is then used up."""
    key = next((key for key in ((page, word), (page - 1, word)) if titles[key] > 0), None)
    if key is not None:
        titles[key] -= 1
    return key is not None


def _holds_names(column: Column) -> bool:
    """Whether a column lists programs, kegiatan and sub kegiatan, by its name or else by its heading."""
    heading = set(_words_in(" ".join(column.header)))
    by_heading = not column.is_known and heading & {"program", "kegiatan"} and not heading & _OTHER_HEADINGS
    return column.name in _NAME_COLUMNS or bool(by_heading)


def _words_in(text: str) -> list[str]:
    return _WORD.findall(fold_typography(text).lower())


def _spelling(
    words: Mapping[str, list[_Printed]], preferred: str, others: Sequence[str], kepastian: Kepastian | None
) -> Comparison:
    """How often a word is spelt otherwise than preferred.

    Names of programs, kegiatan and sub kegiatan follow the nomenclature, which has spellings of its own, and titles of
    regulations are quoted: a spelling that stands in such places only is none of the agency's.
    """
    printed = {other: words[other.lower()] for other in others if other.lower() in words}
    places = [place for found in printed.values() for place in found]
    comparison = Comparison(
        Place(
            tabel="",
            jenis_tabel="dokumen",
            sources=tuple(place.source for place in places if place.source is not None),
        ),
        kepastian=kepastian,
    )
    if places and all(place.is_official for place in places):
        return not_judged(comparison, Alasan.A15)
    if not places:
        return judged(comparison, is_same=True)
    written = ", ".join(f'"{other}" {len(found)}x' for other, found in printed.items())
    in_names = sum(place.is_official for place in places)
    names = f", {in_names}x di antaranya dalam nama atau judul resmi" if in_names else ""
    right = len(words.get(preferred.lower(), ()))
    used = f", dipakai {right}x" if right else ""
    butir = f'{written} (seharusnya "{preferred}"{used}{names})'
    return judged(comparison, is_same=False, seharusnya=preferred, butir=butir).but(tertulis=written)


def _dates(dossier: Dossier) -> Comparison:
    """The dates above the signatures; one with a month and no day is unfinished."""
    dated = [signature for signature in dossier.naming.tanda_tangan if signature.tanggal]
    where = replace(DOCUMENT, sources=tuple(signature.source for signature in dated))
    comparison = Comparison(where)
    if not dated:
        return not_judged(comparison, Alasan.A19, kolom="tanggal tanda tangan")
    bare = [signature.tanggal for signature in dated if not signature.has_day]
    if not bare:
        return judged(comparison, is_same=True)
    written = ", ".join(f'"{text}" {bare.count(text)}x' for text in dict.fromkeys(bare))
    butir = f"{written} (tanggal tanda tangan belum lengkap)"
    return judged(comparison, is_same=False, butir=butir).but(tertulis=written)
