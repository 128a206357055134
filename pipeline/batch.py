"""All documents of a run: what is known of them, what is to be done, and what they say of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipeline.job import Job, known_result
from pipeline.model.document import Identity
from pipeline.model.dossier import Dossier
from pipeline.model.lintas import Lintas
from pipeline.model.opd import Agency
from pipeline.model.paging import Paging
from pipeline.model.summary import DocumentResult
from pipeline.reconcile.ledger import judge
from pipeline.reconcile.lintas import see_together
from pipeline.reconcile.places import in_files
from pipeline.rules.engine import compare, lintas_catalogue
from pipeline.settings import Settings

OnDocument = Callable[[DocumentResult], None]
Work = Callable[[Sequence[Job]], Iterable[DocumentResult]]
"""Does jobs and gives their results, in whatever order they come."""


def audit_all(jobs: Sequence[Job], work: Work, on_document: OnDocument) -> tuple[DocumentResult, ...]:
    """The results of all documents, in the order of `jobs` however they were worked on.

    What an earlier run found out on the same content is not done again.

    Args:
        jobs: the documents, their files looked at (`look_at`).
        work: does what is left of them.
        on_document: told of every document that is done.

    Raises:
        DiskFullError: there is no room for interim files; what is done is kept.
    """
    done: dict[str, DocumentResult] = {}
    left: list[Job] = []
    for job in jobs:
        result = known_result(job)
        if result is None:
            left.append(job)
        else:
            done[result.dokumen] = result
            on_document(result)
    for result in work(left):
        done[result.dokumen] = result
        on_document(result)
    return tuple(done[job.source.name] for job in jobs)


def audit_together(
    results: Sequence[DocumentResult], agencies: Sequence[Agency], settings: Settings
) -> tuple[DocumentResult, ...]:
    """The results, each with what the rules on several documents make of it beside those of other agencies."""
    beside = see_together(agencies, settings)
    return tuple(
        _beside_others(result, beside[result.dokumen], settings) if result.dokumen in beside else result
        for result in results
    )


def _beside_others(result: DocumentResult, lintas: Lintas, settings: Settings) -> DocumentResult:
    identity = Identity(opd=result.opd, daerah=result.daerah, tahun=int(result.tahun))
    dossier = Dossier(result.dokumen, result.sha256, identity, settings, lintas=lintas)
    rules = lintas_catalogue(settings)
    comparisons, failures = compare(dossier, {aturan.id for aturan in rules})
    audit = judge(dossier, comparisons, failures, rules)
    lines = {line.aturan: line for line in audit.coverage}
    findings = (*result.findings, *in_files(audit.findings, result.dokumen, Paging(result.parts)))
    return replace(
        result,
        findings=tuple(sorted(findings, key=lambda finding: (finding.tingkat.rank, finding.aturan))),
        coverage=tuple(lines.get(line.aturan, line) for line in result.coverage),
        crashed=tuple(dict.fromkeys((*result.crashed, *(failure.aturan for failure in failures)))),
    )
