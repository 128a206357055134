from __future__ import annotations

from decimal import Decimal

from pipeline.rules.shared.texts import blank_or_nil, selisih_text


def test_selisih_tells_the_direction() -> None:
    assert selisih_text(Decimal(-5000)) == "5.000 kurang"
    assert selisih_text(Decimal(5000)) == "5.000 lebih"


def test_a_blank_is_not_a_dash() -> None:
    assert blank_or_nil(is_empty=True) == "kosong"
    assert blank_or_nil(is_empty=False) == 'tertulis nihil ("-")'
