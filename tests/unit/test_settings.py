from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.settings import load_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "setelan.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_of_the_catalogue() -> None:
    settings = load_settings()
    assert settings.toleransi_rupiah == 0
    assert settings.kemiripan_indikator == 0.70
    assert settings.ranwal_identik_persen == Decimal(95)
    assert set(settings.kolom_wajib) == set(settings.tabel_wajib)
    assert {k.judul for k in settings.kolom_wajib["rencana_kerja"] if k.tingkat == "kritis"} == {
        "Sumber Dana",
        "Prakiraan Maju: Target",
        "Prakiraan Maju: Kebutuhan Dana/Pagu",
    }


def test_a_file_replaces_the_keys_it_has(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, "ranwal_identik_persen: 80\n"))
    assert settings.ranwal_identik_persen == 80
    assert settings.tabel_wajib == load_settings().tabel_wajib


def test_a_mapping_is_merged_and_a_list_replaced(tmp_path: Path) -> None:
    text = "satuan: {jumlah: {dokumen: [dks]}}\ntingkat: {PGU-01: tinggi}\n"
    settings = load_settings(written(tmp_path, text))
    assert settings.satuan["jumlah"]["dokumen"] == ("dks",)
    assert settings.satuan["jumlah"]["laporan"] == load_settings().satuan["jumlah"]["laporan"]
    assert settings.tingkat == {"PGU-01": "tinggi"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "toleransi_rupia: 5\n",
            'kunci "toleransi_rupia" tidak dikenal. Mungkin yang dimaksud "toleransi_rupiah"',
        ),
        ("xyz: 5\n", 'kunci "xyz" tidak dikenal.$'),
        ("- a\n", "bukan daftar kunci"),
        ("a: [\n", "bukan YAML yang sah"),
        ("toleransi_rupiah: 1\ntoleransi_rupiah: 2\n", "tertulis dua kali"),
        ("toleransi_rupiah: banyak\n", 'nilai "banyak" pada toleransi_rupiah tidak dapat dipakai'),
        ("tingkat: {PGU-01: parah}\n", "pada tingkat.PGU-01 tidak dapat dipakai"),
        ("kemiripan_nama: 90\n", "kemiripan_nama tidak dapat dipakai"),
        ("kolom_wajib: {evaluasi_renja: [{judul: Kode, kolom: kode}]}\n", "kolom tidak dapat dipakai"),
        (
            "kolom_wajib: {evaluasi_renja: [{judul: Kode, kolom: [kode], tingkt: rendah}]}\n",
            'kunci "tingkt" pada kolom_wajib.evaluasi_renja.0 tidak dikenal. Mungkin yang dimaksud "tingkat"',
        ),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        load_settings(written(tmp_path, text))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tidak-ada"):
        load_settings(tmp_path / "tidak-ada.yml")


def test_no_is_a_name_and_no_truth_value(tmp_path: Path) -> None:
    text = "judul_kolom: {tujuan_sasaran: {kolom: {no: ['=nr']}}}\n"
    assert load_settings(written(tmp_path, text)).judul_kolom["tujuan_sasaran"].kolom["no"] == ("=nr",)
