"""A page that is an image to the same geometry that other readers give, with a confidence for every letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import cv2
import numpy as np

from pipeline.model.geometry import BBox
from pipeline.model.page import Characters, Doubt, Floats, PageGeometry, Rules, no_characters
from pipeline.read.ocr.picture import (
    Picture,
    inked,
    part_turned_back,
    skew_of,
    softened,
    turned_back,
    with_light_ground,
)
from pipeline.read.ocr.recogniser import METHOD, Reading, Recogniser
from pipeline.read.ocr.segments import Layout, Segment, find_segments
from pipeline.read.ocr.strips import find_rules
from pipeline.read.pdfium import POINTS_PER_INCH
from pipeline.read.triage import RESOLUTION

_Row = tuple[float, ...]
"""Code, x0, top, x1, bottom, baseline, size, space_after and confidence of a letter; lengths in pixels."""

SHARP_RESOLUTION = 400.0
"""Dots per inch of the picture in which single cells are read again."""
ILLEGIBLE = 0xFFFD
"""Stands for ink of which no letter could be made."""
# A small letter of the smallest print, in points.
_SMALL_LETTER = 4.0
# Seen around a cell (points): a rule beside the lowest cell is then longer than any letter's stem.
_AROUND_CELL = 12.0
# So many of a page's longest lines tell whether it stands on its head.
_WITNESSES = 8
# Mean confidence of letters that are read the right way up; upside down they reach about half of it.
_READ_WELL = 0.8
# The blank between two words, in font sizes: wide enough to be seen as one by all that look at gaps.
_BLANK = 0.25
# A gap of this share of the font size is a blank, whatever is beside it; between the figures of "11" it is 0.2.
_SURELY_BLANK = 0.25
_CLOSING = ".,;:)"  # no blank is printed before these
_FIGURE_AND_LETTER = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_IN_A_WORD = re.compile(r"(?<=[^\W\d_])['\"‘’“”](?=[^\W\d_])")
# A reading of a line that differs from the other says that neither is sure.
_DISPUTED = 0.0


_DASH = Reading(np.array([ord("-")]), np.array([0.5]), np.array([1.0]))


@dataclass(frozen=True, slots=True)
class _Framing:
    """How a line is cut out: margins in font sizes above, below and beside; with the dust in it or without."""

    above: float
    below: float
    beside: float
    with_dust: bool = False


# The two readings of a line see it at two sizes, so that a letter that hangs on chance comes out differently. What may
# be dust is seen by the second one only: of sixty amounts printed in 4.5 pt eleven lost a point without a mark before.
_FRAMINGS = (_Framing(0.85, 0.3, 0.35), _Framing(0.95, 0.42, 0.6, with_dust=True))


def read_cells(
    picture: Picture, turn: int, boxes: Sequence[BBox], recogniser: Recogniser
) -> tuple[Characters, ...]:
    """The letters in boxes of a page that is an image, looked at one by one in a sharper picture.

    Those of each box count from its own top left corner.

    Args:
        picture: all of the displayed page in grey, at `SHARP_RESOLUTION`.
        turn: how its text runs (`Frame`).
        boxes: in points from the top left of the page turned until its text runs to the right.
        recogniser: reads single lines.
    """
    dots = SHARP_RESOLUTION / POINTS_PER_INCH
    turned = np.ascontiguousarray(np.rot90(picture, turn))
    skew = skew_of(inked(turned, dots))
    return tuple(_letters_in(turned, skew, box, recogniser, dots) for box in boxes)


def _letters_in(turned: Picture, skew: float, box: BBox, recogniser: Recogniser, dots: float) -> Characters:
    """The letters in a box, counted from its corner. Enough is seen around it that its rules are known as such."""
    x0, top = (round((edge - _AROUND_CELL) * dots) for edge in (box.x0, box.top))
    x1, bottom = (round((edge + _AROUND_CELL) * dots) for edge in (box.x1, box.bottom))
    picture, ink = _on_light_ground(part_turned_back(turned, skew, (x0, top, x1, bottom)), dots)
    layout = find_segments(ink, find_rules(picture, ink, dots), dots)
    inside = [
        segment
        for segment in layout.segments
        if box.x0 * dots <= x0 + (segment.box[0] + segment.box[2]) / 2 <= box.x1 * dots
        and box.top * dots <= top + (segment.box[1] + segment.box[3]) / 2 <= box.bottom * dots
    ]
    found = _characters(picture, replace(layout, segments=tuple(inside), illegible=()), recogniser, dots)
    return found.moved(x0 / dots - box.x0, top / dots - box.top)


def read_picture(page: PageGeometry, picture: Picture, recogniser: Recogniser) -> PageGeometry:
    """What is printed on a page that is an image, as one sheet turned until its text runs to the right.

    Args:
        page: the page as PDFium sees it, for its number and size in points.
        picture: all of the displayed page in grey, at `RESOLUTION`.
        recogniser: reads single lines.
    """
    dots = RESOLUTION / POINTS_PER_INCH
    sheet = _upright(picture, recogniser, dots)
    size = (page.height, page.width) if sheet.turn % 2 else (page.width, page.height)
    return replace(
        page,
        width=size[0],
        height=size[1],
        characters=_characters(sheet.picture, sheet.layout, recogniser, dots),
        rules=sheet.rules,
        method=METHOD,
        drawings=0,
        turn=sheet.turn,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """The picture turned by `turn` quarters (`Frame`) and straightened, with its rules in points and its layout."""

    turn: int
    picture: Picture
    rules: Rules
    layout: Layout


def _upright(picture: Picture, recogniser: Recogniser, dots: float) -> _Sheet:
    """The picture turned so that its longest lines are read best. One that is read well as it lies is not turned."""
    sheets = (_straightened(picture, turn, dots) for turn in range(4))
    best = next(sheets)
    trust = _trust(best, recogniser)
    if trust >= _READ_WELL:
        return best
    for sheet in sheets:
        here = _trust(sheet, recogniser)
        if here > trust:
            best, trust = sheet, here
    return best


def _straightened(picture: Picture, turn: int, dots: float) -> _Sheet:
    turned = np.ascontiguousarray(np.rot90(picture, turn))
    straight, ink = _on_light_ground(turned_back(turned, skew_of(inked(turned, dots))), dots)
    rules = find_rules(straight, ink, dots)
    return _Sheet(turn, straight, rules, find_segments(ink, rules, dots))


def _on_light_ground(straight: Picture, dots: float) -> tuple[Picture, Picture]:
    """The picture with all letters dark on light, and its ink. What is finer than a pixel of a scan is no ink."""
    light = with_light_ground(straight, round(1.5 * _SMALL_LETTER * dots))
    return light, inked(softened(light, dots), dots)


def _trust(sheet: _Sheet, recogniser: Recogniser) -> float:
    """How sure the letters of the longest lines are, 0 to 1."""
    longest = sorted(sheet.layout.segments, key=lambda one: (one.box[0] - one.box[2], one.box))[:_WITNESSES]
    readings = [recogniser.read(_cut(sheet.picture, sheet.layout, one, _FRAMINGS[0])) for one in longest]
    letters = np.concatenate([np.empty(0), *(reading.confidence for reading in readings)])
    return float(letters.mean()) if len(letters) else 0.0


def _characters(picture: Picture, layout: Layout, recogniser: Recogniser, dots: float) -> Characters:
    """The letters of all segments, in points."""
    rows: list[_Row] = []
    written = [segment for segment in layout.segments if not _is_speck(segment, dots)]
    in_area = Counter(segment.area for segment in written)
    for segment in written:
        # With other text in the cell a flat mark may as well be what is left of a rule.
        if _is_dash(segment) and in_area[segment.area] == 1:
            rows.extend(_placed(segment, _DASH))
            continue
        first, second = (recogniser.read(_cut(picture, layout, segment, framing)) for framing in _FRAMINGS)
        agreed = compared(first, second)
        # "I" and "1" look alike, and so do a blurred dash and a dot, where no other letter tells which it is.
        if segment.is_bars or _is_lone_spot(segment):
            agreed = replace(agreed, confidence=np.full(len(agreed.codes), _DISPUTED))
        rows.extend(_placed(segment, with_blanks(segment, agreed)))
    rows.extend((ILLEGIBLE, *box, box[3], box[3] - box[1], False, 0.0) for box in layout.illegible)
    if not rows:
        return no_characters()
    code, x0, top, x1, bottom, baseline, size, space_after, confidence = np.array(rows, dtype=float).T
    return Characters(
        code=code.astype(np.int64),
        x0=x0 / dots,
        top=top / dots,
        x1=x1 / dots,
        bottom=bottom / dots,
        baseline=baseline / dots,
        size=size / dots,
        bold=np.zeros(len(rows), dtype=np.bool_),
        turn=np.zeros(len(rows), dtype=np.int64),
        space_after=space_after > 0,
        doubt=np.full(len(rows), int(Doubt.NONE), dtype=np.int64),
        confidence=confidence,
    )


def _is_speck(segment: Segment, dots: float) -> bool:
    """A lone dot: dust, or a full stop that says nothing."""
    x0, top, x1, bottom = segment.box
    return max(x1 - x0, bottom - top) < 1.5 * dots


def _is_dash(segment: Segment) -> bool:
    """A lone flat mark: the sign for "none". Without a letter beside it the model takes it for a dot as often.

    A blurred hyphen of 7 pt is 6 pixels wide and 4 high, 0.3 of its font size; a full stop is 0.2 wide at most.
    """
    x0, top, x1, bottom = segment.box
    return _is_lone_spot(segment) and x1 - x0 >= max(1.4 * (bottom - top), 0.24 * segment.size)


def _is_lone_spot(segment: Segment) -> bool:
    """A mark smaller than letters, alone."""
    x0, top, x1, bottom = segment.box
    return len(segment.marks) == 1 and bottom - top < 0.3 * segment.size and x1 - x0 < segment.size


def _cut(picture: Picture, layout: Layout, segment: Segment, framing: _Framing) -> Picture:
    """The line on clean paper: what stands beside, above and below it, and the rules, are wiped out."""
    x0, top, x1, bottom = segment.box
    first = round(min(top - 2, segment.baseline - framing.above * segment.size))
    last = round(max(bottom + 2, segment.baseline + framing.below * segment.size))
    margin = round(framing.beside * segment.size)

    box = slice(max(first, 0), last), slice(max(x0 - margin, 0), x1 + margin)
    line, labels = picture[box], layout.labels[box]
    kept = np.concatenate((segment.marks, layout.dust)) if framing.with_dust else segment.marks
    foreign = (labels != 0) & ~np.isin(labels, kept)
    own = cv2.dilate(np.isin(labels, segment.marks).astype(np.uint8), np.ones((3, 3), np.uint8))
    wiped = (cv2.dilate(foreign.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0) & (own == 0)
    paper = int(np.median(line[labels == 0])) if (labels == 0).any() else 255
    return np.where(wiped, paper, line).astype(np.uint8)


def compared(first: Reading, second: Reading) -> Reading:
    """The first reading; what the second one does not confirm has no confidence, nor has what stands beside a gap.

    Nor has a sign inside a word that is no larger than dust: "AW'AL" for "AWAL".
    """
    confidence = first.confidence.copy()
    mine = [place for place, code in enumerate(first.codes.tolist()) if code != ord(" ")]
    other = [place for place, code in enumerate(second.codes.tolist()) if code != ord(" ")]
    left = [first.text[place] for place in mine]
    right = [second.text[place] for place in other]
    for change, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if change == "equal":
            for place, twin in zip(mine[a:b], other[c:d], strict=True):
                confidence[place] = min(confidence[place], second.confidence[twin])
        else:
            confidence[mine[max(a - 1, 0) : b + 1]] = _DISPUTED
    for found in _IN_A_WORD.finditer(first.text):
        confidence[found.start()] = _DISPUTED
    return replace(first, confidence=confidence)


def with_blanks(segment: Segment, reading: Reading) -> Reading:
    """The reading with a blank in every gap that is as wide as one: the model reads "1. 85" as "1.85".

    Beside a full stop or a "1" there is more room than between other letters, but never between a figure and a word.
    """
    middles = _middles(segment, reading)
    for blank, share in segment.gaps:
        place = int(np.searchsorted(middles, blank))
        beside = "".join(map(chr, reading.codes[max(place - 1, 0) : place + 1].tolist()))
        if len(beside) < 2 or " " in beside or beside[1] in _CLOSING:
            continue
        if share >= _SURELY_BLANK or _FIGURE_AND_LETTER.fullmatch(beside):
            reading = Reading(
                np.insert(reading.codes, place, ord(" ")),
                np.insert(reading.at, place, reading.at[place - 1 : place + 1].mean()),
                np.insert(reading.confidence, place, 1.0),
            )
            middles = np.insert(middles, place, blank)
    return reading


def _middles(segment: Segment, reading: Reading) -> Floats:
    """Where the middle of each letter is, in pixels, inside the segment's box."""
    x0, _, x1, _ = segment.box
    margin = _FRAMINGS[0].beside * segment.size
    return (reading.at * (x1 - x0 + 2 * margin) + x0 - margin).clip(x0, x1)


def _placed(segment: Segment, reading: Reading) -> list[_Row]:
    """Rows of code, box, baseline, size, blank behind and confidence for the letters of a segment, in pixels."""
    x0, top, x1, bottom = segment.box
    rest = (segment.baseline, segment.size)
    codes, confidence = reading.codes.tolist(), reading.confidence.tolist()
    letters = [place for place, code in enumerate(codes) if code != ord(" ")]
    if not letters:
        return [(ILLEGIBLE, x0, top, x1, bottom, *rest, False, 0.0)]
    middles = _middles(segment, reading)
    rows: list[_Row] = []
    edges = np.concatenate(([x0], (middles[1:] + middles[:-1]) / 2, [x1]))
    for place in letters:
        begin, end = float(edges[place]), float(edges[place + 1])
        blank = place + 1 < len(codes) and codes[place + 1] == ord(" ")
        if blank:  # the letter after it begins this much farther right
            end = min(end, float(edges[place + 2]) - _BLANK * segment.size)
        rows.append((codes[place], begin, top, max(end, begin), bottom, *rest, blank, confidence[place]))
    return rows
