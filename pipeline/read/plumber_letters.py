"""The letters that the second reader found on a page: placed, and of these the ones that are seen near given boxes.

Places are worked out for all letters of a page at once, and only a letter near a box becomes an object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import starmap
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.model.geometry import BBox
from pipeline.read.plumber_paint import Floats, Paint, stands_out

MIDDLE = 0.3
"""The middle of a small letter, as a share of the font size above the baseline: it has to be visible, and tells which
box a character is in. What fonts declare as their boxes reaches into the neighbouring row as often as not."""

# Directions of writing by turn, with y downward; the next one is that in which its lines follow each other.
_ALONG = np.array(((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)))


class Letter(NamedTuple):
    """A visible character on the displayed page, in points.

    `x` and `y` are its middle. `start` and `end` are where it begins and ends along its writing direction, `down` is
    the place of its baseline across it; all three grow in reading direction. `turn` counts quarter turns clockwise.
    """

    text: str
    x: float
    y: float
    start: float
    end: float
    down: float
    size: float
    turn: int


class Run(NamedTuple):
    """What the letters of one operator have in common; y grows upward.

    A matrix, how far the letters are raised, the size of their font, what the clip leaves of the page, their colour
    (not a number where it is not known), where they stand across their direction, and 1 where that is downward.
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    rise: float
    size: float
    x0: float
    y0: float
    x1: float
    y1: float
    red: float
    green: float
    blue: float
    across: float
    is_vertical: float


@dataclass(slots=True)
class Written:
    """What a page writes and paints, in the order of its content.

    `counts` are the letters of each run; `along`, `advances` and `signs` have an entry for each letter: how far from
    its run's begin it stands, how far it goes on, and what it says.
    """

    runs: list[Run] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    along: list[float] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)


def seen_letters(
    written: Written, left: float, top: float, boxes: Sequence[BBox], reach: float
) -> list[Letter]:
    """The letters that are seen and stand in a box or at most `reach` points beside one, in the order of the content.

    Args:
        written: what the page writes and paints.
        left: of the displayed page, in the space of the runs.
        top: likewise.
        boxes: in points from the top left of the displayed page.
        reach: in points.
    """
    if not written.signs:
        return []
    run = np.repeat(np.array(written.runs), written.counts, axis=0).T
    a, b, c, d, _, _, rise, font_size, x0, y0, x1, y1 = run[:12]
    along, advance = np.array(written.along), np.array(written.advances)
    begin_x, begin_y = _begin(run, along)
    # The middle that has to be visible, y upward.
    middle_x, middle_y = advance / 2, rise + MIDDLE * font_size
    shown_x, shown_y = a * middle_x + c * middle_y + begin_x, b * middle_x + d * middle_y + begin_y
    is_shown = (x0 <= shown_x) & (shown_x <= x1) & (y0 <= shown_y) & (shown_y <= y1)

    turn = np.where(np.abs(a) >= np.abs(b), np.where(a >= 0, 0, 2), np.where(b > 0, 3, 1))
    is_lying = turn % 2 == 1
    size = np.where(
        is_lying,
        np.abs(a * advance) + np.abs(c * font_size),
        np.abs(b * advance) + np.abs(d * font_size),
    )
    x, y = begin_x - left, top - begin_y
    (along_x, along_y), (across_x, across_y) = _ALONG[turn].T, _ALONG[(turn + 1) % 4].T
    length = np.abs(advance) * np.hypot(a, b)
    start, down = x * along_x + y * along_y, x * across_x + y * across_y
    x = x + along_x * length / 2 - across_x * MIDDLE * size
    y = y + along_y * length / 2 - across_y * MIDDLE * size

    near = np.flatnonzero(is_shown & _is_near(x, y, boxes, reach))
    paints = [paint._replace(after=int(np.searchsorted(near, paint.after))) for paint in written.paints]
    seen = near[stands_out(shown_x[near], shown_y[near], run[12:15, near].T, paints)]
    columns = (x, y, start, start + length, down, size)
    return list(
        starmap(
            Letter,
            zip(
                [written.signs[place] for place in seen.tolist()],
                *(column[seen].tolist() for column in columns),
                turn[seen].tolist(),
                strict=True,
            ),
        )
    )


def _begin(run: Floats, along: Floats) -> tuple[Floats, Floats]:
    """Where each letter begins, by the matrix of its run."""
    a, b, c, d, e, f = run[:6]
    across, is_vertical = run[15], run[16] == 1
    x, y = np.where(is_vertical, across, along), np.where(is_vertical, along, across)
    return x * a + y * c + e, x * b + y * d + f


def _is_near(x: Floats, y: Floats, boxes: Sequence[BBox], reach: float) -> npt.NDArray[np.bool_]:
    is_near = np.zeros(len(x), dtype=bool)
    for box in boxes:
        is_near |= (
            (box.x0 - reach <= x) & (x <= box.x1 + reach) & (box.top - reach <= y) & (y <= box.bottom + reach)
        )
    return is_near
