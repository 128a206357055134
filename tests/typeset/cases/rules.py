"""The same small table with its rules drawn in every way seen in real files."""

from __future__ import annotations

from tests.typeset import rules
from tests.typeset.content import simple_table
from tests.typeset.flow import Caption, Table
from tests.typeset.layout import ORDINARY_STYLE, TableOptions
from tests.typeset.measure import Style
from tests.typeset.noise import banded_rows, fill_in_tiles, stray_rule
from tests.typeset.scene import Look, Scene
from tests.typeset.variant import Recipe

TITLE = Caption("Tabel 2.1 Rencana Program dan Kegiatan Tahun 2026")


def _scene(look: Look, *open_sides: str, style: Style = ORDINARY_STYLE) -> Scene:
    options = TableOptions(open_sides=frozenset(open_sides), style=style)
    return Scene((TITLE, Table(simple_table(), options)), look)


RECIPES = (
    Recipe(
        "strokes",
        "The ordinary case: each rule one stroked line.",
        lambda: _scene(Look()),
        is_plain=True,
    ),
    Recipe(
        "thin-rects",
        "Word writes rules as thin filled rectangles with a tiny one in each corner.",
        lambda: _scene(Look(rules.thin_rects())),
        is_plain=True,
        looks_like="strokes",
    ),
    Recipe(
        "cell-rects",
        "Some producers stroke one rectangle per cell, so every inner rule comes twice.",
        lambda: _scene(Look(rules.cell_rects())),
        is_plain=True,
        looks_like="strokes",
    ),
    Recipe(
        "separate-edges",
        "Rules come in pieces as long as one cell's edge and must be joined.",
        lambda: _scene(Look(rules.separate_edges())),
        is_plain=True,
        looks_like="strokes",
    ),
    Recipe(
        "thick-strokes",
        "Rules 3 pt thick: their edges must not make rows and columns of their own.",
        lambda: _scene(Look(rules.strokes(3)), style=Style(padding=5)),
    ),
    Recipe(
        "fat-strokes",
        "A rule stroked across its own direction is long only by its line width.",
        lambda: _scene(Look(rules.fat_strokes(0.5))),
        looks_like="strokes",
    ),
    Recipe(
        "dashed",
        "A dash array leaves the path whole although the paper shows gaps.",
        lambda: _scene(Look(rules.strokes(0.5, dash=(3.0, 2.0)))),
        is_plain=True,
    ),
    Recipe(
        "tiny-segments",
        "Some producers write dashes out as many tiny lines with gaps between them.",
        lambda: _scene(Look(rules.tiny_segments())),
    ),
    Recipe(
        "grey-rules",
        "Light grey rules are visible and count.",
        lambda: _scene(Look(rules.strokes(0.5, (0.75, 0.75, 0.75)))),
        is_plain=True,
    ),
    Recipe(
        "white-rules",
        "White rules on white paper divide nothing, whatever the file says.",
        lambda: _scene(Look(rules.over_white(rules.strokes()))),
        looks_like="strokes",
    ),
    Recipe(
        "transparent-rules",
        "Rules of opacity 0 divide nothing.",
        lambda: _scene(Look(rules.under_transparent(rules.strokes()))),
        looks_like="strokes",
    ),
    Recipe(
        "doubled-rules",
        "Rules drawn twice, 0.4 pt apart, must not make columns of that width.",
        lambda: _scene(Look(rules.doubled())),
    ),
    Recipe(
        "no-right-border",
        "The last column has no right border; horizontal rules end where it ends.",
        lambda: _scene(Look(), "right"),
    ),
    Recipe(
        "no-left-border",
        "The first column has no left border.",
        lambda: _scene(Look(), "left"),
    ),
    Recipe(
        "no-bottom-border",
        "No rule closes the last row; vertical rules end where it ends.",
        lambda: _scene(Look(), "bottom"),
    ),
    Recipe(
        "tiled-header",
        "The header's colour consists of many small rectangles that are no cells.",
        lambda: _scene(Look(filling=fill_in_tiles())),
    ),
    Recipe(
        "banded-rows",
        "Every second row is coloured, one filled rectangle per cell.",
        lambda: _scene(Look(filling=banded_rows())),
        is_plain=True,
    ),
    Recipe(
        "stray-rule",
        "A short rule inside one cell divides nothing.",
        lambda: _scene(Look(over=(stray_rule(),))),
    ),
)
