"""The published lists, where they are at hand: every code of them is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.kodefikasi.importing import Imported
from pipeline.model.kode import Level
from tests.conftest import shared_folder
from tests.unit.kodefikasi.files import imported

COUNTS = {
    "2021-050-5889_kabkota.csv": [(9, 44, 163, 414, 2074)],
    "2023-900.1.15.5-1317_kabkota.csv": [(10, 45, 188, 729, 3395)],
    "2027-sipd-pemutakhiran_provinsi.csv": [(10, 50, 217, 912, 4031)],
    "2027-sipd-pemutakhiran_kabkota.csv": [(10, 45, 189, 713, 3550)],
    "2027-sipd-pemutakhiran_metadata-sub-kegiatan.csv": [(0, 0, 0, 0, 4031), (0, 0, 0, 0, 3550)],
    # 8638 rows of sub kegiatan, of which one is the misprint of another.
    "union_all-editions.csv": [(10, 50, 217, 912, 4031), (10, 45, 190, 737, 4606)],
}


def published(name: str) -> Path:
    folder = shared_folder()
    path = folder / "kodefikasi" / name if folder else None
    if path is None or not path.is_file():
        pytest.skip(f"{name} is not part of the project")
    return path


def taken(name: str) -> Imported:
    return imported(published(name), nama=name)


@pytest.mark.parametrize("name", COUNTS)
def test_every_code_of_a_published_list_is_taken(name: str) -> None:
    found = taken(name)
    assert [tuple(edisi.counts().values()) for edisi in found.editions] == COUNTS[name]


def test_the_misprints_of_2021_are_mended_and_told() -> None:
    found = taken("2021-050-5889_kabkota.csv")
    assert len(found.corrections) == 10
    assert found.corrections[0].startswith("baris 2591: X.XX.01.2.1.01 menjadi X.XX.01.2.10.01 (")


def test_a_misprint_beside_the_right_kode_is_the_same_item() -> None:
    found = taken("union_all-editions.csv")
    assert len(found.corrections) == 1
    assert sum(edisi.counts()[Level.SUB_KEGIATAN] for edisi in found.editions) + 1 == 8638
    told = "1 baris yang dikoreksi sudah ada dengan kode yang benar, sehingga tidak diambil lagi."
    assert told in found.notes


def test_predecessors_are_taken() -> None:
    found = taken("2027-sipd-pemutakhiran_metadata-sub-kegiatan.csv")
    assert sum(one.pendahulu is not None for edisi in found.editions for one in edisi.entri) == 346


def test_a_table_without_kode_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="kolom kode dan kolom nama tidak ada"):
        taken("satuan-used.csv")
