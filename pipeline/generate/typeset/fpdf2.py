"""Sets a Renja with fpdf2, whose tables keep every row whole."""

from __future__ import annotations

from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import TableHeadingsDisplay
from fpdf.fonts import FontFace

from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.table_spec import RowLook, TableSpec
from pipeline.generate.typeset.look import LEADING, MARGIN, PORTRAIT, SIZES, Look
from pipeline.generate.typeset.pages import page_runs

_PADDING = 2.5
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def typeset(renja: Renja, look: Look) -> bytes:
    """The document as a PDF; the same bytes every time. Headings that run upward are set level."""
    pdf = FPDF(unit="pt", format=PORTRAIT)
    pdf.set_creation_date(_EPOCH)
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.c_margin = 0
    for run in page_runs(renja, look):
        pdf.add_page(orientation="landscape" if run.is_landscape else "portrait")
        for part in run.parts:
            _write(pdf, part, look)
            if part.kind is PartKind.TABLE:
                form = renja.forms[part.table]
                _write_table(pdf, form.spec(renja.tables[part.table], pdf.epw), form.size, look)
                pdf.ln(14)
    return bytes(pdf.output())


def _family(look: Look) -> str:
    return "times" if look.is_serif else "helvetica"


def _write(pdf: FPDF, part: Part, look: Look) -> None:
    size = SIZES[part.kind]
    pdf.set_font(_family(look), style="" if part.kind is PartKind.PARAGRAPH else "B", size=size)
    align = "C" if part.kind is PartKind.TITLE else "L"
    pdf.multi_cell(0, size * 1.3, _latin(part.text), align=align, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)


def _write_table(pdf: FPDF, spec: TableSpec, size: float, look: Look) -> None:
    pdf.set_font(_family(look), size=size)
    heading = FontFace(emphasis="BOLD", fill_color=f"#{look.fill}" if look.fill else None)
    headings = TableHeadingsDisplay.ON_TOP_OF_EVERY_PAGE if look.repeats_header else TableHeadingsDisplay.NONE
    with pdf.table(
        width=pdf.epw,
        col_widths=list(spec.widths),
        align="LEFT",
        v_align="TOP",
        text_align="LEFT",
        headings_style=heading,
        line_height=size + LEADING,
        padding=_PADDING,
        num_heading_rows=spec.header_rows,
        repeat_headings=headings,
    ) as table:
        for number in range(spec.header_depth):
            row = table.row()
            for cell in spec.header:
                if cell.row == number:
                    row.cell(
                        _latin(cell.text), colspan=cell.column_span, rowspan=cell.row_span, align="CENTER"
                    )
        if spec.number_row:
            row = table.row()
            for text in spec.number_row:
                row.cell(text, align="CENTER")
        for number in range(len(spec.body)):
            row_look = spec.looks.get(number, RowLook())
            row = table.row(style=_face(row_look))
            for place, text, span in spec.cells_of(number):
                indent = spec.indent_of(number, place)
                row.cell(
                    _latin(text),
                    colspan=span.column_span,
                    rowspan=span.row_span,
                    padding=(_PADDING, _PADDING, _PADDING, _PADDING + indent) if indent else None,
                )


def _face(look: RowLook) -> FontFace | None:
    if not look.is_bold and not look.fill:
        return None
    return FontFace(
        emphasis="BOLD" if look.is_bold else None, fill_color=f"#{look.fill}" if look.fill else None
    )


def _latin(text: str) -> str:
    """The text in the letters of the standard fonts."""
    return text.encode("cp1252", errors="replace").decode("cp1252")
