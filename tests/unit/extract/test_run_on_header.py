"""A header whose last row runs on into the rest of a torn row, for want of a rule between them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.header import Header
from pipeline.extract.placed import PlacedGrid
from pipeline.extract.run_on_header import cut_run_on_header
from pipeline.extract.stitch import stitch
from tests.unit.extract.builders import grid, line

HEAD = Header(1, (("Kode",), ("Program",), ("Pagu Indikatif",)), ())
EDGES = (30, 90, 190, 290)


def placed(rows: Sequence[Sequence[str | None]], *, page: int = 2) -> PlacedGrid:
    """The grid in rows 40 pt high, with a line of 12 pt for each line of its cells."""
    found = grid(rows, page=page, column_edges=EDGES, row_height=40)
    lines = {
        place: [
            line(text, cell.bbox.x0 + 2, cell.bbox.top + 12 * (number + 1))
            for number, text in enumerate(cell.lines)
        ]
        for place, cell in enumerate(found.cells)
    }
    return PlacedGrid(found, lines, ())


def test_the_rest_of_a_row_is_cut_off_below_the_words_of_the_header() -> None:
    part = placed([["Kode", "Program\nPerencanaan\nDaerah", "Pagu Indikatif"], ["2.17.02", "Lain", "7.000"]])
    found = cut_run_on_header(part, HEAD)
    assert found is not None
    assert found.grid.texts() == [
        ["Kode", "Program", "Pagu Indikatif"],
        ["", "Perencanaan Daerah", ""],
        ["2.17.02", "Lain", "7.000"],
    ]
    assert found.grid.row_edges[0] < found.grid.row_edges[1] < found.grid.row_edges[2]
    assert [cell.text for cell in found.grid.cells if found.lines[found.grid.cells.index(cell)]] == [
        cell.text for cell in found.grid.cells if cell.text
    ]


def test_the_rest_goes_on_the_row_of_the_page_before() -> None:
    first = placed(
        [["Kode", "Program", "Pagu Indikatif"], ["2.17.01", "Penyusunan\nDokumen\ndan Laporan", "5.000"]],
        page=1,
    )
    second = placed([["Kode", "Program\nPerencanaan", "Pagu Indikatif"], ["2.17.02", "Lain", "7.000"]])
    (table,) = stitch((first, second), lambda text: text in ("Kode", "Program", "Pagu Indikatif"))
    assert [tuple(entry.text for entry in row.entries) for row in table.rows] == [
        ("2.17.01", "Penyusunan Dokumen dan Laporan Perencanaan", "5.000"),
        ("2.17.02", "Lain", "7.000"),
    ]


def test_a_header_with_nothing_behind_it_is_left_alone() -> None:
    assert cut_run_on_header(placed([["Kode", "Program", "Pagu Indikatif"], ["a", "b", "c"]]), HEAD) is None


def test_another_header_is_left_alone() -> None:
    assert (
        cut_run_on_header(placed([["Kode", "Kegiatan\nLain", "Pagu Indikatif"], ["a", "b", "c"]]), HEAD)
        is None
    )


def test_words_beside_those_of_the_header_cannot_be_cut_off() -> None:
    """The header's last line and the first of the row stand on one height: nothing tells where one ends."""
    part = placed([["Kode\n2.17.01", "Program", "Pagu\nIndikatif"], ["a", "b", "c"]])
    assert cut_run_on_header(part, HEAD) is None
