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
