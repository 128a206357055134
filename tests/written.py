"""What a run of the program has written."""

from __future__ import annotations

from pathlib import Path

from pipeline.store import KEPT


def written_below(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by path, without what is kept for the next run."""
    files = (path for path in folder.rglob("*") if path.is_file() and KEPT not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
