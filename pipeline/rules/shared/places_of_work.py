"""Places of work: whether a row names one, and whether cells name the same ones."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.rows import PlanRow
from pipeline.model.values import Sourced

Lokasi = Sourced[tuple[str, ...]]


def lokasi_is_told(row: PlanRow) -> bool:
    """Whether a row prints a lokasi, and not just a dash."""
    return any(set(place) != {"-"} for place in row.lokasi.value or ())


def same_places(cells: Iterable[Lokasi], others: Iterable[Lokasi]) -> bool:
    """Whether the cells of both sides name the same places, in whatever order and on however many rows.

    A page break may tear the name of one place into two rows: then the letters in their printed order agree.
    """
    own, other = (tuple(place for cell in side for place in cell.value or ()) for side in (cells, others))
    return set(own) == set(other) or "".join(own) == "".join(other)
