"""The stored form: what goes in comes out, and what was tampered with is refused with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.kodefikasi.folder import edition_file, load_edition, load_editions
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, JenisPemda, Pendahulu
from tests.conftest import PROJECT
from tests.unit.kodefikasi.files import LIST, write_csv

EDISI = Edisi(
    "Contoh 050-1/2024",
    JenisPemda.KABKOTA,
    (
        Entri(Kode("4"), 'UNSUR "PENDUKUNG"'),
        Entri(Kode("4.10"), "BIDANG, CONTOH"),
        Entri(Kode("X.XX.01"), "PROGRAM", "k", "i", "m²", Pendahulu(Kode("X.XX.02"), "Nama Lama")),
    ),
    2024,
    is_excerpt=True,
)


def stored(folder: Path, edisi: Edisi = EDISI) -> Path:
    name, content = edition_file(edisi)
    (folder / name).write_bytes(content)
    return folder / name


def test_an_edition_stored_and_loaded_is_the_same(tmp_path: Path) -> None:
    path = stored(tmp_path)
    assert path.name == "contoh-050-1-2024-kabkota.csv"
    loaded = load_edition(path)
    assert (loaded.berkas, len(loaded.sha256)) == (path.name, 64)
    assert replace(loaded, berkas="", sha256="") == EDISI


def test_what_is_not_known_is_not_written() -> None:
    _, content = edition_file(replace(EDISI, sejak=None, is_excerpt=False))
    assert content.decode().splitlines()[:3] == [
        "# edisi: Contoh 050-1/2024",
        "# jenis_pemda: kabkota",
        "kode,nama,kinerja,indikator,satuan,pendahulu",
    ]


def test_an_editor_of_windows_does_no_harm(tmp_path: Path) -> None:
    path = stored(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_edition(path).entri == EDISI.entri


def test_the_editions_of_a_folder_lie_side_by_side_and_other_files_are_left_alone(tmp_path: Path) -> None:
    stored(tmp_path)
    stored(tmp_path, replace(EDISI, jenis_pemda=JenisPemda.PROVINSI))
    (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
    assert [one.jenis_pemda.value for one in load_editions(tmp_path)] == ["kabkota", "provinsi"]


def test_a_single_file_may_be_any_list_that_can_be_imported(tmp_path: Path) -> None:
    (edisi,) = load_editions(write_csv(tmp_path / "Daftar 2026.csv", LIST))
    assert (edisi.nama, edisi.sejak, edisi.berkas) == ("Daftar 2026", 2026, "Daftar 2026.csv")
    assert len(edisi.entri) == len(LIST) - 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("# edisi: Contoh 050-1/2024\n", "", 'baris "# edisi: ..." tidak ada'),
        ("kabkota\n", "kota\n", '"# jenis_pemda: kota" tidak dapat dipakai'),
        ("# kutipan: ya", "# bagian: ya", 'baris 4: "# bagian: ya" bukan keterangan yang dikenal'),
        ("kode,nama", "nama,kode", "baris 5: judul kolom harus kode,nama,"),
        ("4.10,", "4.1,", "baris 7: kode 4.1 (BIDANG, CONTOH): sebuah kelompok hanya 1 angka"),
        ("4.10,", "5.10,", "baris 7: kode 5.10 (BIDANG, CONTOH): induknya, 5, tidak ada dalam daftar"),
        ("X.XX.02 ", "X.2 ", 'baris 8: pendahulu "X.2 Nama Lama" tidak diawali kode yang sah'),
        (",m²,", ",", "baris 8: 5 kolom, seharusnya 6"),
    ],
)
def test_a_line_that_was_tampered_with_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    path = stored(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    with pytest.raises(ConfigurationError) as error:
        load_edition(path)
    assert str(error.value).startswith(f"{path}: {reason}")


def test_the_lists_that_come_along_are_stored_as_they_would_be_now() -> None:
    folder = PROJECT / "raw" / "kodefikasi"
    assert load_editions(folder)
    for edisi in load_editions(folder):
        assert edition_file(edisi) == (edisi.berkas, (folder / edisi.berkas).read_bytes())
