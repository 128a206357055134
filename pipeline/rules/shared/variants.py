"""What several places print of one thing: the variants, the rarest first, and how a message tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeVar

from pipeline.model.dossier import AnyTable
from pipeline.model.text import listed
from pipeline.rules.shared.comparing import name_of


class TablePlace(Protocol):
    """A place in a coded table that prints something."""

    @property
    def coded(self) -> AnyTable:
        """The table."""

    @property
    def raw(self) -> str:
        """What is printed, on one line."""


P = TypeVar("P", bound=TablePlace)


def variants(places: Sequence[P], key: Callable[[P], Hashable]) -> list[list[P]]:
    """The places by what `key` makes of them, that of the fewest tables first; the halves of a review are one."""
    groups: dict[Hashable, list[P]] = defaultdict(list)
    for place in places:
        groups[key(place)].append(place)
    return sorted(groups.values(), key=lambda group: len({place.coded.table.nomor for place in group}))


def described(groups: Iterable[Sequence[TablePlace]]) -> str:
    """Each variant as printed, with the tables that print it."""
    return listed(with_places(group[0].raw, (name_of(one.coded.table) for one in group)) for group in groups)


def with_places(raw: str, places: Iterable[str]) -> str:
    """A print in quotes, with the places where it stands, each once."""
    return f'"{raw}" ({", ".join(dict.fromkeys(places))})'
