"""The only module that knows file names below the output and interim folders. Files are replaced in one step."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path, PurePosixPath

import psutil

from pipeline.cache import SUFFIX, Cache
from pipeline.errors import NO_ROOM, DiskFullError, OutputError, reason_of

TEMUAN = "temuan.csv"
CAKUPAN = "cakupan.csv"
DOKUMEN = "dokumen.csv"
TABEL = "tabel.csv"
REKAP = "rekap.csv"
RUN = "run.json"
KEPT = "simpanan"
"""The folder, below that of a document, of what is kept for the next run."""


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

    def write_interim(self, document: str, files: Mapping[str, bytes | Iterable[bytes]]) -> dict[str, int]:
        """Writes what the stages made of one document (its name below the raw folder, with forward slashes).

        Each file is replaced in one step, but not all of them together: they can be made again.

        Returns:
            The bytes of each file.

        Raises:
            OutputError: a file cannot be written.
        """
        folder = self._folder_of(document)
        path = folder
        sizes: dict[str, int] = {}
        try:
            for name, content in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                _sweep(path)
                temporary = _beside(path, "baru")
                try:
                    with temporary.open("wb") as file:
                        file.writelines([content] if isinstance(content, bytes) else content)
                        sizes[name] = file.tell()
                    os.replace(temporary, path)
                finally:
                    temporary.unlink(missing_ok=True)
        except OSError as error:
            raise _refused(path, error) from error
        return sizes

    def read_interim(self, document: str) -> dict[str, bytes]:
        """All files below the folder of a document, by their path there."""
        folder = self._folder_of(document)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    def has_interim(self, document: str, sizes: Mapping[str, int]) -> bool:
        """Whether these files of a document are there, with so many bytes each."""
        folder = self._folder_of(document)
        try:
            return all((folder / name).stat().st_size == size for name, size in sizes.items())
        except OSError:
            return False

    def clear(self, names: Collection[str]) -> tuple[int, int]:
        """Deletes interim files of these names and all that is kept; nothing else, and no folder of anybody else's.

        Returns:
            How many files were deleted, and how many bytes.

        Raises:
            OutputError: a file cannot be deleted.
        """
        count = size = 0
        # From below, so that a folder is empty when its turn comes. Links are not followed: they lead outside.
        for place, _, files in os.walk(self.interim, topdown=False):
            folder = Path(place)
            own = [name for name in files if _is_own(folder, name, names)]
            for name in own:
                try:
                    size += (folder / name).lstat().st_size
                    (folder / name).unlink()
                except OSError as error:
                    raise OutputError(
                        f"{folder / name}: tidak dapat dihapus ({reason_of(error)}). Tutup berkas itu bila sedang "
                        "dibuka, lalu jalankan lagi."
                    ) from error
            count += len(own)
            if folder != self.interim:
                with suppress(OSError):  # not empty
                    folder.rmdir()
        return count, size

    def cache_of(self, document: str) -> Cache:
        """What is kept of one document from run to run."""
        return Cache(self._folder_of(document) / KEPT)

    def _folder_of(self, document: str) -> Path:
        return self.interim.joinpath(*map(_usable, PurePosixPath(document).parts))


_UNUSABLE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]+$')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 200  # bytes; systems allow 255, and some count more of them for a letter


def _usable(name: str) -> str:
    """A part of a document's name as a folder that every system allows.

    Where that is another one, a digest of the name follows, so that no two documents have one folder.
    """
    usable = _UNUSABLE.sub("_", name)
    if _RESERVED.fullmatch(usable):
        usable = f"_{usable}"
    if len(usable.encode("utf-8")) > _LONGEST:
        usable = usable.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore")
    if usable == name:
        return name
    return f"{usable}~{hashlib.sha256(name.encode('utf-8')).hexdigest()[:8]}"


def _is_own(folder: Path, name: str, names: Collection[str]) -> bool:
    """Whether the program has written a file: of such a name, in the folder of a document."""
    if folder.name == KEPT:
        return name.endswith((SUFFIX, ".tmp"))
    return name in names and any((folder / other).exists() for other in (KEPT, *names) if other != name)


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
            _sweep(path)
            waiting.append((_write_beside(path, content, "baru"), path))
        for _, path in waiting:
            kept.append((path, _write_beside(path, path.read_bytes(), "lama") if path.exists() else None))
        for temporary, path in waiting:
            os.replace(temporary, path)
    except OSError as error:
        _put_back(kept)
        raise _refused(path, error) from error
    finally:
        for temporary in (*(new for new, _ in waiting), *(old for _, old in kept if old)):
            temporary.unlink(missing_ok=True)


def _refused(path: Path, error: OSError) -> OutputError:
    if error.errno in NO_ROOM:
        return DiskFullError(
            f"{path}: tidak dapat ditulis ({reason_of(error)}). Kosongkan sebagian ruang penyimpanan, lalu jalankan "
            "lagi: yang sudah selesai diperiksa tidak diulang."
        )
    return OutputError(
        f"{path}: tidak dapat ditulis ({reason_of(error)}). Tutup berkas itu bila sedang dibuka di Excel, periksa "
        "ruang dan izin folder, lalu jalankan lagi."
    )


def _beside(path: Path, what: str) -> Path:
    """The name of a temporary file in the folder of `path`, so that it can take its place at once."""
    return path.with_name(f".{path.name}.{os.getpid()}.{what}.tmp")


def _sweep(path: Path) -> None:
    """Deletes what processes that were killed have left beside `path`."""
    for left in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        process = left.name.removeprefix(f".{path.name}.").partition(".")[0]
        if not process.isdecimal() or not psutil.pid_exists(int(process)):
            left.unlink(missing_ok=True)


def _put_back(kept: list[tuple[Path, Path | None]]) -> None:
    """Undoes the replacements made so far: reports of two runs must not lie side by side as if they were of one."""
    for path, old in kept:
        with suppress(OSError):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(old, path)


def _write_beside(path: Path, content: bytes, what: str) -> Path:
    """A temporary file with the content in the folder of `path`.

    Its permissions are those of any new file; `tempfile` would make it its owner's alone.
    """
    temporary = _beside(path, what)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
