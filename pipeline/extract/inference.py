"""Rules that nobody drew: what was concluded about a page's tables from its texts, in the form of rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pipeline.model.geometry import BBox
from pipeline.model.page import Floats, Rules

MANY_ROWS = "mungkin memuat beberapa baris tanpa garis pemisah"
UNRULED = "tabel tanpa garis: kolom dan baris disimpulkan dari letak teks"
UNSURE_COLUMN = "mungkin memuat beberapa kolom tanpa garis pemisah"
UNSURE_HEADING = "jangkauan judul di atas beberapa kolom tidak jelas"
UNSURE_ROW = "mungkin lanjutan baris di atasnya (tanpa garis pemisah)"


@dataclass(frozen=True, slots=True, eq=False)
class Inference:
    """Inferred rules, the areas they divide with what was inferred there, and areas whose cells are in doubt.

    `areas` name "baris" or "kolom"; `doubts` give the reason.
    """

    rules: Rules
    areas: tuple[tuple[BBox, str], ...] = ()
    doubts: tuple[tuple[BBox, str], ...] = ()


def rules_from(
    horizontal: Iterable[tuple[float, float, float]], vertical: Iterable[tuple[float, float, float]]
) -> Rules:
    """Rules from rows of `(position, start, end)`."""
    return Rules(_array(horizontal), _array(vertical))


def _array(rows: Iterable[tuple[float, float, float]]) -> Floats:
    return np.array(sorted(rows), dtype=float).reshape(-1, 3)


NOTHING = Inference(rules_from((), ()))
"""No inference: what most steps find in most tables."""


def joined(rules: Rules, more: Rules) -> Rules:
    """Both together."""
    return Rules(np.vstack((rules.horizontal, more.horizontal)), np.vstack((rules.vertical, more.vertical)))


def merged(parts: Iterable[Inference]) -> Inference:
    """Several inferences about one page as one."""
    found = tuple(part for part in parts if part is not NOTHING)
    if not found:
        return NOTHING
    rules = [part.rules for part in found if len(part.rules)]
    return Inference(
        Rules(np.vstack([one.horizontal for one in rules]), np.vstack([one.vertical for one in rules]))
        if rules
        else rules_from((), ()),
        tuple(area for part in found for area in part.areas),
        tuple(doubt for part in found for doubt in part.doubts),
    )
