"""Which documents a run is asked for, and what the reports call them."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.inputs import (
    InputFile,
    InputFolder,
    ReadingOrder,
    digest_of,
    find_inputs,
    look_at,
    refuse_changed,
    sha256_of,
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.PDF", "kota/dinas/c.Pdf", "kota/catatan.txt", "kota/d.pdf.bak"):
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    (tmp_path / "raw" / "folder.pdf").mkdir()
    return tmp_path / "raw"


def names(*paths: Path) -> list[str]:
    return [source.name for source in find_inputs(paths)]


def test_folders_are_searched_to_the_bottom_in_any_letter_case(raw: Path) -> None:
    """A folder that ends in .pdf is no document; neither is a backup."""
    assert names(raw) == ["a.PDF", "b.pdf", "kota/dinas/c.Pdf"]


def test_the_name_is_the_path_below_the_folder_that_was_named(raw: Path) -> None:
    assert names(raw / "kota") == ["dinas/c.Pdf"]
    assert [source.path for source in find_inputs([raw / "kota"])] == [raw / "kota" / "dinas" / "c.Pdf"]


def test_a_file_is_called_by_its_own_name(raw: Path) -> None:
    assert names(raw / "kota" / "dinas" / "c.Pdf") == ["c.Pdf"]


def test_any_file_that_is_named_is_taken_whatever_it_is_called(raw: Path) -> None:
    """Whether it is a PDF is found out when it is opened, and said in its own line of the report."""
    assert names(raw / "kota" / "catatan.txt") == ["catatan.txt"]


def test_order_of_the_call_does_not_matter(raw: Path) -> None:
    assert names(raw / "b.pdf", raw / "a.PDF") == names(raw / "a.PDF", raw / "b.pdf")


def test_a_document_named_twice_is_read_once(raw: Path) -> None:
    assert names(raw, raw) == ["a.PDF", "b.pdf", "kota/dinas/c.Pdf"]
    assert names(raw, raw / "b.pdf") == ["a.PDF", "b.pdf", "kota/dinas/c.Pdf"]


def test_documents_of_one_name_from_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("barat", "timur"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "renja.pdf").write_bytes(folder.encode())
    found = find_inputs([tmp_path / "barat", tmp_path / "timur"])
    assert [(source.name, source.path.read_bytes()) for source in found] == [
        ("renja.pdf", b"barat"),
        ("timur/renja.pdf", b"timur"),
    ]


def test_three_documents_of_one_name_from_folders_of_one_name(tmp_path: Path) -> None:
    """Nothing may be left out in silence."""
    roots = [tmp_path / part / "renja" for part in ("2023", "2024", "2025")]
    for root in roots:
        root.mkdir(parents=True)
        (root / "a.pdf").write_bytes(root.parent.name.encode())
    found = find_inputs(roots)
    assert sorted(source.path.read_bytes() for source in found) == [b"2023", b"2024", b"2025"]
    assert len({source.name for source in found}) == 3


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        find_inputs([tmp_path, tmp_path / "hilang"])
    assert str(caught.value) == (
        f"{tmp_path / 'hilang'}: berkas atau folder ini tidak ada. Mohon periksa penulisannya."
    )


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak ada berkas PDF di sini"):
        find_inputs([tmp_path])


def test_digest_is_that_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"abc")
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with pytest.raises(InputError, match="Berkas tidak dapat dibaca"):
        sha256_of(tmp_path / "hilang.pdf")


# --- names and places that no honest folder has -------------------------------------------------------------

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as other systems have them")


def found_in(folder: Path) -> dict[str, str]:
    """By name, why each file is refused."""
    return {source.name: source.refused for source in find_inputs([folder]) if isinstance(source, InputFile)}


def refusal(file: InputFile) -> str:
    """What whoever tries to read the file is told."""
    with pytest.raises(InputError) as error:
        refuse_changed(file)
    assert look_at(file) == file
    assert digest_of(file) == ""
    return str(error.value)


@posix_only
def test_links_that_lead_out_of_the_folder_are_told_and_not_opened(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "dinas").mkdir(parents=True)
    (tmp_path / "rahasia.pdf").write_bytes(b"outside")
    (raw / "asli.pdf").write_bytes(b"inside")
    (raw / "luar.pdf").symlink_to(tmp_path / "rahasia.pdf")
    (raw / "putus.pdf").symlink_to(raw / "tidak-ada.pdf")
    (raw / "diri.pdf").symlink_to(raw / "diri.pdf")
    (raw / "dinas" / "atas").symlink_to(tmp_path, target_is_directory=True)
    refused = found_in(raw)
    assert set(refused) == {"asli.pdf", "dinas/atas", "diri.pdf", "luar.pdf", "putus.pdf"}
    assert refused["asli.pdf"] == ""
    assert "tautan ke folder lain" in refused["dinas/atas"]
    assert "di luar folder yang diperiksa" in refused["luar.pdf"]
    assert "tautan ke berkas yang tidak ada" in refused["putus.pdf"]
    assert "tautan ke berkas yang tidak ada" in refused["diri.pdf"]
    for source in find_inputs([raw]):
        if isinstance(source, InputFile) and source.refused:
            assert refusal(source) == source.refused


@posix_only
def test_a_link_inside_the_folder_is_the_document_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "asli.pdf").write_bytes(b"inside")
    (tmp_path / "tautan.pdf").symlink_to(tmp_path / "asli.pdf")
    assert found_in(tmp_path) == {"asli.pdf": ""}


@posix_only
def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "asli.pdf").write_bytes(b"x")
    (tmp_path / "a" / "tautan.pdf").symlink_to(tmp_path / "b" / "asli.pdf")
    assert found_in(tmp_path / "a" / "tautan.pdf") == {"tautan.pdf": ""}


@posix_only
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.pdf")
    (tmp_path / "renja.pdf").write_bytes(b"x")
    assert "bukan berkas biasa" in found_in(tmp_path)["pipa.pdf"]
    with pytest.raises(InputError, match="bukan berkas biasa"):
        sha256_of(tmp_path / "pipa.pdf")


@posix_only
def test_a_linked_folder_is_no_document_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "raw" / "dinas").mkdir(parents=True)
    (tmp_path / "raw" / "dinas" / "bab1.pdf").write_bytes(b"x")
    (tmp_path / "lain").mkdir()
    (tmp_path / "raw" / "tautan").symlink_to(tmp_path / "lain", target_is_directory=True)
    found = find_inputs([tmp_path / "raw"], ReadingOrder())
    assert [(one.name, isinstance(one, InputFolder)) for one in found] == [("dinas", True), ("tautan", False)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are the same there")
@pytest.mark.parametrize(
    ("one", "other"),
    [("Renja.pdf", "renja.pdf"), ("re\u0301nja.pdf", "r\u00e9nja.pdf"), ("STRASSE.pdf", "straße.pdf")],
)
def test_names_that_some_systems_take_for_one_are_told_apart(tmp_path: Path, one: str, other: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in (one, other):
        (raw / name).write_bytes(name.encode())
    found = sorted(names(raw))
    assert len({unicodedata.normalize("NFC", name).casefold() for name in found}) == 2
    assert len(set(found) & {one, other}) == 1
    assert len(set(found) & {f"raw/{one}", f"raw/{other}"}) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_text_can_be_written_in_a_report(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/renja\xff.pdf"
    with open(path, "wb") as file:
        file.write(b"x")
    (source,) = find_inputs([tmp_path])
    assert source.name == "renja\ufffd.pdf"
    assert source.name.encode("utf-8")
    assert source.files[0].path.read_bytes() == b"x"
