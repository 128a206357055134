"""The state in which the second reader follows a page, and what an operator writes in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan

from pdfminer.utils import MATRIX_IDENTITY, Matrix, Rect, mult_matrix

from pipeline.read.plumber_fonts import Glyphs
from pipeline.read.plumber_letters import Run, Written
from pipeline.read.plumber_paint import Rgb, colour_of

# Ways to render text that leave no ink: invisible, and nothing but a clip (ISO 32000-1, table 106).
_WITHOUT_INK = (3, 7)
_UNKNOWN: Rgb = (nan, nan, nan)


@dataclass
class State:
    """The graphics state, which an operator may keep and another bring back.

    `clip` is what the clip paths so far leave of the page, `opacity` (0 to 1) that of what is filled, in the colour
    that `components` name in the colour space `space`. `matrix` places text, `x` and `y` are how far the letters
    since then went; the other numbers are those of text by their names in the standard, `leading` upward.
    """

    ctm: Matrix
    clip: Rect
    opacity: float = 1.0
    space: str = "DeviceGray"
    components: object = 0.0
    glyphs: Glyphs | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scaling: float = 100.0
    leading: float = 0.0
    render: float = 0.0
    rise: float = 0.0
    matrix: Matrix = MATRIX_IDENTITY
    x: float = 0.0
    y: float = 0.0

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """What follows is drawn in a space that this matrix puts into the present one."""
        self.ctm = mult_matrix((a, b, c, d, e, f), self.ctm)

    def place(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Text begins there."""
        self.matrix = (a, b, c, d, e, f)
        self.x = self.y = 0.0

    def move(self, x: float, y: float) -> None:
        """Text begins so far from where it began before."""
        a, b, c, d, e, f = self.matrix
        self.place(a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def next_line(self) -> None:
        """Text begins one line lower."""
        self.move(0, self.leading)


def write(now: State, items: Iterable[tuple[bytes, bytes]], written: Written) -> None:
    """Writes strings, numbers between them move on; the state goes behind them. Without a font nothing is written."""
    glyphs = now.glyphs
    if glyphs is None:
        return
    size, scale = now.size, now.scaling * 0.01
    spacing = now.spacing * scale
    word_spacing = 0.0 if glyphs.is_multibyte else now.word_spacing * scale
    unit = 0.001 * size * scale
    is_vertical = glyphs.is_vertical
    along, across = (now.y, now.x) if is_vertical else (now.x, now.y)
    starts: list[float] = []
    advances: list[float] = []
    signs: list[str] = []
    is_first = True
    for string, number in items:
        if number:
            along -= float(number) * unit
            is_first = False
            continue
        for width, sign, is_blank in glyphs.letters(string):
            if not is_first:
                along += spacing
            is_first = False
            advance = width * size * scale
            starts.append(along)
            advances.append(advance)
            signs.append(sign)
            along += advance
            if is_blank:
                along += word_spacing
    now.x, now.y = (across, along) if is_vertical else (along, across)
    if not signs or now.render in _WITHOUT_INK or now.opacity <= 0:
        return
    colour = colour_of(now.space, now.components) or _UNKNOWN
    written.runs.append(
        Run(*mult_matrix(now.matrix, now.ctm), now.rise, size, *now.clip, *colour, across, is_vertical)
    )
    written.counts.append(len(signs))
    written.along += starts
    written.advances += advances
    written.signs += signs
