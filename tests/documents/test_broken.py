"""Broken and hostile files: each ends with a status and an Indonesian sentence, never with an exception."""

from __future__ import annotations

import base64
import logging
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.audit import audit_document
from pipeline.cli import app
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.finding import Kepastian
from pipeline.model.summary import DocumentResult, Status
from pipeline.settings import load_settings
from pipeline.store import Store
from tests.documents.hostile import (
    FONT,
    PAGE,
    assemble,
    catalog,
    encrypted,
    form_in_itself,
    images_only,
    mutated,
    nested_forms,
    one_page,
    ruled,
    stream,
    text,
)
from tests.documents.reading import SAMPLE
from tests.typeset.variants import variant

MUTATIONS = 60
CUTS = 10
_MEDIA_BOX = "/Type /Page /Parent 2 0 R /MediaBox [{}]"
_MENDED = "Berkas rusak dan dibaca setelah diperbaiki;"
_TITLE = text("Rencana Kerja Tahun 2026 Dinas Koperasi")

Audit = Callable[[bytes], DocumentResult]


@pytest.fixture
def audit(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Audit:
    """Audits a file with these bytes, and sees to it that the program did not merely survive an exception."""

    def run(data: bytes) -> DocumentResult:
        path = tmp_path / "berkas.pdf"
        path.write_bytes(data)
        store = Store(tmp_path / "output", tmp_path / "interim")
        with caplog.at_level(logging.ERROR):
            result = audit_document(Job(InputFile("berkas.pdf", path), load_settings(), store))
        assert caplog.records == []
        assert result.crashed == ()
        assert len(result.sha256) == 64
        assert "Kesalahan program" not in result.pesan
        assert result.pesan or result.status is Status.TERBACA
        assert not result.pesan or result.pesan.endswith(".")
        return result

    return run


# --- files that are no PDF, or only the beginning of one ----------------------------------------------------


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Berkas kosong (0 byte). Mohon salin ulang berkas PDF-nya."),
        (
            b"PK\x03\x04" + bytes(2000),
            "Berkas ini bukan PDF walaupun namanya demikian. Mohon kirim berkas PDF",
        ),
        (b"<html><body>404</body></html>", "Berkas ini bukan PDF walaupun namanya demikian."),
        (
            b"%PDF-1.7\n",
            "Berkas PDF rusak atau terpotong sehingga tidak dapat dibuka. Mohon minta berkas yang utuh.",
        ),
        (b"%PDF-1.7\n" + bytes(5000), "Berkas PDF rusak atau terpotong"),
        (assemble(catalog()), "Berkas PDF rusak atau terpotong"),
        (assemble(["<< /Type /Catalog >>"]), "Berkas PDF rusak atau terpotong"),
        (
            encrypted(user="rahasia", owner="lain"),
            "Berkas dilindungi kata sandi. Mohon minta berkas tanpa kata sandi, atau tulis nama berkas ini",
        ),
    ],
    ids=["empty", "zip", "web-page", "head-only", "zeros", "no-pages", "no-page-tree", "password"],
)
def test_a_file_that_cannot_be_opened_says_why_and_what_to_do(
    audit: Audit, data: bytes, sentence: str
) -> None:
    result = audit(data)
    assert result.status is Status.GAGAL
    assert result.pesan.startswith(sentence)
    assert "Mohon" in result.pesan


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    job = Job(InputFile("hilang.pdf", tmp_path / "hilang.pdf"), load_settings(), Store(tmp_path, tmp_path))
    result = audit_document(job)
    assert (result.status, result.sha256) == (Status.GAGAL, "")
    assert "Mohon periksa berkas dan izinnya." in result.pesan


@pytest.mark.parametrize("part", range(1, CUTS + 1))
def test_a_file_cut_off_anywhere(audit: Audit, part: int) -> None:
    data = SAMPLE.read_bytes()
    result = audit(data[: len(data) * part // (CUTS + 1)])
    assert result.status is Status.GAGAL
    assert "terpotong" in result.pesan


def test_a_file_without_its_last_bytes_is_still_read(audit: Audit) -> None:
    """A mail gateway that strips the end mark does no harm: the cross-reference table can be found again."""
    pdf, truth = variant("strokes").typeset()
    assert audit(pdf.rstrip()[:-5]).halaman == len(truth.pages)


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_a_file_with_damaged_bytes(audit: Audit, seed: int) -> None:
    pdf, _ = variant("everything-at-once", "reportlab" if seed % 2 else "fpdf2").typeset()
    result = audit(mutated(pdf, seed))
    if result.status is Status.GAGAL:
        assert "Mohon" in result.pesan


def test_mutations_damage_something_and_not_everything(audit: Audit) -> None:
    """Else the test above would test nothing."""
    pdf, _ = variant("everything-at-once").typeset()
    statuses = {audit(mutated(pdf, seed)).status for seed in range(24)}
    assert {Status.GAGAL, Status.TERBACA} <= statuses


# --- pages of a kind that no printer could print ------------------------------------------------------------

PAGES = {
    "largest": one_page(_TITLE + ruled(3, 3), page=_MEDIA_BOX.format("0 0 14400 14400")),
    "no-size": one_page(_TITLE, page=_MEDIA_BOX.format("0 0 0 0")),
    "size-unknown": one_page(_TITLE, page="/Type /Page /Parent 2 0 R"),
    "upside-down-box": one_page(_TITLE + ruled(3, 3), page=_MEDIA_BOX.format("300 300 0 0")),
    "odd-rotation": one_page(_TITLE + ruled(3, 3), page=f"{PAGE} /Rotate 45"),
    "endless-coordinates": one_page(
        "1e400 nan m 3 3 l S 9999999999999999999 0 m 0 9999999999999999999 l S\n" + _TITLE + ruled(3, 3)
    ),
    "flat-matrix": one_page("q 0 0 0 0 0 0 cm " + ruled(3, 3) + "Q " + _TITLE),
    "text-of-no-size": one_page("BT /F 0 Tf 20 20 Td (nihil) Tj ET\n" + _TITLE + ruled(3, 3)),
    "broken-operators": one_page(_TITLE + "BT ET Q Q Q ))) >>] (((( "),
    "deep-states": one_page(_TITLE + "q " * 100_000),
    "count-too-high": assemble([*catalog(3, count=2_000_000_000), f"<< {PAGE} >>"]),
    "form-in-itself": form_in_itself(),
    "nested-forms": nested_forms(5, _TITLE + ruled(3, 3)),
    "endless-forms": nested_forms(2000, _TITLE),
    "many-rules": one_page(_TITLE + ruled(60, 60, 4)),
}


@pytest.mark.parametrize("name", PAGES)
def test_an_impossible_page_is_read_as_far_as_it_can_be(audit: Audit, name: str) -> None:
    result = audit(PAGES[name])
    is_blank = result.status is Status.GAGAL and "kosong" in result.pesan
    assert is_blank or result.status in (Status.TERBACA, Status.SEBAGIAN)
    assert result.halaman == 1


@pytest.mark.parametrize(
    "name", ["largest", "upside-down-box", "odd-rotation", "endless-coordinates", "nested-forms"]
)
def test_tables_of_impossible_pages_are_found(audit: Audit, name: str) -> None:
    assert audit(PAGES[name]).tabel == 1


def test_missing_pages_are_counted_and_named(audit: Audit) -> None:
    """Two of four pages are not in the file; the others are read all the same."""
    body = f"<< {PAGE} /Contents 5 0 R /Resources << /Font << /F 6 0 R >> >> >>"
    result = audit(assemble([*catalog(3, 98, 4, 99), body, body, stream(_TITLE), FONT]))
    assert result.status is Status.SEBAGIAN
    assert (result.halaman, result.halaman_tak_terbaca) == (4, 2)
    assert result.pesan.startswith("Halaman 2, 4 tidak terbaca.")


def test_a_page_tree_that_contains_itself(audit: Audit) -> None:
    tree = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        f"<< {PAGE} >>",
    ]
    assert audit(assemble(tree)).halaman_tak_terbaca == 1


def test_images_only(audit: Audit) -> None:
    result = audit(images_only(3))
    assert result.status is Status.GAGAL
    assert (result.halaman, result.halaman_pindai, result.halaman_tak_terbaca) == (3, 3, 3)
    assert result.pesan == (
        "Seluruh isi (3 halaman) berupa gambar pindaian atau rusak sehingga tidak terbaca. "
        "Mohon minta berkas asli yang bukan pindaian."
    )


def test_a_password_for_changes_only_does_not_keep_the_reader_out(audit: Audit) -> None:
    """Many offices publish PDFs that forbid printing or copying; anybody may open them."""
    result = audit(encrypted(user="", owner="rahasia"))
    assert result.status is Status.TERBACA
    assert result.halaman == 1
    assert result.tahun == "2026"


# --- what is lost must be said ------------------------------------------------------------------------------


def _packed(damage: bytes) -> str:
    """Compressed lines of text; the damage replaces bytes in the middle of them."""
    lines = "".join(
        text(f"Rencana Kerja, baris ke-{k}: {k * 7919 % 1009}", y=280 - 12 * k) for k in range(20)
    )
    packed = bytearray(zlib.compress(lines.encode()))
    packed[len(packed) // 2 : len(packed) // 2 + len(damage)] = damage
    return packed.decode("latin-1")


def packed_page(damage: bytes) -> bytes:
    """A page of compressed lines, damaged in the middle."""
    return one_page(_packed(damage), entries="/Filter /FlateDecode")


def test_a_whole_page_is_called_read(audit: Audit) -> None:
    assert audit(packed_page(b"")).status is Status.TERBACA


def test_a_page_whose_content_is_damaged_is_not_called_read(audit: Audit) -> None:
    assert audit(packed_page(b"\xff" * 8)).status is not Status.TERBACA


def test_a_damaged_page_says_so_and_the_others_are_read(audit: Audit) -> None:
    """Three pages share a font; the second one's content breaks off."""
    whole, broken = _packed(b""), _packed(b"\xff" * 8)
    page = "<< {} /Contents {} 0 R /Resources << /Font << /F 8 0 R >> >> >>".format
    pages = [page(PAGE, number) for number in (6, 7, 6)]
    flate = "/Filter /FlateDecode"
    result = audit(assemble([*catalog(3, 4, 5), *pages, stream(whole, flate), stream(broken, flate), FONT]))
    assert (result.status, result.halaman_tak_terbaca) == (Status.SEBAGIAN, 0)
    assert result.pesan == "Isi halaman 2 rusak di dalam berkas dan hanya terbaca sebagian."


def test_a_page_that_is_damaged_from_its_beginning_is_not_called_empty(audit: Audit) -> None:
    result = audit(one_page("nothing that was ever packed", entries="/Filter /FlateDecode"))
    assert (result.status, result.halaman_tak_terbaca) == (Status.GAGAL, 1)


@pytest.mark.parametrize("is_damaged", [False, True])
@pytest.mark.parametrize("filters", ["/FlateDecode", "[/ASCII85Decode /FlateDecode]"])
def test_damage_in_a_form_is_found(audit: Audit, filters: str, is_damaged: bool) -> None:
    content = _packed(b"\xff" * 8 if is_damaged else b"")
    if "ASCII85" in filters:
        content = base64.a85encode(content.encode("latin-1")).decode() + "~>"
    form = stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Filter {filters}")
    result = audit(
        one_page(_TITLE + "/N Do", resources="/XObject << /N 6 0 R >> /Font << /F 5 0 R >>", more=[form])
    )
    assert result.status is (Status.SEBAGIAN if is_damaged else Status.TERBACA)


def test_a_damaged_table_of_letters_is_found(audit: Audit) -> None:
    """The page is whole, but what its shapes mean is not."""
    font = f"{FONT[:-2]} /ToUnicode 7 0 R >>"
    flate = "/Filter /FlateDecode"
    resources = "/Font << /F 6 0 R >>"
    results = [
        audit(one_page(_TITLE, resources=resources, more=[font, stream(_packed(damage), flate)]))
        for damage in (b"", b"\xff" * 8)
    ]
    assert [result.status for result in results] == [Status.TERBACA, Status.SEBAGIAN]


@pytest.mark.parametrize("lost", [1, 4, 9], ids=["half-of-the-checksum", "the-checksum", "some-content"])
def test_only_lost_content_counts_as_damage(audit: Audit, lost: int) -> None:
    """Some producers leave out the checksum behind the data; no reader misses it."""
    result = audit(one_page(_packed(b"")[:-lost], entries="/Filter /FlateDecode"))
    assert result.status is (Status.SEBAGIAN if lost > 4 else Status.TERBACA)


# --- files that are put together again ----------------------------------------------------------------------


def test_a_lost_table_of_objects_is_made_again_and_said(audit: Audit) -> None:
    pdf, truth = variant("strokes").typeset()
    result = audit(pdf[: pdf.rindex(b"startxref")])
    assert (result.status, result.halaman) == (Status.SEBAGIAN, len(truth.pages))
    assert result.pesan.startswith(
        f"{_MENDED} {len(truth.pages)} halaman ditemukan. Mohon minta berkas yang utuh."
    )


def test_a_file_cut_off_before_its_table_of_objects_is_read_as_far_as_it_goes(audit: Audit) -> None:
    """The producer wrote catalog and page tree first: PDFium gives up, qpdf does not."""
    pdf, truth = variant("everything-at-once", "fpdf2").typeset()
    result = audit(pdf[: len(pdf) // 3])
    assert result.status is not Status.TERBACA
    assert result.halaman == result.halaman_tak_terbaca == 1 < len(truth.pages)
    assert "kosong" not in result.pesan
    assert f"{_MENDED} 1 dari {len(truth.pages)} halaman ditemukan." in result.pesan


def test_nothing_is_put_beside_a_file_that_is_mended(audit: Audit, tmp_path: Path) -> None:
    pdf, _ = variant("everything-at-once", "fpdf2").typeset()
    audit(pdf[: len(pdf) // 3])
    assert {path.name for path in tmp_path.iterdir()} <= {"berkas.pdf", "interim"}
    assert (tmp_path / "berkas.pdf").read_bytes() == pdf[: len(pdf) // 3]


def test_ekstrak_says_that_a_file_was_mended(tmp_path: Path) -> None:
    path = tmp_path / "renja.pdf"
    pdf, _ = variant("strokes").typeset()
    path.write_bytes(pdf[: pdf.rindex(b"startxref")])
    run = CliRunner().invoke(app, ["ekstrak", str(path), "--output", str(tmp_path / "tabel")])
    assert (run.exit_code, f"renja.pdf: {_MENDED}" in run.output) == (0, True)


def test_no_finding_in_a_mended_file_is_certain(audit: Audit) -> None:
    """Rows may be gone with what was lost, and an older state of an object may stand in place of the last one."""
    data = SAMPLE.read_bytes()
    whole, mended = audit(data), audit(data[: data.rindex(b"startxref")])
    assert any(finding.kepastian is Kepastian.PASTI for finding in whole.findings)
    assert len(whole.findings) == len(mended.findings)
    certain = {f.aturan for f in mended.findings if f.kepastian is Kepastian.PASTI and f.place.sources}
    assert not {aturan for aturan in certain if not aturan.startswith("OCR")}


def test_a_file_in_which_two_readers_find_different_pages_is_not_called_read(audit: Audit) -> None:
    """Then nobody can say whether its pages are whole."""
    tree = [*catalog(3, 99), f"<< {PAGE} /Contents 5 0 R /Resources << /Font << /F 6 0 R >> >> >>"]
    result = audit(assemble([*tree, "<< >>", stream(_TITLE), FONT]))
    assert result.status is Status.SEBAGIAN
    assert "keutuhan isinya tidak dapat diperiksa" in result.pesan


def test_text_in_forms_nested_too_deep_is_not_called_read(audit: Audit) -> None:
    result = audit(nested_forms(30, text("Rencana Kerja")))
    assert result.status is not Status.TERBACA


def test_text_drawn_as_outlines_is_not_called_empty(audit: Audit) -> None:
    """Some print shops turn letters into curves: the page is full, and nothing of it can be read."""
    curves = "".join(
        f"{20 + 6 * (k % 40)} {280 - 8 * (k // 40)} m {22 + 6 * (k % 40)} {286 - 8 * (k // 40)} "
        f"{24 + 6 * (k % 40)} {284 - 8 * (k // 40)} {25 + 6 * (k % 40)} {280 - 8 * (k // 40)} c f\n"
        for k in range(800)
    )
    assert audit(one_page(curves)).status is not Status.TERBACA


def test_a_file_of_blank_pages_is_not_called_read(audit: Audit) -> None:
    result = audit(assemble([*catalog(3, 4), f"<< {PAGE} >>", f"<< {PAGE} >>"]))
    assert result.status is not Status.TERBACA
