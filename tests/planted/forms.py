"""The printed forms T-C.29 to T-C.33 and the table of goals: headings, widths in points, column numbers."""

from __future__ import annotations

from tests.planted.form import Form, Heading, single

YEARS = range(2021, 2027)
TARGET_YEARS, REALISED_YEARS, PROJECTED_YEARS = range(2022, 2026), range(2022, 2024), range(2024, 2026)


def _years(prefix: str, heading: str, years: range) -> Heading:
    columns = (
        (f"{prefix}_{year}", f"{year} (th n{year - 2024:+d})" if year != 2024 else "2024 (th n)", 4.0)
        for year in years
    )
    return Heading(heading, tuple(columns))


def _half(suffix: str, heading: str) -> Heading:
    return Heading(
        heading,
        (
            (f"nama{suffix}", "Program/Kegiatan/Sub Kegiatan", 9.0),
            (f"indikator{suffix}", "Indikator Kinerja", 9.0),
            (f"lokasi{suffix}", "Lokasi", 4.5),
            (f"target{suffix}", "Target Capaian", 5.0),
            (f"pagu{suffix}", "Pagu Indikatif (Rp)" if not suffix else "Kebutuhan Dana (Rp)", 6.6),
        ),
    )


FORMS = {
    "evaluasi_renja": Form(
        (
            single("kode", "Kode", 7.0),
            single(
                "nama", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan", 13.0
            ),
            single("indikator", "Indikator Kinerja Program/Kegiatan/Sub Kegiatan", 13.0),
            single("target_renstra", "Target Capaian Kinerja Renstra Tahun 2024", 7.0),
            single("realisasi_sd_n3", "Realisasi Target Kinerja Hasil s/d Tahun 2021 (n-3)", 7.0),
            Heading(
                "Target dan Realisasi Kinerja Program dan Kegiatan Tahun 2022 (n-2)",
                (
                    ("target_n2", "Target Renja", 7.0),
                    ("realisasi_n2", "Realisasi Renja", 7.0),
                    ("tingkat_realisasi_n2", "Tingkat Realisasi (%)", 6.0),
                ),
            ),
            single("target_n1", "Target Renja Tahun 2023 (n-1)", 7.0),
            Heading(
                "Perkiraan Realisasi Capaian Target Renstra s/d Tahun Berjalan",
                (
                    ("realisasi_sd_n1", "Realisasi Capaian s/d Tahun 2023", 7.0),
                    ("tingkat_capaian_renstra", "Tingkat Capaian Target Renstra (%)", 6.0),
                ),
            ),
        ),
        ("1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9", "10=(5+7+9)", "11=(10/4)"),
    ),
    "kinerja_pelayanan": Form(
        (
            single("no", "No", 2.0),
            single("indikator", "Indikator", 14.0),
            single("spm", "SPM/Standar Nasional", 4.0),
            single("ikk", "IKK", 3.0),
            _years("target", "Target Renstra Perangkat Daerah", TARGET_YEARS),
            _years("realisasi", "Realisasi Capaian", REALISED_YEARS),
            _years("proyeksi", "Proyeksi", PROJECTED_YEARS),
            single("catatan", "Catatan Analisis", 8.0),
        ),
    ),
    "review_rkpd": Form(
        (
            single("kode", "Kode", 6.6),
            _half("", "Rancangan Awal RKPD"),
            _half("_analisis", "Hasil Analisis Kebutuhan"),
            single("catatan", "Catatan Penting", 6.0),
        ),
    ),
    "usulan_masyarakat": Form(
        (
            single("no", "No", 2.0),
            single("nama", "Program/Kegiatan/Sub Kegiatan", 14.0),
            single("lokasi", "Lokasi", 7.0),
            single("indikator", "Indikator Kinerja", 12.0),
            single("volume", "Besaran/Volume", 6.0),
            single("catatan", "Catatan", 8.0),
        ),
    ),
    "tujuan_sasaran": Form(
        (
            single("no", "No", 2.0),
            single("tujuan", "Tujuan", 10.0),
            single("sasaran", "Sasaran", 10.0),
            single("indikator", "Indikator Tujuan/Sasaran", 14.0),
            Heading(
                "Target Kinerja pada Tahun", tuple((f"target_{y}", str(y), 5.0) for y in range(2024, 2027))
            ),
        ),
    ),
    "rencana_kerja": Form(
        (
            single("kode", "Kode", 7.0),
            single(
                "nama", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan", 13.0
            ),
            single("indikator", "Indikator Kinerja Program/Kegiatan/Sub Kegiatan", 13.0),
            Heading(
                "Rencana Tahun 2024",
                (
                    ("lokasi", "Lokasi", 6.0),
                    ("target", "Target Capaian Kinerja", 6.5),
                    ("pagu", "Kebutuhan Dana/Pagu Indikatif (Rp)", 7.5),
                    ("sumber_dana", "Sumber Dana", 5.0),
                ),
            ),
            single("catatan", "Catatan Penting", 6.0),
            Heading(
                "Prakiraan Maju Rencana Tahun 2025",
                (
                    ("target_maju", "Target Capaian Kinerja", 6.5),
                    ("pagu_maju", "Kebutuhan Dana/Pagu Indikatif (Rp)", 7.5),
                ),
            ),
        ),
    ),
}
"""The forms by jenis_tabel, with the columns they are prescribed to have."""
