"""Boxes in the space in which the second reader follows a page: `x0, y0, x1, y1` in points, y upward."""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, Point, Rect, apply_matrix_pt


def cropped_box(page: PDFPage) -> Rect:
    """What is displayed of a page, `x0, y0, x1, y1` with y upward, where the turned media box begins at 0, 0."""
    return mapped(page_matrix(page), common(_ordered(page.mediabox), _ordered(page.cropbox)))


def page_matrix(page: PDFPage) -> Matrix:
    """From page space to where the turned media box begins at 0, 0."""
    x0, y0, x1, y1 = _ordered(page.mediabox)
    by_angle: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0),
    }  # fmt: skip
    return by_angle.get(page.rotate, (1, 0, 0, 1, -x0, -y0))


def _ordered(box: Rect) -> Rect:
    """The box with its lower left corner first: any two opposite corners may be written."""
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def common(one: Rect, other: Rect) -> Rect:
    """What two boxes have in common; turned inside out where they do not meet, so that no point is in it."""
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def around(points: Sequence[Point]) -> Rect:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def mapped(matrix: Matrix, box: Rect) -> Rect:
    """The box around a box that a matrix turns."""
    x0, y0, x1, y1 = box
    return around([apply_matrix_pt(matrix, (x, y)) for x in (x0, x1) for y in (y0, y1)])
