"""Units: E-6, E-7 and the derivation of SAT-04; and that the lookup refuses what it does not know."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model.values import UnitBasis, UnitClass
from pipeline.normalise.units import build_units
from pipeline.settings import Settings
from tests.defaults import SETTINGS, UNITS


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("dok", "dokumen"),
        ("Dok.", "dokumen"),
        ("Dokumen", "dokumen"),
        ("Lap", "laporan"),
        ("laporan", "laporan"),
        ("Lporan", "laporan"),
        ("org", "orang"),
        ("Pkt", "paket"),
        ("bln", "bulan"),
        ("bh", "buah"),
        ("Kop", "koperasi"),
        ("keg", "kegiatan"),
        ("%", "persen"),
        ("(%)", "persen"),
        ("prosen", "persen"),
        ("Persen (%)", "persen"),
        ("Rp.", "rupiah"),
        ("Unit  Usaha", "unit usaha"),
        ("Orang/ Bulan", "orang/bulan"),
        ("org/bln", "orang/bulan"),
        ("OB", "orang/bulan"),
        ("Kab/Kota", "kabupaten/kota"),
        ("Laporan / Dok", "laporan/dokumen"),
        ("Pergub", "pergub"),
        ("", ""),
    ],
)
def test_canonical_unit(printed: str, canonical: str) -> None:
    assert UNITS.canonical(printed) == canonical
    assert UNITS.canonical(canonical) == canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unit", "unit usaha"),
        ("koperasi", "unit usaha"),
        ("orang", "orang/bulan"),
        ("kel", "keluarga"),
        ("kel", "kelompok"),
    ],
)
def test_never_the_same_unit(one: str, other: str) -> None:
    assert UNITS.canonical(one) != UNITS.canonical(other)


def test_kel_behind_desa_is_kelurahan() -> None:
    assert UNITS.canonical("Desa/Kel") == "desa/kelurahan"


@pytest.mark.parametrize(
    ("satuan", "kelas", "countable"),
    [
        ("persen", UnitClass.PERSEN, False),
        ("rupiah", UnitClass.RUPIAH, False),
        ("indeks", UnitClass.NILAI, False),
        ("dokumen", UnitClass.JUMLAH, True),
        ("kilometer", UnitClass.JUMLAH, False),
        ("pergub", UnitClass.JUMLAH, False),
        ("", UnitClass.NONE, False),
    ],
)
def test_unit_class(satuan: str, kelas: UnitClass, countable: bool) -> None:
    assert (UNITS.class_of(satuan), UNITS.is_countable(satuan)) == (kelas, countable)


@pytest.mark.parametrize(
    ("satuan", "known"), [("dokumen", True), ("naskah/dokumen", True), ("pergub", False)]
)
def test_is_known_unit(satuan: str, known: bool) -> None:
    assert UNITS.is_known(satuan) is known


@pytest.mark.parametrize(
    ("indikator", "unit"),
    [
        ("Jumlah Usaha Kecil yang terfasilitasi (Unit Usaha)", "Unit Usaha"),
        ("2. Nilai SAKIP Perangkat Daerah (Nilai)", "Nilai"),
        ("Pertumbuhan Wirausaha (Wirausaha)", "Wirausaha"),
        ("Jumlah Benih yang dibagikan (Benih)", "Benih"),
        ("Pembangunan Pasar (Lanjutan)", ""),
        ("Indeks Reformasi Birokrasi (IRB ) Perangkat Daerah", ""),
        ("", ""),
    ],
)
def test_unit_in_brackets(indikator: str, unit: str) -> None:
    assert UNITS.in_brackets(indikator) == unit


@pytest.mark.parametrize(
    ("indikator", "satuan", "basis"),
    [
        ("Volume Usaha Koperasi (Rp)", ("rupiah",), UnitBasis.BRACKETS),
        ("Jumlah Orang yang Menerima Gaji (Orang/ Bulan)", ("orang/bulan",), UnitBasis.BRACKETS),
        ("Prosentase Pertumbuhan UMKM (%)", ("persen",), UnitBasis.BRACKETS),
        ("Persentase Usaha Mikro, Kecil, dan Menengah (UMKM)", ("persen",), UnitBasis.PERSEN_WORD),
        ("Prosentase Penilaian Kesehatan", ("persen",), UnitBasis.PERSEN_WORD),
        ("Jumlah Dokumen Perencanaan", ("dokumen",), UnitBasis.NOUN),
        ("Jumlah Unit Usaha yang Produktif", ("unit usaha",), UnitBasis.NOUN),
        ("Jumlah Koperasi yang Diberikan", ("koperasi", "unit usaha"), UnitBasis.NOUN),
        ("Jumlah SDM yang Memahami", ("orang",), UnitBasis.NOUN),
    ],
)
def test_expected_unit(indikator: str, satuan: tuple[str, ...], basis: UnitBasis) -> None:
    expected = UNITS.expected(indikator)
    assert expected is not None
    assert (expected.satuan, expected.basis) == (satuan, basis)


@pytest.mark.parametrize(
    "indikator", ["", "Jumlah", "Jumlah pengadaan mebelair", "Terlaksananya rapat", "(Lanjutan)"]
)
def test_no_unit_can_be_expected(indikator: str) -> None:
    assert UNITS.expected(indikator) is None


def units_with(satuan: dict[str, Any]) -> Settings:
    return SETTINGS.model_copy(update={"satuan": satuan})


@pytest.mark.parametrize(
    ("satuan", "reason"),
    [
        ({"jumalh": {"dokumen": ()}}, 'satuan: "jumalh" tidak dikenal. Mungkin yang dimaksud "jumlah"'),
        ({"": {"dokumen": ()}}, "tidak dikenal"),
        ({"jumlah": {"dokumen": ("dok",), "laporan": ("DOK.",)}}, 'ejaan "DOK."'),
    ],
)
def test_units_that_cannot_be_used_are_refused(satuan: dict[str, Any], reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        build_units(units_with(satuan))


def test_units_are_those_of_the_settings() -> None:
    units = build_units(units_with({"jumlah": {"dokumen": ("dok",)}}))
    assert units.names == {"dokumen": "dokumen", "dok": "dokumen"}
