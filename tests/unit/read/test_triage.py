"""What a page mostly is, before any table is looked for."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.document import PageKind
from pipeline.model.geometry import BBox
from pipeline.model.page import Doubt, PageGeometry, Rules
from pipeline.read.triage import is_coarse, triage
from tests.unit.extract.builders import characters

PAGE_NUMBER, SENTENCE = "12", "Rencana Kerja Dinas Koperasi"
WHOLE, HALF, LOGO = BBox(0, 0, 600, 800), BBox(0, 0, 600, 390), BBox(20, 20, 80, 80)
LOWER_HALF = BBox(0, 390, 600, 800)


def kind(
    text: str = "", *images: BBox, horizontal: int = 0, vertical: int = 0, drawings: int = 0
) -> PageKind:
    marks = characters((text, 50, 100)) if text else characters()
    rules = Rules(_strips(horizontal), _strips(vertical))
    return triage(PageGeometry(1, 600, 800, 0, marks, rules, images, "pdfium", drawings=drawings))


def _strips(count: int) -> np.ndarray:
    return np.array([(100 + 50 * place, 100, 500) for place in range(count)], dtype=float).reshape(-1, 3)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (kind(), PageKind.EMPTY),
        (kind(SENTENCE), PageKind.PROSE),
        (kind(PAGE_NUMBER), PageKind.PROSE),
        (kind("", WHOLE), PageKind.SCAN),
        (kind(PAGE_NUMBER, WHOLE), PageKind.SCAN),
        (kind(PAGE_NUMBER, HALF, LOWER_HALF), PageKind.SCAN),
        (kind(SENTENCE, WHOLE), PageKind.PROSE),
        (kind(PAGE_NUMBER, LOGO), PageKind.PROSE),
        (kind(PAGE_NUMBER, HALF), PageKind.PROSE),
        (kind("", LOGO), PageKind.SCAN),
        (kind("", drawings=2000), PageKind.SCAN),
        (kind("", drawings=80), PageKind.EMPTY),
        (kind(SENTENCE, drawings=2000), PageKind.PROSE),
    ],
    ids=[
        "blank",
        "text",
        "little text",
        "a scan",
        "a scan with its page number",
        "a scan in strips",
        "text over a background",
        "a logo",
        "half a page of picture",
        "a picture alone",
        "letters as curves",
        "a decoration",
        "text beside a drawing",
    ],
)
def test_kinds_without_rules(found: PageKind, expected: PageKind) -> None:
    assert found is expected


@pytest.mark.parametrize(
    ("horizontal", "vertical", "expected"),
    [
        (2, 1, PageKind.TABLE),
        (1, 2, PageKind.TABLE),
        (1, 1, PageKind.PROSE),
        (5, 0, PageKind.PROSE),
        (0, 5, PageKind.PROSE),
    ],
)
def test_rules_in_both_directions_may_be_a_table(horizontal: int, vertical: int, expected: PageKind) -> None:
    """An underlined heading, a rule over the foot, lines to write on: no table."""
    assert kind(SENTENCE, horizontal=horizontal, vertical=vertical) is expected


def test_an_empty_table_without_text_is_empty() -> None:
    assert kind("", horizontal=4, vertical=4) is PageKind.EMPTY


def test_a_page_without_size_is_no_error() -> None:
    page = PageGeometry(1, 0, 0, 0, characters(), Rules(_strips(0), _strips(0)), (), "pdfium")
    assert triage(page) is PageKind.EMPTY


@pytest.mark.parametrize(
    ("doubt", "share", "images", "expected"),
    [
        (Doubt.UNMAPPED, 0.5, (), PageKind.UNTRUSTED),
        (Doubt.FOREIGN, 0.5, (), PageKind.UNTRUSTED),
        (Doubt.FOREIGN, 0.2, (), PageKind.PROSE),
        (Doubt.COVERED, 1.0, (LOGO,), PageKind.PROSE),
        (Doubt.COVERED, 1.0, (WHOLE,), PageKind.UNTRUSTED),
        (Doubt.SLANTED, 1.0, (), PageKind.PROSE),
    ],
    ids=["no letters", "no words", "a heading without words", "a stamp", "under a scan", "slanted"],
)
def test_a_page_whose_text_is_not_what_is_printed(
    doubt: Doubt, share: float, images: tuple[BBox, ...], expected: PageKind
) -> None:
    marks = characters((SENTENCE, 50, 100))
    marks.doubt[: int(share * len(marks))] = doubt
    assert (
        triage(PageGeometry(1, 600, 800, 0, marks, Rules(_strips(0), _strips(0)), images, "pdfium"))
        is expected
    )


def test_a_damaged_page_without_text_is_broken_and_not_empty() -> None:
    page = PageGeometry(
        1, 600, 800, 0, characters(), Rules(_strips(0), _strips(0)), (), "pdfium", is_damaged=True
    )
    assert triage(page) is PageKind.BROKEN


@pytest.mark.parametrize(
    ("resolution", "box", "expected"),
    [(120, WHOLE, True), (150, WHOLE, False), (96, LOGO, False)],
    ids=["coarse", "as offices scan", "only a logo"],
)
def test_a_coarse_image_of_a_page(resolution: float, box: BBox, expected: bool) -> None:
    marks, rules = characters(), Rules(_strips(0), _strips(0))
    page = PageGeometry(1, 600, 800, 0, marks, rules, (box,), "pdfium", image_resolution=resolution)
    assert is_coarse(page) is expected
