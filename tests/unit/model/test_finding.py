from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model.finding import DOCUMENT, Comparison

COMPARISON = Comparison(DOCUMENT, kode="2.17.01", isian=(("tabel", "Bab IV"),))


def test_a_changed_comparison_is_that_of_replace() -> None:
    changed = COMPARISON.but(beda=Decimal(5), aturan="PGU-01")
    assert changed == replace(COMPARISON, beda=Decimal(5), aturan="PGU-01")
    assert changed.is_judged
    assert not COMPARISON.is_judged
    assert hash(changed) == hash(replace(changed))


def test_a_field_that_does_not_exist_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="a comparison has no bedanya"):
        COMPARISON.but(bedanya=Decimal(5))
