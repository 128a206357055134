from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.finding import Finding, Kepastian, Place, Tingkat
from pipeline.reconcile.causes import fold

COLUMN = Place("Bab IV", "rencana_kerja", "pagu")
REVIEW = Place("Tabel 2.4", "review_rkpd", "pagu_analisis")


def finding(
    aturan: str, kode: str, selisih: int, place: Place = COLUMN, other: Place | None = None
) -> Finding:
    return Finding(
        id_temuan=f"{aturan}-{kode}-{place.kolom}",
        dokumen="x.pdf",
        opd="",
        tahun="2024",
        aturan=aturan,
        judul="",
        tingkat=Tingkat.TINGGI,
        kepastian=Kepastian.PASTI,
        kode=kode,
        nama="",
        tertulis="",
        seharusnya="",
        selisih=Decimal(selisih),
        pesan="",
        saran="",
        dasar="",
        place=place,
        place_pembanding=other,
    )


def folded(*findings: Finding) -> Finding:
    """The first of the findings after folding."""
    return fold(findings)[0]


def test_program_follows_from_its_kegiatan() -> None:
    result = folded(finding("PGU-03", "2.17.01", -50), finding("PGU-01", "2.17.01.1.01", 50))
    assert (result.penyebab, result.kepastian) == ("PGU-01-2.17.01.1.01-pagu", Kepastian.TURUNAN)


def test_program_follows_from_its_own_sum_less_its_kegiatan() -> None:
    result = folded(
        finding("PGU-03", "2.17.01", 70),
        finding("PGU-02", "2.17.01", 100),
        finding("PGU-01", "2.17.01.1.01", 50),
        finding("PGU-01", "2.17.01.1.02", -20),
    )
    assert result.penyebab == "PGU-02-2.17.01-pagu"


@pytest.mark.parametrize(
    "cause",
    [
        finding("PGU-01", "2.17.01.1.01", 49),
        finding("PGU-01", "2.17.02.1.01", 50),
        finding("PGU-01", "2.17.01.1.01", 50, REVIEW),
        finding("PGU-01", "2.17.010", 50),
    ],
    ids=["other amount", "other program", "other table", "prefix of digits"],
)
def test_unexplained_program_is_grave_and_certain(cause: Finding) -> None:
    result = folded(finding("PGU-03", "2.17.01", -50), cause)
    assert (result.penyebab, result.tingkat, result.kepastian) == ("", Tingkat.KRITIS, Kepastian.PASTI)


def test_total_follows_from_one_program_or_several_together() -> None:
    programs = [
        finding("PGU-02", "2.17.01", 10),
        finding("PGU-02", "2.17.02", 5),
        finding("PGU-02", "2.17.03", -7),
    ]
    assert folded(finding("PGU-04", "", -5), *programs).penyebab == "PGU-02-2.17.02-pagu"
    assert folded(finding("PGU-04", "", -3), *programs).penyebab == "PGU-02-2.17.01-pagu"
    assert folded(finding("PGU-04", "", -8), *programs).penyebab == "PGU-02-2.17.01-pagu"
    assert folded(finding("PGU-04", "", -4), *programs).penyebab == ""


def test_difference_between_tables_follows_from_either_side() -> None:
    between = finding("PGU-05", "2.17.01", -10, REVIEW, COLUMN)
    assert folded(between, finding("PGU-02", "2.17.01", 10)).penyebab == "PGU-02-2.17.01-pagu"
    assert (
        folded(between, finding("PGU-02", "2.17.01", -10, REVIEW)).penyebab == "PGU-02-2.17.01-pagu_analisis"
    )
    assert folded(between, finding("PGU-02", "2.17.02", 10)).penyebab == ""
    assert folded(between, finding("PGU-02", "2.17.01", 11)).kepastian is Kepastian.PASTI


def test_other_rules_stay_as_they_are() -> None:
    alone = finding("TGT-01", "2.17.01", 1)
    assert folded(alone) is alone
