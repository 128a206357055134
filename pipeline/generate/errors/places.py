"""The codes at which an error can be planted."""

from __future__ import annotations

from pipeline.generate.errors.kind import DOCUMENT, kegiatan_of
from pipeline.generate.figures import values_of
from pipeline.generate.renja import (
    GOALS,
    KEGIATAN,
    PLAN,
    PROGRAM,
    SUB_KEGIATAN,
    Renja,
)


def sub_kegiatan(renja: Renja) -> list[str]:
    """Every sub kegiatan."""
    return renja.codes(PLAN, SUB_KEGIATAN)


def last_sub_kegiatan(renja: Renja) -> str:
    """The kode of the last row of the plan."""
    return sub_kegiatan(renja)[-1]


def before_last_kegiatan(renja: Renja) -> list[str]:
    """Sub kegiatan with another kegiatan behind theirs."""
    return [
        kode for kode in sub_kegiatan(renja) if kegiatan_of(kode) != kegiatan_of(last_sub_kegiatan(renja))
    ]


def kegiatan(renja: Renja) -> list[str]:
    """Every kegiatan."""
    return renja.codes(PLAN, KEGIATAN)


def kegiatan_with_many(renja: Renja) -> list[str]:
    """Kegiatan of several sub kegiatan, so that one of them may be missing."""
    return [k for k in kegiatan(renja) if sum(s.startswith(f"{k}.") for s in sub_kegiatan(renja)) > 1]


def sub_kegiatan_with_sisters(renja: Renja) -> list[str]:
    """Sub kegiatan with sisters."""
    return [s for s in sub_kegiatan(renja) if kegiatan_of(s) in kegiatan_with_many(renja)]


def single_program(renja: Renja) -> list[str]:
    """Programs with one indicator."""
    return [kode for kode in renja.codes(PLAN, PROGRAM) if "\n" not in renja.row(PLAN, kode)["target"]]


def later_program(renja: Renja) -> list[str]:
    """Programs with another one before them."""
    return renja.codes(PLAN, PROGRAM)[1:]


def with_one_target(renja: Renja) -> list[str]:
    """Rows with one target."""
    return [row["kode"] for row in renja.tables[PLAN] if row["target"] and "\n" not in row["target"]]


def counted(renja: Renja) -> list[str]:
    """Sub kegiatan whose one target is a number of things."""
    return [kode for kode in sub_kegiatan(renja) if values_of(renja.row(PLAN, kode)["target"])[0].unit != "%"]


def whole_document(_renja: Renja) -> list[str]:
    """The document itself."""
    return [DOCUMENT]


def rate_programs(renja: Renja) -> list[str]:
    """Programs whose indicator, a percentage below 90, stands among the goals."""
    goals = {row["indikator"] for row in renja.tables[GOALS]}
    return [
        kode
        for kode in single_program(renja)
        if renja.row(PLAN, kode)["indikator"] in goals
        and (value := values_of(renja.row(PLAN, kode)["target"])[0]).unit == "%"
        and value.number < 90
    ]
