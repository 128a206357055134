"""Pages counted on over several files, and told by file."""

from __future__ import annotations

import pytest

from pipeline.model.paging import Paging, Part


def part(label: str, pages: int) -> Part:
    return Part(f"Dinas A/{label}", label, "", pages)


SPLIT = Paging((part("Bab I.pdf", 3), part("Bab II.pdf", 10), part("Lampiran.pdf", 2)))
ONE = Paging((Part("renja.pdf", "renja.pdf", "", 15),))


@pytest.mark.parametrize(
    ("page", "label", "number"),
    [
        (1, "Bab I.pdf", 1),
        (3, "Bab I.pdf", 3),
        (4, "Bab II.pdf", 1),
        (13, "Bab II.pdf", 10),
        (15, "Lampiran.pdf", 2),
    ],
)
def test_a_page_is_found_in_its_file(page: int, label: str, number: int) -> None:
    found, in_file = SPLIT.in_file(page)
    assert (found.label, in_file) == (label, number)


def test_a_page_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no page 16"):
        SPLIT.in_file(16)


def test_pages_are_told_by_file() -> None:
    assert SPLIT.told([14, 5, 4, 6, 3]) == '3 pada "Bab I.pdf"; 1-3 pada "Bab II.pdf"; 1 pada "Lampiran.pdf"'
    assert [SPLIT.label(page) for page in (3, 4)] == ["Bab I.pdf:3", "Bab II.pdf:1"]


@pytest.mark.parametrize("paging", [ONE, Paging()])
def test_of_one_file_the_number_is_enough(paging: Paging) -> None:
    assert paging.told([4, 3, 9, 3]) == "3-4, 9"
    assert paging.label(4) == "4"
