"""Boxes on a page, in PDF points from the top left corner of the page as displayed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

TOUCHING = 1.0
"""Points by which neighbouring cells may overlap: they share a rule, and it has a thickness."""


class BBox(NamedTuple):
    """A rectangle on the displayed page: `x0 <= x1` to the right, `top <= bottom` downward, in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent to the right, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent downward, in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Square points; 0 for an empty box."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    @property
    def is_empty(self) -> bool:
        """Whether the box covers no paper."""
        return self.width <= 0 or self.height <= 0

    def intersect(self, other: BBox) -> BBox:
        """The common part; empty (`is_empty`) when the boxes do not meet."""
        return BBox(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
        )

    def contains(self, other: BBox, tolerance: float = 0.0) -> bool:
        """Whether `other` lies inside, give or take `tolerance` points on each side."""
        return (
            self.x0 - tolerance <= other.x0
            and self.top - tolerance <= other.top
            and self.x1 + tolerance >= other.x1
            and self.bottom + tolerance >= other.bottom
        )


class Frame(NamedTuple):
    """A page turned until its text runs to the right; `width` and `height` are then its own, in points.

    `turn` is how that text runs on the displayed page, in quarter turns clockwise: 0 to the right, 1 downward, 2 upside
    down, 3 upward.
    """

    turn: int
    width: float
    height: float

    def displayed(self, box: BBox) -> BBox:
        """The box on the displayed page of one on the turned page."""
        x0, top, x1, bottom = box
        match self.turn:
            case 1:
                return BBox(self.height - bottom, x0, self.height - top, x1)
            case 2:
                return BBox(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
            case 3:
                return BBox(top, self.width - x1, bottom, self.width - x0)
            case _:
                return box

    def turned(self, box: BBox) -> BBox:
        """The box on the turned page of one on the displayed page: the inverse of `displayed`."""
        width, height = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
        return Frame(-self.turn % 4, width, height).displayed(box)


def along_text(box: BBox, turn: int) -> BBox:
    """The box with its axes along and across text of that `turn`, as `Frame` has it: "beside" and "below" to a reader.

    Only differences between boxes of one page mean something, the origin does not.
    """
    x0, top, x1, bottom = box
    match turn:
        case 1:
            return BBox(top, -x1, bottom, -x0)
        case 2:
            return BBox(-x1, -bottom, -x0, -top)
        case 3:
            return BBox(-bottom, x0, -top, x1)
        case _:
            return box


def union(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around all `boxes`.

    Raises:
        ValueError: there is no box.
    """
    parts = tuple(boxes)
    if not parts:
        raise ValueError("union of no boxes")
    return BBox(
        min(b.x0 for b in parts),
        min(b.top for b in parts),
        max(b.x1 for b in parts),
        max(b.bottom for b in parts),
    )
