"""What several documents of a region say together, as a rule about one of them looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.plan import Plan


@dataclass(frozen=True)
class Lintas:
    """The plan of a document beside those of the other agencies of its region for the same year.

    `opd` is its own agency. `lain` are the others with their sub kegiatan outside the penunjang program, each in four
    digits; `serupa` those of them whose plan is so much the same that they may be the same agency under another name.
    """

    opd: str
    plan: Plan
    lain: Mapping[str, frozenset[str]]
    serupa: frozenset[str] = frozenset()
