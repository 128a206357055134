"""A Renja as a PDF: landscape pages, prose in wrapped lines, tables that run over pages with repeated headings."""

from __future__ import annotations

from collections.abc import Iterator

from tests.planted.forms import FORMS, PAGE, TEXT_WIDTH
from tests.planted.renja import Part, PartKind, Renja
from tests.typeset.flow import Block, Caption, Gap, Table
from tests.typeset.layout import TableOptions
from tests.typeset.measure import Style
from tests.typeset.painter import Face
from tests.typeset.scene import Scene
from tests.typeset.variant import typeset_scene
from tests.typeset.wrap import wrap

_OPTIONS = TableOptions(style=Style(size=7, leading=8.5, padding=2.5))
_FACES = {
    PartKind.TITLE: Face(size=16, is_bold=True),
    PartKind.HEADING: Face(size=11, is_bold=True),
    PartKind.PARAGRAPH: Face(size=10),
    PartKind.TABLE: Face(size=10, is_bold=True),
}
_LEADING = 3.0  # points between the lines of one paragraph
_AFTER = 8.0  # and behind it


def typeset_renja(renja: Renja, producer: str = "reportlab") -> bytes:
    """The document as a PDF; the same bytes every time."""
    blocks = tuple(block for part in renja.parts for block in _blocks(part, renja))
    return typeset_scene(Scene(blocks, frame=PAGE), producer)[0]


def _blocks(part: Part, renja: Renja) -> Iterator[Block]:
    if part.kind is PartKind.PAGE:
        yield Gap(to_new_page=True)
        return
    face = _FACES[part.kind]
    lines = wrap(part.text, TEXT_WIDTH, face)
    for place, line in enumerate(lines, start=1):
        yield Caption(line.text, face, _AFTER if place == len(lines) else _LEADING)
    if part.kind is PartKind.TABLE:
        yield Table(FORMS[part.table].spec(renja.tables[part.table]), _OPTIONS)
        yield Gap(height=14)
