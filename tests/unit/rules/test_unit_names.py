from __future__ import annotations

import pytest

from pipeline.model.values import ExpectedUnit, UnitBasis
from pipeline.rules.shared.unit_names import Fit, UnitNames, wording_of
from tests.defaults import SETTINGS, UNITS

NAMES = UnitNames.of(SETTINGS)


def asked(*satuan: str) -> ExpectedUnit:
    return ExpectedUnit(satuan, satuan[0], UnitBasis.BRACKETS)


@pytest.mark.parametrize(
    ("satuan", "plain"),
    [
        ("dokumen", "dokumen"),
        ("dokumen renja", "dokumen"),
        ("unit usaha mikro", "unitusaha"),
        ("pelakuusaha", "pelakuusaha"),
        ("jenis usaha", "jenis"),
        ("d%", "persen"),
        ("taman kehati", "tamankehati"),
    ],
)
def test_what_stands_behind_a_unit_is_no_part_of_it(satuan: str, plain: str) -> None:
    assert NAMES.plain(satuan) == plain


@pytest.mark.parametrize(
    ("satuan", "diminta", "fit"),
    [
        ("dokumen", asked("dokumen"), Fit.FITS),
        ("pelakuusaha", asked("pelaku usaha"), Fit.FITS),
        ("unit usaha", asked("koperasi", "unit usaha"), Fit.FITS),
        ("kota", asked("kabupaten/kota"), Fit.FITS),
        ("orang", asked("orang/bulan"), Fit.PART),
        ("laporan", asked("orang/bulan"), Fit.DIFFERS),
        ("unit", asked("unit usaha"), Fit.DIFFERS),
        ("kel", asked("keluarga"), Fit.DIFFERS),
    ],
)
def test_a_printed_unit_against_the_one_asked_for(satuan: str, diminta: ExpectedUnit, fit: Fit) -> None:
    assert NAMES.fit(satuan, diminta) is fit


@pytest.mark.parametrize("satuan", ["dokumen", "%", "orang/bulan", "kali/event", "unitusaha"])
def test_units_of_the_settings_are_known(satuan: str) -> None:
    assert NAMES.is_known(satuan)


@pytest.mark.parametrize("satuan", ["", "kel", "orang/kel", "taman kehati"])
def test_other_units_are_not(satuan: str) -> None:
    assert not NAMES.is_known(satuan)


def test_every_known_unit_is_its_own_plain_form() -> None:
    assert all(NAMES.plain(satuan) == satuan.replace(" ", "") for satuan in UNITS.classes)


@pytest.mark.parametrize(
    ("bracketed", "indikator", "expected"),
    [
        ("UMKM", "Jumlah Usaha Mikro, Kecil, dan Menengah (UMKM)", True),
        ("ASN", "Jumlah Aparatur Sipil Negara (ASN)", True),
        ("Orang", "Jumlah Orang (Orang)", False),
        ("UMKM", "Jumlah Binaan (UMKM)", False),
    ],
)
def test_brackets_may_shorten_the_words_before_them(bracketed: str, indikator: str, expected: bool) -> None:
    assert NAMES.is_abbreviation(bracketed, indikator) is expected


def test_a_unit_in_brackets_is_called_as_printed() -> None:
    assert wording_of(ExpectedUnit(("orang/bulan",), "Orang/ Bulan", UnitBasis.BRACKETS)) == "Orang/ Bulan"
    assert wording_of(ExpectedUnit(("koperasi", "unit usaha"), "koperasi", UnitBasis.NOUN)) == (
        "koperasi atau unit usaha"
    )
