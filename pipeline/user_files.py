"""Files that a user names: read whole, but no farther than a list or a settings file can honestly be long."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ConfigurationError

_MEGABYTE = 1_000_000


def read_bounded(path: Path, megabytes: int) -> bytes:
    """What a file holds.

    Raises:
        ConfigurationError: it is longer, or no file at all: a device has no end, and a pipe waits for ever.
        OSError: it cannot be read.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise ConfigurationError(
            f"{path}: ini bukan berkas biasa. Mohon sebutkan berkas yang disimpan di komputer."
        )
    with path.open("rb") as file:
        content = file.read(megabytes * _MEGABYTE + 1)
    if len(content) > megabytes * _MEGABYTE:
        raise ConfigurationError(
            f"{path}: berkas lebih dari {megabytes} MB. Mohon hapus yang tidak perlu dari berkas itu."
        )
    return content
