"""The catalogue of rules as a list: for reading, or as CSV or JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Group
from rich.table import Table
from rich.text import Text

from pipeline.model.finding import Aturan
from pipeline.report.csv import INTERNASIONAL, render

_ID_WIDTH, _TINGKAT_WIDTH = len("PGU-01"), len("kritis")
COLUMNS = ("aturan", "keluarga", "judul", "tingkat", "kepastian", "dasar", "saran")


def as_text(rules: Sequence[Aturan], families: Mapping[str, str]) -> Group:
    """One line per rule under the name of its family. `families` are the names by the first letters of the ids."""
    parts: list[Text | Table] = []
    for family, members in groupby(rules, key=lambda rule: rule.keluarga):
        table = Table.grid(padding=(0, 2), expand=False)
        for width in (_ID_WIDTH, _TINGKAT_WIDTH):
            table.add_column(min_width=width)
        for rule in members:
            table.add_row(rule.id, rule.tingkat.value, rule.judul)
        parts += [Text(f"{family}  {families[family]}", style="bold"), table, Text()]
    return Group(*parts[:-1])


def as_csv(rules: Sequence[Aturan], families: Mapping[str, str]) -> str:
    """Comma-separated, with a header line."""
    return render(COLUMNS, [_values(rule, families) for rule in rules], INTERNASIONAL).decode("utf-8")


def as_json(rules: Sequence[Aturan], families: Mapping[str, str]) -> str:
    """A list of objects with the columns of the CSV as keys."""
    rows = [dict(zip(COLUMNS, _values(rule, families), strict=True)) for rule in rules]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _values(rule: Aturan, families: Mapping[str, str]) -> tuple[str, ...]:
    return (
        *(rule.id, families[rule.keluarga], rule.judul, rule.tingkat.value),
        *(rule.kepastian.value, rule.dasar, rule.saran),
    )
