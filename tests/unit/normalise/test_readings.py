"""The table of readings of the rule catalogue, line by line: what a cell prints, and what is read from it.

Dates, years of headings, formulas of columns and numbers of headings have tests of their own.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.text import heading_number
from pipeline.model.values import Target, TargetKind, UnitClass
from pipeline.normalise.amounts import AmountReading
from pipeline.normalise.numbers import is_nil
from pipeline.normalise.targets import parse_targets
from tests.defaults import UNITS


def said(target: Target) -> str:
    """A target in short: its value and unit, "nihil", its grade or its text; the other reading behind "|"."""
    if target.kind is TargetKind.NIL:
        return "nihil"
    if target.value is None:
        return f"{target.kind}: {target.raw}"
    other = "" if target.alternative is None else f" | {target.alternative:f}"
    return f"{target.value:f} {target.satuan}".strip() + other


@pytest.mark.parametrize(
    ("text", "items"),
    [
        # every dot is followed by exactly 3 digits
        ("16.818.270.585", ["16818270585"]),
        ("16.364 orang", ["16364 orang"]),
        ("1.420 pelaku usaha", ["1420 pelaku usaha"]),
        # a single dot not followed by 3 digits
        ("33.3", ["33.3"]),
        ("94.10", ["94.10"]),
        ("0.76", ["0.76"]),
        ("91.25 %", ["91.25 persen"]),
        # two readings
        ("9.470", ["9470 | 9.470"]),
        ("9.470 %", ["9470 persen | 9.470"]),
        # a leading 0 is no thousand
        ("0,011 %", ["0.011 persen"]),
        ("0.125", ["0.125"]),
        # words of size
        ("6,025 T", ["6025000000000"]),
        ("1,2 M", ["1200000000"]),
        ("500 jt", ["500000000"]),
        ("75 rb", ["75000"]),
        # both marks: the last one is the decimal mark
        ("1.234,56", ["1234.56"]),
        ("1,234.56", ["1234.56"]),
        # amounts of money
        ("Rp. 16.818.270.585,-", ["16818270585 rupiah"]),
        ("Rp16.818.270.585,00", ["16818270585.00 rupiah"]),
        ("IDR 16.818.270.585", ["16818270585 rupiah"]),
        ("16.818.270.585.-", ["16818270585"]),
        # stray marks
        (". 171.497.000", ["171497000"]),
        ("171.497 .000", ["171497000"]),
        ("171. 497.000", ["171497000"]),
        ("171.497.00O", ["171497000"]),
        # negative
        ("(1.500.000)", ["-1500000"]),
        ("-1.500.000", ["-1500000"]),
        ("(Rp 1.500.000)", ["-1500000 rupiah"]),
        # none, zero, and text
        ("-", ["nihil"]),
        ("\u2013", ["nihil"]),
        ("\u2014", ["nihil"]),
        ("Rp -", ["nihil"]),
        ("", []),
        ("0", ["0"]),
        ("n/a", ["teks: n/a"]),
        ("NA", ["teks: NA"]),
        ("nihil", ["teks: nihil"]),
        # per cent
        ("100%", ["100 persen"]),
        ("100 %", ["100 persen"]),
        ("100 Persen", ["100 persen"]),
        ("100 persen", ["100 persen"]),
        ("100 prosen", ["100 persen"]),
        ("86,44", ["86.44"]),
        ("1136", ["1136"]),
        # lists
        ("85 85", ["85", "85"]),
        ("- - 0.94 %", ["nihil", "nihil", "0.94 persen"]),
        ("3,33% 16.364 9.470", ["3.33 persen", "16364 | 16.364", "9470 | 9.470"]),
        ("1) 16.364 2) 33.3 % 3) 9.47 %", ["16364 | 16.364", "33.3 persen", "9.47 persen"]),
        ("1. 85 2. 90", ["85", "90"]),
        ("2.3", ["2.3"]),
        ("9 Jenis 27906 Lembar", ["9 jenis", "27906 lembar"]),
        # grades
        ("A", ["predikat: A"]),
        ("BB", ["predikat: BB"]),
        # units
        ("12 Bulan", ["12 bulan"]),
        ("60 Orang/ Bulan", ["60 orang/bulan"]),
        ("3 dok", ["3 dokumen"]),
        ("3 Lap", ["3 laporan"]),
        ("3 org", ["3 orang"]),
        ("3 Pkt", ["3 paket"]),
        ("12 bln", ["12 bulan"]),
    ],
)
def test_a_value(text: str, items: list[str]) -> None:
    assert [said(target) for target in parse_targets(text, UNITS)] == items


def test_units_that_mean_several_things_are_not_expanded() -> None:
    """kel: kelurahan, kelompok or keluarga."""
    (target,) = parse_targets("5 kel", UNITS)
    assert (target.satuan, target.kelas) == ("kel", UnitClass.JUMLAH)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16.818.270.585", 16818270585),
        ("Rp. 16.818.270.585,-", 16818270585),
        ("Rp16.818.270.585,00", 16818270585),
        ("16.818.270.585.-", 16818270585),
        ("1.234.567,50", Decimal("1234567.50")),
        ("1,234,567.50", Decimal("1234567.50")),
        (". 171.497.000", 171497000),
        ("171.497 .000", 171497000),
        ("171. 497.000", 171497000),
        ("171.497.00O", 171497000),
        ("(1.500.000)", -1500000),
        ("-1.500.000", -1500000),
        ("6,025 T", 6025000000000),
        ("0", 0),
        ("-", None),
        ("", None),
        ("n/a", None),
        ("nihil", None),
    ],
)
def test_an_amount(text: str, value: Decimal | int | None) -> None:
    read = AmountReading().read(text)
    assert (None if read is None else read.value) == value
    assert is_nil(text) is (text == "-")


@pytest.mark.parametrize(
    ("text", "number"), [("1. 1.", "1.1"), ("1.1.", "1.1"), ("I.1", "1.1"), ("2. 5 ", "2.5")]
)
def test_the_number_of_a_heading(text: str, number: str) -> None:
    assert heading_number(text) == number
