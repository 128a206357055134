"""The rung of every row of a table without legal codes: program, kegiatan, or what stands above and below them.

Each kind of evidence (codes of before 2021, words such as "Program", numbering, bold type, indentation, colour) divides
the rows into classes and gives each class a rung, or says nothing. A row has the rung that its evidence agrees on;
where it contradicts itself the rung is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.jenjang import Bukti, Jenjang, with_parents
from pipeline.model.kode import Level
from pipeline.model.text import comparable
from pipeline.normalise.level_votes import Votes, votes_of_looks, votes_of_numbers
from pipeline.normalise.numbering import read_marks, split_number

RungWords = Mapping[Level, Sequence[str]]
"""The words that names of a rung begin with: "Program", "Kegiatan"."""

_NO_EVIDENCE = "tidak ada petunjuk jenjang"
_NO_NAME = "nama kosong"
_INDENT_STEP = 4.0  # points; justified and centred text begins nearer to each other than typed indents


@dataclass(frozen=True, slots=True)
class Look:
    """What a row shows of its rung.

    `nomor` is the text of its kode or number column, `is_kode` tells which; `bold`, `indent` (points) and `fill` (the
    colour behind it) are those of its name.
    """

    nomor: str
    nama: str
    bold: bool = False
    indent: float = 0.0
    is_kode: bool = False
    fill: str = ""


def tell_levels(looks: Sequence[Look], sebutan: RungWords, lowest: Level) -> tuple[Jenjang, ...]:
    """The rung of each row and the row it belongs to.

    Args:
        looks: the rows in printed order.
        sebutan: the words that names of each rung begin with.
        lowest: the lowest rung that the table may list.
    """
    numbered = [split_number(look.nama) for look in looks]
    numbers = [look.nomor.strip() or own for look, (own, _) in zip(looks, numbered, strict=True)]
    labels = _labels([nama for _, nama in numbered], sebutan)
    marks = read_marks(numbers)
    is_old_kode = [
        look.is_kode and mark is not None and mark.groups > 1 for look, mark in zip(looks, marks, strict=True)
    ]
    counted = votes_of_numbers(marks, numbers, labels, lowest, is_kode=any(is_old_kode))
    heavy = votes_of_looks([int(not look.bold) for look in looks], labels, lowest)
    indented = votes_of_looks(_indents(looks), labels, lowest)
    coloured = votes_of_looks(_colours(looks), labels, lowest)
    told = [
        Jenjang(alasan=_NO_NAME)
        if not looks[place].nama.strip()
        else _agreed(
            {
                Bukti.KODE_LAMA: counted[place] if is_old_kode[place] else None,
                Bukti.SEBUTAN: labels[place],
                Bukti.NOMOR: None if is_old_kode[place] else counted[place],
                Bukti.TEBAL: heavy[place],
                Bukti.INDENTASI: indented[place],
                Bukti.WARNA: coloured[place],
            }
        )
        for place in range(len(looks))
    ]
    return with_parents(_without_false_heads(told))


def _labels(names: Sequence[str], sebutan: RungWords) -> Votes:
    """The rung that each name begins with; the longest wording goes first ("Sub Kegiatan" before "Kegiatan")."""
    wordings = sorted(
        ((comparable(word), level) for level, words in sebutan.items() for word in words),
        key=lambda one: -len(one[0]),
    )
    patterns = [(re.compile(rf"{re.escape(word)}(?=[\s:])"), level) for word, level in wordings]
    return [
        next((level for pattern, level in patterns if pattern.match(comparable(name))), None)
        for name in names
    ]


def _indents(looks: Sequence[Look]) -> list[int]:
    """The step of indentation of each name, 0 for those furthest left."""
    starts = sorted({look.indent for look in looks})
    step_of: dict[float, int] = {}
    step = 0
    for place, start in enumerate(starts):
        step += bool(place) and start - starts[place - 1] > _INDENT_STEP
        step_of[start] = step
    return [step_of[look.indent] for look in looks]


def _colours(looks: Sequence[Look]) -> list[int]:
    """The colour of each row by the order in which colours first occur: no colour says by itself that it is higher.

    Two colours that change with every row are stripes, to lead the eye along the line, and tell nothing.
    """
    fills = [look.fill for look in looks]
    if len(set(fills)) == 2 and all(one != other for one, other in pairwise(fills)):
        return [0] * len(fills)
    order = list(dict.fromkeys(fills))
    return [order.index(fill) for fill in fills]


def _agreed(evidence: Mapping[Bukti, Level | None]) -> Jenjang:
    """The rung that all evidence of a row agrees on, told by the most trusted."""
    told = [(bukti, level) for bukti, level in evidence.items() if level is not None]
    if not told:
        return Jenjang(alasan=_NO_EVIDENCE)
    bukti, level = told[0]
    other = next((one for one in told if one[1] is not level), None)
    if other is not None:
        return Jenjang(
            alasan=f"{bukti} menunjukkan {level.label}, sedangkan {other[0]} menunjukkan {other[1].label}"
        )
    return Jenjang(level, bukti)


def _without_false_heads(told: Sequence[Jenjang]) -> list[Jenjang]:
    """The rows, none of them an urusan or bidang urusan above a kegiatan: that is a heading of another kind.

    "Bidang Pengairan" under a program groups its kegiatan by unit; it ends no program.
    """
    checked = list(told)
    for place, jenjang in enumerate(told[:-1]):
        below = told[place + 1].level
        if jenjang.level in (Level.URUSAN, Level.BIDANG_URUSAN) and below in (
            Level.KEGIATAN,
            Level.SUB_KEGIATAN,
        ):
            alasan = f"{jenjang.bukti} menunjukkan {jenjang.level.label}, tetapi {below.label} langsung di bawahnya"
            checked[place] = Jenjang(alasan=alasan)
    return checked
