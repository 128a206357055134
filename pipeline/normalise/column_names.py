"""Which column of a table is which under one kind, from the words of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.table import LogicalTable
from pipeline.model.text import squash
from pipeline.normalise.wording import YEAR_WORD, Wording, match_heading

FAMILY = re.compile(r"_(?:20\d\d|n[-+]?\d?)$")
"""What `target_2024` and `target_n-2` have behind the name of their family."""

# A misprinted heading means the column whose wording explains this many letters more of it than any other's.
_MARGIN = 4
_NAME = "nama"


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: the form's number, its title, the columns it must show, and the known wordings.

    `needs` holds groups of column names of which one must be there each; a heading that fits one of `excludes` belongs
    to another kind. A kind with `titles` is for tables only whose printed title fits one of them.
    """

    name: str
    bentuk: str
    judul: str
    needs: tuple[tuple[str, ...], ...]
    excludes: tuple[Wording, ...]
    wordings: tuple[tuple[str, Wording], ...]
    titles: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """Names given to the columns of a table under one kind; None where no wording fits. `weight` compares kinds.

    `is_doubled` tells that the name of what is planned is printed twice, under one heading in two places.
    """

    kind: TableKind
    names: tuple[str | None, ...]
    weight: int
    is_doubled: bool

    @property
    def is_complete(self) -> bool:
        """Whether the table shows what its kind must show, and every column only once."""
        named = {name for name in self.names if name}
        shown = named | {FAMILY.sub(f"_{YEAR_WORD}", name) for name in named}
        return (
            not self.is_doubled
            and not _is_scattered(self.names)
            and all(any(name in shown for name in group) for group in self.kind.needs)
        )


@dataclass(frozen=True, slots=True, order=True)
class _Offer:
    """A name for the column at `place`; the heaviest comes first."""

    lightness: int
    place: int
    name: str


def name_columns(kind: TableKind, table: LogicalTable, tahun: int | None) -> Naming:
    """Gives every column the name whose wording explains most of its heading; a name is given once.

    A column that no wording fits may still be one whose heading is misprinted.

    Args:
        kind: what the table may be.
        table: with the header texts of its columns.
        tahun: the plan's year n, to turn "n-2" into a calendar year; None when it is unknown.
    """
    offers = [offer for place in range(len(table.columns)) for offer in _offers(kind, table, place, tahun)]
    names: list[str | None] = [None] * len(table.columns)
    headings: dict[str, tuple[str, ...]] = {}
    weight = _give(offers, table, names, headings)
    known = {offer.place for offer in offers}
    unknown = [place for place, column in enumerate(table.columns) if place not in known and column.header]
    misprinted = [
        offer
        for place in unknown
        for offer in _clear(list(_offers(kind, table, place, tahun, allow_misprints=True)))
    ]
    weight += _give(misprinted, table, names, headings)
    return Naming(kind, tuple(names), weight, _is_doubled(offers, table, names))


def _offers(
    kind: TableKind, table: LogicalTable, place: int, tahun: int | None, *, allow_misprints: bool = False
) -> Iterator[_Offer]:
    header = table.columns[place].header
    for name, wording in kind.wordings:
        match = match_heading(wording, header, allow_misprints=allow_misprints)
        if match is not None:
            yield _Offer(-match.weight, place, _with_year(name, match.year, tahun))


def _clear(offers: list[_Offer]) -> list[_Offer]:
    """The best offer for one column, where it is better than any other name's by the margin; else none."""
    best = min(offers, default=None)
    if best is None:
        return []
    others = [offer.lightness for offer in offers if offer.name != best.name]
    return [best] if not others or min(others) - best.lightness >= _MARGIN else []


def _give(
    offers: list[_Offer],
    table: LogicalTable,
    names: list[str | None],
    headings: dict[str, tuple[str, ...]],
) -> int:
    """Names the columns, the heaviest offer first, and returns the weight of the offers taken.

    `headings` holds the heading to which each name was given: columns side by side may share both.
    """
    total = 0
    for offer in sorted(offers):
        header = table.columns[offer.place].header
        if names[offer.place] is None and headings.get(offer.name, header) == header:
            names[offer.place] = offer.name
            headings[offer.name] = header
            total -= offer.lightness
    return total


def _is_doubled(offers: list[_Offer], table: LogicalTable, names: list[str | None]) -> bool:
    """Whether what is named stands there again: "Draft > Program" and "Result > Program" are two halves to compare.

    A table of one set of columns has one. "Program" beside "Jenis Program dan Kegiatan" are headings of other words.
    """
    place = names.index(_NAME) if _NAME in names else None
    if place is None:
        return False
    header = table.columns[place].header
    others = (table.columns[offer.place].header for offer in offers if offer.name == _NAME)
    return any(other != header and squash(other[-1]) == squash(header[-1]) for other in others)


def _is_scattered(names: tuple[str | None, ...]) -> bool:
    """Whether one name stands on columns apart from each other, with others between.

    Five columns side by side may hold one kode. But two halves under the same headings ("Pagu", again "Pagu", the row
    that tells them apart left out) are not one table column, and joining their cells would make figures up.
    """
    named = [name for name, _ in groupby(names) if name is not None]
    return len(named) != len(set(named))


def _with_year(name: str, year: int | None, tahun: int | None) -> str:
    """`target_TAHUN` as `target_2024`; as `target_n-2` while the year n is unknown."""
    if YEAR_WORD not in name or year is None:
        return name
    if year >= 2000:
        return name.replace(YEAR_WORD, str(year))
    if tahun is not None:
        return name.replace(YEAR_WORD, str(tahun + year))
    return name.replace(YEAR_WORD, f"n{year:+d}" if year else "n")
