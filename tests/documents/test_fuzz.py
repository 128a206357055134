"""A part of `python -m tests.fuzz`: damaged files, each of which has its line in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.mutants import mutant
from tests.fuzz.trial import run_trial

SEED = 7


@pytest.mark.parametrize(
    "numbers", [range(40), pytest.param(range(40, 540), marks=pytest.mark.penuh)], ids=str
)
def test_every_damaged_file_has_its_line_and_costs_no_other(tmp_path: Path, numbers: range) -> None:
    trial = run_trial(numbers, SEED, jobs=2, keep=tmp_path)
    assert trial.complaints == []
    assert sum(trial.statuses.values()) == len(numbers)
    assert {"terbaca", "sebagian", "gagal"} <= trial.statuses.keys()


def test_the_same_number_and_seed_make_the_same_file() -> None:
    for number in range(30):
        assert mutant(number, SEED) == mutant(number, SEED)
    assert len({mutant(11 * number, SEED) for number in range(10)}) == 10
