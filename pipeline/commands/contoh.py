"""`renja contoh`: a made-up region to try the program with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipeline.commands.progress import progress_on_stderr
from pipeline.errors import ConfigurationError
from pipeline.generate.region import Made, Order, make_region
from pipeline.generate.truth import truth_files
from pipeline.kodefikasi.folder import load_editions
from pipeline.store import replace_files
from pipeline.terminal import PlainConsole

NOMENKLATUR = Path(__file__).parent.parent / "generate" / "kodefikasi.csv"
"""The small code list that the made-up agencies plan with, unless another one is named."""
ERRORS, EXPECTED = "kesalahan.csv", "daftar-opd.csv"
_PRODUCERS = ("fpdf", "reportlab", "typst")


@dataclass(frozen=True, slots=True)
class ExampleOptions:
    """The options of `renja contoh`, named as on the command line."""

    opd: int
    output: Path
    tahun: int
    benih: int
    kodefikasi: Path | None
    kesalahan: bool


def example_run(options: ExampleOptions) -> int:
    """Writes the documents of a region, what a perfect reading of them gives, and the list of its agencies.

    Raises:
        PipelineError: a library is missing, the code list cannot be used, or a file cannot be written.
    """
    missing = [name for name in _PRODUCERS if find_spec(name) is None]
    if missing:
        raise ConfigurationError(
            f"renja contoh memerlukan pustaka tambahan ({', '.join(missing)}). Mohon jalankan: python start.py contoh"
        )
    editions = load_editions(options.kodefikasi or NOMENKLATUR)
    if len(editions) != 1:
        raise ConfigurationError(
            f"{options.kodefikasi}: memuat {len(editions)} edisi. Mohon sebutkan satu berkas daftar kode."
        )
    order = Order(options.opd, options.tahun, options.benih, options.kesalahan)
    made: list[Made] = []
    with progress_on_stderr() as progress:
        task = progress.add_task("Menyusun", total=options.opd)
        for one in make_region(editions[0], order):
            _write(one, options.output)
            made.append(one)
            progress.advance(task)
    files = {EXPECTED: _csv([("nama",), *((one.agency.nama,) for one in made)])}
    if options.kesalahan:
        files[ERRORS] = _csv([("dokumen", "kesalahan", "aturan", "kode"), *_planted(made)])
    replace_files({options.output / name: content for name, content in files.items()})
    _report(made, options)
    return 0


def truth_folder(output: Path) -> Path:
    """Where the right contents of the tables lie: beside the documents, since every folder among them is a document."""
    return output.with_name(f"{output.name}-kebenaran")


def _write(made: Made, output: Path) -> None:
    files = {output / name: content for name, content in made.files().items()}
    for name, content in truth_files(made.truth).items():
        files[truth_folder(output) / made.agency.slug / name] = content
    replace_files(files)


def _planted(made: Sequence[Made]) -> Iterator[tuple[str, str, str, str]]:
    """Each planted error with the findings that must tell of it."""
    for one in made:
        for kind, keys in one.must:
            for aturan, kode in sorted(keys):
                yield one.agency.slug, kind, aturan, kode


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Semicolons and a byte order mark, as Excel with Indonesian settings opens it."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _report(made: Sequence[Made], options: ExampleOptions) -> None:
    console = PlainConsole(highlight=False)
    layouts = len({one.layout.nama for one in made})
    console.print(
        f"{len(made)} dokumen contoh dalam {layouts} tata letak ada di {options.output}.",
        soft_wrap=True,
        markup=False,
    )
    if options.kesalahan:
        count = sum(len(one.planted) for one in made)
        console.print(
            f"{count} kesalahan ditanamkan; daftarnya di {options.output / ERRORS}.", soft_wrap=True
        )
    console.print(
        f"Untuk memeriksanya: renja audit {options.output} --per-folder --daftar-opd {options.output / EXPECTED}",
        soft_wrap=True,
        markup=False,
    )
