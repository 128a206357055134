"""`renja kodefikasi`: the editions of the official code list."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from pipeline.kodefikasi.lists import load_kodefikasi


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
