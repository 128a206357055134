"""Years in the prose: those that a phrase such as "Renja ... Tahun 2023" names, and the period of the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model.document import Block, BlockKind
from pipeline.model.tahun import Periode, TahunDisebut
from pipeline.model.text import collapse_space, comparable
from pipeline.normalise.paragraphs import Paragraph, read_paragraphs, sentences
from pipeline.normalise.peraturan import read_kutipan
from pipeline.settings import Settings

_PLAN = r"(?:renstra|rencana strategis|rpjmd|rpd|rencana pembangunan (?:jangka menengah )?daerah)"
_OF_OTHERS = r"(?:kementerian|nasional|rpjmn|rpjpn|rpjpd|panjang)"
_PERIOD = re.compile(
    rf"\b{_PLAN}\b(?:(?!{_OF_OTHERS}|20\d\d)[^.;]){{0,120}}?(?<!\d)(?P<awal>20\d\d)\s?"
    r"(?:[-/]|s\.?/?d\.?|sampai(?: dengan)?)\s?(?:tahun )?(?P<akhir>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LONGEST_PERIOD = 6  # years, both ends included; a longer one is of no medium-term plan
_LONGEST_LINE = 160  # letters; a cover's line is no paragraph
# Words between the phrase and its year; a digit begins something else.
_UP_TO_YEAR = r"\b(?:(?!\btahun\b)[^\d.;:]){0,140}?"


def read_periode(blocks: Sequence[Block], tahun: int | None) -> Periode | None:
    """The period of the medium-term plan that holds the planned year; None where the prose does not settle it."""
    if tahun is None:
        return None
    counts: Counter[Periode] = Counter()
    for block in blocks:
        if block.kind is not BlockKind.CONTENTS:
            for found in _PERIOD.finditer(collapse_space(block.text)):
                periode = Periode(int(found["awal"]), int(found["akhir"]))
                if tahun in periode and periode.akhir - periode.awal < _LONGEST_PERIOD:
                    counts[periode] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def read_tahun(blocks: Sequence[Block], settings: Settings) -> tuple[TahunDisebut, ...]:
    """Every single year that belongs to one of the phrases of the settings, sentence by sentence."""
    first = next(
        (place for place, block in enumerate(blocks) if block.kind is BlockKind.HEADING), len(blocks)
    )
    return tuple(
        named
        for paragraph in read_paragraphs(blocks)
        for sentence in sentences(paragraph.text)
        for named in _years(sentence, paragraph, settings, is_cover=paragraph.first < first)
    )


def _years(
    sentence: str, paragraph: Paragraph, settings: Settings, *, is_cover: bool
) -> Iterator[TahunDisebut]:
    source = paragraph.source
    form = comparable(sentence)
    plan = [re.search(pattern, form) for pattern in settings.frasa_tahun_rencana]
    if is_cover and len(form) <= _LONGEST_LINE:
        plan.append(re.search(settings.frasa_sampul, form))
    meant = {found.start("tahun"): found for found in plan if found}
    phrases = "|".join(settings.frasa_tahun)
    window = re.compile(
        rf"\b(?:{phrases})(?:{_UP_TO_YEAR}\btahun| anggaran|)\s(?P<tahun>20\d\d)\b(?!\s?[-/]\s?20\d\d)"
    )
    others = {found.start("tahun"): found for found in window.finditer(form)}
    years = sorted({**others, **meant}.items())
    cites_law = bool(years and read_kutipan(sentence, source))
    for place, found in years:
        yield TahunDisebut(
            tahun=int(found["tahun"]),
            form=form,
            source=source,
            section=paragraph.block.section,
            is_plan=place in meant,
            cites_law=cites_law,
        )
