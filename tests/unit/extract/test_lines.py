"""Characters to lines: what stands on one line, where blanks are, how long the first word is."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.lines import lines_by_group, set_in_lines, words_of
from pipeline.model.page import Characters
from tests.unit.extract.builders import characters


def texts(marks: Characters) -> list[str]:
    found = lines_by_group(marks, np.zeros(len(marks), dtype=np.int64))
    return [line.text for line in found.get(0, [])]


def test_printed_blanks_separate_words() -> None:
    assert texts(characters(("dua kata", 0, 50))) == ["dua kata"]


def test_gaps_separate_words_where_no_blank_is_printed() -> None:
    assert texts(characters(("dua kata", 0, 50), prints_blanks=False)) == ["dua kata"]


def test_a_gap_between_letters_is_no_blank() -> None:
    """Letters set 1 pt apart: a tenth of their size."""
    assert texts(characters(("ab", 0, 50), ("cd", 11, 50))) == ["abcd"]


def test_a_printed_blank_without_width_is_not_seen() -> None:
    """ "5 00.000" as one office typed it, shown as 500.000."""
    marks = characters(("5", 0, 50), ("00.000", 5.2, 50))
    marks.space_after[0] = True
    assert texts(marks) == ["500.000"]


def test_a_narrow_printed_blank_is_a_blank() -> None:
    """Justified text squeezes its blanks: 1 pt at this size, which alone would be no gap."""
    assert texts(characters(("dua ", 0, 50), ("kata", 16, 50))) == ["dua kata"]
    assert texts(characters(("dua", 0, 50), ("kata", 16, 50))) == ["duakata"]


def test_order_in_the_file_does_not_matter() -> None:
    marks = characters(("bawah", 0, 62), ("kanan", 60, 50), ("kiri", 0, 50))
    assert texts(marks) == ["kiri kanan", "bawah"]
    assert texts(marks.take(np.arange(len(marks))[::-1])) == ["kiri kanan", "bawah"]


@pytest.mark.parametrize(("distance", "count"), [(3.5, 1), (4.5, 2)])
def test_a_superscript_is_on_the_line_and_the_next_line_is_not(distance: float, count: int) -> None:
    assert len(texts(characters(("m", 0, 50), ("2", 5, 50 - distance)))) == count


def test_small_print_has_lines_of_its_own() -> None:
    """The smaller of two sizes decides: 3 pt apart is a line for letters of 5 pt."""
    small = characters(("kecil", 0, 53), size=5)
    large = characters(("BESAR", 0, 50))
    both = Characters(*(np.concatenate((getattr(large, n), getattr(small, n))) for n in Characters.__slots__))
    assert texts(both) == ["BESAR", "kecil"]


def test_groups_are_read_apart_and_negative_ones_left_out() -> None:
    marks = characters(("satu", 0, 50), ("dua", 100, 50), ("tiga", 200, 50))
    groups = np.array([4] * 4 + [-1] * 3 + [2] * 4)
    found = lines_by_group(marks, groups)
    assert {group: [line.text for line in own] for group, own in found.items()} == {2: ["tiga"], 4: ["satu"]}


def test_no_characters_no_lines() -> None:
    assert lines_by_group(characters(), np.empty(0, dtype=np.int64)) == {}


def test_measures_of_a_line() -> None:
    marks = characters(("dua kata", 7, 50))
    marks.bold[:5] = True
    marks.space_after[-1] = True
    line = lines_by_group(marks, np.zeros(len(marks), dtype=np.int64))[0][0]
    assert (line.start, line.end, line.first_word) == (7, 47, 15)
    assert (line.bbox.x0, line.bbox.top, line.bbox.x1, line.bbox.bottom) == (7, 40, 47, 50)
    assert (line.size, line.bold, line.turn, line.blank_at_end, line.pieces) == (10, True, 0, True, 1)


def test_half_bold_is_not_bold() -> None:
    marks = characters(("abcd", 0, 50))
    marks.bold[:2] = True
    assert not lines_by_group(marks, np.zeros(4, dtype=np.int64))[0][0].bold


def test_wide_gaps_divide_a_line_into_pieces() -> None:
    """A row of a table without rules: its columns stand farther apart than words."""
    marks = characters(("1", 0, 50), ("Dinas", 40, 50), ("5.000", 120, 50))
    line = lines_by_group(marks, np.zeros(len(marks), dtype=np.int64))[0][0]
    assert (line.text, line.pieces) == ("1 Dinas 5.000", 3)


def test_text_that_runs_upward_is_read_upward_and_lines_to_the_right() -> None:
    marks = characters(("dua", -300, 70), ("satu", -300, 50), turn=3)
    found = lines_by_group(marks, np.zeros(len(marks), dtype=np.int64))[0]
    assert [(line.text, line.turn) for line in found] == [("satu", 3), ("dua", 3)]
    assert (found[0].start, found[0].end) == (-300, -280)


def turned(turn: int, *letters: tuple[str, float, float, float, float, float]) -> Characters:
    """Letters of another direction: text, x0, top, x1, bottom, baseline."""
    table = np.array([letter[1:] for letter in letters], dtype=float)
    flags = np.zeros(len(letters), dtype=bool)
    return Characters(  # type: ignore[call-arg]  # mypy cannot count what the star unpacks
        np.array([ord(letter[0]) for letter in letters]),
        *table.T.copy(),
        np.full(len(letters), 10.0),
        flags,
        np.full(len(letters), turn),
        flags.copy(),
        np.zeros(len(letters), dtype=np.int64),
        np.ones(len(letters)),
    )


def test_upside_down_text_is_read_from_its_own_left_and_top() -> None:
    """Its first line is the lowest on the page."""
    marks = turned(2, ("b", 100, 40, 105, 50, 40), ("a", 105, 40, 110, 50, 40), ("c", 105, 28, 110, 38, 28))
    found = lines_by_group(marks, np.zeros(3, dtype=np.int64))[0]
    assert [(line.text, line.start, line.end) for line in found] == [("ab", -110, -100), ("c", -110, -105)]


def test_text_that_runs_downward_is_read_downward_and_lines_to_the_left() -> None:
    marks = turned(1, ("b", 50, 105, 60, 110, 50), ("a", 50, 100, 60, 105, 50), ("c", 38, 100, 48, 105, 38))
    found = lines_by_group(marks, np.zeros(3, dtype=np.int64))[0]
    assert [(line.text, line.start, line.end) for line in found] == [("ab", 100, 110), ("c", 100, 105)]


def test_lines_of_other_directions_are_apart() -> None:
    upright = characters(("ab", 0, 50))
    upward = characters(("cd", -300, 50), turn=3)
    both = Characters(
        *(np.concatenate((getattr(upright, n), getattr(upward, n))) for n in Characters.__slots__)
    )
    assert texts(both) == ["ab", "cd"]


def words(marks: Characters) -> list[str]:
    return [word.text for word in words_of(set_in_lines(marks, np.zeros(len(marks), dtype=np.int64)))]


def test_words_of_a_line_are_cut_at_its_blanks() -> None:
    assert words(characters(("dua kata", 0, 50), ("tiga", 0, 62))) == ["dua", "kata", "tiga"]
    assert words(characters()) == []


def test_letters_on_one_line_by_others_between_are_no_word() -> None:
    """Each stands 3.5 pt below the one before, of 10 pt: the first and the last are a line, but no word alone."""
    marks = characters(("a", 0, 50), ("b", 5, 57), ("c", 30, 53.5))
    assert texts(marks) == ["ab c"]
    assert words(marks) == ["a", "b", "c"]
