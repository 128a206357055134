"""Texts that rules put into findings: amounts, labels of tables and columns."""

from __future__ import annotations

from decimal import Decimal

from pipeline.model.figures import format_rupiah

FORMS = {
    "evaluasi_renja": "Evaluasi Hasil Pelaksanaan Renja (T-C.29)",
    "kinerja_pelayanan": "Pencapaian Kinerja Pelayanan (T-C.30)",
    "review_rkpd": "Review terhadap Rancangan Awal RKPD (T-C.31)",
    "usulan_masyarakat": "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan (T-C.32)",
    "tujuan_sasaran": "Tujuan dan Sasaran",
    "rencana_kerja": "Rumusan Rencana Program dan Kegiatan (T-C.33)",
}
"""The title of each kind of table, for where the document itself prints none."""

FORM_NUMBERS = {
    "evaluasi_renja": "T-C.29",
    "kinerja_pelayanan": "T-C.30",
    "review_rkpd": "T-C.31",
    "usulan_masyarakat": "T-C.32",
    "rencana_kerja": "T-C.33",
}

COLUMNS = {
    "kode": "Kode",
    "nama": "Nama",
    "indikator": "Indikator",
    "lokasi": "Lokasi",
    "target": "Target",
    "pagu": "Pagu",
    "pagu_maju": "Pagu prakiraan maju",
    "target_maju": "Target prakiraan maju",
    "pagu_sebelum": "Pagu sebelum perubahan",
    "selisih": "Bertambah/(berkurang)",
    "target_renstra": "Target Renstra",
    "realisasi_sd_n3": "Realisasi s.d. n-3",
    "target_n2": "Target n-2",
    "realisasi_n2": "Realisasi n-2",
    "tingkat_realisasi_n2": "Tingkat realisasi n-2",
    "target_n1": "Target n-1",
    "realisasi_sd_n1": "Perkiraan realisasi s.d. n-1",
    "tingkat_capaian_renstra": "Tingkat capaian Renstra",
    "spm": "SPM/standar nasional",
    "ikk": "IKK",
}
"""What an officer calls the values of a row."""


def blank_or_nil(is_empty: bool) -> str:
    """What a message says of a cell without a value: it is empty, or it prints a dash."""
    return "kosong" if is_empty else 'tertulis nihil ("-")'


def selisih_text(selisih: Decimal) -> str:
    """The difference without sign, and in which direction: "143.185.181 lebih"."""
    return f"{format_rupiah(abs(selisih))} {'lebih' if selisih > 0 else 'kurang'}"
