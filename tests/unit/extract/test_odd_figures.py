"""Figures that lost a point in a picture are told by their grouping."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.odd_figures import has_odd_figure
from pipeline.model.figures import format_rupiah


@pytest.mark.parametrize(
    "text",
    [
        "5.661.000",
        "49.638.747.226,20",
        "1,234,567.50",
        "85,44 %",
        "0.0025",
        "1. 85 Nilai",
        "2.17.01.1.01.0001",
        "1.01.01.015",
        "5.1.02.01.01.0001",
        "31.12.2025",
        "Tabel 2.4",
        "565000",
        "2026",
        "(n-1)",
        "2.17.01 Program 5.000.000",
        "",
    ],
)
def test_what_is_printed_in_documents_is_not_odd(text: str) -> None:
    assert not has_odd_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "2050.000",
        "1262.937.328",
        "1.262937.328",
        "217.01.1.05",
        "2.1701.1.05",
        "2.17.011.05.0002",
        "2.17.01.1.050002",
        "612.1 78.002",
        "sebesar Rp1262.937.328,00 untuk",
    ],
)
def test_what_is_left_when_a_point_is_lost_is_odd(text: str) -> None:
    assert has_odd_figure(text)


amounts = st.integers(min_value=1_000_000, max_value=10**13).map(Decimal)


@given(amounts)
def test_no_whole_amount_is_odd(amount: Decimal) -> None:
    assert not has_odd_figure(format_rupiah(amount))


@given(amounts, st.data())
def test_every_amount_of_millions_that_lost_a_point_is_odd(amount: Decimal, data: st.DataObject) -> None:
    printed = format_rupiah(amount)
    points = [place for place, letter in enumerate(printed) if letter == "."]
    lost = data.draw(st.sampled_from(points))
    assert has_odd_figure(printed[:lost] + printed[lost + 1 :])
