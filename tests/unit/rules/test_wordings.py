from __future__ import annotations

import pytest

from pipeline.rules.shared.wordings import content_words, say_the_same, stem
from tests.defaults import SETTINGS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a. Prosentase Koperasi yang sehat (%)", "% koperasi sehat"),
        ("Peserta yang Meningkatkan Pemahamannya", "Peserta yang meningkat pemahaman"),
        ("Proporsi UKM Menjaln Kemitraan", "Proporsi UKM Menjalinkan Kemitraan"),
        ("Usaha Kecil yang naikkelas", "Usaha Kecil naik kelas"),
        ("Indi kator Kinerja", "Indikator Kinerja"),
        ("Koperasi yang memiliki ijin", "Koperasi dengan izin, dimiliki"),
        ("Penilaian Kesehatan", "Persentase Penilaian Kesehatan"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert say_the_same(one, other, SETTINGS)
    assert say_the_same(other, one, SETTINGS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Penilaian Kesehatan KSP/USP", "Peningkatan Penilaian Kesehatan KSP/USP"),
        ("Usaha Kecil naik kelas", "Pelaku Usaha Mikro dan Kecil naik kelas"),
        ("Peserta Pelatihan Koperasi", "Peserta Pelatihan UMKM"),
        ("Kasus SPM", "Kasus SPP"),
        ("Koperasi sehat", "Koperasi sehat sehat sekali"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert not say_the_same(one, other, SETTINGS)
    assert not say_the_same(other, one, SETTINGS)


def test_words_of_an_indicator() -> None:
    text = "1. Prosentase KSP/USP yang diawasi, dan diperiksa (%)"
    assert content_words(text, SETTINGS) == ["ksp", "usp", "diawasi", "diperiksa"]


def test_affixes_leave_a_stem() -> None:
    assert {stem(word, SETTINGS) for word in ("meningkat", "meningkatkan", "peningkatan")} == {"ingkat"}
    assert stem("pemahamannya", SETTINGS) == stem("pemahaman", SETTINGS)
    assert stem("dia", SETTINGS) == "dia"
