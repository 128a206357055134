"""`renja bersihkan`: the interim files and all that is kept between runs are deleted."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.report.interim import NAMES
from pipeline.store import Store

_MEGABYTE = 1_000_000


def clear_run(interim: Path) -> int:
    """Empties the interim folder of what the program has written, and says how much that was.

    Returns:
        0.

    Raises:
        OutputError: a file cannot be deleted.
    """
    count, size = Store(interim, interim).clear(NAMES)
    told = f"{size / _MEGABYTE:.1f}".replace(".", ",")
    click.echo(
        f"{count} berkas hasil antara dihapus dari {interim} ({told} MB). Pemeriksaan berikutnya membaca ulang."
    )
    return 0
