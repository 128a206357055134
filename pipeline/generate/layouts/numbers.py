"""Numbers in English style: 1,234,567 and 45.20 %."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.generate.form import Row
from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.reshaping import with_each_row, with_parts

_FIGURE = re.compile(r"(?<![\w.,/])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.])|(?<![\w.,/])\d+,\d+(?!\w)")
_VALUES = ("pagu", "target", "realisasi", "tingkat", "proyeksi", "volume", "selisih")
_SWAPPED = str.maketrans(".,", ",.")


def in_english_style(renja: Renja) -> Renja:
    """Every amount and every target with commas between thousands and a decimal point, in tables and prose."""
    for kind in renja.tables:
        renja = with_each_row(renja, kind, _row)
    return with_parts(renja, _part)


def _row(row: Row) -> Iterable[Row]:
    yield {name: _english(text) if name.startswith(_VALUES) else text for name, text in row.items()}


def _part(part: Part) -> Iterable[Part]:
    is_telling = part.kind is PartKind.PARAGRAPH and ("Rp" in part.text or " %" in part.text)
    yield replace(part, text=_english(part.text)) if is_telling else part


def _english(text: str) -> str:
    return _FIGURE.sub(lambda found: found[0].translate(_SWAPPED), text)
