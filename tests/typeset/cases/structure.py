"""Merged cells, narrow cells, several tables, and tables that run over pages."""

from __future__ import annotations

from pipeline.generate.table_spec import TableSpec
from tests.typeset import content, noise, rules
from tests.typeset.cases.rules import TITLE
from tests.typeset.flow import Block, Caption, Gap, Table
from tests.typeset.frame import PageFrame
from tests.typeset.layout import TableOptions
from tests.typeset.scene import Look, Scene
from tests.typeset.variant import Recipe

WIDE = PageFrame(936, 612)
HALF_SHEET = PageFrame(842, 380)

REPEATED = TableOptions()
NOT_REPEATED = TableOptions(repeats_header=False)
TORN = TableOptions(tears_rows=True)
TORN_OPEN = TableOptions(tears_rows=True, is_open_at_tear=True)
TORN_NOT_REPEATED = TableOptions(tears_rows=True, repeats_header=False)
HEADER_PARTED = TableOptions(repeats_header=False, parts_header=True)
HALVES = TableOptions(tears_rows=True, shows_both_halves=True)
HALVES_OPEN = TableOptions(tears_rows=True, shows_both_halves=True, is_open_at_tear=True)


def _one(spec: TableSpec, options: TableOptions = REPEATED, frame: PageFrame = HALF_SHEET) -> Scene:
    return Scene((TITLE, Table(spec, options)), frame=frame)


def _long_row(options: TableOptions, parts: int = 6) -> Scene:
    return _one(content.table_with_long_text(parts), options)


def _stacked() -> tuple[Block, ...]:
    return (
        TITLE,
        Table(content.small_table("Sasaran")),
        Gap(24),
        Caption("Tabel 2.2 Tujuan Jangka Menengah"),
        Table(content.small_table("Tujuan", 4)),
    )


def _side_by_side() -> tuple[Block, ...]:
    right = Table(content.small_table("Tujuan", 4), shift=360, is_beside=True)
    return TITLE, Table(content.small_table("Sasaran")), right


def _end_and_start() -> tuple[Block, ...]:
    return (
        TITLE,
        Table(content.long_table(12), NOT_REPEATED),
        Gap(20),
        Caption("Tabel 2.2 Pencapaian Kinerja Pelayanan"),
        Table(content.long_table(11)),
    )


RECIPES = (
    Recipe(
        "two-level-header",
        "Merged header cells in two rows over a number row, and a TOTAL row merged over three columns.",
        lambda: _one(content.two_level_table(), frame=WIDE),
        is_plain=True,
    ),
    Recipe(
        "total-in-lokasi-column",
        "The last row says JUMLAH in the column of the lokasi; number and name are blank, as in a row that goes on.",
        lambda: _one(content.table_with_total(label="JUMLAH")),
        is_plain=True,
    ),
    Recipe(
        "total-without-label",
        "The last row prints nothing but the bold sum of the amounts above it.",
        lambda: _one(content.table_with_total(label="")),
        is_plain=True,
    ),
    Recipe(
        "total-without-label-plain",
        "The last row prints nothing but the sum of the amounts above it, in plain type.",
        lambda: _one(content.table_with_total(label="", is_bold=False)),
        is_plain=True,
    ),
    Recipe(
        "three-level-header",
        'Merged header cells in three rows over a number row with a formula ("8=(7/6)").',
        lambda: _one(content.three_level_table(), frame=WIDE),
        is_plain=True,
    ),
    Recipe(
        "two-level-header-thin-rects",
        "Merged header cells whose rules are thin rectangles.",
        lambda: Scene((TITLE, Table(content.two_level_table())), Look(rules.thin_rects()), WIDE),
        is_plain=True,
        looks_like="two-level-header",
    ),
    Recipe(
        "merged-kode",
        "A kode and its name span three indicator rows each.",
        lambda: _one(content.indicator_table(2)),
        is_plain=True,
    ),
    Recipe(
        "merged-kode-over-pages",
        "A kode cell spans indicator rows that stand on two pages; its text is on the first.",
        lambda: _one(content.indicator_table(5)),
    ),
    Recipe(
        "cut-numbers",
        "Kode and amounts are cut in two lines by narrow cells and are joined without a blank.",
        lambda: _one(content.narrow_table()),
    ),
    Recipe(
        "torn-number",
        "The page break falls between the two lines of a kode and an amount that are cut in a narrow cell.",
        lambda: Scene((Gap(200), TITLE, Table(content.narrow_table(), TORN)), frame=HALF_SHEET),
        is_plain=True,
    ),
    Recipe(
        "split-kode",
        "One kode stands in five columns, and the number row counts 1 2 4 3.",
        lambda: _one(content.split_kode_table()),
        is_plain=True,
    ),
    Recipe(
        "empty-template",
        "A form that nobody has filled in: its rows are empty, not unreadable.",
        lambda: _one(content.empty_template()),
        is_plain=True,
    ),
    Recipe(
        "stacked-tables",
        "Two tables of other columns stand on one page with a caption between them.",
        lambda: Scene(_stacked()),
        is_plain=True,
    ),
    Recipe(
        "tables-side-by-side",
        "Two tables of other row heights stand side by side.",
        lambda: Scene(_side_by_side()),
        is_plain=True,
    ),
    Recipe(
        "end-and-start",
        "One page holds the end of a table without header and the start of another of the same columns.",
        lambda: Scene(_end_and_start(), frame=HALF_SHEET),
    ),
    Recipe(
        "header-repeated",
        "The table runs over three pages, header and number row are repeated on each.",
        lambda: _one(content.long_table(26)),
        is_plain=True,
    ),
    Recipe(
        "last-column-missing",
        "From the second page on the last column, empty there, is not even ruled.",
        lambda: _one(content.table_with_idle_notes(), TableOptions(drops_last_column=True)),
        is_plain=True,
    ),
    Recipe(
        "header-not-repeated",
        "The table runs over three pages and only the first has the header.",
        lambda: _one(content.long_table(26), NOT_REPEATED),
        is_plain=True,
    ),
    Recipe(
        "header-parted-from-rows",
        "The page ends below the header; the rows begin on the next page, without it.",
        lambda: Scene((Gap(240), TITLE, Table(content.simple_table(), HEADER_PARTED)), frame=HALF_SHEET),
        is_plain=True,
    ),
    Recipe(
        "wide-cells-under-wide-heading",
        "A heading is as wide as the number and the name below it; so is the first row's name, which is no heading.",
        lambda: _one(content.list_of_amounts()),
        is_plain=True,
    ),
    Recipe(
        "torn-row",
        "A row is torn by the page break; rules close both halves.",
        lambda: _long_row(TORN),
        is_plain=True,
    ),
    Recipe(
        "torn-row-open",
        "A row is torn by the page break and no rule closes its first half.",
        lambda: _long_row(TORN_OPEN),
    ),
    Recipe(
        "torn-row-no-header",
        "A row is torn by the page break and its second half is the first thing on the next page.",
        lambda: _long_row(TORN_NOT_REPEATED),
        is_plain=True,
    ),
    Recipe(
        "torn-row-three-pages",
        "One row begins on the first page, fills the second and ends on the third.",
        lambda: _long_row(TORN, 18),
        is_plain=True,
    ),
    Recipe(
        "torn-row-three-pages-open",
        "One row fills three pages and no rule closes it before its end.",
        lambda: _long_row(TORN_OPEN, 18),
    ),
    Recipe(
        "torn-list",
        "A list is torn inside an item, so its second half does not begin with a number.",
        lambda: _one(content.table_with_long_list(6), TORN),
        is_plain=True,
    ),
    Recipe(
        "clipped-halves",
        "Excel prints both halves of a torn row on both pages and hides the wrong one by a clip path.",
        lambda: _long_row(HALVES),
        looks_like="torn-row",
    ),
    Recipe(
        "clipped-halves-open",
        "Both halves are printed on both pages under a clip path, and no rule is drawn where they are cut.",
        lambda: _long_row(HALVES_OPEN),
        looks_like="torn-row-open",
    ),
    Recipe(
        "rotated-torn-row",
        "A row is torn by the break of pages that are turned by /Rotate 90.",
        lambda: _one(content.table_with_long_text(6), TORN, PageFrame(842, 380, rotate=90)),
        looks_like="torn-row",
    ),
    Recipe(
        "everything-at-once",
        "Torn row, tiled header, frame, footer, fake bold and shifted /MediaBox come together in one file.",
        lambda: Scene(
            (TITLE, Table(content.table_with_long_text(6), TORN)),
            Look(
                rules.thin_rects(),
                noise.twice(),
                noise.fill_in_tiles(),
                over=(noise.page_frame(), noise.underlined_notes(), noise.footer(), noise.clipped_away()),
            ),
            PageFrame(842, 380, origin=(12, -34), rotate=270),
        ),
    ),
)
