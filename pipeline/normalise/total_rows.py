"""Rows that sum up others: TOTAL, "Jumlah Program X", averages, and totals that nobody called so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipeline.model.table import LogicalTable
from pipeline.model.text import comparable
from pipeline.model.values import one_line
from pipeline.normalise.numbers import parse_rupiah
from pipeline.normalise.row_parts import PrintedRow

UNLABELLED = "Jumlah tanpa sebutan"
"""What a total is called that prints no label."""
_LABELS = ("kode", "no", "nama", "indikator")
_DIGITS_OF_AMOUNT = 5
_TOTAL = re.compile(
    r"(?:grand|sub)?[ -]?(?:total|jumlah)\b(?:.{0,60}| (?:(?:pagu|anggaran) )?(?:program|(?:sub ?)?kegiatan) .*)"
)
_OF_ONE = re.compile(
    r"(?:sub[ -]?)?(?:total|jumlah) (?:(?:pagu|anggaran) )?(?:program|(?:sub ?)?kegiatan) (?!(?:dan|atau)\b)[^\W\d_]"
)
# "Rata-rata capaian kinerja (%)" and "Predikat kinerja" end an evaluation; "Rata-rata lama sekolah" is an indicator.
_SUMMARY = re.compile(
    r"(?:rata ?-? ?rata|predikat)(?: (?:tingkat )?(?:capaian|realisasi))?(?: kinerja)?(?:\(%\))?"
)
_WHOLE = re.compile(r"(?:grand |jumlah )?total|jumlah(?: (?:keseluruhan|seluruhnya))?")
# An indicator may begin like that too ("Jumlah koperasi aktif"): in its column a total has no words of its own.
_BARE = re.compile(r"(?:grand |sub[ -]?|jumlah )?total|(?:sub[ -]?)?jumlah(?: (?:keseluruhan|seluruhnya))?")


def total_label(row: PrintedRow) -> str:
    """The label of a TOTAL or Jumlah row; empty for every other row.

    It stands in the column of kode or nama, or in any other where the row prints nothing but such labels and amounts.
    A last row of nothing but amounts is a total too, though nobody called it so, when they are bold or the greatest of
    their columns.
    """
    for column in ("kode", "no", "nama", "nama_analisis"):
        label = row.entry(column).text.strip()
        is_label = _TOTAL.fullmatch(comparable(label)) is not None
        if is_label and not any(row.is_filled(other) for other in ("indikator", "indikator_analisis")):
            return one_line(label)
    words = (
        entry.text for entry in row.parts[0].entries if not entry.is_empty and not _is_amount(entry.text)
    )
    first = next(words, None)
    if first is None:
        return UNLABELLED if _is_bare_total(row) else ""
    are_bare = all(_BARE.fullmatch(comparable(text).strip(" .:")) for text in chain((first,), words))
    return one_line(first) if are_bare else ""


def is_whole_total(label: str) -> bool:
    """Whether a label can be that of a whole table, and names no part of it."""
    return _WHOLE.fullmatch(comparable(label)) is not None


def names_rung(label: str) -> bool:
    """Whether a total is called that of one program or kegiatan by name: "Jumlah Program X" sums no whole table."""
    return _OF_ONE.match(comparable(label)) is not None


def _is_amount(text: str) -> bool:
    """Whether a text prints no words: an amount, a number, a dash."""
    return not any(map(str.isalpha, text.lower().replace("rp", "")))


def _is_bare_total(row: PrintedRow) -> bool:
    """Whether the last row prints amounts of five digits and more only, bold or none less than those above it."""
    entries = row.parts[0].entries
    filled = [column for column, entry in enumerate(entries) if not entry.is_empty]
    is_last = row.nomor == len(row.table.rows) - 1 > 0
    if not is_last or any(
        sum(map(str.isdigit, entries[column].text)) < _DIGITS_OF_AMOUNT for column in filled
    ):
        return False
    return all(entries[column].bold for column in filled) or all(
        _is_greatest(row.table, column) for column in filled
    )


def _is_greatest(table: LogicalTable, column: int) -> bool:
    """Whether the last amount of a column is as great as each of those above it."""
    numbers = [parse_rupiah(row.entries[column].text) for row in table.rows]
    amounts = [number.value for number in numbers[:-1] if number is not None]
    last = numbers[-1]
    return last is not None and bool(amounts) and last.value >= max(amounts)


def is_summary(row: PrintedRow) -> bool:
    """Whether a row sums up its table: a line of averages at the end of an evaluation."""
    labels = [text for column in _LABELS if (text := comparable(row.entry(column).text))]
    return len(labels) == 1 and _SUMMARY.fullmatch(labels[0]) is not None


def grand_flags(labels: Sequence[str]) -> tuple[bool, ...]:
    """Which total rows of a table can only be its grand total: the last, when no other is called the same."""
    forms = [comparable(label) for label in labels]
    return tuple(
        index == len(forms) - 1
        and forms.count(form) == 1
        and not form.startswith("sub")
        and not names_rung(form)
        for index, form in enumerate(forms)
    )
