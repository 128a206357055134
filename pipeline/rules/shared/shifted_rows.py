"""Rows whose cells stand beside their columns: what a cell holds against what its column is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from pipeline.model.kode import is_legal
from pipeline.model.table import OTHER_COLUMNS, TWO_UNDER_ONE, TableRow

_AMOUNT = re.compile(r"(?:rp)?[\s.(-]*\d[\d.,\s]*[)\s,-]*", re.IGNORECASE)
_VALUE = re.compile(r"(?:\d{1,2}[.)]\s+)?[\d.,]*\d(?=[\s%/)]|$)|[A-Z]{1,2}\b")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_VALUES = ("target", "realisasi", "tingkat", "proyeksi")
_TEXTS = ("nama", "indikator", "tujuan", "sasaran", "lokasi", "catatan", "sumber_dana")
_LEAST_MISFITS = 2  # one cell out of its class is an odd cell, not a shifted row
_LEAST_FILLED = 4


class _Fit(Enum):
    """What a cell is to its column."""

    FIGURE = auto()  # a kode, an amount or a value where one belongs
    POSSIBLE = auto()
    MISFIT = auto()


def is_adjusted(row: TableRow) -> bool:
    """Whether the columns of a row had to be told from another page, or share a heading."""
    return any(entry.doubt in (OTHER_COLUMNS, TWO_UNDER_ONE) for entry in row.entries)


def is_shifted(names: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a row fits its columns only when its cells, from some column on, move by one.

    Words in a column of amounts are an office's habit ("APBN" below Pagu): the shift must bring a figure into place.
    """
    fits = _fits(names, texts)
    filled = sum(bool(text.strip()) for text in texts)
    if filled < _LEAST_FILLED or fits.count(_Fit.MISFIT) < _LEAST_MISFITS:
        return False
    moved = (_fits(names, cells) for cells in _moved(list(texts)))
    figures = fits.count(_Fit.FIGURE)
    return any(_Fit.MISFIT not in other and other.count(_Fit.FIGURE) > figures for other in moved)


def _moved(cells: list[str]) -> Iterator[list[str]]:
    """The row with one blank cell put in before a column, or taken out; what would fall off must be blank."""
    for place, cell in enumerate(cells):
        if not cells[-1].strip():
            yield [*cells[:place], "", *cells[place:-1]]
        if not cell.strip():
            yield [*cells[:place], *cells[place + 1 :], ""]


def _fits(names: Sequence[str], texts: Sequence[str]) -> list[_Fit]:
    return [_fit(name, text.strip()) for name, text in zip(names, texts, strict=True)]


def _fit(name: str, text: str) -> _Fit:
    """What a cell is to its column; a blank or a dash may stand everywhere."""
    if not text.strip("-–— "):
        return _Fit.POSSIBLE
    if name.startswith("kode"):
        is_figure = "." in text and is_legal("".join(text.split()).strip("."))
    elif name.startswith("pagu"):
        is_figure = _AMOUNT.fullmatch(text) is not None
    elif name.startswith(_VALUES):
        is_figure = _VALUE.match(text) is not None
    elif name.startswith(_TEXTS):
        return _Fit.POSSIBLE if _LETTERS.search(text) else _Fit.MISFIT
    else:
        return _Fit.POSSIBLE
    return _Fit.FIGURE if is_figure else _Fit.MISFIT
