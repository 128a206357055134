from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from pipeline.rules.pages import read_page


def test_page_of_a_rule() -> None:
    assert read_page("PGU-01").startswith("# PGU-01 · ")


@pytest.mark.parametrize("rule_id", ["PGU-99", "pgu-01", "../README", ""])
def test_unknown_rule_says_what_to_do(rule_id: str) -> None:
    with pytest.raises(ConfigurationError, match="renja aturan"):
        read_page(rule_id)
