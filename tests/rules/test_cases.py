"""Every case of `cases/*.yml`: what a rule judges, what it finds, in which words.

`harap` may hold the counts `dinilai`, `temuan`, `tidak_dinilai`, a part of `alasan`, and `baris`: the findings of the
rule, all of them in report order, each with any of their columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.model.finding import Finding
from tests.rules.builders import run_audit
from tests.rules.cases_reader import OUTCOMES, Case, read_cases

CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_case(case: Case) -> None:
    audit, _ = run_audit(case.document, case.settings, case.editions, case.others)
    coverage = next(line for line in audit.coverage if line.aturan == case.rule)
    findings = [finding for finding in audit.findings if finding.aturan == case.rule]
    counts = {"dinilai": coverage.dinilai, "temuan": coverage.temuan, "tidak_dinilai": coverage.tidak_dinilai}
    expected = case.expected
    for name, count in counts.items():
        assert count == expected.get(name, count), f"{name}: {counts}, {coverage.alasan}"
    assert expected.get("alasan", "") in coverage.alasan
    _check_outcome(case, counts)
    rows = expected.get("baris", [])
    assert len(findings) == len(rows), [finding.pesan for finding in findings]
    for finding, row in zip(findings, rows, strict=True):
        assert {name: _column(finding, name) for name in row} == _texts(row)


def _check_outcome(case: Case, counts: Mapping[str, int]) -> None:
    """A case does what its name says."""
    outcome = next(prefix for prefix in OUTCOMES if case.name.startswith(prefix))
    if outcome == "fail_":
        assert counts["temuan"] > 0
    elif outcome == "pass_":
        assert counts["dinilai"] > 0
        assert counts["temuan"] == 0
    else:
        assert counts["tidak_dinilai"] > 0
        assert counts["temuan"] == 0
        assert case.expected.get("alasan")


def _column(finding: Finding, name: str) -> str:
    if name in ("jenis_tabel", "tabel", "kolom", "halaman"):
        return str(getattr(finding.place, name))
    if name == "pembanding":
        return finding.place_pembanding.tabel if finding.place_pembanding else ""
    value = getattr(finding, name)
    return "" if value is None else str(value)


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items()}
