"""How a document looks, whatever it says, as far as its producer can do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.generate.renja import PartKind

PORTRAIT = (609.0, 935.0)
"""Width and height of F4 in points, the paper of Indonesian offices."""
MARGIN = 40.0
LEADING = 1.5
"""Points more than the letters' size from line to line of a table."""


class Orientation(StrEnum):
    """Which way pages lie."""

    LANDSCAPE = "all pages in landscape"
    MIXED = "prose in portrait, tables in landscape"


@dataclass(frozen=True, slots=True)
class Look:
    """`tears_rows` lets a row go on on the next page; `fill` is the colour of the header, empty for none."""

    orientation: Orientation = Orientation.MIXED
    repeats_header: bool = True
    tears_rows: bool = False
    is_serif: bool = False
    fill: str = "D9E2F3"


SIZES = {PartKind.TITLE: 16.0, PartKind.HEADING: 11.0, PartKind.PARAGRAPH: 10.0, PartKind.TABLE: 10.0}
"""Size in points of the letters outside tables; for a table that of its caption."""
UPWARD_HEIGHT = 78.0
"""Length in points of a heading that runs upward."""
