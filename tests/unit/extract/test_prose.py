"""Lines to headings, captions, entries of contents and paragraphs."""

from __future__ import annotations

import pytest

from pipeline.extract.lines import Line
from pipeline.extract.prose import (
    PageLines,
    caption_label,
    heading_number,
    is_caption,
    read_prose,
    reading_order,
)
from pipeline.model.document import Block, BlockKind
from tests.unit.extract.builders import line

WIDTH = 600.0
# A line that fills the page, so that the next one wraps.
FULL = "kata " * 19 + "penuh"


def page(*lines: Line, number: int = 1) -> PageLines:
    return PageLines(number, WIDTH, lines)


def typed(*texts: str, left: float = 50, size: float = 10) -> list[Line]:
    """Lines with ordinary leading."""
    return [line(text, left, 60 + 1.2 * size * place, size=size) for place, text in enumerate(texts)]


def blocks(*texts: str) -> tuple[Block, ...]:
    """The blocks of one page of lines that stand apart from each other."""
    return read_prose([page(*(line(text, 50, 60 + 40 * place) for place, text in enumerate(texts)))])


# --- one line -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "level"),
    [
        ("BAB I PENDAHULUAN", "1", 1),
        ("BAB IV", "4", 1),
        ("Bab II Hasil Evaluasi Renja", "2", 1),
        ("BAB 3 : TUJUAN", "3", 1),
        ("2.1 Evaluasi Pelaksanaan Renja", "2.1", 2),
        ("2. 5 Penelaahan Usulan", "2.5", 2),
        ("2.1. Evaluasi", "2.1", 2),
        ("II.3 Isu Penting", "2.3", 2),
        ("2.1.3 Capaian", "2.1.3", 3),
        ("- 1.4 Sistematika", "1.4", 2),
    ],
)
def test_headings(text: str, number: str, level: int) -> None:
    (found,) = blocks(text)
    assert (found.kind, found.number, found.level, found.section) == (
        BlockKind.HEADING,
        number,
        level,
        number,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bab ini menguraikan tujuan",
        "bab II menguraikan tujuan",
        "BAB II dari dokumen ini,",
        "2.1 juta orang, yaitu:",
        "2.17.01.1.01",
        "1. Latar belakang",
        "Rp 2.5",
        "2.1 " + "kata " * 40,
    ],
)
def test_no_headings(text: str) -> None:
    assert [found.kind for found in blocks(text)] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("Tabel 2.4. Review Terhadap Rancangan", "Tabel 2.4", "Review Terhadap Rancangan"),
        ("Tabel 2.4.", "Tabel 2.4", ""),
        ("TABEL 2 . 4 REVIEW", "TABEL 2.4", "REVIEW"),
        ("Tabel : 2.1 Evaluasi", "Tabel 2.1", "Evaluasi"),
        ("Tabel II.1 Rekapitulasi", "Tabel II.1", "Rekapitulasi"),
        ("Tabel II-4 Rekapitulasi", "Tabel II-4", "Rekapitulasi"),
        ("Tabel T-C.29. Evaluasi", "Tabel T-C.29", "Evaluasi"),
        ("Tabel 3", "Tabel 3", ""),
        ("Tabel 2.1a Lanjutan", "Tabel 2.1a", "Lanjutan"),
    ],
)
def test_captions(text: str, label: str, title: str) -> None:
    assert is_caption(text)
    assert caption_label(text) == (label, title)


@pytest.mark.parametrize(
    "text",
    ["Tabel 2.4 menunjukkan bahwa", "tabel 2.4 Review", "Tabel di bawah ini", "Gambar 2.1", "Tabelaris 2"],
)
def test_sentences_about_tables_are_no_captions(text: str) -> None:
    assert not is_caption(text)


def test_text_without_number_has_no_label() -> None:
    assert caption_label("Rumusan Rencana Program") == ("", "Rumusan Rencana Program")


@pytest.mark.parametrize(
    ("text", "number"),
    [("II", "2"), ("2. 5", "2.5"), ("ii.3", "2.3"), ("IV", "4"), ("10", "10"), ("2.1.", "2.1")],
)
def test_numbers_in_normal_form(text: str, number: str) -> None:
    assert heading_number(text) == number


# --- paragraphs ---------------------------------------------------------------------------------------------


def test_lines_that_wrap_are_one_paragraph() -> None:
    (found,) = read_prose([page(*typed(FULL, FULL, "akhir"))])
    assert found.text == f"{FULL} {FULL} akhir"
    assert (found.bbox.top, found.bbox.bottom) == (50, 84)


def test_a_line_ended_early_ends_its_paragraph() -> None:
    found = read_prose([page(*typed(FULL, "selesai.", FULL))])
    assert [part.text for part in found] == [f"{FULL} selesai.", FULL]


@pytest.mark.parametrize("mark", ["1. ", "a) ", "(2) ", "- ", "• "])
def test_an_item_begins_a_paragraph(mark: str) -> None:
    assert len(read_prose([page(*typed(FULL, mark + "butir"))])) == 2


def test_space_other_print_and_other_size_begin_a_paragraph() -> None:
    first = line(FULL, 50, 60)
    apart = line(FULL, 50, 90)
    bold = line(FULL, 50, 72, bold=True)
    large = line(FULL, 50, 74, size=12)
    near = line(FULL, 50, 72)
    assert [len(read_prose([page(first, second)])) for second in (apart, bold, large, near)] == [2, 2, 2, 1]


def test_a_title_over_several_centred_lines_is_one() -> None:
    texts = ("RENCANA KERJA", "DINAS KOPERASI", "TAHUN 2024")
    centred = [line(text, 300 - 2.5 * len(text), 60 + 12 * place) for place, text in enumerate(texts)]
    (found,) = read_prose([page(*centred, line(FULL, 50, 300))])[:1]
    assert found.text == "RENCANA KERJA DINAS KOPERASI TAHUN 2024"


def test_paragraphs_do_not_run_over_pages() -> None:
    """Each block has a place on one page, or nobody could be shown it."""
    found = read_prose([page(*typed(FULL)), page(*typed(FULL), number=2)])
    assert [part.page for part in found] == [1, 2]


# --- the document -------------------------------------------------------------------------------------------


def test_the_title_below_a_bare_chapter_belongs_to_it() -> None:
    found = blocks("BAB II", "HASIL EVALUASI", "Isi bab")
    assert [(part.kind, part.text) for part in found] == [
        (BlockKind.HEADING, "BAB II HASIL EVALUASI"),
        (BlockKind.PARAGRAPH, "Isi bab"),
    ]


def test_every_block_knows_the_heading_above_it() -> None:
    found = blocks(
        "Sampul", "BAB I PENDAHULUAN", "isi", "1.1 Latar Belakang", "isi", "BAB II EVALUASI", "isi"
    )
    assert [part.section for part in found] == ["", "1", "1", "1.1", "1.1", "2", "2"]


def test_contents_are_no_headings_and_the_body_begins_where_a_chapter_comes_again() -> None:
    found = blocks(
        "DAFTAR ISI", "BAB I PENDAHULUAN", "1.1 Latar Belakang", "BAB II EVALUASI", "BAB I PENDAHULUAN", "isi"
    )
    assert [(part.kind, part.section) for part in found] == [
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.CONTENTS, ""),
        (BlockKind.CONTENTS, ""),
        (BlockKind.CONTENTS, ""),
        (BlockKind.HEADING, "1"),
        (BlockKind.PARAGRAPH, "1"),
    ]


@pytest.mark.parametrize(
    "text", ["BAB I PENDAHULUAN ........ 3", "1.1 Latar Belakang . . . . . 4", "KATA PENGANTAR..... i"]
)
def test_dotted_lines_are_contents(text: str) -> None:
    assert [part.kind for part in blocks(text)] == [BlockKind.CONTENTS]


def test_the_list_of_chapters_under_systematics_is_no_headings() -> None:
    """1.4 lists all chapters; the body goes on with chapter 2."""
    found = blocks(
        "BAB I PENDAHULUAN",
        "1.4 Sistematika Penulisan",
        "Bab I Pendahuluan",
        "1.1 Latar Belakang",
        "Bab II Hasil Evaluasi",
        "Bab III Tujuan",
        "BAB II HASIL EVALUASI",
    )
    kinds = [part.kind for part in found]
    assert kinds == [BlockKind.HEADING] * 2 + [BlockKind.CONTENTS] * 4 + [BlockKind.HEADING]
    assert [part.section for part in found] == ["1", "1.4", "1.4", "1.4", "1.4", "1.4", "2"]


def test_systematics_told_in_a_paragraph_take_no_heading_away() -> None:
    found = blocks(
        "BAB I PENDAHULUAN",
        "1.4 Sistematika Penulisan",
        "Renja ini terdiri atas lima bab.",
        "BAB II EVALUASI",
        "2.1 Hasil",
    )
    assert [part.kind for part in found if part.level] == [BlockKind.HEADING] * 4
    assert found[-1].section == "2.1"


def test_lines_side_by_side_are_read_from_the_left() -> None:
    lines = [line("kanan", 300, 60), line("bawah", 50, 72), line("kiri", 50, 61)]
    assert [part.text for part in reading_order(lines)] == ["kiri", "kanan", "bawah"]
