"""Rows whose cells stand beside their columns."""

from __future__ import annotations

import pytest

from pipeline.rules.shared.shifted_rows import is_shifted

PLAN = ("kode", "nama", "indikator", "lokasi", "target", "pagu")


@pytest.mark.parametrize(
    "texts",
    [
        ("Program C", "Persentase baik", "Pontianak", "86,44 %", "12.500.000", ""),
        ("", "2.17.02.1.01", "Kegiatan A", "Persentase baik", "Pontianak", "1 dokumen"),
    ],
)
def test_a_shifted_row(texts: tuple[str, ...]) -> None:
    assert is_shifted(PLAN, texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("2.17.02", "Program B", "Persentase izin", "Pontianak", "9,74 %", "12.500.000"),
        ("2.17.02", "Program B", "Persentase izin", "", "A", "-"),
        ("2.17.02", "Program B", "85", "Pontianak", "Meningkat", ""),
        ("", "98.Program Perencanaan", "Instansi yang dibina", "", "PredikatA", ""),
        ("TOTAL", "", "", "", "", "12.500.000"),
        ("", "", "", "", "", ""),
    ],
)
def test_a_row_in_its_columns(texts: tuple[str, ...]) -> None:
    assert not is_shifted(PLAN, texts)
