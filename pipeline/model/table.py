"""Tables: the grid of one page, and the logical table that may run over many pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.geometry import BBox, along_text

OCR = "ocr"
"""What the names of all methods begin with that recognise letters in a picture."""
OTHER_COLUMNS = "susunan kolom berbeda dari halaman sebelumnya"
TWO_UNDER_ONE = "dua kolom di bawah satu judul"
"""The doubts about an entry that say it may stand in another column."""
OTHER_YEARS = "judul kolom menyebut tahun yang lain dari halaman sebelumnya"
"""The doubt about an entry whose page names other years over its columns than the table's first page."""
BY_SOURCE = "pagu dirinci menurut sumber dana tanpa kolom jumlah"
"""The doubt about an amount that is a part of an item's pagu, where no column prints the whole."""


def recognises(method: str) -> bool:
    """Whether a method of reading takes letters from a picture ("ocr-rapidocr", "ocr-narasi")."""
    return method.startswith(OCR)


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a value stands: page (1-based, of the PDF file), box on the displayed page, and who read it.

    `turn` is how the text of its table runs there (`Frame`): 0 to the right.
    """

    page: int
    bbox: BBox
    method: str
    turn: int = 0

    @property
    def from_image(self) -> bool:
        """Whether letters were recognised in a picture."""
        return recognises(self.method)

    @property
    def upright(self) -> BBox:
        """The box as one sees it who turns the page to read it: what stands above or beside what is told from these."""
        return along_text(self.bbox, self.turn)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid. Row and column are 0-based; a merged cell has its top left place and its spans.

    `text` is what is printed, with wraps joined. `lines` are the printed lines before joining.
    `doubt` names a reason why the text may be wrong, and is empty where there is none. `indent` is how far right of
    the cell's left edge its first line begins, in points; 0 where it is empty or turned. `fill` is the colour behind it
    as six hexadecimal digits, empty for white.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    bbox: BBox
    text: str
    lines: tuple[str, ...] = ()
    bold: bool = False
    doubt: str = ""
    indent: float = 0.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The ruled table of one page: edges in points, cells in reading order.

    `row_edges` has one entry more than there are rows, `column_edges` one more than columns.
    `open_bottom` tells that no rule closes the last row: its content goes on on the next page. `turn` is how its text
    runs on the displayed page (`Frame`); the edges count as that text runs, from the left and downward.
    """

    page: int
    bbox: BBox
    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    cells: tuple[Cell, ...]
    method: str
    open_bottom: bool = False
    turn: int = 0

    @property
    def row_count(self) -> int:
        """Number of rows, header rows included."""
        return len(self.row_edges) - 1

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.column_edges) - 1

    def source_of(self, cell: Cell) -> SourceRef:
        """Where one of its cells stands."""
        return SourceRef(self.page, cell.bbox, self.method, self.turn)

    def texts(self) -> list[list[str]]:
        """Rows of texts; a merged cell's text stands in its top left place, the places it covers are empty."""
        table = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            table[cell.row][cell.column] = cell.text
        return table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a logical table.

    `name` is the contract's name where the header's words are known, else a snake_case form of them.
    `header` holds the header texts from the top level to the lowest.
    """

    name: str
    header: tuple[str, ...]
    is_known: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row holds in one column: printed text and the places it was read from (several when torn).

    `indent` and `fill` are those of its first cell.
    """

    text: str
    sources: tuple[SourceRef, ...]
    bold: bool = False
    doubt: str = ""
    indent: float = 0.0
    fill: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed there."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row: an entry for each column of its table, and the page where it begins (1-based)."""

    page: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """A table as its author sees it, over all its pages, without header and column-number rows.

    `kind` is a jenis_tabel of the contract, or empty when the header's words are not known.
    `label` is the printed number ("Tabel 2.4"), or the chapter it stands in ("Bab IV") where it has none.
    `caption` is the printed title without the number. `other_headings` are headings of later pages that name other
    years than those of the columns.
    """

    kind: str
    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    number_row: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = field(default=(), repr=False)
    other_headings: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """Pages the table stands on, ascending."""
        return tuple(sorted({grid.page for grid in self.grids} | {row.page for row in self.rows}))

    @property
    def headings(self) -> tuple[str, ...]:
        """Every text printed over a column, on whatever page."""
        own = (text for column in self.columns for text in column.header)
        return tuple(dict.fromkeys((*own, *self.other_headings)))

    def index_of(self, name: str) -> int | None:
        """Place of the column of that name, or None."""
        for place, column in enumerate(self.columns):
            if column.name == name:
                return place
        return None

    def has(self, name: str) -> bool:
        """Whether the table prints a column of that name."""
        return self.index_of(name) is not None
