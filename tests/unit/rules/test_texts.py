from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.rules.texts import desimal, listed, rupiah, selisih_text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0"),
        ("999", "999"),
        ("16818270585", "16.818.270.585"),
        ("-143185181", "-143.185.181"),
        ("1000.50", "1.000,50"),
        ("1000.00", "1.000"),
        ("-0.5", "-0,50"),
    ],
)
def test_rupiah(amount: str, text: str) -> None:
    assert rupiah(Decimal(amount)) == text


def test_desimal_uses_a_comma() -> None:
    assert desimal(Decimal("1136")) == "1.136,00"
    assert desimal(Decimal("39.4419"), 3) == "39,442"


def test_selisih_tells_the_direction() -> None:
    assert selisih_text(Decimal(-5000)) == "5.000 kurang"
    assert selisih_text(Decimal(5000)) == "5.000 lebih"


def test_long_lists_are_cut() -> None:
    assert listed("abc") == "a; b; c"
    assert listed("abcd", 2) == "a; b; dan 2 lainnya"
