"""Ink to pieces of lines: which marks stand on one line, in which cell, and what is too large for a letter."""

from __future__ import annotations

import numpy as np

from pipeline.model.page import Rules
from pipeline.read.ocr.picture import Picture
from pipeline.read.ocr.segments import Layout, find_segments

DOTS = 200 / 72
WIDTH, HEIGHT = 800, 600


def laid_out(ink: Picture, *, columns: tuple[float, ...] = ()) -> Layout:
    """The layout of a page with a frame around the middle and rules down it at these pixels."""
    if not columns:
        return find_segments(ink, Rules(np.empty((0, 3)), np.empty((0, 3))), DOTS)
    across = np.array([(top, columns[0], columns[-1]) for top in (50, 550)]) / DOTS
    down = np.array([(x, 50, 550) for x in columns]) / DOTS
    for x in columns:
        ink[50:550, int(x) : int(x) + 2] = 255
    return find_segments(ink, Rules(across, down), DOTS)


def letters(ink: Picture, left: int, top: int, count: int, height: int = 16) -> None:
    for place in range(count):
        ink[top : top + height, left + 14 * place : left + 14 * place + 8] = 255


def blank() -> Picture:
    return np.zeros((HEIGHT, WIDTH), dtype=np.uint8)


def boxes(layout: Layout) -> list[tuple[int, int, int, int]]:
    return [segment.box for segment in layout.segments]


def test_lines_from_the_top() -> None:
    ink = blank()
    letters(ink, 100, 140, 4)
    letters(ink, 100, 100, 6)
    assert boxes(laid_out(ink)) == [(100, 100, 178, 116), (100, 140, 150, 156)]


def test_a_rule_parts_what_stands_on_one_line() -> None:
    ink = blank()
    letters(ink, 100, 100, 18)
    left, right = laid_out(ink, columns=(60, 194, 700)).segments
    assert left.box[2] <= 194 < right.box[0]
    assert left.area != right.area


def test_a_wide_gap_parts_a_line() -> None:
    ink = blank()
    letters(ink, 100, 100, 3)
    letters(ink, 250, 100, 3)
    assert len(boxes(laid_out(ink))) == 2


def test_points_and_commas_belong_to_the_line_they_stand_in() -> None:
    ink = blank()
    letters(ink, 100, 100, 6)
    letters(ink, 100, 130, 6)
    ink[112:120, 186:190] = 255  # a comma of the first line
    ink[92:96, 102:106] = 255  # the dot of an i
    first, second = laid_out(ink).segments
    assert (first.box, len(first.marks)) == ((100, 92, 190, 120), 8)
    assert len(second.marks) == 6


def test_dust_is_no_mark() -> None:
    ink = blank()
    ink[100, 100] = 255
    assert laid_out(ink).segments == ()


def test_a_stamp_over_two_cells_makes_both_illegible() -> None:
    ink = blank()
    ink[200:350, 300:500] = 255
    layout = laid_out(ink, columns=(60, 400, 700))
    assert layout.segments == ()
    left, right = layout.illegible
    assert left[0] == 300
    assert right[2] == 500
    assert left[2] <= 402 <= right[0] + 3


def test_a_picture_beside_the_text_is_nothing() -> None:
    """A logo on the letterhead stands in no cell: no value is lost there."""
    ink = blank()
    ink[200:350, 300:500] = 255
    assert laid_out(ink).illegible == ()


def test_upright_strokes_alone_are_told_from_letters() -> None:
    """A program numbered "II": nothing beside it says that it is no 11."""
    ink = blank()
    for left in (100, 110):
        ink[100:120, left : left + 4] = 255
    letters(ink, 300, 100, 2)
    assert [segment.is_bars for segment in laid_out(ink).segments] == [True, False]


def test_a_stroke_higher_than_letters_makes_its_cell_illegible() -> None:
    """On a page without rules it may be a letter of a title."""
    ink = blank()
    letters(ink, 100, 100, 6)
    ink[80:130, 200:203] = 255
    assert laid_out(ink).illegible == ()
    layout = laid_out(ink, columns=(60, 700))
    assert layout.illegible == ((200, 80, 203, 130),)
    assert [segment.box for segment in layout.segments] == [(100, 100, 178, 116)]
