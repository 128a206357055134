"""Figures of made-up documents: what is printed, and what its parts say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.generate.figures import Value, amount, ratios, rupiah, values_of
from pipeline.generate.number_words import number_words
from pipeline.normalise.terbilang import parse_terbilang


@pytest.mark.parametrize("text", ["1.234 orang", "86,44 %", "1. 85 Nilai", "3 dokumen"])
def test_a_figure_is_printed_as_it_was_read(text: str) -> None:
    assert [str(value) for value in values_of(text)] == [text]


def test_a_share_is_rounded_like_the_figure_and_never_nothing() -> None:
    assert str(Value(Decimal(3), "paket").times("0.5")) == "2 paket"
    assert str(Value(Decimal(1), "paket").times("0.1")) == "1 paket"
    assert str(Value(Decimal("99.50"), "%", 2).times("1.02")) == "100,00 %"


def test_ratios_are_exact_to_two_decimals() -> None:
    assert ratios(values_of("9 orang"), values_of("20 orang")) == "45,00 %"


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (1500, "1.500"), (16818270585, "16.818.270.585")])
def test_amounts(number: int, text: str) -> None:
    assert rupiah(number) == text
    assert amount(text) == number


@pytest.mark.parametrize("number", [0, 1, 10, 11, 12, 19, 20, 21, 99, 100, 111, 254, 999])
def test_number_words_say_the_number(number: int) -> None:
    """Read back by the parser of the audit, which was written for other people's documents."""
    assert parse_terbilang(number_words(number)) == number


def test_numbers_beyond_are_refused() -> None:
    with pytest.raises(ValueError, match="1000 is not from 0 to 999"):
        number_words(1000)
