"""The year that a table plans by its own caption."""

from __future__ import annotations

from typing import Any

from pipeline.model.dossier import Dossier
from pipeline.model.rows import RowTable
from pipeline.model.tahun import calendar_years


def caption_year(dossier: Dossier, table: RowTable[Any]) -> int | None:
    """The first year that the caption names ("Tahun 2016 dan Prakiraan Maju Tahun 2017"); None where it names none."""
    return next(iter(calendar_years(dossier.headers[table.nomor].caption)), None)


def plan_other_years(dossier: Dossier, one: RowTable[Any], other: RowTable[Any]) -> bool:
    """Whether two tables plan different years, as where a chapter repeats the plan of the year before."""
    years = caption_year(dossier, one), caption_year(dossier, other)
    return None not in years and years[0] != years[1]
