"""The second reader: the text of boxes as a reader of the paper sees it, whatever is hidden in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.geometry import BBox
from pipeline.model.second_reading import Reread
from pipeline.read.plumber import read_boxes
from tests.documents.hostile import PAGE, encrypted, mutated, one_page, stream, text

WHOLE = BBox(0, 0, 300, 300)
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 60 300] /Resources << /Font << /F 5 0 R >> >>"
IN_FORM = "/Font << /F 5 0 R >> /XObject << /N 6 0 R >>"


def read(folder: Path, pdf: bytes, *boxes: BBox, page: int = 1) -> tuple[Reread, ...]:
    path = folder / "a.pdf"
    path.write_bytes(pdf)
    return read_boxes(path, {page: boxes or (WHOLE,)})[page]


def seen(folder: Path, content: str, **parts: object) -> str:
    """The text of a page of this content."""
    (reread,) = read(folder, one_page(content, **parts))  # type: ignore[arg-type]
    assert not reread.problem
    return reread.text


NUMBERED = [
    "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /FontDescriptor 8 0 R /CIDSystemInfo 9 0 R >>",
    "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 >>",
    "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
]
"""A font of numbered letters, as objects from 6 on."""


# --- what a reader of the paper sees


@pytest.mark.parametrize(
    "hidden",
    [
        "3 Tr " + text("tak tampak", y=120) + "0 Tr ",
        "7 Tr " + text("hanya klip", y=120) + "0 Tr ",
        "q /G gs " + text("tembus", y=120) + "Q ",
        text("di luar halaman", x=400),
        "1 g " + text("putih di atas putih", y=120) + "0 g ",
        text("tertutup", y=120) + "1 g 0 115 300 20 re f 0 g ",
        "0.1 0.2 0.6 rg 0 115 300 20 re f " + text("biru di atas biru", y=120) + "0 g ",
        "q 0 0 50 50 re W n " + text("terpotong", y=120) + "Q ",
        "q 0 0 50 50 re W* n " + text("terpotong", y=120) + "Q ",
        "q 0 0 m 50 0 l 50 50 l 0 50 l h W f " + text("terpotong", y=120) + "Q ",
        "q 200 200 50 50 re F 0 0 50 50 re W n " + text("jauh", x=210, y=220) + "Q ",
        "q 0 0 50 50 re W n q 0 0 300 300 re W n " + text("di dalam klip yang sempit", y=120) + "Q Q ",
    ],
    ids=[
        "invisible", "clip only", "transparent", "off the page", "white", "covered",
        "of the colour behind it", "clipped", "clipped by the even-odd rule",
        "clipped by a painted path", "clipped behind an obsolete fill", "clipped twice",
    ],
)  # fmt: skip
def test_hidden_text_is_not_seen_and_what_follows_it_is(tmp_path: Path, hidden: str) -> None:
    resources = "/Font << /F 5 0 R >> /ExtGState << /G << /ca 0 >> >>"
    content = text("352.728.181") + hidden + text("209.543.000", y=100)
    assert seen(tmp_path, content, resources=resources) == "352.728.181 209.543.000"


@pytest.mark.parametrize(
    "shown",
    [
        "0.1 0.2 0.6 rg 0 115 300 20 re f 1 g " + text("209.543.000", y=120) + "0 g ",
        "q 300 0 0 20 0 115 cm /I Do Q 1 g " + text("209.543.000", y=120) + "0 g ",
        "q 0 115 150 20 re 150 115 150 20 re f Q 1 g " + text("209.543.000", y=120) + "0 g ",
        text("209.543.000", y=120) + "q /G gs 1 g 0 115 300 20 re f Q ",
        text("209.543.000", y=120) + "1 g 0 122 300 3 re f 0 g ",
        text("209.543.000", y=120) + "q 0 0 10 10 re W n 1 g 0 115 300 20 re f Q ",
        text("209.543.000", y=120) + "q 1 G 0 115 300 20 re S Q ",
    ],
    ids=[
        "white on blue", "white on an image", "white on two boxes", "under glass", "under a white rule",
        "under white that is clipped away", "in a white frame",
    ],
)  # fmt: skip
def test_what_is_painted_beside_a_text_leaves_it_seen(tmp_path: Path, shown: str) -> None:
    resources = "/Font << /F 5 0 R >> /ExtGState << /G << /ca 0.3 >> >> /XObject << /I 6 0 R >>"
    image = stream(
        "\x00",
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    content = text("352.728.181") + shown
    assert seen(tmp_path, content, resources=resources, more=[image]) == "352.728.181 209.543.000"


def test_a_painted_path_that_is_no_clip_hides_nothing(tmp_path: Path) -> None:
    assert seen(tmp_path, "0 0 50 50 re S 0 0 50 50 re n " + text("352.728.181", y=120)) == "352.728.181"


def test_an_empty_clip_path_hides_nothing(tmp_path: Path) -> None:
    """As PDFium has it: a clip without a single point is passed over."""
    assert seen(tmp_path, "W n " + text("352.728.181")) == "352.728.181"


def test_a_state_restored_too_often_is_the_first_one(tmp_path: Path) -> None:
    assert seen(tmp_path, "Q Q " + text("352.728.181")) == "352.728.181"


def test_a_form_shows_what_is_in_its_box_and_leaves_the_page_as_it_was(tmp_path: Path) -> None:
    """It moves its own space and hides what lies outside its box; neither counts for the text behind it."""
    inside = "0 0 300 300 re W n 1 0 0 1 5 0 cm " + text("dalam", x=10) + text("luar kotak", x=100)
    content = "/N Do " + text("209.543.000", x=100, y=100)
    pdf = one_page(content, resources=IN_FORM, more=[stream(inside, FORM)])
    right = BBox(100, 180, 200, 210)
    assert [one.text for one in read(tmp_path, pdf, WHOLE, right)] == ["dalam 209.543.000", "209.543.000"]


def test_a_form_is_drawn_in_the_state_of_its_page(tmp_path: Path) -> None:
    """White stays white, and the font stays chosen."""
    more = [stream("BT 10 120 Td (putih) Tj ET", FORM), stream("BT 10 100 Td (hitam) Tj ET", FORM)]
    content = "/F 10 Tf 1 g /N Do 0 g /M Do"
    resources = "/Font << /F 5 0 R >> /XObject << /N 6 0 R /M 7 0 R >>"
    assert seen(tmp_path, content, resources=resources, more=more) == "hitam"


def test_an_image_within_the_content_hides_nothing_beside_it(tmp_path: Path) -> None:
    image = "q 10 0 0 10 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
    beside = "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI "
    content = image + beside + text("352.728.181")
    assert seen(tmp_path, content) == "352.728.181"


@pytest.mark.parametrize(
    "lines",
    [
        "(352.728.181) Tj 0 -12 Td (209.543.000) Tj",
        "(352.728.181) Tj 12 TL T* (209.543.000) Tj",
        "(352.728.181) Tj 12 TL (209.543.000) '",
        '(352.728.181) Tj 12 TL 0 0 (209.543.000) "',
        "(352.728.181) Tj 0 -12 TD (209.543.000) Tj",
        "(352.728.181) Tj 5 Ts (209.543.000) Tj",
        "0 0 Td (352.728.181) Tj 1 0 0 1 20 138 Tm (209.543.000) Tj",
        "(352.728.181) Tj ET BT 20 138 Td (209.543.000) Tj",
        "12 TL [(352.728)-250(.181)] TJ T* (209.543.000) Tj",
    ],
)
def test_lines_by_every_operator(tmp_path: Path, lines: str) -> None:
    content = f"BT /F 10 Tf 20 150 Td {lines} ET"
    assert "".join(seen(tmp_path, content).split()) == "352.728.181209.543.000"


@pytest.mark.parametrize(
    ("state", "expected"),
    [("", "9 org"), ("3 Tc", "9 o r g"), ("20 Tw", "9 org"), ("300 Tz", "9 org"), ("1 Tr", "9 org")],
)
def test_words_are_spread_by_the_state_of_text(tmp_path: Path, state: str, expected: str) -> None:
    """The box ends where the unspread text does."""
    pdf = one_page(f"BT /F 10 Tf {state} 20 150 Td (9 org) Tj ET")
    assert read(tmp_path, pdf, WHOLE)[0].text == expected
    narrow = read(tmp_path, pdf, BBox(18, 140, 48, 152))[0].text
    assert (narrow == "9 org") is (state in ("", "1 Tr"))


def test_bold_by_printing_twice_is_read_once_but_equal_neighbours_are_two(tmp_path: Path) -> None:
    twice = text("211.000", x=20) + text("211.000", x=20.4)
    assert seen(tmp_path, twice) == "211.000"
    small = "BT /F 4 Tf 20 150 Td (illl) Tj ET"
    assert seen(tmp_path, small) == "illl"


# --- where it stands


@pytest.mark.parametrize(
    ("rotate", "box"),
    [
        (0, BBox(18, 140, 80, 152)),
        (90, BBox(148, 18, 160, 80)),
        (180, BBox(220, 148, 282, 160)),
        (270, BBox(140, 220, 152, 282)),
        (-90, BBox(140, 220, 152, 282)),
    ],
)
def test_boxes_are_those_of_the_displayed_page(tmp_path: Path, rotate: int, box: BBox) -> None:
    pdf = one_page(text("352.728.181"), page=f"{PAGE} /Rotate {rotate}")
    elsewhere = BBox(100, 100, 140, 140)
    assert [one.text for one in read(tmp_path, pdf, box, elsewhere)] == ["352.728.181", ""]


@pytest.mark.parametrize(
    ("rotate", "box"),
    [
        (0, BBox(8, 100, 70, 112)),
        (90, BBox(138, 8, 150, 70)),
        (180, BBox(200, 138, 262, 150)),
        (270, BBox(100, 200, 112, 262)),
    ],
)
def test_the_crop_box_is_what_is_displayed(tmp_path: Path, rotate: int, box: BBox) -> None:
    """A media box that begins elsewhere than at 0, and of it the part from 10 to 280 across and 10 to 260 upward."""
    page = f"/Type /Page /Parent 2 0 R /MediaBox [-5 -7 300 300] /CropBox [280 260 10 10] /Rotate {rotate}"
    content = text("352.728.181") + text("di luar", y=280)
    pdf = one_page(content, page=page)
    assert [one.text for one in read(tmp_path, pdf, box, WHOLE)] == ["352.728.181", "352.728.181"]


@pytest.mark.parametrize(
    ("matrix", "next_line"),
    [("1 0 0 1 100 150", "100 140"), ("0 1 -1 0 100 150", "110 150"),
     ("-1 0 0 -1 100 150", "100 160"), ("0 -1 1 0 100 150", "90 150")],
    ids=["right", "up", "left", "down"],
)  # fmt: skip
def test_text_is_read_in_its_own_direction(tmp_path: Path, matrix: str, next_line: str) -> None:
    turn = matrix.rsplit(" ", 2)[0]
    content = f"BT /F 10 Tf {turn} {next_line} Tm (9 org) Tj {matrix} Tm (352.728.181) Tj ET"
    assert seen(tmp_path, content) == "352.728.181 9 org"


def test_a_letter_is_in_the_box_of_its_middle(tmp_path: Path) -> None:
    """Rows closer than the boxes that the font declares: each line is in its own."""
    content = text("352.728.181", y=150) + text("209.543.000", y=141)
    rows = BBox(0, 140, 300, 150), BBox(0, 150, 300, 160)
    assert [one.text for one in read(tmp_path, one_page(content), *rows)] == ["352.728.181", "209.543.000"]


def test_words_apart_have_a_blank_between_them_and_letters_spread_a_little_have_none(tmp_path: Path) -> None:
    assert seen(tmp_path, "BT /F 10 Tf 20 150 Td [(9) -300 (org) -60 (an)] TJ ET") == "9 organ"


# --- what cannot be read


def test_letters_without_a_meaning_are_a_problem(tmp_path: Path) -> None:
    """A font that names its letters by numbers of its own, and no map that says what they mean."""
    content = text("352.728.181") + "BT /G 10 Tf 20 100 Td <00010002> Tj ET"
    pdf = one_page(content, resources="/Font << /F 5 0 R /G 6 0 R >>", more=NUMBERED)
    good, bad = read(tmp_path, pdf, BBox(0, 140, 300, 160), BBox(0, 190, 300, 210))
    assert good == Reread("352.728.181")
    assert bad == Reread("\ufffd\ufffd", "sebagian hurufnya tidak dikenali oleh pembaca kedua")


@pytest.mark.parametrize(
    ("pdf", "page", "problem"),
    [
        (b"", 1, "berkas tidak dapat dibuka oleh pembaca kedua"),
        (b"%PDF-1.7\nhello", 1, "berkas tidak dapat dibuka oleh pembaca kedua"),
        (encrypted(user="rahasia", owner="x"), 1, "berkas tidak dapat dibuka oleh pembaca kedua"),
        (one_page(text("a")), 2, "halaman tidak ditemukan oleh pembaca kedua"),
        (
            one_page(text("a"), resources="/Font << /F << /Subtype /Type0 >> >>"),
            1,
            "halaman tidak dapat dibuka oleh pembaca kedua",
        ),
    ],
    ids=["empty", "cut off", "password", "no such page", "a font of no parts"],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, pdf: bytes, page: int, problem: str) -> None:
    assert read(tmp_path, pdf, WHOLE, WHOLE, page=page) == (Reread("", problem),) * 2


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    gone = read_boxes(tmp_path / "a.pdf", {1: [WHOLE]})
    assert gone == {1: (Reread("", "berkas tidak dapat dibuka oleh pembaca kedua"),)}


def test_a_file_that_pdfminer_finds_no_page_in_is_put_in_order(tmp_path: Path) -> None:
    """No object ends, which stops neither PDFium nor pikepdf."""
    damaged = one_page(text("352.728.181")).replace(b"endobj", b"")
    assert read(tmp_path, damaged) == (Reread("352.728.181"),)


def test_an_owner_password_keeps_nobody_from_reading(tmp_path: Path) -> None:
    (reread,) = read(tmp_path, encrypted(user="", owner="x"), BBox(0, 0, 600, 800))
    assert reread.text.startswith("Rencana Kerja Dinas")


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_file_costs_no_more_than_its_own_texts(tmp_path: Path, seed: int) -> None:
    """Whatever pdfminer makes of it, an answer comes for each box."""
    whole = one_page(text("352.728.181") + "/N Do", resources=IN_FORM, more=[stream(text("a"), FORM)])
    rereads = read(tmp_path, mutated(whole, seed), WHOLE, BBox(0, 0, 10, 10))
    assert len(rereads) == 2
    assert all(isinstance(one, Reread) for one in rereads)
