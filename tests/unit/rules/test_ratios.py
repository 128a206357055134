from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.values import Target, TargetKind
from pipeline.normalise.targets import parse_targets
from pipeline.rules.shared.ratios import Outcome, compute_ratio, percentages
from tests.defaults import UNITS


def target(text: str) -> Target:
    return parse_targets(text, UNITS)[0]


@pytest.mark.parametrize(
    ("tujuan", "hasil", "printed", "outcome"),
    [
        ("20 org", "9 org", "45 %", Outcome.EXACT),
        ("20 org", "9 org", "45,00%", Outcome.EXACT),
        ("20 org", "9 org", "60 %", Outcome.WRONG),
        ("97,84 %", "38,59 %", "39,43 %", Outcome.ROUNDED),
        ("2,36 %", "5,39 %", "229 %", Outcome.ROUNDED),
        ("0,04 %", "0,20 %", "503%", Outcome.ROUNDED),
        ("0,04 %", "0,20 %", "700%", Outcome.WRONG),
        ("88,89%", "100%", "112%", Outcome.EXACT),
        ("125 Pelaku Usaha", "1.420 Pelaku Usaha", "1136", Outcome.EXACT),
        ("3 dok", "1 dok", "33,3 %", Outcome.EXACT),
        ("3 dok", "1 dok", "34 %", Outcome.WRONG),
        ("10 kasus", "8 kasus", "120 %", Outcome.INVERSE),
        ("5 %", "0 %", "0 %", Outcome.EXACT),
        ("400", "206.4", "0.52", Outcome.EXACT),
        ("70", "70", "1", Outcome.EXACT),
        ("70", "70", "1 %", Outcome.WRONG),
        ("100", "96", "1", Outcome.WRONG),
        ("100", "5", "5", Outcome.EXACT),
        ("1", "5", "5", Outcome.WRONG),
        ("9.470", "9,47 %", "100 %", Outcome.EXACT),
        ("9.470", "9.470", "50 %", Outcome.WRONG),
    ],
)
def test_outcome(tujuan: str, hasil: str, printed: str, outcome: Outcome) -> None:
    ratio = compute_ratio(target(tujuan), target(hasil), target(printed))
    assert ratio is not None
    assert ratio.outcome is outcome


def test_a_target_of_zero_divides_nothing() -> None:
    nothing = Target("0", TargetKind.NUMBER, Decimal(0))
    assert compute_ratio(nothing, target("5 dok"), target("100 %")) is None


def test_a_target_that_may_have_been_zero_has_no_upper_limit() -> None:
    ratio = compute_ratio(
        Target("0,0 %", TargetKind.NUMBER, Decimal("0.04"), decimals=1), target("1,0 %"), target("9999 %")
    )
    assert ratio is not None
    assert ratio.outcome is Outcome.ROUNDED


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("45 %", ["45"]),
        ("0.96", ["0.96", "96.00"]),
        ("1", ["1", "100"]),
        ("5", ["5"]),
        ("60", ["60"]),
        ("A", []),
    ],
)
def test_percentages(printed: str, values: list[str]) -> None:
    assert [str(reading.value) for reading in percentages(target(printed))] == values
