"""The prescribed outline against the headings of a document: which of them is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.model.document import BlockKind
from pipeline.model.dossier import Dossier
from pipeline.model.text import comparable, squash
from pipeline.rules.shared.chapters import Heading, body_headings
from pipeline.settings import Bagian, Settings

_LEAST_LETTERS = 12  # of a title that a longer one may begin with
_YEAR = re.compile(r"\btahun 20\d\d\b")


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of the body in terms of the prescribed outline, all keys being its numbers.

    `by_judul` are the headings whose words say which part they are; `by_number` those that carry the number of a part
    under other words. `extra` are headings of none. `is_whole` tells that the file holds a document from its first
    chapter to its last, or lists its chapters, so that a missing one is missing.
    """

    by_judul: dict[str, Heading]
    by_number: dict[str, Heading]
    extra: tuple[Heading, ...]
    is_whole: bool

    def heading(self, nomor: str) -> Heading | None:
        """The heading of a part, None where the body has none."""
        return self.by_judul.get(nomor) or self.by_number.get(nomor)


@lru_cache(maxsize=1)
def read_outline(dossier: Dossier) -> Outline:
    """Which heading of the body is which part of the prescribed outline, one to one.

    Words tell more than a number, and a printed heading more than a short line.
    """
    settings = dossier.settings
    headings = body_headings(dossier)
    sure = [heading for heading in headings if heading.is_sure]
    by_judul: dict[str, Heading] = {}
    for level in (1, 2):
        by_judul.update(_match_titles(dossier, sure, _parts(settings, level), by_judul))
    others = [heading for heading in sure if heading not in by_judul.values()]
    by_number = _match_numbers(others, settings.sistematika, by_judul)
    lines = [heading for heading in headings if not heading.is_sure]
    for level in (1, 2):
        missing = [p for p in _parts(settings, level) if p.nomor not in {*by_judul, *by_number}]
        by_judul.update(_match_titles(dossier, lines, missing, by_judul))
    by_number.update(_match_numbers(lines, settings.sistematika, {**by_judul, **by_number}))
    others = [heading for heading in others if heading not in by_number.values()]
    is_whole = settings.sistematika[0].nomor in {*by_judul, *by_number} and (
        settings.bab_penutup in by_judul or _lists_chapters(dossier)
    )
    return Outline(by_judul, by_number, tuple(others), is_whole)


def bab_of(nomor: str) -> str:
    """The number of the bab a part belongs to: "3" for "3.2"."""
    return nomor.partition(".")[0]


def _lists_chapters(dossier: Dossier) -> bool:
    """Whether a daftar isi stands before the first heading."""
    return any(b.kind is BlockKind.CONTENTS and not b.section and b.level == 1 for b in dossier.blocks)


def _parts(settings: Settings, level: int) -> list[Bagian]:
    return [part for part in settings.sistematika if part.nomor.count(".") + 1 == level]


def _match_titles(
    dossier: Dossier, headings: Sequence[Heading], parts: Iterable[Bagian], known: Mapping[str, Heading]
) -> dict[str, Heading]:
    """Headings by the part their words name, the most alike first, of equals the one of the same number.

    `known` are those found so far: they tell which bab of the document is which of the outline.
    """
    ignored = _ignored(dossier)
    forms = [_form(heading.judul, ignored) for heading in headings]
    ranking: list[tuple[float, bool, int, str]] = []
    for part in parts:
        titles = [_form(title, ignored) for title in (part.judul, *part.juga)]
        for place, (heading, form) in enumerate(zip(headings, forms, strict=True)):
            similarity = max(_similarity(dossier.settings, form, title) for title in titles)
            if similarity >= dossier.settings.kemiripan_judul and _may_be(heading, part, known):
                ranking.append((-similarity, heading.number != part.nomor, place, part.nomor))
    matched: dict[str, Heading] = {}
    used: set[int] = set()
    for *_, place, nomor in sorted(ranking):
        if nomor not in matched and place not in used:
            matched[nomor] = headings[place]
            used.add(place)
    return matched


def _match_numbers(
    headings: Iterable[Heading], parts: Iterable[Bagian], known: Mapping[str, Heading]
) -> dict[str, Heading]:
    """The first heading that carries the number of each part not known yet, in the bab of that number."""
    matched: dict[str, Heading] = {}
    for part in parts:
        carriers = (
            h for h in headings if h.number == part.nomor and (h.is_sure or h.bab == bab_of(h.number))
        )
        carrier = None if part.nomor in known else next(carriers, None)
        if carrier is not None:
            matched[part.nomor] = carrier
    return matched


def _similarity(settings: Settings, form: str, title: str) -> float:
    """How alike two titles are, 0 to 1; one that only says more ("... Provinsi X Tahun 2024") is alike enough."""
    if len(title) >= _LEAST_LETTERS and form.startswith(title):
        return max(fuzz.ratio(form, title) / 100, settings.kemiripan_judul)
    return fuzz.ratio(form, title) / 100 if form else 0.0


def _may_be(heading: Heading, part: Bagian, known: Mapping[str, Heading]) -> bool:
    """Whether a heading of these words is of the part's rung, and a subbab stands in the part's bab or says so."""
    if "." not in part.nomor:
        return heading.level in (0, 1)
    bab = bab_of(part.nomor)
    babs = {bab, known[bab].number} if bab in known else {bab}
    is_inside = heading.bab in babs or (heading.is_sure and bab_of(heading.number) == bab)
    return heading.level in (0, 2) and is_inside


def _ignored(dossier: Dossier) -> tuple[str, ...]:
    """The words that may be in a title or not, the longest first: what the agency and its plan are called."""
    words = map(comparable, (*dossier.settings.kata_lepas_judul, dossier.identity.opd))
    return tuple(sorted(filter(None, words), key=len, reverse=True))


@lru_cache(maxsize=1024)
def _form(judul: str, ignored: tuple[str, ...]) -> str:
    """A title without the words that are ignored and the year."""
    text = _YEAR.sub(" ", comparable(judul))
    for word in ignored:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", text)
    return squash(text)
