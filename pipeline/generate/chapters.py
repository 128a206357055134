"""The chapters of a Renja from a text file: cover, headings, paragraphs, and where the tables stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.generate.renja import Part, PartKind
from pipeline.generate.tables import history_of

_SLOT = re.compile(r"\[(\w+)\] ?(.*)")
_UNIT = re.compile(r" \([^()]*\)$")
NEW_PAGE, INDICATORS = "halaman", "indikator"


def read_parts(text: str, words: Mapping[str, str], indicators: Sequence[tuple[str, str]]) -> Iterator[Part]:
    """The parts of a text in order, its places "{name}" filled with `words`.

    A line that begins with "# " is of the cover, with "## " a heading; "[kind] caption" is a table; "[halaman]" a new
    page; "[indikator]" stands for a paragraph about each of the `indicators`, with its target for year n. Every other
    line is a paragraph.
    """
    for line in text.splitlines():
        filled = line
        for name, word in words.items():
            filled = filled.replace(f"{{{name}}}", word)
        if filled.strip():
            yield from _parts_of(filled, int(words["tahun"]), indicators)


def _parts_of(line: str, tahun: int, indicators: Sequence[tuple[str, str]]) -> Iterator[Part]:
    slot = _SLOT.fullmatch(line)
    if line.startswith("## "):
        yield Part(PartKind.HEADING, line[3:])
    elif line.startswith("# "):
        yield Part(PartKind.TITLE, line[2:])
    elif slot is None:
        yield Part(PartKind.PARAGRAPH, line)
    elif slot[1] == NEW_PAGE:
        yield Part(PartKind.PAGE)
    elif slot[1] == INDICATORS:
        yield from (Part(PartKind.PARAGRAPH, _sentence(*one, tahun)) for one in indicators)
    else:
        yield Part(PartKind.TABLE, slot[2], slot[1])


def _sentence(indikator: str, target: str, tahun: int) -> str:
    """What the analysis says of an indicator: its figures of n-2 where they are percentages."""
    name = _UNIT.sub("", indikator)
    past = history_of(target)
    if past["target"].unit != "%":
        return f"{name} meningkat setiap tahun karena pembinaan berjalan baik."
    return (
        f"Target {name} tahun {tahun - 2} adalah {past['target']}, realisasi tahun {tahun - 2} adalah "
        f"{past['realisasi']}. Faktor penyebab capaian ini adalah dukungan pembinaan di kabupaten dan kota."
    )
