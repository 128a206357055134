"""Which of two readings of an image is taken: the one with which the sums of the document come out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model.document import Document, Identity
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.geometry import BBox
from pipeline.model.second_reading import Hasil, SecondReading
from pipeline.model.table import Cell, Column, Entry, Grid, LogicalTable, SourceRef, TableRow
from pipeline.reconcile.settling import Sums, settle, with_second_texts

TOTAL, FIRST, SECOND = (SourceRef(1, BBox(0, top, 10, top + 10), "ocr-rapidocr") for top in (0, 10, 20))


def document(*texts: str) -> Document:
    """A table of one column: a total, and what it is the sum of."""
    sources = (TOTAL, FIRST, SECOND)[: len(texts)]
    cells = tuple(
        Cell(row, 0, 1, 1, source.bbox, text)
        for row, (source, text) in enumerate(zip(sources, texts, strict=True))
    )
    grid = Grid(1, BBox(0, 0, 10, 30), (0, 10, 20, 30), (0, 10), cells, "ocr-rapidocr")
    rows = tuple(TableRow(1, (Entry(text, (source,)),)) for source, text in zip(sources, texts, strict=True))
    table = LogicalTable("", "", "", (Column("pagu", ("Pagu",), is_known=True),), rows, grids=(grid,))
    return Document("a.pdf", "", (), (), (table,), (grid,), Identity())


def texts(document: Document) -> list[str]:
    return [row.entries[0].text for row in document.tables[0].rows]


def sums(document: Document) -> Sums:
    """Whether the first number is the sum of the others; nothing where one of them is no number."""
    try:
        total, *parts = map(int, texts(document))
    except ValueError:
        return Sums(0, 0)
    return Sums(1, 0) if total == sum(parts) else Sums(0, 1)


def reading(source: SourceRef, first: str, second: str, hasil: Hasil = Hasil.BERBEDA) -> SecondReading:
    return SecondReading(source, first, second, hasil)


def test_a_digit_that_breaks_a_sum_is_read_again_and_put_right() -> None:
    right = reading(FIRST, "416", "415")
    settled = settle(document("740", "416", "325"), [right], sums)
    assert texts(settled.document) == ["740", "415", "325"]
    assert settled.is_changed
    assert settled.readings == (replace(right, hasil=Hasil.DIGANTI),)


def test_what_was_put_right_stays_in_doubt_wherever_it_is_kept() -> None:
    changed = settle(document("740", "416", "325"), [reading(FIRST, "416", "415")], sums).document
    (table,) = changed.tables
    doubt = 'semula dibaca "416"; pembacaan ulang dipakai karena dengannya hitungan cocok'
    assert [row.entries[0].doubt for row in table.rows] == ["", doubt, ""]
    for grid in (*table.grids, *changed.grids):
        assert [(cell.text, cell.doubt) for cell in grid.cells] == [("740", ""), ("415", doubt), ("325", "")]


@pytest.mark.parametrize(
    ("printed", "second"),
    [
        (("740", "415", "325"), reading(FIRST, "415", "416")),
        (("741", "415", "325"), reading(FIRST, "415", "417")),
        (("741", "415", "325"), reading(FIRST, "415", "4I5")),
    ],
    ids=["the first closes", "neither closes", "with the second nothing can be summed"],
)
def test_a_reading_that_closes_no_sum_is_not_taken(printed: tuple[str, ...], second: SecondReading) -> None:
    """A wrong sum that is printed stays a wrong sum; what cannot be judged any more is no gain."""
    before = document(*printed)
    settled = settle(before, [second], sums)
    assert settled.document == before
    assert not settled.is_changed
    assert settled.readings == (second,)


def test_two_misread_parts_of_one_sum_are_put_right_together() -> None:
    readings = [reading(FIRST, "416", "415"), reading(SECOND, "826", "325")]
    settled = settle(document("740", "416", "826"), readings, sums)
    assert texts(settled.document) == ["740", "415", "325"]
    assert {one.hasil for one in settled.readings} == {Hasil.DIGANTI}


@pytest.mark.parametrize(
    "known",
    [
        reading(FIRST, "416", "415", Hasil.SAMA),
        reading(FIRST, "416", "415", Hasil.TIDAK_TERBACA),
        replace(reading(FIRST, "416", "415"), source=replace(FIRST, method="pdfium")),
    ],
    ids=["read alike", "not certain", "no image"],
)
def test_only_certain_second_readings_of_images_are_taken(known: SecondReading) -> None:
    before = document("740", "416", "325")
    assert settle(before, [known], sums).document == before


def test_a_value_torn_over_two_cells_is_left_alone() -> None:
    before = document("740", "416", "325")
    (table,) = before.tables
    torn = replace(table, rows=(TableRow(1, (Entry("416", (FIRST, SECOND)),)),))
    changed = with_second_texts(replace(before, tables=(torn,)), [reading(FIRST, "416", "415")])
    assert texts(changed) == ["416"]


def test_sums_count_what_is_judged() -> None:
    judged = Comparison(Place("Bab IV", "rencana_kerja"))
    made = [replace(judged, beda=Decimal(beda)) for beda in (0, 5, 1)]
    made.append(replace(judged, alasan=Alasan.A3))
    assert Sums.of(made) == Sums(closed=1, open=2)
