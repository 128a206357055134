"""Sets a Renja with Typst, whose tables tear every row that does not fit and repeat or drop their header."""

from __future__ import annotations

import json
from collections.abc import Iterator

import typst as compiler

from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.table_spec import HeaderCell, RowLook, Span, TableSpec
from pipeline.generate.typeset.look import MARGIN, PORTRAIT, SIZES, Look
from pipeline.generate.typeset.pages import page_runs

_PADDING = 2.5


def typeset(renja: Renja, look: Look) -> bytes:
    """The document as a PDF; the same bytes every time."""
    source = "\n".join(_source(renja, look))
    return bytes(
        compiler.compile(source.encode("utf-8"), format="pdf", ignore_system_fonts=True, pdf_tags=False)
    )


def _source(renja: Renja, look: Look) -> Iterator[str]:
    yield "#set document(date: none)"
    yield f'#set text(font: "{_font(look)}", size: 10pt, hyphenate: false)'
    yield "#set par(leading: 0.55em, spacing: 8pt)"
    for run in page_runs(renja, look):
        width, height = PORTRAIT[::-1] if run.is_landscape else PORTRAIT
        yield f"#page(width: {width}pt, height: {height}pt, margin: {MARGIN}pt)["
        for part in run.parts:
            yield _block(part)
            if part.kind is PartKind.TABLE:
                form = renja.forms[part.table]
                yield from _table(form.spec(renja.tables[part.table], width - 2 * MARGIN), form.size, look)
        yield "]"


def _font(look: Look) -> str:
    return "Libertinus Serif" if look.is_serif else "New Computer Modern"


def _block(part: Part) -> str:
    weight = "regular" if part.kind is PartKind.PARAGRAPH else "bold"
    text = f'text(size: {SIZES[part.kind]}pt, weight: "{weight}", {_content(part.text)})'
    return f"#align(center, {text})" if part.kind is PartKind.TITLE else f"#par({text})"


def _content(text: str) -> str:
    """An expression that prints the text as it is, its line breaks kept."""
    return " + linebreak() + ".join(json.dumps(line, ensure_ascii=False) for line in text.split("\n"))


def _table(spec: TableSpec, size: float, look: Look) -> Iterator[str]:
    widths = ", ".join(f"{width:.3f}pt" for width in spec.widths)
    yield f"#[#set text(size: {size}pt)"
    yield f"#table(columns: ({widths}), inset: {_PADDING}pt, stroke: 0.5pt, align: left + top,"
    yield f"table.header(repeat: {str(look.repeats_header).lower()},"
    for cell in spec.header:
        yield _heading(cell, look)
    for text in spec.number_row:
        yield f"[#align(center, {_content(text)})],"
    yield "),"
    for number in range(len(spec.body)):
        row_look = spec.looks.get(number, RowLook())
        fill = f'fill: rgb("{row_look.fill}"), ' if row_look.fill else ""
        for place, text, span in spec.cells_of(number):
            words = _words(text, row_look, spec.indent_of(number, place))
            yield f"table.cell({_size(span)}, {fill}breakable: {str(look.tears_rows).lower()})[{words}],"
    yield ")]"


def _size(cell: HeaderCell | Span) -> str:
    return f"colspan: {cell.column_span}, rowspan: {cell.row_span}"


def _words(text: str, row: RowLook, indent: float) -> str:
    if not text:
        return ""
    weight = "bold" if row.is_bold else "regular"
    words = f'text(weight: "{weight}", {_content(text)})'
    return f"#pad(left: {indent}pt, {words})" if indent else f"#{words}"


def _heading(cell: HeaderCell, look: Look) -> str:
    fill = f'fill: rgb("{look.fill}"), ' if look.fill else ""
    words = f'text(weight: "bold", {_content(cell.text)})'
    body = f"#rotate(-90deg, reflow: true, {words})" if cell.is_upward else f"#{words}"
    return f"table.cell({fill}colspan: {cell.column_span}, rowspan: {cell.row_span}, align: center + horizon)[{body}],"
