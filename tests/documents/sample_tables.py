"""The sample's tables as they are printed, to be typeset anew with other rules."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

from pipeline.extract.header import split_header
from pipeline.generate.table_spec import HeaderCell, TableSpec
from pipeline.normalise.headings import in_contract_order, is_heading_text
from tests.defaults import KINDS
from tests.documents.reading import SAMPLE, document_of
from tests.typeset.flow import Block, Caption, Gap, Table
from tests.typeset.frame import PageFrame
from tests.typeset.layout import TableOptions
from tests.typeset.measure import Style
from tests.typeset.scene import Look, Scene

TRUTH = Path(__file__).parent / "sample" / "tables"
PAGE = PageFrame(width=1191, height=842)
"""A3 in landscape."""
_WIDTH = 1095.0
_LEAST = 52.0  # what the longest word of its narrow headings needs


def sample_scene(look: Look, style: Style) -> Scene:
    """The five tables under their titles, each on pages of its own."""
    blocks: list[Block] = []
    for number, path in enumerate(sorted(TRUTH.glob("*.csv")), start=1):
        blocks += [
            Caption(f"Tabel {number}.1 {path.stem}"),
            Table(spec_of(path.stem), TableOptions(style=style)),
        ]
        blocks.append(Gap(to_new_page=True))
    return Scene(tuple(blocks[:-1]), look, PAGE)


def spec_of(kind: str) -> TableSpec:
    """Header and widths as the sample prints them, rows as its truth has them."""
    with (TRUTH / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file)
    table = next(table for table in document_of(SAMPLE).tables if table.kind == kind)
    order = in_contract_order(table, KINDS)
    rows = [dict(zip(order, line[1:], strict=True)) for line in lines]
    grid = table.grids[0]
    depth = split_header(grid, is_heading_text).rows - bool(table.number_row)
    header = tuple(
        HeaderCell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.row < depth
    )
    edges = grid.column_edges
    shares = [right - left for left, right in pairwise(edges)]
    return TableSpec(
        header,
        tuple(tuple(row[place] for place in range(len(shares))) for row in rows),
        tuple(max(_WIDTH * share / sum(shares), _LEAST) for share in shares),
        table.number_row,
    )
