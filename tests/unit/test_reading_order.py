"""Which folder is a document, and in which order its files are read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from pipeline.errors import InputError
from pipeline.inputs import InputFolder, ReadingOrder, Source, find_inputs
from tests.defaults import SETTINGS

ORDER = ReadingOrder(SETTINGS.berkas_awal, SETTINGS.berkas_akhir)


@pytest.mark.parametrize(
    "names",
    [
        [
            "Sampul.pdf",
            "Kata Pengantar.pdf",
            "BAB I.pdf",
            "Bab II.pdf",
            "bab_IV.pdf",
            "Bab IX.pdf",
            "Bab X.pdf",
        ],
        ["Renja Bab 2.pdf", "Renja Bab 10.pdf", "Renja Lampiran.pdf"],
        ["renja-babII.pdf", "renja-babIV.pdf", "renja-babV.pdf"],
        ["Bab I.pdf", "Bab V.pdf", "Lampiran2.pdf", "Lampiran10.pdf", "LAMPIRAN Bab II.pdf"],
        ["bagian 2.pdf", "bagian 10.pdf"],
        ["1 Lampiran.pdf", "2. Bab V.pdf", "10 Bab I.pdf"],
        ["2024 Bab I.pdf", "2024 Bab II.pdf", "2024 Lampiran.pdf"],
        ["Bab I/isi.pdf", "Bab II/2.pdf", "Bab II/10.pdf", "Bab III.pdf", "Lampiran/a.pdf"],
    ],
)
def test_files_are_read_as_a_reader_takes_them_up(names: list[str]) -> None:
    paths = [PurePosixPath(name) for name in names]
    assert ORDER.sort(paths[::-1]) == ORDER.sort(paths) == paths


def place(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def told(sources: tuple[Source, ...]) -> dict[str, list[str]]:
    return {source.name: [file.name for file in source.files] for source in sources}


def test_a_folder_directly_below_is_one_document_down_to_its_bottom(tmp_path: Path) -> None:
    place(
        tmp_path,
        "Dinas Perhubungan/Bab II.pdf",
        "Dinas Perhubungan/Bab I.PDF",
        "Dinas Perhubungan/lampiran/tabel é.pdf",
        "Dinas Perhubungan/Bab I.docx",
        "renja-badan.pdf",
    )
    assert told(find_inputs([tmp_path], ORDER)) == {
        "Dinas Perhubungan": [
            "Dinas Perhubungan/Bab I.PDF",
            "Dinas Perhubungan/Bab II.pdf",
            "Dinas Perhubungan/lampiran/tabel é.pdf",
        ],
        "renja-badan.pdf": ["renja-badan.pdf"],
    }


def test_a_folder_without_pdf_is_told_too(tmp_path: Path) -> None:
    """An agency whose folder is empty has handed in nothing that can be read; it must not vanish."""
    place(tmp_path, "Badan A/renja.pdf", "Dinas B/renja.docx", ".git/x.pdf", "__MACOSX/Badan A/._renja.pdf")
    place(tmp_path, "Badan A/._renja.pdf")
    assert told(find_inputs([tmp_path], ORDER)) == {"Badan A": ["Badan A/renja.pdf"], "Dinas B": []}


def test_the_folder_of_the_code_lists_is_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place(tmp_path, "raw/kodefikasi/edisi.csv", "raw/Dinas/a.pdf")
    assert list(told(find_inputs([Path("raw")], ORDER))) == ["Dinas"]


def test_nothing_but_empty_folders_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "Dinas A").mkdir()
    with pytest.raises(InputError, match="tidak ada berkas PDF di sini"):
        find_inputs([tmp_path], ORDER)


def test_folders_of_one_name_are_told_apart_and_one_named_twice_is_read_once(tmp_path: Path) -> None:
    place(tmp_path, "2024/Dinas/a.pdf", "2025/Dinas/a.pdf")
    both = find_inputs([tmp_path / "2024", tmp_path / "2025", tmp_path / "2024"], ORDER)
    assert told(both) == {"2025/Dinas": ["2025/Dinas/a.pdf"], "Dinas": ["Dinas/a.pdf"]}
    assert all(isinstance(source, InputFolder) for source in both)
