"""Kinds and columns told from the words of a header; each header is the shape of one that was met."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model.table import BY_SOURCE, TWO_UNDER_ONE, Column, Entry, LogicalTable, TableRow
from pipeline.normalise.headings import build_kinds, in_contract_order, recognise
from pipeline.settings import JenisTabel, TabelBerjudul
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


@pytest.mark.parametrize("heading", ["IKK > (PP 6 Tahun 08)", "IKK (Rp)", "IKU", "Indikator Kinerja Kunci"])
def test_the_key_indicator_under_its_other_headings(heading: str) -> None:
    found = recognise(
        table("No", "Indikator", "SPM", heading, "Target > 2022", "Realisasi > 2021"), 2024, KINDS
    )
    assert names(found)[3] == "ikk"


def test_levels_in_brackets_that_tell_columns_apart_stay() -> None:
    """Kinerja and rupiah under one heading; the kinerja is not taken for the target of the year."""
    found = recognise(
        table(
            "No",
            "Indikator",
            "SPM",
            "IKK",
            "Target > 2022 > (K)",
            "Target > 2022 > (Bobot)",
            "Realisasi > 2021",
        ),
        2024,
        KINDS,
    )
    assert found.kind == ""


@pytest.mark.parametrize(
    ("printed", "misprinted"),
    [
        ("Indikator Kinerja Program/ Kegiatan", "Indicator Kinerja Progam/ Kegiatan"),
        ("Catatan Penting", "Catattan Penting"),
        ("Rencana Tahun 2024 > Sumber Dana", "Rencana Tahun 2024 > Sumbre Dana"),
        ("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan", "Nama Progam dan Kegiaran"),
    ],
)
def test_a_heading_a_letter_off_is_the_known_one(printed: str, misprinted: str) -> None:
    headings = tuple(misprinted if heading == printed else heading for heading in OFFICIAL_PLAN)
    assert headings != OFFICIAL_PLAN
    assert names(recognise(table(*headings), 2024, KINDS)) == names(
        recognise(table(*OFFICIAL_PLAN), 2024, KINDS)
    )


def test_what_a_misprinted_heading_forbids_is_forbidden() -> None:
    """It is no second name of the program, although it says "Program/ Kegiatan"."""
    headings = (*OFFICIAL_PLAN[:2], "Indicator Program/ Kegiatan", *OFFICIAL_PLAN[3:])
    assert names(recognise(table(*headings), 2024, KINDS))[:3] == ["kode", "nama", "indikator"]
    without = ("Kode", *headings[2:])
    assert "nama" not in names(recognise(table(*without), 2024, KINDS))


@pytest.mark.parametrize(
    "heading",
    ["Vokasi", "Urutan", "Cakupan", "Kelurahan", "Satuan", "Peringatan", "Alokasi", "Rancangan Akhir RKPD"],
)
def test_another_word_is_no_misprint(heading: str) -> None:
    """Each is a letter or a few from a word of the lookup: lokasi, urusan, capaian, keluaran, kegiatan, catatan."""
    found = recognise(table(*OFFICIAL_PLAN, heading), 2024, KINDS)
    assert found.kind == "rencana_kerja"
    assert not found.columns[-1].is_known


def test_a_misprint_that_may_be_two_columns_stays_unnamed() -> None:
    kinds = build_kinds(
        SETTINGS.model_copy(
            update={
                "judul_kolom": {
                    "x": JenisTabel(
                        bentuk="",
                        judul="",
                        perlu=(("nama",),),
                        kolom={"nama": ("=a",), "b": ("kriteria",), "c": ("kriteris",)},
                    )
                }
            }
        )
    )
    assert names(recognise(table("a", "Kriteri"), None, kinds))[1] == "kriteri"
    assert names(recognise(table("a", "Kriteria"), None, kinds))[1] == "b"


BY_SOURCE_PLAN = (
    "Nomor/ Kode",
    "Nomor/ Kode",
    "Urusan/Bidang Urusan dan Program/Kegiatan",
    "Indikator Kinerja > Hasil Program > Tolok Ukur",
    "Indikator Kinerja > Hasil Program > Target",
    "Indikator Kinerja > Keluaran Kegiatan > Tolok Ukur",
    "Indikator Kinerja > Keluaran Kegiatan > Target",
    "Indikator Kinerja > Hasil Kegiatan > Tolok Ukur",
    "Indikator Kinerja > Hasil Kegiatan > Target",
    "Pagu Indikatif (Ribuan) > APBD Kabupaten",
    "Pagu Indikatif (Ribuan) > APBN",
    "Pagu Indikatif (Ribuan) > Sumber Dana Lain",
)
SOURCES = ["pagu_sumber_apbd_kabkota", "pagu_sumber_apbn", "pagu_sumber_lainnya"]


def test_amounts_by_source_with_their_total() -> None:
    headings = (*BY_SOURCE_PLAN, "Pagu Indikatif (Ribuan) > Jumlah", "Prakiraan Maju (Ribuan)")
    row = ("1", "01", "Kegiatan A", "", "", "Dokumen", "2", "", "", "70", "20", "", "90", "100")
    found = recognise(table(*headings, rows=(row,)), 2024, KINDS)
    assert found.kind == "rencana_kerja"
    assert names(found) == [
        "kode", "nama", "indikator_program", "target_program", "indikator_kegiatan", "target_kegiatan",
        "hasil_kegiatan_tolok_ukur", "hasil_kegiatan_target", *SOURCES, "pagu", "pagu_maju",
    ]  # fmt: skip
    assert [entry.text for entry in found.rows[0].entries[-5:]] == ["70", "20", "", "90", "100"]
    assert {entry.doubt for entry in found.rows[0].entries} == {""}


def test_amounts_by_source_without_a_total_are_no_pagu_and_say_so() -> None:
    row = ("1", "01", "Kegiatan A", "", "", "Dokumen", "2", "", "", "70", "20", "")
    found = recognise(table(*BY_SOURCE_PLAN, rows=(row,)), 2024, KINDS)
    assert found.kind == "rencana_kerja"
    assert names(found)[-3:] == SOURCES
    assert not found.has("pagu")
    assert [entry.doubt for entry in found.rows[0].entries[-3:]] == [BY_SOURCE, BY_SOURCE, ""]


def test_two_halves_under_headings_of_no_review_are_no_plan_table() -> None:
    """The plan against what somebody else asks for: "Program/Kegiatan" and the amounts stand there twice."""
    half = ("Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Target Capaian")
    found = recognise(
        table(
            "No",
            *(f"Usulan Perangkat Daerah > {heading}" for heading in half),
            "Usulan Perangkat Daerah > Pagu Indikatif",
            *(f"Arahan Kepala Daerah > {heading}" for heading in half),
            "Arahan Kepala Daerah > Kebutuhan Dana",
        ),
        2024,
        KINDS,
    )
    assert found.kind == ""


def test_a_review_whose_left_half_names_the_rkpd_only() -> None:
    found = recognise(
        table(
            "RKPD Tahun 2024 > No",
            "RKPD Tahun 2024 > Kegiatan",
            "RKPD Tahun 2024 > Anggaran",
            "Hasil Analisis Kebutuhan > Kegiatan (bidang)",
            "Hasil Analisis Kebutuhan > Anggaran",
            "Keterangan",
        ),
        2024,
        KINDS,
    )
    assert found.kind == "review_rkpd"
    assert names(found) == ["no", "nama", "pagu", "nama_analisis", "pagu_analisis", "catatan"]


def test_a_second_column_that_is_computed_from_the_first_is_one_of_its_own() -> None:
    """Under "Realisasi > 2022" stand the value and, numbered "7 = (6/5)", its share of the target."""
    headings = ("No", "Indikator", "SPM", "IKK", "Target > 2022", "Realisasi > 2022", "Realisasi > 2022")
    row = ("1", "Jumlah", "", "", "40", "30", "75")
    printed = replace(table(*headings, rows=(row,)), number_row=("1", "2", "3", "4", "5", "6", "7 = (6/5)"))
    found = recognise(printed, 2024, KINDS)
    assert names(found)[5:] == ["realisasi_2022", "realisasi_2022_2"]
    assert [column.is_known for column in found.columns[5:]] == [True, False]
    assert [entry.text for entry in found.rows[0].entries[5:]] == ["30", "75"]
    assert found.number_row[5:] == ("6", "7 = (6/5)")


SHORT_PLAN = ("No.", "Program/Kegiatan", "Alokasi Anggaran (Rp.)", "Ket.")


def test_a_title_that_names_the_form_makes_up_for_columns() -> None:
    titled = replace(table(*SHORT_PLAN), caption="Rumusan Rencana Program dan Kegiatan Dinas Tahun 2025")
    found = recognise(titled, 2025, KINDS)
    assert found.kind == "rencana_kerja"
    assert names(found) == ["no", "nama", "pagu", "catatan"]


@pytest.mark.parametrize("title", ["", "Realisasi Program dan Kegiatan Tahun 2023", "Rumusan Isu Strategis"])
def test_without_such_a_title_a_list_of_amounts_is_no_plan(title: str) -> None:
    assert recognise(replace(table(*SHORT_PLAN), caption=title), 2025, KINDS).kind == ""


def test_a_title_in_a_row_over_all_columns_is_a_title() -> None:
    headings = [f"Rumusan Rencana Program/Kegiatan > {heading}" for heading in SHORT_PLAN]
    assert recognise(table(*headings), 2025, KINDS).kind == "rencana_kerja"


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
    titled = TabelBerjudul(sebutan=("a + ",), perlu=())
    kind = JenisTabel(bentuk="a", judul="b", perlu=(), kolom={}, berjudul=titled)
    with pytest.raises(ConfigurationError, match="x tidak dapat dipahami"):
        build_kinds(SETTINGS.model_copy(update={"judul_kolom": {"x": kind}}))
