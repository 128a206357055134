"""The list that `--sandi` names: which password is whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands.passwords import with_passwords
from pipeline.errors import ConfigurationError
from pipeline.inputs import InputFile, InputFolder

FILES = ("Renja.pdf", "Dinas A/Renja.pdf", "Dinas B/Renja.pdf", "Dinas B/Lampiran, 2026.pdf")


def given(folder: Path, content: str | bytes) -> dict[str, str]:
    """The passwords that the files get from a list with this content."""
    path = folder / "sandi.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    sources = with_passwords([InputFile(name, folder / name) for name in FILES], path)
    return {file.name: file.password for source in sources for file in source.files if file.password}


ONE = {"Dinas A/Renja.pdf": "buka"}


@pytest.mark.parametrize(
    "content",
    [
        "Dinas A/Renja.pdf;buka\n",
        "Dinas A/Renja.pdf,buka",
        "\ufeffDinas A/Renja.pdf;buka\r\n",
        "Nama berkas;Kata sandi\nDinas A/Renja.pdf;buka\n",
        "berkas,password\nDinas A/Renja.pdf,buka\n",
        "\n\nDinas A/Renja.pdf ; buka\n\n",
        "Dinas A/Renja.pdf;buka;;;\n;;;;\n",
        "Dinas A\\Renja.pdf;buka\n",
        "dinas a/RENJA.PDF;buka\n",
        "Dinas A/Renja;buka\n",
        '"Dinas A/Renja.pdf";"buka"\n',
        "Dinas C/Renja.pdf;lain\nDinas A/Renja.pdf;buka\n",
        "Dinas A/Renja.pdf;buka\nDinas A/Renja.pdf;buka\n",
    ],
    ids=[
        "semicolon", "comma", "mark-and-crlf", "heading", "heading-comma", "blanks", "spreadsheet", "backslash",
        "case", "no-suffix", "quoted", "a-file-that-is-not-there", "twice-the-same",
    ],
)  # fmt: skip
def test_one_file_gets_its_password(tmp_path: Path, content: str) -> None:
    assert given(tmp_path, content) == ONE


def test_a_name_without_folders_is_meant_for_all_that_are_called_so(tmp_path: Path) -> None:
    assert given(tmp_path, "Renja.pdf;satu\n") == dict.fromkeys(FILES[:3], "satu")


@pytest.mark.parametrize(
    "lines", ["Renja.pdf;satu\nDinas A/Renja.pdf;dua", "Dinas A/Renja.pdf;dua\nRenja.pdf;satu"]
)
def test_the_more_exact_line_counts(tmp_path: Path, lines: str) -> None:
    expected = {"Renja.pdf": "satu", "Dinas A/Renja.pdf": "dua", "Dinas B/Renja.pdf": "satu"}
    assert given(tmp_path, lines) == expected


@pytest.mark.parametrize(
    ("line", "password"),
    [
        ("Renja.pdf;a,b", "a,b"),
        ("Renja.pdf,a;b", "a;b"),
        ('Renja.pdf;"a;b"', "a;b"),
        ("Renja.pdf;sandi", "sandi"),
    ],
)
def test_passwords_may_hold_separators_and_the_words_of_a_heading(
    tmp_path: Path, line: str, password: str
) -> None:
    assert given(tmp_path, line)["Renja.pdf"] == password


def test_names_may_hold_the_other_separator(tmp_path: Path) -> None:
    assert given(tmp_path, "Lampiran, 2026.pdf;x") == {FILES[3]: "x"}


def test_files_of_a_folder_get_theirs(tmp_path: Path) -> None:
    path = tmp_path / "sandi.csv"
    path.write_text("Dinas A/Bab II.pdf;dua\n")
    files = tuple(InputFile(f"Dinas A/Bab {n}.pdf", tmp_path) for n in ("I", "II"))
    (folder,) = with_passwords([InputFolder("Dinas A", files)], path)
    assert [file.password for file in folder.files] == ["", "dua"]


def test_without_a_list_nothing_changes(tmp_path: Path) -> None:
    file = InputFile("Renja.pdf", tmp_path)
    assert with_passwords([file], None) == (file,)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Renja.pdf;satu\nrenja;dua\n", 'baris 1 dan 2 memberi "renja" kata sandi yang berbeda'),
        ("Renja.pdf;satu\nBab I.pdf\n", "baris 2 bukan nama berkas dan kata sandi"),
        ("Renja.pdf;sa;tu\n", "apit kata sandi yang memuat titik koma dengan tanda petik"),
        ("Renja.pdf;\xe9".encode("latin-1"), "bukan teks UTF-8"),
        ('"Renja.pdf;satu', "bukan CSV yang sah"),
    ],
    ids=["two-passwords", "no-password", "three-cells", "latin-1", "open-quote"],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence) as caught:
        given(tmp_path, content)
    assert "satu" not in str(caught.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="daftar kata sandi tidak dapat dibaca"):
        with_passwords([InputFile("Renja.pdf", tmp_path)], tmp_path / "tidak-ada.csv")


def test_a_password_is_not_shown_with_its_file(tmp_path: Path) -> None:
    assert "rahasia" not in repr(InputFile("Renja.pdf", tmp_path, "rahasia"))
