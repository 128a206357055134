"""Every document through the stages, one after another or side by side."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from textwrap import shorten

from pipeline.errors import InputError, PipelineError
from pipeline.extract.document import PageContent, extract, read_content
from pipeline.extract.identity import read_identity, with_tables
from pipeline.inputs import InputFile, sha256_of
from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.following import Reference
from pipeline.model.document import Document, Identity, PageKind, PageReport
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.text import ranges
from pipeline.normalise.headings import build_kinds, is_heading_text, recognise
from pipeline.normalise.rows import read_rows
from pipeline.read.pdfium import open_pdf
from pipeline.read.triage import triage
from pipeline.reconcile.coverage import cover_nothing
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.ledger import judge
from pipeline.reconcile.profile import profile
from pipeline.report.interim import interim_files
from pipeline.rules.engine import catalogue, compare
from pipeline.settings import Settings
from pipeline.store import Store

log = logging.getLogger(__name__)

OnPage = Callable[[int, int], None]
OnDocument = Callable[[DocumentResult], None]


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs for one document; `kodefikasi` is the file or folder of the code lists, None for none."""

    source: InputFile
    settings: Settings
    store: Store
    kodefikasi: Path | None = None


def read_document(
    source: InputFile, settings: Settings, on_page: OnPage = lambda _page, _count: None
) -> Document:
    """A PDF file as tables, prose and identity.

    Args:
        source: the file.
        settings: with the headings that tables are known by.
        on_page: told after each page: its number (1-based) and how many there are.

    Raises:
        InputError: the file cannot be opened.
    """
    digest = sha256_of(source.path)
    contents: list[PageContent] = []
    broken: list[PageReport] = []
    with open_pdf(source.path) as reader:
        for number in range(1, reader.page_count + 1):
            try:
                page = reader.read_page(number)
            except InputError as error:
                broken.append(PageReport(number, PageKind.BROKEN, 0, problems=(str(error),)))
            else:
                contents.append(read_content(page, triage(page)))
            on_page(number, reader.page_count)
    found = extract(contents, is_heading_text)
    identity = read_identity(found, settings)
    kinds = build_kinds(settings)
    tables = tuple(recognise(table, identity.tahun, kinds) for table in found.tables)
    pages = tuple(sorted((*found.pages, *broken), key=lambda report: report.page))
    identity = with_tables(identity, tables, settings)
    return Document(source.name, digest, pages, found.blocks, tables, found.grids, identity)


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
        _digest_or_empty(job.source),
        coverage=cover_nothing(job.source.name, catalogue(job.settings)),
    )


def _digest_or_empty(source: InputFile) -> str:
    try:
        return sha256_of(source.path)
    except InputError:
        return ""


def _audit(job: Job, on_page: OnPage) -> DocumentResult:
    document = read_document(job.source, job.settings, on_page)
    rows = read_rows(document, job.settings)
    dossier = assemble(document, rows, job.settings)
    if job.kodefikasi is not None:
        reference = load_reference(job.kodefikasi, job.settings)
        dossier = replace(dossier, nomenklatur=reference.follow(dossier))
    comparisons, failures = compare(dossier)
    rules = catalogue(job.settings)
    audit = judge(dossier, comparisons, failures, rules)
    job.store.write_interim(document.name, interim_files(document, dossier, comparisons))
    status, pesan = _verdict(document)
    is_judged = status in (Status.TERBACA, Status.SEBAGIAN)
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
        findings=audit.findings if is_judged else (),
        coverage=audit.coverage if is_judged else cover_nothing(document.name, rules),
        crashed=tuple(failure.aturan for failure in failures),
        kodefikasi=followed.edisi.label if followed and followed.edisi else "",
        alasan_kodefikasi=followed.alasan if followed else "",
    )


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


def _verdict(document: Document) -> tuple[Status, str]:
    """How far the document was read, and an Indonesian sentence about the rest."""
    unread = [page.page for page in document.pages if page.is_unread]
    if unread and len(unread) == sum(page.kind is not PageKind.EMPTY for page in document.pages):
        return Status.GAGAL, (
            f"Seluruh isi ({len(unread)} halaman) berupa gambar pindaian atau rusak sehingga tidak terbaca. "
            "Mohon minta berkas asli yang bukan pindaian."
        )
    if all(page.kind is PageKind.EMPTY for page in document.pages):
        return Status.GAGAL, f"Semua halaman ({len(document.pages)}) kosong. Mohon minta berkas yang benar."
    if not document.identity.is_renja:
        return Status.BUKAN_RENJA, _other_document(document.identity)
    notes = []
    if unread:
        notes.append(f"Halaman {ranges(unread)} tidak terbaca.")
    stray = [page.page for page in document.pages if page.unowned]
    if stray:
        notes.append(
            f"Halaman {ranges(stray)} memuat teks mirip tabel di luar garis tabel yang belum dipahami."
        )
    status = Status.SEBAGIAN if notes else Status.TERBACA
    unknown = [table for table in document.tables if not table.kind]
    if unknown:
        pages = ranges(page for table in unknown for page in table.pages)
        notes.append(f"{len(unknown)} tabel lain tidak dikenali jenisnya (halaman {pages}).")
    return status, " ".join(notes)


def _other_document(identity: Identity) -> str:
    """What a document that is no Renja seems to be, with the place that says so."""
    evidence = [one for one in identity.bukti if one.nilai == identity.dokumen_lain]
    if not evidence:
        return "Tidak ada kata Renja atau Rencana Kerja dan tidak ada tabel Renja di dalamnya."
    best = max(evidence, key=lambda one: one.suara)
    return (
        f"Berkas ini tampaknya {identity.dokumen_lain}, bukan Renja: {best.letak} (halaman {best.source.page}) "
        f'bertuliskan "{shorten(best.teks, 100)}" dan tidak ada tabel Renja di dalamnya. Mohon minta berkas Renjanya.'
    )


def audit_all(
    sources: Sequence[InputFile],
    settings: Settings,
    store: Store,
    jobs: int,
    on_document: OnDocument,
    on_page: OnPage,
    kodefikasi: Path | None = None,
) -> tuple[DocumentResult, ...]:
    """The results of all documents, in the order of `sources` however they were worked on.

    Args:
        sources: the documents.
        settings: of the rules.
        store: where interim files go.
        jobs: how many documents at a time, each in a process of its own (PDFium is not safe in threads).
        on_document: told of every finished document, in the order they finish.
        on_page: told of every page read, while documents are read one at a time.
        kodefikasi: the file or folder of the code lists, None for none.
    """
    work = [Job(source, settings, store, kodefikasi) for source in sources]
    done: dict[str, DocumentResult] = {}
    is_serial = jobs <= 1 or len(work) <= 1
    for result in _one_by_one(work, on_page) if is_serial else _side_by_side(work, jobs):
        done[result.dokumen] = result
        on_document(result)
    return tuple(done[source.name] for source in sources)


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
    """Bytes of the file: the largest documents are begun first, so that no long one is left for the end."""
    try:
        return job.source.path.stat().st_size
    except OSError:
        return 0


def _alone(job: Job) -> DocumentResult:
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(audit_document, job).result()
    except BrokenProcessPool:
        reason = "Proses pembacaan berhenti mendadak dua kali pada dokumen ini. Mohon minta berkas yang lain."
        return _failed(job, reason)
