"""Consequences and their causes: a finding that would vanish if another one were repaired names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from pipeline.model.figures import ZERO
from pipeline.model.finding import Finding, Kepastian, Tingkat
from pipeline.model.text import without_blanks

_MOST_CAUSES = 12  # beyond, sets of causes that add up by chance become likely, and trying them all slow
_LARGEST_SET = 3

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
    if finding.kepastian is Kepastian.PERLU_KONFIRMASI:  # the comparison itself is in doubt
        kepastian = finding.kepastian
    return replace(finding, tingkat=tingkat, kepastian=kepastian)


def _program_sum(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-03: the program's own difference less those of its kegiatan.

    Names do not tell which kegiatan are the program's: without codes its own wrong sum is the cause.
    """
    own = [f for f in _of(findings, "PGU-02") if _same_column(f, finding) and _is_same_item(f, finding)]
    if own and not finding.kode:
        return own[0].id_temuan
    below = [
        f
        for f in _of(findings, "PGU-01")
        if _same_column(f, finding) and f.kode.startswith(f"{finding.kode}.")
    ]
    expected = _difference(own) - _difference(below)
    causes = own or below
    return causes[0].id_temuan if causes and finding.selisih == expected else ""


def _total_sum(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-04: the total's own difference less those of its programs; else of one program, or several together.

    A wrong total differs from its programs and from its sub kegiatan. PGU-14 is the cause: it holds the total against
    the details themselves, where PGU-04 compares two sums and fails as well when a program is wrong.
    """
    programs = [f for f in _program_sums(findings) if _same_column(f, finding)]
    totals = [f for f in _of(findings, "PGU-14") if _same_column(f, finding)]
    if totals and finding.selisih == _difference(totals) - _difference(programs):
        return totals[0].id_temuan
    return _adding_up_to(finding.selisih, programs)


def _details_sum(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-14: the differences of the programs, else of the kegiatan, which then have the wrong details."""
    for sums in (_program_sums(findings), _of(findings, "PGU-01")):
        causes = [f for f in sums if _same_column(f, finding)]
        if causes and finding.selisih == _difference(causes):
            return causes[0].id_temuan
    return ""


def _between_totals(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-15: rows that only one table has; a total that its own details contradict; amounts that differ."""
    lone = [f for f in _of(findings, "KOD-11") if f.kode in finding.sebab]
    totals = [
        f
        for f in _of(findings, "PGU-14")
        if (_same_column(f, finding) or _is_other_side(f, finding)) and _amount(f) == _amount(finding)
    ]
    if lone or totals:
        return (lone or totals)[0].id_temuan
    # A difference shows on every rung above the row it comes from: rungs are added up each by itself.
    amounts = _of(findings, "PGU-05")
    rungs = sorted({f.kode.count(".") for f in amounts}, reverse=True)
    sums = (
        _adding_up_to(finding.selisih, [f for f in amounts if f.kode.count(".") == rung]) for rung in rungs
    )
    return next((cause for cause in sums if cause), "")


def _between_tables(finding: Finding, findings: Sequence[Finding]) -> str:
    """PGU-05: the same item fails its own sum by the same amount on one of the two sides."""
    causes = [
        f
        for f in (*_program_sums(findings), *_of(findings, "PGU-01"))
        if _is_same_item(f, finding) and (_same_column(f, finding) or _is_other_side(f, finding))
    ]
    return next((f.id_temuan for f in causes if _amount(f) == _amount(finding)), "")


def _missing_column(finding: Finding, findings: Sequence[Finding]) -> str:
    """STR-06: the table has no column of the rung's own."""
    causes = (f for f in _of(findings, "STR-05") if _is_other_side(f, finding))
    return next((f.id_temuan for f in causes), "")


def _between_places(finding: Finding, findings: Sequence[Finding]) -> str:
    """KIN-01: a history of another unit than its indicator's; else the same cell against the plan, of year n."""
    strange = [f for f in _of(findings, "SAT-06") if f.kode and f.kode in finding.sebab]
    renstra = [f for f in _of(findings, "TGT-02") if _is_same_item(f, finding) and _shares_value(f, finding)]
    return next((f.id_temuan for f in (*strange, *renstra)), "")


def _recomputed(finding: Finding, findings: Sequence[Finding]) -> str:
    """CAP-04, CAP-05: the printed percentage lies within the limit, only the recomputed one of CAP-01 does not."""
    causes = [
        f
        for f in _of(findings, "CAP-01")
        if f.kode in finding.sebab and _is_same_item(f, finding) and _same_column(f, finding)
    ]
    return next((f.id_temuan for f in causes if f.tertulis == finding.tertulis), "")


def _list_numbers(finding: Finding, findings: Sequence[Finding]) -> str:
    """RAW-02: nothing but the list numbers changed, which makes it less grave, and they are wrong by themselves."""
    if finding.tingkat is not Tingkat.RENDAH:
        return ""
    places = {
        (place.jenis_tabel, place.tabel) for place in (finding.place, finding.place_pembanding) if place
    }
    causes = (f for f in _of(findings, "TGT-04") if f.kode == finding.kode)
    return next((f.id_temuan for f in causes if (f.place.jenis_tabel, f.place.tabel) in places), "")


def _between_units(finding: Finding, findings: Sequence[Finding]) -> str:
    """SAT-01, SAT-02: one of the two prints is the one whose unit contradicts its indicator."""
    prints = {without_blanks(finding.tertulis.lower()), without_blanks(finding.seharusnya.lower())}
    causes = (
        f
        for f in _of(findings, "SAT-04")
        if _is_same_item(f, finding) and without_blanks(f.tertulis.lower()) in prints
    )
    return next((f.id_temuan for f in causes), "")


def _same_cell(cause: str) -> Explain:
    """The first finding of another rule about the same item in the same column."""

    def explain(finding: Finding, findings: Sequence[Finding]) -> str:
        causes = (f for f in _of(findings, cause) if _is_same_item(f, finding) and _same_column(f, finding))
        return next((f.id_temuan for f in causes), "")

    return explain


def _same_kode(cause: str) -> Explain:
    """The first finding of another rule about the same kode."""

    def explain(finding: Finding, findings: Sequence[Finding]) -> str:
        causes = (f for f in _of(findings, cause) if finding.kode and f.kode == finding.kode)
        return next((f.id_temuan for f in causes), "")

    return explain


FOLDINGS: Mapping[str, Folding] = {
    "NAM-01": Folding(_same_kode("NAM-03")),
    "PGU-03": Folding(_program_sum, (Tingkat.KRITIS, Kepastian.PASTI)),
    "PGU-04": Folding(_total_sum, (Tingkat.KRITIS, Kepastian.PASTI)),
    "PGU-05": Folding(_between_tables),
    "PGU-14": Folding(_details_sum),
    "PGU-15": Folding(_between_totals),
    "RAW-02": Folding(_list_numbers),
    "CAP-04": Folding(_recomputed),
    "CAP-05": Folding(_recomputed),
    "STR-06": Folding(_missing_column),
    "KIN-01": Folding(_between_places),
    "KIN-09": Folding(_same_kode("IND-01")),
    "SAT-01": Folding(_between_units),
    "SAT-02": Folding(_between_units),
    "SAT-06": Folding(_same_cell("TGT-02")),
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


def _program_sums(findings: Sequence[Finding]) -> list[Finding]:
    """Wrong sums of programs: over their sub kegiatan, or where a table has neither those nor codes, over kegiatan."""
    return _of(findings, "PGU-02") or [f for f in _of(findings, "PGU-03") if not f.kode]


def _of(findings: Sequence[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.aturan == rule]


def _is_same_item(one: Finding, other: Finding) -> bool:
    """Whether two findings are about one kode, or without codes about one name."""
    return one.kode == other.kode and (bool(one.kode) or one.nama == other.nama)


def _same_column(one: Finding, other: Finding) -> bool:
    return _column(one) == _column(other)


def _is_other_side(cause: Finding, finding: Finding) -> bool:
    other = finding.place_pembanding
    return other is not None and _column(cause) == (other.jenis_tabel, other.tabel, other.kolom)


def _shares_value(cause: Finding, finding: Finding) -> bool:
    """Whether what is called wrong is one of the two values of the cause."""
    is_its_own = _same_column(cause, finding) and cause.tertulis == finding.tertulis
    return is_its_own or (_is_other_side(finding, cause) and cause.seharusnya == finding.tertulis)


def _column(finding: Finding) -> tuple[str, str, str]:
    return (finding.place.jenis_tabel, finding.place.tabel, finding.place.kolom)


def _difference(findings: Iterable[Finding]) -> Decimal:
    return sum((finding.selisih or ZERO for finding in findings), ZERO)


def _amount(finding: Finding) -> Decimal:
    return abs(finding.selisih or ZERO)
