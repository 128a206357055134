"""The documents a run is asked for: PDF files, found in folders, with the names the reports give them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, reason_of

CODE_LISTS = Path("raw") / "kodefikasi"
"""Where the editions of the official code list lie, unless another place is named."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A PDF file. `name` is its path below the folder it was found in, with forward slashes."""

    name: str
    path: Path


def find_inputs(raw: Sequence[Path]) -> tuple[InputFile, ...]:
    """The PDF files that `raw` names, sorted by name. Folders are searched recursively, in any letter case of ".pdf".

    Raises:
        InputError: a path does not exist, or there is no PDF at all.
    """
    found: dict[str, InputFile] = {}
    seen: set[Path] = set()
    for root in raw:
        for name, path in _below(root):
            place = path.resolve()
            if place in seen:
                continue
            seen.add(place)
            unique = _free_name(name, root, found.keys())
            found[unique] = InputFile(unique, path)
    if not found:
        names = ", ".join(map(str, raw))
        raise InputError(f"{names}: tidak ada berkas PDF di sini. Mohon periksa nama foldernya.")
    return tuple(found[name] for name in sorted(found))


def _free_name(name: str, root: Path, taken: Collection[str]) -> str:
    """The name, or, where a file of another folder has it, the name behind as many of its own folders as it takes."""
    folders = list(root.resolve().parts if root.is_dir() else root.resolve().parent.parts)
    free = name
    while free in taken and folders:
        free = f"{folders.pop()}/{free}"
    return free


def _below(root: Path) -> list[tuple[str, Path]]:
    if not root.exists():
        raise InputError(f"{root}: berkas atau folder ini tidak ada. Mohon periksa penulisannya.")
    if root.is_file():
        return [(root.name, root)]
    files = [path for path in root.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file()]
    return sorted((path.relative_to(root).as_posix(), path) for path in files)


def sha256_of(path: Path) -> str:
    """The file's SHA-256 as 64 hexadecimal digits.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            f"Berkas tidak dapat dibaca ({reason_of(error)}). Mohon periksa berkas dan izinnya."
        ) from error
