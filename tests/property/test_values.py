"""Value parsers on any text: they never raise, and what is formatted reads back the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import text
from pipeline.model.figures import format_number, format_rupiah
from pipeline.model.kode import Kode
from pipeline.model.number_style import NumberHabit, NumberStyle
from pipeline.model.values import TargetKind
from pipeline.normalise import amounts, kode, lists, numbers, targets, terbilang
from pipeline.normalise.number_habits import read_habits
from tests.defaults import SETTINGS, UNITS
from tests.rules.builders import make_table

# Letters that mean something to the parsers come up often, everything else now and then.
CELLS = st.one_of(
    st.text(alphabet="0123456789.,-()% \nOolIXRpaAB/TMjt=;:\u00a0\u2013\u00ad\u2022", max_size=40),
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "1)",
                "2)",
                "3.",
                "a.",
                "-",
                "16.364",
                "33,3",
                "%",
                "Persen",
                "dok",
                "Orang/",
                "Bulan",
                "T",
                "juta",
                "(satu)",
                "BB",
                "2.17.01.1.05",
                "0001",
                "\n",
                "Rp",
                ",-",
                "5 00.000",
                "di",
                "kel",
                "(Unit Usaha)",
            ]
        ),
        max_size=8,
    ).map(" ".join),
)
AMOUNTS = st.decimals(min_value=-(10**15), max_value=10**15, places=2)
FIGURES = st.one_of(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.decimals(min_value=-(10**12), max_value=10**12, places=4),
    st.integers(min_value=-(10**18), max_value=10**18).map(Decimal),
)


def parse_targets(cell: str) -> object:
    """The parser of targets, with the units it needs."""
    return targets.parse_targets(cell, UNITS)


PARSERS: list[Callable[[str], object]] = [
    text.fold_typography,
    text.collapse_space,
    text.comparable,
    text.squash,
    text.split_mark,
    text.last_brackets,
    text.indicator_form,
    text.heading_number,
    kode.parse_kode,
    kode.split_kode_nama,
    numbers.parse_number,
    numbers.parse_rupiah,
    numbers.is_nil,
    amounts.rupiah_multiplier,
    amounts.AmountReading(1_000_000).read,
    numbers.join_wrapped,
    lists.split_items,
    parse_targets,
    terbilang.parse_terbilang,
    UNITS.canonical,
    UNITS.in_brackets,
    UNITS.expected,
]


def kodes() -> st.SearchStrategy[Kode]:
    """Legal codes of every rung."""
    two = st.integers(0, 99).map("{:02d}".format)
    one = st.integers(0, 9).map(str)
    last = st.one_of(two, st.integers(0, 9999).map("{:04d}".format))
    groups = st.tuples(one, two, two, one, two, last)
    return st.tuples(groups, st.sampled_from([1, 2, 3, 5, 6])).map(
        lambda drawn: Kode(".".join(drawn[0][: drawn[1]]))
    )


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(cell=CELLS)
@settings(max_examples=60, deadline=None)
def test_no_text_makes_a_parser_raise(parse: Callable[[str], object], cell: str) -> None:
    parse(cell)


@given(cell=CELLS, count=st.one_of(st.none(), st.integers(0, 5)))
@settings(deadline=None)
def test_only_an_empty_cell_has_no_targets(cell: str, count: int | None) -> None:
    found = targets.parse_targets(cell, UNITS, count)
    assert bool(found) == bool(text.collapse_space(cell))
    assert all((target.value is not None) == (target.kind is TargetKind.NUMBER) for target in found)


@given(cell=CELLS, count=st.one_of(st.none(), st.integers(0, 5)))
@settings(deadline=None)
def test_targets_keep_every_digit(cell: str, count: int | None) -> None:
    """No part of a cell is lost: marks and prints together hold all its digits, in order."""
    kept, mark = "", ""
    for target in targets.parse_targets(cell, UNITS, count):
        # Two quantities of one item ("1) 9 Jenis 27906 Lembar") share its mark.
        kept += target.raw if target.mark == mark else target.mark + target.raw
        mark = target.mark
    assert [c for c in kept if c in "0123456789"] == [c for c in cell if c in "0123456789"]


@given(cell=CELLS)
def test_items_keep_every_letter(cell: str) -> None:
    kept = "".join(item.mark + item.text for item in lists.split_items(cell))
    assert text.squash(kept) == text.squash(cell)


@given(cell=CELLS)
@settings(deadline=None)
def test_unreadable_is_not_empty(cell: str) -> None:
    parsed = kode.parse_kode(cell)
    assert (parsed.damage is kode.Damage.EMPTY) == (not text.collapse_space(cell))
    assert parsed.kode is None or parsed.suggestion is None


@given(cell=CELLS)
def test_normal_forms_are_stable(cell: str) -> None:
    for form in (text.collapse_space, text.comparable, text.squash, text.fold_typography):
        assert form(form(cell)) == form(cell)


@given(printed=st.sampled_from(["dok", "Lporan", "Orang/ Bulan", "kel", "xyz"]), cell=CELLS)
def test_canonical_units_are_stable(printed: str, cell: str) -> None:
    for unit in (printed, cell):
        assert UNITS.canonical(UNITS.canonical(unit)) == UNITS.canonical(unit)


@given(AMOUNTS)
def test_rupiah_reads_back(amount: Decimal) -> None:
    number = numbers.parse_rupiah(format_rupiah(amount))
    assert number is not None
    assert (number.value, number.stray) == (amount, False)


@given(AMOUNTS)
def test_rupiah_reads_back_with_its_trimmings(amount: Decimal) -> None:
    number = numbers.parse_rupiah(f"Rp. {format_rupiah(amount)},-")
    assert number is not None
    assert number.value == amount


@given(FIGURES)
def test_numbers_read_back(value: Decimal) -> None:
    number = numbers.parse_number(format_number(value))
    assert number is not None
    assert (number.value, number.stray) == (value, False)


@given(st.integers(0, 999_999_999))
def test_terbilang_reads_back(number: int) -> None:
    words = terbilang.format_terbilang(number)
    assert terbilang.parse_terbilang(words) == number
    assert terbilang.parse_terbilang(words.replace(" ", "").upper()) == number


@given(kodes())
def test_kode_reads_back(legal: Kode) -> None:
    parsed = kode.parse_kode(str(legal))
    assert (parsed.kode, parsed.damage, parsed.printed) == (legal, kode.Damage.NONE, str(legal))


@given(kodes(), st.data())
def test_a_wrapped_kode_reads_back(legal: Kode, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(legal.text)))
    assert kode.parse_kode(f"{legal.text[:cut]}\n{legal.text[cut:]}").kode == legal


@given(kodes(), st.sampled_from(["{}.", "{} .", ".{}", "{},"]))
def test_a_repair_is_the_kode_itself(legal: Kode, damage: str) -> None:
    parsed = kode.parse_kode(damage.format(legal))
    assert (parsed.kode, parsed.suggestion) == (None, legal)


# --- the habit of a document --------------------------------------------------------------------------------

STYLES = (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)
MULTIPLIERS = st.sampled_from([1, 1000, 1_000_000])


def in_style(printed: str, style: NumberStyle) -> str:
    """A number in Indonesian print, with its marks changed for each other in English style."""
    return printed.translate(str.maketrans(".,", ",.")) if style is NumberStyle.ENGLISH else printed


@given(AMOUNTS, MULTIPLIERS, st.sampled_from(STYLES))
def test_an_amount_in_the_habit_of_its_document_reads_back_in_both_styles(
    amount: Decimal, multiplier: int, style: NumberStyle
) -> None:
    reading = amounts.AmountReading(multiplier, NumberHabit(style))
    read = reading.read(in_style(format_rupiah(amount), style))
    assert read is not None
    assert (read.value, read.stray, read.doubt) == (amount * multiplier, False, "")


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3), st.sampled_from(STYLES))
def test_three_decimals_of_millions_read_back_in_both_styles(amount: Decimal, style: NumberStyle) -> None:
    """The case of two readings, decided by the habit."""
    reading = amounts.AmountReading(1_000_000, NumberHabit(style))
    read = reading.read(in_style(format_number(amount), style))
    assert read is not None
    assert (read.value, read.doubt) == (amount * 1_000_000, "")


@given(FIGURES, st.sampled_from(STYLES), st.sampled_from(["", " km", " ton"]))
def test_a_target_in_the_habit_of_its_document_reads_back_in_both_styles(
    value: Decimal, style: NumberStyle, unit: str
) -> None:
    units = replace(UNITS, habit=NumberHabit(style))
    (target,) = targets.parse_targets(in_style(format_number(value), style) + unit, units)
    assert value in (target.value, target.alternative)
    if style is NumberStyle.ENGLISH:
        assert (target.value, target.alternative) == (value, None)


@given(
    st.lists(st.decimals(min_value=10**6, max_value=10**12, places=2), min_size=3, max_size=9),
    st.sampled_from(STYLES),
)
def test_a_document_in_one_style_has_its_habit(printed: list[Decimal], style: NumberStyle) -> None:
    cells = [[in_style(format_rupiah(amount), style)] for amount in printed]
    table = make_table("rencana_kerja", "Bab IV", ["pagu"], cells)
    assert read_habits([table], SETTINGS).pagu.style is style
