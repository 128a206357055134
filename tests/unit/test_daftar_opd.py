"""The list of expected agencies, in whatever form an office has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands.daftar_opd import read_expected
from pipeline.errors import ConfigurationError
from pipeline.model.opd import Expected
from tests.defaults import SETTINGS
from tests.unit.kodefikasi.files import write_csv, write_xlsx

SOCIAL = Expected("Dinas Sosial")
UKM = Expected("Dinas Koperasi, Usaha Kecil, dan Menengah")


def read(folder: Path, name: str, content: str, encoding: str = "utf-8") -> tuple[Expected, ...]:
    (folder / name).write_bytes(content.encode(encoding))
    return read_expected(folder / name, SETTINGS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_file_has_a_name_in_each_line(tmp_path: Path, encoding: str) -> None:
    text = "Dinas Sosial\r\n\r\n2. Dinas Koperasi, Usaha Kecil, dan Menengah\r\n"
    assert read(tmp_path, "opd.txt", text, encoding) == (SOCIAL, UKM)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_heading_tells_the_columns(tmp_path: Path, separator: str) -> None:
    rows = (
        ("DAFTAR PERANGKAT DAERAH", "", "", ""),
        ("No", "Kode", "Nama Perangkat Daerah", "Singkatan"),
        ("1", "1.06", "Dinas Sosial", "Dinsos / Dissos"),
        ("2", "2.17", "Dinas Koperasi, Usaha Kecil, dan Menengah", ""),
    )
    path = write_csv(tmp_path / "opd.csv", rows, separator, "utf-8-sig")
    assert read_expected(path, SETTINGS) == (Expected("Dinas Sosial", ("Dinsos", "Dissos")), UKM)


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "opd.xlsx", [("Kode", "OPD"), (1.06, "Dinas Sosial")])
    assert read_expected(path, SETTINGS) == (SOCIAL,)


def test_without_a_heading_the_column_of_names_is_found(tmp_path: Path) -> None:
    assert read(tmp_path, "a.csv", "1;1.06;Dinas Sosial\n2;7.01;Kecamatan Sungai Raya\n") == (
        SOCIAL,
        Expected("Kecamatan Sungai Raya"),
    )


def test_commas_of_a_name_are_no_separators(tmp_path: Path) -> None:
    text = "Dinas Sosial\nDinas Koperasi, Usaha Kecil, dan Menengah\n"
    assert read(tmp_path, "a.csv", text) == (SOCIAL, UKM)


def test_an_agency_named_twice_is_expected_once(tmp_path: Path) -> None:
    text = "nama;alias\nDinas Sosial;Dinsos\nDINAS SOSIAL;Dissos\n"
    assert read(tmp_path, "a.csv", text) == (Expected("Dinas Sosial", ("Dinsos", "Dissos")),)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", r"berkas kosong \(0 byte\)"),
        ("a.txt", "\n\n", "tidak ada nama perangkat daerah di dalamnya"),
        ("a.csv", "nama,kode\n", "tidak ada nama perangkat daerah di dalamnya"),
        ("a.csv", "1,2\n3,4\n", r'baris 1: "1" bukan nama perangkat daerah'),
        (
            "a.docx",
            "x",
            r'jenis berkas "\.docx" tidak dikenal. Yang dapat dibaca: CSV, TXT, XLSX, XLS, dan ODS',
        ),
        ("a.xlsx", "rusak", "berkas rusak atau bukan buku kerja"),
        ("a.csv", "a\0b", "bukan berkas teks"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(tmp_path: Path, name: str, content: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason) as error:
        read(tmp_path, name, content)
    assert "\n" not in str(error.value)


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"hilang\.txt: berkas tidak dapat dibaca \(tidak ada\)"):
        read_expected(tmp_path / "hilang.txt", SETTINGS)
