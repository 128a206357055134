"""The kode of a row from the cells it is printed in. Only what can mean nothing else is put in normal form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.kodefikasi.headings import RUNGS
from pipeline.model.kode import is_legal
from pipeline.sheets import Value

_DOT = re.compile(r"\s*\.\s*")
_KEGIATAN, _SUB_KEGIATAN = RUNGS.index("kegiatan"), RUNGS.index("sub_kegiatan")
_WIDTHS = {"urusan": 1, "bidang_urusan": 2, "program": 2, "kewenangan": 1, "kegiatan": 2}
_GROUPS_OF = {
    "urusan": 1,
    "bidang_urusan": 2,
    "program": 3,
    "kewenangan": 0,
    "kegiatan": 5,
    "sub_kegiatan": 6,
}


class GapError(ValueError):
    """A kode of which a group in the middle is empty."""


def whole_kode(cell: Value) -> str:
    """The text of a cell with a whole kode, its dots tight and x.xx in capitals.

    A number has at most two groups. 2.1 can only have been 2.10: 2.01 keeps its zero, 2.10 loses it.
    """
    if isinstance(cell, float):
        return _decimals(cell)
    text = _DOT.sub(".", cell.strip()).removesuffix(".")
    return re.sub(r"(?<![^.])x+(?![^.])", lambda match: match[0].upper(), text)


def groups_of(
    cells: Sequence[Value], places: Mapping[int, int], above: Sequence[str], digits: int
) -> tuple[str, ...]:
    """The groups in the cells of a row, by the places of RUNGS, empty where a rung has none.

    Groups left of the first one that is printed are those of the row above. `digits` is the width of a sub kegiatan
    that a workbook holds as a number.
    """
    texts = [
        _group(rung, cells[places[rung]], places, digits)
        if rung in places and places[rung] < len(cells)
        else ""
        for rung in range(len(RUNGS))
    ]
    first = next((rung for rung, text in enumerate(texts) if text), None)
    if first is None:
        return tuple(texts)
    if _is_whole(first, texts[first]):
        return tuple(texts)
    return (*above[:first], *texts[first:])


def kode_down_to(rung: int, groups: Sequence[str], places: Mapping[int, int]) -> str:
    """The kode that ends with the group of a rung.

    Raises:
        GapError: a group before it is empty.
    """
    kode = ""
    is_open = False
    for place in range(rung + 1):
        text = groups[place]
        if place not in places:
            continue
        if not text:
            is_open = True
        elif _is_whole(place, text):
            kode, is_open = text, False
        elif is_open:
            raise GapError
        else:
            kode = f"{kode}.{text}" if kode else text
    return kode


def _is_whole(rung: int, text: str) -> bool:
    """Whether a cell holds the kode of its rung with all groups before it."""
    return is_legal(text) and len(text.split(".")) == _GROUPS_OF[RUNGS[rung]]


def _group(rung: int, cell: Value, places: Mapping[int, int], digits: int) -> str:
    """A group in its prescribed width; the kegiatan with its kewenangan, "2.01", where that has no column."""
    has_kewenangan = rung == _KEGIATAN and RUNGS.index("kewenangan") not in places
    if isinstance(cell, float):
        if has_kewenangan or not cell.is_integer():
            return _decimals(cell)
        return str(int(cell)).zfill(digits if rung == _SUB_KEGIATAN else _WIDTHS[RUNGS[rung]])
    text = whole_kode(cell)
    if text == "-":
        return ""
    if text.isdigit() and rung != _SUB_KEGIATAN and not has_kewenangan:
        return text.zfill(_WIDTHS[RUNGS[rung]])
    return text


def _decimals(number: float) -> str:
    """A number as the kode it was typed as; one with more decimals than a group has digits stays as it is."""
    if number.is_integer():
        return str(int(number))
    return f"{number:.2f}" if round(number, 2) == number else str(number)
