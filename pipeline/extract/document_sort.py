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
from pipeline.settings.schema import DokumenLain

_ANY_PLAN = re.compile(r"\b(?:renstra|rkpd)\b", re.IGNORECASE)
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
    reader = _Reader.of(settings)
    titles = [*reader.titles(statements)]
    own = sum(title.suara for title in titles if title.nilai == RENJA)
    others = [title for title in titles if title.nilai != RENJA]
    headings = [one for one in statements if one.letak is Letak.JUDUL_BAB and reader.names_renja(one.text)]
    evidence = (*titles, *(_evidence(RENJA, one) for one in headings))
    if own * 2 >= sum(title.suara for title in others) and (own or not any(map(_is_text, statements))):
        return Sort(is_renja=True, evidence=evidence)
    if others:
        strongest = max(others, key=lambda bukti: bukti.suara)
        is_renja = len(headings) >= _LEAST_HEADINGS
        return Sort(is_renja, "" if is_renja else strongest.nilai, evidence)
    mentioned = next((one for one in statements if reader.names_renja(one.text)), None)
    if mentioned is not None:
        return Sort(is_renja=True, evidence=(*evidence, _evidence(RENJA, mentioned)))
    return Sort(any(_ANY_PLAN.search(one.text) for one in statements), evidence=evidence)


def _is_text(statement: Statement) -> bool:
    """Whether it is more than a cell of a table."""
    return statement.letak not in (Letak.JUDUL_KOLOM, Letak.ISI_TABEL)


def _evidence(name: str, one: Statement) -> Bukti:
    return Bukti(Perihal.JENIS_DOKUMEN, name, one.weight, one.letak, one.text, one.source)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The names of documents, as patterns; `sorts` tells by the letters of a name which document it is of."""

    name: re.Pattern[str]
    title: re.Pattern[str]
    goes_on: re.Pattern[str]
    sorts: Mapping[str, str]
    agency: re.Pattern[str]
    others: Mapping[str, DokumenLain]

    @classmethod
    def of(cls, settings: Settings) -> _Reader:
        own, others = settings.sebutan_dokumen, settings.dokumen_lain
        names = alternatives([*own, *(name for other in others.values() for name in other.sebutan)])
        opening = rf"(?:{alternatives(settings.pembuka_judul)}\b(?:\s+[IVX\d.]+\b)?[\s:.-]*)*"
        agencies = [*settings.kata_perangkat_daerah, *settings.kata_perangkat_daerah_judul]
        sorts = {squash(name): sort for sort, other in others.items() for name in other.sebutan}
        return cls(
            name=re.compile(rf"(?<![^\W\d_]){names}(?![^\W\d_])", re.IGNORECASE),
            title=re.compile(rf"{opening}(?P<name>{names})(?![^\W\d_])", re.IGNORECASE),
            goes_on=re.compile(rf"\s*(?:dan|/|&|,)\s*{alternatives(own)}\b", re.IGNORECASE),
            sorts={**sorts, **{squash(name): RENJA for name in own}},
            agency=re.compile(rf"{alternatives(agencies)}\b", re.IGNORECASE),
            others=others,
        )

    def names_renja(self, text: str) -> bool:
        """Whether a text names a Renja, and not only an RKPD or a budget, whose names begin alike."""
        return any(self.sorts[squash(found[0])] == RENJA for found in self.name.finditer(text))

    def titles(self, statements: Sequence[Statement]) -> Iterator[Bukti]:
        """What covers, running heads, chapters and the signs of a form say the document is."""
        yield from self._on_cover([one for one in statements if one.letak is Letak.SAMPUL])
        for one in statements:
            names = (self._title_of(line) for line in one.lines)
            yield from (_evidence(name, one) for name in dict.fromkeys(names) if name)
        chapters = [one for one in statements if one.letak is Letak.JUDUL_BAB]
        for name, other in self.others.items():
            title = re.compile(rf"(?:bab\s+[IVX\d]+\W*)?{alternatives(other.bab)}\W*$", re.IGNORECASE)
            yield from (_evidence(name, one) for one in chapters if title.match(one.text))
            signs = _signs(other.ciri, statements)
            if len(signs) >= _LEAST_SIGNS:
                yield _evidence(name, next(iter(signs.values())))

    def _on_cover(self, lines: Sequence[Statement]) -> Iterator[Bukti]:
        """What the lines of a cover begin with; a line behind "TENTANG" is the subject of another document.

        "RENCANA KERJA" above "PEMERINTAH DAERAH" is an RKPD when the cover names no agency.
        """
        has_agency = any(self.agency.match(one.text) for one in lines)
        is_subject = False
        for place, line in enumerate(lines):
            name = "" if is_subject else self._title_of(line.text)
            is_subject = _ABOUT.search(line.text) is not None or (is_subject and line.text.isupper())
            following = lines[place + 1].text if place + 1 < len(lines) else ""
            if name in ("", RENJA) and not is_subject and not has_agency and following:
                name = self._title_of(f"{line.text} {following}") or name
            if name:
                yield _evidence(name, line)

    def _title_of(self, text: str) -> str:
        """The document that a title names at its beginning: RENJA, another one, or empty.

        The longest name decides: "Rencana Kerja dan Anggaran" is no Rencana Kerja. A title that goes on with the Renja
        is that of a Renja: "RKT dan Renja".
        """
        found = self.title.match(text)
        if found is None:
            return ""
        return RENJA if self.goes_on.match(text, found.end()) else self.sorts[squash(found["name"])]


def _signs(signs: Sequence[str], statements: Sequence[Statement]) -> Mapping[str, Statement]:
    """The labels of a form that stand on the first pages with their colon, or alone: "Menimbang :", "MEMUTUSKAN"."""
    sign = re.compile(rf"(?<!\w)(?P<ciri>{alternatives(signs)})\s*(?::|$)", re.IGNORECASE)
    found: dict[str, Statement] = {}
    for one in statements:
        if one.letak in (Letak.SAMPUL, Letak.NARASI) and one.source.page <= _COVER_PAGES:
            for match in sign.finditer(one.text):
                found.setdefault(match["ciri"].lower(), one)
    return found
