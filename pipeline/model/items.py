"""Values beside their indicators: which value of a cell belongs to which indicator of its row."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.rows import Indikator
from pipeline.model.values import Target

Aligned = tuple[tuple[Indikator | None, Target], ...]


def align(indikator: Sequence[Indikator], targets: Sequence[Target]) -> Aligned | None:
    """Each value with its indicator, None where that cannot be told.

    In order, unless that puts a percentage to a count: then the only order that does not.
    """
    if len(targets) == 1 and len(indikator) < 2:
        return ((indikator[0] if indikator else None, targets[0]),)
    if len(targets) != len(indikator):
        return None
    if not any(_clash(i, t) for i, t in zip(indikator, targets, strict=True)):
        return tuple(zip(indikator, targets, strict=True))
    return _align_by_class(indikator, targets)


def align_or_not(indikator: Sequence[Indikator], targets: Sequence[Target]) -> Aligned:
    """Each value with its indicator, or all of them with None where that cannot be told."""
    return align(indikator, targets) or tuple((None, target) for target in targets)


def _clash(indikator: Indikator, target: Target) -> bool:
    """Whether one is a percentage and the other surely is not; a bare number may be either."""
    if not indikator.satuan or not target.satuan:
        return False
    return (indikator.satuan == "persen") != target.is_persen


def _align_by_class(indikator: Sequence[Indikator], targets: Sequence[Target]) -> Aligned | None:
    """Percentages to percentages and the rest to the rest, each in order; None where the numbers differ."""
    persen = [target for target in targets if target.is_persen]
    others = [target for target in targets if not target.is_persen]
    wanted = [i for i in indikator if i.satuan == "persen"]
    if len(wanted) != len(persen):
        return None
    persen_iter, other_iter = iter(persen), iter(others)
    return tuple((i, next(persen_iter if i.satuan == "persen" else other_iter)) for i in indikator)
