"""Units in a column of their own."""

from __future__ import annotations

import pytest

from pipeline.model.table import LogicalTable
from pipeline.normalise.unit_columns import with_units
from tests.defaults import rows_of
from tests.rules.builders import make_document, make_table


def table(columns: str, *rows: str, kind: str = "rencana_kerja", heading: str = "Satuan") -> LogicalTable:
    """A table; columns whose names begin with "satuan" are unknown ones under the heading."""
    names = columns.split()
    units = [name for name in names if name.startswith("satuan")]
    cells = [[cell.strip().replace("\\n", "\n") for cell in row.split("|")] for row in rows]
    return make_table(kind, "Tabel 1", names, cells, headers=dict.fromkeys(units, heading), unknown=units)


def texts(found: LogicalTable) -> list[str]:
    (row,) = with_units(found).rows
    return [entry.text for entry in row.entries]


@pytest.mark.parametrize(
    ("target", "unit", "together"),
    [
        ("10", "laporan", "10 laporan"),
        ("1.250", "orang/bulan", "1.250 orang/bulan"),
        ("1. 85\\n2. 82", "Nilai\\nNilai", "1. 85 Nilai\n2. 82 Nilai"),
        ("1. 85\\n2. 82", "Nilai Persen", "1. 85 Nilai\n2. 82 Persen"),
        ("1. 85\\n2. 82", "Nilai", "1. 85 Nilai\n2. 82 Nilai"),
        ("a. 85\\nb. 82", "Nilai", "a. 85 Nilai\nb. 82 Nilai"),
        ("1. 85\\n2. 82\\n3. 80", "Nilai\\nPersen", "1. 85\n2. 82\n3. 80"),
        ("10 laporan", "dokumen", "10 laporan"),
        ("10 %", "persen", "10 %"),
        ("", "laporan", ""),
        ("10", "", "10"),
    ],
)
def test_a_value_is_read_with_its_unit(target: str, unit: str, together: str) -> None:
    assert texts(table("nama target satuan pagu", f"A|{target}|{unit}|5.000"))[1] == together


def test_a_unit_column_behind_a_target_is_of_that_alone() -> None:
    found = texts(table("target satuan target_maju satuan_maju pagu", "1|paket|2|unit|5.000"))
    assert found == ["1 paket", "paket", "2 unit", "unit", "5.000"]


def test_a_unit_column_before_the_values_is_of_all_of_them() -> None:
    found = texts(table("indikator satuan target_2024 target_2025", "A|%|1|2", kind="kinerja_pelayanan"))
    assert found == ["A", "%", "1 %", "2 %"]


def test_units_stay_in_their_half_of_a_review() -> None:
    columns = "indikator satuan target indikator_analisis target_analisis"
    assert texts(table(columns, "A|paket|1|A|2", kind="review_rkpd")) == ["A", "paket", "1 paket", "A", "2"]


@pytest.mark.parametrize("heading", ["Biaya Satuan", "Satuan Kerja", "Harga Satuan (Rp)"])
def test_other_headings_with_the_word_are_no_units(heading: str) -> None:
    assert texts(table("nama target satuan", "A|10|500", heading=heading))[1] == "10"


def test_the_target_has_the_unit_and_both_places() -> None:
    (plan,) = rows_of(make_document([table("kode nama target satuan", "2.17.01|A|10|laporan")])).plans
    (target,) = plan.rows[0].target.value or ()
    assert (target.satuan, len(plan.rows[0].target.sources)) == ("laporan", 2)
