"""The table of readings: numbers, amounts, per cent, multipliers of headings."""

from decimal import Decimal

import pytest

from pipeline.model.figures import format_number, format_rupiah
from pipeline.model.number_style import NumberStyle
from pipeline.normalise.numbers import (
    Number,
    amounts_in,
    is_nil,
    join_wrapped,
    parse_number,
    parse_rupiah,
    split_figures,
)


def reading(number: Number | None) -> tuple[str, str | None, bool] | None:
    """Value, alternative and stray, the decimals written out."""
    if number is None:
        return None
    alternative = None if number.alternative is None else f"{number.alternative:f}"
    return f"{number.value:f}", alternative, number.stray


@pytest.mark.parametrize(
    ("text", "value", "alternative", "stray"),
    [
        ("16.818.270.585", "16818270585", None, False),
        ("16.364", "16364", "16.364", False),
        ("1.420", "1420", "1.420", False),
        ("1136", "1136", None, False),
        ("33.3", "33.3", None, False),
        ("94.10", "94.10", None, False),
        ("0.76", "0.76", None, False),
        ("91.25", "91.25", None, False),
        ("9.470", "9470", "9.470", False),
        ("0,011", "0.011", None, False),
        ("0.125", "0.125", None, False),
        ("86,44", "86.44", None, False),
        ("9,470", "9.470", "9470", False),
        ("6,025 T", "6025000000000", None, False),
        ("1,2 M", "1200000000", None, False),
        ("500 jt", "500000000", None, False),
        ("1.500 juta", "1500000000", "1500000", False),
        ("75 rb", "75000", None, False),
        ("1,25 triliun", "1250000000000", None, False),
        ("1.234,56", "1234.56", None, False),
        ("1,234.56", "1234.56", None, False),
        ("1,234,567", "1234567", None, False),
        ("275.000,000", "275000.000", "275000000", False),
        (". 171.497.000", "171497000", None, True),
        ("171.497 .000", "171497000", None, True),
        ("171. 497.000", "171497000", None, True),
        ("171.497.00O", "171497000", None, True),
        ("17l.497.000", "171497000", None, True),
        ("5 00.000.000,00", "500000000.00", None, True),
        ("864.750.000.00", "864750000", None, False),
        ("(1.500.000)", "-1500000", None, False),
        ("-1.500.000", "-1500000", None, False),
        ("\u22121.500", "-1500", "-1.500", False),
        ("0", "0", None, False),
        ("2.403.93\n7", "2403937", None, False),
    ],
)
def test_parse_number(text: str, value: str, alternative: str | None, stray: bool) -> None:
    assert reading(parse_number(text)) == (value, alternative, stray)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "n/a",
        "nihil",
        "A",
        "O",
        "85 85",
        "16.364 9.470",
        "- 5",
        "1.42.5",
        "12.34,56",
        "1,2,3",
        "80-90",
        "000",
        "00.000.000,00",
        "3.000,000,000",
        "٣",
        "²",
        "½",
        "1e5",
        "12 Juli",
        "10l",
        "9" * 25,
    ],
)
def test_parse_number_refuses(text: str) -> None:
    assert parse_number(text) is None


def test_a_torn_number_needs_a_cell_for_one() -> None:
    assert parse_number("3 50.000.000") is None
    assert reading(parse_number("3 50.000.000", alone=True)) == ("350000000", None, True)
    assert parse_number("85 85", alone=True) is None


@pytest.mark.parametrize(
    ("text", "style", "decimals", "mark"),
    [
        ("86,44", NumberStyle.INDONESIAN, 2, ","),
        ("86.44", NumberStyle.ENGLISH, 2, "."),
        ("1.420", NumberStyle.INDONESIAN, 0, ""),
        ("1,234,567", NumberStyle.ENGLISH, 0, ""),
        ("85", NumberStyle.PLAIN, 0, ""),
        ("6,025 T", NumberStyle.INDONESIAN, 3, ","),
    ],
)
def test_style(text: str, style: NumberStyle, decimals: int, mark: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.style, number.decimals, number.decimal_mark) == (style, decimals, mark)


@pytest.mark.parametrize(
    ("text", "value", "alternative", "stray"),
    [
        ("16.818.270.585", "16818270585", None, False),
        ("Rp. 16.818.270.585,-", "16818270585", None, False),
        ("Rp16.818.270.585,00", "16818270585.00", None, False),
        ("16.818.270.585.-", "16818270585", None, False),
        ("131.453.130.600,00,-", "131453130600.00", None, False),
        ("Rp 5.000,=", "5000", "5.000", False),
        ("9.142.710.000-,", "9142710000", None, False),
        ("1.234.567,89", "1234567.89", None, False),
        ("171.497", "171497", "171.497", False),
        ("150,000", "150000", "150.000", False),
        ("275.000,000", "275000000", "275000.000", False),
        ("369,335,000", "369335000", None, False),
        ("366,726,000.00", "366726000.00", None, False),
        ("Rp 1,2 M", "1200000000", None, False),
        (". 171.497.000", "171497000", None, True),
        ("17 1.497.000", "171497000", None, True),
        ("5 00.000.000,00", "500000000.00", None, True),
        ("2.000.000.00\n0", "2000000000", None, False),
        ("(1.500.000)", "-1500000", None, False),
        ("Rp -1.500.000", "-1500000", None, False),
        ("-Rp1.500.000", "-1500000", None, False),
        ("0", "0", None, False),
    ],
)
def test_parse_rupiah(text: str, value: str, alternative: str | None, stray: bool) -> None:
    assert reading(parse_rupiah(text)) == (value, alternative, stray)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Rp",
        "Rp. ,-",
        "Rp-",
        "(Rp.000)",
        "85 85",
        "85\n85",
        "300.000.000\n110.000.000",
        "156.6000.000",
        "63,5-",
        "Rp 5.000.000/bulan",
        "TOTAL",
        "25.410..000",
    ],
)
def test_parse_rupiah_refuses(text: str) -> None:
    assert parse_rupiah(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-", True),
        (" \u2013 ", True),
        ("\u2014", True),
        ("Rp -", True),
        ("Rp. -", True),
        ("", False),
        ("0", False),
        ("nihil", False),
        ("Rp", False),
        ("Rp. ,-", False),
    ],
)
def test_is_nil(text: str, expected: bool) -> None:
    assert is_nil(text) is expected


@pytest.mark.parametrize(
    ("value", "rupiah", "number"),
    [
        ("16818270585", "16.818.270.585", "16.818.270.585"),
        ("1234567.50", "1.234.567,50", "1.234.567,50"),
        ("86.44", "86,44", "86,44"),
        ("171497000.00", "171.497.000", "171.497.000,00"),
        ("-1500000", "-1.500.000", "-1.500.000"),
        ("0", "0", "0"),
        ("-0", "0", "0"),
        ("1E+5", "100.000", "100.000"),
    ],
)
def test_formats(value: str, rupiah: str, number: str) -> None:
    assert (format_rupiah(Decimal(value)), format_number(Decimal(value))) == (rupiah, number)


@pytest.mark.parametrize(
    ("run", "count", "values"),
    [
        ("85 85", 2, ["85", "85"]),
        ("16.364 9.470", None, ["16364", "9470"]),
        ("171.497 .000", None, ["171497000"]),
        ("85, 90", None, ["85.90"]),
        ("85, 90", 2, ["85", "90"]),
        ("1.2.3", None, []),
    ],
)
def test_split_figures(run: str, count: int | None, values: list[str]) -> None:
    assert [f"{number.value:f}" for _, number in split_figures(run, count)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.600.00\n0", "1.600.000"),
        ("725.472.000\n16.780.000", "725.472.000\n16.780.000"),
        ("85\n85", "85\n85"),
        ("12\nBulan", "12\nBulan"),
    ],
)
def test_join_wrapped(text: str, expected: str) -> None:
    assert join_wrapped(text) == expected


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("DAU 1.500.000 dan PAD Rp 250.000,-", [1_500_000, 250_000]),
        ("DAU: Rp.100.000.000,00\nPAD: 50.000.000", [100_000_000, 50_000_000]),
        ("DAK (150.\n000)", [150_000]),
        ("APBD", []),
        ("DAK 2024 (50 %)", []),
        ("Pergub 12.5.2023", []),
        ("1.5000", []),
    ],
)
def test_amounts_among_words(text: str, amounts: list[int]) -> None:
    assert list(amounts_in(text)) == amounts
