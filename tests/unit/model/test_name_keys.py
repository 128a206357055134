"""Names as keys of rows without codes."""

from __future__ import annotations

from pipeline.model.dossier import PlanTable
from pipeline.model.kode import Level
from pipeline.model.name_keys import by_name, joined_by_name
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.hierarchy import build
from tests.defaults import SETTINGS
from tests.rules.builders import make_document, make_table


def plan(columns: tuple[str, ...], *rows: tuple[str, ...]) -> PlanTable:
    document = make_document([make_table("rencana_kerja", "Bab IV", columns, rows)])
    (table,) = read_rows(document, SETTINGS).plans
    return build(table)


def test_number_and_word_of_the_rung_are_no_part_of_a_name() -> None:
    with_words = plan(("nama",), ("97. Program Benih",), ("1. Kegiatan Uji Lapang",))
    with_codes = plan(("kode", "nama"), ("2.17.01", "BENIH"), ("2.17.01.1.01", "Uji  Lapang"))
    assert list(by_name(with_words)) == list(by_name(with_codes))
    assert list(by_name(with_words)) == [(Level.PROGRAM, "", "benih"), (Level.KEGIATAN, "benih", "ujilapang")]


def test_a_name_is_told_apart_by_its_parent() -> None:
    table = plan(("nama",), ("Program A",), ("Kegiatan Uji",), ("Program B",), ("Kegiatan Uji",))
    assert [len(nodes) for nodes in by_name(table).values()] == [1, 1, 1, 1]


def test_rows_of_unknown_rung_or_without_name_have_no_key() -> None:
    assert by_name(plan(("nama", "pagu"), ("Lain-lain", "1"), ("", "2"))) == {}


def test_a_program_is_known_where_only_one_table_prints_the_urusan_above_it() -> None:
    with_urusan = plan(("kode", "nama"), ("2.17", "URUSAN PERTANIAN"), ("2.17.01", "PROGRAM BENIH"))
    without = plan(("nama",), ("Program Benih",))
    ((own, other),) = joined_by_name(without, with_urusan)
    assert (own[0].nama, other[0].printed) == ("Program Benih", "2.17.01")
