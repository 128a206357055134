"""The only module that knows file names below the output and interim folders. Files are replaced in one step."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import OutputError, reason_of

TEMUAN = "temuan.csv"
CAKUPAN = "cakupan.csv"
DOKUMEN = "dokumen.csv"
TABEL = "tabel.csv"
REKAP = "rekap.csv"
RUN = "run.json"


@dataclass(frozen=True, slots=True)
class Store:
    """Where a run writes: nothing is ever written outside these two folders."""

    output: Path
    interim: Path

    def write_reports(self, files: Mapping[str, bytes]) -> None:
        """Writes files of the output folder. All are complete on disk before the first old one is replaced.

        Raises:
            OutputError: a file cannot be written; old files are whole.
        """
        replace_files({self.output / name: content for name, content in files.items()})

    def write_interim(self, document: str, files: Mapping[str, bytes]) -> None:
        """Writes what a stage made of one document (its name below the raw folder, with forward slashes).

        Raises:
            OutputError: a file cannot be written.
        """
        folder = self.interim.joinpath(*PurePosixPath(document).parts)
        replace_files({folder / name: content for name, content in files.items()})


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Puts every content in place of its file, or, if anything fails, leaves all of them as they were.

    Raises:
        OutputError: a file cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, Path | None]] = []
    path = Path()
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting.append((_write_beside(path, content, "baru"), path))
        for _, path in waiting:
            kept.append((path, _write_beside(path, path.read_bytes(), "lama") if path.exists() else None))
        for temporary, path in waiting:
            os.replace(temporary, path)
    except OSError as error:
        _put_back(kept)
        raise OutputError(
            f"{path}: tidak dapat ditulis ({reason_of(error)}). Tutup berkas itu bila sedang dibuka di Excel, "
            "periksa ruang dan izin folder, lalu jalankan lagi."
        ) from error
    finally:
        for temporary in (*(new for new, _ in waiting), *(old for _, old in kept if old)):
            temporary.unlink(missing_ok=True)


def _put_back(kept: list[tuple[Path, Path | None]]) -> None:
    """Undoes the replacements made so far: reports of two runs must not lie side by side as if they were of one."""
    for path, old in kept:
        with suppress(OSError):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(old, path)


def _write_beside(path: Path, content: bytes, what: str) -> Path:
    """A temporary file with the content in the folder of `path`, so that it can take its place at once.

    Its permissions are those of any new file; `tempfile` would make it its owner's alone.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{what}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
