"""Printed rows that hold an indicator only: whether they go on with the coded row above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model.dossier import AnyNode
from pipeline.model.rows import Indikator
from pipeline.model.text import mark_number
from pipeline.model.values import Sourced

_BULLETS = ("-", "*", "\u2022")


@dataclass(frozen=True, slots=True)
class FurtherRow:
    """A printed row of a coded row that holds an indicator only.

    `goes_on` where its list mark is the next after those above it, `is_covered` where the cell of kode or nama reaches
    down beside it.
    """

    cell: Sourced[tuple[Indikator, ...]]
    goes_on: bool
    is_covered: bool

    @property
    def is_sure(self) -> bool:
        """Whether it is known to belong to the kode above it; else it only seems so (KOD-04)."""
        return self.goes_on or self.is_covered


def further_rows(node: AnyNode) -> Iterator[FurtherRow]:
    """Each printed row of a coded row but the first, in printed order."""
    row = node.row
    above = row.indikator.value or ()
    own = len(above) - sum(len(cell.value or ()) for cell in row.lanjutan)
    for cell in row.lanjutan:
        goes_on = _continues(above[:own], cell.value or ())
        yield FurtherRow(cell, goes_on, reaches_beside((row.kode, row.nama), (cell,)))
        own += len(cell.value or ())


def sure_indicators(node: AnyNode) -> tuple[Indikator, ...]:
    """The indicators of a row without those that only seem to belong to it."""
    items = node.row.indikator.value or ()
    further = tuple(further_rows(node))
    own = len(items) - sum(len(row.cell.value or ()) for row in further)
    return (*items[:own], *(item for row in further if row.is_sure for item in row.cell.value or ()))


def reaches_beside(upper: Iterable[Sourced[Any]], lower: Iterable[Sourced[Any]]) -> bool:
    """Whether one of the upper cells is so tall that it stands beside the lower ones: a merged cell."""
    heights = [
        (place.page, (place.upright.top + place.upright.bottom) / 2)
        for cell in lower
        for place in cell.sources
    ]
    return any(
        place.page == page and place.upright.top <= middle <= place.upright.bottom
        for cell in upper
        for place in cell.sources
        for page, middle in heights
    )


def _continues(above: Sequence[Indikator], items: Sequence[Indikator]) -> bool:
    """Whether the list mark of a row goes on where the row above ends: "1." and "2.", "a)" and "b)", two bullets."""
    if not above or not items:
        return False
    before, mark = _mark(above[-1]), _mark(items[0])
    if not any(character.isalnum() for character in mark):
        return bool(mark) and before == mark
    last = mark_number(before)
    return mark_number(mark) == (len(above) if last is None else last) + 1


def _mark(item: Indikator) -> str:
    """The list mark of an indicator; a bullet alone in its cell is part of the text."""
    return item.mark or (item.raw[:1] if item.raw[:1] in _BULLETS else "")
