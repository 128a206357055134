from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.rows import Indikator
from pipeline.model.values import Target, TargetKind, UnitClass
from pipeline.reconcile.hierarchy import build
from pipeline.reconcile.pairing import join, match_items
from tests.defaults import rows_of
from tests.rules.builders import make_document, make_table


def indikator(form: str, satuan: str = "") -> Indikator:
    return Indikator(form, form, satuan)


def target(value: str, satuan: str = "") -> Target:
    return Target(value, TargetKind.NUMBER, Decimal(value), satuan)


def joined(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> list[tuple[str, str, bool]]:
    tables = [make_table("rencana_kerja", "T", ["kode", "nama"], rows) for rows in (left, right)]
    one, other = (build(table) for table in rows_of(make_document(tables)).plans)
    return [(a[0].printed, b[0].printed, by_nama) for a, b, by_nama in join(one, other)]


def test_join_by_kode_in_the_order_of_the_left_table() -> None:
    rows = [("2.17.02", "B"), ("2.17.01", "A")]
    assert joined(rows, rows[::-1]) == [("2.17.02", "2.17.02", False), ("2.17.01", "2.17.01", False)]


def test_join_by_restored_kode() -> None:
    left = [("2.17.01.01", "K"), ("2.17.01.1.01.0001", "S")]
    assert joined(left, [("2.17.01.1.01", "K")]) == [("2.17.01.01", "2.17.01.1.01", False)]


@pytest.mark.parametrize(("nama", "count"), [("Sub A", 1), ("Sub lain", 0)])
def test_two_and_four_digits_join_only_with_equal_names(nama: str, count: int) -> None:
    pairs = joined([("2.17.01.1.01.01", "SUB A")], [("2.17.01.1.01.0001", nama)])
    assert pairs == [("2.17.01.1.01.01", "2.17.01.1.01.0001", False)] * count


def test_what_is_left_joins_by_name_under_one_parent() -> None:
    left = [("2.17.01.1.01.0001", "Sub A"), ("2.17.01.1.01.0002", "Sub B")]
    right = [("2.17.01.1.01.0001", "Sub A"), ("2.17.01.1.01.0009", "Sub B"), ("2.17.01.1.02.0002", "Sub B")]
    assert joined(left, right)[1] == ("2.17.01.1.01.0002", "2.17.01.1.01.0009", True)


def test_names_do_not_join_across_parents() -> None:
    assert joined([("2.17.01.1.01.0001", "Sub A")], [("2.17.01.1.02.0001", "Sub A")]) == []


def test_a_guessed_kode_joins_nothing_by_kode() -> None:
    left = [("2.17.01.1.01.002", "Sub A")]
    assert joined(left, [("2.17.01.1.01.0002", "Sub lain")]) == []


def test_one_value_on_each_side_belongs_together() -> None:
    pairs, lone = match_items(
        ((indikator("satu"), target("1")),), ((indikator("lain sekali"), target("2")),), 0.7
    )
    assert (len(pairs), lone) == (1, ())


def test_equal_wordings_go_before_near_ones() -> None:
    left = (
        (indikator("persentase peserta pelatihan umkm"), target("1")),
        (indikator("persentase peserta pelatihan koperasi"), target("2")),
    )
    right = tuple(reversed(left))
    pairs, _ = match_items(left, right, 0.7)
    assert [(pair.kiri.raw, pair.kanan.raw) for pair in pairs] == [("1", "1"), ("2", "2")]


def test_an_indicator_without_partner_is_told() -> None:
    left = (
        (indikator("proporsi ukm menjalin kemitraan"), target("1")),
        (indikator("usaha kecil yang berkembang"), target("2")),
    )
    pairs, lone = match_items(left, ((indikator("proporsi ukm menjaln kemitraan"), target("3")),), 0.7)
    assert [(pair.kiri.raw, pair.kanan.raw) for pair in pairs] == [("1", "3")]
    assert [value.raw for _, value in lone] == ["2"]


def test_rows_known_by_name_only_need_indicators_that_are_alike() -> None:
    left = ((indikator("jumlah uji"), target("1")),)
    other = ((indikator("luas lahan percobaan"), target("2")),)
    pairs, lone = match_items(left, other, 0.7, by_nama=True)
    assert (pairs, [value.raw for _, value in lone]) == ((), ["1"])
    pairs, _ = match_items(left, ((None, target("2")),), 0.7, by_nama=True)
    assert len(pairs) == 1


@pytest.mark.parametrize(
    ("wording", "kelas", "count"),
    [
        ("dokumen penyelesaian tanah kas desa", UnitClass.JUMLAH, 0),
        ("dokumen penyelesaian tanah kas desa", UnitClass.NONE, 1),
        ("penyelesaian tanah kas desa", UnitClass.JUMLAH, 1),
    ],
    ids=["another measure", "no unit", "the same indicator"],
)
def test_rows_known_by_name_only_need_values_of_one_measure(
    wording: str, kelas: UnitClass, count: int
) -> None:
    share = Target("50%", TargetKind.NUMBER, Decimal(50), "persen", kelas=UnitClass.PERSEN)
    other = Target("2", TargetKind.NUMBER, Decimal(2), kelas=kelas)
    pairs, _ = match_items(
        ((indikator("penyelesaian tanah kas desa"), share),),
        ((indikator(wording), other),),
        0.7,
        by_nama=True,
    )
    assert len(pairs) == count
