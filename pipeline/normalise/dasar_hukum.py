"""What the prose says about its legal basis: the regulations it names, by the part of the document that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Block, BlockKind
from pipeline.model.peraturan import Butir, DasarHukum, Kutipan, Singkatan, Tempat
from pipeline.model.text import collapse_space, split_heading, squash
from pipeline.normalise.paragraphs import NEXT_SUBBAB, Paragraph, read_paragraphs
from pipeline.normalise.peraturan import read_kutipan
from pipeline.settings import Settings

_ABBREVIATION = re.compile(r"\(\s*(?P<text>[A-Z][A-Za-z]{1,12})\s*\)")
_LONGEST_TITLE = 70  # letters; a longer line that begins with "Dasar hukum" is a sentence
_WORDS_BEHIND = 20  # letters: "Dasar Hukum Penyusunan Renja"
_LONGEST_EXPANSION = 120  # letters before the brackets


def read_dasar_hukum(blocks: Sequence[Block], settings: Settings) -> DasarHukum:
    """The regulations and the abbreviations that the prose names, and the list of legal bases."""
    units = read_paragraphs(blocks)
    kutipan = [read_kutipan(unit.text, unit.source) for unit in units]
    named = {unit.first: len(found) for unit, found in zip(units, kutipan, strict=True)}
    parts = _parts(blocks, named, settings)
    landasan = [unit for unit in units if parts.get(unit.first) is Tempat.LANDASAN_HUKUM]
    position = {unit.first: number for number, unit in enumerate(landasan)}
    return DasarHukum(
        kutipan=tuple(
            _placed(one, unit, parts.get(unit.first, Tempat.LAIN), position.get(unit.first))
            for unit, found in zip(units, kutipan, strict=True)
            for one in found
        ),
        landasan=tuple(Butir(unit.text, unit.source) for unit in landasan),
        singkatan=tuple(one for unit in units for one in _abbreviations(unit)),
    )


def _placed(kutipan: Kutipan, unit: Paragraph, tempat: Tempat, butir: int | None) -> Kutipan:
    return replace(kutipan, tempat=tempat, section=unit.block.section, butir=butir)


def _parts(blocks: Sequence[Block], named: dict[int, int], settings: Settings) -> dict[int, Tempat]:
    """The part each block lies in, by its place; a subbab may be announced several times, the fullest one is it.

    `named` counts the regulations by the place of the paragraph that names them. A list of contents and a chapter's
    outline name the subbab too, with no regulation behind them.
    """
    parts: dict[int, Tempat] = {}
    for tempat, titles in (
        (Tempat.KATA_PENGANTAR, settings.judul_kata_pengantar),
        (Tempat.LATAR_BELAKANG, _titles(settings, settings.subbab_latar_belakang)),
        (Tempat.LANDASAN_HUKUM, _titles(settings, settings.subbab_landasan_hukum)),
    ):
        runs = [_run(blocks, place) for place, block in enumerate(blocks) if _is_titled(block, titles)]
        best = max(runs, key=lambda run: (sum(named.get(i, 0) for i in run), len(run)), default=range(0))
        parts.update(dict.fromkeys(best, tempat))
    return parts


def _titles(settings: Settings, nomor: str) -> tuple[str, ...]:
    """What the prescribed outline calls a subbab."""
    part = settings.bagian(nomor)
    return (part.judul, *part.juga) if part else ()


def _is_titled(block: Block, titles: Sequence[str]) -> bool:
    line = collapse_space(block.text)
    letters = squash(split_heading(line)[1])
    return len(line) <= _LONGEST_TITLE and any(
        letters.startswith(squash(title)) and len(letters) - len(squash(title)) <= _WORDS_BEHIND
        for title in titles
    )


def _run(blocks: Sequence[Block], title: int) -> range:
    """The places of the blocks below a title, up to the next one."""
    end = next((i for i in range(title + 1, len(blocks)) if _is_title(blocks[i])), len(blocks))
    return range(title + 1, end)


def _is_title(block: Block) -> bool:
    if block.kind in (BlockKind.HEADING, BlockKind.CONTENTS):
        return True
    line = collapse_space(block.text)
    return len(line) <= _LONGEST_TITLE and bool(NEXT_SUBBAB.match(line) or squash(line) == "daftarisi")


def _abbreviations(unit: Paragraph) -> Iterator[Singkatan]:
    for found in _ABBREVIATION.finditer(unit.text):
        before = unit.text[: found.start()].rstrip()
        yield Singkatan(found["text"], before[-_LONGEST_EXPANSION:], unit.source, unit.block.section)
