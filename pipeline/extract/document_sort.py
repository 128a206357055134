"""What a document is: a Renja, or something else that was submitted under that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.statements import Statement
from pipeline.model.document import RENJA, Bukti, Perihal
from pipeline.model.naming import Letak
from pipeline.model.text import squash
from pipeline.model.words import alternatives
from pipeline.settings import Settings

_ANY_PLAN = re.compile(r"\b(?:renstra|rkpd)\b", re.IGNORECASE)
# What may stand before the name of a document in its title: "Lampiran II", "Draft", "Dokumen", "Revisi".
_OPENING = (
    r"(?:(?:lampiran(?:\s+[IVX\d.]+)?|dokumen|naskah|buku|matriks?|laporan\s+akhir|final|draft?|konsep|rancangan|awal|"
    r"akhir|perubahan|revisi|penyusunan|formulir)\b[\s:.-]*)*"
)
_ABOUT = re.compile(r"\btentang\s*$", re.IGNORECASE)
_COVER_PAGES = 2
_LEAST_SIGNS = 3
_LEAST_HEADINGS = 2  # "Rencana Kerja dan Pendanaan Daerah" is a chapter of an RKPD


@dataclass(frozen=True, slots=True)
class Sort:
    """Whether a document says it is a Renja, and which other document it calls itself, empty for none.

    `is_renja` holds where nothing speaks against it: a chapter or an appendix has no title.
    """

    is_renja: bool
    other: str = ""
    evidence: tuple[Bukti, ...] = ()


def read_sort(statements: Sequence[Statement], settings: Settings) -> Sort:
    """What the titles of a document say it is; where they are silent, whether it speaks of a Renja at all.

    However often sentences name a Renstra, an RKPD or an LKjIP, a Renja cites them all. A regulation or a letter may
    come before a Renja in one file: then its headings name the Renja.
    """
    titles = [*_titles(statements, settings)]
    own = [title for title in titles if title.nilai == RENJA]
    others = [title for title in titles if title.nilai != RENJA]
    headings = [
        one for one in statements if one.letak is Letak.JUDUL_BAB and _names_renja(one.text, settings)
    ]
    evidence = (*titles, *(_evidence(RENJA, one) for one in headings))
    has_text = any(
        one.letak is not Letak.JUDUL_KOLOM and one.letak is not Letak.ISI_TABEL for one in statements
    )
    if own or not has_text:
        return Sort(is_renja=True, evidence=evidence)
    if others:
        strongest = max(others, key=lambda bukti: bukti.suara)
        return Sort(len(headings) >= _LEAST_HEADINGS, strongest.nilai, evidence)
    mentioned = next((one for one in statements if _names_renja(one.text, settings)), None)
    if mentioned is not None:
        return Sort(is_renja=True, evidence=(*evidence, _evidence(RENJA, mentioned)))
    return Sort(any(_ANY_PLAN.search(one.text) for one in statements), evidence=evidence)


def _titles(statements: Sequence[Statement], settings: Settings) -> Iterator[Bukti]:
    """What covers, running heads, chapters and the signs of a form say the document is."""
    cover = [one for one in statements if one.letak is Letak.SAMPUL]
    yield from _on_cover(cover, settings)
    chapters = [one for one in statements if one.letak is Letak.JUDUL_BAB]
    for one in statements:
        names = (_title_of(line, settings) for line in one.lines)
        yield from (_evidence(name, one) for name in dict.fromkeys(names) if name)
    for name, other in settings.dokumen_lain.items():
        title = re.compile(rf"(?:bab\s+[IVX\d]+\W*)?{alternatives(other.bab)}\W*$", re.IGNORECASE)
        yield from (_evidence(name, one) for one in chapters if title.match(one.text))
        signs = _signs(other.ciri, statements)
        if len(signs) >= _LEAST_SIGNS:
            yield _evidence(name, next(iter(signs.values())))


def _signs(signs: Sequence[str], statements: Sequence[Statement]) -> Mapping[str, Statement]:
    """The labels of a form that stand on the first pages with their colon, or alone: "Menimbang :", "MEMUTUSKAN"."""
    sign = re.compile(rf"(?<!\w)(?P<ciri>{alternatives(signs)})\s*(?::|$)", re.IGNORECASE)
    found: dict[str, Statement] = {}
    for one in statements:
        if one.letak in (Letak.SAMPUL, Letak.NARASI) and one.source.page <= _COVER_PAGES:
            for match in sign.finditer(one.text):
                found.setdefault(match["ciri"].lower(), one)
    return found


def _on_cover(lines: Sequence[Statement], settings: Settings) -> Iterator[Bukti]:
    """What the lines of a cover begin with; a line behind "TENTANG" is the subject of another document.

    "RENCANA KERJA" above "PEMERINTAH DAERAH" is an RKPD when the cover names no agency.
    """
    agencies = alternatives([*settings.kata_perangkat_daerah, *settings.kata_perangkat_daerah_judul])
    has_agency = any(re.match(rf"{agencies}\b", one.text, re.IGNORECASE) for one in lines)
    is_subject = False
    for place, line in enumerate(lines):
        name = "" if is_subject else _title_of(line.text, settings)
        is_subject = _ABOUT.search(line.text) is not None or (is_subject and line.text.isupper())
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        if name in ("", RENJA) and not is_subject and not has_agency and following:
            name = _title_of(f"{line.text} {following}", settings) or name
        if name:
            yield _evidence(name, line)


def _title_of(text: str, settings: Settings) -> str:
    """The document that a title names at its beginning: RENJA, another one, or empty.

    The longest name decides: "Rencana Kerja dan Anggaran" is no Rencana Kerja. A title that goes on with the Renja is
    that of a Renja: "RKT dan Renja".
    """
    sorts = {squash(name): RENJA for name in settings.sebutan_dokumen}
    spelt = list(settings.sebutan_dokumen)
    for sort, other in settings.dokumen_lain.items():
        sorts |= {squash(name): sort for name in other.sebutan}
        spelt += other.sebutan
    found = re.match(rf"{_OPENING}(?P<name>{alternatives(spelt)})(?![^\W\d_])", text, re.IGNORECASE)
    if found is None:
        return ""
    sort = sorts[squash(found["name"])]
    goes_on = re.match(
        rf"\s*(?:dan|/|&|,)\s*{alternatives(settings.sebutan_dokumen)}\b", text[found.end() :], re.IGNORECASE
    )
    return RENJA if goes_on else sort


def _names_renja(text: str, settings: Settings) -> bool:
    """Whether a text names a Renja, and not only an RKPD or a budget, whose names begin alike."""
    longer = [name for other in settings.dokumen_lain.values() for name in other.sebutan]
    names = alternatives([*settings.sebutan_dokumen, *longer])
    own = {squash(name) for name in settings.sebutan_dokumen}
    return any(
        squash(found[0]) in own
        for found in re.finditer(rf"(?<![^\W\d_]){names}(?![^\W\d_])", text, re.IGNORECASE)
    )


def _evidence(name: str, one: Statement) -> Bukti:
    return Bukti(Perihal.JENIS_DOKUMEN, name, one.weight, one.letak, one.text, one.source)
