from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model.document import Document, PageKind, PageReport
from pipeline.model.geometry import BBox
from pipeline.model.rows import BLANK_ITEM, PlanRow, RowTable, Sisi
from pipeline.model.values import Problem
from pipeline.reconcile.dossier import assemble
from tests.defaults import SETTINGS, rows_of
from tests.rules.builders import make_document, make_table


def document(kind: str, columns: str, *rows: str, headers: dict[str, str] | None = None) -> Document:
    """A document of one table; columns and cells between bars."""
    cells = [[cell.strip().replace("\\n", "\n") for cell in row.split("|")] for row in rows]
    return make_document([make_table(kind, "Tabel 1", columns.split(), cells, headers=headers)])


def plan(columns: str, *rows: str, headers: dict[str, str] | None = None) -> RowTable[PlanRow]:
    return rows_of(document("rencana_kerja", columns, *rows, headers=headers)).plans[0]


def test_a_review_has_two_halves_on_the_same_rows() -> None:
    columns = "kode nama pagu nama_analisis pagu_analisis catatan"
    left, right = rows_of(document("review_rkpd", columns, "2.17.01|A|100|B|200|baru")).plans
    assert (left.sisi, right.sisi) == (Sisi.RANWAL, Sisi.ANALISIS)
    assert (left.rows[0].nama.raw, left.rows[0].pagu.value) == ("A", 100)
    assert (right.rows[0].nama.raw, right.rows[0].pagu.value) == ("B", 200)
    assert str(right.rows[0].kode.value) == "2.17.01"
    assert right.kolom["pagu"] == "pagu_analisis"
    assert not right.has("kode")
    assert left.rows[0].catatan.raw == right.rows[0].catatan.raw == "baru"


def test_right_half_has_its_own_codes_where_they_are_printed() -> None:
    columns = "kode nama kode_analisis nama_analisis"
    _, right = rows_of(document("review_rkpd", columns, "2.17.01|A|2.17.02|B")).plans
    assert str(right.rows[0].kode.value) == "2.17.02"
    assert right.has("kode")


@pytest.mark.parametrize(
    ("kode", "expected", "column"),
    [
        ("2.17.01", "1 dok", "target_kegiatan"),
        ("2.17.01.1.01", "1 dok", "target_kegiatan"),
        ("2.17.01.1.01.0001", "2 dok", "target_sub_kegiatan"),
        ("2.17.01.01", "1 dok", "target_kegiatan"),
    ],
)
def test_target_is_that_of_the_rows_own_level_where_it_has_one(kode: str, expected: str, column: str) -> None:
    row = plan("kode nama target_kegiatan target_sub_kegiatan", f"{kode}|A|1 dok|2 dok").rows[0]
    assert (row.target.raw, row.target_kolom) == (expected, column)


def test_a_sub_kegiatan_may_print_the_indicators_and_targets_of_the_rows_above_it() -> None:
    """As SIPD used to print: the rows above have a name and an amount only."""
    levels = ("program", "kegiatan", "sub_kegiatan")
    columns = " ".join(
        ["kode nama", *(f"{field}_{level}" for field in ("indikator", "target") for level in levels)]
    )
    rows = plan(
        columns,
        "2.17.01|A||||||",
        "2.17.01.1.01|B||||||",
        "2.17.01.1.01.0001|C|Indeks A|Persentase B|Jumlah C|80|90 %|",
        "2.17.01.1.01.0002|D|Indeks A|Persentase B|Jumlah D|80|90 %|4 dok",
        "2.17.02|E||||||",
    ).rows
    assert [(row.indikator.raw, row.target.raw) for row in rows] == [
        ("Indeks A", "80"),
        ("Persentase B", "90 %"),
        ("Jumlah C", ""),
        ("Jumlah D", "4 dok"),
        ("", ""),
    ]


def test_target_is_found_in_the_column_of_another_level() -> None:
    row = plan("kode nama target_kegiatan target_sub_kegiatan", "2.17.01.1.01.0001|A|1 dok|").rows[0]
    assert (row.target.raw, row.target_kolom) == ("1 dok", "target_kegiatan")


def test_a_row_without_kode_and_nama_belongs_to_the_row_above() -> None:
    columns = "kode nama indikator target_renstra target_n2"
    table = rows_of(
        document(
            "evaluasi_renja", columns, "2.17.01|A|1. Indeks|85|", "||2. Nilai|80|A", "2.17.02|B|Jumlah|5 dok|"
        )
    ).evaluations[0]
    assert [row.nama.raw for row in table.rows] == ["A", "B"]
    first = table.rows[0]
    assert [item.form for item in first.indikator.value or ()] == ["indeks", "nilai"]
    assert [item.raw for item in first.nilai["target_renstra"].value or ()] == ["85", "80"]
    assert first.nilai["target_renstra"].raw == "85\n80"
    filled = first.nilai["target_n2"].value or ()
    assert filled[0] is BLANK_ITEM
    assert filled[1].raw == "A"
    assert table.rows[1].nilai["target_n2"].is_empty


def test_a_printed_row_for_another_lokasi_adds_no_empty_value() -> None:
    row = plan("kode nama indikator lokasi target", "2.17.01.1.01.0001|A|Jumlah unit|X|2 unit", "|||Y|").rows[
        0
    ]
    assert [item.raw for item in row.target.value or ()] == ["2 unit"]


def test_amounts_of_a_printed_row_for_each_lokasi_are_added() -> None:
    row = plan("kode nama lokasi pagu", "2.17.01.1.01.0001|A|X|100.000", "||Y|50.000").rows[0]
    assert (row.pagu.value, row.pagu.raw) == (Decimal(150000), "100.000 + 50.000")
    assert row.lokasi.value == ("x", "y")


@pytest.mark.parametrize(
    ("first", "others", "because"),
    [
        ("X|100.000", ("X|50.000",), "both rows name the same place"),
        ("X|100.000", ("|50.000",), "the second does not say what it is the amount of"),
        ("|100.000", ("Y|50.000",), "nor does the first"),
        ("X|150.000", ("Y|100.000", "Z|50.000"), "the first may be the sum of the others"),
        ("X|50.000", ("Y|50.000", "Z|50.000"), "one amount may be printed on every row"),
        ("X|50.000", ("Y|tba",), "an amount cannot be read"),
    ],
)
def test_other_amounts_of_several_printed_rows_are_not_added(
    first: str, others: tuple[str, ...], because: str
) -> None:
    rows = (f"2.17.01.1.01.0001|A|{first}", *(f"||{other}" for other in others))
    row = plan("kode nama lokasi pagu", *rows).rows[0]
    assert (row.pagu.value, row.pagu.problem) == (None, Problem.UNREADABLE), because


@pytest.mark.parametrize(
    ("printed", "value", "problem"),
    [
        ("16.818.270.585", 16818270585, Problem.NONE),
        (". 171.497.000", 171497000, Problem.NONE),
        ("-", None, Problem.NONE),
        ("", None, Problem.EMPTY),
        ("tba", None, Problem.UNREADABLE),
    ],
)
def test_amounts(printed: str, value: int | None, problem: Problem) -> None:
    cell = plan("kode nama pagu", f"2.17.01|A|{printed}").rows[0].pagu
    assert (cell.value, cell.problem) == (value, problem)


def test_amounts_are_in_rupiah_whatever_the_heading() -> None:
    table = plan("kode nama pagu", "2.17.01|A|1.250", headers={"pagu": "Pagu Indikatif (Rp.000)"})
    assert (table.rows[0].pagu.value, table.pengali) == (Decimal(1250000), 1000)


def test_total_rows_are_kept_apart() -> None:
    table = plan("kode nama pagu", "2.17.01|A|100", "TOTAL||100")
    assert [row.nama.raw for row in table.rows] == ["A"]
    assert [(total.nama, total.pagu.value, total.is_grand) for total in table.totals] == [
        ("TOTAL", 100, True)
    ]


def test_only_the_last_total_of_another_name_is_grand() -> None:
    rows = ("2.17.01|A|1", "|Jumlah|1", "2.17.02|B|2", "|Jumlah|2", "|TOTAL|3")
    assert [total.is_grand for total in plan("kode nama pagu", *rows).totals] == [False, False, True]
    assert [total.is_grand for total in plan("kode nama pagu", *rows[:4]).totals] == [False, False]


@pytest.mark.parametrize(
    "label", ["Rata-rata capaian kinerja (%)", "RATA-RATA", "Predikat Kinerja", "rata-rata tingkat realisasi"]
)
def test_a_line_of_averages_is_no_row(label: str) -> None:
    table = document("evaluasi_renja", "kode nama indikator target_n2", "1.01|A|X|5", f"||{label}|93")
    [evaluation] = rows_of(table).evaluations
    assert [row.nilai["target_n2"].raw for row in evaluation.rows] == ["5"]
    named = document("evaluasi_renja", "kode nama indikator target_n2", "1.01|A|X|5", f"|{label}||93")
    assert len(rows_of(named).evaluations[0].rows) == 1
    service = document("kinerja_pelayanan", "no indikator target_2024", "1|X|5", f"|{label}|93")
    assert len(rows_of(service).performances[0].rows) == 1


def test_an_average_that_is_measured_is_an_indicator() -> None:
    table = document("evaluasi_renja", "kode nama indikator", "1.01|A|X", "||Rata-rata lama sekolah")
    [row] = rows_of(table).evaluations[0].rows
    assert [indikator.raw for indikator in row.indikator.value or ()] == ["X", "Rata-rata lama sekolah"]


def test_an_indicator_that_begins_with_jumlah_is_no_total() -> None:
    table = plan("no nama indikator pagu", "1|Jumlah sarana|Jumlah X|100")
    assert len(table.rows) == 1
    assert table.totals == ()


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("1|Program A|1", "2|Kegiatan A|1"), ["", ""]),
        (("2|URUSAN|1", "2.17|BIDANG|1", "2.17.01|A|1"), ["2", "2.17", "2.17.01"]),
        (("1.20.05.01|A|1", "1.20.05.01.011|B|1"), ["", ""]),
        (("2.17.0.00.0.00.01.0000|Dinas|1", "2.17.01|A|1"), ["2.17.01"]),
        (("5.1.02.01.01.0024|Belanja|1", "2.17.01|A|1"), ["2.17.01"]),
        (("X.XX.01|A|1", "2.17.01|B|1"), ["", "2.17.01"]),
    ],
    ids=["list numbers", "urusan", "old codes", "organisation", "account", "template"],
)
def test_what_is_a_kode(rows: tuple[str, ...], codes: list[str]) -> None:
    table = plan("kode nama pagu", *rows)
    assert [str(row.kode.value or "") for row in table.rows] == codes
    assert all(not row.cacat for row in table.rows)


def test_a_damaged_kode_keeps_its_print_and_says_what_is_wrong() -> None:
    row = plan("kode nama", "2.17.01|P", "2.17.01.1.01,0002|A").rows[1]
    assert (row.kode.value, row.kode.raw, str(row.dugaan)) == (None, "2.17.01.1.01,0002", "2.17.01.1.01.0002")
    assert row.cacat == "tanda keliru"


def test_places_are_comparable_with_kab_written_out() -> None:
    rows = [
        plan("kode nama lokasi", f"2.17.01|A|{lokasi}").rows[0]
        for lokasi in ("Kab. X", "KABUPATEN X", "Kab/Kota")
    ]
    assert [row.lokasi.value for row in rows] == [("kabupatenx",), ("kabupatenx",), ("kabupaten/kota",)]


def test_a_goal_printed_once_holds_for_the_rows_below() -> None:
    table = rows_of(
        document(
            "tujuan_sasaran",
            "no tujuan sasaran indikator target_2024",
            "1|Tujuan A||X|5 %",
            "||Sasaran A|Y|6 %",
            "|||Z|7 %",
            "2|Tujuan B||W|8 %",
        )
    ).objectives[0]
    assert [(row.tujuan.raw, row.sasaran.raw) for row in table.rows] == [
        ("Tujuan A", ""),
        ("Tujuan A", "Sasaran A"),
        ("Tujuan A", "Sasaran A"),
        ("Tujuan B", ""),
    ]


def test_performance_rows_hold_values_by_year() -> None:
    table = rows_of(
        document(
            "kinerja_pelayanan",
            "no indikator spm target_2022 realisasi_2022",
            "|a. Persentase X||29%|29,79 %",
        )
    ).performances[0]
    row = table.rows[0]
    assert [item.form for item in row.indikator.value or ()] == ["persentasex"]
    assert [(name, (cell.value or ())[0].value) for name, cell in row.nilai.items()] == [
        ("target_2022", 29),
        ("realisasi_2022", Decimal("29.79")),
    ]


def test_two_tables_of_a_kind_and_one_of_none() -> None:
    tables = [
        make_table(kind, "T", ["kode", "nama"], [["2.17.01", "A"]])
        for kind in ("rencana_kerja", "", "rencana_kerja")
    ]
    assert [table.nomor for table in rows_of(make_document(tables)).plans] == [0, 2]


def test_an_empty_table_has_no_rows() -> None:
    assert plan("kode nama pagu").rows == ()
    assert plan("kode nama pagu", "||").rows == ()


@pytest.mark.parametrize("tahun", [2016, None])
def test_programs_before_permendagri_90_only_look_like_codes(tahun: int | None) -> None:
    rows = [["1.21.29", "Program A"], ["1.21.29.01", "Kegiatan A"], ["1.21.30", "Program B"]]
    table = make_table("rencana_kerja", "T", ["kode", "nama"], rows)
    plan_table = rows_of(make_document([table], tahun=tahun)).plans[0]
    assert all(row.kode.is_empty and not row.cacat for row in plan_table.rows)


def test_codes_with_kewenangan_are_codes_in_a_document_of_unknown_year() -> None:
    table = make_table("rencana_kerja", "T", ["kode", "nama"], [["2.17.01", "P"], ["2.17.01.1.01", "K"]])
    plan_table = rows_of(make_document([table], tahun=None)).plans[0]
    assert [str(row.kode.value) for row in plan_table.rows] == ["2.17.01", "2.17.01.1.01"]


def test_kewenangan_of_two_digits_is_damage_and_no_old_coding() -> None:
    rows = [["1.01.01", "P"], ["1.01.01.02.01.0001", "S"], ["1.01.01.02.01.0002", "S"]]
    plan_table = rows_of(make_document([make_table("rencana_kerja", "T", ["kode", "nama"], rows)])).plans[0]
    assert [str(row.dugaan) for row in plan_table.rows[1:]] == ["1.01.01.2.01.0001", "1.01.01.2.01.0002"]


def test_a_cell_over_both_halves_is_told() -> None:
    columns = "kode nama pagu nama_analisis pagu_analisis"
    review = document("review_rkpd", columns, "2.17.01|A|1||", "2.17.02|B|1|B|1").tables[0]
    wide = review.rows[0].entries[1]
    box = wide.sources[0].bbox
    stretched = replace(wide.sources[0], bbox=BBox(box.x0, box.top, box.x1 + 200, box.bottom))
    entries = (review.rows[0].entries[0], replace(wide, sources=(stretched,)), *review.rows[0].entries[2:])
    rows = (replace(review.rows[0], entries=entries), review.rows[1])
    left, right = rows_of(make_document([replace(review, rows=rows)])).plans
    assert [row.spans_halves for row in left.rows] == [True, False]
    assert [row.spans_halves for row in right.rows] == [True, False]


# --- the unit and the style of amounts ----------------------------------------------------------------------


def test_a_running_head_may_name_the_unit_of_the_amounts() -> None:
    """A line "(dalam ribuan rupiah)" above the table on each of its pages is taken for a running head."""
    table = make_table("rencana_kerja", "Bab IV", ["kode", "nama", "pagu"], [["2.17.01", "A", "1.250"]])
    head = PageReport(1, PageKind.TABLE, 100, furniture=("Renja 2024", "(dalam ribuan rupiah)"))
    elsewhere = replace(head, page=2)
    (plan,) = rows_of(make_document([table], [], pages=[head])).plans
    (other,) = rows_of(make_document([table], [], pages=[elsewhere])).plans
    assert (plan.rows[0].pagu.value, plan.pengali) == (Decimal(1250000), 1000)
    assert other.pengali == 1


def test_the_last_printed_digit_tells_how_exact_amounts_are() -> None:
    rows = [["2.17.01", "A", "1.250,5"], ["2.17.02", "B", "12,25"], ["2.17.03", "C", "7"]]
    table = make_table(
        "rencana_kerja", "Bab IV", ["kode", "nama", "pagu"], rows, headers={"pagu": "Pagu (Rp. Juta)"}
    )
    (plan,) = rows_of(make_document([table], [])).plans
    assert [row.pagu.value for row in plan.rows] == [Decimal(1250500000), Decimal(12250000), Decimal(7000000)]
    assert (plan.pengali, plan.ketelitian) == (1_000_000, Decimal(10_000))


def test_each_table_is_read_in_its_own_style() -> None:
    columns = ["kode", "nama", "pagu"]
    indonesian = [["2.17.01", "A", text] for text in ("1.234.567", "2.345.678", "3.456.789", "150.000")]
    english = [["2.17.01", "A", text] for text in ("1,234,567", "2,345,678", "3,456,789", "150,000")]
    tables = [
        make_table("rencana_kerja", label, columns, rows)
        for label, rows in (("Tabel 4.1", indonesian), ("Tabel 4.2", english))
    ]
    plans = rows_of(make_document(tables, [])).plans
    assert [(plan.rows[-1].pagu.value, plan.rows[-1].pagu.doubt) for plan in plans] == [(150000, "")] * 2


def test_an_amount_of_two_readings_is_doubted_in_the_dossier_too() -> None:
    rows = [["2.17.01", "A", text] for text in ("1.234.567", "2,345,678", "9,470")]
    document = make_document([make_table("rencana_kerja", "Bab IV", ["kode", "nama", "pagu"], rows)], [])
    dossier = assemble(document, rows_of(document), SETTINGS)
    (source,) = document.tables[0].rows[2].entries[2].sources
    assert list(dossier.doubtful) == [source]
    assert "9,470 (desimal) atau 9470 (ribuan)" in dossier.doubtful[source]
