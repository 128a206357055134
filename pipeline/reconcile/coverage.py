"""The denominator: what each rule compared, what passed, and why the rest was not judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from pipeline.model.finding import Alasan, Aturan, Comparison, Coverage, Failure, fill

_SHOWN = 5  # distinct values named in one reason; a cell of a spreadsheet shows no more
_NOTHING = "Tidak ada yang dapat dibandingkan dalam dokumen ini."


def cover(
    dokumen: str,
    comparisons: Sequence[Comparison],
    failed: Collection[int],
    failures: Sequence[Failure],
    catalogue: Sequence[Aturan],
) -> tuple[Coverage, ...]:
    """One line for every rule of the catalogue, in its order. `failed` are positions in `comparisons`."""
    by_rule: dict[str, list[int]] = defaultdict(list)
    for index, comparison in enumerate(comparisons):
        by_rule[comparison.aturan].append(index)
    broken = {failure.aturan: failure.galat for failure in failures}
    return tuple(
        _broken(dokumen, aturan, broken[aturan.id])
        if aturan.id in broken
        else _line(
            dokumen, aturan, [comparisons[i] for i in by_rule[aturan.id]], _count(by_rule[aturan.id], failed)
        )
        for aturan in catalogue
    )


def _count(indexes: Sequence[int], failed: Collection[int]) -> int:
    return sum(1 for index in indexes if index in failed)


def _line(dokumen: str, aturan: Aturan, comparisons: Sequence[Comparison], temuan: int) -> Coverage:
    skipped = [comparison for comparison in comparisons if not comparison.is_judged]
    dinilai = len(comparisons) - len(skipped)
    return Coverage(
        dokumen=dokumen,
        aturan=aturan.id,
        judul=aturan.judul,
        dinilai=dinilai,
        lolos=dinilai - temuan,
        temuan=temuan,
        tidak_dinilai=len(skipped),
        alasan=_reasons(skipped) if comparisons else _NOTHING,
    )


def _broken(dokumen: str, aturan: Aturan, galat: str) -> Coverage:
    alasan = fill(Alasan.A0, {"galat": galat})
    return Coverage(dokumen, aturan.id, aturan.judul, 0, 0, 0, 1, alasan)


def _reasons(skipped: Sequence[Comparison]) -> str:
    """Every reason once, with the values that differ and its count, the most frequent first."""
    groups: dict[Alasan, list[Comparison]] = defaultdict(list)
    for comparison in skipped:
        if comparison.alasan is not None:
            groups[comparison.alasan].append(comparison)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), list(Alasan).index(group[0])))
    return " ".join(f"{_reason(alasan, members)} ({len(members)})" for alasan, members in ordered)


def _reason(alasan: Alasan, members: Sequence[Comparison]) -> str:
    """The reason in words, with the distinct values of all its comparisons."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for comparison in members:
        # What the reason says of a placeholder stands behind what the rule said of it, and counts.
        said = {"kode": comparison.kode, "tertulis": comparison.tertulis, **dict(comparison.isian)}
        for name, text in said.items():
            if text:
                values[name][text] = None
    return fill(alasan, {name: _some(list(texts)) for name, texts in values.items()})


def _some(texts: list[str]) -> str:
    if len(texts) <= _SHOWN:
        return ", ".join(texts)
    return f"{', '.join(texts[:_SHOWN])} dan {len(texts) - _SHOWN} lainnya"
