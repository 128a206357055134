"""What a page takes is counted over its forms, as often as they are painted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.read.page_weight import Painting, Weight, count_paints, depth_of_marks, total, weigh

MOST = Weight(1_000_000, 1_000_000, 1_000_000)


def painting(size: int, paints: Mapping[str | None, int] | None = None, **forms: int) -> Painting:
    return Painting(Weight(size, 1, 0), paints or {}, {f"/{name}": number for name, number in forms.items()})


@pytest.mark.parametrize(
    ("content", "paints"),
    [
        (b"/A Do /A Do /B Do", {"/A": 2, "/B": 1}),
        (b"q 1 0 0 1 0 0 cm/A Do Q", {"/A": 1}),
        (b"/A#42 Do", {"/AB": 1}),
        (b"/A%here\nDo", {None: 1}),
        (b"(Dokumen) Tj /Done gs", {}),
        (b"/A\0Do", {"/A": 1}),
        (b"/ Do", {"/": 1}),
    ],
)
def test_paintings_are_counted_by_name(content: bytes, paints: dict[str | None, int]) -> None:
    assert count_paints(content) == paints


def test_forms_count_as_often_as_they_are_painted() -> None:
    forms = {1: painting(10, {"/N": 1000}, N=2), 2: painting(7)}
    assert total([painting(5, {"/N": 3}, N=1)], forms, MOST) == Weight(5 + 3 * (10 + 7000), 1 + 3 * 1001, 0)


def test_a_form_that_is_not_painted_costs_nothing() -> None:
    assert total([painting(5, {}, N=1)], {1: painting(99)}, MOST).size == 5
    assert total([painting(5, {"/X": 9}, N=1)], {1: painting(99)}, MOST).size == 5


def test_a_painting_that_hides_its_name_counts_as_the_heaviest() -> None:
    forms = {1: painting(10), 2: painting(99)}
    assert total([painting(0, {None: 2}, A=1, B=2)], forms, MOST).size == 198


def test_a_form_that_paints_itself_once_is_followed_as_deep_as_pdfium_does() -> None:
    assert total([painting(0, {"/N": 1}, N=1)], {1: painting(1, {"/N": 1}, N=1)}, MOST).size == 41


def test_one_that_paints_itself_twice_is_beyond_every_limit() -> None:
    assert total([painting(0, {"/N": 1}, N=1)], {1: painting(1, {"/N": 2}, N=1)}, MOST).size == MOST.size + 1


@pytest.mark.parametrize(
    ("content", "objects", "letters"),
    [
        (b"0 0 m 9 9 l S 0 0 9 9 re f* B b* n W", 4, 0),
        (b"BT (Dinas) Tj [(a) -9 (bc)] TJ (x) ' ET", 3, 7 + 3 + 4 + 3),
        (b"<00410042> Tj", 1, 2),
        (b"/I Do /S sh BI /W 1 ID x EI", 3, 0),
        (b"q Q 0 0 m 1 1 l n", 0, 0),
    ],
)
def test_what_is_painted_is_counted(content: bytes, objects: int, letters: int) -> None:
    assert weigh(content) == Weight(len(content), objects, letters)


def test_marks_in_marks() -> None:
    assert depth_of_marks(b"/A BMC " * 30, 10) == 30
    assert depth_of_marks(b"/A BMC EMC " * 30, 10) == 1
    assert depth_of_marks(b"/A <</M 1>> BDC " * 9, 10) == 0
