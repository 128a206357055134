"""The list of regulations that comes with the program is whole, and what a user adds to it is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model.geometry import BBox
from pipeline.model.peraturan import Jenis
from pipeline.model.table import SourceRef
from pipeline.normalise.peraturan import read_kutipan
from pipeline.settings import load_settings
from tests.defaults import SETTINGS

NOWHERE = SourceRef(1, BBox(0, 0, 1, 1), "narasi")
NAMED = [
    *SETTINGS.peraturan,
    *(entry.oleh for entry in SETTINGS.peraturan.values() if entry.oleh),
    *(edisi.peraturan for edisi in SETTINGS.edisi_kodefikasi),
    *(
        kunci
        for kelompok in SETTINGS.peraturan_wajib.values()
        for anggota in kelompok.anggota
        for kunci in anggota.peraturan
    ),
]


@pytest.mark.parametrize("kunci", NAMED)
def test_every_name_is_one_that_a_citation_can_have(kunci: str) -> None:
    assert [kutipan.kunci for kutipan in read_kutipan(kunci, NOWHERE)] == [kunci]


@pytest.mark.parametrize("kunci", SETTINGS.peraturan)
def test_what_is_revoked_says_by_what_and_when(kunci: str) -> None:
    entry = SETTINGS.peraturan[kunci]
    assert (entry.status == "dicabut") == bool(entry.oleh) == (entry.sejak is not None)
    if entry.sejak is not None:
        assert int(kunci.rpartition("/")[2]) <= entry.sejak


def test_editions_come_in_order() -> None:
    years = [edisi.sejak for edisi in SETTINGS.edisi_kodefikasi]
    assert years == sorted(years)


def test_the_hierarchy_names_kinds() -> None:
    kinds = [jenis for row in SETTINGS.hierarki_peraturan for jenis in row]
    assert set(kinds) <= set(Jenis)
    assert len(kinds) == len(set(kinds))


def test_an_entry_of_the_user_stands_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "setelan.yml"
    path.write_text(
        "peraturan: {PP 8/2008: {status: dicabut, oleh: PP 1/2030, sejak: 2030, diperiksa: 2030-02-01}}\n",
        encoding="utf-8",
    )
    peraturan = load_settings(path).peraturan
    assert peraturan["PP 8/2008"].oleh == "PP 1/2030"
    assert peraturan["PP 8/2008"].judul == SETTINGS.peraturan["PP 8/2008"].judul
    assert peraturan["UU 23/2014"] == SETTINGS.peraturan["UU 23/2014"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("frasa_tahun: ['renja (']\n", "bukan pola regex yang sah"),
        ("frasa_sampul: '^renja 20'\n", "tidak memuat"),
        ("peraturan_wajib: {lain: {anggota: [{pokok: rkdp}]}}\n", "rkdp"),
        ("peraturan: {PP 8/2008: {status: dihapus}}\n", "status"),
    ],
)
def test_what_no_rule_could_use_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "setelan.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        load_settings(path)
