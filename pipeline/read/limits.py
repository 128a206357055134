"""What can be held against the limits without looking into a file: its size, and what PDFium tells of a page."""

from __future__ import annotations

from os import stat_result
from stat import S_ISDIR, S_ISREG

from pipeline.errors import InputError, beyond
from pipeline.settings import Batas

_FILE = "Berkas ini"
_MEGABYTE = 1_000_000


def hold_file(status: stat_result, limits: Batas) -> None:
    """Refuses a file of too many bytes, and what is no file at all: to open a pipe waits for ever.

    Raises:
        LimitError: it has too many; the other functions raise it alike.
        InputError: it is a device, a pipe or a socket.
    """
    if not S_ISREG(status.st_mode) and not S_ISDIR(status.st_mode):
        raise InputError(
            "Ini bukan berkas biasa (misalnya perangkat atau pipa), dan tidak dibuka. Mohon hapus."
        )
    if status.st_size > limits.ukuran_berkas_mb * _MEGABYTE:
        raise beyond(f"besarnya lebih dari {limits.ukuran_berkas_mb} MB", "ukuran_berkas_mb", _FILE)


def hold_page_count(count: int, limits: Batas) -> None:
    """Refuses a file of too many pages."""
    if count > limits.halaman:
        raise beyond(f"halamannya lebih dari {limits.halaman}", "halaman", _FILE)


def hold_size(size: tuple[float, float], limits: Batas) -> None:
    """Refuses a page that is too wide or too high (points)."""
    if not max(size) <= limits.sisi_halaman_poin:
        raise beyond(f"sisinya lebih dari {limits.sisi_halaman_poin} poin", "sisi_halaman_poin")


def hold_rules(count: int, limits: Batas) -> None:
    """Refuses a page of too many rules: to find the cells between them takes as much as all pairs of them."""
    if count > limits.garis_halaman:
        raise beyond(f"garisnya lebih dari {limits.garis_halaman}", "garis_halaman")
