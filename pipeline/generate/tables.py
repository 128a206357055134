"""The other tables of a Renja, made from the rows of its plan: a history that grows from year to year, and a review.

`indikator` and `target` of a plan row may hold several numbered lines, one for each indicator.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.generate.figures import Value, amount, printed, ratios, rupiah, values_of
from pipeline.generate.form import Row
from pipeline.generate.renja import PROGRAM, SUB_KEGIATAN, TOTAL, groups_of

# How a year stands to the planned one, by its distance from it.
_SHARES = {-3: "0.84", -2: "0.90", -1: "0.95", 0: "1", 1: "1.02", 2: "1.04"}
_REALISED = {-3: "0.82", -2: "0.87", -1: "0.93"}
_MARK = re.compile(r"^\d\. ")
_HALF_FIELDS = ("nama", "indikator", "lokasi", "target", "pagu")


@dataclass(frozen=True, slots=True)
class Goal:
    """A tujuan or sasaran with its indicators and their targets for year n; `sasaran` is empty for a tujuan."""

    tujuan: str
    sasaran: str
    indicators: tuple[tuple[str, str], ...]


def sum_up(rows: Sequence[dict[str, str]], field: str) -> None:
    """Writes into every row above the sub kegiatan the sum of those below it."""
    amounts = {row["kode"]: amount(row[field]) for row in rows if groups_of(row) == SUB_KEGIATAN}
    for row in rows:
        if row["kode"] not in amounts:
            row[field] = rupiah(
                sum(pagu for kode, pagu in amounts.items() if kode.startswith(f"{row['kode']}."))
            )


def forward(target: str) -> str:
    """The target of year n+1."""
    return printed(value.times(_SHARES[1]) for value in values_of(target))


def evaluation_row(row: Row) -> Row:
    """The row of T-C.29 whose target of the Renstra is that of the plan row."""
    plan = values_of(row["target"])
    before = [value.times(_REALISED[-3]) for value in plan]
    target, realised = ([value.times(shares[-2]) for value in plan] for shares in (_SHARES, _REALISED))
    running = [value.times(_SHARES[-1]) for value in plan]
    reached = [
        value.of(a.number + b.number + c.number) if value.is_additive else c
        for value, a, b, c in zip(plan, before, realised, running, strict=True)
    ]
    return {
        "kode": row["kode"],
        "nama": row["nama"],
        "indikator": row["indikator"],
        "target_renstra": row["target"],
        "realisasi_sd_n3": printed(before),
        "target_n2": printed(target),
        "realisasi_n2": printed(realised),
        "tingkat_realisasi_n2": ratios(realised, target),
        "target_n1": printed(running),
        "realisasi_sd_n1": printed(reached),
        "tingkat_capaian_renstra": ratios(reached, plan),
    }


def program_indicators(plan: Sequence[Row]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each indicator of a program with its target, without list marks, by the kode of the program."""
    for row in plan:
        if groups_of(row) == PROGRAM:
            for pair in zip(row["indikator"].split("\n"), row["target"].split("\n"), strict=True):
                indikator, target = (_MARK.sub("", text) for text in pair)
                yield row["kode"], (indikator, target)


def performance_rows(indicators: Sequence[tuple[str, str]], tahun: int) -> Iterator[Row]:
    """T-C.30: targets from n-2 to n+1, realisations of n-2 and n-1, projections of n and n+1."""
    for number, (indikator, target) in enumerate(indicators, start=1):
        (value,) = values_of(target)
        yield {
            "no": str(number),
            "indikator": indikator,
            "spm": "-",
            "ikk": "-",
            **{f"target_{tahun + d}": str(value.times(_SHARES[d])) for d in range(-2, 2)},
            **{f"realisasi_{tahun + d}": str(value.times(_REALISED[d])) for d in (-2, -1)},
            **{
                f"proyeksi_{tahun + d}": str(value.times(Decimal(_SHARES[d]) * Decimal("0.98")))
                for d in (0, 1)
            },
            "catatan": "Capaian meningkat setiap tahun",
        }


def goal_rows(goals: Sequence[Goal], tahun: int) -> Iterator[Row]:
    """Tujuan and sasaran with targets from n to n+2, each text printed once for its indicators."""
    tujuan = 0
    for goal in goals:
        tujuan += bool(goal.tujuan)
        for place, (indikator, target) in enumerate(goal.indicators):
            (value,) = values_of(target)
            yield {
                "no": str(tujuan) if goal.tujuan and place == 0 else "",
                "tujuan": goal.tujuan if place == 0 else "",
                "sasaran": goal.sasaran if place == 0 else "",
                "indikator": indikator,
                **{f"target_{tahun + d}": str(value.times(_SHARES[d])) for d in range(3)},
            }


def review_rows(plan: Sequence[Row], reduced: Collection[str]) -> Iterator[Row]:
    """T-C.31: on the right the plan, on the left a tenth less for the sub kegiatan whose codes are `reduced`."""
    rows = [row for row in plan if groups_of(row) > 2 or row["kode"] == TOTAL]
    left = [dict(row) for row in rows]
    for row in left:
        if row["kode"] in reduced:
            row["pagu"] = rupiah(amount(row["pagu"]) * 9 // 10)
    is_totalled = bool(left) and left[-1]["kode"] == TOTAL
    sum_up(left[:-1] if is_totalled else left, "pagu")
    if is_totalled:
        left[-1]["pagu"] = rupiah(sum(amount(row["pagu"]) for row in left if groups_of(row) == SUB_KEGIATAN))
    for before, after in zip(left, rows, strict=True):
        is_changed = before["pagu"] != after["pagu"] and after["kode"] != TOTAL
        yield {
            "kode": after["kode"],
            **{name: before[name] for name in _HALF_FIELDS},
            **{f"{name}_analisis": after[name] for name in _HALF_FIELDS},
            "catatan": "Kebutuhan bertambah sesuai hasil telaah" if is_changed else "",
        }


def history_of(target: str) -> Mapping[str, Value]:
    """Target and realisation of n-2 of an indicator whose target of year n is given."""
    (value,) = values_of(target)
    return {"target": value.times(_SHARES[-2]), "realisasi": value.times(_REALISED[-2])}
