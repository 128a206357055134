"""A Renja as a PDF: landscape pages, prose in wrapped lines, tables that run over pages with repeated headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.generate.renja import Part, PartKind, Renja
from tests.typeset.flow import MARGIN, Block, Caption, Gap, PagePlan, Table
from tests.typeset.frame import PageFrame
from tests.typeset.layout import TableOptions
from tests.typeset.measure import Style
from tests.typeset.painter import Face, Painter
from tests.typeset.scene import Extra, Look, Scene
from tests.typeset.variant import typeset_scene
from tests.typeset.wrap import wrap

PAGE = PageFrame(width=935, height=609)
"""F4 in landscape."""
TURNED = replace(PAGE, rotate=90, is_untold=True)
"""The same as a portrait page that all text runs up."""
TEXT_WIDTH = PAGE.width - 2 * MARGIN
_LINE = 1.5  # points more than the letters' size from line to line of a table
_FACES = {
    PartKind.TITLE: Face(size=16, is_bold=True),
    PartKind.HEADING: Face(size=11, is_bold=True),
    PartKind.PARAGRAPH: Face(size=10),
    PartKind.TABLE: Face(size=10, is_bold=True),
}
_LEADING = 3.0  # points between the lines of one paragraph
_AFTER = 8.0  # and behind it
_FOOT = 24.0  # from the edge of the page to the running foot


def typeset_renja(renja: Renja, producer: str = "reportlab", page: PageFrame = PAGE) -> bytes:
    """The document as a PDF; the same bytes every time."""
    blocks = tuple(block for part in renja.parts for block in _blocks(part, renja))
    look = Look(over=(_running_foot(renja.foot),)) if renja.foot else Look()
    return typeset_scene(Scene(blocks, look, page), producer)[0]


def _running_foot(text: str) -> Extra:
    """The text and the page's number at the bottom of every page."""

    def draw(painter: Painter, plan: PagePlan) -> None:
        painter.text(MARGIN, PAGE.height - _FOOT, f"{text} | {plan.number}", Face(size=8))

    return Extra(draw)


def _blocks(part: Part, renja: Renja) -> Iterator[Block]:
    if part.kind is PartKind.PAGE:
        yield Gap(to_new_page=True)
        return
    face = _FACES[part.kind]
    lines = wrap(part.text, TEXT_WIDTH, face)
    for place, line in enumerate(lines, start=1):
        yield Caption(line.text, face, _AFTER if place == len(lines) else _LEADING)
    if part.kind is PartKind.TABLE:
        form = renja.forms[part.table]
        style = Style(size=form.size, leading=form.size + _LINE, padding=2.5)
        yield Table(form.spec(renja.tables[part.table], TEXT_WIDTH), TableOptions(style=style))
        yield Gap(height=14)
