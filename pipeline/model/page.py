"""The geometry of one page as numpy arrays: what every reader gives and every extractor takes.

Coordinates are PDF points from the top left of the page as displayed (after /Rotate, inside the crop box), or, of a
sheet of text that runs another way, of that page turned until the text runs to the right.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import BBox, Frame
from pipeline.model.table import recognises

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
PAPER = 255.0
"""Every channel of white."""
_TOGETHER = 64  # points whose shades are looked up at once
_SORTED_BY_RADIX = 1 << 16  # whole numbers of no wider range


class Doubt(IntEnum):
    """Why a character may not be the one that is printed."""

    NONE = 0
    UNMAPPED = 1
    """Its font does not tell which letter the printed shape is."""
    FOREIGN = 2
    """The letters of its font make no words, on this page."""
    COVERED = 3
    """An image lies over it."""
    SLANTED = 4
    """It does not stand along the sides of the page, so that its place among other text is uncertain."""


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The visible characters of a page, one entry per character in each array, in content order.

    White space is not a character here: `space_after` says that some stands between this one and the next.
    `x0, top, x1, bottom` is the box from one letter's origin to the next one's, descent to ascent. `turn` is the
    writing direction in quarter turns clockwise: 0 to the right, 1 downward, 2 upside down, 3 upward. `baseline` is the
    line the text stands on: a distance from the top for text of turn 0 and 2, from the left for 1 and 3. `size` is the
    font size on the page in points. `doubt` is a `Doubt`: why the character may be another one. `confidence` is how
    sure the reader is of each, from 0 to 1; of what a file says in letters it is 1.
    """

    code: Ints
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    baseline: Floats
    size: Floats
    bold: Bools
    turn: Ints
    space_after: Bools
    doubt: Ints
    confidence: Floats

    def __len__(self) -> int:
        return len(self.code)

    def take(self, index: Ints | Bools) -> Characters:
        """The characters at `index` (positions or a mask), in that order."""
        # Taking by places costs a third of taking by a mask, which would be counted out anew for each array.
        places = np.flatnonzero(index) if index.dtype == np.bool_ else index
        return Characters(*(getattr(self, name).take(places) for name in self.__slots__))

    def moved(self, right: float, down: float) -> Characters:
        """The same characters so many points farther right and down, all of them running to the right."""
        return replace(
            self,
            x0=self.x0 + right,
            x1=self.x1 + right,
            top=self.top + down,
            bottom=self.bottom + down,
            baseline=self.baseline + down,
        )

    def text(self) -> str:
        """All characters in content order, without spaces."""
        return "".join(map(chr, self.code.tolist()))


def no_characters() -> Characters:
    """No characters at all."""
    floats, flags = np.empty(0), np.empty(0, dtype=np.bool_)
    ints = np.empty(0, dtype=np.int64)
    return Characters(ints, floats, floats, floats, floats, floats, floats, flags, ints, flags, ints, floats)


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Ruling lines as the straight strips of ink they are, horizontal and vertical ones in separate arrays.

    A row is `(position, start, end)`: the middle of the strip's thickness, and where it begins and ends.
    For `horizontal` the position is downward and start/end to the right, for `vertical` the other way round.
    """

    horizontal: Floats
    vertical: Floats

    def __len__(self) -> int:
        return len(self.horizontal) + len(self.vertical)


@dataclass(frozen=True, slots=True, eq=False)
class Shades:
    """Painted areas in the order of painting: rows of `(x0, top, x1, bottom)` and of `(red, green, blue)`, 0..255."""

    boxes: Floats
    colours: Floats

    def at(self, points: Floats) -> Floats:
        """For each point `(x, y)` the colour of the last area painted over it; white paper where there is none."""
        colours = np.full((len(points), 3), PAPER)
        if not len(self.boxes):
            return colours
        x0, top, x1, bottom = self.boxes.T
        # Points at one height have few areas near them: a page with 12,000 shaded cells is not 144 million looks.
        downward = np.argsort(points[:, 1], kind="stable")
        for start in range(0, len(points), _TOGETHER):
            own = downward[start : start + _TOGETHER]
            x, y = points[own, 0, None], points[own, 1, None]
            near = np.flatnonzero((top <= y[-1]) & (bottom >= y[0]))
            if not len(near):
                continue
            over = (x0[near] <= x) & (x <= x1[near]) & (top[near] <= y) & (y <= bottom[near])
            is_shaded = np.logical_or.reduce(over, axis=1)
            last = near[len(near) - 1 - over[is_shaded, ::-1].argmax(axis=1)]
            colours[own[is_shaded]] = self.colours[last]
        return colours


def no_shades() -> Shades:
    """Nothing but white paper."""
    return Shades(np.empty((0, 4)), np.empty((0, 3)))


@dataclass(frozen=True, slots=True, eq=False)
class PageGeometry:
    """One page as read. `number` is 1-based; `rotation` the page's /Rotate in degrees, already applied.

    `hidden` counts characters that were dropped because nobody can see them (clipped away, invisible, painted over,
    off the page) or because they are a watermark. `drawings` counts the points of painted shapes that are no rules,
    `unopened` nested parts that were not looked into. `shades` are the areas behind its texts. `turn` is how the text
    of a sheet runs on the displayed page (`Frame`); 0 for whole pages. `is_damaged` tells of a page whose content
    could not be decoded to its end. `image_resolution` are the dots per inch of its images, 0 without any. `is_coarse`
    tells of a page read from an image that has too few of them for letters to be certain.
    """

    number: int
    width: float
    height: float
    rotation: int
    characters: Characters
    rules: Rules
    images: tuple[BBox, ...]
    method: str
    hidden: int = 0
    drawings: int = 0
    unopened: int = 0
    shades: Shades = field(default_factory=no_shades)
    turn: int = 0
    is_damaged: bool = False
    image_resolution: float = 0.0
    is_coarse: bool = False

    @property
    def from_image(self) -> bool:
        """Whether letters were recognised in the page's picture."""
        return recognises(self.method)

    @property
    def has_text(self) -> bool:
        """Whether the reader believes any character of the page."""
        return bool((self.characters.confidence > 0).any())

    @property
    def frame(self) -> Frame:
        """How the page has to be turned to be read."""
        return Frame(self.turn, self.width, self.height)


def order_of(*keys: Floats | Ints) -> Ints:
    """The places of all entries in ascending order of the last key, those alike in order of the one before it, and on.

    It is what `np.lexsort` gives, in half the time: whole numbers of a small range (lines, cells, codes of letters) are
    sorted by radix, and a key that is the same everywhere not at all.
    """
    order = np.arange(len(keys[0]))
    for key in keys if len(order) else ():
        own = key.take(order)
        if own.dtype.kind == "i":
            low, high = own.min(), own.max()
            if low == high:
                continue
            if high - low < _SORTED_BY_RADIX:
                own = (own - low).astype(np.uint16)
        order = order.take(own.argsort(kind="stable"))
    return order
