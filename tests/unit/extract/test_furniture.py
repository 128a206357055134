"""Running heads, running feet and page numbers."""

from __future__ import annotations

import pytest

from pipeline.extract.furniture import find_furniture, printed_number
from pipeline.extract.lines import Line
from tests.unit.extract.builders import line

HEIGHT = 800.0
TOP, MIDDLE, FOOT = 40.0, 400.0, 780.0


def furniture(*pages: list[Line]) -> list[list[str]]:
    """The texts found to be furniture, page by page."""
    found = find_furniture([(HEIGHT, lines) for lines in pages])
    return [
        [lines[place].text for place in sorted(places)] for lines, places in zip(pages, found, strict=True)
    ]


@pytest.mark.parametrize(
    "text", ["7", "- 7 -", "– 12 –", "Halaman 7", "hal. 7", "7 dari 35", "7 / 35", "iv", "| 3", "Hal 3"]
)
def test_page_numbers(text: str) -> None:
    assert furniture([line(text, bottom=FOOT)]) == [[text]]
    assert furniture([line(text, bottom=MIDDLE)]) == [[]]


@pytest.mark.parametrize("text", ["Pontianak, Juli 2023", "85%", "2.17.01", "12345", "Bab 2"])
def test_other_short_lines_are_no_page_numbers(text: str) -> None:
    assert furniture([line(text, bottom=FOOT)]) == [[]]


def test_a_running_foot_is_one_whatever_number_it_ends_with() -> None:
    pages = [
        [line(f"Renja 2024 | {number}", bottom=FOOT), line("Isi", bottom=MIDDLE)] for number in (7, 8, 9)
    ]
    assert furniture(*pages) == [["Renja 2024 | 7"], ["Renja 2024 | 8"], ["Renja 2024 | 9"]]


def test_what_repeats_in_the_middle_of_pages_is_content() -> None:
    assert furniture(*([line("Sasaran", bottom=MIDDLE)] for _ in range(5))) == [[]] * 5


def test_in_a_long_document_two_alike_are_chance() -> None:
    head = [line("Dinas Koperasi", bottom=TOP)]
    assert furniture(head, head) == [["Dinas Koperasi"]] * 2
    assert furniture(head, head, [], [], []) == [[]] * 5
    assert furniture(head, head, head, [], []) == [["Dinas Koperasi"]] * 3 + [[], []]


def test_captions_at_the_top_of_pages_belong_to_their_tables() -> None:
    """ "Tabel 2.1", "Tabel 2.4" and "Tabel 3.2" each begin a page of the sample."""
    pages = [[line(f"Tabel {label}.", bottom=TOP)] for label in ("2.1", "2.4", "3.2")]
    assert furniture(*pages) == [[], [], []]


def test_the_margin_reaches_a_sixth_of_the_page_and_no_farther() -> None:
    """Heads of landscape pages stand up to 16 % below the edge."""
    near = [line("Renja", bottom=0.17 * HEIGHT)] * 1
    far = [line("Renja", bottom=0.21 * HEIGHT)]
    assert furniture(near, near) == [["Renja"], ["Renja"]]
    assert furniture(far, far) == [[], []]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["7"], 7),
        (["Renja 2024 | 7"], 7),
        (["Dinas Koperasi", "- 12 -"], 12),
        (["Halaman 7 dari 35"], 7),
        (["7 / 35"], 7),
        (["iv"], None),
        (["Renja Tahun 2024"], None),
        (["Bab 2", "7"], None),
        ([], None),
    ],
)
def test_the_printed_page_number(lines: list[str], number: int | None) -> None:
    assert printed_number(lines) == number
