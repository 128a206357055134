"""Rows without codes that other tables of the document know by a kode."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.dossier import PlanTable
from pipeline.model.jenjang import Bukti
from pipeline.model.kode import Level
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.hierarchy import build
from pipeline.reconcile.lent_codes import with_lent_codes
from tests.defaults import SETTINGS
from tests.rules.builders import make_document, make_table

CODED = (
    ("2.17.01", "PROGRAM BENIH"),
    ("2.17.01.1.01", "Uji"),
    ("2.17.01.1.01.0001", "Rapat"),
    ("2.17.01.1.02", "Mutu"),
    ("2.17.01.1.02.0001", "Rapat"),
)


def numbered(*names: str, coded: Sequence[tuple[str, str]] = CODED) -> PlanTable:
    """A table of running numbers beside one that prints codes."""
    tables = [
        make_table("rencana_kerja", "A", ("no", "nama"), [(str(i), name) for i, name in enumerate(names, 1)]),
        make_table("rencana_kerja", "B", ("kode", "nama"), coded),
    ]
    plans, _ = with_lent_codes(
        [build(table) for table in read_rows(make_document(tables), SETTINGS).plans], ()
    )
    return plans[0]


def codes(table: PlanTable) -> list[str]:
    return [node.known_as for node in table.nodes]


def test_a_name_takes_the_kode_beside_it_with_rung_and_parent() -> None:
    table = numbered("Program Benih", "Uji")
    program, kegiatan = table.nodes
    assert codes(table) == ["2.17.01", "2.17.01.1.01"]
    assert (kegiatan.kode, kegiatan.row.jenjang.bukti) == (None, Bukti.PADANAN)
    assert table.parent(kegiatan) is program
    assert not kegiatan.is_level_certain


def test_the_rows_above_tell_which_of_several_codes_is_meant() -> None:
    assert codes(numbered("Program Benih", "Uji", "Rapat", "Mutu", "Rapat")) == [kode for kode, _ in CODED]


def test_below_a_row_that_is_not_known_a_name_of_two_codes_stays_open() -> None:
    assert codes(numbered("Program Benih", "Uji coba", "Rapat")) == ["2.17.01", "", ""]


def test_a_row_under_another_parent_is_another_item() -> None:
    coded = (*CODED, ("2.17.02", "PROGRAM PUPUK"))
    assert codes(numbered("Program Pupuk", "Mutu", coded=coded)) == ["2.17.02", ""]


def test_of_two_rows_of_one_name_none_is_known_but_both_have_its_rung() -> None:
    table = numbered("Program Benih", "Uji", "Uji")
    assert codes(table) == ["2.17.01", "", ""]
    assert [node.level for node in table.nodes] == [Level.PROGRAM, Level.KEGIATAN, Level.KEGIATAN]


def test_a_kode_beside_two_names_is_lent_to_none() -> None:
    coded = (("2.17.01", "PROGRAM BENIH"), ("2.17.01.1.01", "Uji"), ("2.17.01.1.01", "Mutu"))
    assert codes(numbered("Program Benih", "Mutu", coded=coded)) == ["2.17.01", ""]


def test_tables_that_print_codes_stay_as_they_are() -> None:
    table = build(
        read_rows(make_document([make_table("rencana_kerja", "B", ("kode", "nama"), CODED)]), SETTINGS).plans[
            0
        ]
    )
    assert with_lent_codes([table], ()) == ((table,), ())
