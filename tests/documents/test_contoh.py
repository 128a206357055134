"""`renja contoh`: the same documents for the same seed, their truth beside them, and what an officer does with them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.cli import app
from pipeline.console import run
from pipeline.generate.region import make_region
from tests.documents.reading import squeeze
from tests.region import CLEAN, edisi, region


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def renja(*arguments: str) -> int:
    return run(app, list(arguments))


def table(path: Path, separator: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_the_same_seed_gives_the_same_bytes_by_every_producer() -> None:
    again = [made for made, _ in zip(make_region(edisi(), CLEAN), range(3), strict=False)]
    assert {made.producer for made in again} == {"reportlab", "fpdf2", "typst"}
    assert [made.files() for made in again] == [made.files() for made in region(CLEAN)[:3]]


def test_a_document_is_read_as_its_truth_says(here: Path) -> None:
    assert renja("contoh", "--opd", "1", "--output", "daerah") == 0
    assert renja("ekstrak", "daerah/01-dinas-pendidikan.pdf", "--output", "baca") == 0
    truth = here / "daerah-kebenaran" / "01-dinas-pendidikan"
    assert {path.name for path in truth.iterdir()} == {path.name for path in (here / "baca").iterdir()}
    for path in truth.iterdir():
        read = [
            {k: squeeze(v) for k, v in row.items() if k != "halaman"}
            for row in table(here / "baca" / path.name)
        ]
        assert read == [{k: squeeze(v) for k, v in row.items()} for row in table(path)], path.name


def test_planted_errors_are_listed_and_found(here: Path) -> None:
    assert renja("contoh", "--opd", "3", "--kesalahan", "--output", "daerah") == 0
    assert renja("audit", "daerah", "--per-folder", "--daftar-opd", "daerah/daftar-opd.csv") == 1
    planted = {
        (row["dokumen"], row["aturan"], row["kode"]) for row in table(here / "daerah" / "kesalahan.csv", ";")
    }
    found = {
        (Path(row["dokumen"]).stem, row["aturan"], row["kode"])
        for row in table(here / "output" / "temuan.csv", ";")
    }
    of_the_list = {"NAM-03", "KOD-09"}  # no official list lies in this folder
    assert {one for one in planted if one[1] not in of_the_list} <= found
    assert len(planted) > 3


@pytest.mark.usefixtures("here")
def test_every_agency_of_its_list_is_found_again(capsys: pytest.CaptureFixture[str]) -> None:
    renja("contoh", "--opd", "15", "--output", "daerah")
    capsys.readouterr()
    renja("audit", "daerah", "--per-folder", "--daftar-opd", "daerah/daftar-opd.csv")
    assert "15 dari 15 perangkat daerah pada daftar sudah menyampaikan Renja" in capsys.readouterr().out


def test_a_list_without_programs_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "daftar.csv").write_text(
        "# edisi: Hanya sub\n# jenis_pemda: kabkota\nkode,nama,kinerja,indikator,satuan,pendahulu\n"
        "1.01.02.2.01.0001,Pembangunan Gedung,,,,\n",
        encoding="utf-8",
    )
    assert renja("contoh", "--kodefikasi", "daftar.csv") == 2
    message = capsys.readouterr().err
    assert "daftar ini tidak memuat program dan kegiatan" in message
    assert "Mohon gunakan daftar kode yang lengkap" in message
    assert not (here / "raw").exists()


def test_a_folder_of_several_lists_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "kosong").mkdir()
    assert renja("contoh", "--kodefikasi", "kosong") == 2
    assert "memuat 0 edisi. Mohon sebutkan satu berkas daftar kode." in capsys.readouterr().err
