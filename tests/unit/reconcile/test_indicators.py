"""The join of indicators: what goes together, in which order, and how sure it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.indicators import IndicatorGroup, LinkBasis, Period, Ukuran, sections
from pipeline.model.table import LogicalTable
from pipeline.reconcile.dossier import assemble
from tests.defaults import SETTINGS, rows_of
from tests.rules.builders import make_document, make_table

KINDS = {
    "kp": ("kinerja_pelayanan", "Tabel 2.2", "no"),
    "ts": ("tujuan_sasaran", "Tabel 3.2", "tujuan"),
    "rk": ("rencana_kerja", "Bab IV", "kode"),
    "er": ("evaluasi_renja", "Tabel 2.1", "kode"),
}
YEARS = {
    "realisasi_sd_n3": "Realisasi s/d Tahun 2021 (n-3)",
    "target_n2": "Target Renja Tahun 2022 (n-2)",
    "realisasi_n2": "Realisasi Renja Tahun 2022 (n-2)",
    "target_n1": "Target Renja Tahun 2023 (n-1)",
    "target_renstra": "Target Renstra Tahun 2024",
}
HISTORY = ("realisasi_sd_n3", "target_n2", "realisasi_n2", "target_n1")
YEAR_COLUMNS = ("realisasi_2021", "target_2022", "realisasi_2022", "target_2023")

Row = tuple[str, ...]


def table(kind: str, rows: list[Row], columns: tuple[str, ...] = ()) -> LogicalTable:
    """Rows of (kode, text, values...); the values are targets of 2024 unless `columns` says otherwise."""
    name, label, first = KINDS[kind]
    values = columns or {"rk": ("target",), "er": ("target_renstra",)}.get(kind, ("target_2024",))
    return make_table(name, label, [first, "indikator", *values], rows, headers=YEARS)


def groups(*tables: LogicalTable, tahun: int | None = 2024, **settings: float) -> tuple[IndicatorGroup, ...]:
    document = make_document(tables, tahun=tahun)
    changed = SETTINGS.model_copy(update=settings)
    return assemble(document, rows_of(document), changed).indicators


def texts(found: tuple[IndicatorGroup, ...]) -> list[list[str]]:
    return [[place.indikator.raw for place in group.places] for group in found]


def joined(*tables: LogicalTable, **settings: float) -> list[list[str]]:
    return [place for place in texts(groups(*tables, **settings)) if len(place) > 1]


PESERTA_KOPERASI = "Persentase Peserta Pelatihan Koperasi yang Paham"
PESERTA_UMKM = "Persentase Peserta Pelatihan UMKM yang Paham"
NAIK_KELAS = "Prosentase Usaha Kecil yang naik kelas"
NAIK_KELAS_LENGKAP = "Prosentase Pelaku Usaha Mikro dan Kecil Naik Kelas"


def test_equal_texts_go_together_whatever_their_values() -> None:
    found = joined(
        table("kp", [("1", "a. Prosentase X Y Z (%)", "5%")]), table("ts", [("T", "% x y z", "70%")])
    )
    assert found == [["Prosentase X Y Z (%)", "% x y z"]]


def test_the_exact_partner_goes_before_a_near_one_with_an_equal_value() -> None:
    found = joined(
        table("kp", [("1", PESERTA_KOPERASI, "95%"), ("2", PESERTA_UMKM, "90%")]),
        table("ts", [("T", PESERTA_UMKM, "95%"), ("T", PESERTA_KOPERASI, "90%")]),
    )
    assert found == [[PESERTA_KOPERASI] * 2, [PESERTA_UMKM] * 2]


def test_a_near_neighbour_is_left_when_its_own_partner_is_there() -> None:
    found = joined(
        table("kp", [("1", PESERTA_UMKM, "95%"), ("2", PESERTA_KOPERASI, "90%")]),
        table("ts", [("T", PESERTA_KOPERASI, "95%")]),
    )
    assert found == [[PESERTA_KOPERASI] * 2]


@pytest.mark.parametrize(
    ("value", "count"), [("0,08 %", 1), ("0,09 %", 0), ("0,08 usaha", 0), ("", 0)], ids=str
)
def test_similar_texts_need_an_equal_value(value: str, count: int) -> None:
    kp, ts = table("kp", [("1", NAIK_KELAS, "0,08%")]), table("ts", [("T", NAIK_KELAS_LENGKAP, value)])
    assert len(joined(kp, ts)) == count


@pytest.mark.parametrize("common", ["100%", "0%"])
def test_a_value_that_everybody_has_proves_nothing(common: str) -> None:
    kp, ts = table("kp", [("1", NAIK_KELAS, common)]), table("ts", [("T", NAIK_KELAS_LENGKAP, common)])
    assert joined(kp, ts) == []


def test_a_join_of_similar_texts_is_in_doubt() -> None:
    kp, ts = table("kp", [("1", NAIK_KELAS, "0,08%")]), table("ts", [("T", NAIK_KELAS_LENGKAP, "0,08%")])
    (group,) = groups(kp, ts)
    (link,) = group.links
    assert 0.70 <= link.score < 0.85
    assert (link.basis, link.is_sure, link.runner_up) == (LinkBasis.RUMUSAN, False, "")
    assert group.doubts(group.places) == (link,)


def test_nearly_equal_texts_are_sure_without_an_equal_value() -> None:
    kp = table("kp", [("1", "Prosentase Peserta yang Meningkatkan Pemahamannya", "5%")])
    (group,) = groups(kp, table("ts", [("T", "Prosentase Peserta yang meningkat Pemahamannya", "6%")]))
    assert [link.is_sure for link in group.links] == [True]
    assert group.doubts(group.places) == ()


def test_a_second_candidate_within_the_margin_leaves_a_doubt() -> None:
    kp = table("kp", [("1", PESERTA_KOPERASI, "5%")])
    near, far = PESERTA_KOPERASI + "i", PESERTA_KOPERASI.replace("Peserta", "Pesertu") + "i"
    group = groups(kp, table("ts", [("T", far, "5%"), ("T", near, "6%")]))[0]
    assert [place.indikator.raw for place in group.places] == [PESERTA_KOPERASI, near]
    assert [(link.is_sure, link.runner_up) for link in group.links] == [(False, far)]
    without_margin = groups(kp, table("ts", [("T", far, "5%"), ("T", near, "6%")]), jarak_kemiripan=0.0)[0]
    assert [link.is_sure for link in without_margin.links] == [True]


def test_an_equal_text_fears_no_near_one() -> None:
    kp = table("kp", [("1", PESERTA_KOPERASI, "5%")])
    group = groups(kp, table("ts", [("T", PESERTA_KOPERASI + "i", "5%"), ("T", PESERTA_KOPERASI, "6%")]))[0]
    assert [(link.score, link.is_sure) for link in group.links] == [(1.0, True)]


def test_units_of_two_classes_keep_indicators_apart() -> None:
    kp = table(
        "kp", [("1", "Prosentase Volume Usaha Koperasi", "13%"), ("2", "Volume Usaha Koperasi", "6 T")]
    )
    assert joined(kp, table("ts", [("T", "Volume Usaha Koperasi (Rp)", "6 T")])) == [
        ["Volume Usaha Koperasi", "Volume Usaha Koperasi (Rp)"]
    ]


def test_only_programs_meet_tables_without_codes() -> None:
    plan = table("rk", [("2.17.04.1.01", "Koperasi sehat", "5%"), ("2.17.04", "Koperasi patuh", "6%")])
    kp = table("kp", [("1", "Koperasi sehat", "5%"), ("2", "Koperasi patuh", "6%")])
    assert joined(kp, plan) == [["Koperasi patuh"] * 2]


def test_items_of_one_kode_join_by_text_and_keep_their_values() -> None:
    evaluation = table("er", [("2.17.08", "1. Usaha berkembang 2. Usaha bermitra", "0,05% 0,94%")])
    plan = table("rk", [("2.17.08", "4. Usaha bermitra 5. Usaha berkembang", "0.94% 0,06%")])
    period = Period(2024, Ukuran.TARGET)
    assert [
        [(place.indikator.raw, place.values[period].raw) for place in group.places]
        for group in groups(evaluation, plan)
    ] == [
        [("Usaha berkembang", "0,05%"), ("Usaha berkembang", "0,06%")],
        [("Usaha bermitra", "0,94%"), ("Usaha bermitra", "0.94%")],
    ]


def test_equal_indicators_of_two_codes_stay_apart() -> None:
    plan = table("rk", [("2.17.04", "Koperasi sehat", "5%"), ("2.17.05", "Koperasi sehat", "6%")])
    assert [len(group.places) for group in groups(plan)] == [1, 1]


def test_one_of_two_equal_programs_is_taken_in_doubt() -> None:
    plan = table("rk", [("2.17.04", "Koperasi sehat", "5%"), ("2.17.05", "Koperasi sehat", "6%")])
    kp = table("kp", [("1", "Koperasi sehat", "6%")])
    found = [group for group in groups(kp, plan) if len(group.places) > 1]
    assert [group.kode for group in found if group.coded] == ["2.17.05"], "the equal value decides"
    assert [link.is_sure for group in found for link in group.links] == [False]


def test_a_kode_on_several_rows_does_not_say_which_is_meant() -> None:
    assert (
        groups(table("rk", [("2.17.04", "Koperasi sehat", "5%"), ("2.17.04", "Koperasi sehat", "6%")])) == ()
    )


def test_repeated_rows_are_one_place_and_the_filled_cell_counts() -> None:
    columns = ("target_2023", "target_2024")
    rows = [("3", "Pertumbuhan UMKM", "9 %", ""), ("d", "d. Pertumbuhan UMKM", "-", "0,76%")]
    (group,) = groups(table("kp", rows, columns))
    (place,) = group.places
    assert len(place.rows) == 2
    assert [value.raw for _, value in sorted(place.values.items())] == ["9 %", "0,76%"]


def test_repeated_rows_that_contradict_each_other_have_no_value() -> None:
    (group,) = groups(table("kp", [("1", "Koperasi sehat", "5%"), ("2", "Koperasi sehat", "6%")]))
    assert [value.target for value in group.places[0].values.values()] == [None]


def test_parts_of_two_indicators_are_not_one() -> None:
    rows = [("1", "Produksi", ""), ("", "Padi", "12"), ("2", "Margin", ""), ("", "Padi", "32")]
    kp = table("kp", rows)
    assert [len(group.places[0].rows) for group in groups(kp)] == [1, 1, 1, 1]
    (performance,) = rows_of(make_document([kp])).performances
    assert sections(performance.rows) == ("produksi", "produksi", "margin", "margin")


def test_renstra_targets_of_another_year_have_no_period() -> None:
    evaluation = table("er", [("2.17.04", "Koperasi sehat", "5%")])
    assert [len(group.places[0].values) for group in groups(evaluation)] == [1]
    assert [len(group.places[0].values) for group in groups(evaluation, tahun=2023)] == [0]


def evaluation_with(
    *values: str, text: str = "Volume Usaha Koperasi (Rp)", kode: str = "2.17.06"
) -> LogicalTable:
    return table("er", [(kode, text, *values)], HISTORY)


OMZET = "Prosentase Koperasi yang omzetnya naik"
OMZET_HISTORY = ("3%", "4%", "17,07%", "12,96 %")


def by_history(evaluation: LogicalTable, *rows: Row) -> list[list[str]]:
    found = groups(evaluation, table("kp", list(rows), YEAR_COLUMNS))
    return [[place.indikator.raw for place in group.places] for group in found if group.is_riwayat]


def test_a_history_of_another_unit_goes_to_the_indicator_it_repeats() -> None:
    evaluation = evaluation_with("3%", "4 %", "17,07 %", "5 Persen")
    found = groups(evaluation, table("kp", [("d", OMZET, *OMZET_HISTORY)], YEAR_COLUMNS))
    assert texts(found) == [["Volume Usaha Koperasi (Rp)"], ["Volume Usaha Koperasi (Rp)", OMZET]]
    assert [len(group.places[0].values) for group in found] == [0, 4]
    assert [(link.basis, link.is_sure) for link in found[1].links] == [(LinkBasis.RIWAYAT, False)]
    assert found[1].kode == "2.17.06"


@pytest.mark.parametrize(
    ("evaluation", "rows"),
    [
        (evaluation_with("3%", "4 %", "16 %", "5 Persen"), [("d", OMZET, *OMZET_HISTORY)]),
        (evaluation_with("3%", "100 %", "100 %", "0 %"), [("d", OMZET, "3%", "100%", "100%", "0%")]),
        (
            evaluation_with("3%", "4 %", "17,07 %", "5 %", text="Persentase lain"),
            [("d", OMZET, *OMZET_HISTORY)],
        ),
        (evaluation_with("3%", "4 %", "17,07 %", "5 %", kode="2.17.06.1.01"), [("d", OMZET, *OMZET_HISTORY)]),
        (
            evaluation_with("3%", "4 %", "17,07 %", "5 %"),
            [("d", OMZET, *OMZET_HISTORY), ("e", "Prosentase lain", *OMZET_HISTORY)],
        ),
    ],
    ids=["two equal values", "values that everybody has", "the unit fits", "a kegiatan", "two candidates"],
)
def test_a_history_stays_where_it_is(evaluation: LogicalTable, rows: list[Row]) -> None:
    assert by_history(evaluation, *rows) == []


def test_the_order_of_tables_does_not_change_the_groups() -> None:
    tables = [
        table("kp", [("1", NAIK_KELAS, "0,08%"), ("2", PESERTA_UMKM, "90%")]),
        table("ts", [("T", PESERTA_UMKM, "90%"), ("T", NAIK_KELAS_LENGKAP, "0,08%")]),
    ]
    assert sorted(texts(groups(*tables))) == sorted(texts(groups(*tables[::-1])))


def test_two_tables_of_one_kind_may_print_the_same_indicator() -> None:
    first = table("kp", [("1", "Koperasi sehat", "5%")])
    second = replace(table("kp", [("1", "Koperasi sehat", "6%")]), label="Tabel 2.3")
    assert joined(first, second) == [["Koperasi sehat"] * 2]
