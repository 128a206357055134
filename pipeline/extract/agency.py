"""Whose plan a document is: the agency (OPD) that it names as its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipeline.extract.names import Mention, cut_name, is_short_for, name_of_most
from pipeline.extract.statements import TITLES, Statement
from pipeline.model.document import Bukti, Perihal
from pipeline.model.naming import Letak
from pipeline.model.text import squash
from pipeline.model.words import alternatives
from pipeline.settings import Settings

# "Dinas Koperasi, Usaha Kecil dan Menengah", "RSUD dr. Soedarso"; a full stop ends a sentence.
_WORD = r"(?:[A-Z][\w/&'-]*,?|[Dd]an(?=\s+[A-Z])|&|(?:dr|drg|Dr|Drg|Prof|KH|H|Hj|St)\.)"
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD})*")
_YEAR_LINE = re.compile(r"(?:tahun\b|\D{0,12}20\d\d\b)", re.IGNORECASE)
_MOST_WORDS = 14
_LONGEST_LABEL = 8  # words behind "Nama OPD :" that are taken for a name, whatever they are
_LONGEST_TOWN = 2  # words
_CONNECTED = re.compile(r"(?:^(?:dan|serta|&)\b)|(?:\b(?:dan|serta|&)|,)$", re.IGNORECASE)
# What an abbreviation's full name must at least count: a title, or three sentences.
_LEAST_FULL_NAME = 3


@dataclass(frozen=True, slots=True)
class _Agency:
    """An agency named in one place."""

    words: tuple[str, ...]
    statement: Statement

    @property
    def mention(self) -> Mention:
        return Mention(self.words, self.statement.weight)


def read_agency(statements: Sequence[Statement], daerah: str, settings: Settings) -> tuple[str, list[Bukti]]:
    """The agency's name without its region and year, and every place that names one; empty where none does.

    The full name is preferred to its abbreviation where the document prints both.
    """
    reader = _Reader.of(daerah, settings)
    cover = [one for one in statements if one.letak is Letak.SAMPUL]
    others = [one for one in statements if one.letak is not Letak.SAMPUL]
    found = [*reader.on_cover(cover), *(agency for one in others for agency in reader.named_in(one))]
    mentions = [agency.mention for agency in found]
    name = name_of_most(mentions, beginning=2)
    name = _written_out(name, mentions) or name
    name = _usual_spelling(name, mentions, settings.kemiripan_identitas)
    return " ".join(name).strip(" ,"), [_evidence(agency) for agency in found]


def _written_out(short: tuple[str, ...], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The full name of an abbreviation, if the document prints it often enough."""
    longer = [mention for mention in mentions if is_short_for(short, mention.words)]
    counted: Counter[tuple[str, ...]] = Counter()
    for mention in longer:
        counted[mention.form] += mention.weight
    if not counted or max(counted.values()) < _LEAST_FULL_NAME:
        return ()
    return name_of_most(longer, beginning=2)


def _usual_spelling(name: tuple[str, ...], mentions: Sequence[Mention], least: float) -> tuple[str, ...]:
    """The spelling that most places use: a running head repeats its misprint on every page, but is one place."""
    form = Mention(name, 1).form
    alike = Counter(
        mention.form
        for mention in mentions
        if len(mention.form) == len(form)
        and mention.form[0] == form[0]
        and fuzz.ratio("".join(mention.form), "".join(form)) >= 100 * least
    )
    usual = max(alike, key=lambda one: (alike[one], one == form), default=form)
    return name if usual == form else next(m.words for m in mentions if m.form == usual)


def _evidence(agency: _Agency) -> Bukti:
    one = agency.statement
    return Bukti(Perihal.OPD, " ".join(agency.words), one.weight, one.letak, one.text, one.source)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words of the settings, as patterns."""

    anywhere: re.Pattern[str]
    in_titles: re.Pattern[str]
    whole: tuple[str, ...]
    ends: tuple[str, ...]
    daerah: str
    placed: tuple[str, ...]
    lower: re.Pattern[str]

    @classmethod
    def of(cls, daerah: str, settings: Settings) -> _Reader:
        words = [word for long, short in settings.kata_perangkat_daerah.items() for word in (long, *short)]
        in_titles = settings.kata_perangkat_daerah_judul
        whole = settings.perangkat_daerah_tunggal
        return cls(
            anywhere=_beginning_with([*(word for word in words if word not in in_titles), *whole]),
            in_titles=_beginning_with([*words, *in_titles, *whole]),
            whole=tuple(squash(word) for word in whole),
            ends=(*settings.kata_akhir_nama, *settings.kata_bukan_nama, *words, *whole),
            daerah=daerah,
            placed=tuple(squash(word) for word in settings.kata_perangkat_daerah_bertempat),
            lower=_beginning_with(settings.kata_perangkat_daerah_bawahan),
        )

    def named_in(self, statement: Statement) -> Iterator[_Agency]:
        """The agencies a text names. Of "Biro Hukum Sekretariat Daerah" that is the first, not its superior."""
        pattern = self.in_titles if statement.letak in TITLES else self.anywhere
        if statement.letak is Letak.JUDUL_KOLOM:
            return
        is_found = False
        for found in pattern.finditer(statement.text):
            first, rest = found["first"], cut_name(found["rest"], self.ends)
            if squash(first) not in self.placed and self.daerah:
                rest = re.sub(rf"\s{re.escape(self.daerah)}$", "", f" {rest}", flags=re.IGNORECASE).strip()
            words = tuple(f"{first} {rest}".split())
            if len(words) <= _MOST_WORDS and (rest or squash(first) in self.whole):
                is_found = True
                yield _Agency(words, statement)
        if statement.letak in (Letak.LABEL, Letak.ISI_TABEL) and not is_found:
            words = tuple(cut_name(f" {statement.text}", self.ends).split())
            if 0 < len(words) <= _LONGEST_LABEL and any(letter.isalpha() for letter in words[0]):
                yield _Agency(words, statement)

    def on_cover(self, lines: Sequence[Statement]) -> list[_Agency]:
        """The agencies that a cover names; a biro's Sekretariat Daerah above or below its name is its superior."""
        named = list(self._on_lines(lines))
        lower = [agency for agency in named if self.lower.match(" ".join(agency.words))]
        return lower or named

    def _on_lines(self, lines: Sequence[Statement]) -> Iterator[_Agency]:
        """The agencies of several lines, each with the further lines its name is set in."""
        place = 0
        while place < len(lines):
            line, following = lines[place], lines[place + 1 :]
            place += 1
            named = list(self.named_in(line))
            if named and squash(line.text).endswith(squash("".join(named[-1].words))):
                rest = list(self._continuation(line, following))
                place += len(rest)
                text = " ".join(one.text for one in (line, *rest))
                named = list(self.named_in(replace(line, text=text)))
            yield from named

    def _continuation(self, line: Statement, following: Sequence[Statement]) -> Iterator[Statement]:
        """The lines behind one that ends in an agency's name which belong to the name.

        Not the town that stands alone above the year.
        """
        before = line
        for place, after in enumerate(following):
            is_name = after.text.isupper() == line.text.isupper() and _NAME.fullmatch(after.text)
            if not is_name or not cut_name(f" {after.text}", self.ends):
                return
            last = following[place + 1].text if place + 1 < len(following) else ""
            is_town = len(after.text.split()) <= _LONGEST_TOWN and (not last or _YEAR_LINE.match(last))
            is_connected = _CONNECTED.search(before.text) or _CONNECTED.search(after.text)
            if (is_town and not is_connected) or after.source.page != line.source.page:
                return
            yield after
            before = after


def _beginning_with(words: Sequence[str]) -> re.Pattern[str]:
    """Names that begin with one of the words, and go on in words that begin with a capital."""
    return re.compile(rf"(?<![\w/])(?P<first>(?i:{alternatives(words)}))(?![\w/])(?P<rest>(?:\s+{_WORD})*)")
