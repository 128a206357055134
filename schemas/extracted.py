"""Extracted tables (design.md 3.2): the columns of each kind in order, every value as printed."""

from __future__ import annotations

import pandera.pandas as pa

YEARS = r"(20\d\d|n[-+]?\d?)"

COLUMNS: dict[str, tuple[str, ...]] = {
    "evaluasi_renja": (
        "kode",
        "nama",
        "indikator",
        "target_renstra",
        "realisasi_sd_n3",
        "target_n2",
        "realisasi_n2",
        "tingkat_realisasi_n2",
        "target_n1",
        "realisasi_sd_n1",
        "tingkat_capaian_renstra",
    ),
    "kinerja_pelayanan": (
        "no",
        "indikator",
        "spm",
        "ikk",
        f"target_{YEARS}",
        f"realisasi_{YEARS}",
        f"proyeksi_{YEARS}",
        "catatan",
    ),
    "review_rkpd": (
        "kode",
        "nama",
        "indikator",
        "lokasi",
        "target",
        "pagu",
        "nama_analisis",
        "indikator_analisis",
        "lokasi_analisis",
        "target_analisis",
        "pagu_analisis",
        "catatan",
    ),
    "usulan_masyarakat": ("no", "nama", "lokasi", "indikator", "volume", "catatan"),
    "tujuan_sasaran": ("no", "tujuan", "sasaran", "indikator", f"target_{YEARS}"),
    "rencana_kerja": (
        "kode",
        "nama",
        "indikator_program",
        "indikator_kegiatan",
        "target_kegiatan",
        "indikator_sub_kegiatan",
        "target_sub_kegiatan",
        "lokasi",
        "pagu",
    ),
}
"""The contract's columns of each kind; a pattern stands for one column per year."""


def table_schema(jenis_tabel: str) -> pa.DataFrameSchema:
    """The schema of one extracted table. A printed table may lack columns and have others besides.

    Raises:
        KeyError: there is no such kind.
    """
    columns = {
        name: pa.Column(str, required=False, regex=YEARS in name, nullable=False)
        for name in COLUMNS[jenis_tabel]
    }
    halaman = pa.Column(int, pa.Check.ge(1))
    return pa.DataFrameSchema({"halaman": halaman, **columns}, strict=False)
