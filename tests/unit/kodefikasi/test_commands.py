"""`renja kodefikasi` as an officer calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import app
from pipeline.console import run
from tests.typeset.appendix import typeset_appendix
from tests.unit.kodefikasi.files import LIST, imported, write_csv


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def renja(*arguments: str) -> int:
    return run(app, ["kodefikasi", *arguments])


def test_without_any_edition_it_says_how_to_import_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert renja() == 0
    assert "Belum ada daftar kode resmi di raw/kodefikasi. Untuk mengimpornya:" in capsys.readouterr().out
    assert list(here.iterdir()) == []


def test_an_import_is_stored_told_and_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(here / "daftar.csv", LIST)
    assert renja("impor", "daftar.csv", "--edisi", "Kepmendagri 900.1.15.5-1317/2023", "--kutipan") == 0
    about = (
        "Kepmendagri 900.1.15.5-1317/2023 (kabupaten/kota), dipakai sejak Renja 2024, kutipan: 1 urusan, "
        "1 bidang urusan, 1 program, 1 kegiatan, 2 sub kegiatan."
    )
    name = "kepmendagri-900-1-15-5-1317-2023-kabkota.csv"
    assert f"{about} Disimpan: raw/kodefikasi/{name}" in capsys.readouterr().out
    assert renja() == 0
    assert f"{about} Berkas: {name}" in capsys.readouterr().out


def test_importing_again_replaces_and_gives_the_same_bytes(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_csv(here / "daftar.csv", LIST)
    call = ("impor", "daftar.csv", "--edisi", "Contoh", "--sejak", "2026", "--daftar", "x")
    assert renja(*call) == 0
    before = (here / "x" / "contoh-kabkota.csv").read_bytes()
    assert renja(*call) == 0
    assert "Diganti: x/contoh-kabkota.csv" in capsys.readouterr().out
    assert (here / "x" / "contoh-kabkota.csv").read_bytes() == before


def test_another_edition_whose_name_differs_in_marks_only_is_not_overwritten(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_csv(here / "daftar.csv", LIST)
    assert renja("impor", "daftar.csv", "--edisi", "Contoh 1/2") == 0
    assert renja("impor", "daftar.csv", "--edisi", "Contoh 1-2") == 2
    assert 'berkas ini milik edisi "Contoh 1/2"' in capsys.readouterr().err


def test_the_folder_may_be_named_before_the_command(here: Path) -> None:
    write_csv(here / "daftar.csv", LIST)
    assert renja("--daftar", "x", "impor", "daftar.csv", "--edisi", "Contoh") == 0
    assert [path.name for path in (here / "x").iterdir()] == ["contoh-kabkota.csv"]


def test_the_appendix_of_a_regulation_is_imported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (edisi,) = imported(write_csv(here / "daftar.csv", LIST)).editions
    (here / "lampiran.PDF").write_bytes(typeset_appendix(edisi.entri))
    assert renja("impor", "lampiran.PDF", "--edisi", "Contoh") == 0
    assert "2 sub kegiatan. Disimpan: raw/kodefikasi/contoh-kabkota.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["impor", "a.csv"], "--edisi belum disebutkan."),
        (["impor", "a.csv", "--edisi", "..."], "--edisi: nama edisi harus memuat huruf atau angka."),
        (["impor", "a.csv", "--edisi", "A"], "a.csv: berkas tidak dapat dibaca (tidak ada)."),
        (["impor", "a.csv", "--edisi", "A", "--sejak", "24"], "mulai dari 2000 sampai 2099."),
        (["lama.csv"], "perintah lama.csv tidak dikenal."),
    ],
)
def test_a_wrong_call_is_explained(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert renja(*arguments) == 2
    assert sentence in capsys.readouterr().err
    assert list(here.iterdir()) == []
