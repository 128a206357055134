"""Findings are confirmed by a second reader: where it sees another digit nobody is accused for certain."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pipeline import page_runs
from pipeline.audit import audit_document
from pipeline.cli import app
from pipeline.console import run
from pipeline.generate.renja import PLAN
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.finding import Finding, Kepastian, Tingkat
from pipeline.model.page import PageGeometry
from pipeline.model.second_reading import PeriksaGanda
from pipeline.model.summary import DocumentResult
from pipeline.read.scans import read_scan
from pipeline.store import Store
from tests.conftest import PROJECT
from tests.defaults import SETTINGS
from tests.documents.hostile import one_page, text
from tests.documents.reading import SAMPLE
from tests.documents.scanning import Scanner
from tests.planted.mended import mended_renja
from tests.planted.typesetting import typeset_renja

PAGES_OF_BAB_IV = range(22, 29)
PAGU, CLAIMED = "5.661.000", "5.661.700"
"""The pagu of sub kegiatan 2.17.01.1.01.0001 in Bab IV, and what the file says it means."""
KEGIATAN = "2.17.01.1.01"

Rows = list[dict[str, str]]


def honest() -> bytes:
    """A Renja without errors."""
    return typeset_renja(mended_renja())


def deceptive() -> bytes:
    """The same print; but of one amount the file says that it stands for another text, as for a copied ligature.

    PDFium gives what is said, pdfminer what is printed.
    """
    found = 0
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        for number in PAGES_OF_BAB_IV:
            page = pdf.pages[number - 1]
            printed, said = f"({PAGU}) Tj".encode(), f"/Span << /ActualText ({CLAIMED}) >> BDC".encode()
            content = page.Contents.read_bytes()
            found += content.count(printed)
            page.Contents = pdf.make_stream(content.replace(printed, said + b" " + printed + b" EMC"))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    assert found == 1
    return out.getvalue()


def audit(
    folder: Path, pdf: bytes, periksa_ganda: PeriksaGanda = PeriksaGanda.TEMUAN
) -> tuple[DocumentResult, Rows]:
    """The result, and the lines of the interim file of both readings."""
    path = folder / "renja.pdf"
    path.write_bytes(pdf)
    job = Job(
        InputFile(path.name, path),
        SETTINGS,
        Store(folder, folder / "interim"),
        periksa_ganda=periksa_ganda,
    )
    result = audit_document(job)
    return result, second_readings(folder / "interim" / path.name)


def second_readings(folder: Path) -> Rows:
    content = (folder / "pembacaan_kedua.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def grave(result: DocumentResult) -> list[Finding]:
    return [finding for finding in result.findings if finding.tingkat.rank <= Tingkat.TINGGI.rank]


def test_the_print_is_without_faults(tmp_path: Path) -> None:
    """So that whatever is found below is what the file claims."""
    result, readings = audit(tmp_path, honest())
    assert grave(result) == []
    assert readings == []


@pytest.fixture(scope="module")
def deceived(tmp_path_factory: pytest.TempPathFactory) -> tuple[DocumentResult, Rows]:
    return audit(tmp_path_factory.mktemp("deceived"), deceptive())


def test_what_two_readers_see_differently_is_not_called_certain(
    deceived: tuple[DocumentResult, Rows],
) -> None:
    result, _ = deceived
    (accused,) = [finding for finding in result.findings if finding.aturan == "PGU-01"]
    assert (accused.kode, accused.tingkat) == (KEGIATAN, Tingkat.KRITIS)
    assert accused.kepastian is Kepastian.MUNGKIN_SALAH_BACA
    assert accused.pesan.endswith(
        f'Hasil dua pembacaan pada halaman 22 berbeda: "{CLAIMED}" dan "{PAGU}"; '
        "mohon dibandingkan dengan dokumen asli."
    )


def test_no_grave_finding_on_what_the_file_claims_is_certain(deceived: tuple[DocumentResult, Rows]) -> None:
    result, _ = deceived
    assert grave(result)
    assert {finding.kepastian for finding in grave(result)} <= {
        Kepastian.MUNGKIN_SALAH_BACA,
        Kepastian.TURUNAN,
    }


def test_both_readings_of_every_cell_are_kept(deceived: tuple[DocumentResult, Rows]) -> None:
    result, readings = deceived
    apart = [reading for reading in readings if reading["hasil"] != "sama"]
    (accused,) = [finding for finding in result.findings if finding.aturan == "PGU-01"]
    assert [(one["halaman"], one["teks_pertama"], one["teks_kedua"], one["hasil"]) for one in apart] == [
        ("22", CLAIMED, PAGU, "berbeda")
    ]
    assert apart[0]["metode"] == "pdfium"
    assert accused.id_temuan in apart[0]["id_temuan"].split()
    others = [reading for reading in readings if reading not in apart]
    assert others
    assert all(one["teks_pertama"] == one["teks_kedua"] for one in others)


def test_all_cells_are_read_twice_where_that_is_asked_for(tmp_path: Path) -> None:
    """Also those that no finding names; the one that differs is in doubt before the rules judge."""
    result, readings = audit(tmp_path, deceptive(), PeriksaGanda.SEMUA)
    assert len(readings) > 2000
    assert [one["teks_kedua"] for one in readings if one["hasil"] != "sama"] == [PAGU]
    assert "1 sel (halaman 22) dibaca berbeda oleh pembaca kedua." in result.pesan
    cells = (tmp_path / "interim" / "renja.pdf" / "03_tabel.csv").read_text(encoding="utf-8")
    assert cells.count(f'"pembaca kedua membaca ""{PAGU}"""') == 1
    assert Kepastian.PASTI not in {finding.kepastian for finding in grave(result)}


# --- pages that are images

MISREAD = CLAIMED
"""The pagu as a reader of pictures takes it, with another figure."""
PAGE_OF_PAGU = 22


def with_a_scan(pdf: bytes) -> bytes:
    """The print, one page of it as a scan."""
    pytest.importorskip("onnxruntime", reason="letters in pictures are read with onnxruntime")
    return Scanner(skew=0.3).in_place(pdf, {PAGE_OF_PAGU})


def misread(page: PageGeometry | None) -> PageGeometry | None:
    """The page with the figure that makes the pagu another one, as certain as all others."""
    assert page is not None
    letters = page.characters.text()
    place = letters.index(PAGU)
    assert letters.count(PAGU) == 1
    code = page.characters.code.copy()
    code[place : place + len(PAGU)] = [ord(letter) for letter in MISREAD]
    return replace(page, characters=replace(page.characters, code=code))


def test_a_figure_that_breaks_a_sum_is_read_again_from_a_sharper_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the second reading the sums close: nobody is accused, and the cell stays in doubt."""
    monkeypatch.setattr(page_runs, "read_scan", lambda reader, page: misread(read_scan(reader, page)))
    result, readings = audit(tmp_path, with_a_scan(honest()))
    assert grave(result) == []
    (settled,) = [reading for reading in readings if reading["hasil"] != "sama"]
    assert (settled["teks_pertama"], settled["teks_kedua"]) == (MISREAD, PAGU)
    assert (settled["halaman"], settled["metode"], settled["hasil"]) == ("22", "ocr-rapidocr", "diganti")
    cells = (tmp_path / "interim" / "renja.pdf" / "03_tabel.csv").read_text(encoding="utf-8")
    assert cells.count(f'"semula dibaca ""{MISREAD}""; pembacaan ulang dipakai') == 1


def test_a_wrong_sum_that_is_printed_stays_one_however_often_it_is_read(tmp_path: Path) -> None:
    renja = mended_renja()
    plan = tuple(
        {**row, "pagu": CLAIMED} if row["kode"] == "2.17.01.1.01.0001" else row for row in renja.tables[PLAN]
    )
    wrong = typeset_renja(replace(renja, tables={**renja.tables, PLAN: plan}))
    result, readings = audit(tmp_path, with_a_scan(wrong))
    (accused,) = [finding for finding in result.findings if finding.aturan == "PGU-01"]
    assert (accused.kode, accused.kepastian) == (KEGIATAN, Kepastian.MUNGKIN_SALAH_BACA)
    again = [reading for reading in readings if reading["metode"].startswith("ocr")]
    assert CLAIMED in {reading["teks_kedua"] for reading in again}
    assert {reading["hasil"] for reading in again} == {"sama"}


@pytest.mark.penuh
def test_a_document_without_doubt_stays_the_same_when_all_is_read_twice(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    few, _ = audit(tmp_path / "a", honest())
    all_of_it, readings = audit(tmp_path / "b", honest(), PeriksaGanda.SEMUA)
    assert all_of_it == few
    assert {one["hasil"] for one in readings} == {"sama"}


def test_a_document_that_pdfplumber_cannot_open_has_no_certain_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("pipeline.read.plumber.pdfplumber.open", refuse)
    result, readings = audit(tmp_path, deceptive())
    assert {one["hasil"] for one in readings} == {"tidak terbaca"}
    assert {one["alasan"] for one in readings} == {"berkas tidak dapat dibuka oleh pembaca kedua"}
    (accused,) = [finding for finding in result.findings if finding.aturan == "PGU-01"]
    assert accused.kepastian is Kepastian.MUNGKIN_SALAH_BACA
    assert "Halaman 22 tidak dapat dibaca ulang (berkas tidak dapat dibuka" in accused.pesan


# --- the sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[DocumentResult, Rows]:
    return audit(tmp_path_factory.mktemp("sample"), SAMPLE.read_bytes())


def test_both_readers_agree_on_the_evidence_of_the_sample(sample: tuple[DocumentResult, Rows]) -> None:
    _, readings = sample
    assert len(readings) > 100
    assert {one["hasil"] for one in readings} == {"sama"}


def test_every_place_of_a_grave_finding_of_the_sample_is_read_twice(
    sample: tuple[DocumentResult, Rows],
) -> None:
    result, readings = sample
    twice = {(one["halaman"], one["kotak"]) for one in readings}
    for finding in grave(result):
        if finding.kepastian is not Kepastian.TURUNAN:
            places = [finding.place, *filter(None, [finding.place_pembanding])]
            for source in (source for place in places for source in place.sources):
                corners = " ".join(f"{value:.1f}" for value in source.bbox)
                assert (str(source.page), corners) in twice, (finding.id_temuan, source)


def test_each_place_names_the_findings_that_rest_on_it(sample: tuple[DocumentResult, Rows]) -> None:
    result, readings = sample
    (cell,) = [one for one in readings if one["halaman"] == "31" and one["teks_pertama"] == "352.728.181"]
    (pagu,) = [
        finding
        for finding in result.findings
        if (finding.aturan, finding.kode, finding.place.halaman) == ("PGU-01", "2.17.01.1.09", "31")
    ]
    assert cell["kotak"] == "797.1 465.8 873.3 485.8"
    assert pagu.id_temuan in cell["id_temuan"].split()
    assert pagu.kepastian is Kepastian.PASTI


# --- the run


def test_the_option_is_one_of_two(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(app, ["audit", str(tmp_path), "--periksa-ganda", "sebagian"]) == 2
    assert "temuan" in capfd.readouterr().err


def test_where_nothing_grave_is_found_the_second_reader_is_not_even_loaded(tmp_path: Path) -> None:
    """A letter: no Renja, nothing to confirm."""
    (tmp_path / "surat.pdf").write_bytes(one_page(text("Rencana Kerja Dinas Koperasi")))
    call = (
        "import sys; from pipeline.cli import app; from pipeline.console import run; "
        "run(app, ['audit', 'surat.pdf']); assert 'pdfplumber' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", call], cwd=tmp_path, env={"PYTHONPATH": str(PROJECT)}, check=True)  # noqa: S603
