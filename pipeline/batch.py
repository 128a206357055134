"""Every document through the stages, one after another or side by side."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from pipeline.audit import Job, audit_document, failed_result
from pipeline.files import OnPage
from pipeline.inputs import Source
from pipeline.model.document import Identity
from pipeline.model.dossier import Dossier
from pipeline.model.lintas import Lintas
from pipeline.model.opd import Agency
from pipeline.model.paging import Paging
from pipeline.model.second_reading import PeriksaGanda
from pipeline.model.summary import DocumentResult
from pipeline.reconcile.ledger import judge
from pipeline.reconcile.lintas import see_together
from pipeline.reconcile.places import in_files
from pipeline.rules.engine import compare, lintas_catalogue
from pipeline.settings import Settings
from pipeline.store import Store

log = logging.getLogger(__name__)

OnDocument = Callable[[DocumentResult], None]


def audit_all(
    sources: Sequence[Source],
    settings: Settings,
    store: Store,
    jobs: int,
    on_document: OnDocument,
    on_page: OnPage,
    kodefikasi: Path | None = None,
    periksa_ganda: PeriksaGanda = PeriksaGanda.TEMUAN,
) -> tuple[DocumentResult, ...]:
    """The results of all documents, in the order of `sources` however they were worked on.

    Args:
        sources: the documents.
        settings: of the rules.
        store: where interim files go.
        jobs: how many documents at a time, each in a process of its own (PDFium is not safe in threads); of a single
            document, how many scanned pages.
        on_document: told of every finished document, in the order they finish.
        on_page: told of every page read, while documents are read one at a time.
        kodefikasi: the file or folder of the code lists, None for none.
        periksa_ganda: what is read by the second reader too.
    """
    is_serial = jobs <= 1 or len(sources) <= 1
    page_jobs = jobs if is_serial else 1
    work = [Job(source, settings, store, kodefikasi, periksa_ganda, page_jobs) for source in sources]
    done: dict[str, DocumentResult] = {}
    for result in _one_by_one(work, on_page) if is_serial else _side_by_side(work, jobs):
        done[result.dokumen] = result
        on_document(result)
    return tuple(done[source.name] for source in sources)


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


def _one_by_one(work: Sequence[Job], on_page: OnPage) -> Iterator[DocumentResult]:
    return (audit_document(job, on_page) for job in work)


def _side_by_side(work: Sequence[Job], jobs: int) -> Iterator[DocumentResult]:
    """Results as they come. When a worker dies, what it leaves undone is tried once more, each document alone."""
    left = {job.source.name: job for job in work}
    try:
        with ProcessPoolExecutor(min(jobs, len(work)), mp_context=get_context("spawn")) as pool:
            waiting = [pool.submit(audit_document, job) for job in sorted(work, key=_size, reverse=True)]
            for future in as_completed(waiting):
                result = future.result()
                del left[result.dokumen]
                yield result
    except BrokenProcessPool:
        log.warning("sebuah proses kerja berhenti; %d dokumen diulang satu per satu", len(left))
        yield from map(_alone, left.values())


def _size(job: Job) -> int:
    """Bytes of the document: the largest documents are begun first, so that no long one is left for the end."""
    try:
        return sum(file.path.stat().st_size for file in job.source.files)
    except OSError:
        return 0


def _alone(job: Job) -> DocumentResult:
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(audit_document, job).result()
    except BrokenProcessPool:
        reason = "Proses pembacaan berhenti mendadak dua kali pada dokumen ini. Mohon minta berkas yang lain."
        return failed_result(job, reason)
