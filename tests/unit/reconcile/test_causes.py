from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model.finding import Finding, Kepastian, Place, Tingkat
from pipeline.reconcile.causes import fold

COLUMN = Place("Bab IV", "rencana_kerja", "pagu")
REVIEW = Place("Tabel 2.4", "review_rkpd", "pagu_analisis")


def finding(
    aturan: str,
    kode: str,
    selisih: int,
    place: Place = COLUMN,
    other: Place | None = None,
    sebab: tuple[str, ...] = (),
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
        sebab=sebab,
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


def test_total_follows_from_its_own_details_less_its_programs() -> None:
    """A wrong total differs from programs and from details; with a wrong program besides, by both together."""
    total = finding("PGU-14", "", 7)
    assert folded(finding("PGU-04", "", 7), total).penyebab == "PGU-14--pagu"
    assert (
        folded(finding("PGU-04", "", -3), total, finding("PGU-02", "2.17.01", 10)).penyebab == "PGU-14--pagu"
    )
    other_column = finding("PGU-14", "", 7, REVIEW)
    assert folded(finding("PGU-04", "", 7), other_column).tingkat is Tingkat.KRITIS
    program = finding("PGU-02", "2.17.01", 10)
    assert folded(finding("PGU-04", "", -10), total, program).penyebab == "PGU-02-2.17.01-pagu"


@pytest.mark.parametrize("rule", ["PGU-01", "PGU-02"])
def test_details_of_a_total_follow_from_the_sums_below(rule: str) -> None:
    below = [finding(rule, "2.17.01.1.01", 10), finding(rule, "2.17.02.1.01", -4)]
    result = folded(finding("PGU-14", "", 6), *below)
    assert (result.penyebab, result.kepastian) == (f"{rule}-2.17.01.1.01-pagu", Kepastian.TURUNAN)
    assert folded(finding("PGU-14", "", -6), *below).penyebab == ""
    assert folded(finding("PGU-14", "", 10), *below).penyebab == ""


def test_totals_of_two_tables_follow_from_rows_totals_or_amounts() -> None:
    def between(*sebab: str) -> Finding:
        return finding("PGU-15", "", 10, REVIEW, COLUMN, sebab)

    lone = finding("KOD-11", "2.17.02", 0, REVIEW)
    assert folded(between("2.17.02"), lone).penyebab == "KOD-11-2.17.02-pagu_analisis"
    assert folded(between("2.17.03"), lone).penyebab == ""
    assert folded(between(), finding("PGU-14", "", 10, REVIEW)).penyebab == "PGU-14--pagu_analisis"
    assert folded(between(), finding("PGU-14", "", -10)).penyebab == "PGU-14--pagu"
    assert folded(between(), finding("PGU-14", "", 9)).kepastian is Kepastian.PASTI


def test_totals_of_two_tables_follow_from_amounts_of_one_rung() -> None:
    """The same 6 and 4 show again on the rung above; adding up both rungs would say 20."""
    amounts = [
        finding("PGU-05", "2.17.01.1.01.0001", 6, REVIEW),
        finding("PGU-05", "2.17.01.1.02.0001", 4, REVIEW),
        finding("PGU-05", "2.17.01.1.01", 6, REVIEW),
        finding("PGU-05", "2.17.01.1.02", 4, REVIEW),
    ]
    ten = finding("PGU-15", "", 10, REVIEW, COLUMN)
    assert folded(ten, *amounts).penyebab == "PGU-05-2.17.01.1.01.0001-pagu_analisis"
    assert folded(finding("PGU-15", "", 12, REVIEW, COLUMN), *amounts).penyebab == ""


def test_other_rules_stay_as_they_are() -> None:
    alone = finding("TGT-01", "2.17.01", 1)
    assert folded(alone) is alone


def test_a_value_in_the_wrong_column_follows_from_the_missing_one() -> None:
    missing = Place("Bab IV", "rencana_kerja", "target_program")
    astray = finding("STR-06", "", 0, Place("Bab IV", "rencana_kerja", "target_kegiatan"), missing)
    result = folded(astray, finding("STR-05", "", 0, missing))
    assert (result.penyebab, result.kepastian) == ("STR-05--target_program", Kepastian.TURUNAN)
    assert not folded(
        astray, finding("STR-05", "", 0, Place("Bab IV", "rencana_kerja", "pagu_maju"))
    ).penyebab


RENSTRA = Place("Tabel 2.1", "evaluasi_renja", "target_renstra")
KINERJA = Place("Tabel 2.2", "kinerja_pelayanan", "target_2024")
ANALISIS = Place("Tabel 2.4", "review_rkpd", "target_analisis")


def between_tables(place: Place, tertulis: str, sebab: tuple[str, ...] = ()) -> Finding:
    alone = finding("KIN-01", "2.17.03", 0, place, KINERJA)
    return replace(alone, tertulis=tertulis, seharusnya="9,74 %", sebab=sebab)


def renstra_target(tertulis: str = "8%", kode: str = "2.17.03") -> Finding:
    return replace(finding("TGT-02", kode, 0, RENSTRA, ANALISIS), tertulis=tertulis, seharusnya="9,74%")


def test_a_value_between_tables_follows_from_the_renstra_target() -> None:
    alone = between_tables(RENSTRA, "8%")
    result = folded(alone, renstra_target())
    assert (result.penyebab, result.kepastian) == ("TGT-02-2.17.03-target_renstra", Kepastian.TURUNAN)
    assert folded(between_tables(ANALISIS, "9,74%"), renstra_target()).penyebab
    assert not folded(alone, renstra_target(kode="2.17.04")).penyebab
    assert not folded(alone, renstra_target(tertulis="7%")).penyebab
    assert not folded(between_tables(KINERJA, "8%"), renstra_target()).penyebab


def test_a_history_of_another_indicator_follows_from_its_unit() -> None:
    unit = finding("SAT-06", "2.17.03", 0, Place("Tabel 2.1", "evaluasi_renja", "target_n1"))
    history = Place("Tabel 2.1", "evaluasi_renja", "target_n2")
    assert folded(between_tables(history, "4 %", ("2.17.03",)), unit).penyebab == "SAT-06-2.17.03-target_n1"
    assert not folded(between_tables(history, "4 %"), unit).penyebab


def test_a_dropped_indicator_follows_from_another_number_of_indicators() -> None:
    dropped = finding("KIN-09", "2.17.08", 0)
    assert folded(dropped, finding("IND-01", "2.17.08", 0)).penyebab == "IND-01-2.17.08-pagu"
    assert not folded(dropped, finding("IND-01", "2.17.07", 0)).penyebab


RATE = Place("Tabel 2.1", "evaluasi_renja", "tingkat_realisasi_n2")


def percentage(aturan: str, kode: str, tertulis: str, *, is_recomputed: bool = False) -> Finding:
    sebab = (kode,) if is_recomputed else ()
    return replace(finding(aturan, kode, 0, RATE), tertulis=tertulis, sebab=sebab)


@pytest.mark.parametrize("rule", ["CAP-04", "CAP-05"])
def test_a_limit_that_only_the_recomputed_percentage_crosses_follows_from_the_wrong_one(rule: str) -> None:
    wrong = percentage("CAP-01", "2.17.01", "60 %")
    crossing = percentage(rule, "2.17.01", "60 %", is_recomputed=True)
    result = folded(crossing, wrong)
    assert (result.penyebab, result.kepastian) == (wrong.id_temuan, Kepastian.TURUNAN)
    assert not folded(percentage(rule, "2.17.01", "60 %"), wrong).penyebab
    assert not folded(crossing, percentage("CAP-01", "2.17.02", "60 %")).penyebab
    assert not folded(crossing, percentage("CAP-01", "2.17.01", "70 %")).penyebab


def test_changed_list_numbers_follow_from_a_numbering_that_goes_on() -> None:
    left, right = (Place("Tabel 2.4", "review_rkpd", f"target{end}") for end in ("", "_analisis"))
    numbers = replace(finding("RAW-02", "2.17.07.1.01", 0, left, right), tingkat=Tingkat.RENDAH)
    numbering = finding("TGT-04", "2.17.07.1.01", 0, right)
    assert folded(numbers, numbering).penyebab == numbering.id_temuan
    assert not folded(replace(numbers, tingkat=Tingkat.SEDANG), numbering).penyebab
    assert not folded(numbers, finding("TGT-04", "2.17.07.1.02", 0, right)).penyebab
    assert not folded(numbers, finding("TGT-04", "2.17.07.1.01", 0, COLUMN)).penyebab


TARGET = Place("Bab IV", "rencana_kerja", "target")
RENSTRA = Place("Tabel 2.1", "evaluasi_renja", "target_renstra")


@pytest.mark.parametrize("rule", ["SAT-01", "SAT-02"])
def test_units_of_two_tables_differ_because_one_is_not_that_of_the_indicator(rule: str) -> None:
    differing = replace(finding(rule, "2.17.01", 0, RENSTRA), tertulis="4 Laporan", seharusnya="4 dok")
    wrong = replace(finding("SAT-04", "2.17.01", 0, TARGET), tertulis="4 Dok")
    result = folded(differing, wrong)
    assert (result.penyebab, result.kepastian) == ("SAT-04-2.17.01-target", Kepastian.TURUNAN)
    assert not folded(differing, replace(wrong, tertulis="5 dok")).penyebab
    assert not folded(differing, replace(wrong, kode="2.17.02")).penyebab


def test_a_unit_in_a_cell_with_another_target_follows_from_that() -> None:
    strange = finding("SAT-06", "2.17.01", 0, RENSTRA)
    assert (
        folded(strange, finding("TGT-02", "2.17.01", 0, RENSTRA)).penyebab == "TGT-02-2.17.01-target_renstra"
    )
    assert not folded(strange, finding("TGT-02", "2.17.02", 0, RENSTRA)).penyebab
    other_column = replace(RENSTRA, kolom="target_n1")
    assert not folded(strange, finding("TGT-02", "2.17.01", 0, other_column)).penyebab
