"""The style in which a document, and each of its tables, writes numbers, from those that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.model.number_style import NumberHabit, NumberHabits, NumberStyle, StyleCount
from pipeline.model.table import Entry, LogicalTable
from pipeline.model.text import collapse_space
from pipeline.normalise.numbers import Number, join_wrapped, parse_number, parse_rupiah
from pipeline.settings import Settings

_AMOUNTS = ("pagu",)
_VALUES = ("target", "realisasi", "proyeksi", "prakiraan", "tingkat")
_MONEY = re.compile(r"(?:rp|idr)\s?\.?\s?|\s?[.,][-=]+\s?$", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)+(?![\d.,]*\w)")


def read_habits(tables: Iterable[LogicalTable], settings: Settings) -> NumberHabits:
    """The habits of the amounts and of the values in the tables of known kind, each by itself.

    A document may well print "33.3 %" beside "1.234.567".
    """
    known = [table for table in tables if table.kind]
    return NumberHabits(
        _habit(_amounts(_entries(known, _AMOUNTS)), settings),
        _habit(_figures(_entries(known, _VALUES)), settings),
    )


def habits_of(table: LogicalTable, document: NumberHabits, settings: Settings) -> NumberHabits:
    """The habits of one table: its own where it has enough numbers to tell, or mixes both styles; else the document's.

    One agency pastes the review from one spreadsheet and the plan from another, each in its own style throughout.
    """
    own = read_habits([table], settings)
    return NumberHabits(
        pagu=own.pagu if _is_told(own.pagu) else document.pagu,
        target=own.target if _is_told(own.target) else document.target,
    )


def _is_told(habit: NumberHabit) -> bool:
    return habit.style is not NumberStyle.PLAIN or habit.is_mixed


def _habit(numbers: Iterable[tuple[Number, str, Entry]], settings: Settings) -> NumberHabit:
    certain: dict[NumberStyle, list[tuple[str, Entry]]] = {style: [] for style in NumberStyle}
    for number, printed, entry in numbers:
        if _is_certain(number, printed):
            certain[number.style].append((printed, entry))
    counts = {style: _count(certain[style]) for style in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)}
    total = sum(count.count for count in counts.values())
    least = max(Decimal(settings.gaya_angka_minimal), total * settings.gaya_angka_persen / 100)
    style = next((style for style, count in counts.items() if count.count >= least), NumberStyle.PLAIN)
    return NumberHabit(style, counts[NumberStyle.INDONESIAN], counts[NumberStyle.ENGLISH])


def _is_certain(number: Number, printed: str) -> bool:
    """Whether the marks of a number tell its style. Two different ones do, also before three digits: "1.250,500"."""
    has_both = all(mark in printed.strip(".,") for mark in ".,") and number.style is not NumberStyle.PLAIN
    return not number.wrong_cents and (number.alternative is None or has_both)


def _count(printed: list[tuple[str, Entry]]) -> StyleCount:
    return StyleCount(len(printed), printed[0][0], printed[0][1].sources) if printed else StyleCount()


def _entries(tables: Iterable[LogicalTable], names: tuple[str, ...]) -> Iterator[Entry]:
    for table in tables:
        places = [place for place, column in enumerate(table.columns) if column.name.startswith(names)]
        yield from (row.entries[place] for row in table.rows for place in places)


def _amounts(entries: Iterable[Entry]) -> Iterator[tuple[Number, str, Entry]]:
    for entry in entries:
        number = parse_rupiah(entry.text)
        if number is not None:
            yield number, _MONEY.sub("", collapse_space(entry.text)), entry


def _figures(entries: Iterable[Entry]) -> Iterator[tuple[Number, str, Entry]]:
    """The figures with marks among the words of the cells."""
    for entry in entries:
        for found in _FIGURE.finditer(join_wrapped(entry.text)):
            number = parse_number(found[0])
            if number is not None:
                yield number, found[0], entry
