"""The sample document, rule by rule: exactly what the catalogue says it must give, and silence where it agrees.

The tables are those of a perfect reading, so that what differs here differs by the rules alone.
"""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.model.finding import Audit, Coverage, Finding
from tests.rules.builders import run_audit
from tests.rules.sample import sample_document

# rule: (judged, failed comparisons, not judged)
COUNTS = {
    "STR-04": (5, 1, 0),
    "STR-05": (43, 6, 1),
    "KOD-01": (247, 3, 0),
    "KOD-02": (247, 1, 0),
    "KOD-03": (171, 8, 1),
    "KOD-07": (247, 0, 0),
    "KOD-10": (245, 0, 2),
    "KOD-11": (78, 0, 0),
    "NAM-01": (78, 5, 12),
    "NAM-02": (73, 7, 17),
    "PGU-01": (48, 3, 0),
    "PGU-02": (24, 2, 0),
    "PGU-03": (24, 3, 0),
    "PGU-04": (4, 2, 0),
    "PGU-05": (78, 1, 0),
    "PGU-06": (2, 0, 0),
    "PGU-07": (22, 0, 2),
    "PGU-08": (236, 0, 0),
    "RAW-01": (1, 1, 0),
    "RAW-02": (390, 2, 0),
    "RAW-03": (78, 0, 0),
    "TGT-01": (78, 1, 2),
    "TGT-02": (81, 11, 14),
    "TGT-05": (89, 2, 0),
    "TGT-07": (9, 0, 1),
    "CAP-01": (57, 1, 38),
    "CAP-02": (56, 3, 39),
    "SAT-01": (77, 2, 3),
    "SAT-02": (70, 3, 25),
    "KOS-01": (234, 3, 0),
    "KOS-02": (162, 2, 0),
    "LOK-01": (52, 2, 2),
    "NAR-01": (14, 0, 0),
}

KRITIS, TINGGI, SEDANG, RENDAH, INFO = "kritis", "tinggi", "sedang", "rendah", "info"
PASTI, PERLU, TURUNAN = "pasti", "perlu_konfirmasi", "turunan"

# (jenis_tabel, kolom, kode, tingkat, kepastian, tertulis, seharusnya)
FINDINGS = {
    "STR-04": [("dokumen", "", "", SEDANG, PASTI, "tidak terdapat usulan", "")],
    "STR-05": [
        ("rencana_kerja", "pagu_maju", "", KRITIS, PASTI, "", "Prakiraan Maju: Kebutuhan Dana/Pagu"),
        ("rencana_kerja", "sumber_dana", "", KRITIS, PASTI, "", "Sumber Dana"),
        ("rencana_kerja", "target_maju", "", KRITIS, PASTI, "", "Prakiraan Maju: Target"),
        ("review_rkpd", "catatan", "", SEDANG, PASTI, "", "Catatan Penting"),
        ("rencana_kerja", "catatan", "", SEDANG, PASTI, "", "Catatan Penting"),
        ("rencana_kerja", "target_program", "", SEDANG, PASTI, "", "Target Indikator Program"),
    ],
    "KOD-01": [
        (jenis_tabel, "kode", "2.17.01.01", SEDANG, PASTI, "2.17.01.01", "2.17.01.1.01")
        for jenis_tabel in ("evaluasi_renja", "review_rkpd", "rencana_kerja")
    ],
    "KOD-02": [
        (
            *("evaluasi_renja", "kode", "2.17.01.1.05.00011", SEDANG, PERLU),
            *("2.17.01.1.05.0001 1", "2.17.01.1.05.0011"),
        )
    ],
    "KOD-03": [("evaluasi_renja", "kode", "", RENDAH, PASTI, "", "")],
    "NAM-02": [("dokumen", "nama", "", INFO, PASTI, "", "")],
    "PGU-01": [
        (jenis_tabel, kolom, "2.17.01.1.09", KRITIS, PASTI, "352.728.181", "209.543.000")
        for jenis_tabel, kolom in (
            ("review_rkpd", "pagu"),
            ("review_rkpd", "pagu_analisis"),
            ("rencana_kerja", "pagu"),
        )
    ],
    "PGU-02": [
        ("review_rkpd", kolom, "2.17.01", KRITIS, PASTI, "16.818.270.585", "11.072.068.539")
        for kolom in ("pagu", "pagu_analisis")
    ],
    "PGU-03": [
        ("review_rkpd", "pagu", "2.17.01", SEDANG, TURUNAN, "16.818.270.585", "11.215.253.720"),
        ("review_rkpd", "pagu_analisis", "2.17.01", SEDANG, TURUNAN, "16.818.270.585", "11.215.253.720"),
        ("rencana_kerja", "pagu", "2.17.01", SEDANG, TURUNAN, "11.072.068.539", "11.215.253.720"),
    ],
    "PGU-04": [
        ("review_rkpd", kolom, "", TINGGI, TURUNAN, "16.818.270.585", "22.564.472.631")
        for kolom in ("pagu", "pagu_analisis")
    ],
    "PGU-05": [
        (
            *("review_rkpd", "pagu_analisis", "2.17.01", KRITIS, TURUNAN),
            *("16.818.270.585", "11.072.068.539"),
        )
    ],
    "RAW-01": [("review_rkpd", "nama", "", SEDANG, PASTI, "77 dari 78 baris sama", "")],
    "TGT-01": [
        (
            *("review_rkpd", "target_analisis", "2.17.02.1.02.0003", TINGGI, PASTI),
            *("8 Unit Usaha", "10 unit usaha"),
        )
    ],
    "TGT-02": [
        *(
            ("evaluasi_renja", "target_renstra", kode, TINGGI, PASTI, tertulis, seharusnya)
            for kode, tertulis, seharusnya in (
                ("2.17.01.1.05", "7 Dokumen", "100%"),
                ("2.17.01.1.07.0006", "18 unit", "2 unit"),
                ("2.17.01.1.07.0011", "1 unit", "2 unit"),
                ("2.17.01.1.09.0002", "2 Unit", "3 unit"),
                ("2.17.01.1.09.0006", "126 Unit", "206 Unit"),
                ("2.17.01.1.09.0011", "1 Unit", "2 Unit"),
                ("2.17.03", "8%", "9,74%"),
                ("2.17.03.1.01", "37%", "32,5 %"),
                ("2.17.06.1.01.0002", "120 unit usaha", "40 kop"),
                ("2.17.07.1.01", "3,33%", "33.3 %"),
            )
        ),
        ("evaluasi_renja", "target_renstra", "2.17.07.1.01", SEDANG, PERLU, "9.470", "9.47 %"),
    ],
    "TGT-05": [
        ("evaluasi_renja", "target_renstra", "2.17.03.1.01.01", TINGGI, PASTI, "50 Dok", ""),
        ("evaluasi_renja", "target_renstra", "2.17.03.1.01.02", TINGGI, PASTI, "50 Kop", ""),
    ],
    "CAP-01": [
        (
            *("evaluasi_renja", "tingkat_realisasi_n2", "2.17.01.1.05.0009", TINGGI, PASTI),
            *("60 %", "45,00 %"),
        )
    ],
    "CAP-02": [("evaluasi_renja", "tingkat_realisasi_n2", "", INFO, PERLU, "", "")],
    "SAT-01": [
        (
            *("review_rkpd", "target_analisis", "2.17.01.1.01.0006", SEDANG, PASTI),
            *("4 Laporan", "4 dok"),
        ),
        ("review_rkpd", "target_analisis", "2.17.02.1.01.0002", SEDANG, PASTI, "8 izin", "8 unit usaha"),
    ],
    "SAT-02": [
        ("evaluasi_renja", "target_renstra", "2.17.01.1.02.0006", SEDANG, PASTI, "1 Dokumen", "1 Lap"),
        ("evaluasi_renja", "target_renstra", "2.17.06.1.01.0003", SEDANG, PASTI, "80 keluarga", "80 kop"),
        ("evaluasi_renja", "target_renstra", "2.17.06.1.01.0009", SEDANG, PASTI, "100 unit usaha", "100 kop"),
    ],
    "KOS-01": [
        ("rencana_kerja", "target_kegiatan", "2.17.01", TINGGI, PASTI, "", "85 85"),
        ("review_rkpd", "target", "2.17.01.1.03", TINGGI, PASTI, "", "100%"),
        ("review_rkpd", "target_analisis", "2.17.01.1.03", TINGGI, PASTI, "", "100%"),
    ],
    "KOS-02": [
        ("rencana_kerja", "lokasi", "2.17.08.1.01.0002", SEDANG, PASTI, "", ""),
        ("rencana_kerja", "lokasi", "2.17.08.1.01.0005", SEDANG, PASTI, "", ""),
    ],
    "LOK-01": [
        ("review_rkpd", "lokasi_analisis", kode, SEDANG, PASTI, "Pontianak", "Kabupaten/Kota")
        for kode in ("2.17.03.1.01.0003", "2.17.04.1.01.0003")
    ],
}
# Rules whose texts are long: only where they fail is said here.
PLACES = {
    "NAM-01": [
        ("evaluasi_renja", "nama", "2.17.01.1.02.0006", RENDAH, PASTI),
        ("review_rkpd", "nama", "2.17.02.1.01.0002", RENDAH, PASTI),
        ("evaluasi_renja", "nama", "2.17.04.1.01.0003", RENDAH, PASTI),
        ("evaluasi_renja", "nama", "2.17.07.1.01", RENDAH, PASTI),
        ("evaluasi_renja", "nama", "2.17.08.1.01.0005", RENDAH, PASTI),
    ],
    "RAW-02": [
        ("review_rkpd", "indikator", "2.17.07.1.01", RENDAH, PASTI),
        ("review_rkpd", "target", "2.17.07.1.01", RENDAH, PASTI),
    ],
}


@pytest.fixture(scope="module")
def audit() -> Audit:
    return run_audit(sample_document())[0]


def test_every_rule_has_its_counts(audit: Audit) -> None:
    assert {line.aturan: _counts(line) for line in audit.coverage} == COUNTS
    assert all(line.dinilai == line.lolos + line.temuan for line in audit.coverage)


@pytest.mark.parametrize("rule", sorted(set(COUNTS) - set(PLACES)))
def test_findings_are_those_of_the_catalogue(rule: str, audit: Audit) -> None:
    found = [
        (
            f.place.jenis_tabel,
            f.place.kolom,
            f.kode,
            str(f.tingkat),
            str(f.kepastian),
            f.tertulis,
            f.seharusnya,
        )
        for f in _of(audit, rule)
    ]
    assert sorted(found) == sorted(FINDINGS.get(rule, []))


@pytest.mark.parametrize("rule", sorted(PLACES))
def test_findings_of_long_texts(rule: str, audit: Audit) -> None:
    found = [
        (f.place.jenis_tabel, f.place.kolom, f.kode, str(f.tingkat), str(f.kepastian))
        for f in _of(audit, rule)
    ]
    assert sorted(found) == sorted(PLACES[rule])


def test_differences_are_signed_amounts(audit: Audit) -> None:
    selisih = {(f.aturan, f.place.jenis_tabel, f.place.kolom): f.selisih for f in audit.findings if f.selisih}
    assert selisih == {
        ("PGU-01", "review_rkpd", "pagu"): 143185181,
        ("PGU-01", "review_rkpd", "pagu_analisis"): 143185181,
        ("PGU-01", "rencana_kerja", "pagu"): 143185181,
        ("PGU-02", "review_rkpd", "pagu"): 5746202046,
        ("PGU-02", "review_rkpd", "pagu_analisis"): 5746202046,
        ("PGU-03", "review_rkpd", "pagu"): 5603016865,
        ("PGU-03", "review_rkpd", "pagu_analisis"): 5603016865,
        ("PGU-03", "rencana_kerja", "pagu"): -143185181,
        ("PGU-04", "review_rkpd", "pagu"): -5746202046,
        ("PGU-04", "review_rkpd", "pagu_analisis"): -5746202046,
        ("PGU-05", "review_rkpd", "pagu_analisis"): 5746202046,
    }


def test_consequences_name_their_causes(audit: Audit) -> None:
    by_id = {f.id_temuan: f for f in audit.findings}
    causes = {
        (f.aturan, f.place.jenis_tabel, f.place.kolom): (
            by_id[f.penyebab].aturan,
            by_id[f.penyebab].place.kolom,
        )
        for f in audit.findings
        if f.penyebab
    }
    assert causes == {
        ("PGU-03", "review_rkpd", "pagu"): ("PGU-02", "pagu"),
        ("PGU-03", "review_rkpd", "pagu_analisis"): ("PGU-02", "pagu_analisis"),
        ("PGU-03", "rencana_kerja", "pagu"): ("PGU-01", "pagu"),
        ("PGU-04", "review_rkpd", "pagu"): ("PGU-02", "pagu"),
        ("PGU-04", "review_rkpd", "pagu_analisis"): ("PGU-02", "pagu_analisis"),
        ("PGU-05", "review_rkpd", "pagu_analisis"): ("PGU-02", "pagu_analisis"),
    }


@pytest.mark.parametrize(
    ("rule", "kode"),
    [
        ("PGU-01", "2.17.01.1.02"),
        ("PGU-01", "2.17.06.1.01"),
        ("PGU-05", "2.17.02.1.02.0003"),
        ("TGT-01", "2.17.01.1.02.0001"),
        ("TGT-01", "2.17.04.1.01"),
        ("TGT-01", "2.17.02"),
        ("KOD-07", ""),
        ("KOD-11", ""),
        ("PGU-06", ""),
        ("PGU-07", ""),
        ("NAR-01", ""),
    ],
)
def test_what_agrees_is_not_reported(rule: str, kode: str, audit: Audit) -> None:
    assert not [f for f in _of(audit, rule) if not kode or f.kode == kode]


def test_collapsed_findings_list_their_cases(audit: Audit) -> None:
    assert _of(audit, "KOD-03")[0].pesan == (
        "8 dari 63 kode sub kegiatan pada Tabel 2.1 memakai 2 digit, sedangkan lainnya 4 digit: "
        "2.17.01.1.07.05; 2.17.02.1.02.02; 2.17.03.1.01.01; 2.17.03.1.01.02; 2.17.03.1.02.01; "
        "2.17.04.1.01.01; 2.17.04.1.01.02; 2.17.06.1.01.01."
    )
    assert _of(audit, "CAP-02")[0].pesan == (
        "3 tingkat realisasi berbeda tipis dari hasil bagi, masih dalam rentang pembulatan: "
        "2.17.06.1.01 38,59 % dibagi 97,84 % tertulis 39,43 %, hasil 39,44 %; "
        "2.17.07.1.01 5,39 % dibagi 2,36 % tertulis 229 %, hasil 228,39 %; "
        "2.17.08 0,20 % dibagi 0,04% tertulis 503%, hasil 500,00 %."
    )


def test_no_placeholder_is_left_in_any_text(audit: Audit) -> None:
    assert not [f.pesan for f in audit.findings if "{" in f.pesan + f.saran or "()" in f.pesan]


def test_ids_are_unique_and_stable(audit: Audit) -> None:
    again = run_audit(sample_document())[0]
    assert [f.id_temuan for f in again.findings] == [f.id_temuan for f in audit.findings]
    assert max(Counter(f.id_temuan for f in audit.findings).values()) == 1


def test_findings_come_in_report_order(audit: Audit) -> None:
    keys = [(f.tingkat.rank, f.aturan, f.kode) for f in audit.findings]
    assert keys == sorted(keys)


def _of(audit: Audit, rule: str) -> list[Finding]:
    return [finding for finding in audit.findings if finding.aturan == rule]


def _counts(line: Coverage) -> tuple[int, int, int]:
    return line.dinilai, line.temuan, line.tidak_dinilai
