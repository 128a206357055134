"""What each command does, from its options to its exit code: progress on stderr, results to files and stdout."""

from __future__ import annotations

import json
import logging
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline import __version__
from pipeline.batch import OnDocument, OnPage, audit_all, read_document
from pipeline.errors import InputError
from pipeline.inputs import InputFile, find_inputs
from pipeline.model.finding import Tingkat
from pipeline.model.summary import DocumentResult, Status
from pipeline.normalise.headings import build_kinds, in_contract_order
from pipeline.normalise.kodefikasi import Kodefikasi, load_kodefikasi
from pipeline.normalise.units import build_units
from pipeline.report.csv import DIALECTS, cakupan_csv, dokumen_csv, temuan_csv
from pipeline.report.rule_list import as_csv, as_json, as_text
from pipeline.report.tables import grid_files, table_files
from pipeline.report.terminal import print_summary
from pipeline.rules.engine import KELUARGA, catalogue
from pipeline.rules.pages import read_page
from pipeline.settings import Settings, load_settings
from pipeline.store import CAKUPAN, DOKUMEN, RUN, TEMUAN, Store, replace_files

_LIBRARIES = ("numpy", "pandas", "pandera", "pypdfium2", "rapidfuzz")


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


def audit_run(raw: Sequence[Path], options: AuditOptions) -> int:
    """Audits every document, writes the reports, prints the summary.

    Returns:
        0, 1 for findings at or above `gagal_pada`, 2 when a document could not be read or a rule broke.

    Raises:
        PipelineError: the call cannot be carried out.
    """
    logging.basicConfig(level=logging.CRITICAL)
    sources = find_inputs(raw)
    settings = _usable_settings(options.setelan)
    kodefikasi = load_kodefikasi(options.kodefikasi) if options.kodefikasi else None
    store = Store(options.output, options.interim)
    with _progress(len(sources)) as (on_document, on_page):
        results = audit_all(sources, settings, store, options.jobs, on_document, on_page)
    dialect = DIALECTS[options.dialek]
    store.write_reports(
        {
            TEMUAN: temuan_csv(results, dialect),
            CAKUPAN: cakupan_csv(results, dialect),
            DOKUMEN: dokumen_csv(results, dialect),
            RUN: _run_json(results, settings, options, kodefikasi),
        }
    )
    print_summary(results, str(options.output), Console(highlight=False))
    if kodefikasi is not None:
        note = "dicatat di run.json; aturan pada versi ini belum membandingkan nama dengan daftar itu."
        Console(highlight=False).print(
            f"Daftar kode {kodefikasi.berkas} ({kodefikasi.edisi}) {note}", markup=False
        )
    return exit_code(results, Tingkat(options.gagal_pada))


def _usable_settings(path: Path | None) -> Settings:
    """The settings, found fit before any document is read.

    Raises:
        ConfigurationError: they name a rule, a unit or a heading in a way that the program cannot use.
    """
    settings = load_settings(path)
    catalogue(settings)
    build_units(settings)
    build_kinds(settings)
    return settings


def exit_code(results: Sequence[DocumentResult], gagal_pada: Tingkat) -> int:
    """The exit code of a run (design.md 3.1); a rule that broke counts like a document that was not read."""
    if any(result.status is Status.GAGAL or result.crashed for result in results):
        return 2
    worst = (finding.tingkat.rank for result in results for finding in result.findings)
    return 1 if any(rank <= gagal_pada.rank for rank in worst) else 0


@contextmanager
def _progress(count: int) -> Iterator[tuple[OnDocument, OnPage]]:
    """Callbacks that show progress on stderr; silent when stderr is no terminal."""
    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        documents = progress.add_task("Dokumen", total=count)
        pages = progress.add_task("Halaman", total=None, visible=False)

        def on_document(_result: DocumentResult) -> None:
            progress.advance(documents)

        def on_page(number: int, page_count: int) -> None:
            progress.update(pages, completed=number, total=page_count, visible=True)

        yield on_document, on_page


def _run_json(
    results: Sequence[DocumentResult],
    settings: Settings,
    options: AuditOptions,
    kodefikasi: Kodefikasi | None,
) -> bytes:
    """Versions, settings and inputs of the run; no clock, so that the same input gives the same bytes."""
    content = {
        "renja": __version__,
        "python": platform.python_version(),
        "pustaka": {name: version(name) for name in _LIBRARIES},
        "dialek": options.dialek,
        "gagal_pada": options.gagal_pada,
        "kodefikasi": _edition(kodefikasi) if kodefikasi else None,
        "pengaturan": settings.model_dump(mode="json"),
        "aturan": [entry.id for entry in catalogue(settings)],
        "dokumen": [{"nama": result.dokumen, "sha256": result.sha256} for result in results],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, default=str, sort_keys=True) + "\n").encode(
        "utf-8"
    )


def _edition(kodefikasi: Kodefikasi) -> dict[str, object]:
    counts = {level.label: count for level, count in kodefikasi.counts().items()}
    return {
        "berkas": kodefikasi.berkas,
        "sha256": kodefikasi.sha256,
        "edisi": kodefikasi.edisi,
        "jumlah": counts,
    }


def kodefikasi_run(path: Path) -> int:
    """Shows an edition of the code list with its counts.

    Raises:
        PipelineError: the list cannot be read.
    """
    kodefikasi = load_kodefikasi(path)
    counts = ", ".join(f"{count} {level.label}" for level, count in kodefikasi.counts().items())
    Console(highlight=False).print(
        f"{kodefikasi.berkas}: {kodefikasi.edisi}. {counts}.", soft_wrap=True, markup=False
    )
    return 0


def extract_run(file: Path, output: Path, setelan: Path | None, *, with_grids: bool) -> int:
    """Writes the tables of one document, and says which tables were not recognised.

    Returns:
        0, or 2 when pages could not be read.

    Raises:
        PipelineError: the file cannot be read, or the tables cannot be written.
    """
    source = find_inputs([file])[0]
    if source.path != file:
        raise InputError(f"{file}: ini folder. Mohon sebutkan satu berkas PDF.")
    settings = _usable_settings(setelan)
    kinds = build_kinds(settings)
    document = read_document(InputFile(file.name, file), settings)
    files = dict(table_files(document.tables, lambda table: in_contract_order(table, kinds)))
    if with_grids:
        files |= grid_files(document.grids)
    replace_files({output / name: content for name, content in files.items()})
    console = Console(highlight=False)
    for table in document.tables:
        first, last = table.pages[0], table.pages[-1]
        name = table.kind or "tidak dikenali"
        console.print(
            f"{name}: {table.label or 'tanpa nomor'}, halaman {first}-{last}, {len(table.rows)} baris",
            soft_wrap=True,
        )
    problems = [(page.page, problem) for page in document.pages for problem in page.problems]
    errors = Console(stderr=True, highlight=False)
    for number, problem in problems:
        errors.print(f"halaman {number}: {problem}", soft_wrap=True, markup=False)
    return 2 if any(page.is_unread for page in document.pages) else 0


def rules_run(rule_id: str | None, form: str, setelan: Path | None) -> int:
    """Lists the rules as "teks", "csv" or "json", or prints the page of one.

    Raises:
        PipelineError: there is no such rule.
    """
    console = Console(highlight=False)
    if rule_id is not None:
        console.print(Markdown(read_page(rule_id.strip().upper())))
        return 0
    rules = catalogue(load_settings(setelan))
    if form == "teks":
        console.print(as_text(rules, KELUARGA))
    else:
        click.echo({"csv": as_csv, "json": as_json}[form](rules, KELUARGA), nl=False)
    return 0
