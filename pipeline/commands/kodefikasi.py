"""`renja kodefikasi`: the editions of the official code list, and the import of another one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.audit import read_document
from pipeline.commands.progress import progress_on_stderr
from pipeline.commands.usable_settings import usable_settings
from pipeline.errors import ConfigurationError
from pipeline.inputs import InputFile
from pipeline.kodefikasi.folder import edition_file, load_edition, load_editions, slug
from pipeline.kodefikasi.importing import Imported, Request, import_tables
from pipeline.kodefikasi.printed import document_tables
from pipeline.model.kodefikasi import Edisi, JenisPemda
from pipeline.page_runs import OnPage
from pipeline.settings import Settings
from pipeline.sheets import SourceTable, read_tables
from pipeline.store import replace_files
from pipeline.terminal import PlainConsole


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of `renja kodefikasi impor`, named as on the command line."""

    edisi: str
    pemda: str | None
    sejak: int | None
    kutipan: bool
    daftar: Path
    setelan: Path | None


def list_run(folder: Path) -> int:
    """Lists the stored editions with their counts.

    Raises:
        PipelineError: a stored edition cannot be used.
    """
    editions = load_editions(folder) if folder.is_dir() else ()
    if not editions:
        _say(
            f"Belum ada daftar kode resmi di {folder}. Untuk mengimpornya: "
            'renja kodefikasi impor BERKAS --edisi "Kepmendagri 900.1.15.5-1317/2023"'
        )
    for edisi in editions:
        _say(f"{_about(edisi)} Berkas: {edisi.berkas}")
    return 0


def import_run(file: Path, options: ImportOptions) -> int:
    """Imports a list into the folder of stored editions, and tells what was taken from it and what was not.

    Raises:
        PipelineError: the list, or a row of it, cannot be used; stored editions stay as they were.
    """
    nama = " ".join(options.edisi.split())
    if not slug(nama):
        raise ConfigurationError("--edisi: nama edisi harus memuat huruf atau angka.")
    settings = usable_settings(options.setelan)
    pemda = JenisPemda(options.pemda) if options.pemda else None
    request = Request(nama, pemda, options.sejak, options.kutipan)
    imported = import_tables(_tables(file, settings), request, settings, berkas=str(file))
    files = dict(map(edition_file, imported.editions))
    replaced = [name for name in files if _is_taken(options.daftar / name, nama)]
    replace_files({options.daftar / name: content for name, content in files.items()})
    for edisi, name in zip(imported.editions, files, strict=True):
        verb = "Diganti" if name in replaced else "Disimpan"
        _say(f"{_about(edisi)} {verb}: {options.daftar / name}")
    for line in _report(imported):
        _say(line)
    return 0


def _tables(file: Path, settings: Settings) -> tuple[SourceTable, ...]:
    if file.suffix.lower() != ".pdf":
        return read_tables(file, kinds="CSV, XLSX, XLS, ODS, dan PDF")
    with _progress() as on_page:
        return document_tables(read_document(InputFile(str(file), file), settings, on_page))


def _is_taken(path: Path, nama: str) -> bool:
    """Whether the edition is stored already.

    Raises:
        ConfigurationError: the file belongs to another edition, whose name differs in marks only.
    """
    if not path.exists():
        return False
    other = load_edition(path).nama
    if other != nama:
        raise ConfigurationError(
            f'{path}: berkas ini milik edisi "{other}". Mohon pakai nama itu, atau nama lain, pada --edisi.'
        )
    return True


@contextmanager
def _progress() -> Iterator[OnPage]:
    """A callback that shows the pages read on stderr; silent when stderr is no terminal."""
    with progress_on_stderr() as progress:
        pages = progress.add_task("Halaman", total=None)

        def on_page(number: int, page_count: int) -> None:
            progress.update(pages, completed=number, total=page_count)

        yield on_page


def _about(edisi: Edisi) -> str:
    """An edition in one line: name, kind of region, first plan year, counts."""
    counts = ", ".join(f"{count} {level.label}" for level, count in edisi.counts().items() if count)
    since = (
        f"dipakai sejak Renja {edisi.sejak}"
        if edisi.sejak
        else "tahun pertamanya tidak diketahui (sebutkan --sejak saat mengimpor)"
    )
    excerpt = ", kutipan" if edisi.is_excerpt else ""
    return f"{edisi.label}, {since}{excerpt}: {counts}."


def _report(imported: Imported) -> Iterator[str]:
    """What else an officer has to know of an import, a line for each thing."""
    skipped = [f"{count} {reason}" for reason, count in imported.skipped.items()]
    if skipped:
        yield f"Dilewati: {', '.join(skipped)}."
    if imported.ignored:
        yield f"Kolom yang tidak dipakai: {', '.join(imported.ignored)}."
    if imported.corrections:
        yield f"Salah cetak yang dikoreksi ({len(imported.corrections)}):"
        yield from (f"  {one}" for one in imported.corrections)
    yield from imported.notes


def _say(line: str) -> None:
    PlainConsole(highlight=False).print(line, soft_wrap=True, markup=False)
