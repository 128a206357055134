"""Kinds and columns told from the words of a header; each header is the shape of one that was met."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model.table import Column, Entry, LogicalTable, TableRow
from pipeline.normalise.headings import TWO_UNDER_ONE, build_kinds, in_contract_order, recognise
from pipeline.settings import JenisTabel
from tests.defaults import KINDS, SETTINGS


def table(*headings: str, rows: tuple[tuple[str, ...], ...] = ()) -> LogicalTable:
    """A table with headings such as "Rencana Tahun 2024 > Lokasi" and rows of texts."""
    columns = tuple(
        Column(str(place), tuple(part.strip() for part in heading.split(">") if part.strip()), is_known=False)
        for place, heading in enumerate(headings)
    )
    body = tuple(TableRow(1, tuple(Entry(text, ()) for text in row)) for row in rows)
    return LogicalTable("", "", "", columns, body)


def names(found: LogicalTable) -> list[str]:
    return [column.name for column in found.columns]


OFFICIAL_PLAN = (
    "Kode",
    "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
    "Indikator Kinerja Program/ Kegiatan",
    "Rencana Tahun 2024 > Lokasi",
    "Rencana Tahun 2024 > Target Capaian Kinerja",
    "Rencana Tahun 2024 > Kebutuhan Dana/ Pagu Indikatif",
    "Rencana Tahun 2024 > Sumber Dana",
    "Catatan Penting",
    "Prakiraan Maju Rencana Tahun 2025 > Target Capaian Kinerja",
    "Prakiraan Maju Rencana Tahun 2025 > Kebutuhan Dana/ Pagu Indikatif",
)


def test_the_official_plan_table() -> None:
    found = recognise(table(*OFFICIAL_PLAN), 2024, KINDS)
    assert found.kind == "rencana_kerja"
    assert names(found) == [
        "kode", "nama", "indikator", "lokasi", "target", "pagu", "sumber_dana", "catatan", "target_maju", "pagu_maju",
    ]  # fmt: skip


def test_words_torn_in_narrow_columns_are_the_same_words() -> None:
    torn = tuple(
        heading.replace("Indikator", "Indi kator").replace("Lokasi", "Lo kasi") for heading in OFFICIAL_PLAN
    )
    assert names(recognise(table(*torn), 2024, KINDS)) == names(recognise(table(*OFFICIAL_PLAN), 2024, KINDS))


@pytest.mark.parametrize("unit", ["(Rp.000)", "(Rp)", "Rp.", "(ribu rupiah)"])
def test_a_level_that_only_names_the_unit_is_no_heading(unit: str) -> None:
    headings = [
        f"{heading} > {unit}" if heading.endswith("Indikatif") else heading for heading in OFFICIAL_PLAN
    ]
    assert names(recognise(table(*headings), 2024, KINDS)) == names(
        recognise(table(*OFFICIAL_PLAN), 2024, KINDS)
    )


def test_two_halves_are_told_apart_by_their_group() -> None:
    half = ("Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Target Capaian", "Pagu Indikatif")
    found = recognise(
        table(
            "No",
            *(f"Rancangan Awal RKPD > {heading}" for heading in half),
            *(f"Hasil Analisis Kebutuhan > {heading}" for heading in half),
            "Catatan Penting",
        ),
        2024,
        KINDS,
    )
    assert found.kind == "review_rkpd"
    assert names(found)[5] == "pagu"
    assert names(found)[10] == "pagu_analisis"


def test_two_halves_without_their_group_are_no_plan_table() -> None:
    """The group row was left out on a later page; one "pagu" of two columns would add figures up."""
    half = ("Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Target Capaian", "Pagu Indikatif")
    assert recognise(table("No", *half, *half), 2024, KINDS).kind == ""


@pytest.mark.parametrize(
    ("heading", "tahun", "name"),
    [
        ("Target Renstra OPD > Tahun 2022", None, "target_2022"),
        ("Target Renstra OPD > 2022 (th n-2)", 2024, "target_2022"),
        ("Target Renstra OPD > Tahun n-2", 2024, "target_2022"),
        ("Target Renstra OPD > (thn+1)", 2024, "target_2025"),
        ("Target Renstra OPD > Tahun (n)", 2024, "target_2024"),
        ("Target Renstra OPD > Tahun n-2", None, "target_n-2"),
    ],
)
def test_columns_of_years(heading: str, tahun: int | None, name: str) -> None:
    found = recognise(
        table("No", "Indikator", "SPM", "IKK", heading, "Realisasi > 2021", "Catatan"), tahun, KINDS
    )
    assert found.kind == "kinerja_pelayanan"
    assert names(found)[4] == name


def test_a_kode_over_several_columns_is_one_kode() -> None:
    headings = ("Kode", "Kode", "Kode", *OFFICIAL_PLAN[1:])
    blank = ("",) * (len(OFFICIAL_PLAN) - 1)
    found = recognise(
        table(*headings, rows=(("1.25", "01.", "02", *blank), ("1.25", "", "", *blank))), 2024, KINDS
    )
    assert names(found)[:2] == ["kode", "nama"]
    assert [row.entries[0].text for row in found.rows] == ["1.25.01.02", "1.25"]


def test_kode_and_nama_in_one_column_come_apart() -> None:
    headings = OFFICIAL_PLAN[1:]
    blank = ("",) * (len(headings) - 1)
    texts = (
        "2.17.01 PROGRAM PENUNJANG",
        "2.17.01.1.05.0001 1 Bimbingan Teknis",
        "TOTAL",
        "2.17.02 PROGRAM LAIN",
    )
    found = recognise(table(*headings, rows=tuple((text, *blank) for text in texts)), 2024, KINDS)
    assert names(found)[:2] == ["kode", "nama"]
    assert [(row.entries[0].text, row.entries[1].text) for row in found.rows] == [
        ("2.17.01", "PROGRAM PENUNJANG"),
        ("2.17.01.1.05.00011", "Bimbingan Teknis"),
        ("", "TOTAL"),
        ("2.17.02", "PROGRAM LAIN"),
    ]


def test_both_halves_of_a_review_may_print_kode_and_nama_in_one_column() -> None:
    fields = ("Program/Kegiatan", "Indikator Kinerja", "Pagu Indikatif")
    headings = [
        f"{half} > {field}"
        for half in ("Rancangan Awal RKPD", "Hasil Analisis Kebutuhan")
        for field in fields
    ]
    rows = (("2.17.01 PROGRAM A", "Nilai", "100", "2.17.02 PROGRAM B", "Nilai", "200"),)
    found = recognise(table(*headings, rows=rows), 2024, KINDS)
    assert names(found) == [
        "kode", "nama", "indikator", "pagu", "kode_analisis", "nama_analisis", "indikator_analisis", "pagu_analisis",
    ]  # fmt: skip
    assert [entry.text for entry in found.rows[0].entries] == [
        "2.17.01", "PROGRAM A", "Nilai", "100", "2.17.02", "PROGRAM B", "Nilai", "200",
    ]  # fmt: skip


def test_the_plan_as_sipd_printed_it() -> None:
    levels = ("Keluaran Sub Kegiatan", "Hasil Kegiatan")
    plan, after = "Rencana Tahun 2023", "Prakiraan Maju Rencana Tahun 2024"
    headings = (
        *("Kode",) * 5,
        "Urusan/ Bidang Urusan Pemerintahan Daerah Dan Program/ Kegiatan",
        *(f"Indikator Kinerja > {level}" for level in ("Capaian Program", *levels)),
        f"{plan} > Lokasi Output Kegiatan",
        *(f"{plan} > Target Capaian Kinerja > {level}" for level in ("Program", *levels)),
        f"{plan} > Pagu Indikatif (Rp.)",
        f"{plan} > Sumber Dana",
        "Catatan Penting",
        f"{after} > Target Capaian Kinerja > Tolok Ukur",
        f"{after} > Target Capaian Kinerja > Target",
        f"{after} > Kebutuhan Dana/ Pagu Indikatif (Rp.)",
    )
    found = recognise(table(*headings), 2023, KINDS)
    assert found.kind == "rencana_kerja"
    assert [column.name for column in found.columns if column.is_known] == [
        "kode", "nama", "indikator_program", "indikator_sub_kegiatan", "indikator_kegiatan", "lokasi",
        "target_program", "target_sub_kegiatan", "target_kegiatan", "pagu", "sumber_dana", "catatan", "target_maju",
        "pagu_maju",
    ]  # fmt: skip
    flat = tuple(
        heading.replace("Target Capaian Kinerja > Program", "Target Capaian Program") for heading in headings
    )
    flat = tuple(heading.replace("Target Capaian Kinerja > ", "Target ") for heading in flat)
    assert names(recognise(table(*flat), 2023, KINDS))[6:9] == [
        "target_program",
        "target_sub_kegiatan",
        "target_kegiatan",
    ]


def test_names_that_only_begin_with_a_number_are_no_codes() -> None:
    headings = OFFICIAL_PLAN[1:]
    blank = ("",) * (len(headings) - 1)
    found = recognise(
        table(*headings, rows=(("1. Penyusunan Dokumen", *blank), ("2. Evaluasi", *blank))), 2024, KINDS
    )
    assert names(found)[0] == "nama"


def test_two_values_under_one_heading_are_in_doubt() -> None:
    headings = (*OFFICIAL_PLAN[:5], OFFICIAL_PLAN[4], *OFFICIAL_PLAN[5:])
    row = ("2.17.01", "PROGRAM", "Jumlah", "Pontianak", "3", "4", "5.000", "PAD", "", "", "")
    found = recognise(table(*headings, rows=(row,)), 2024, KINDS)
    target = found.rows[0].entries[names(found).index("target")]
    assert (target.text, target.doubt) == ("3 4", TWO_UNDER_ONE)


def test_an_unknown_table_keeps_its_columns_under_names_of_their_own() -> None:
    found = recognise(table("No", "Aspek Kajian", "Aspek Kajian", ""), 2024, KINDS)
    assert found.kind == ""
    assert names(found) == ["no", "aspek_kajian", "aspek_kajian_2", "kolom_4"]


def test_quarterly_evaluation_is_another_form() -> None:
    headings = (
        "Kode", "Urusan/Program", "Indikator", "Target Renstra", "Realisasi s/d 2021", "Realisasi Triwulan > I",
        "Tingkat Capaian",
    )  # fmt: skip
    assert recognise(table(*headings), 2024, KINDS).kind == ""


def test_columns_are_written_in_the_order_of_the_contract() -> None:
    shuffled = (*OFFICIAL_PLAN[5:], *OFFICIAL_PLAN[:5], "Keterangan Lain")
    found = recognise(table(*shuffled), 2024, KINDS)
    written = [found.columns[place].name for place in in_contract_order(found, KINDS)]
    assert written == [
        "kode", "nama", "indikator", "lokasi", "target", "pagu", "sumber_dana", "catatan", "target_maju", "pagu_maju",
        "keterangan_lain",
    ]  # fmt: skip


def test_a_wording_that_cannot_be_understood_is_refused() -> None:
    kind = JenisTabel(bentuk="a", judul="b", perlu=(), kolom={"nama": ("a > > b",)})
    with pytest.raises(ConfigurationError, match="x tidak dapat dipahami"):
        build_kinds(SETTINGS.model_copy(update={"judul_kolom": {"x": kind}}))
