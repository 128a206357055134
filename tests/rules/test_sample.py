"""The sample document, rule by rule: exactly what the catalogue says it must give, and silence where it agrees.

`sample_findings/<family>.yml` states for each rule how many comparisons were judged (`dinilai`), how many of them
failed (`gagal`), how many could not be made (`tidak_dinilai`), and the findings (`temuan`), columns between bars, the
first line naming them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from pipeline.model.finding import Audit, Finding
from pipeline.rules.engine import catalogue
from tests.defaults import SETTINGS
from tests.rules.builders import run_audit
from tests.rules.sample import sample_document

FOLDER = Path(__file__).parent / "sample_findings"
KEYS = ("jenis_tabel", "kolom", "kode", "tingkat", "kepastian")
RULES = [aturan.id for aturan in catalogue(SETTINGS)]


@dataclass(frozen=True)
class Expected:
    """What one rule makes of the sample: counts of comparisons, columns of its findings, and the findings."""

    counts: tuple[int, int, int]
    columns: tuple[str, ...]
    findings: tuple[tuple[str, ...], ...]


@cache
def expectations() -> Mapping[str, Expected]:
    """By rule."""
    found = {}
    for path in sorted(FOLDER.glob("*.yml")):
        # BaseLoader makes texts of everything: a kode is no number.
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - only makes texts
        for rule, values in content.items():
            assert rule.startswith(path.stem), f"{rule} stands in {path.name}"
            lines = [
                tuple(cell.strip() for cell in line.split("|"))
                for line in values.get("temuan", "").splitlines()
            ]
            columns, *rows = lines or [()]
            assert all(len(row) == len(columns) for row in rows), f"{rule}: rows of another width"
            assert not rows or set(KEYS) <= set(columns), f"{rule}: a finding is told by {KEYS}"
            counts = tuple(int(values[name]) for name in ("dinilai", "gagal", "tidak_dinilai"))
            found[rule] = Expected(counts, columns, tuple(rows))
    return found


@pytest.fixture(scope="module")
def audit() -> Audit:
    return run_audit(sample_document())[0]


def test_every_rule_has_an_expectation() -> None:
    assert sorted(expectations()) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_sample_gives_what_the_catalogue_states(rule: str, audit: Audit) -> None:
    expected = expectations()[rule]
    line = next(line for line in audit.coverage if line.aturan == rule)
    assert (line.dinilai, line.temuan, line.tidak_dinilai) == expected.counts, line.alasan
    assert line.dinilai == line.lolos + line.temuan
    by_id = {finding.id_temuan: finding for finding in audit.findings}
    found = [_row(f, expected.columns or KEYS, by_id) for f in audit.findings if f.aturan == rule]
    assert sorted(found) == sorted(expected.findings)


def _row(finding: Finding, columns: Sequence[str], by_id: Mapping[str, Finding]) -> tuple[str, ...]:
    return tuple(_text(finding, column, by_id) for column in columns)


def _text(finding: Finding, column: str, by_id: Mapping[str, Finding]) -> str:
    """A column of a finding as the expectations write it; a cause by its rule, kode and column."""
    if column in ("jenis_tabel", "tabel", "kolom", "halaman"):
        return str(getattr(finding.place, column))
    if column == "penyebab":
        cause = by_id.get(finding.penyebab)
        return f"{cause.aturan} {cause.kode} {cause.place.kolom}" if cause else ""
    value = getattr(finding, column)
    return "" if value is None else str(value).replace("|", "/")


def test_the_coverage_adds_up_to_the_ledger() -> None:
    audit, comparisons = run_audit(sample_document())
    made = Counter(comparison.aturan for comparison in comparisons)
    judged = Counter(comparison.aturan for comparison in comparisons if comparison.is_judged)
    failed = Counter(comparison.aturan for comparison in comparisons if comparison.beda)
    for line in audit.coverage:
        counted = (line.dinilai + line.tidak_dinilai, line.dinilai, line.temuan)
        assert counted == (made[line.aturan], judged[line.aturan], failed[line.aturan]), line.aturan


def test_no_placeholder_is_left_in_any_text(audit: Audit) -> None:
    assert not [f.pesan for f in audit.findings if "{" in f.pesan + f.saran or "()" in f.pesan]


def test_ids_are_unique_and_stable(audit: Audit) -> None:
    again = run_audit(sample_document())[0]
    assert [f.id_temuan for f in again.findings] == [f.id_temuan for f in audit.findings]
    assert max(Counter(f.id_temuan for f in audit.findings).values()) == 1


def test_findings_come_in_report_order(audit: Audit) -> None:
    keys = [(f.tingkat.rank, f.aturan, f.kode) for f in audit.findings]
    assert keys == sorted(keys)
