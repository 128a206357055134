"""How the lines of a cell become one text."""

from __future__ import annotations

import pytest

from pipeline.extract.lines import Line
from pipeline.extract.wraps import join_lines, prints_blanks_at_wraps, ran_out_of_room, wraps
from pipeline.model.geometry import BBox
from tests.unit.extract.builders import CELL, line, lines


def room_for(*texts: str) -> BBox:
    """A cell that is just wide enough for the longest line."""
    return BBox(0, 0, 4 + 5 * max(map(len, texts)), 500)


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("satu",), "satu"),
        (("Penyediaan Jasa", "Penunjang Urusan"), "Penyediaan Jasa Penunjang Urusan"),
        (("Undang-", "Undang"), "Undang-Undang"),
        (("16.818.270.", "585"), "16.818.270.585"),
        (("16.818.270", ".585"), "16.818.270.585"),
        (("16.818.27", "0.585"), "16.818.270.585"),
        (("2.17.01.1", ".01"), "2.17.01.1.01"),
        (("2.17.01.1.02.", "0011"), "2.17.01.1.02.0011"),
        (("85", "85"), "85 85"),
        (("270.000.000", "100.000.000"), "270.000.000 100.000.000"),
        (("1. satu", "3. tiga"), "1. satu 3. tiga"),
        (("nomor", "2. dari"), "nomor 2. dari"),
        (("dua. tahap 2", "3. tiga", "4. empat"), "dua. tahap 2\n3. tiga\n4. empat"),
        (("Tahun 2021 -", "2026"), "Tahun 2021 - 2026"),
        (("1. satu", "2. dua"), "1. satu\n2. dua"),
        (("a. satu", "b. dua", "c. tiga"), "a. satu\nb. dua\nc. tiga"),
        (("1. satu dua", "tiga", "2. dua"), "1. satu dua tiga\n2. dua"),
    ],
)
def test_lines_of_a_full_cell(texts: tuple[str, ...], joined: str) -> None:
    assert join_lines(lines(*texts), room_for(*texts), prints_blanks=False) == joined


def test_two_figures_ended_on_purpose_are_two_figures() -> None:
    """There was room for more behind the first: nobody cuts "1.000" after "1.000." there."""
    assert join_lines(lines("1.000", "2.000"), CELL, prints_blanks=False) == "1.000 2.000"
    assert join_lines(lines("1.000", "2.000"), room_for("1.000"), prints_blanks=False) != "1.0002.000"


def test_a_number_cut_in_two_is_one_only_where_it_ran_out_of_room() -> None:
    texts = ("16.818.270", ".585")
    assert join_lines(lines(*texts), room_for(*texts), prints_blanks=False) == "16.818.270.585"
    assert join_lines(lines(*texts), CELL, prints_blanks=False) == "16.818.270 .585"


def test_a_torn_word_is_known_by_the_missing_blank() -> None:
    """Word prints a blank at each wrap between words; a cell too narrow for a word gets none."""
    texts = ("Penyelengga", "raan")
    box = room_for(*texts)
    assert join_lines(lines(*texts), box, prints_blanks=True) == "Penyelenggaraan"
    assert join_lines(lines(*texts, blank_at_end=True), box, prints_blanks=True) == "Penyelengga raan"
    assert join_lines(lines(*texts), box, prints_blanks=False) == "Penyelengga raan"


def test_a_stroke_at_the_line_end_binds_where_no_blank_is_printed() -> None:
    """ "Urusan/" over "Bidang" in a narrow heading of Word."""
    texts = ("Urusan/", "Bidang")
    box = room_for(*texts)
    assert join_lines(lines(*texts), box, prints_blanks=True) == "Urusan/Bidang"
    assert join_lines(lines(*texts, blank_at_end=True), box, prints_blanks=True) == "Urusan/ Bidang"
    assert join_lines(lines(*texts), box, prints_blanks=False) == "Urusan/ Bidang"


@pytest.mark.parametrize(
    ("text", "blank_at_end", "is_full"),
    [
        ("a" * 19, False, True),  # ends at 97: no letter more fits before the padding begins at 98
        ("a" * 18, False, False),
        ("a" * 18, True, False),
        ("aa " * 5 + "aa", True, True),  # ends at 87, a blank and "kata" do not fit
        ("aa " * 5 + "aa", False, False),  # but a letter would have
        ("aa " * 4 + "a", True, False),
    ],
)
def test_room_is_asked_for_a_letter_or_for_a_word(text: str, blank_at_end: bool, is_full: bool) -> None:
    """A blank at the end says that a word was wrapped; without one a number or word may have been cut anywhere."""
    upper = line(text, blank_at_end=blank_at_end)
    assert ran_out_of_room(upper, line("kata"), CELL) is is_full


def test_no_lines_no_text() -> None:
    assert join_lines([], CELL, prints_blanks=True) == ""


@pytest.mark.parametrize(
    ("following", "may_wrap"), [("Penyelenggaraan", True), ("ab", False), ("ab Penyelenggaraan", False)]
)
def test_a_line_wraps_where_its_first_word_had_no_room(following: str, may_wrap: bool) -> None:
    """The cell is 100 wide and the upper line ends at 72."""
    upper = line("Penyediaan Jas")
    assert upper.end == 72
    assert wraps(upper, line(following, bottom=32), CELL) is may_wrap


def test_padding_at_the_left_is_expected_at_the_right_too() -> None:
    """The same words in the same cell, 6 pt from its left side: there are 6 pt less at the right."""
    assert not wraps(line("a" * 16, x=1), line("abc", x=1), CELL)
    assert wraps(line("a" * 16, x=6), line("abc", x=6), CELL)


def test_room_is_measured_along_the_writing_direction() -> None:
    """Upward text in a cell 60 high: its lines run out of room at the top."""
    box = BBox(0, 0, 500, 60)
    upward = Line("Kode Rekening", BBox(10, 2, 20, 58), -58, -2, 20, 10, False, 3, False)
    assert ran_out_of_room(upward, upward, box)
    assert not ran_out_of_room(upward, upward, BBox(0, -200, 500, 60))


def test_producers_are_told_apart_by_most_of_their_wraps() -> None:
    printing = lines("a b", "c d", "e f", blank_at_end=True)
    silent = lines("a b", "c d", "e f")
    assert prints_blanks_at_wraps([printing, printing])
    assert not prints_blanks_at_wraps([silent, silent])
    assert not prints_blanks_at_wraps([printing, silent])
    assert not prints_blanks_at_wraps([printing])  # too few to tell
    assert not prints_blanks_at_wraps([[one] for one in printing * 3])  # last lines tell nothing
