"""The same small table on pages whose coordinates or surroundings are out of the ordinary."""

from __future__ import annotations

from tests.typeset import noise
from tests.typeset.cases.rules import TITLE
from tests.typeset.content import simple_table, upward_table
from tests.typeset.flow import Table
from tests.typeset.frame import Matrix, PageFrame
from tests.typeset.scene import Extra, Lettering, Look, Scene, plain_letters
from tests.typeset.variant import Recipe

LANDSCAPE = PageFrame()


def _scene(frame: PageFrame = LANDSCAPE, *over: Extra, letters: Lettering = plain_letters) -> Scene:
    return Scene((TITLE, Table(simple_table())), Look(letters=letters, over=over), frame)


RECIPES = (
    *(
        Recipe(
            f"rotate-{angle}",
            f"The page has /Rotate {angle} and its content is turned so that it is upright on the screen.",
            lambda angle=angle: _scene(PageFrame(rotate=angle)),  # type: ignore[misc]
            looks_like="strokes",
        )
        for angle in (90, 180, 270)
    ),
    *(
        Recipe(
            f"turned-{angle}",
            f"The page is turned by {angle} degrees and has no /Rotate that says so: its text runs another way.",
            lambda angle=angle: _scene(PageFrame(rotate=angle, is_untold=True)),  # type: ignore[misc]
            looks_like="strokes",
        )
        for angle in (90, 180, 270)
    ),
    *(
        Recipe(
            f"turned-{name}",
            "The text of the page runs up it, and its blanks exist only as distances.",
            lambda letters=letters: _scene(PageFrame(rotate=90, is_untold=True), letters=letters),  # type: ignore[misc]
            looks_like=name,
        )
        for name, letters in (
            ("word-by-word", noise.word_by_word),
            ("letter-by-letter", noise.letter_by_letter),
        )
    ),
    Recipe(
        "turned-upward-header",
        "The text of the page runs up it, and its headings run up the table.",
        lambda: Scene((TITLE, Table(upward_table())), frame=PageFrame(rotate=90, is_untold=True)),
    ),
    Recipe(
        "shifted-media-box",
        "The /MediaBox does not begin at 0,0.",
        lambda: _scene(PageFrame(origin=(-120.5, 300.25))),
        looks_like="strokes",
    ),
    Recipe(
        "crop-box",
        "The /CropBox is smaller than the /MediaBox, and printer's marks stand between the two.",
        lambda: _scene(PageFrame(crop=(20, 30, 40, 26)), noise.outside_crop()),
        looks_like="strokes",
    ),
    Recipe(
        "rotated-crop-box",
        "/Rotate 90, a /MediaBox that begins elsewhere and a smaller /CropBox come together.",
        lambda: _scene(PageFrame(rotate=90, origin=(50, -70), crop=(26, 20, 30, 40)), noise.outside_crop()),
        looks_like="strokes",
    ),
    Recipe(
        "fake-bold",
        "Headings are made bold by drawing them twice, 0.3 pt apart.",
        lambda: _scene(letters=noise.twice()),
    ),
    Recipe(
        "word-by-word",
        "Words are set one by one: blanks exist only as distances.",
        lambda: _scene(letters=noise.word_by_word),
        looks_like="strokes",
    ),
    Recipe(
        "letter-by-letter",
        "Letters are set one by one: words and blanks exist only as distances.",
        lambda: _scene(letters=noise.letter_by_letter),
        looks_like="strokes",
    ),
    Recipe(
        "upward-header",
        "Header cells are set upward to save width.",
        lambda: Scene((TITLE, Table(upward_table()))),
    ),
    Recipe(
        "invisible-text",
        "Text render mode 3 shows nothing, so nothing of it belongs to a cell.",
        lambda: _scene(LANDSCAPE, noise.invisible_text()),
        looks_like="strokes",
    ),
    Recipe(
        "transparent-text",
        "Text of opacity 0 shows nothing.",
        lambda: _scene(LANDSCAPE, noise.transparent_text()),
        looks_like="strokes",
    ),
    Recipe(
        "clipped-away",
        "Texts and rules outside their clip path are not on the page.",
        lambda: _scene(LANDSCAPE, noise.clipped_away()),
        looks_like="strokes",
    ),
    Recipe(
        "clipped-cells",
        "Spreadsheets print each cell's text under a clip path of its own that hides nothing.",
        lambda: Scene((TITLE, Table(simple_table())), paint_table=noise.clipped_cells),
        looks_like="strokes",
    ),
    Recipe(
        "beyond-the-edge",
        "Rules, fills and texts beyond the page's edge are not on the page.",
        lambda: _scene(LANDSCAPE, noise.beyond_the_edge()),
        looks_like="strokes",
    ),
    Recipe(
        "page-frame",
        "A decorative double frame around the page is no table.",
        lambda: _scene(LANDSCAPE, noise.page_frame()),
    ),
    Recipe(
        "underline-and-footer",
        "An underlined heading and the rule over a footer belong to no table.",
        lambda: _scene(LANDSCAPE, noise.underlined_notes(), noise.footer()),
    ),
    Recipe(
        "total-below",
        "A total stands under the table in line with its columns, but no rule encloses it.",
        lambda: _scene(LANDSCAPE, noise.total_below()),
    ),
    Recipe(
        "form-xobject",
        "The lower half of the table stands in a form XObject with its own matrix.",
        lambda: Scene(
            (TITLE, Table(simple_table())),
            paint_table=noise.partly_in_form(4, Matrix(0.5, 0, 0, 0.5, 37, -11)),
        ),
        looks_like="strokes",
    ),
    Recipe(
        "turned-form-xobject",
        "The lower half of the table stands in a form XObject whose matrix turns it by 90 degrees.",
        lambda: Scene(
            (TITLE, Table(simple_table())),
            paint_table=noise.partly_in_form(4, Matrix(0, 1.25, -1.25, 0, 200, 15)),
        ),
        looks_like="strokes",
    ),
)
