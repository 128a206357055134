from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.figures import format_number, format_rupiah


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0"),
        ("999", "999"),
        ("16818270585", "16.818.270.585"),
        ("-143185181", "-143.185.181"),
        ("1000.50", "1.000,50"),
        ("1000.00", "1.000"),
        ("-0.50", "-0,50"),
    ],
)
def test_format_rupiah(amount: str, text: str) -> None:
    """Cents only where there are any."""
    assert format_rupiah(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("86.44", None, "86,44"),
        ("1136", 2, "1.136,00"),
        ("39.4419", 3, "39,442"),
        ("54", 0, "54"),
        ("-0.5", None, "-0,5"),
    ],
)
def test_format_number(value: str, decimals: int | None, text: str) -> None:
    assert format_number(Decimal(value), decimals) == text
