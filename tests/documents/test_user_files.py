"""Lists and settings that hurt: one Indonesian line each, and nothing of the computer is shown or run."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import app
from pipeline.commands.passwords import read_passwords
from pipeline.console import run
from pipeline.errors import ConfigurationError
from pipeline.settings import load_settings
from pipeline.sheets import read_tables
from pipeline.workbooks import MOST_CELLS
from tests.hostile import lists


def complaint_of(path: Path, content: bytes) -> str:
    """What is said of a list; one line."""
    path.write_bytes(content)
    with pytest.raises(ConfigurationError) as error:
        read_tables(path)
    told = str(error.value)
    assert told.startswith(f"{path}: ")
    assert "\n" not in told
    assert told.endswith(".")
    return told


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("jauh.xlsx", lists.far_cell, "lembarnya lebih dari 5 juta sel"),
        ("bom.xlsx", lists.packed_blanks, "isinya lebih dari 150 MB setelah dibuka"),
        ("xxe.xlsx", lists.outside_entity, "berkas rusak atau bukan buku kerja"),
        ("tawa.xlsx", lists.laughing_entities, "berkas rusak atau bukan buku kerja"),
        ("ulang.ods", lists.repeated_cells, "lembarnya lebih dari 5 juta sel"),
        ("nol.csv", lambda: b"Nama\nDinas\0Sosial\n", "bukan berkas teks"),
        ("lain.xlsx", lambda: b"PK\x03\x04 nothing", "berkas rusak atau bukan buku kerja"),
        ("lain.xlsb", lambda: lists.archive({"xl/worksheets/sheet1.bin": "\x00" * 99}), "berkas rusak"),
    ],
)
def test_a_list_that_hurts_is_refused_in_one_line(
    tmp_path: Path, name: str, content: Callable[[], bytes], told: str
) -> None:
    assert told in complaint_of(tmp_path / name, content())


def test_no_file_of_the_computer_comes_out_of_a_list(tmp_path: Path) -> None:
    assert "root:" not in complaint_of(tmp_path / "xxe.xlsx", lists.outside_entity())


def test_an_ordinary_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "opd.xlsx"
    path.write_bytes(lists.workbook(lists.row(1, "A1", "Nama") + lists.row(3, "B3", "=1+1")))
    (table,) = read_tables(path)
    assert [row.cells for row in table.rows] == [("Nama", ""), ("", ""), ("", "=1+1")]


def test_the_last_cell_of_a_binary_workbook_is_found(tmp_path: Path) -> None:
    """A row record, then a cell record: kinds 0 and 7, each with its size and a number of four bytes."""
    part = b"\x00\x04" + MOST_CELLS.to_bytes(4, "little") + b"\x07\x04" + (2).to_bytes(4, "little")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.bin", part)
    assert "lembarnya lebih dari 5 juta sel" in complaint_of(tmp_path / "jauh.xlsb", out.getvalue())


def test_a_million_columns_are_no_list(tmp_path: Path) -> None:
    told = complaint_of(tmp_path / "lebar.csv", b"Nama" + b"," * 1_000_000 + b"\nDinas Sosial\n")
    assert "bukan CSV yang sah" in told


def test_a_list_longer_than_any_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    path.write_bytes(b"Nama\n")
    os.truncate(path, 101_000_000)
    with pytest.raises(ConfigurationError, match="berkas lebih dari 100 MB"):
        read_tables(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: !!python/object/apply:os.system ['touch ditulis']\n", "bukan YAML yang sah"),
        ("a: !!python/name:os.system\n", "bukan YAML yang sah"),
        (lists.LAUGHING_YAML, "rujukan (*) tidak dipakai di sini"),
        ("a: " + "[" * 5000 + "]" * 5000, "terlalu dalam bersarang"),
        ("a: " + "{b: " * 5000 + "1" + "}" * 5000, "terlalu dalam bersarang"),
        ("# " + "x" * 1_000_000, "lebih dari 1 MB"),
        ("a: \0\n", "bukan YAML yang sah"),
    ],
    ids=["call", "name", "laughs", "deep-list", "deep-mapping", "long", "nul"],
)
def test_settings_that_hurt_are_refused_and_run_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "setelan.yml"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as error:
        load_settings(path)
    assert told in str(error.value)
    assert os.listdir(tmp_path) == ["setelan.yml"]


@pytest.mark.skipif(sys.platform == "win32", reason="devices as other systems have them")
def test_a_device_is_no_list(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.csv")
    for read in (read_tables, read_passwords, load_settings):
        with pytest.raises(ConfigurationError, match="bukan berkas biasa"):
            read(tmp_path / "pipa.csv")


@pytest.mark.parametrize("option", ["--setelan", "--sandi", "--daftar-opd"])
def test_the_command_line_says_it_in_one_line(tmp_path: Path, option: str) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "renja.pdf").write_bytes(b"%PDF-1.7\n")
    path = tmp_path / "daftar.csv"
    path.write_bytes(b"\xff\xfe\x00\x00" * 100 if option != "--daftar-opd" else b"a\0b")
    output = ["--output", str(tmp_path / "output"), "--interim", str(tmp_path / "interim")]
    result = CliRunner().invoke(app, ["audit", str(tmp_path / "raw"), option, str(path), *output])
    assert isinstance(result.exception, ConfigurationError)
    assert "\n" not in str(result.exception)
    assert not (tmp_path / "output").exists()
    assert run(app, ["audit", str(tmp_path / "raw"), option, str(path), *output]) == 2
