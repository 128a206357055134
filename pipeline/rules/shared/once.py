"""What several rules look at is read once for each dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import TypeVar

from pipeline.model.dossier import Dossier

T = TypeVar("T")


def per_dossier(read: Callable[[Dossier], Iterable[T]]) -> Callable[[Dossier], tuple[T, ...]]:
    """The function as one that collects all it yields, and keeps that of the last dossier, which never changes."""

    @lru_cache(maxsize=1)
    @wraps(read)
    def collect(dossier: Dossier) -> tuple[T, ...]:
        return tuple(read(dossier))

    return collect
