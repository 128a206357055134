"""Units: E-6, E-7 and the derivation of SAT-04; and that the lookup refuses what it does not know."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.normalise.units import (
    UnitBasis,
    UnitClass,
    canonical_unit,
    expected_unit,
    is_countable,
    is_known_unit,
    load_units,
    unit_class,
    unit_in_brackets,
)


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
    assert canonical_unit(printed) == canonical
    assert canonical_unit(canonical) == canonical


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
    assert canonical_unit(one) != canonical_unit(other)


def test_kel_behind_desa_is_kelurahan() -> None:
    assert canonical_unit("Desa/Kel") == "desa/kelurahan"


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
    assert (unit_class(satuan), is_countable(satuan)) == (kelas, countable)


@pytest.mark.parametrize(
    ("satuan", "known"), [("dokumen", True), ("naskah/dokumen", True), ("pergub", False)]
)
def test_is_known_unit(satuan: str, known: bool) -> None:
    assert is_known_unit(satuan) is known


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
    assert unit_in_brackets(indikator) == unit


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
    expected = expected_unit(indikator)
    assert expected is not None
    assert (expected.satuan, expected.basis) == (satuan, basis)


@pytest.mark.parametrize(
    "indikator", ["", "Jumlah", "Jumlah pengadaan mebelair", "Terlaksananya rapat", "(Lanjutan)"]
)
def test_no_unit_can_be_expected(indikator: str) -> None:
    assert expected_unit(indikator) is None


GOOD = """
kata_persen: [proporsi]
satuan: {jumlah: {dokumen: [dok]}}
kata_benda: {dokumen: [dokumen]}
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kata_persen: [proporsi]", "", "kunci"),
        ("kata_persen: [proporsi]", "kata_persen: [proporsi]\nlain: []", "kunci"),
        ("kata_persen: [proporsi]", "kata_persen: proporsi", "daftar kata"),
        ("jumlah:", "banyak:", 'kelas "banyak"'),
        ("jumlah:", '"":', "kelas"),
        ("dokumen: [dok]", "dokumen: [dok], laporan: [DOK.]", 'ejaan "DOK."'),
        ("dokumen: [dok]", "dokumen: dok", "daftar kata"),
        ("{dokumen: [dokumen]}", "[dokumen]", "nama dan daftar"),
        ("kata_persen: [proporsi]", "kata_persen: [", "tidak dapat dibaca"),
    ],
)
def test_the_lookup_refuses(tmp_path: Path, old: str, new: str, reason: str) -> None:
    path = tmp_path / "satuan.yml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=reason) as refused:
        load_units(path)
    assert str(refused.value).startswith("satuan.yml: ")


def test_a_good_lookup_loads(tmp_path: Path) -> None:
    path = tmp_path / "satuan.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_units(path).canonical == {"dokumen": "dokumen", "dok": "dokumen"}


def test_a_missing_lookup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tidak dapat dibaca"):
        load_units(tmp_path / "satuan.yml")
