"""A page of pdfplumber with what a reader of the paper sees, and nothing else.

pdfminer, which pdfplumber stands on, gives every character of the content, also those that nobody sees: clipped away,
rendered invisible, transparent, covered, or of the colour of the paper. Half of a row that a spreadsheet tore is in the
content twice.
"""

# ruff: noqa: N802 - pdfminer looks for a method "do_W" at the operator "W".

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from math import inf

from pdfminer.layout import LTChar, LTFigure, LTLayoutContainer
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, num_value
from pdfminer.psparser import literal_name
from pdfminer.utils import Matrix, PathSegment, Point, Rect, apply_matrix_pt, mult_matrix
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from pipeline.read.plumber_paint import Mark, Paint, Rgb, colour_of, is_wide, stands_out

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say which it is."""

# Corners of a rectangle, the first of them written again where it is closed.
_BOX_POINTS = 5
# Ways to render text that leave no ink: invisible, and nothing but a clip (ISO 32000-1, table 106).
_WITHOUT_INK = (3, 7)
MIDDLE = 0.3
"""The middle of a small letter, as a share of the font size above the baseline: it has to be visible, and tells which
box a character is in. What fonts declare as their boxes reaches into the neighbouring row as often as not."""


def visible_characters(pdf: PDF, page: PDFPage) -> list[LTChar]:
    """What a page shows of its text, in the order of the content; coordinates are those of `cropped_box`."""
    device = _VisibleText(pdf.rsrcmgr)
    _ClippingInterpreter(pdf.rsrcmgr, device).process_page(page)
    seen = stands_out(device.marks, device.paints)
    return list(compress(_characters(device.get_result()), seen))


def _characters(layout: LTLayoutContainer) -> Iterator[LTChar]:
    """In the order of painting: a form stands where it was drawn."""
    for item in layout:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTFigure):
            yield from _characters(item)


def cropped_box(page: PDFPage) -> Rect:
    """What is displayed of a page, `x0, y0, x1, y1` with y upward, where the turned media box begins at 0, 0."""
    media, crop = _ordered(page.mediabox), _ordered(page.cropbox)
    return _mapped(_turned(media, page.rotate), _common(media, crop))


def _ordered(box: Rect) -> Rect:
    """The box with its lower left corner first: any two opposite corners may be written."""
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _common(one: Rect, other: Rect) -> Rect:
    """What two boxes have in common; turned inside out where they do not meet, so that no point is in it."""
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def _around(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _mapped(matrix: Matrix, box: Rect) -> Rect:
    """The box around a box that a matrix turns."""
    x0, y0, x1, y1 = box
    return _around([apply_matrix_pt(matrix, (x, y)) for x in (x0, x1) for y in (y0, y1)])


def _turned(media: Rect, rotate: int) -> Matrix:
    """From page space to the space of pdfminer's layout."""
    x0, y0, x1, y1 = media
    by_angle: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0),
    }  # fmt: skip
    return by_angle.get(rotate, (1, 0, 0, 1, -x0, -y0))


class _VisibleText(PDFPageAggregatorWithMarkedContent):
    """Takes characters only, and of these the visible ones.

    `clip` is what the clip paths so far leave of the page, `opacity` (0 to 1) that of what is filled: both belong to
    the graphics state. `clips_next` tells that the path being drawn becomes part of the clip when it ends. `marks` are
    the characters so far, `paints` what is painted besides.
    """

    clip: Rect = (-inf, -inf, inf, inf)
    opacity: float = 1.0
    clips_next: bool = False
    _has_ink: bool = True

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Begins with the displayed part of the page."""
        super().begin_page(page, ctm)
        self.clip = cropped_box(page)
        self.marks: list[Mark] = []
        self.paints: list[Paint] = []

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """A form shows nothing outside its box."""
        super().begin_figure(name, bbox, matrix)
        self.clip = _common(self.clip, _mapped(mult_matrix(matrix, self.ctm), bbox))

    def render_image(self, name: str, stream: PDFStream) -> None:
        """An image is drawn over the box that pdfminer opens for it; what it shows there is not known."""
        super().render_image(name, stream)
        self._paint(self.cur_item.bbox, None)

    def paint_path(
        self,
        gstate: PDFGraphicState,
        _stroke: bool,
        fill: bool,
        _evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Ends a path, which may clip what follows: any shape clips like the box around it.

        Of what it fills, a box is remembered with its colour, anything else as a box that may be partly painted.
        """
        steps = [[float(value) for value in step[1:]] for step in path]
        points = [
            apply_matrix_pt(self.ctm, (x, y))
            for step in steps
            for x, y in zip(step[::2], step[1::2], strict=True)
        ]
        if fill and points:
            is_box = len(points) <= _BOX_POINTS and all(
                len({p[axis] for p in points}) == 2 for axis in (0, 1)
            )
            is_plain = is_box and self.opacity == 1
            self._paint(_around(points), colour_of(gstate.ncs.name, gstate.ncolor) if is_plain else None)
        if self.clips_next and points:
            self.clip = _common(self.clip, _around(points))
        self.clips_next = False

    def _paint(self, box: Rect, colour: Rgb | None) -> None:
        shown = _common(self.clip, box)
        if is_wide(shown):
            self.paints.append(Paint(len(self.marks), shown, colour))

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """A run of characters in one state."""
        self._has_ink = textstate.render not in _WITHOUT_INK and self.opacity > 0
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """One character; its advance is returned whether it is kept or not."""
        advance = float(font.char_width(cid) * fontsize * scaling)
        x, y = apply_matrix_pt(matrix, (advance / 2, rise + MIDDLE * fontsize))
        x0, y0, x1, y1 = self.clip
        if self._has_ink and x0 <= x <= x1 and y0 <= y <= y1:
            super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
            self.marks.append(Mark(x, y, colour_of(ncs.name, graphicstate.ncolor)))
        return advance

    def handle_undefined_char(self, _font: PDFFont, _cid: int) -> str:
        """A character that the font does not name."""
        return UNKNOWN


class _ClippingInterpreter(PDFPageInterpreter):
    """Follows what pdfminer passes over: clip paths and transparency."""

    device: _VisibleText

    def init_state(self, ctm: Matrix) -> None:
        """A page, or a form in it, which begins in the state that it is drawn in."""
        super().init_state(ctm)
        self._saved: list[tuple[Rect, float]] = []

    def do_q(self) -> None:
        """Save the graphics state."""
        super().do_q()
        self._saved.append((self.device.clip, self.device.opacity))

    def do_Q(self) -> None:
        """Restore the graphics state; one too many does nothing."""
        super().do_Q()
        if self._saved:
            self.device.clip, self.device.opacity = self._saved.pop()

    def do_W(self) -> None:
        """Clip with the path that is being drawn."""
        self.device.clips_next = True

    def do_W_a(self) -> None:
        """Clip with the path that is being drawn, by the other rule of what is inside."""
        self.device.clips_next = True

    def do_n(self) -> None:
        """End a path that is not painted."""
        self.device.paint_path(self.graphicstate, False, False, False, self.curpath)
        super().do_n()

    def do_F(self) -> None:
        """Fill, by the obsolete name that pdfminer knows but does not end the path at."""
        self.do_f()

    def do_gs(self, name: PDFStackT) -> None:
        """Take over what an extended graphics state says of the opacity of filling."""
        states = dict_value(self.resources.get("ExtGState", {}))
        state = dict_value(states.get(literal_name(name), {}))
        if "ca" in state:
            self.device.opacity = float(num_value(state["ca"]))

    def do_Do(self, name: PDFStackT) -> None:
        """Draw a form or an image. Behind it everything is as it was, the matrix too, which pdfminer leaves changed."""
        state = self.device.clip, self.device.opacity
        super().do_Do(name)
        self.device.clip, self.device.opacity = state
        self.device.set_ctm(self.ctm)
