"""Draws `ringkasan.svg`, what `renja audit raw/contoh` prints: run `python docs/img/ringkasan.py`."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = 118


def main() -> None:
    """Runs the command in an empty folder, with the code lists of this one, and writes the picture beside this file."""
    raw = ROOT / "raw"
    lists = ("--kodefikasi", str(raw / "kodefikasi"))
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, "-m", "pipeline", "audit", str(raw / "contoh"), *lists],
            cwd=folder,
            env=os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if run.returncode not in (0, 1):
        sys.exit(run.stdout + run.stderr)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(run.stdout))
    picture = console.export_svg(title="renja audit raw/contoh", unique_id="ringkasan")
    # rich names a font that a server would have to send; any monospaced font of the viewer will do.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    Path(__file__).with_suffix(".svg").write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
