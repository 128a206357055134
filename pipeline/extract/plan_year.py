"""The year that a document plans (n), never one that it looks back on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.extract.statements import WEIGHT, Statement
from pipeline.model.document import Bukti, Perihal
from pipeline.model.naming import Letak
from pipeline.model.words import alternatives
from pipeline.settings import Settings

_NO_PERIOD = r"(?!\s*[-–/]\s*20)"  # "2021-2026" is the time of a Renstra
_GAP = r"(?:(?!evaluasi|20\d\d)[^.;]){0,90}?"
_TITLE_GAP = r"(?:(?!evaluasi|20\d\d)[^;]){0,120}?"  # "Prov." is no end of a sentence there
_LOOKS_BACK = re.compile(
    r"(?:evaluasi|realisasi|capaian|pelaksanaan|hasil|pencapaian|lalu)\W*(?:\w+\W+){0,4}$", re.IGNORECASE
)
_HEADING_YEARS = (
    (re.compile(r"^\s*(?:rancangan\s+)?rencana\s+tahun\s+(20\d\d)", re.IGNORECASE), 0),
    (re.compile(r"\b(?:prakiraan|perkiraan)\s+maju\b.*?\b(20\d\d)", re.IGNORECASE), 1),
)
# The year must be clear: a chapter on earlier years names those most.
_MAJORITY = 0.6


def read_plan_year(statements: Sequence[Statement], settings: Settings) -> tuple[int | None, list[Bukti]]:
    """Year n and every place that tells one; None where none does, or where they contradict each other.

    What the titles say (cover, running heads, plan tables) is asked first, and the sentences only where the titles
    are silent or do not agree: a chapter on last year names that one more often than its own. Between two years that
    the titles name alike the sentences decide.
    """
    read = _Reader(settings)
    found = [bukti for statement in _with_joined_cover(statements) for bukti in read.years(statement)]
    titles = Counter[str]()
    sentences = Counter[str]()
    for bukti in found:
        (sentences if bukti.letak is Letak.NARASI else titles)[bukti.nilai] += bukti.suara
    year = _clear(titles) or _clear(_among(_leading(titles), sentences)) or _clear(titles + sentences)
    return (int(year) if year else None), found


def _leading(votes: Counter[str]) -> list[str]:
    """The years for which most is said, when they are several."""
    leading = [year for year, count in votes.items() if count == max(votes.values())]
    return leading if len(leading) > 1 else []


def _among(years: Sequence[str], votes: Counter[str]) -> Counter[str]:
    return Counter({year: count for year, count in votes.items() if year in years})


def _clear(votes: Counter[str]) -> str:
    """The year that most is said for, when that is most of all; else empty."""
    if not votes:
        return ""
    year, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    return year if count >= _MAJORITY * votes.total() else ""


def _with_joined_cover(statements: Sequence[Statement]) -> Iterator[Statement]:
    """All of them, and the capitals of the cover in one: "RENCANA KERJA" / "DINAS ..." / "TAHUN 2024"."""
    yield from statements
    lines = [one for one in statements if one.letak is Letak.SAMPUL and one.text.upper() == one.text]
    if len(lines) > 1:
        yield Statement(" ".join(one.text for one in lines), Letak.SAMPUL, lines[0].source)


class _Reader:
    """The years of one text after another, by the words of the settings."""

    def __init__(self, settings: Settings) -> None:
        names = alternatives(settings.sebutan_dokumen).replace(r"\ ", r"\s*")
        plans = alternatives([*settings.sebutan_dokumen, *settings.sebutan_rencana]).replace(r"\ ", r"\s*")
        self._title = re.compile(rf"{plans}{_TITLE_GAP}(20\d\d){_NO_PERIOD}", re.IGNORECASE)
        self._sentence = re.compile(
            rf"\b{names}\b{_GAP}\btahun\s+(?:anggaran\s+)?(20\d\d){_NO_PERIOD}", re.IGNORECASE
        )
        self._captions = [re.compile(text, re.IGNORECASE) for text in settings.judul_tabel_tahun_rencana]

    def years(self, statement: Statement) -> Iterator[Bukti]:
        """The evidence of one statement; a year that it names twice counts once in a title."""
        years = list(self._read(statement))
        for year, letak in years if statement.letak is Letak.NARASI else dict.fromkeys(years):
            weight = statement.weight if letak is statement.letak else WEIGHT[letak]
            yield Bukti(Perihal.TAHUN, str(year), weight, letak, statement.text, statement.source)

    def _read(self, statement: Statement) -> Iterator[tuple[int, Letak]]:
        """The years a text tells, each with the place it counts as: a running head may be the title of a table."""
        text, letak = statement.text, statement.letak
        if letak in (Letak.SAMPUL, Letak.KEPALA_HALAMAN, Letak.JUDUL_TABEL):
            yield from ((year, Letak.JUDUL_TABEL) for year in self._of_tables(text))
        yield from ((year, letak) for year in self._of_place(text, letak))

    def _of_place(self, text: str, letak: Letak) -> Iterator[int]:
        if letak is Letak.JUDUL_KOLOM:
            for pattern, distance in _HEADING_YEARS:
                yield from (int(found[1]) - distance for found in pattern.finditer(text))
        elif letak in (Letak.SAMPUL, Letak.KEPALA_HALAMAN):
            yield from _ahead(self._title, text)
        elif letak in (Letak.NARASI, Letak.JUDUL_BAB):
            yield from _ahead(self._sentence, text)

    def _of_tables(self, text: str) -> Iterator[int]:
        return (int(found["tahun"]) for pattern in self._captions for found in pattern.finditer(text))


def _ahead(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """The years the pattern finds, those of looking back ("evaluasi Renja tahun 2022") left out."""
    return (
        int(found[1])
        for found in pattern.finditer(text)
        if not _LOOKS_BACK.search(text[: found.start()]) and not _LOOKS_BACK.search(found[0][:-4])
    )
