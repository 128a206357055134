"""What tells two names apart: another word does, damage of a word does not."""

from __future__ import annotations

import pytest

from pipeline.kodefikasi.differences import Vocabulary, difference
from pipeline.kodefikasi.wording import wording
from tests.defaults import SETTINGS

OFFICIAL = (
    "Koordinasi dan Penyusunan Dokumen RKA-SKPD",
    "Koordinasi dan Penyusunan Dokumen Perubahan RKA-SKPD",
    "Koordinasi dan Penyusunan DPA-SKPD",
    "Penyediaan Peralatan dan Perlengkapan Kantor",
    "Penyiapan Bahan Tanggapan",
    "Fasilitasi Izin dalam 1 (satu) Daerah Provinsi",
)
VOCABULARY = Vocabulary.of(SETTINGS, (wording(name, {}) for name in OFFICIAL))


def words_between(printed: str, official: str) -> tuple[str, ...]:
    """The words that damage cannot explain."""
    return difference(wording(printed, {}), wording(official, {}), VOCABULARY).words


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        pytest.param("KOORDINASI DAN PENYUSUNAN DOKUMEN RKA - SKPD", OFFICIAL[0], id="case and marks"),
        pytest.param("Koordinasi dan Penyu- sunan Dokumen RKA- SKPD", OFFICIAL[0], id="hyphens at wraps"),
        pytest.param("Koor dinasi danPenyusunan Doku men RKA-SKPD", OFFICIAL[0], id="torn and joined words"),
        pytest.param(
            "Koordinasi dan Penyusunan Dokumne RKA-SKPD", OFFICIAL[0], id="letters that changed places"
        ),
        pytest.param("Koordinasi dan Penyusunan Dokurnen RKA-SKPD", OFFICIAL[0], id="rn read for m"),
        pytest.param("K0ordinas1 dan Penyusunan Dokumen RKA-SKPD", OFFICIAL[0], id="digits read for letters"),
        pytest.param(
            "Koordinasi Penyusunan Dokumen RKA-SKPD", OFFICIAL[0], id="a connecting word is missing"
        ),
        pytest.param(
            "Koordinasi dn Penyusunan Dokumen RKA-SKPD", OFFICIAL[0], id="a damaged connecting word"
        ),
        pytest.param(
            "Koordinasi dan Penyusunan Dokumen Perubahn RKA-SKPD", OFFICIAL[1], id="a long telling word"
        ),
    ],
)
def test_damage_tells_nothing_apart(printed: str, official: str) -> None:
    assert words_between(printed, official) == ()


@pytest.mark.parametrize(
    ("printed", "official", "words"),
    [
        pytest.param(OFFICIAL[1], OFFICIAL[0], ("perubahan / -",), id="a word more"),
        pytest.param(OFFICIAL[0], OFFICIAL[1], ("- / perubahan",), id="a word less"),
        pytest.param(
            "Koordinasi dan Penyusunan Dokumen DPA-SKPD", OFFICIAL[0], ("dpa / rka",), id="another short word"
        ),
        pytest.param(
            "Penyediaan Bahan Tanggapan", OFFICIAL[4], ("penyediaan / penyiapan",), id="a word of the list"
        ),
        pytest.param(
            "Pengadaan Bahan Tanggapan", OFFICIAL[4], ("pengadaan / penyiapan",), id="a word of the settings"
        ),
        pytest.param(
            "Fasilitasi Izin dalam 2 (satu) Daerah Provinsi", OFFICIAL[5], ("2 / 1",), id="another number"
        ),
        pytest.param(
            "Fasilitasi Izin dalam 1 (satu) 5 Daerah Provinsi", OFFICIAL[5], ("5 / -",), id="a number more"
        ),
        pytest.param(
            "Koordinasi dan Penyusunan Dokumen SD Perubahan RKA-SKPD",
            OFFICIAL[1],
            ("sd / -",),
            id="a short word more",
        ),
        pytest.param("Fasilitasi Izin dalam 1 (satu) Daerah", OFFICIAL[5], ("- / provinsi",), id="cut off"),
        pytest.param(
            "Koordinasi dan Penyusunan Dokumen RKB-SKPD",
            OFFICIAL[0],
            ("rkb / rka",),
            id="a letter of a telling word",
        ),
    ],
)
def test_another_word_does(printed: str, official: str, words: tuple[str, ...]) -> None:
    assert words_between(printed, official) == words


def test_likeness_counts_letters_only() -> None:
    found = difference(wording("Peralatan Kantor", {}), wording("Per alatan, Kantor", {}), VOCABULARY)
    assert found.likeness == 1


def test_abbreviations_are_written_out() -> None:
    assert wording("Adm. Keu. PD & Lap.", SETTINGS.singkatan_nama).words == (
        "administrasi",
        "keuangan",
        "perangkat",
        "daerah",
        "dan",
        "laporan",
    )
