"""What a page of pdfplumber writes and paints, followed through its content.

pdfminer, which pdfplumber stands on, finds the objects of a file: contents, fonts, forms, colour spaces. What it makes
of a content itself is every character, also those that nobody sees, each as an object with all that is known of it, and
it passes over what hides them: clip paths and transparency. So the content is followed here, and of a character no more
is kept than where it stands and what is behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, num_value, stream_value
from pdfminer.psparser import literal_name
from pdfminer.utils import MATRIX_IDENTITY, Point, Rect, apply_matrix_pt

from pipeline.read.plumber_boxes import around, common, cropped_box, mapped, page_matrix
from pipeline.read.plumber_content import items, names, numbers, operations
from pipeline.read.plumber_fonts import Fonts
from pipeline.read.plumber_letters import Written
from pipeline.read.plumber_paint import Paint, Rgb, colour_of, is_wide
from pipeline.read.plumber_text import State, write

# Corners of a rectangle, the first of them written again where it is closed.
_BOX_POINTS = 5
_UNIT_SQUARE: Rect = (0, 0, 1, 1)
# Colours of two numbers, or of more than four, are those of no colour space that says what is seen.
_COLOUR_COUNTS = (1, 3, 4)


def written_on(page: PDFPage, fonts: Fonts) -> Written:
    """All that a page writes and paints; coordinates are those of `cropped_box`."""
    written = Written()
    state = State(page_matrix(page), cropped_box(page))
    _Content(written, fonts, page.resources, state).follow(page.contents)
    return written


class _Content:
    """Follows the content of a page, or of a form on it, and writes down what comes out in `written`."""

    def __init__(
        self,
        written: Written,
        fonts: Fonts,
        resources: Mapping[object, object],
        state: State,
        opened: Collection[int] = (),
    ) -> None:
        """`opened` are the streams that this one stands in, by their numbers: none is followed inside itself."""
        self._written = written
        self._fonts = fonts
        self._resources = dict(resources)
        self._named = PDFPageInterpreter(fonts.manager, PDFDevice(fonts.manager))
        self._named.init_resources(self._resources)
        self._now = state
        self._kept: list[dict[str, object]] = []
        self._path: list[Point] = []
        self._clips_next = False
        self._opened = frozenset(opened)

    def follow(self, contents: Sequence[object]) -> None:
        """Goes through streams that make one content; one without a number, or that stands in itself, is left out."""
        streams = [stream_value(one) for one in list_value(contents)]
        followed = [one for one in streams if one.objid is not None and one.objid not in self._opened]
        self._opened = self._opened.union(one.objid for one in followed if one.objid is not None)
        for operator, operands in operations(b"\n".join(one.get_data() for one in followed)):
            if operator in _BY_NUMBERS:
                count, act = _BY_NUMBERS[operator]
                given = numbers(operands)[-count:] if count else ()
                if len(given) == count:
                    act(self, *given)
            elif operator in _BY_OPERANDS:
                _BY_OPERANDS[operator](self, operands)

    # --- the graphics state

    def _keep(self) -> None:
        self._kept.append(vars(self._now).copy())

    def _bring_back(self) -> None:
        """One too many does nothing."""
        if self._kept:
            vars(self._now).update(self._kept.pop())

    def _take_over(self, operands: bytes) -> None:
        """What an extended graphics state says of the opacity of filling."""
        states = dict_value(self._resources.get("ExtGState", {}))
        for name in names(operands):
            state = dict_value(states.get(name, {}))
            if "ca" in state:
                self._now.opacity = float(num_value(state["ca"]))

    def _colour(self, space: str, *components: float) -> None:
        self._now.space = space
        self._now.components = components if len(components) > 1 else components[0]

    def _colour_space(self, operands: bytes) -> None:
        for name in names(operands):
            if name in self._named.csmap:
                self._now.space = self._named.csmap[name].name

    def _colour_within_space(self, operands: bytes) -> None:
        components = numbers(operands)
        if names(operands) or len(components) not in _COLOUR_COUNTS:
            self._now.components = None
        else:
            self._colour(self._now.space, *components)

    # --- paths

    def _point(self, x: float, y: float) -> None:
        self._path.append((x, y))

    def _two_points(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._path += ((x1, y1), (x2, y2))

    def _three_points(self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
        self._path += ((x1, y1), (x2, y2), (x3, y3))

    def _rectangle(self, x: float, y: float, width: float, height: float) -> None:
        right, top = x + width, y + height
        self._path += ((x, y), (right, y), (right, top), (x, top))

    def _clip(self) -> None:
        self._clips_next = True

    def _fill(self) -> None:
        self._end_path(is_filled=True)

    def _end_path(self, *, is_filled: bool = False) -> None:
        """Ends a path, which may clip what follows: any shape clips like the box around it.

        Of what it fills, a box is remembered with its colour, anything else as a box that may be partly painted.
        """
        if self._path and (is_filled or self._clips_next):
            now = self._now
            points = [apply_matrix_pt(now.ctm, point) for point in self._path]
            box = around(points)
            if is_filled and is_wide(box):
                is_box = len(points) <= _BOX_POINTS and all(
                    len({point[axis] for point in points}) == 2 for axis in (0, 1)
                )
                is_plain = is_box and now.opacity == 1
                self._paint(box, colour_of(now.space, now.components) if is_plain else None)
            if self._clips_next:
                now.clip = common(now.clip, box)
        self._path = []
        self._clips_next = False

    def _paint(self, box: Rect, colour: Rgb | None) -> None:
        shown = common(self._now.clip, box)
        if is_wide(shown):
            self._written.paints.append(Paint(len(self._written.signs), shown, colour))

    # --- forms and images

    def _draw(self, operands: bytes) -> None:
        for name in names(operands):
            if name in self._named.xobjmap:
                self._draw_stream(stream_value(self._named.xobjmap[name]))

    def _draw_stream(self, stream: PDFStream) -> None:
        """A form, which shows nothing outside its box, or an image; behind it everything is as it was."""
        subtype = literal_name(stream.get("Subtype"))
        if subtype == "Form" and "BBox" in stream:
            inner = replace(self._now)
            inner.transform(*(num_value(one) for one in list_value(stream.get("Matrix", MATRIX_IDENTITY))))
            x0, y0, x1, y1 = (num_value(one) for one in list_value(stream["BBox"]))
            inner.clip = common(inner.clip, mapped(inner.ctm, (x0, y0, x1, y1)))
            resources = stream.get("Resources")
            given = dict_value(resources) if resources else self._resources
            _Content(self._written, self._fonts, given, inner, self._opened).follow([stream])
        elif subtype == "Image":
            self._image()

    def _image(self) -> None:
        """It is drawn over the unit square; what it shows there is not known."""
        self._paint(mapped(self._now.ctm, _UNIT_SQUARE), None)

    # --- text

    def _font(self, operands: bytes) -> None:
        """One that is not among the resources is one of which nothing is known."""
        for name in names(operands)[-1:]:
            font = self._named.fontmap.get(name) or self._fonts.manager.get_font(None, {})
            self._now.glyphs = self._fonts.glyphs(font)
        for size in numbers(operands)[-1:]:
            self._now.size = size

    def _show(self, operands: bytes) -> None:
        write(self._now, items(operands), self._written)

    def _show_on_next_line(self, operands: bytes) -> None:
        self._now.next_line()
        self._show(operands)

    def _show_spaced(self, operands: bytes) -> None:
        """Spacings of words and letters stand before the string."""
        *spacings, string = items(operands)
        if len(spacings) == 2:
            self._now.word_spacing, self._now.spacing = (float(number or 0) for _, number in spacings)
            self._now.next_line()
            write(self._now, [string], self._written)


def _setter(name: str, sign: int = 1) -> Callable[..., None]:
    """What takes over one number of the state."""
    return lambda content, value: setattr(content._now, name, sign * value)


def _on_state(act: Callable[..., None]) -> Callable[..., None]:
    """What changes nothing but the state."""
    return lambda content, *given: act(content._now, *given)


def _move_and_lead(state: State, x: float, y: float) -> None:
    state.leading = y
    state.move(x, y)


def _colour(space: str) -> Callable[..., None]:
    return lambda content, *components: content._colour(space, *components)


# Operators by how many numbers they take, and operators that take something else too. All others show nothing.
_BY_NUMBERS: Mapping[bytes, tuple[int, Callable[..., None]]] = {
    b"q": (0, _Content._keep),
    b"Q": (0, _Content._bring_back),
    b"cm": (6, _on_state(State.transform)),
    b"g": (1, _colour("DeviceGray")),
    b"rg": (3, _colour("DeviceRGB")),
    b"k": (4, _colour("DeviceCMYK")),
    b"m": (2, _Content._point),
    b"l": (2, _Content._point),
    b"c": (6, _Content._three_points),
    b"v": (4, _Content._two_points),
    b"y": (4, _Content._two_points),
    b"re": (4, _Content._rectangle),
    b"W": (0, _Content._clip),
    b"W*": (0, _Content._clip),
    **dict.fromkeys((b"n", b"S", b"s"), (0, _Content._end_path)),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), (0, _Content._fill)),
    b"BI": (0, _Content._image),
    b"BT": (0, _on_state(lambda state: state.place(*MATRIX_IDENTITY))),
    b"Tm": (6, _on_state(State.place)),
    b"Td": (2, _on_state(State.move)),
    b"TD": (2, _on_state(_move_and_lead)),
    b"T*": (0, _on_state(State.next_line)),
    b"TL": (1, _setter("leading", -1)),
    b"Tc": (1, _setter("spacing")),
    b"Tw": (1, _setter("word_spacing")),
    b"Tz": (1, _setter("scaling")),
    b"Tr": (1, _setter("render")),
    b"Ts": (1, _setter("rise")),
}
_BY_OPERANDS: Mapping[bytes, Callable[[_Content, bytes], None]] = {
    b"gs": _Content._take_over,
    b"cs": _Content._colour_space,
    b"sc": _Content._colour_within_space,
    b"scn": _Content._colour_within_space,
    b"Do": _Content._draw,
    b"Tf": _Content._font,
    b"Tj": _Content._show,
    b"TJ": _Content._show,
    b"'": _Content._show_on_next_line,
    b'"': _Content._show_spaced,
}
