"""The places where a document says whose plan of which year it is: cover, running heads, titles, labels, prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.document import Extraction
from pipeline.model.document import Block, BlockKind, PageReport
from pipeline.model.geometry import BBox
from pipeline.model.naming import Letak
from pipeline.model.table import Cell, Entry, Grid, LogicalTable, SourceRef, TableRow
from pipeline.model.text import collapse_space, fold_typography, squash
from pipeline.model.words import alternatives
from pipeline.settings import Settings

WEIGHT = {
    Letak.SAMPUL: 10,
    Letak.LABEL: 8,
    Letak.KEPALA_HALAMAN: 6,
    Letak.JUDUL_KOLOM: 6,
    Letak.JUDUL_TABEL: 3,
    Letak.ISI_TABEL: 3,
    Letak.JUDUL_BAB: 2,
    Letak.NARASI: 1,
}
"""How much a place counts. A cover may be wrong (last year's), but it takes ten sentences to say so."""

TITLES = frozenset({Letak.SAMPUL, Letak.LABEL, Letak.KEPALA_HALAMAN, Letak.JUDUL_TABEL, Letak.JUDUL_BAB})
"""Places that hold titles and names, and no sentences."""

NO_BOX = BBox(0, 0, 0, 0)  # of a text whose place on its page is not known
_COVER_PAGES = 2
_LONGEST_LINE = 150  # letters; on a cover stand lines, no sentences
_LONGEST_TITLE = 60  # letters; what is longer and ends in a full stop is a sentence
_TITLE_ROWS = 4  # of a frame around a cover, or of a form that prints its title in cells
_FORM_ROWS = 12  # in which a printout of SIPD says whose it is
_CHAPTER = re.compile(r"\s*bab\b", re.IGNORECASE)
# "| 7", "II - 7", "hal 7": the page number at the end of a running foot. A year has four digits.
_PAGE_NUMBER = re.compile(
    r"(?:\W*\b(?:bab|hal(?:aman)?)\b)?\W*(?:\b[IVXL]+\s*[-–|.]\s*)?(?<!\d)\d{0,3}\W*$", re.IGNORECASE
)
# A head set without blanks: "DinasPerkebunanProvinsiJawaBarat".
_NO_BLANKS = re.compile(r"(?<=[a-z)])(?=[A-Z(])|(?<=[A-Za-z])(?=20\d\d)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A text in one of the places.

    `lines` are the lines of a running head and foot, which are one text; `share` is that of the pages which print them.
    """

    text: str
    letak: Letak
    source: SourceRef
    share: float = 1.0
    lines: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """What it counts, 1 at least."""
        return max(1, round(WEIGHT[self.letak] * self.share))


def read_statements(found: Extraction, settings: Settings) -> tuple[Statement, ...]:
    """All statements of a document, the most telling places first."""
    cover = cover_lines(found, settings)
    on_cover = {(one.source.page, one.source.bbox) for one in cover}
    rest = [block for block in found.blocks if (block.page, block.bbox) not in on_cover]
    prose = (_of_block(block) for block in rest if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH))
    titles = (
        *cover,
        *_labels(found, settings),
        *_heads(found.pages),
        *_captions(found.tables, rest),
        *_headings(found.tables),
    )
    return (*_each_once(titles), *prose)


def _each_once(titles: Iterable[Statement]) -> Iterator[Statement]:
    """The titles without those that a place of the same sort has said before: each page of a table prints its owner."""
    known: set[tuple[Letak, str]] = set()
    for one in titles:
        if (one.letak, one.text) not in known:
            known.add((one.letak, one.text))
            yield one


def cover_lines(found: Extraction, settings: Settings) -> tuple[Statement, ...]:
    """The lines of the cover, or those that begin a document of one page; none where it begins with a chapter.

    A cover set in a frame, or the title of a form, stands in cells as wide as most of the table.
    """
    framed = [
        Statement(
            collapse_space(cell.text), Letak.SAMPUL, SourceRef(grid.page, cell.bbox, grid.method, grid.turn)
        )
        for grid in found.grids[:1]
        if grid.page == 1
        for cell in grid.cells
        if _is_title_cell(cell, grid)
    ]
    lines: list[Statement] = []
    for block in found.blocks:
        is_line = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_LINE
        is_sentence = len(block.text) > _LONGEST_TITLE and block.text.rstrip().endswith((".", ";", ":"))
        if not is_line or is_sentence or block.page > _COVER_PAGES or begins_body(block.text, settings):
            break
        lines.append(Statement(collapse_space(fold_typography(block.text)), Letak.SAMPUL, block.source))
    return tuple(sorted((*framed, *lines), key=lambda one: (one.source.page, one.source.bbox.top)))


def begins_body(text: str, settings: Settings) -> bool:
    """Whether a line is the title of the kata pengantar, of a list, or of a chapter."""
    title = squash(text)
    prefaces = {squash(one) for one in settings.judul_kata_pengantar}
    return title in prefaces or title.startswith("daftar") or _CHAPTER.match(text) is not None


def _is_title_cell(cell: Cell, grid: Grid) -> bool:
    """Whether a cell is the title of a form, beside its emblem or number at most, and no heading of columns."""
    is_wide = cell.column_span * 2 > grid.column_count
    beside = [other for other in grid.cells if other.row == cell.row and other.text and other is not cell]
    return cell.row < _TITLE_ROWS and is_wide and len(beside) < 2 and 0 < len(cell.text) <= _LONGEST_LINE


def _labels(found: Extraction, settings: Settings) -> Iterator[Statement]:
    """What stands behind "Nama OPD :", and what every row of a column of owners names."""
    label = alternatives(settings.label_perangkat_daerah)
    pattern = re.compile(
        rf"(?<![^\W\d_])(?<!\bsub )(?i:(?:{label}\s*:|nama (?:opd|skpd|pd)\b))[\s:]*(?:[\d.]+\s*[-–]?\s*)?(?P<nama>.+)",
        re.DOTALL,
    )
    for text, source in _labelled_texts(found):
        name = pattern.search(collapse_space(fold_typography(text)))
        if name:
            yield Statement(name["nama"], Letak.LABEL, source)
    yield from _unit_rows(found.tables, settings)
    owners = re.compile(alternatives(settings.kolom_perangkat_daerah), re.IGNORECASE)
    for table in found.tables:
        for place, column in enumerate(table.columns):
            if owners.search(collapse_space(" ".join(column.header))):
                yield from _only_owner([row.entries[place] for row in table.rows], len(table.rows))


def _labelled_texts(found: Extraction) -> Iterator[tuple[str, SourceRef]]:
    for block in found.blocks:
        if len(block.text) <= _LONGEST_LINE:
            yield block.text, block.source
    for page in found.pages:
        for text, box in zip(page.furniture, page.furniture_boxes, strict=True):
            yield text, SourceRef(page.page, box, "narasi")
    for table in found.tables:
        for row in table.rows[:_FORM_ROWS]:
            yield " ".join(entry.text for entry in row.entries if not entry.is_empty), _place_of(row)


def _unit_rows(tables: Sequence[LogicalTable], settings: Settings) -> Iterator[Statement]:
    """The rows at the head of a printout of SIPD that hold nothing but an agency's name (and amounts)."""
    first = [word for long, short in settings.kata_perangkat_daerah.items() for word in (long, *short)]
    unit = re.compile(
        rf"(?:[\d.]+\s+)?(?P<nama>{alternatives(word.upper() for word in first)}\b[^\Wa-z\d_]*(?:[ ,/-][^a-z\d]*)?)"
    )
    for table in tables:
        for entry in (entry for row in table.rows[:_FORM_ROWS] for entry in row.entries if entry.sources):
            name = unit.fullmatch(collapse_space(fold_typography(entry.text)))
            if name:
                yield Statement(name["nama"], Letak.ISI_TABEL, entry.sources[0])


def _only_owner(entries: Iterable[Entry], row_count: int) -> Iterator[Statement]:
    """The one text that a column repeats on most rows; none where rows differ."""
    filled = [entry for entry in entries if not entry.is_empty and entry.sources]
    names = {collapse_space(entry.text) for entry in filled}
    if len(names) == 1 and len(filled) > row_count / 2:
        yield Statement(names.pop(), Letak.ISI_TABEL, filled[0].sources[0])


def _heads(pages: Sequence[PageReport]) -> Iterator[Statement]:
    """The running head and foot of a page in one text, for it is set in several lines; equal ones once.

    The page number goes, so that the pages of a document have one head.
    """
    printed: dict[tuple[str, ...], list[SourceRef]] = {}
    for page in pages:
        whole = (_with_blanks(_PAGE_NUMBER.sub("", fold_typography(text))) for text in page.furniture)
        placed = [
            (collapse_space(line), box)
            for line, box in zip(whole, page.furniture_boxes, strict=True)
            if line.strip()
        ]
        if placed:
            lines = tuple(line for line, _ in placed)
            printed.setdefault(lines, []).append(SourceRef(page.page, placed[0][1], "narasi"))
    count = sum(len(sources) for sources in printed.values())
    for lines, sources in printed.items():
        share = len(sources) / count
        yield Statement(" ".join(lines), Letak.KEPALA_HALAMAN, sources[0], share, lines)


def _with_blanks(text: str) -> str:
    """A line that was set without blanks, with one before each capital."""
    return text if " " in text.strip() else _NO_BLANKS.sub(" ", text)


def _captions(tables: Sequence[LogicalTable], blocks: Iterable[Block]) -> Iterator[Statement]:
    """The titles of tables, those of tables that were not found among them."""
    known: list[str] = []
    for table in tables:
        if table.caption and table.pages:
            text = collapse_space(fold_typography(table.caption))
            known.append(text)
            yield Statement(text, Letak.JUDUL_TABEL, _top_of(table))
    for block in blocks:
        text = collapse_space(fold_typography(block.text))
        if block.kind is BlockKind.CAPTION and not any(title.split(" Nama ")[0] in text for title in known):
            yield Statement(text, Letak.JUDUL_TABEL, block.source)


def _headings(tables: Sequence[LogicalTable]) -> Iterator[Statement]:
    for table in tables:
        for text in (text for column in table.columns for text in column.header):
            if text and table.pages:
                yield Statement(collapse_space(fold_typography(text)), Letak.JUDUL_KOLOM, _top_of(table))


def _top_of(table: LogicalTable) -> SourceRef:
    """The first part of a table, below its title."""
    return SourceRef(table.pages[0], table.grids[0].bbox if table.grids else NO_BOX, "narasi")


def _of_block(block: Block) -> Statement:
    letak = Letak.JUDUL_BAB if block.kind is BlockKind.HEADING else Letak.NARASI
    return Statement(collapse_space(fold_typography(block.text)), letak, block.source)


def _place_of(row: TableRow) -> SourceRef:
    """Where a row begins."""
    sources = [source for entry in row.entries for source in entry.sources]
    return sources[0] if sources else SourceRef(row.page, NO_BOX, "narasi")
