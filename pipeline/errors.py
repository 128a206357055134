"""Errors the program raises on purpose. Each message is Indonesian and says what, where, and what to do."""

from __future__ import annotations

import errno
from typing import ClassVar

_REASONS = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOTDIR: "bagian dari namanya bukan folder",
    errno.EEXIST: "sudah ada",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EROFS: "penyimpanan hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}


class PipelineError(Exception):
    """The program could not do what it was asked; `str(error)` is the line an officer sees."""

    exit_code: ClassVar[int] = 2


class InputError(PipelineError):
    """A document cannot be opened: missing, empty, truncated, protected, or no PDF at all."""


class LimitError(InputError):
    """A file, or a page of one, is beyond a limit of the settings (`batas`)."""


def beyond(reason: str, key: str, subject: str = "Halaman ini") -> LimitError:
    """The error of a page or file that is not read, for a reason ("isinya lebih dari 20 MB") and the limit's key."""
    return LimitError(
        f"{subject} tidak dibaca karena {reason} (setelan batas.{key}). Mohon minta berkas yang dicetak ulang dari "
        "aslinya, atau, bila isinya memang wajar, naikkan batas itu lewat --setelan."
    )


class ConfigurationError(PipelineError):
    """A file of the program, or one the user named, holds something that cannot be used."""


class InternalError(PipelineError):
    """The program contradicts itself; nothing it made may be believed."""


class OutputError(PipelineError):
    """A result cannot be written."""


class DiskFullError(OutputError):
    """There is no room left to write: nothing that follows can be written either."""


NO_ROOM = tuple(getattr(errno, name) for name in ("ENOSPC", "EDQUOT") if hasattr(errno, name))
"""What a system says when a disk, or a user's share of it, is full; Windows knows no quota by number."""


def reason_of(error: OSError) -> str:
    """Why the system refused, in Indonesian; its own words where none are known."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
