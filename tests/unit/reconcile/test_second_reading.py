"""Two readings of a place: what counts as the same print, and what a finding becomes where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Block, BlockKind, Document, Identity
from pipeline.model.finding import Finding, Kepastian, Place, Tingkat
from pipeline.model.geometry import BBox
from pipeline.model.paging import Paging, Part
from pipeline.model.second_reading import Hasil, Reread, SecondReading
from pipeline.model.table import Cell, Grid, SourceRef
from pipeline.reconcile.second_reading import (
    confirm,
    doubts_of,
    evidence_of,
    hold_against,
    is_same,
    printed_cells,
    printed_prose,
    told,
)

HERE = SourceRef(3, BBox(0, 0, 10, 10), "pdfium")
BELOW = SourceRef(3, BBox(0, 20, 10, 30), "pdfium")
LATER = SourceRef(5, BBox(0, 0, 10, 10), "pdfium")
PAGES = Paging()
ASKED = "mohon dibandingkan dengan dokumen asli."


def finding(*sources: SourceRef, other: SourceRef | None = None, **fields: object) -> Finding:
    """A certain finding at kritis about these places."""
    plain = Finding(
        "PGU-01-a", "a.pdf", "", "", "PGU-01", "Pagu", Tingkat.KRITIS, Kepastian.PASTI, "", "", "", "", None,
        "Pagu salah.", "", "", Place("Bab IV", "rencana_kerja", "pagu", sources),
        Place("Tabel 2.4", "review_rkpd", "pagu", (other,)) if other else None,
    )  # fmt: skip
    return replace(plain, **fields)


def reading(source: SourceRef, first: str, second: str, problem: str = "") -> SecondReading:
    (made,) = hold_against({source: first}, {source: Reread(second, problem)})
    return made


# --- what is the same print


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("352.728.181", "352.728.181"),
        ("16.818.270.\n585", "16.818.270. 585"),
        ("5 00.000", "500.000"),
        ("Pontiana k", "Pontianak"),
        ("90 – 100", "90 - 100"),
        ("“baik”", '"baik"'),
        ("e\ufb01siensi", "efisiensi"),
        ("pem-\nbangunan", "pem\u00ad bangunan"),
        ("10\u200b%", "10 %"),
        ("\u202a10\u202c", "10"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("", " "),
    ],
)
def test_blanks_wraps_and_forms_of_a_sign_make_no_difference(first: str, second: str) -> None:
    assert is_same(first, second)
    assert is_same(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("352.728.181", "352.728.187"),
        ("12", "21"),
        ("-5", "5"),
        ("1.250", "1,250"),
        ("352.728.181", ""),
        ("Kec. A", "kec. A"),
        ("10 %", "10"),
    ],
)
def test_every_other_character_does(first: str, second: str) -> None:
    assert not is_same(first, second)
    assert not is_same(second, first)


# --- what is read again


def test_both_sides_of_grave_findings_are_read_again_each_place_once() -> None:
    findings = [
        finding(HERE, BELOW, other=LATER),
        finding(HERE, tingkat=Tingkat.TINGGI, kepastian=Kepastian.PERLU_KONFIRMASI),
    ]
    assert evidence_of(findings) == (HERE, BELOW, LATER)


@pytest.mark.parametrize(
    "other",
    [
        finding(HERE, tingkat=Tingkat.SEDANG),
        finding(HERE, kepastian=Kepastian.TURUNAN),
        finding(HERE, aturan="OCR-03"),
    ],
    ids=["not grave", "a consequence", "about the reading itself"],
)
def test_other_findings_are_not(other: Finding) -> None:
    assert evidence_of([other]) == ()


def test_what_is_known_is_not_read_a_third_time() -> None:
    assert evidence_of([finding(HERE, BELOW)], [reading(HERE, "1", "1")]) == (BELOW,)


def test_cells_and_prose_are_known_by_the_place_that_findings_name() -> None:
    cell = Cell(0, 0, 1, 1, BBox(1, 2, 3, 4), "9 org")
    ruled = Grid(2, BBox(0, 0, 9, 9), (0, 9), (0, 9), (cell,), "pdfium", turn=3)
    scanned = replace(ruled, page=4, method="ocr")
    block = Block(BlockKind.PARAGRAPH, 7, BBox(0, 0, 5, 5), "sebesar Rp1")
    document = Document("a.pdf", "", (), (block,), (), (ruled, scanned), Identity())
    assert printed_cells(document) == {
        SourceRef(2, BBox(1, 2, 3, 4), "pdfium", 3): "9 org",
        SourceRef(4, BBox(1, 2, 3, 4), "ocr", 3): "9 org",
    }
    assert printed_prose(document) == {block.source: "sebesar Rp1"}


def test_readings_come_by_page_and_downward() -> None:
    printed = {LATER: "c", BELOW: "b", HERE: "a"}
    again = {BELOW: Reread("x"), LATER: Reread("", "halaman rusak"), HERE: Reread("a")}
    assert hold_against(printed, again) == (
        SecondReading(HERE, "a", "a", Hasil.SAMA),
        SecondReading(BELOW, "b", "x", Hasil.BERBEDA),
        SecondReading(LATER, "c", "", Hasil.TIDAK_TERBACA, "halaman rusak"),
    )


def test_a_text_that_the_second_reader_cannot_vouch_for_confirms_nothing() -> None:
    """Also where it seems to be the same: its problem says that it is not to be relied on."""
    assert reading(HERE, "7", "7", "huruf tidak dikenali").hasil is Hasil.TIDAK_TERBACA


# --- what becomes of findings


def test_a_finding_that_both_readers_see_alike_stays_as_it_is() -> None:
    certain = finding(HERE, other=LATER)
    readings = [reading(HERE, "352.728.181", "352.728.181"), reading(LATER, "1", "1")]
    assert confirm([certain], readings, PAGES) == (certain,)


@pytest.mark.parametrize("kepastian", [Kepastian.PASTI, Kepastian.PERLU_KONFIRMASI])
@pytest.mark.parametrize("side", ["place", "place_pembanding"])
def test_a_difference_on_either_side_takes_certainty_away_and_shows_both_texts(
    kepastian: Kepastian, side: str
) -> None:
    accused = finding(HERE, other=LATER, kepastian=kepastian)
    where = getattr(accused, side).sources[0]
    (made,) = confirm([accused], [reading(where, "352.728.181", "352.728.187")], PAGES)
    assert made.kepastian is Kepastian.MUNGKIN_SALAH_BACA
    assert made.pesan == (
        f'Pagu salah. Hasil dua pembacaan pada halaman {where.page} berbeda: "352.728.181" dan "352.728.187"; {ASKED}'
    )
    assert replace(made, kepastian=accused.kepastian, pesan=accused.pesan) == accused


def test_of_a_second_reading_that_is_used_both_texts_are_shown_too() -> None:
    used = replace(reading(HERE, "416.000.000", "415.000.000"), hasil=Hasil.DIGANTI)
    (made,) = confirm([finding(HERE)], [used], PAGES)
    assert made.pesan.endswith(f'halaman 3 berbeda: "416.000.000" dan "415.000.000"; {ASKED}')


def test_several_differences_are_counted_and_the_first_is_shown() -> None:
    readings = [reading(HERE, "1", "7"), reading(BELOW, "2", "3"), reading(LATER, "4", "4")]
    (made,) = confirm([finding(HERE, BELOW, other=LATER)], readings, PAGES)
    assert made.pesan == (
        f'Pagu salah. Hasil dua pembacaan pada halaman 3 berbeda (juga pada 1 sel lain): "1" dan "7"; {ASKED}'
    )


def test_of_long_texts_what_stands_around_the_difference_is_shown() -> None:
    first = "Persentase " + "sangat " * 9 + "baik 95 % dari semua pelaku usaha kecil yang ada di daerah ini"
    (made,) = confirm([finding(HERE)], [reading(HERE, first, first.replace("95", "96"))], PAGES)
    assert '"...sangat sangat baik 95 % dari semua pelaku usaha kecil yang a..."' in made.pesan
    assert '"...sangat sangat baik 96 % dari semua pelaku usaha kecil yang a..."' in made.pesan


def test_what_cannot_be_read_again_is_not_certain_but_a_question_stays_one() -> None:
    question = finding(HERE, kepastian=Kepastian.PERLU_KONFIRMASI)
    unread = [reading(HERE, "352.728.181", "", "halaman tidak dapat dibuka")]
    made, same = confirm([finding(HERE), question], unread, PAGES)
    assert made.kepastian is Kepastian.MUNGKIN_SALAH_BACA
    assert made.pesan == (
        f"Pagu salah. Halaman 3 tidak dapat dibaca ulang (halaman tidak dapat dibuka); {ASKED}"
    )
    assert same == question


@pytest.mark.parametrize(
    "other", [finding(HERE, kepastian=Kepastian.TURUNAN), finding(HERE, aturan="OCR-03"), finding(BELOW)]
)
def test_a_difference_touches_no_consequence_no_finding_about_the_reading_and_no_other_place(
    other: Finding,
) -> None:
    assert confirm([other], [reading(HERE, "1", "7")], PAGES) == (other,)


def test_a_lighter_finding_on_the_same_cell_is_doubted_too() -> None:
    (made,) = confirm([finding(HERE, tingkat=Tingkat.SEDANG)], [reading(HERE, "1", "7")], PAGES)
    assert made.kepastian is Kepastian.MUNGKIN_SALAH_BACA


def test_pages_are_told_by_their_file() -> None:
    paging = Paging((Part("d/I.pdf", "I.pdf", "", 2), Part("d/II.pdf", "II.pdf", "", 9)))
    (made,) = confirm([finding(HERE)], [reading(HERE, "1", "7")], paging)
    assert 'pada halaman 1 pada "II.pdf" berbeda: "1" dan "7"' in made.pesan


def test_an_empty_reading_is_called_so() -> None:
    (made,) = confirm([finding(HERE)], [reading(HERE, "", "352.728.181")], PAGES)
    assert 'pada halaman 3 berbeda: kosong dan "352.728.181";' in made.pesan


# --- all cells


def test_places_without_agreement_are_doubted_with_the_reason() -> None:
    readings = [reading(HERE, "1", "7\n8"), reading(BELOW, "2", "2"), reading(LATER, "3", "", "berkas rusak")]
    assert doubts_of(readings) == {HERE: 'pembaca kedua membaca "7 8"', LATER: "berkas rusak"}


def test_a_document_is_told_where_its_readers_differ() -> None:
    readings = [
        reading(HERE, "1", "7"),
        reading(BELOW, "2", "3"),
        reading(LATER, "3", "", "halaman rusak"),
    ]
    assert told(readings, PAGES) == (
        "2 sel (halaman 3) dibaca berbeda oleh pembaca kedua. 1 sel (halaman 5) tidak dapat dibaca ulang."
    )
    assert told([reading(HERE, "1", "1")], PAGES) == ""
