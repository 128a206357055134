from __future__ import annotations

from decimal import Decimal

from pipeline.rules.shared.texts import listed, selisih_text


def test_selisih_tells_the_direction() -> None:
    assert selisih_text(Decimal(-5000)) == "5.000 kurang"
    assert selisih_text(Decimal(5000)) == "5.000 lebih"


def test_long_lists_are_cut() -> None:
    assert listed("abc") == "a; b; c"
    assert listed("abcd", 2) == "a; b; dan 2 lainnya"
