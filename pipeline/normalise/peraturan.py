"""Regulations cited in a text: kind, number, year, title, and how one citation stands to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.peraturan import Jenis, Kutipan, Peran
from pipeline.model.table import SourceRef
from pipeline.model.text import collapse_space

_UNDANG = r"undang\s*-?\s*undang"
_HEAD = r"(?:gubernur|bupati|wali\s?kota|kepala\s+daerah)"
_MINISTERIAL = r"(?P<PERMEN>peraturan\s+menteri|permen)|(?P<KEPMEN>keputusan\s+menteri|kepmen)"
_MINISTERIAL_SHORT = (
    r"(?P<PERMEN_>permen)\s?(?P<singkat>[a-z]{2,16})|(?P<KEPMEN_>kepmen)\s?(?P<singkat_>[a-z]{2,16})"
)
_OTHERS = (
    (Jenis.PERPPU, rf"peraturan\s+pemerintah\s+pengganti\s+{_UNDANG}|perppu"),
    (Jenis.UU, rf"{_UNDANG}|uu"),
    (Jenis.PERPRES, r"peraturan\s+presiden|perpres"),
    (Jenis.KEPPRES, r"keputusan\s+presiden|keppres"),
    (Jenis.INPRES, r"instruksi\s+presiden|inpres"),
    (Jenis.EDARAN, r"surat\s+edaran"),
    (Jenis.PERKADA, rf"peraturan\s+{_HEAD}|pergub|perbup|perwal|perwali|perwako|perkada"),
    (Jenis.KEPKADA, rf"keputusan\s+{_HEAD}|kepgub|kepbup"),
    (Jenis.PERDA, r"peraturan\s+daerah|perda"),
    (Jenis.PP, r"peraturan\s+pemerintah|pp"),
)
_OTHER = "|".join(f"(?P<{jenis.name}>{pattern})" for jenis, pattern in _OTHERS)
_STOP = r"(?!(?:nomor|nomer|no|tentang|yang|adalah|serta|peraturan|keputusan|tahun)\b)"
# "Republik Indonesia", "Provinsi Kalimantan Barat": words between the kind and the number, never a sentence.
_BETWEEN = rf"(?:\s+{_STOP}(?!dan\b)[a-z][a-z.,()/-]*){{0,8}}?"
# A ministry may have a "dan" in its name.
_MINISTRY = rf"(?P<kementerian>(?:\s+{_STOP}[a-z][a-z.,()/&-]*){{1,12}}?)"
_SIGN = r"\s*,?\s*\(?\s*(?:nomor|nomer|no)\s?[.:]*\s*"
_NUMBER = r"(?P<nomor>\d[0-9a-z]*(?:\s?[./-]\s?[0-9a-z]+)*?)"
_YEAR = r"(?:\s*,?\s*(?:tahun|thn|th)\b\s?[.:]?\s*|\s?/\s?)(?P<tahun>(?:19|20)\d\d)(?!\d)"
_CITATION = re.compile(
    rf"\b(?:(?:{_MINISTERIAL}){_MINISTRY}{_SIGN}"
    rf"|(?:{_MINISTERIAL_SHORT}|{_OTHER})(?:{_BETWEEN}{_SIGN}|\s+(?:ri\s+)?))"
    rf"{_NUMBER}{_YEAR}",
    re.IGNORECASE,
)

_DATE = re.compile(r"[\s,]*tanggal[^,;.]{0,30}?\s*(?=tentang)", re.IGNORECASE)
_TENTANG = re.compile(r"[\s,:]*(?:tentang\s+)+", re.IGNORECASE)
_TITLE_END = re.compile(
    r"\s*(?:;|[.](?=\s+[A-Z(]|\s*$)|[,.]?\s*\(?\s*(?:tambahan\s+)?(?:lembaran?|berita)\s+(?:negara|daerah)\b"
    r"|,?\s*\bsebagaimana\b|,?\s*\bjo\b\.?|,?\s*\bjuncto\b)",
    re.IGNORECASE,
)
# Before a regulation that stands inside the title of another, not behind it.
_ORDINAL = r"(?:\s+(?:pertama|kedua|ketiga|keempat|kelima|i{1,3}|iv|v)(?:\s+kali(?:nya)?)?)?"
_INSIDE = re.compile(
    rf"\b(?:atas|pelaksanaan|pencabutan|penetapan|ketentuan|pengganti|perubahan{_ORDINAL})\s*$", re.IGNORECASE
)
_CHANGES = re.compile(rf"\bperubahan{_ORDINAL}(?:\s+atas)?\s*$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:di(?:r)?ubah|diperbaharui|diperbarui|disempurnakan|jo|juncto|terakhir\s+dengan)\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"\s*,?\s*\b(?:jo\b\.?|juncto)\s*", re.IGNORECASE)
_REVOKED = re.compile(r"\b(?:dicabut|diganti|digantikan|tidak\s+berlaku)\b", re.IGNORECASE)
_REVOKES = re.compile(r"\b(?:mencabut|menggantikan|mengganti|pengganti|pencabutan)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r";|[.]\s+[A-Z]")
_JOINING = re.compile(r"\s*,?\s*\b(?:dan|serta|maupun)\s*$", re.IGNORECASE)
_STATE = re.compile(r"\s*\b(?:republik\s+indonesia|ri|negara)\b\s*", re.IGNORECASE)
_HOME_AFFAIRS = ("dalam negeri", "dagri")
_LONG_NAMES = {
    "UU": "Undang-Undang",
    "Perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Keppres": "Keputusan Presiden",
    "Inpres": "Instruksi Presiden",
    "Permendagri": "Peraturan Menteri Dalam Negeri",
    "Kepmendagri": "Keputusan Menteri Dalam Negeri",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation, the places in the text where it begins and ends, and those of its title."""

    kutipan: Kutipan
    start: int
    end: int
    title_start: int
    title_end: int


def read_kutipan(text: str, source: SourceRef) -> tuple[Kutipan, ...]:
    """Every regulation that a text names with number and year, in printed order.

    A regulation without a year ("Perda Nomor 5") or with the blanks of a form ("Nomor xx Tahun xxxx") is none.
    """
    plain = collapse_space(text)
    found = [_locate(match, plain, source) for match in _CITATION.finditer(plain)]
    return _related([_with_title(found, number, plain) for number in range(len(found))], plain)


def _locate(match: re.Match[str], text: str, source: SourceRef) -> _Found:
    jenis = next(jenis for jenis in Jenis if _group(match, jenis.name) or _group(match, f"{jenis.name}_"))
    nomor = "".join(match["nomor"].split())
    tahun = int(match["tahun"])
    kutipan = Kutipan(
        jenis=jenis,
        kunci=f"{_short_name(match, jenis)} {nomor}/{tahun}",
        nomor=nomor,
        tahun=tahun,
        raw=match[0],
        source=source,
    )
    date = _DATE.match(text, match.end())
    tentang = _TENTANG.match(text, date.end() if date else match.end())
    return _Found(kutipan, match.start(), match.end(), tentang.end() if tentang else -1, -1)


def _group(match: re.Match[str], name: str) -> str:
    """What a group of the pattern matched; empty also where the pattern has no such group."""
    return match[name] or "" if name in _CITATION.groupindex else ""


def _short_name(match: re.Match[str], jenis: Jenis) -> str:
    """The kind as `peraturan.yml` writes it, of a ministry's regulation with the ministry ("Permendagri")."""
    if jenis not in (Jenis.PERMEN, Jenis.KEPMEN):
        return str(jenis)
    printed = match["kementerian"] or match["singkat"] or match["singkat_"] or ""
    ministry = collapse_space(_STATE.sub(" ", printed)).strip(" ,.()").lower()
    if ministry.startswith(_HOME_AFFAIRS):
        return f"{jenis}dagri"
    return f"{jenis} {ministry}".strip()


def _with_title(found: Sequence[_Found], number: int, text: str) -> _Found:
    """A citation with its title: up to a mark that ends one, or to the next citation that is no part of it."""
    one = found[number]
    if one.title_start < 0:
        return one
    behind, following = one.title_start, number + 1
    while following < len(found) and _is_inside(text[behind : found[following].start]):
        behind, following = found[following].end, following + 1
    mark = _TITLE_END.search(text, behind)
    limits = [
        len(text),
        *(f.start for f in found[following : following + 1]),
        *([mark.start()] if mark else []),
    ]
    judul = _JOINING.sub("", text[one.title_start : min(limits)]).strip(" ,.")
    is_open = min(limits) == len(text) and mark is None
    kutipan = replace(one.kutipan, judul=judul, judul_baku=judul, judul_terbuka=is_open)
    return replace(one, kutipan=kutipan, title_end=min(limits))


def _is_inside(before: str) -> bool:
    """Whether a citation behind these words of a title belongs to the title."""
    return bool(_INSIDE.search(before)) and not _TITLE_END.search(before)


def _related(found: Sequence[_Found], text: str) -> tuple[Kutipan, ...]:
    """The citations, each with what it is to those before it."""
    related: list[Kutipan] = []
    for number, one in enumerate(found):
        outer = next((i for i in range(number - 1, -1, -1) if one.start < found[i].title_end), None)
        kutipan = one.kutipan
        if outer is not None:
            before = text[found[outer].title_start : one.start]
            related[outer] = _with_inner(related[outer], kutipan, before)
            kutipan = replace(kutipan, peran=Peran.DALAM_JUDUL, induk=found[outer].kutipan.kunci)
        elif number:
            kutipan = _after(found, related, number, text)
        related.append(kutipan)
    return tuple(related)


def _with_inner(outer: Kutipan, inner: Kutipan, before: str) -> Kutipan:
    """A citation with the regulation that its title names spelt out, and whether it changes that one."""
    name = _LONG_NAMES.get(inner.kunci.partition(" ")[0])
    if name is not None:
        spelt = f"{name} Nomor {inner.nomor} Tahun {inner.tahun}"
        outer = replace(outer, judul_baku=outer.judul_baku.replace(inner.raw, spelt, 1))
    if _CHANGES.search(before) and outer.peran is Peran.DASAR:
        return replace(outer, peran=Peran.PENGUBAH, induk=inner.kunci)
    return outer


def _after(found: Sequence[_Found], related: list[Kutipan], number: int, text: str) -> Kutipan:
    """A citation behind another that does not enclose it; the one before may turn out to be history."""
    kutipan = found[number].kutipan
    place = next(i for i in range(number - 1, -1, -1) if related[i].peran is not Peran.DALAM_JUDUL)
    before = related[place]
    between = text[found[place].end : found[number].start]
    if _SENTENCE_END.search(between):
        return kutipan
    if _REVOKED.search(between):
        related[place] = replace(before, peran=Peran.RIWAYAT)
        return kutipan
    if _REVOKES.search(between):
        return replace(kutipan, peran=Peran.RIWAYAT)
    if not _CHANGED.search(between):
        return kutipan
    changer = replace(kutipan, peran=Peran.PENGUBAH, induk=before.pokok)
    if _TOGETHER.fullmatch(between):
        # "UU 32/2004 jo. UU 12/2008 tentang Pemerintahan Daerah": the title is that of the first.
        related[place] = replace(before, judul=kutipan.judul, judul_baku=kutipan.judul_baku)
        return replace(changer, judul="", judul_baku="")
    return changer
