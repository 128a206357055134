"""The documents a run is asked for: PDF files, or folders of them, with the names the reports give them."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath

from pipeline.errors import InputError, reason_of

CODE_LISTS = Path("raw") / "kodefikasi"
"""Where the editions of the official code list lie, unless another place is named."""

_BAB = re.compile(r"\bbab (?:(?P<roman>[ivx]+)|(?P<number>\d+))\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, slots=True)
class Content:
    """What a file held: `sha256` as 64 hexadecimal digits, empty where it could not be read.

    `size` (bytes) and `changed` (nanoseconds) are what the system said of the file just before.
    """

    sha256: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class InputFile:
    """A PDF file. `name` is its path below the folder it was found in, with forward slashes.

    `password` opens it, empty where none is known. It is in no text made of this object, and belongs in no file.
    `seen` is its content when the run began, None where nobody has looked. `refused` says why it is not opened, empty
    where it may be.
    """

    name: str
    path: Path
    password: str = field(default="", repr=False)
    seen: Content | None = None
    refused: str = ""

    @property
    def files(self) -> tuple[InputFile, ...]:
        """The file itself: a document of one file."""
        return (self,)


@dataclass(frozen=True, slots=True)
class InputFolder:
    """A folder whose PDF files are one document; `files` are in reading order, none where it holds no PDF."""

    name: str
    files: tuple[InputFile, ...]


Source = InputFile | InputFolder


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """Words in names of files: what comes before the first bab, in this order, and what behind the last one."""

    first: Sequence[str] = ()
    last: Sequence[str] = ()

    def sort(self, paths: Sequence[PurePosixPath]) -> list[PurePosixPath]:
        """Paths below one folder as a reader takes them up, folder by folder.

        Where every name in a folder begins with a number, somebody has numbered them, and that counts. Else, or where
        the numbers are equal: what comes first, the bab by their numbers (II before IV before X), what comes last; and
        otherwise the order of the alphabet, numbers by their value (2 before 10).
        """
        siblings: dict[PurePosixPath, set[str]] = {}
        for path in paths:
            for parent, child in zip(path.parents, (path, *path.parents), strict=False):
                siblings.setdefault(parent, set()).add(child.name)
        numbered = {
            parent for parent, names in siblings.items() if all(name[0].isdecimal() for name in names)
        }

        def key(path: PurePosixPath) -> list[tuple[object, ...]]:
            steps = [*reversed(path.parents), path]
            return [
                self._key(child.name, is_numbered=parent in numbered) for parent, child in pairwise(steps)
            ]

        return sorted(paths, key=key)

    def _key(self, name: str, *, is_numbered: bool) -> tuple[object, ...]:
        folded = unicodedata.normalize("NFC", name).casefold()
        words = " ".join(re.findall(r"\d+|[^\W\d_]+", folded))
        bab = _BAB.search(re.sub(r"\b(bab)(?=[ivx]+\b)", r"\1 ", words))
        number = 0 if bab is None else int(bab["number"] or _ROMAN.get(bab["roman"], 0))
        front = next((place for place, word in enumerate(self.first) if _has_word(words, word)), None)
        rank = (
            front - len(self.first) if front is not None else int(any(_has_word(words, w) for w in self.last))
        )
        tokens = re.findall(r"\d+|\D+", folded)
        natural = [(0, int(token), "") if token.isdecimal() else (1, 0, token) for token in tokens]
        return (int(tokens[0]) if is_numbered else 0, rank, number, natural, name)


def _has_word(words: str, wanted: str) -> bool:
    return f" {wanted} " in f" {words} "


def find_inputs(raw: Sequence[Path], per_folder: ReadingOrder | None = None) -> tuple[Source, ...]:
    """The documents that `raw` names, sorted by name. Folders are searched to the bottom for ".pdf" in any letter case.

    Args:
        raw: folders and files.
        per_folder: None where every PDF is a document of its own. Else the PDF files of each folder directly below one
            of `raw` are one document, in this order, called after the folder; a folder without PDF is one too, so that
            it is told. Hidden files and folders, and the folder of the code lists, are passed over.

    Raises:
        InputError: a path does not exist, or there is no PDF at all.
    """
    found: dict[str, Source] = {}
    seen: set[Path] = set()
    taken: set[str] = set()
    for root in raw:
        for source, place in _below(root) if per_folder is None else _folders_below(root, per_folder):
            resolved = _resolved(place) or place
            if resolved in seen:
                continue
            seen.add(resolved)
            unique = _free_name(source.name, root, taken)
            taken.add(_folded(unique))
            found[unique] = _renamed(source, unique)
    if not any(source.files for source in found.values()):
        names = ", ".join(map(str, raw))
        raise InputError(f"{names}: tidak ada berkas PDF di sini. Mohon periksa nama foldernya.")
    return tuple(found[name] for name in sorted(found))


def _renamed(source: Source, name: str) -> Source:
    if isinstance(source, InputFile):
        return replace(source, name=name)
    files = (replace(file, name=name + file.name.removeprefix(source.name)) for file in source.files)
    return InputFolder(name, tuple(files))


def _free_name(name: str, root: Path, taken: Collection[str]) -> str:
    """The name, or, where another file has it, the name behind as many of its own folders as it takes.

    `taken` are names without their letter case and in one Unicode form: to some systems they are the same file, and so
    would be what is written for them.
    """
    folders = list(root.resolve().parts if root.is_dir() else root.resolve().parent.parts)
    free = name
    while _folded(free) in taken and folders:
        free = f"{_readable(folders.pop())}/{free}"
    return free


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _readable(name: str) -> str:
    """A name in which bytes that are no text are shown as such: no report could be written with them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _resolved(path: Path) -> Path | None:
    """Where a path leads to; None for a link that leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def _below(root: Path) -> Iterator[tuple[InputFile, Path]]:
    """Every PDF file of a folder, or the file itself, with its place on the disk; links to folders are told, too."""
    if not root.exists():
        raise InputError(f"{root}: berkas atau folder ini tidak ada. Mohon periksa penulisannya.")
    if not root.is_dir():
        yield InputFile(_readable(root.name), root, refused=_refused(root, root.parent, is_named=True)), root
        return
    found = [path for path in root.rglob("*") if _is_document(path)]
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in found):
        yield InputFile(_readable(name), path, refused=_refused(path, root)), path


def _is_document(path: Path) -> bool:
    if path.is_dir():
        return path.is_symlink()
    return path.suffix.lower() == ".pdf"


def _refused(path: Path, root: Path, *, is_named: bool = False) -> str:
    """Why a file of a folder is not opened, empty where it may be; one that the user names may be a link."""
    if path.is_dir():
        return "Ini tautan ke folder lain, dan isinya tidak dibaca. Mohon salin folder itu ke sini."
    if path.is_symlink() and not path.exists():
        return "Ini tautan ke berkas yang tidak ada. Mohon salin berkasnya ke sini."
    place, folder = _resolved(path), _resolved(root)
    if not is_named and (place is None or folder is None or not place.is_relative_to(folder)):
        return "Ini tautan ke berkas di luar folder yang diperiksa, dan tidak dibuka. Mohon salin berkasnya ke sini."
    return "" if path.is_file() else NO_FILE


NO_FILE = (
    "Ini bukan berkas biasa (misalnya perangkat atau pipa), dan tidak dibuka. Mohon hapus dari folder ini."
)


def _folders_below(root: Path, order: ReadingOrder) -> Iterator[tuple[Source, Path]]:
    """The folders directly below `root`, and the PDF files that lie in it, with their places on the disk."""
    folders: dict[str, dict[PurePosixPath, InputFile]] = {}
    if root.is_dir():
        folders = {
            _readable(path.name): {}
            for path in sorted(root.iterdir())
            if path.is_dir()
            and not path.is_symlink()
            and not _is_hidden(path.name)
            and path.resolve() != CODE_LISTS.resolve()
        }
    for source, path in _below(root):
        folder, *inside = PurePosixPath(source.name).parts
        if not inside:
            yield source, path
        elif folder in folders and not any(map(_is_hidden, inside)):
            folders[folder][PurePosixPath(*inside)] = source
    for folder, paths in folders.items():
        files = (paths[inside] for inside in order.sort(list(paths)))
        yield InputFolder(folder, tuple(files)), root / folder


def _is_hidden(name: str) -> bool:
    """What a system hides, and what a Mac packs beside the files of a ZIP."""
    return name.startswith(".") or name == "__MACOSX"


def look_at(source: Source) -> Source:
    """The source, with what each of its files holds now. A file that cannot be read is left as it is."""
    if isinstance(source, InputFile):
        return _looked_at(source)
    return replace(source, files=tuple(map(_looked_at, source.files)))


def _looked_at(file: InputFile) -> InputFile:
    if file.refused:
        return file
    try:
        size, changed = _stamp(file)
        return replace(file, seen=Content(sha256_of(file.path), size, changed))
    except (InputError, OSError):
        return file


def refuse_changed(file: InputFile) -> None:
    """Refuses a file that is not to be opened, or is no longer what was looked at: what was read belongs to no file.

    Raises:
        InputError: it is refused, its size or time has changed, or it is gone.
    """
    if file.refused:
        raise InputError(file.refused)
    if file.seen is None:
        return
    with suppress(OSError):
        if _stamp(file) == (file.seen.size, file.seen.changed):
            return
    raise InputError("Berkas berubah selagi diperiksa. Mohon jalankan pemeriksaan sekali lagi.")


def _stamp(file: InputFile) -> tuple[int, int]:
    stat = file.path.stat()
    return stat.st_size, stat.st_mtime_ns


def is_kept(source: Source) -> bool:
    """Whether what is read of it may be kept: its content is known, and no password opens it.

    What a password protects would otherwise come out in a run that was given none.
    """
    return all(file.seen is not None and not file.password for file in source.files)


def digest_of(source: Source) -> str:
    """The SHA-256 of a file, or over those of a folder's files in reading order; empty where one cannot be read.

    Of a folder the content and order of its files count, their names do not.
    """
    if isinstance(source, InputFolder):
        return digest_over([digest_of(file) for file in source.files])
    if source.seen is not None:
        return source.seen.sha256
    if source.refused:
        return ""
    try:
        return sha256_of(source.path)
    except InputError:
        return ""


def digest_over(digests: Sequence[str]) -> str:
    """One digest for the files of a folder, from theirs in reading order; empty where it has none."""
    lines = [f"{digest}\n" for digest in digests]
    return hashlib.sha256("".join(lines).encode("ascii")).hexdigest() if lines else ""


def sha256_of(path: Path) -> str:
    """The file's SHA-256 as 64 hexadecimal digits.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        refuse_special(path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            f"Berkas tidak dapat dibaca ({reason_of(error)}). Mohon periksa berkas dan izinnya."
        ) from error


def refuse_special(path: Path) -> None:
    """Refuses what is no file: to open a pipe waits for ever, and a device has no end.

    Raises:
        InputError: it is a device, a pipe or a socket.
        OSError: nobody can tell.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError(NO_FILE)
