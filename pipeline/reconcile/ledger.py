"""The ledger: all comparisons in one frame, one validation, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.errors import PipelineError
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Aturan, Audit, Comparison, Failure
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


def judge(
    dossier: Dossier,
    comparisons: Sequence[Comparison],
    failures: Sequence[Failure],
    catalogue: Sequence[Aturan],
) -> Audit:
    """Findings and coverage of one document.

    A failed comparison becomes a finding, or part of one; consequences name their cause; what was read with
    doubt is not called certain. Every rule of the catalogue has a line of coverage, also one that broke.
    """
    rules = {aturan.id: aturan for aturan in catalogue}
    failed = failed_rows(ledger_frame(comparisons), rules)
    findings = make_findings(dossier, [comparisons[row] for row in failed], rules)
    folded = with_tingkat(fold(findings), dossier.settings.tingkat)
    certain = lower_certainty(dossier, folded, rules)
    return Audit(
        findings=in_report_order(certain),
        coverage=cover(dossier.name, comparisons, set(failed), failures, catalogue),
    )


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
