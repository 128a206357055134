"""The plan of a document in figures: printed amounts, and none that is not sure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.plan import Amount, Plan
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.plan import read_plan
from tests.defaults import SETTINGS, rows_of
from tests.rules.builders import Page, make_document, make_table

KODE = "1.01.02.2.01.0001"


def plan_of(*rows: tuple[str, str, str], kind: str = "rencana_kerja", doubt: str = "") -> Plan:
    """The plan of a table with the rows kode, nama, pagu."""
    columns = ("kode", "nama", "pagu")
    if kind == "review_rkpd":
        columns = ("kode", "nama_analisis", "pagu_analisis")
    table = make_table(kind, "Bab IV", columns, rows, pages=[Page(doubt=doubt)])
    document = make_document([table])
    plan = read_plan(assemble(document, rows_of(document), SETTINGS))
    assert plan is not None
    return plan


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["1.000.000"], Amount(Decimal(1_000_000))),
        ([""], Amount(None, "pagu kosong")),
        (["seribu"], Amount(None, 'pagu "seribu" tidak terbaca sebagai angka')),
        (["-"], Amount(Decimal(0), 'pagu tertulis "-"')),
        (["1.000.000", ""], Amount(Decimal(1_000_000))),
        (["1.000.000", "2.000.000"], Amount(Decimal(3_000_000), "jumlah 2 baris berkode sama")),
        (
            ["1.000.000", "1.000.000"],
            Amount(None, "kode tercetak 2 kali; pagunya tidak dapat dipastikan"),
        ),
        (["1.000.000", "seribu"], Amount(None, 'pagu "seribu" tidak terbaca sebagai angka')),
    ],
)
def test_an_amount_is_what_is_printed_or_a_reason(amounts: list[str], expected: Amount) -> None:
    plan = plan_of(*((KODE, "Sub Kegiatan A", amount) for amount in amounts))
    assert plan.by_item[KODE].pagu == expected


def test_two_names_under_one_kode_are_not_added() -> None:
    plan = plan_of((KODE, "Sub Kegiatan A", "1.000.000"), (KODE, "Sub Kegiatan B", "2.000.000"))
    assert plan.by_item[KODE].pagu.value is None


def test_a_cell_in_doubt_gives_no_amount() -> None:
    plan = plan_of((KODE, "Sub Kegiatan A", "1.000.000"), doubt="terpotong")
    assert plan.by_item[KODE].pagu == Amount(None, 'pagu "1.000.000" meragukan: terpotong')


def test_the_total_is_printed_or_says_that_it_is_a_sum() -> None:
    rows = (("1.01.02", "Program A", "5.000.000"), ("1.01.03", "Program B", "7.000.000"))
    assert plan_of(*rows, ("", "TOTAL", "13.000.000")).total == Amount(Decimal(13_000_000))
    assert plan_of(*rows).total == Amount(
        Decimal(12_000_000), "baris TOTAL tidak tercetak; jumlah baris tingkat teratas"
    )
    unsure = plan_of(rows[0], ("1.01.03", "Program B", ""))
    assert unsure.total == Amount(None, "baris TOTAL tidak tercetak")


def test_rows_without_kode_are_in_the_total_only() -> None:
    plan = plan_of(
        ("", "Program A", "5.000.000"), ("", "Kegiatan A", "5.000.000"), ("", "TOTAL", "5.000.000")
    )
    assert (plan.items, plan.total) == ((), Amount(Decimal(5_000_000)))
    assert plan.catatan == ("2 baris tanpa kode yang sah tidak dirinci",)


def test_without_a_plan_table_the_review_is_used_and_said() -> None:
    plan = plan_of((KODE, "Sub Kegiatan A", "1.000.000"), kind="review_rkpd")
    assert plan.by_item[KODE].pagu.value == 1_000_000
    assert plan.catatan == ("diambil dari sisi kanan T-C.31 karena T-C.33 tidak ada",)
