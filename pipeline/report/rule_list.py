"""The catalogue of rules as a list: for reading, or as CSV or JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rich.table import Table

from pipeline.model.finding import Aturan
from pipeline.report.csv import INTERNASIONAL, render

COLUMNS = ("aturan", "keluarga", "judul", "tingkat", "kepastian", "dasar", "saran")


def as_table(rules: Sequence[Aturan], families: Mapping[str, str]) -> Table:
    """One line per rule below the name of its family. `families` are the names by the first letters of the ids."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in ("Aturan", "Tingkat", "Judul"):
        table.add_column(title)
    family = ""
    for rule in rules:
        if rule.keluarga != family:
            family = rule.keluarga
            table.add_row("", "", f"[bold]{families[family]}[/bold]")
        table.add_row(rule.id, rule.tingkat.value, rule.judul)
    return table


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
