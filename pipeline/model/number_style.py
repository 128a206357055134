"""How numbers are written: 1.234,5 as in Indonesian, 1,234.5 as in English, and what a document is in the habit of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.table import SourceRef


class NumberStyle(StrEnum):
    """Which marks a number uses: 1.234,5 is Indonesian, 1,234.5 English, 85 neither."""

    PLAIN = "tanpa tanda"
    INDONESIAN = "indonesia"
    ENGLISH = "inggris"


@dataclass(frozen=True, slots=True)
class StyleCount:
    """How many numbers are certainly written in one style, with the first of them as printed and its place."""

    count: int = 0
    example: str = ""
    sources: tuple[SourceRef, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberHabit:
    """The style of one sort of number in a document, counted from those that can be read in one way only.

    `style` is PLAIN where there are too few of them or where both styles are in use; then what has two readings keeps
    them.
    """

    style: NumberStyle = NumberStyle.PLAIN
    indonesian: StyleCount = field(default_factory=StyleCount)
    english: StyleCount = field(default_factory=StyleCount)

    @property
    def is_mixed(self) -> bool:
        """Whether both styles are in use."""
        return self.style is NumberStyle.PLAIN and min(self.indonesian.count, self.english.count) > 0


@dataclass(frozen=True, slots=True)
class NumberHabits:
    """The habits of a document: its amounts may be written in one style and its targets in the other."""

    pagu: NumberHabit = field(default_factory=NumberHabit)
    target: NumberHabit = field(default_factory=NumberHabit)
