"""Lists that cannot be taken: each row is named with its reason, and nothing is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import app
from pipeline.console import run
from tests.unit.kodefikasi.files import LIST, Row, write_csv

WITH_RUNG = (("kode", "tingkat", "nama"), ("4", "urusan", "A"), ("4.10", "program", "B"))


def changed(place: int, *row: str) -> list[Row]:
    """The plain list with another row in the place of one (1-based, the header counted)."""
    return [*LIST[: place - 1], row, *LIST[place:]]


CASES: dict[str, tuple[list[Row], str]] = {
    "wrong level": (
        list(WITH_RUNG),
        'baris 3: kode 4.10 (B): tingkatnya tertulis "program", padahal kodenya kode bidang urusan',
    ),
    "duplicate": (
        [*LIST, LIST[5]],
        "baris 6: kode 4.10.02.2.01.0001 (Penyusunan Contoh): ganda dengan baris 8 (4.10.02.2.01.0001)",
    ),
    "duplicate in 2 and 4 digits": (
        [*LIST, ("4.10.02.2.01.01", "Penyusunan Contoh")],
        "baris 8: kode 4.10.02.2.01.01 (Penyusunan Contoh): ganda dengan baris 6 (4.10.02.2.01.0001)",
    ),
    "orphan": (
        [*LIST, ("4.10.02.2.02.0001", "Tanpa Induk")],
        "baris 8: kode 4.10.02.2.02.0001 (Tanpa Induk): induknya, 4.10.02.2.02, tidak ada dalam daftar",
    ),
    "merged header": (
        [("Kode dan Nomenklatur", "Satuan"), ("4 UNSUR PENDUKUNG", "")],
        'baris 1: kolom "Kode dan Nomenklatur" memuat kode dan nama dalam satu sel.',
    ),
    "3 digits": (
        changed(6, "4.10.02.2.01.001", "Penyusunan Contoh"),
        "baris 6: kode 4.10.02.2.01.001 (Penyusunan Contoh): kelompok terakhir 3 angka; yang sah 2 atau 4 angka",
    ),
    "empty name": (changed(4, "4.10.02", ""), "baris 4: kode 4.10.02: namanya kosong"),
    "four groups": (
        changed(5, "4.10.02.2", "Kegiatan Contoh"),
        "baris 5: kode 4.10.02.2 (Kegiatan Contoh): kode 4 kelompok tidak ada; yang sah 1, 2, 3, 5, atau 6 kelompok",
    ),
    "text without kode": (
        [*LIST, ("", "Sumber: contoh")],
        "baris 8: kode kosong (Sumber: contoh): baris berisi teks tetapi tanpa kode",
    ),
    "no kode column": (
        [("nama", "satuan"), ("A", "Orang")],
        "baris 1: kolom kode tidak ada. Beri judul kolomnya",
    ),
    "four columns of kode": (
        [("KODE", "", "", "", "NAMA"), ("4", "10", "02", "2.01", "A")],
        "baris 1: kode terbagi atas 4 kolom.",
    ),
    "a gap in the kode": (
        [
            ("KODE", "", "", "", "", "NAMA"),
            ("4", "", "02", "", "", "A"),
            ("4", "10", "02", "2.01", "01", "B"),
        ],
        "baris 2: kode 4 02 (A): sebuah kelompok di tengah kodenya kosong",
    ),
    "no kind of region": (
        [("kode", "nama"), ("4", "A")],
        "jenis daerahnya tidak dapat diketahui dari kodenya. Mohon sebutkan --pemda",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_broken_list_is_refused_and_the_stored_one_stays(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, message = CASES[name]
    folder = tmp_path / "daftar"
    options = ["--edisi", "Contoh 2024", "--daftar", str(folder)]
    good = write_csv(tmp_path / "baik.csv", LIST)
    assert run(app, ["kodefikasi", "impor", str(good), *options]) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    bad = write_csv(tmp_path / "buruk.csv", rows)
    assert run(app, ["kodefikasi", "impor", str(bad), *options]) == 2
    assert message in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_list_of_the_other_kind_of_region_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_csv(tmp_path / "daftar.csv", LIST)
    folder = str(tmp_path / "x")
    call = ["kodefikasi", "impor", str(path), "--edisi", "A", "--pemda", "provinsi", "--daftar", folder]
    assert run(app, call) == 2
    assert (
        "3 dari 3 kode kegiatan dan sub kegiatan berkewenangan 2, bukan 1 (provinsi)"
        in capsys.readouterr().err
    )
    assert not Path(folder).exists()


def test_twenty_faults_are_shown_and_all_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*LIST, *((f"4.10.02.2.01.{number}", "Contoh") for number in range(100, 130))]
    path = write_csv(tmp_path / "daftar.csv", rows)
    assert run(app, ["kodefikasi", "impor", str(path), "--edisi", "A", "--daftar", str(tmp_path / "x")]) == 2
    told = capsys.readouterr().err
    assert "30 baris tidak dapat dipakai, sehingga tidak ada yang disimpan:" in told
    assert told.count("\n  baris ") == 20
    assert "... dan 10 baris lagi" in told
