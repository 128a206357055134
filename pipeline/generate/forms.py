"""The printed forms T-C.29 to T-C.33 and the table of goals, as prescribed: headings, widths, column numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.generate.form import Form, Heading, single
from pipeline.generate.renja import EVALUATION, GOALS, PERFORMANCE, PLAN, PROPOSALS, REVIEW

NAMA = "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan"
INDIKATOR = "Indikator Kinerja Program/Kegiatan/Sub Kegiatan"


def official_forms(tahun: int) -> Mapping[str, Form]:
    """The forms by jenis_tabel for the plan of a year n."""
    return {
        EVALUATION: evaluation_form(tahun),
        PERFORMANCE: performance_form(tahun),
        REVIEW: review_form(),
        PROPOSALS: proposals_form(),
        GOALS: goals_form(tahun),
        PLAN: plan_form(tahun),
    }


def evaluation_form(tahun: int) -> Form:
    """T-C.29."""
    return Form(
        (
            single("kode", "Kode", 7.0),
            single("nama", NAMA, 13.0),
            single("indikator", INDIKATOR, 13.0),
            single("target_renstra", f"Target Capaian Kinerja Renstra Tahun {tahun}", 7.0),
            single("realisasi_sd_n3", f"Realisasi Target Kinerja Hasil s/d Tahun {tahun - 3} (n-3)", 7.0),
            Heading(
                f"Target dan Realisasi Kinerja Program dan Kegiatan Tahun {tahun - 2} (n-2)",
                (
                    ("target_n2", "Target Renja", 7.0),
                    ("realisasi_n2", "Realisasi Renja", 7.0),
                    ("tingkat_realisasi_n2", "Tingkat Realisasi (%)", 6.0),
                ),
            ),
            single("target_n1", f"Target Renja Tahun {tahun - 1} (n-1)", 7.0),
            Heading(
                "Perkiraan Realisasi Capaian Target Renstra s/d Tahun Berjalan",
                (
                    ("realisasi_sd_n1", f"Realisasi Capaian s/d Tahun {tahun - 1}", 7.0),
                    ("tingkat_capaian_renstra", "Tingkat Capaian Target Renstra (%)", 6.0),
                ),
            ),
        ),
        ("1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9", "10=(5+7+9)", "11=(10/4)"),
    )


def performance_form(tahun: int) -> Form:
    """T-C.30."""
    return Form(
        (
            single("no", "No", 2.0),
            single("indikator", "Indikator", 14.0),
            single("spm", "SPM/Standar Nasional", 4.0),
            single("ikk", "IKK", 3.0),
            _years("target", "Target Renstra Perangkat Daerah", tahun, range(-2, 2)),
            _years("realisasi", "Realisasi Capaian", tahun, range(-2, 0)),
            _years("proyeksi", "Proyeksi", tahun, range(2)),
            single("catatan", "Catatan Analisis", 8.0),
        ),
    )


def review_form() -> Form:
    """T-C.31, with the kode on the left."""
    return Form(
        (
            single("kode", "Kode", 6.6),
            _half("", "Rancangan Awal RKPD", "Pagu Indikatif (Rp)"),
            _half("_analisis", "Hasil Analisis Kebutuhan", "Kebutuhan Dana (Rp)"),
            single("catatan", "Catatan Penting", 6.0),
        ),
    )


def proposals_form() -> Form:
    """T-C.32."""
    return Form(
        (
            single("no", "No", 2.0),
            single("nama", "Program/Kegiatan/Sub Kegiatan", 14.0),
            single("lokasi", "Lokasi", 7.0),
            single("indikator", "Indikator Kinerja", 12.0),
            single("volume", "Besaran/Volume", 6.0),
            single("catatan", "Catatan", 8.0),
        ),
    )


def goals_form(tahun: int) -> Form:
    """The table of tujuan and sasaran, which no form prescribes."""
    years = tuple((f"target_{tahun + d}", str(tahun + d), 5.0) for d in range(3))
    return Form(
        (
            single("no", "No", 2.0),
            single("tujuan", "Tujuan", 10.0),
            single("sasaran", "Sasaran", 10.0),
            single("indikator", "Indikator Tujuan/Sasaran", 14.0),
            Heading("Target Kinerja pada Tahun", years),
        ),
    )


def plan_form(tahun: int) -> Form:
    """T-C.33."""
    return Form(
        (
            single("kode", "Kode", 7.0),
            single("nama", NAMA, 13.0),
            single("indikator", INDIKATOR, 13.0),
            Heading(
                f"Rencana Tahun {tahun}",
                (
                    ("lokasi", "Lokasi", 6.0),
                    ("target", "Target Capaian Kinerja", 6.5),
                    ("pagu", "Kebutuhan Dana/Pagu Indikatif (Rp)", 7.5),
                    ("sumber_dana", "Sumber Dana", 5.0),
                ),
            ),
            single("catatan", "Catatan Penting", 6.0),
            forward_heading(tahun),
        ),
    )


def forward_heading(tahun: int) -> Heading:
    """The columns of the prakiraan maju."""
    return Heading(
        f"Prakiraan Maju Rencana Tahun {tahun + 1}",
        (
            ("target_maju", "Target Capaian Kinerja", 6.5),
            ("pagu_maju", "Kebutuhan Dana/Pagu Indikatif (Rp)", 7.5),
        ),
    )


def _years(prefix: str, heading: str, tahun: int, distances: Iterable[int]) -> Heading:
    columns = (
        (f"{prefix}_{tahun + d}", f"{tahun + d} (th n{d:+d})" if d else f"{tahun} (th n)", 4.0)
        for d in distances
    )
    return Heading(heading, tuple(columns))


def _half(suffix: str, heading: str, pagu: str) -> Heading:
    return Heading(
        heading,
        (
            (f"nama{suffix}", "Program/Kegiatan/Sub Kegiatan", 9.0),
            (f"indikator{suffix}", "Indikator Kinerja", 9.0),
            (f"lokasi{suffix}", "Lokasi", 4.5),
            (f"target{suffix}", "Target Capaian", 5.0),
            (f"pagu{suffix}", pagu, 6.6),
        ),
    )
