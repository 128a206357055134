"""Units as far as two of them can be told apart: the one an indicator asks for, and the one a value is printed in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from pipeline.model.text import comparable, without_blanks
from pipeline.model.values import ExpectedUnit, UnitBasis
from pipeline.settings import Settings

_WORD = re.compile(r"[^\W\d_]+")


class Fit(Enum):
    """What the unit of a value is to the unit that its indicator asks for."""

    FITS = "the unit, or one of the units, asked for"
    PART = "one part of a compound unit"
    DIFFERS = "another unit"


@dataclass(frozen=True, eq=False)
class UnitNames:
    """The units of the settings: their spellings, and those in which a slash means "or"; words without content."""

    names: Mapping[str, str]
    either: frozenset[str]
    empty_words: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> UnitNames:
        """The units that the settings list."""
        names = {
            spelling: satuan
            for units in settings.satuan.values()
            for satuan, spellings in units.items()
            for spelling in (satuan, *spellings)
        }
        return cls(names, frozenset(settings.satuan_pilihan), frozenset(settings.kata_tugas))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(without_blanks(name) for pair in self.names.items() for name in pair)

    def plain(self, satuan: str) -> str:
        """The unit without what stands behind it, and without blanks: "dokumen renja" is "dokumen".

        A unit that the settings do not know, nor any of its beginnings, is itself; a slip before a percent sign ("d%")
        changes nothing.
        """
        if "%" in satuan:
            return self.names.get("%", satuan)
        words = satuan.split()
        heads = (" ".join(words[:end]) for end in range(len(words), 0, -1))
        known = next((self.names[head] for head in heads if head in self.names), satuan)
        return without_blanks(known)

    def canonical(self, printed: str) -> str:
        """The one name of a unit as the official list prints it: "Orang/ Bulan" is "orang/bulan"."""
        parts = [comparable(part) for part in printed.split("/")]
        whole = "/".join(parts)
        return self.names.get(whole) or "/".join(self.names.get(part, part) for part in parts)

    def is_known(self, satuan: str) -> bool:
        """Whether the settings list the unit, or each part of a compound one; a narrow column may have torn it."""
        printed = without_blanks(satuan)
        return printed in self._known or all(part in self._known for part in printed.split("/"))

    def is_abbreviation(self, bracketed: str, indikator: str) -> bool:
        """Whether brackets shorten the words before them: "Usaha Mikro, Kecil, dan Menengah (UMKM)"."""
        words = _WORD.findall(indikator.rpartition("(")[0].lower())
        initials = "".join(word[0] for word in words if word not in self.empty_words)
        return bracketed.isupper() and len(bracketed) > 1 and initials.endswith(bracketed.lower())

    def fit(self, satuan: str, diminta: ExpectedUnit) -> Fit:
        """How a printed unit fits the one asked for."""
        printed = self.plain(satuan)
        wanted = {self.plain(one) for one in diminta.satuan}
        if printed in wanted:
            return Fit.FITS
        for one in diminta.satuan:
            parts = [self.plain(part) for part in one.split("/")]
            if len(parts) > 1 and printed in parts:
                return Fit.FITS if one in self.either else Fit.PART
        return Fit.DIFFERS


def wording_of(diminta: ExpectedUnit) -> str:
    """What a message calls the unit asked for: as printed in brackets or in the list, else by its name."""
    return (
        diminta.raw
        if diminta.basis in (UnitBasis.BRACKETS, UnitBasis.OFFICIAL)
        else " atau ".join(diminta.satuan)
    )
