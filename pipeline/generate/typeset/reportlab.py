"""Sets a Renja with ReportLab's Platypus, which breaks lines like a word processor and can tear rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.table_spec import HeaderCell, RowLook, TableSpec
from pipeline.generate.typeset.look import LEADING, MARGIN, PORTRAIT, SIZES, UPWARD_HEIGHT, Look
from pipeline.generate.typeset.pages import PageRun, page_runs

_PADDING = 2.5


def typeset(renja: Renja, look: Look) -> bytes:
    """The document as a PDF; the same bytes every time."""
    buffer = io.BytesIO()
    runs = list(page_runs(renja, look))
    templates = {True: _template("landscape", PORTRAIT[::-1]), False: _template("portrait", PORTRAIT)}
    document = BaseDocTemplate(buffer, invariant=1, title="Renja")
    # The first template is that of the first page.
    document.addPageTemplates([templates[runs[0].is_landscape], templates[not runs[0].is_landscape]])
    story: list[Flowable] = []
    for run in runs:
        if story:
            story += [NextPageTemplate(templates[run.is_landscape].id), PageBreak()]
        story += _flowables(run, renja, look)
    document.build(story)
    return buffer.getvalue()


def _template(name: str, size: tuple[float, float]) -> PageTemplate:
    frame = Frame(MARGIN, MARGIN, size[0] - 2 * MARGIN, size[1] - 2 * MARGIN, 0, 0, 0, 0)
    return PageTemplate(name, [frame], pagesize=size)


def _flowables(run: PageRun, renja: Renja, look: Look) -> Iterator[Flowable]:
    width = PORTRAIT[1 if run.is_landscape else 0] - 2 * MARGIN
    for part in run.parts:
        yield Paragraph(_markup(part.text), _style(part, look))
        if part.kind is PartKind.TABLE:
            form = renja.forms[part.table]
            yield _table(form.spec(renja.tables[part.table], width), form.size, look)
            yield Spacer(0, 14)


def _font(look: Look, *, is_bold: bool) -> str:
    family, bold = ("Times-Roman", "Times-Bold") if look.is_serif else ("Helvetica", "Helvetica-Bold")
    return bold if is_bold else family


def _style(part: Part, look: Look) -> ParagraphStyle:
    size = SIZES[part.kind]
    return ParagraphStyle(
        part.kind.name,
        fontName=_font(look, is_bold=part.kind is not PartKind.PARAGRAPH),
        fontSize=size,
        leading=size * 1.3,
        spaceAfter=6,
        alignment=TA_CENTER if part.kind is PartKind.TITLE else 0,
    )


def _markup(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


class _Upward(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A heading that runs from bottom to top, in as many lines as fit side by side."""

    def __init__(self, text: str, font: str, size: float) -> None:
        super().__init__()
        self._paragraph = Paragraph(
            _markup(text), ParagraphStyle("tegak", fontName=font, fontSize=size, leading=size + LEADING)
        )

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        _, self._depth = self._paragraph.wrap(UPWARD_HEIGHT, 1000)
        return self._depth, UPWARD_HEIGHT

    def draw(self) -> None:
        self.canv.rotate(90)
        self._paragraph.drawOn(self.canv, 0, -self._depth)


def _table(spec: TableSpec, size: float, look: Look) -> Table:
    rows: list[list[object]] = [[""] * len(spec.widths) for _ in range(spec.header_rows + len(spec.body))]
    commands: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), _PADDING) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    for cell in spec.header:
        rows[cell.row][cell.column] = _heading(cell, size, look)
        commands.append(_span(cell.column, cell.row, cell.column_span, cell.row_span))
    for place, text in enumerate(spec.number_row):
        rows[spec.header_depth][place] = _cell(text, size, look, RowLook(), is_centred=True)
    for number, body in enumerate(spec.body):
        row_look = spec.looks.get(number, RowLook())
        for place, text in enumerate(body):
            indent = spec.indent_of(number, place)
            rows[spec.header_rows + number][place] = _cell(text, size, look, row_look, indent=indent)
        if row_look.fill:
            line = spec.header_rows + number
            commands.append(("BACKGROUND", (0, line), (-1, line), HexColor(f"#{row_look.fill}")))
    commands += (
        _span(one.column, spec.header_rows + one.row, one.column_span, one.row_span) for one in spec.spans
    )
    if look.fill:
        commands.append(("BACKGROUND", (0, 0), (-1, spec.header_depth - 1), HexColor(f"#{look.fill}")))
    return Table(
        rows,
        colWidths=list(spec.widths),
        style=commands,
        repeatRows=spec.header_rows if look.repeats_header else 0,
        splitInRow=int(look.tears_rows),
        hAlign="LEFT",
    )


def _span(column: int, row: int, columns: int, rows: int) -> tuple[object, ...]:
    return ("SPAN", (column, row), (column + columns - 1, row + rows - 1))


def _heading(cell: HeaderCell, size: float, look: Look) -> Flowable:
    font = _font(look, is_bold=True)
    if cell.is_upward:
        return _Upward(cell.text, font, size)
    return _cell(cell.text, size, look, RowLook(is_bold=True), is_centred=True)


def _cell(
    text: str, size: float, look: Look, row: RowLook, *, indent: float = 0.0, is_centred: bool = False
) -> Flowable | str:
    if not text:
        return ""
    style = ParagraphStyle(
        "sel",
        fontName=_font(look, is_bold=row.is_bold),
        fontSize=size,
        leading=size + LEADING,
        leftIndent=indent,
        alignment=TA_CENTER if is_centred else 0,
        splitLongWords=0,
    )
    return Paragraph(_markup(text), style)
