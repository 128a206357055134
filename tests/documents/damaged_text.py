"""Pages of one table whose text is damaged, or that hold text nobody sees; what is printed in each cell is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.documents.hostile import FONT, one_page, stream

LEFT, TOP, WIDTH, HEIGHT = 20, 280, 85, 24
"""Left and upper edge of the table, measured from the bottom as PDF does, and size of its cells, in points."""

ROWS = (
    ("Program", "Indikator", "Pagu"),
    ("Pelayanan", "Dokumen", "1.250.000"),
    ("Pembinaan", "Koperasi", "975.000"),
    ("Pengawasan", "Laporan", "48.500"),
    ("Pemeliharaan", "Gedung", "7.250"),
)
TEXTS = [list(row) for row in ROWS]


def frame() -> str:
    """The rules of the table."""
    bottom, right = TOP - HEIGHT * len(ROWS), LEFT + WIDTH * 3
    across = [f"{LEFT} {TOP - HEIGHT * k} m {right} {TOP - HEIGHT * k} l S" for k in range(len(ROWS) + 1)]
    down = [f"{LEFT + WIDTH * k} {bottom} m {LEFT + WIDTH * k} {TOP} l S" for k in range(4)]
    return "\n".join([*across, *down, ""])


def place(row: int, column: int) -> tuple[float, float]:
    """Where the text of a cell begins, from the bottom left of the page."""
    return LEFT + WIDTH * column + 4, TOP - HEIGHT * row - 16


def box(row: int, column: int, margin: float = 1) -> str:
    """The operands of `re` for a cell, less a margin."""
    left, bottom = LEFT + WIDTH * column + margin, TOP - HEIGHT * (row + 1) + margin
    return f"{left} {bottom} {WIDTH - 2 * margin} {HEIGHT - 2 * margin}"


def show(words: str, row: int, column: int, font: str = "F", before: str = "") -> str:
    """The operators that print words in a cell; `before` stands between font and text."""
    x, y = place(row, column)
    return f"BT /{font} 10 Tf {before} {x} {y} Td ({words}) Tj ET\n"


def cells(fonts: Mapping[tuple[int, int], str] | None = None, rows: Sequence[Sequence[str]] = ROWS) -> str:
    """Rules and texts of the whole table; `fonts` names other fonts for some cells (row and column from 0)."""
    chosen = fonts or {}
    shown = [
        show(text, row, column, chosen.get((row, column), "F"))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return frame() + "".join(shown)


def page(content: str, *more: str, resources: str = "") -> bytes:
    """A page with this content; /F is a font, /G the object 6, the first of `more`."""
    return one_page(content, resources=resources or "/Font << /F 5 0 R /G 6 0 R >>", more=more or [FONT])


def font_with(meanings: Mapping[str, str], entries: str = "") -> list[str]:
    """A font and its table of letters (objects 6 and 7): each key is printed, its value is what the file says it is.

    `entries` are further ones of the font.
    """
    lines = "".join(
        f"<{ord(code):02X}> <{text.encode('utf-16-be').hex()}>\n" for code, text in sorted(meanings.items())
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(meanings)} beginbfchar\n{lines}endbfchar\nendcmap end end"
    )
    return [f"{FONT[:-2]} /Encoding /WinAnsiEncoding /ToUnicode 7 0 R {entries} >>", stream(table)]


def shifted(by: int) -> dict[str, str]:
    """A table of letters in which every sign means one further on, as where a subset was numbered anew."""
    return {chr(code): chr(code + by) for code in range(0x2C, 0x7B)}


def nameless_font(first: str = "!", last: str = "z") -> str:
    """A font whose shapes have only numbers for names, and no table of letters."""
    names = " ".join(f"/g{code}" for code in range(ord(first), ord(last) + 1))
    return (
        "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Helvetica "
        f"/Encoding << /Type /Encoding /Differences [{ord(first)} {names}] >> >>"
    )


def image(entries: str = "") -> str:
    """A grey image of one point, as an object."""
    shape = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream("\x80", f"{shape} {entries}")
