"""Every document through the stages, one after another or side by side."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.extract.document import extract
from pipeline.extract.identity import read_identity, with_tables
from pipeline.files import OnPage, digest_or_empty, read_again, read_files
from pipeline.inputs import Source
from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.following import Reference
from pipeline.model.document import Document, Identity, PageKind
from pipeline.model.dossier import Dossier
from pipeline.model.lintas import Lintas
from pipeline.model.opd import Agency
from pipeline.model.paging import Paging
from pipeline.model.second_reading import PeriksaGanda, SecondReading
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.table import SourceRef
from pipeline.model.table_summary import summarise_table
from pipeline.normalise.headings import build_kinds, is_heading_text, recognise
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.coverage import cover_nothing
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.ledger import judge
from pipeline.reconcile.lintas import see_together
from pipeline.reconcile.page_checks import page_checks
from pipeline.reconcile.places import in_files
from pipeline.reconcile.plan import read_plan
from pipeline.reconcile.profile import profile
from pipeline.reconcile.second_reading import (
    confirm,
    doubts_of,
    evidence_of,
    hold_against,
    printed_cells,
    printed_prose,
    told,
)
from pipeline.reconcile.verdict import verdict
from pipeline.report.interim import interim_files
from pipeline.rules.engine import arithmetic_rules, catalogue, compare, lintas_catalogue
from pipeline.settings import Settings
from pipeline.store import Store

log = logging.getLogger(__name__)

OnDocument = Callable[[DocumentResult], None]


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs for one document.

    `kodefikasi` is the file or folder of the code lists, None for none; `periksa_ganda` says what is read by the second
    reader too; `page_jobs` how many of its scanned pages are read at a time.
    """

    source: Source
    settings: Settings
    store: Store
    kodefikasi: Path | None = None
    periksa_ganda: PeriksaGanda = PeriksaGanda.TEMUAN
    page_jobs: int = 1


def read_document(
    source: Source, settings: Settings, on_page: OnPage = lambda _page, _count: None, page_jobs: int = 1
) -> Document:
    """A PDF file, or a folder of them, as tables, prose and identity.

    Args:
        source: the file or folder.
        settings: with the headings that tables are known by.
        on_page: told after each page: how many of its file are read (from 1) and how many there are.
        page_jobs: how many scanned pages are read at a time, each in a process of its own.

    Raises:
        InputError: the file, or every file of the folder, cannot be opened.
    """
    read = read_files(source, on_page, page_jobs)
    found = extract(read.contents, is_heading_text)
    identity = read_identity(found, settings)
    kinds = build_kinds(settings)
    tables = tuple(recognise(table, identity.tahun, kinds) for table in found.tables)
    pages = tuple(sorted((*found.pages, *read.broken), key=lambda report: report.page))
    identity = with_tables(identity, tables, settings)
    return Document(source.name, read.sha256, pages, found.blocks, tables, found.grids, identity, read.paging)


def audit_document(job: Job, on_page: OnPage = lambda _page, _count: None) -> DocumentResult:
    """The audit of one document; a document that cannot be read gives a result that says why."""
    try:
        return _audit(job, on_page)
    except PipelineError as error:
        return _failed(job, str(error))
    except Exception as error:  # one of the two homes of a broad except: a document must not cost the others
        log.exception("%s: gagal", job.source.name)
        reason = f"Kesalahan program ({type(error).__name__}: {error}). Mohon laporkan kepada pengembang."
        return _failed(job, reason)


def _failed(job: Job, reason: str) -> DocumentResult:
    """The result of a document that could not be read at all."""
    return DocumentResult(
        job.source.name,
        Status.GAGAL,
        reason,
        digest_or_empty(job.source),
        coverage=cover_nothing(job.source.name, catalogue(job.settings)),
    )


def _audit(job: Job, on_page: OnPage) -> DocumentResult:
    document = read_document(job.source, job.settings, on_page, job.page_jobs)
    rows = read_rows(document, job.settings)
    dossier = assemble(document, rows, job.settings)
    if job.kodefikasi is not None:
        reference = load_reference(job.kodefikasi, job.settings)
        dossier = replace(dossier, nomenklatur=reference.follow(dossier))
    status, pesan = verdict(document)
    is_judged = status in (Status.TERBACA, Status.SEBAGIAN)
    readings: tuple[SecondReading, ...] = ()
    if is_judged and job.periksa_ganda is PeriksaGanda.SEMUA:
        readings = _read_again(job.source, document, printed_cells(document))
        dossier = replace(dossier, doubtful={**doubts_of(readings), **dossier.doubtful})
        pesan = f"{pesan} {told(readings, document.paging)}".strip()
    comparisons, failures = compare(dossier)
    rules = catalogue(job.settings)
    audit = judge(dossier, comparisons, failures, rules)
    if is_judged:
        evidence = evidence_of(audit.findings, readings)
        readings = (*readings, *_read_again(job.source, document, evidence))
    findings = confirm(audit.findings, readings, document.paging)
    checks = page_checks(document, dossier, comparisons, arithmetic_rules(), readings)
    interim = interim_files(document, dossier, comparisons, checks, findings, readings)
    job.store.write_interim(document.name, interim)
    if dossier.nomenklatur_lama:
        pesan = f"{pesan} Nomenklatur sebelum Permendagri 90/2019 ({dossier.nomenklatur_lama}).".lstrip()
    followed = dossier.nomenklatur if is_judged else None
    return DocumentResult(
        dokumen=document.name,
        status=status,
        pesan=pesan,
        sha256=document.sha256,
        opd=document.identity.opd,
        tahun=str(document.identity.tahun or ""),
        halaman=len(document.pages),
        halaman_tabel=sum(page.kind is PageKind.TABLE for page in document.pages),
        halaman_pindai=sum(page.kind is PageKind.SCAN for page in document.pages),
        halaman_tak_terbaca=sum(page.is_unread for page in document.pages),
        tabel=len(document.tables),
        baris=sum(len(table.rows) for table in document.tables),
        hierarchy=profile(dossier),
        plan=read_plan(dossier) if is_judged else None,
        daerah=document.identity.daerah,
        findings=in_files(findings, document.name, document.paging) if is_judged else (),
        coverage=audit.coverage if is_judged else cover_nothing(document.name, rules),
        crashed=tuple(failure.aturan for failure in failures),
        kodefikasi=followed.edisi.label if followed and followed.edisi else "",
        alasan_kodefikasi=followed.alasan if followed else "",
        parts=document.paging.parts,
        tables=tuple(line for table in document.tables for line in summarise_table(table, document.paging)),
    )


def _read_again(source: Source, document: Document, places: Iterable[SourceRef]) -> tuple[SecondReading, ...]:
    """Both readings of those of the places that the first reader took a text from."""
    printed = {**printed_cells(document), **printed_prose(document)}
    wanted = [place for place in places if place in printed]
    return hold_against(printed, read_again(source, document.paging, wanted))


def load_reference(path: Path, settings: Settings) -> Reference:
    """The editions of the code list, loaded once for all documents of a process.

    Raises:
        ConfigurationError: a list cannot be used.
    """
    return _reference(path, settings.model_dump_json())


@lru_cache(maxsize=1)
def _reference(path: Path, settings_json: str) -> Reference:
    settings = Settings.model_validate_json(settings_json)
    return Reference(load_editions(path, settings), settings)


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
    comparisons, failures = compare(dossier, only_lintas=True)
    audit = judge(dossier, comparisons, failures, lintas_catalogue(settings))
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
        return _failed(job, reason)
