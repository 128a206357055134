"""Agencies of a region: those that were expected, and those whose documents there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.summary import DocumentResult, Status


@dataclass(frozen=True, slots=True)
class Expected:
    """An agency of the list of those that hand in a Renja; `alias` are its other names and abbreviations."""

    nama: str
    alias: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agency:
    """An agency with its documents, sorted by name; none where it has handed in nothing.

    `nama` is that of the list, else what its first document calls it, else the name of that document. `is_known` tells
    that the list or the document itself says who it is; `is_expected` whether it is on the list, None without a list.
    `catatan` are sentences on how its documents were told to be its own.
    """

    nama: str
    documents: tuple[DocumentResult, ...]
    is_known: bool = True
    is_expected: bool | None = None
    catatan: tuple[str, ...] = ()

    @property
    def has_renja(self) -> bool:
        """Whether any of its documents is a Renja that could be read."""
        return any(result.status in (Status.TERBACA, Status.SEBAGIAN) for result in self.documents)


def independent(names: Iterable[str], twins: Sequence[str], units: Sequence[str]) -> tuple[str, ...]:
    """Those of the agencies that are nobody's twins and no unit of another one: one Kecamatan stands for all.

    Args:
        names: of agencies.
        twins: first words of agencies of one kind, which do the same by their nature.
        units: first words of units of other agencies, whose items they use.
    """
    found: dict[str, str] = {}
    for name in names:
        kind = _begins_with(name, twins)
        if kind or not _begins_with(name, units):
            found.setdefault(kind or name, name)
    return tuple(found.values())


def _begins_with(name: str, words: Iterable[str]) -> str:
    """The first of the words that the name begins with, empty where there is none."""
    line = f"{name.casefold()} "
    return next((word for word in words if line.startswith(f"{word.casefold()} ")), "")
