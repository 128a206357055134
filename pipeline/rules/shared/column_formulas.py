"""Formulas in the row of column numbers: "8=(7/6)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.table import LogicalTable
from pipeline.model.text import without_blanks
from pipeline.settings import Settings

_NUMBER = re.compile(r"\d+")
_PERCENT = re.compile(r"[x*×∗]100%?|[%*∗]")
_NAME = re.compile(r"[a-z_0-9]+")


@dataclass(frozen=True, slots=True)
class NumberedColumn:
    """A column for which the form prescribes a formula.

    `nomor` is its printed number. `printed` and `right` are formulas in normal form ("7/6"), `printed` empty where
    none is printed; `raw` is the print.
    """

    name: str
    nomor: str
    raw: str
    printed: str
    right: str


def expected_formulas(settings: Settings, table: LogicalTable) -> tuple[NumberedColumn, ...]:
    """The columns of a table that need a formula, with the numbers that the table itself gives its columns.

    Columns without a number, or whose formula needs a column without one, are left out.
    """
    printed = {
        column.name: text
        for column, text in zip(table.columns, table.number_row, strict=False)
        if _NUMBER.search(text)
    }
    numbers = {name: found[0] for name, text in printed.items() if (found := _NUMBER.search(text))}
    columns = []
    for name, formula in settings.rumus_kolom.items():
        needed = _NAME.findall(formula)
        if name in numbers and all(other in numbers for other in needed):
            right = normal_form(_NAME.sub(lambda found: numbers[found[0]], formula))
            raw = printed[name]
            columns.append(NumberedColumn(name, numbers[name], raw, _formula_of(raw), right))
    return tuple(columns)


def _formula_of(text: str) -> str:
    """What stands behind the equals sign, in normal form; empty where none is printed."""
    return normal_form(text.partition("=")[2])


def normal_form(formula: str) -> str:
    """A formula without brackets, blanks, footnote stars and "x 100%"; division as "/", parts of a sum ascending."""
    plain = re.sub(r"[\s()\[\]]", "", formula.lower())
    plain = re.sub(r"[:÷]", "/", _PERCENT.sub("", plain))
    if "/" in plain:
        return plain
    parts = [part for part in plain.split("+") if part]
    return "+".join(sorted(parts, key=lambda part: (len(part), part)))


def show(nomor: str, formula: str) -> str:
    """A formula as the form prints it: "8=(7/6)"."""
    return f"{nomor}=({formula})"


def printed_formula(column: NumberedColumn) -> str:
    """What a message says of a column's print: "11=(10/9)", "10 tanpa rumus"."""
    return without_blanks(column.raw) if column.printed else f"{column.nomor} tanpa rumus"
