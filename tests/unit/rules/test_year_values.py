from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.rules.shared.year_values import is_slip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("74.84", "74.87", True),
        ("4.27", "4.57", True),
        ("4.2", "4.20", True),
        ("99.5", "100", True),
        ("126", "206", False),
        ("9.74", "9.47", False),
        ("8", "9", False),
        ("12", "92", False),
        ("0.08", "0.09", False),
        ("100", "93.02", False),
        ("1000", "100", False),
        ("0", "5", False),
    ],
)
def test_a_slip_is_one_digit_or_less_than_one_percent(one: str, other: str, expected: bool) -> None:
    assert is_slip(Decimal(one), Decimal(other)) is expected
    assert is_slip(Decimal(other), Decimal(one)) is expected
