"""What a stage made of a document, kept between runs and handed from one process to another.

An entry is found again only under the same key, and a key is made of all that the entry depends on: the content of the
input, the settings that matter, and the version of the code. Entries are MessagePack, checked against their types when
they are read, so that a file that somebody planted can say something wrong but never run; and they may be deleted at
any time.
"""

from __future__ import annotations

import hashlib
import logging
import os
import zlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import msgspec

log = logging.getLogger(__name__)

T = TypeVar("T")

_ROOT = Path(__file__).resolve().parents[1]
_SOURCES = (".py", ".yml")
_KEY = 64  # hexadecimal digits of a SHA-256
_QUICK = 1  # of zlib's levels: a table page packs to 8 kB in 0.2 ms
SUFFIX = ".simpanan"
"""What the names of the files of entries end with."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries of one document, one file each; `folder` None keeps nothing."""

    folder: Path | None = None

    def get(self, name: str, key: str, kind: type[T]) -> T | None:
        """The entry of that name, or None where there is none, it has another key, or it is damaged."""
        if self.folder is None:
            return None
        try:
            with self._path(name).open("rb") as file:
                if file.read(_KEY) != key.encode("ascii"):
                    return None
                packed = file.read()
            return msgspec.msgpack.decode(zlib.decompress(packed), type=kind)
        except (OSError, zlib.error, msgspec.DecodeError):
            return None

    def put(self, name: str, key: str, value: object) -> None:
        """Keeps an entry, in place of another of that name. What cannot be kept will be made again: no error."""
        if self.folder is None:
            return
        content = key.encode("ascii") + zlib.compress(msgspec.msgpack.encode(value), _QUICK)
        temporary = self._path(f"{name}-{os.getpid()}").with_suffix(".tmp")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(content)
            os.replace(temporary, self._path(name))
        except OSError as error:
            log.warning("%s: tidak dapat disimpan (%s)", self._path(name), error)
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def drop(self, name: str) -> None:
        """Deletes an entry, if there is one."""
        if self.folder is not None:
            with suppress(OSError):
                self._path(name).unlink()

    def keep_only(self, kind: str, names: Collection[str]) -> None:
        """Deletes the entries whose names begin with `kind`, and what killed processes left of them, but for these."""
        if self.folder is None:
            return
        kept = {self._path(name) for name in names}
        for path in self.folder.glob(f"{kind}*"):
            if path not in kept:
                with suppress(OSError):
                    path.unlink()

    def _path(self, name: str) -> Path:
        return Path(self.folder or "", f"{name}{SUFFIX}")


def key_of(*parts: str) -> str:
    """The key of an entry that depends on these texts, and on nothing else."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(content)}:".encode("ascii") + content)
    return digest.hexdigest()


@cache
def code_version(*packages: str) -> str:
    """A digest of the source of these packages and modules ("pipeline/read", "pipeline/errors.py")."""
    digest = hashlib.sha256()
    for package in packages:
        path = _ROOT / package
        files = [path] if path.is_file() else [one for one in path.rglob("*") if one.suffix in _SOURCES]
        for file in sorted(files):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(_ROOT).as_posix()}:{len(content)}:".encode() + content)
    return digest.hexdigest()


@cache
def library_versions(*names: str) -> str:
    """The versions of libraries as one text; of one that is not installed, that it is not."""
    return " ".join(f"{name}={_version(name)}" for name in names)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
