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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("toleransi_rupia: 5\n", "kunci toleransi_rupia tidak dikenal"),
        ("- a\n", "bukan daftar kunci"),
        ("a: [\n", "bukan YAML yang sah"),
        ("toleransi_rupiah: banyak\n", "nilai tidak dapat dipakai"),
        ("kolom_wajib: {evaluasi_renja: [{judul: Kode, kolom: kode}]}\n", "harus berupa daftar"),
        ("kolom_wajib: {evaluasi_renja: [{judul: Kode, kolom: [kode], wajib: ya}]}\n", "nilai tidak dapat"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        load_settings(written(tmp_path, text))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tidak-ada"):
        load_settings(tmp_path / "tidak-ada.yml")
