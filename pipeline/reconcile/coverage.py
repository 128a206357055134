"""The denominator: what each rule compared, what passed, and why the rest was not judged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from pipeline.model.finding import Alasan, Aturan, Comparison, Coverage, Failure, fill

_SHOWN = 5  # distinct values named in one reason; a cell of a spreadsheet shows no more
_PLACE = "@"  # no name of a placeholder
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
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


def cover_nothing(dokumen: str, catalogue: Sequence[Aturan]) -> tuple[Coverage, ...]:
    """One line for every rule about a document that was not audited at all, so that none seems to have passed."""
    return tuple(_not_judged(dokumen, aturan, Alasan.A26) for aturan in catalogue)


def _broken(dokumen: str, aturan: Aturan, galat: str) -> Coverage:
    return _not_judged(dokumen, aturan, fill(Alasan.A0, {"galat": galat}))


def _not_judged(dokumen: str, aturan: Aturan, alasan: str) -> Coverage:
    return Coverage(dokumen, aturan.id, aturan.judul, 0, 0, 0, 1, alasan)


def _reasons(skipped: Sequence[Comparison]) -> str:
    """Every reason in words, with what it is about and how often and where it holds, the most frequent first."""
    groups: dict[Alasan, list[Comparison]] = defaultdict(list)
    for comparison in skipped:
        if comparison.alasan is not None:
            groups[comparison.alasan].append(comparison)
    sentences = [
        (count, order, f"{_sentence(alasan, values)} ({_extent(values, count)})")
        for order, alasan in enumerate(Alasan)
        if alasan in groups
        for values, count in _together(alasan, groups[alasan])
    ]
    return " ".join(text for _, _, text in sorted(sentences, key=lambda one: (-one[0], one[1])))


_Values = Mapping[str, tuple[str, ...]]
"""The values of each placeholder of a reason, and the tables or parts of the text where it holds."""


def _together(alasan: Alasan, members: Sequence[Comparison]) -> list[tuple[_Values, int]]:
    """The comparisons of one reason that can be told in one sentence, as its values and their number.

    Two are told together where they differ in one value only: "Sel Target 2025, Target 2026 pada baris A, B kosong"
    says that all four are.
    """
    names = [*reversed(_PLACEHOLDER.findall(alasan)), _PLACE]
    boxes: list[tuple[_Values, int]] = [({name: _said(one, name) for name in names}, 1) for one in members]
    for name in names:
        merged: dict[tuple[tuple[str, ...], ...], tuple[_Values, int]] = {}
        for values, count in boxes:
            key = tuple(values[other] for other in names if other != name)
            before, number = merged.get(key, (values, 0))
            texts = tuple(dict.fromkeys((*before[name], *values[name])))
            merged[key] = ({**values, name: texts}, number + count)
        boxes = list(merged.values())
    return boxes


def _said(comparison: Comparison, name: str) -> tuple[str, ...]:
    """The value of a placeholder, or the place where the sentence does not name it; nothing where there is none.

    What the reason says of a placeholder stands behind what the rule said of it, and counts.
    """
    if name == _PLACE:
        text = comparison.place.tabel
        return () if re.search(rf"{re.escape(text)}(?![\w.])", comparison.kalimat_alasan) else (text,)
    said = {"kode": comparison.kode, "tertulis": comparison.tertulis, **dict(comparison.isian)}
    return (said[name],) if said.get(name) else ()


def _sentence(alasan: Alasan, values: _Values) -> str:
    quoted = tuple(f'"{text}"' for text in values.get("tertulis", ()))
    return fill(
        alasan.replace('"{tertulis}"', "{tertulis}"),
        {name: _some(quoted if name == "tertulis" else texts) for name, texts in values.items()},
    )


def _extent(values: _Values, count: int) -> str:
    """How many comparisons, and where."""
    return f"{count} pada {_some(values[_PLACE])}" if values[_PLACE] else str(count)


def _some(texts: Sequence[str]) -> str:
    if len(texts) <= _SHOWN:
        return ", ".join(texts)
    return f"{', '.join(texts[:_SHOWN])}, dan {len(texts) - _SHOWN} lainnya"
