"""Affine matrices `(a, b, c, d, e, f)` as PDF writes them, and the way from page space to the displayed page."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple


class Matrix(NamedTuple):
    """Maps `(x, y)` to `(a x + c y + e, b x + d y + f)` (ISO 32000-1, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The image of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: Matrix) -> Matrix:
        """The matrix that does this one first and `outer` after it."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def scale_across(self, dx: float, dy: float) -> float:
        """By how much a length across the direction `(dx, dy)` grows: what a pen's width becomes."""
        length = hypot(dx, dy)
        along = hypot(self.a * dx + self.c * dy, self.b * dx + self.d * dy)
        return abs(self.a * self.d - self.b * self.c) * length / along if along else 0.0


def displayed(box: tuple[float, float, float, float], rotation: int) -> Matrix:
    """From page space to points from the top left of the page as displayed.

    Args:
        box: left, bottom, right, top of the visible page (crop box inside media box).
        rotation: the page's /Rotate: 0, 90, 180 or 270 degrees clockwise.
    """
    left, bottom, right, top = box
    match rotation % 360:
        case 90:
            return Matrix(0, 1, 1, 0, -bottom, -left)
        case 180:
            return Matrix(-1, 0, 0, 1, right, -bottom)
        case 270:
            return Matrix(0, -1, -1, 0, top, right)
        case _:
            return Matrix(1, 0, 0, -1, -left, top)
