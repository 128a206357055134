"""Which documents a run is asked for, and what the reports call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.inputs import find_inputs, sha256_of


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
