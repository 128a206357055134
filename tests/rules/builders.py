"""Documents for tests of rules, built from rows instead of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.kodefikasi.following import Reference
from pipeline.model.document import Block, BlockKind, Document, Identity, PageKind, PageReport
from pipeline.model.finding import Audit, Comparison
from pipeline.model.geometry import BBox
from pipeline.model.kodefikasi import Edisi
from pipeline.model.table import Column, Entry, LogicalTable, SourceRef, TableRow
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.ledger import judge
from pipeline.reconcile.lintas import beside
from pipeline.reconcile.plan import read_plan
from pipeline.rules.engine import catalogue, compare
from pipeline.settings import Settings
from tests.defaults import SETTINGS

ROW_HEIGHT = 10.0
COLUMN_WIDTH = 50.0
INDENT_STEP = 10.0


@dataclass(frozen=True)
class Page:
    """Where the rows of a table stand, and how they were read."""

    number: int = 1
    method: str = "pdfium"
    doubt: str = ""


def make_table(
    kind: str,
    label: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    headers: Mapping[str, str] | None = None,
    unknown: Sequence[str] = (),
    pages: Sequence[Page] = (Page(),),
) -> LogicalTable:
    """A table whose cells have boxes of their own.

    `pages` holds the page of each row, the last for all further rows. "**Program A**" is printed bold, and each ">"
    before a text indents it by one step.
    """
    headings = headers or {}
    built = []
    for index, texts in enumerate(rows):
        page = pages[min(index, len(pages) - 1)]
        entries = tuple(
            _entry(text, SourceRef(page.number, _box(index, column), page.method), page.doubt)
            for column, text in enumerate(texts)
        )
        built.append(TableRow(page.number, entries))
    return LogicalTable(
        kind=kind,
        label=label,
        caption="",
        columns=tuple(Column(name, (headings.get(name, name),), name not in unknown) for name in columns),
        rows=tuple(built),
    )


def make_block(
    text: str, *, page: int = 1, kind: str = "paragraf", number: str = "", section: str = ""
) -> Block:
    """A paragraph, or another block of prose."""
    level = (1 if "." not in number else 2) if number else 0
    return Block(BlockKind(kind), page, BBox(50, 50, 500, 60), text, number, level, section)


def make_document(
    tables: Sequence[LogicalTable] = (),
    blocks: Sequence[Block] = (),
    *,
    tahun: int | None = 2024,
    pages: Sequence[PageReport] = (),
) -> Document:
    """A document of the year 2024 whose pages were all read whole, unless `pages` says otherwise."""
    numbers = {page for table in tables for page in table.pages} | {block.page for block in blocks}
    given = {page.page: page for page in pages}
    reports = [given.get(number, PageReport(number, PageKind.TABLE, 1000)) for number in numbers | set(given)]
    return Document(
        name="Dinas Contoh.pdf",
        sha256="0" * 64,
        pages=tuple(sorted(reports, key=lambda page: page.page)),
        blocks=tuple(blocks),
        tables=tuple(tables),
        grids=(),
        identity=Identity(opd="Dinas Contoh", jenis_pemda="provinsi", tahun=tahun),
    )


def run_audit(
    document: Document,
    settings: Settings = SETTINGS,
    editions: Sequence[Edisi] = (),
    others: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Audit, tuple[Comparison, ...]]:
    """What the rules find in a document, and every comparison made.

    It is held against these editions of the code list, and beside the codes that other agencies plan.
    """
    dossier = assemble(document, read_rows(document, settings), settings)
    if editions:
        dossier = replace(dossier, nomenklatur=Reference(editions, settings).follow(dossier))
    plan = read_plan(dossier)
    if others and plan is not None:
        dossier = replace(dossier, lintas=beside(document.identity.opd, plan, others, settings))
    comparisons, failures = compare(dossier)
    return judge(dossier, comparisons, failures, catalogue(settings)), comparisons


def _entry(text: str, source: SourceRef, doubt: str) -> Entry:
    plain = text.lstrip(">")
    indent = INDENT_STEP * (len(text) - len(plain))
    is_bold = plain.startswith("**") and plain.endswith("**")
    return Entry(plain.strip("*") if is_bold else plain.strip(), (source,), is_bold, doubt, indent)


def _box(row: int, column: int) -> BBox:
    return BBox(
        column * COLUMN_WIDTH, row * ROW_HEIGHT, (column + 1) * COLUMN_WIDTH - 1, (row + 1) * ROW_HEIGHT - 1
    )
