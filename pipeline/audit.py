"""One document through the stages: read, compared, judged, read again."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.cache import Cache
from pipeline.errors import DiskFullError, PipelineError
from pipeline.extract.document import extract
from pipeline.extract.identity import read_identity, with_tables
from pipeline.files import LostPages, read_files
from pipeline.inputs import Source, digest_of
from pipeline.job import Job, forget_result, keep_result
from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.following import Reference
from pipeline.model.document import Document, PageKind
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Audit, Failure
from pipeline.model.second_reading import PeriksaGanda, SecondReading
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.table import SourceRef
from pipeline.model.table_summary import summarise_table
from pipeline.normalise.headings import build_kinds, is_heading_text, recognise
from pipeline.normalise.rows import read_rows
from pipeline.page_runs import OnPage
from pipeline.reconcile.coverage import cover_nothing
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.ledger import Ledger
from pipeline.reconcile.page_checks import Result, page_checks, results_of
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
from pipeline.reconcile.settling import Sums, settle
from pipeline.reconcile.verdict import verdict
from pipeline.report.interim import PrintedLedger, interim_files
from pipeline.rereading import read_again
from pipeline.rules.engine import arithmetic_rules, catalogue, compare, compare_each
from pipeline.settings import Settings

log = logging.getLogger(__name__)


def read_document(
    source: Source,
    settings: Settings,
    on_page: OnPage = lambda _page, _count: None,
    cache: Cache | None = None,
    lost: LostPages | None = None,
) -> Document:
    """A PDF file, or a folder of them, as tables, prose and identity.

    Args:
        source: the file or folder.
        settings: with the headings that tables are known by.
        on_page: told after each page: how many of its file are read (from 1) and how many there are.
        cache: what is known of the document from before, and will be; None to keep nothing.
        lost: pages that are not tried.

    Raises:
        InputError: the file, or every file of the folder, cannot be opened.
    """
    read = read_files(source, on_page, settings.batas, cache, lost)
    found = extract(read.contents, is_heading_text)
    identity = read_identity(found, settings)
    kinds = build_kinds(settings)
    tables = tuple(recognise(table, identity.tahun, kinds) for table in found.tables)
    pages = tuple(sorted((*found.pages, *read.broken), key=lambda report: report.page))
    identity = with_tables(identity, tables, settings)
    return Document(source.name, read.sha256, pages, found.blocks, tables, found.grids, identity, read.paging)


def audit_document(job: Job, on_page: OnPage = lambda _page, _count: None) -> DocumentResult:
    """The audit of one document; a document that cannot be read gives a result that says why.

    Raises:
        DiskFullError: there is no room for its interim files.
    """
    try:
        return _audit(job, on_page)
    except DiskFullError:  # all other documents would fail as well
        raise
    except PipelineError as error:
        return failed_result(job, str(error))
    except MemoryError:
        return failed_result(job, "Memori komputer tidak cukup untuk dokumen ini. Mohon tutup program lain.")
    except Exception as error:  # one of the two homes of a broad except: a document must not cost the others
        log.exception("%s: gagal", job.source.name)
        reason = f"Kesalahan program ({type(error).__name__}: {error}). Mohon laporkan kepada pengembang."
        return failed_result(job, reason)


def failed_result(job: Job, reason: str) -> DocumentResult:
    """The result of a document that could not be read at all."""
    return DocumentResult(
        job.source.name,
        Status.GAGAL,
        reason,
        digest_of(job.source),
        coverage=cover_nothing(job.source.name, catalogue(job.settings)),
    )


def _audit(job: Job, on_page: OnPage) -> DocumentResult:
    cache = job.cache
    forget_result(job)
    document = read_document(job.source, job.settings, on_page, cache, job.lost)
    status, pesan = verdict(document)
    is_judged = status in (Status.TERBACA, Status.SEBAGIAN)
    every_cell: tuple[SecondReading, ...] = ()
    if is_judged and job.periksa_ganda is PeriksaGanda.SEMUA:
        every_cell = _read_again(job, document, printed_cells(document))
        pesan = f"{pesan} {told(every_cell, document.paging)}".strip()
    judged = _judge(_dossier(job, document, every_cell))
    readings = every_cell
    if is_judged:
        document, judged, readings = _read_evidence_again(job, document, judged, every_cell)
    dossier = judged.dossier
    findings = confirm(judged.audit.findings, readings, document.paging)
    checks = page_checks(document, dossier, judged.results, readings)
    interim = interim_files(document, dossier, judged.printed, checks, findings, readings)
    written = job.store.write_interim(document.name, interim)
    if dossier.nomenklatur_lama:
        pesan = f"{pesan} Nomenklatur sebelum Permendagri 90/2019 ({dossier.nomenklatur_lama}).".lstrip()
    followed = dossier.nomenklatur if is_judged else None
    result = DocumentResult(
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
        coverage=judged.audit.coverage
        if is_judged
        else cover_nothing(document.name, catalogue(job.settings)),
        crashed=tuple(failure.aturan for failure in judged.failures),
        kodefikasi=followed.edisi.label if followed and followed.edisi else "",
        alasan_kodefikasi=followed.alasan if followed else "",
        parts=document.paging.parts,
        tables=tuple(line for table in document.tables for line in summarise_table(table, document.paging)),
    )
    keep_result(job, result, written)
    return result


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the rules make of one document: its comparisons as they are printed, and how the arithmetic came out."""

    dossier: Dossier
    printed: PrintedLedger
    results: Counter[Result]
    failures: tuple[Failure, ...]
    audit: Audit


def _dossier(job: Job, document: Document, every_cell: Sequence[SecondReading]) -> Dossier:
    """What the rules may look at; a cell of which a second reading (of all there are) differs is in doubt."""
    dossier = assemble(document, read_rows(document, job.settings), job.settings)
    if job.kodefikasi is not None:
        reference = load_reference(job.kodefikasi, job.settings)
        dossier = replace(dossier, nomenklatur=reference.follow(dossier))
    return replace(dossier, doubtful={**doubts_of(every_cell), **dossier.doubtful})


def _judge(dossier: Dossier) -> _Judged:
    """Takes in the comparisons of one rule after the other, so that no more than some of them are held."""
    ledger = Ledger(dossier, catalogue(dossier.settings))
    printed, results = PrintedLedger(dossier.paging), Counter[Result]()
    arithmetic, failures = arithmetic_rules(), []
    for comparisons, failure in compare_each(dossier):
        ledger.take_in(comparisons)
        printed.take_in(comparisons)
        results += results_of(comparisons, arithmetic)
        failures += [failure] if failure else []
    return _Judged(dossier, printed, results, tuple(failures), ledger.close(failures))


def _read_evidence_again(
    job: Job, document: Document, judged: _Judged, every_cell: tuple[SecondReading, ...]
) -> tuple[Document, _Judged, tuple[SecondReading, ...]]:
    """What grave findings rest on, read a second time; judged anew where that settles what an image says."""

    def again(judged: _Judged, known: tuple[SecondReading, ...]) -> tuple[SecondReading, ...]:
        return (*known, *_read_again(job, document, evidence_of(judged.audit.findings, known)))

    def sums(changed: Document) -> Sums:
        return Sums.of(compare(_dossier(job, changed, every_cell), arithmetic_rules())[0])

    settled = settle(document, again(judged, every_cell), sums)
    if not settled.is_changed:
        return document, judged, settled.readings
    document = settled.document
    judged = _judge(_dossier(job, document, every_cell))
    return document, judged, again(judged, settled.readings)


def _read_again(job: Job, document: Document, places: Iterable[SourceRef]) -> tuple[SecondReading, ...]:
    """Both readings of those of the places that the first reader took a text from."""
    printed = {**printed_cells(document), **printed_prose(document)}
    wanted = [place for place in places if place in printed]
    return hold_against(printed, read_again(job.source, document.paging, wanted, job.cache))


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
