"""What is fetched from PDFium for many objects at once is what each of them says alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.model.page import PageGeometry
from pipeline.read.pdfium import open_pdf
from tests.documents.hostile import one_page, text

HEIGHT = 300.0
MANY = 2500  # more than there is room for at once


def read(folder: Path, content: str) -> PageGeometry:
    path = folder / "a.pdf"
    path.write_bytes(one_page(content))
    with open_pdf(path) as reader:
        return reader.read_page(1)


def texts(page: PageGeometry) -> str:
    return page.characters.text()


def test_every_one_of_many_texts_is_read_at_its_place(tmp_path: Path) -> None:
    places = [(5 + place % 50 * 5, 20 + place // 50 * 5) for place in range(MANY)]
    letters = [chr(ord("A") + place % 26) for place in range(MANY)]
    page = read(
        tmp_path, "".join(text(letter, *place) for letter, place in zip(letters, places, strict=True))
    )
    found = sorted(
        zip(page.characters.x0.round(3), page.characters.baseline.round(3), texts(page), strict=True)
    )
    assert found == sorted((x, HEIGHT - y, letter) for letter, (x, y) in zip(letters, places, strict=True))


def test_every_one_of_many_areas_has_its_colour(tmp_path: Path) -> None:
    grey = [place % 250 / 250 for place in range(MANY)]
    page = read(
        tmp_path,
        "".join(f"{tone} g {place % 50 * 6} {place // 50 * 6} 5 5 re f\n" for place, tone in enumerate(grey)),
    )
    assert page.shades.boxes[:, 0].round(3).tolist() == [place % 50 * 6 for place in range(MANY)]
    assert np.abs(page.shades.colours[:, 0] - np.array(grey) * 255).max() <= 1


# --- strokes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cap", [0, 2])
@pytest.mark.parametrize("pen", [0, 2])
@pytest.mark.parametrize(
    "end", ["210 100", "10 250", "10.4 250", "210 250"], ids=["across", "down", "askew", "slanted"]
)
@pytest.mark.parametrize(
    "space", ["1 0 0 1 0 0", "1.2 0 0 0.5 0 0", "0 1 1 0 0 0", "0.9 0.0004 -0.0004 0.9 2 3"]
)
def test_a_stroke_of_one_line_is_read_as_one_with_a_curve_behind_it(
    tmp_path: Path, cap: int, pen: float, end: str, space: str
) -> None:
    """The curve leaves no straight ink, but has its path read point by point."""
    start = f"{space} cm {cap} J {pen} w 10 100 m {end} l"
    alone, together = read(tmp_path, f"{start} S"), read(tmp_path, f"{start} 0 0 m 1 2 2 1 3 3 c S")
    assert alone.rules.horizontal.tolist() == together.rules.horizontal.tolist()
    assert alone.rules.vertical.tolist() == together.rules.vertical.tolist()
    assert len(alone.rules) == (end != "210 250")


@pytest.mark.parametrize(
    ("stroke", "count"),
    [
        ("10 100 m 210 100 l s", 1),
        ("10 100 m 210 100 m S", 0),
        ("1 1 1 RG 10 100 m 210 100 l S", 0),
        ("q 0 0 300 90 re W n 10 100 m 210 100 l S Q", 0),
        ("q 0 0 100 300 re W n 10 100 m 210 100 l S Q", 1),
    ],
    ids=["closed", "moved to", "white", "clipped away", "clipped"],
)
def test_strokes_of_two_points(tmp_path: Path, stroke: str, count: int) -> None:
    assert len(read(tmp_path, stroke).rules) == count


# --- clips --------------------------------------------------------------------------------------------------


def test_texts_under_one_clip_show_where_it_leaves_them(tmp_path: Path) -> None:
    """The clip is one path in memory; a second one inside it narrows it for the texts that follow."""
    page = read(
        tmp_path,
        "q 0 100 300 100 re W n "
        + text("A", y=150)
        + text("B", y=50)
        + text("C", y=110)
        + "0 0 100 300 re W n "
        + text("D", y=150)
        + text("E", x=150)
        + text("F", y=50)
        + "Q "
        + text("G", y=50),
    )
    assert (texts(page), page.hidden) == ("ACDG", 3)


def test_one_clip_is_read_anew_for_the_space_of_each_form(tmp_path: Path) -> None:
    """A form that is moved takes its own clips along, and is cut by those around it."""
    path = tmp_path / "a.pdf"
    inside = "0 0 50 300 re W n " + text("A", x=10) + text("B", x=100)
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /Font << /F 5 0 R >> >>"
    path.write_bytes(
        one_page(
            "q /N Do Q q 1 0 0 1 90 0 cm /N Do Q q 0 0 300 100 re W n /N Do Q",
            resources="/Font << /F 5 0 R >> /XObject << /N 6 0 R >>",
            more=[f"{form} /Length {len(inside)} >>\nstream\n{inside}\nendstream"],
        )
    )
    with open_pdf(path) as reader:
        page = reader.read_page(1)
    assert texts(page) == "AA"
    assert page.characters.x0.round(3).tolist() == [10, 100]
