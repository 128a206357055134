"""Small made-up documents as they are after extraction, for what is concluded from their texts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.document import Extraction
from pipeline.model.document import Block, BlockKind, PageKind, PageReport
from pipeline.model.geometry import BBox
from pipeline.model.table import Column, Entry, Grid, LogicalTable, SourceRef, TableRow
from tests.unit.extract.builders import block

PAGES = 9
HEAD = BBox(50, 20, 500, 30)


def extraction(
    *texts: str,
    cover: Sequence[str] = (),
    chapters: Sequence[str] = (),
    heads: Sequence[str] | Sequence[Sequence[str]] = (),
    captions: Sequence[str] = (),
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
    grids: Sequence[Grid] = (),
) -> Extraction:
    """A document of nine pages.

    Its cover are the lines of the first page, `chapters` and the `texts` stand inside. `heads` are the running heads of
    its pages one after the other, each a line or several. The table of these captions, headings and rows stands on the
    last page.
    """
    lines = [block(text, page=1, top=50 + 20 * place) for place, text in enumerate(cover)]
    inside: list[Block] = [block(text, BlockKind.HEADING, page=3) for text in chapters]
    inside += [block(text, page=PAGES) for text in texts]
    inside += [block(text, BlockKind.CAPTION, page=PAGES) for text in captions]
    return Extraction(
        tuple(_page(number, heads) for number in range(1, max(PAGES, len(heads)) + 1)),
        (*lines, *inside),
        (),
        tuple(grids),
        (_table(captions[0] if captions else "", columns, rows),) if columns or captions or rows else (),
    )


def _page(number: int, heads: Sequence[str] | Sequence[Sequence[str]]) -> PageReport:
    head = heads[number - 1] if number <= len(heads) else ()
    lines = (head,) if isinstance(head, str) else tuple(head)
    return PageReport(
        number, PageKind.PROSE, 1000, furniture=lines, furniture_boxes=tuple(HEAD for _ in lines)
    )


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> LogicalTable:
    width = max([len(columns), *map(len, rows)], default=0)
    headings = [*columns, *[""] * (width - len(columns))]
    source = SourceRef(PAGES, BBox(50, 100, 500, 120), "pdfium")
    printed = tuple(TableRow(PAGES, tuple(Entry(text, (source,)) for text in row)) for row in rows)
    return LogicalTable(
        "",
        "",
        caption,
        tuple(Column(text, (text,) if text else (), is_known=False) for text in headings),
        printed or (TableRow(PAGES, tuple(Entry("", ()) for _ in headings)),),
    )
