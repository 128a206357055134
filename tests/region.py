"""The made-up region that tests read and audit: 45 agencies, every layout at least twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.commands.contoh import NOMENKLATUR
from pipeline.generate.region import Made, Order, make_region
from pipeline.inputs import ReadingOrder, Source, find_inputs
from pipeline.kodefikasi.folder import load_edition
from pipeline.model.kodefikasi import Edisi

CLEAN = Order(opd=45, tahun=2026, benih=1)
WITH_ERRORS = Order(opd=45, tahun=2026, benih=1, has_errors=True)


@cache
def edisi() -> Edisi:
    return load_edition(NOMENKLATUR)


@cache
def region(order: Order) -> tuple[Made, ...]:
    return tuple(make_region(edisi(), order))


def write_files(made: Made, folder: Path) -> None:
    """Writes the document into the folder: one file, or a folder of several."""
    for name, content in made.files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_region(order: Order, folder: Path) -> None:
    """Writes the documents of a region into the folder."""
    for made in make_region(edisi(), order):
        write_files(made, folder)


def write(made: Made, folder: Path) -> Source:
    """The document, written into the folder: one file, or a folder of several."""
    write_files(made, folder)
    (source,) = find_inputs([folder], ReadingOrder())
    return source
