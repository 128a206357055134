"""The truth of made-up tables: contract columns whatever is printed."""

from __future__ import annotations

from pipeline.generate.form import Form, Heading, single
from pipeline.generate.renja import PLAN, Part, PartKind, Renja
from pipeline.generate.truth import TableTruth, truth_files, truth_of


def truth(form: Form, *rows: dict[str, str]) -> TableTruth:
    (found,) = truth_of(Renja((Part(PartKind.TABLE, "Tabel 4.1", PLAN),), {PLAN: rows}, {PLAN: form}))
    return found


def test_a_kode_over_several_columns_is_one() -> None:
    form = Form(
        (
            Heading("Kode", (("kode_1", "", 1), ("kode_2", "", 1), ("kode_3", "", 1))),
            single("nama", "Nama", 5),
        )
    )
    found = truth(form, {"kode_1": "2", "kode_2": "17", "kode_3": "", "nama": "KOPERASI"})
    assert found.columns == ("kode", "nama")
    assert found.rows == (("2.17", "KOPERASI"),)


def test_a_kode_before_the_name_is_a_column_of_its_own() -> None:
    form = Form((single("nama", "Program", 5),), with_kode=("nama",))
    found = truth(form, {"kode": "2.17.01", "nama": "2.17.01 PROGRAM"}, {"kode": "TOTAL", "nama": "TOTAL"})
    assert found.columns == ("kode", "nama")
    assert found.rows == (("2.17.01", "PROGRAM"), ("", "TOTAL"))


def test_a_column_the_contract_does_not_know_is_called_after_its_heading() -> None:
    form = Form((Heading("Rencana Tahun 2026", (("target", "Target", 1), ("satuan_target", "Satuan", 1))),))
    assert truth(form, {"target": "5", "satuan_target": "orang"}).columns == (
        "target",
        "rencana_tahun_2026_satuan",
    )


def test_files_are_named_like_those_of_ekstrak() -> None:
    table = TableTruth(PLAN, ("kode",), (("2.17.01",),))
    files = truth_files((table, table))
    assert list(files) == ["rencana_kerja.csv", "rencana_kerja-2.csv"]
    assert files["rencana_kerja.csv"] == b"kode\n2.17.01\n"
