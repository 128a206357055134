"""`renja ekstrak`: the tables of one document as CSV."""

from __future__ import annotations

from pathlib import Path

from pipeline.audit import read_document
from pipeline.commands.passwords import with_passwords
from pipeline.commands.usable_settings import usable_settings
from pipeline.errors import InputError
from pipeline.inputs import InputFile, find_inputs
from pipeline.normalise.headings import build_kinds, in_contract_order
from pipeline.report.tables import grid_files, table_files
from pipeline.store import replace_files
from pipeline.terminal import PlainConsole


def extract_run(
    file: Path, output: Path, setelan: Path | None, sandi: Path | None = None, *, with_grids: bool
) -> int:
    """Writes the tables of one document, and says which tables were not recognised.

    Returns:
        0, or 2 when pages could not be read.

    Raises:
        PipelineError: the file cannot be read, or the tables cannot be written.
    """
    if file.is_dir():
        raise InputError(f"{file}: ini folder. Mohon sebutkan satu berkas PDF.")
    find_inputs([file])
    settings = usable_settings(setelan)
    kinds = build_kinds(settings)
    (source,) = with_passwords([InputFile(file.name, file)], sandi)
    document = read_document(source, settings)
    files = dict(table_files(document.tables, lambda table: in_contract_order(table, kinds)))
    if with_grids:
        files |= grid_files(document.grids)
    replace_files({output / name: content for name, content in files.items()})
    console = PlainConsole(highlight=False)
    for table in document.tables:
        first, last = table.pages[0], table.pages[-1]
        name = table.kind or "tidak dikenali"
        console.print(
            f"{name}: {table.label or 'tanpa nomor'}, halaman {first}-{last}, {len(table.rows)} baris",
            soft_wrap=True,
        )
    problems = [(page.page, problem) for page in document.pages for problem in page.problems]
    errors = PlainConsole(stderr=True, highlight=False)
    for part in document.paging.parts:
        if part.note:
            errors.print(f"{part.label}: {part.note}", soft_wrap=True, markup=False)
    for number, problem in problems:
        errors.print(f"halaman {number}: {problem}", soft_wrap=True, markup=False)
    return 2 if any(page.is_unread for page in document.pages) else 0
