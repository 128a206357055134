"""The code of a programme item: `U.BB.PP.J.KK.SSSS` (Permendagri 90/2019 and the editions that follow it)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

_LEGAL = re.compile(
    r"(?:\d|X)(?:\.(?:\d{2}|XX)(?:\.\d{2}(?:\.\d\.\d{2}(?:\.(?:\d{4}|\d{2}))?)?)?)?", re.ASCII
)


class Level(IntEnum):
    """The rung of the hierarchy a code stands on; a lower number is higher up."""

    URUSAN = 1
    BIDANG_URUSAN = 2
    PROGRAM = 3
    KEGIATAN = 5
    SUB_KEGIATAN = 6

    @property
    def label(self) -> str:
        """The name officers use, in lower case."""
        return self.name.lower().replace("_", " ")

    @property
    def suffix(self) -> str:
        """What the contract puts behind the column of this rung: "target_sub_kegiatan"."""
        return self.name.lower()


FIRST_YEAR = 2021
"""The first plans in the nomenclature of Permendagri 90/2019."""

PLANNED = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)
"""The rungs that every plan table lists; the rows above them are a matter of form."""

CHILD_LEVELS = {Level.PROGRAM: Level.KEGIATAN, Level.KEGIATAN: Level.SUB_KEGIATAN}
"""Of each planned rung but the last the one below it."""

_PENUNJANG = "01"


@dataclass(frozen=True, order=True)
class Kode:
    """A legal code in normal form: groups joined by dots, no blanks. Never a number: 2.10 is not 2.1."""

    text: str

    def __post_init__(self) -> None:
        if not is_legal(self.text):
            raise ValueError(f"not a legal kode: {self.text!r}")

    def __str__(self) -> str:
        return self.text

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups between the dots."""
        return tuple(self.text.split("."))

    @cached_property
    def level(self) -> Level:
        """The rung, from the number of groups."""
        return Level(len(self.groups))

    @cached_property
    def parent(self) -> Kode | None:
        """The code one rung up; None for an urusan. The parent of a kegiatan is its program (3 groups)."""
        groups = self.groups
        if len(groups) == 1:
            return None
        return Kode(".".join(groups[: 3 if len(groups) == 5 else len(groups) - 1]))

    def is_under(self, other: Kode) -> bool:
        """Whether this code is a descendant of `other`, on any rung below it."""
        return self.text.startswith(other.text + ".")

    @property
    def is_penunjang(self) -> bool:
        """Whether it is the program that supports the agency itself, which every urusan has, or lies under it."""
        return self.groups[Level.PROGRAM - 1 : Level.PROGRAM] == (_PENUNJANG,)

    @cached_property
    def template(self) -> Kode:
        """The code with X.XX for its bidang urusan, as the official list writes the penunjang program."""
        return Kode(".".join(("X", "XX", *self.groups[2:])[: len(self.groups)]))

    def of_bidang(self, bidang: Kode) -> Kode:
        """The code as an agency of that bidang urusan writes it: 2.17.01 for X.XX.01; others as they are."""
        if not self.text.startswith("X"):
            return self
        return Kode(".".join((*bidang.groups[:2], *self.groups[2:])[: len(self.groups)]))

    @cached_property
    def item(self) -> str:
        """The code with its sub kegiatan in 4 digits: `.01` and `.0001` are the same item of two editions."""
        groups = self.groups
        if len(groups) < Level.SUB_KEGIATAN:
            return self.text
        return ".".join((*groups[:-1], groups[-1].zfill(4)))


def is_legal(text: str) -> bool:
    """Whether `text` is a code in normal form: 1, 2, 3, 5 or 6 groups of the prescribed widths."""
    return _LEGAL.fullmatch(text) is not None
