"""`renja audit`: every document through the pipeline, then the reports."""

from __future__ import annotations

import json
import logging
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from pipeline import __version__
from pipeline.audit import load_reference
from pipeline.batch import Work, audit_all, audit_together
from pipeline.commands.daftar_opd import read_expected
from pipeline.commands.passwords import with_passwords
from pipeline.commands.progress import audit_progress
from pipeline.commands.usable_settings import usable_settings
from pipeline.errors import ConfigurationError
from pipeline.inputs import CODE_LISTS, ReadingOrder, find_inputs, look_at
from pipeline.job import Job
from pipeline.local import OnPages, audit_here
from pipeline.model.finding import Tingkat
from pipeline.model.kodefikasi import Edisi
from pipeline.model.second_reading import PeriksaGanda
from pipeline.model.summary import DocumentResult, Status
from pipeline.reconcile.agencies import agencies_of
from pipeline.reconcile.rekap import rekap
from pipeline.report.csv import DIALECTS, cakupan_csv, dokumen_csv, rekap_csv, tabel_csv, temuan_csv
from pipeline.report.terminal import print_summary
from pipeline.report.terminal_opd import print_agencies
from pipeline.rules.engine import catalogue
from pipeline.settings import Settings
from pipeline.store import CAKUPAN, DOKUMEN, REKAP, RUN, TABEL, TEMUAN, Store
from pipeline.terminal import PlainConsole

_LIBRARIES = ("numpy", "pandas", "pandera", "pdfplumber", "pypdfium2", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """The options of `renja audit`, named as on the command line."""

    output: Path
    interim: Path
    kodefikasi: Path | None
    jobs: int
    dialek: str
    gagal_pada: str
    setelan: Path | None = None
    per_folder: bool = False
    daftar_opd: Path | None = None
    periksa_ganda: str = PeriksaGanda.TEMUAN.value
    sandi: Path | None = None
    scheduler: str | None = None
    kirim: str = "folder"


def audit_run(raw: Sequence[Path], options: AuditOptions) -> int:
    """Audits every document, writes the reports, prints the summary.

    Returns:
        0, 1 for findings at or above `gagal_pada`, 2 when a document could not be read or a rule broke.

    Raises:
        PipelineError: the call cannot be carried out.
    """
    logging.basicConfig(level=logging.CRITICAL)
    settings = usable_settings(options.setelan)
    order = ReadingOrder(settings.berkas_awal, settings.berkas_akhir) if options.per_folder else None
    sources = with_passwords(find_inputs(raw, order), options.sandi)
    expected = read_expected(options.daftar_opd, settings) if options.daftar_opd else None
    lists = _code_lists(options.kodefikasi)
    editions = load_reference(lists, settings).editions if lists else ()
    if lists and not editions:
        raise ConfigurationError(
            f"{lists}: tidak ada daftar kode resmi di dalamnya. Untuk mengimpornya: renja kodefikasi impor BERKAS "
            f"--edisi NAMA --daftar {lists}"
        )
    store = Store(options.output, options.interim)
    daftar = "\n".join(edisi.sha256 for edisi in editions)
    twice = PeriksaGanda(options.periksa_ganda)
    with audit_progress(len(sources)) as progress:
        jobs = [Job(look_at(source), settings, store, lists, twice, daftar) for source in sources]
        results = audit_all(jobs, _work(options, progress.pages), progress.document)
    agencies = agencies_of(results, expected, settings)
    results = audit_together(results, agencies, settings)
    dialect = DIALECTS[options.dialek]
    store.write_reports(
        {
            TEMUAN: temuan_csv(results, dialect),
            CAKUPAN: cakupan_csv(results, dialect),
            DOKUMEN: dokumen_csv(results, dialect),
            TABEL: tabel_csv(results, dialect),
            REKAP: rekap_csv(rekap(agencies, settings), dialect),
            RUN: _run_json(results, settings, options, editions),
        }
    )
    console = PlainConsole(highlight=False)
    print_summary(results, str(options.output), console)
    print_agencies(agencies, console)
    console.print(_about_lists(editions), markup=False, soft_wrap=True)
    return exit_code(results, Tingkat(options.gagal_pada))


def _work(options: AuditOptions, on_pages: OnPages) -> Work:
    """Where the documents are audited."""
    if options.scheduler is None:
        return partial(audit_here, processes=options.jobs, on_pages=on_pages)
    from pipeline.cluster import Kirim, audit_on_cluster

    return partial(audit_on_cluster, address=options.scheduler, kirim=Kirim(options.kirim))


def _code_lists(given: Path | None) -> Path | None:
    """The file or folder of the code lists: the one named, else the usual folder where it holds any."""
    if given is not None:
        return given
    return CODE_LISTS if any(CODE_LISTS.glob("*.csv")) else None


def _about_lists(editions: Sequence[Edisi]) -> str:
    """Which editions the names were held against, or how to load one."""
    if not editions:
        return "Daftar kode resmi tidak dimuat: nama dan kode tidak dibandingkan dengannya. Lihat: renja kodefikasi"
    return f"Daftar kode resmi: {'; '.join(edisi.label for edisi in editions)}."


def exit_code(results: Sequence[DocumentResult], gagal_pada: Tingkat) -> int:
    """The exit code of a run (design.md 3.1); a rule that broke counts like a document that was not read."""
    if any(result.status is Status.GAGAL or result.crashed for result in results):
        return 2
    worst = (finding.tingkat.rank for result in results for finding in result.findings)
    return 1 if any(rank <= gagal_pada.rank for rank in worst) else 0


def _run_json(
    results: Sequence[DocumentResult],
    settings: Settings,
    options: AuditOptions,
    editions: Sequence[Edisi],
) -> bytes:
    """Versions, settings and inputs of the run; no clock, so that the same input gives the same bytes."""
    content = {
        "renja": __version__,
        "python": platform.python_version(),
        "pustaka": {name: version(name) for name in _LIBRARIES},
        "dialek": options.dialek,
        "gagal_pada": options.gagal_pada,
        "periksa_ganda": options.periksa_ganda,
        "kodefikasi": [_edition(edisi) for edisi in editions],
        "pengaturan": settings.model_dump(mode="json"),
        "aturan": [entry.id for entry in catalogue(settings)],
        "dokumen": [_input(result) for result in results],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, default=str, sort_keys=True) + "\n").encode(
        "utf-8"
    )


def _input(result: DocumentResult) -> dict[str, object]:
    """A document of the run, with the edition of the code list that it follows and why, and the files of a folder."""
    document: dict[str, object] = {
        "nama": result.dokumen,
        "sha256": result.sha256,
        "kodefikasi": result.kodefikasi,
        "alasan_kodefikasi": result.alasan_kodefikasi,
    }
    if any(part.name != result.dokumen for part in result.parts):
        document["berkas"] = [{"nama": part.name, "sha256": part.sha256} for part in result.parts]
    return document


def _edition(edisi: Edisi) -> dict[str, object]:
    return {
        "edisi": edisi.nama,
        "jenis_pemda": edisi.jenis_pemda.value,
        "sejak": edisi.sejak,
        "kutipan": edisi.is_excerpt,
        "berkas": edisi.berkas,
        "sha256": edisi.sha256,
        "jumlah": {level.label: count for level, count in edisi.counts().items()},
    }
