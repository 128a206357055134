"""Which columns of a table hold the groups of a kode, where it is not whole in one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.kodefikasi.headings import KODE, KODE_OF, RUNGS, bare_rung, letters
from pipeline.sheets import SourceRow

_WITHOUT_KEWENANGAN = (0, 1, 2, 4, 5)
REQUIRED = frozenset(_WITHOUT_KEWENANGAN)
"""The places of RUNGS that a kode over several columns must have."""


class HeaderError(ValueError):
    """A table whose columns cannot be told; the message is Indonesian."""


def split_kode(
    top: SourceRow,
    headings: Sequence[tuple[str, ...]],
    used: Sequence[bool],
    roles: Sequence[str],
    where: str,
) -> tuple[Mapping[int, int], frozenset[int]]:
    """The columns under one KODE, by the groups they hold, and their places; nothing where it has one column only."""
    heads = [
        place
        for place, texts in enumerate(headings)
        if texts and roles[place] and _is_kode(texts[0], roles[place])
    ]
    if not heads:
        return {}, frozenset()
    first = heads[0]
    title = letters(str(top.cell(first)))
    under = [first]
    for place in range(first + 1, len(headings)):
        above = letters(str(top.cell(place)))
        if above not in ("", title) or roles[place] not in ("", KODE, *KODE_OF):
            break
        if used[place]:
            under.append(place)
    if len(under) == 1:
        return {}, frozenset()
    rungs = {5: _WITHOUT_KEWENANGAN, 6: tuple(range(6))}.get(len(under))
    if rungs is None:
        raise HeaderError(
            f"{where}: kode terbagi atas {len(under)} kolom. Yang dikenal: satu kolom, atau lima (urusan, bidang "
            "urusan, program, kegiatan, sub kegiatan), atau enam dengan kewenangan"
        )
    return dict(zip(rungs, under, strict=True)), frozenset(under)


def _is_kode(title: str, role: str) -> bool:
    """Whether a column stands under the heading of the kode as a whole, whatever its own says ("KODE", "URUSAN")."""
    return role == KODE or (role in KODE_OF and letters(title) in ("kode", "kodefikasi", "koderekening"))


def rungs_of(headings: Sequence[tuple[str, ...]], roles: Sequence[str]) -> dict[int, int]:
    """The columns of the groups where each has a heading of its own: "Kode Program", or no more than "Program"."""
    named = {KODE_OF[role]: place for place, role in enumerate(roles) if role in KODE_OF}
    if named.keys() - {RUNGS.index("kewenangan")}:
        return named
    bare = {
        rung: place
        for place, texts in enumerate(headings)
        if texts and (rung := bare_rung(texts[-1])) is not None
    }
    return {**bare, **named} if bare.keys() >= REQUIRED else {}


def bare_names(
    headings: Sequence[tuple[str, ...]], rungs: Mapping[int, int], names: Mapping[int, int]
) -> dict[int, int]:
    """The columns of names; beside "Kode Program" one that is only called "Program" holds the name."""
    bare = {
        rung: place
        for place, texts in enumerate(headings)
        if texts
        and (rung := bare_rung(texts[-1])) is not None
        and rung in rungs
        and place not in rungs.values()
    }
    return {**bare, **names}
