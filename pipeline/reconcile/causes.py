"""Consequences and their causes: a finding that would vanish if another one were repaired names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from pipeline.model.finding import Finding, Kepastian, Tingkat

_MOST_CAUSES = 12  # beyond, sets of causes that add up by chance become likely, and trying them all slow
_LARGEST_SET = 3
ZERO = Decimal(0)

Explain = Callable[[Finding, Sequence[Finding]], str]


@dataclass(frozen=True, slots=True)
class Folding:
    """How the findings of one rule follow from others.

    `explain` gives the id of the cause, or nothing. Where nothing explains a finding that by its nature is
    derived, `unexplained` says how grave and how sure it is then.
    """

    explain: Explain
    unexplained: tuple[Tingkat, Kepastian] | None = None


def fold(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with `penyebab` set on those that follow from another one."""
    return tuple(_fold_one(finding, findings) for finding in findings)


def _fold_one(finding: Finding, findings: Sequence[Finding]) -> Finding:
    folding = FOLDINGS.get(finding.aturan)
    if folding is None:
        return finding
    cause = folding.explain(finding, findings)
    if cause:
        return replace(finding, penyebab=cause, kepastian=Kepastian.TURUNAN)
    if folding.unexplained is None:
        return finding
    tingkat, kepastian = folding.unexplained
    return replace(finding, tingkat=tingkat, kepastian=kepastian)


def _program_sum(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-03: the program's own difference less those of its kegiatan."""
    own = [f for f in _of(findings, "PGU-02") if _same_column(f, finding) and f.kode == finding.kode]
    below = [
        f
        for f in _of(findings, "PGU-01")
        if _same_column(f, finding) and f.kode.startswith(f"{finding.kode}.")
    ]
    expected = _difference(own) - _difference(below)
    causes = own or below
    return causes[0].id_temuan if causes and finding.selisih == expected else ""


def _total_sum(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-04: the difference of one program, or of several together."""
    causes = [f for f in _of(findings, "PGU-02") if _same_column(f, finding)]
    return _adding_up_to(finding.selisih, causes)


def _between_tables(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-05: the same kode fails its own sum by the same amount on one of the two sides."""
    causes = [
        f
        for rule in ("PGU-02", "PGU-01")
        for f in _of(findings, rule)
        if f.kode == finding.kode and (_same_column(f, finding) or _is_other_side(f, finding))
    ]
    return next((f.id_temuan for f in causes if _amount(f) == _amount(finding)), "")


FOLDINGS: Mapping[str, Folding] = {
    "PGU-03": Folding(_program_sum, (Tingkat.KRITIS, Kepastian.PASTI)),
    "PGU-04": Folding(_total_sum, (Tingkat.KRITIS, Kepastian.PASTI)),
    "PGU-05": Folding(_between_tables),
}
"""The rules whose findings may follow from others, as the catalogue's section on folding lists them."""


def _adding_up_to(selisih: Decimal | None, causes: Sequence[Finding]) -> str:
    """The first finding of the smallest set whose differences sum up to this one, whatever its sign."""
    if selisih is None:
        return ""
    sets: Iterable[tuple[Finding, ...]] = (
        chosen
        for size in range(1, min(_LARGEST_SET, len(causes)) + 1)
        for chosen in combinations(causes[:_MOST_CAUSES], size)
    )
    for chosen in (*sets, tuple(causes)):
        if chosen and abs(_difference(chosen)) == abs(selisih):
            return chosen[0].id_temuan
    return ""


def _of(findings: Sequence[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.aturan == rule]


def _same_column(one: Finding, other: Finding) -> bool:
    return _column(one) == _column(other)


def _is_other_side(cause: Finding, finding: Finding) -> bool:
    other = finding.place_pembanding
    return other is not None and _column(cause) == (other.jenis_tabel, other.tabel, other.kolom)


def _column(finding: Finding) -> tuple[str, str, str]:
    return (finding.place.jenis_tabel, finding.place.tabel, finding.place.kolom)


def _difference(findings: Iterable[Finding]) -> Decimal:
    return sum((finding.selisih or ZERO for finding in findings), ZERO)


def _amount(finding: Finding) -> Decimal:
    return abs(finding.selisih or ZERO)
