from __future__ import annotations

import pytest

from pipeline.rules.shared.indicator_wordings import content_words, say_the_same, stem
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
    assert say_the_same(SETTINGS, one, other)
    assert say_the_same(SETTINGS, other, one)


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
    assert not say_the_same(SETTINGS, one, other)
    assert not say_the_same(SETTINGS, other, one)


def test_words_of_an_indicator() -> None:
    text = "1. Prosentase KSP/USP yang diawasi, dan diperiksa (%)"
    assert content_words(SETTINGS, text) == ["ksp", "usp", "diawasi", "diperiksa"]


def test_affixes_leave_a_stem() -> None:
    assert {stem(SETTINGS, word) for word in ("meningkat", "meningkatkan", "peningkatan")} == {"ingkat"}
    assert stem(SETTINGS, "pemahamannya") == stem(SETTINGS, "pemahaman")
    assert stem(SETTINGS, "dia") == "dia"
