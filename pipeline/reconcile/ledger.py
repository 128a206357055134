"""The ledger: comparisons in a frame, one validation for all rules, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.errors import PipelineError
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Aturan, Audit, Comparison, Coverage, Failure
from pipeline.reconcile.causes import fold
from pipeline.reconcile.coverage import cover
from pipeline.reconcile.findings import in_report_order, lower_certainty, make_findings, with_tingkat
from schemas.ledger import AGREEMENT, ledger_schema

COLUMNS = (
    "aturan",
    "tabel",
    "jenis_tabel",
    "kode",
    "nama",
    "kolom",
    "halaman",
    "tertulis",
    "seharusnya",
    "selisih",
    "pembanding",
    "halaman_pembanding",
    "alasan",
    "beda",
)


# Comparisons that are judged together. A validation takes 4 ms however few there are, a frame 1.4 kB for each; the
# plan of an agency makes 12,000.
_MANY = 20_000


def judge(
    dossier: Dossier,
    comparisons: Sequence[Comparison],
    failures: Sequence[Failure],
    catalogue: Sequence[Aturan],
) -> Audit:
    """Findings and coverage of one document, from all of its comparisons at once (see `Ledger`)."""
    ledger = Ledger(dossier, catalogue)
    ledger.take_in(comparisons)
    return ledger.close(failures)


@dataclass(slots=True)
class Ledger:
    """The comparisons of one document under the rules of a catalogue, judged as they come, and then let go.

    A document of 2,000 pages makes 700,000 of them; only those that failed are kept, for the findings.
    """

    dossier: Dossier
    catalogue: Sequence[Aturan]
    _waiting: list[Comparison] = field(default_factory=list)
    _failed: list[Comparison] = field(default_factory=list)
    _lines: dict[str, Coverage] = field(default_factory=dict)

    def take_in(self, comparisons: Sequence[Comparison]) -> None:
        """Takes in all comparisons of one rule, or of several.

        Raises:
            PipelineError: one is malformed, which is a fault of the program.
        """
        self._waiting.extend(comparisons)
        if len(self._waiting) >= _MANY:
            self._judge()

    def close(self, failures: Sequence[Failure]) -> Audit:
        """What comes of it all.

        A failed comparison becomes a finding, or part of one; consequences name their cause; what was read with
        doubt is not called certain. Every rule of the catalogue has a line of coverage, also one that broke.

        Raises:
            PipelineError: a comparison is malformed, which is a fault of the program.
        """
        self._judge()
        rules = {aturan.id: aturan for aturan in self.catalogue}
        findings = make_findings(self.dossier, self._failed, rules)
        folded = with_tingkat(fold(findings), self.dossier.settings.tingkat)
        certain = lower_certainty(self.dossier, folded, rules)
        rest = [aturan for aturan in self.catalogue if aturan.id not in self._lines]
        lines = {**self._lines, **_by_rule(cover(self.dossier.name, (), (), failures, rest))}
        return Audit(in_report_order(certain), tuple(lines[aturan.id] for aturan in self.catalogue))

    def _judge(self) -> None:
        """Has the schema decide on the comparisons that wait."""
        waiting, self._waiting = self._waiting, []
        failed = failed_rows(ledger_frame(waiting), [aturan.id for aturan in self.catalogue])
        self._failed.extend(waiting[row] for row in failed)
        made = {comparison.aturan for comparison in waiting}
        rules = [aturan for aturan in self.catalogue if aturan.id in made]
        self._lines |= _by_rule(cover(self.dossier.name, waiting, set(failed), (), rules))


def _by_rule(lines: Iterable[Coverage]) -> dict[str, Coverage]:
    return {line.aturan: line for line in lines}


def ledger_frame(comparisons: Sequence[Comparison]) -> pd.DataFrame:
    """The comparisons as a frame, in their order, each row labelled by its number from 0."""
    frame = pd.DataFrame(list(map(_row, comparisons)), columns=list(COLUMNS))
    return frame.astype({**dict.fromkeys(COLUMNS, str), "beda": float})


def failed_rows(ledger: pd.DataFrame, rules: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the comparisons that failed, ascending.

    Args:
        ledger: of all comparisons.
        rules: the ids of the rules that may have made them.

    Raises:
        PipelineError: the ledger itself is malformed, which is a fault of the program.
    """
    try:
        ledger_schema(rules).validate(ledger, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
    else:
        return ()
    is_verdict = (cases["column"] == "beda") & (cases["check"] == AGREEMENT)
    if not is_verdict.all():
        first = cases[~is_verdict].iloc[0]
        raise PipelineError(
            f"buku perbandingan rusak: kolom {first['column']}, pemeriksaan {first['check']}, "
            f"isi {first['failure_case']!r}. Laporkan kepada pengembang."
        )
    return tuple(sorted(int(label) for label in cases["index"]))


def _row(comparison: Comparison) -> tuple[object, ...]:
    place, other = comparison.place, comparison.pembanding
    return (
        comparison.aturan,
        place.tabel,
        place.jenis_tabel,
        comparison.kode,
        comparison.nama,
        place.kolom,
        place.halaman,
        comparison.tertulis,
        comparison.seharusnya,
        "" if comparison.selisih is None else f"{comparison.selisih:f}",
        other.tabel if other else "",
        other.halaman if other else "",
        comparison.alasan.name if comparison.alasan else "",
        float("nan") if comparison.beda is None else float(comparison.beda),
    )
