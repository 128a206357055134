"""Plants errors drawn by lot into a document, so that no two get in each other's way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from pipeline.generate.errors.catalogue import KINDS
from pipeline.generate.errors.kind import Effect, Kind
from pipeline.generate.renja import Renja

Planted = tuple[str, Effect]
"""The name of a kind and its effect."""
MOST_ERRORS = 8


def plant(
    clean: Renja,
    rng: Random,
    kinds: Sequence[Kind] = KINDS,
    prints: Callable[[str], bool] = lambda _place: True,
) -> tuple[Renja, tuple[Planted, ...]]:
    """The document with one to eight errors of different kinds, as many as are drawn; fewer where there is no place.

    `prints` tells whether a place can be seen in the document that is made of it.
    """
    count = rng.randint(1, MOST_ERRORS)
    renja = clean
    planted: list[Planted] = []
    claims: list[str] = []
    for kind in rng.sample(kinds, len(kinds)):
        if len(planted) == count:
            break
        place = _free_place(kind, clean, claims, prints, rng)
        if place is None:
            continue
        effect = kind.plant(renja, place, rng)
        renja = effect.renja
        claims.extend(kind.claims(clean, place))
        planted.append((kind.name, effect))
    return renja, tuple(planted)


def _free_place(
    kind: Kind, clean: Renja, claims: Sequence[str], prints: Callable[[str], bool], rng: Random
) -> str | None:
    """A place drawn from those that are printed and that no other error claims; None where there is none."""
    places = [
        place
        for place in kind.places(clean)
        if prints(place) and not _is_claimed(kind.claims(clean, place), claims)
    ]
    return rng.choice(places) if places else None


def _is_claimed(wanted: Sequence[str], claims: Sequence[str]) -> bool:
    """Whether one of the places is another error's, or lies above or below it."""
    return any(_touch(one, other) for one in wanted for other in claims)


def _touch(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
