"""Rows of a table as somebody meant them: continuation rows with the row they continue, totals apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.model.kode import FIRST_YEAR, Kode, Level
from pipeline.model.rows import BLANK_ITEM, Indikator
from pipeline.model.table import Entry, LogicalTable, SourceRef, TableRow
from pipeline.model.text import comparable, indicator_form, without_blanks
from pipeline.model.values import Problem, Sourced, Target, TargetCell, UnitBasis, one_line
from pipeline.normalise.amounts import AmountReading
from pipeline.normalise.kode import Damage, ParsedKode, parse_kode
from pipeline.normalise.lists import Item, split_items
from pipeline.normalise.numbers import is_nil
from pipeline.normalise.row_parts import KODE_COLUMNS, NAME_COLUMNS, PrintedRow
from pipeline.normalise.targets import parse_targets
from pipeline.normalise.total_rows import is_summary, total_label
from pipeline.normalise.units import Units

_PLACE_ENDS = re.compile(r"\s*[,;]\s*(?:dan\s)?|\s+(?:dan|&)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowKode:
    """The kode of a row as the typed rows carry it."""

    kode: Sourced[Kode]
    cacat: str = ""
    dugaan: Kode | None = None


def printed_rows(table: LogicalTable) -> tuple[PrintedRow, ...]:
    """The rows of a coded table.

    A row without kode and nama belongs to the row above it (a second indicator, another lokasi), unless it sums up
    the table. Rows of nothing but blanks are left out.
    """
    groups: list[tuple[int, list[TableRow]]] = []
    for nomor, row in enumerate(table.rows):
        if all(entry.is_empty for entry in row.entries):
            continue
        alone = PrintedRow(table, nomor, (row,))
        continues = not any(alone.is_filled(column) for column in (*KODE_COLUMNS, *NAME_COLUMNS, "no"))
        if continues and groups and not is_summary(alone) and not total_label(alone):
            groups[-1][1].append(row)
        else:
            groups.append((nomor, [row]))
    return tuple(PrintedRow(table, nomor, tuple(parts)) for nomor, parts in groups)


def read_codes(rows: Sequence[PrintedRow], column: str, tahun: int | None) -> tuple[RowKode | None, ...]:
    """The kode of each row; None for a row of another coding (an organisation, an account).

    The rows of a table in the nomenclature before Permendagri 90/2019 are rows without kode. A bare number is
    a list number, and a lone digit an urusan only with rows below it. `tahun` is the year that is planned.
    """
    parsed = [parse_kode(row.entry(column).text) for row in rows]
    legal = [one.kode.text for one in parsed if one.kode is not None and one.kode.level > Level.BIDANG_URUSAN]
    is_old = _is_old_coding(parsed, len(legal), tahun)
    return tuple(
        _row_kode(row.entry(column), one, legal, is_old=is_old) for row, one in zip(rows, parsed, strict=True)
    )


def as_text(entries: Iterable[Entry]) -> Sourced[str]:
    """Texts of a column in comparable form, those of several printed rows one behind the other."""
    filled = [entry for entry in entries if not entry.is_empty]
    if not filled:
        return Sourced(None, "", (), Problem.EMPTY)
    raw = "\n".join(entry.text for entry in filled)
    return Sourced(without_blanks(comparable(raw)), raw, _sources(filled), doubt=_doubt(filled))


def as_lokasi(entries: Iterable[Entry]) -> Sourced[tuple[str, ...]]:
    """Each place in comparable form, "Kab." written out: "1. Kab. Sambas 2. Kota X" are two, so are "Sambas dan X"."""
    text = as_text(entries)
    if text.value is None:
        return Sourced(None, text.raw, text.sources, text.problem, doubt=text.doubt)
    named = [
        re.sub(r"\bkab\b\.?", "kabupaten", comparable(part))
        for line in text.raw.split("\n")
        for item in split_items(line)
        for part in _PLACE_ENDS.split(item.text)
    ]
    places = tuple(without_blanks(place) for place in named if place)
    return Sourced(places, text.raw, text.sources, doubt=text.doubt)


def as_indikator(entries: Iterable[Entry], units: Units) -> Sourced[tuple[Indikator, ...]]:
    """The indicators of a row, those of its continuation rows included."""
    filled = [entry for entry in entries if not entry.is_empty]
    if not filled:
        return Sourced(None, "", (), Problem.EMPTY)
    items = tuple(indikator for entry in filled for indikator in _indikators(entry.text, units))
    raw = "\n".join(entry.text for entry in filled)
    return Sourced(items, raw, _sources(filled), doubt=_doubt(filled))


def as_targets(entries: Sequence[Entry], item_counts: Sequence[int], units: Units) -> TargetCell:
    """The values of a row, those of its continuation rows included.

    `item_counts` are the numbers of indicators of each printed row. An empty cell beside a filled one of
    another printed row counts as so many empty items, so that the values keep to their indicators.
    """
    filled = [entry for entry in entries if not entry.is_empty]
    if not filled:
        return Sourced(None, "", (), Problem.EMPTY)
    items: list[Target] = []
    for entry, count in zip(entries, item_counts, strict=True):
        if entry.is_empty:
            items.extend([BLANK_ITEM] * count)
        else:
            items.extend(_targets(entry.text, count or 1, units))
    raw = "\n".join(entry.text for entry in filled)
    return Sourced(tuple(items), raw, _sources(filled), doubt=_doubt(filled))


def as_pagu(entries: Iterable[Entry], reading: AmountReading) -> Sourced[Decimal]:
    """The amount in rupiah.

    A dash has neither a value nor a problem; several amounts of one row are unreadable.
    """
    filled = [entry for entry in entries if not entry.is_empty]
    if not filled:
        return Sourced(None, "", (), Problem.EMPTY)
    raw, sources, doubt = "\n".join(entry.text for entry in filled), _sources(filled), _doubt(filled)
    if is_nil(raw):
        return Sourced(None, raw, sources, Problem.NONE, doubt)
    amount = reading.read(raw) if len(filled) == 1 else None
    if amount is None:
        return Sourced(None, raw, sources, Problem.UNREADABLE, doubt)
    return Sourced(amount.value, raw, sources, doubt=doubt or amount.doubt, stray=amount.stray)


def continuations(
    row: PrintedRow, columns: Sequence[str], units: Units
) -> tuple[Sourced[tuple[Indikator, ...]], ...]:
    """The indicators of each printed row but the first, from the first of the columns that is filled there."""
    cells = (
        next(
            (row.entries(column)[index] for column in columns if not row.entries(column)[index].is_empty),
            None,
        )
        for index in range(1, len(row.parts))
    )
    return tuple(as_indikator((cell,), units) for cell in cells if cell is not None)


def item_counts(row: PrintedRow, columns: Sequence[str]) -> tuple[int, ...]:
    """The number of indicators in each printed row, from the first of the columns that is filled there.

    The first printed row of an item stands for an indicator also where it prints none; a further one, of another
    lokasi, does not.
    """
    counts = []
    for index in range(len(row.parts)):
        texts = [row.entries(column)[index].text for column in columns]
        counts.append(next((len(split_items(text)) for text in texts if text.strip()), int(index == 0)))
    return tuple(counts)


def header_text(table: LogicalTable, column: str) -> str:
    """The heading of a column, its levels in one line; empty where the table has no such column."""
    index = table.index_of(column)
    return "" if index is None else one_line(" ".join(table.columns[index].header))


def _row_kode(entry: Entry, parsed: ParsedKode, legal: Sequence[str], *, is_old: bool) -> RowKode | None:
    empty = RowKode(Sourced(None, "", entry.sources, Problem.EMPTY))
    if parsed.damage in (Damage.ORGANISATION, Damage.ACCOUNT):
        return empty if is_old else None
    if is_old or ("." not in parsed.printed and not _has_descendants(parsed, legal)):
        return empty
    if parsed.kode is not None and parsed.damage is Damage.NONE:
        return RowKode(Sourced(parsed.kode, entry.text, entry.sources, doubt=entry.doubt))
    if not parsed.is_damaged:
        return empty
    kode: Sourced[Kode] = Sourced(None, entry.text, entry.sources, Problem.UNREADABLE, entry.doubt)
    return RowKode(kode, str(parsed.damage), parsed.suggestion)


def _is_old_coding(parsed: Sequence[ParsedKode], legal_count: int, tahun: int | None) -> bool:
    """Whether a table is coded as before Permendagri 90/2019 ("1.21.29", "1.20.05.01.011").

    Its programs may look like codes of today; its kegiatan never do, since they have no kewenangan.
    """
    is_new_year = tahun is not None and tahun >= FIRST_YEAR
    codes = [one.best if is_new_year else one.kode for one in parsed]
    if any(kode is not None and kode.level >= Level.KEGIATAN for kode in codes):
        return False
    damaged = [one for one in parsed if one.is_damaged and "." in one.printed]
    return not is_new_year or len(damaged) > legal_count


def _has_descendants(parsed: ParsedKode, legal: Sequence[str]) -> bool:
    return parsed.kode is not None and any(text.startswith(f"{parsed.kode}.") for text in legal)


# The two halves of a review print nearly all their texts twice.
@lru_cache(maxsize=4096)
def _targets(text: str, count: int, units: Units) -> tuple[Target, ...]:
    return parse_targets(text, units, count or None)


@lru_cache(maxsize=4096)
def _indikators(text: str, units: Units) -> tuple[Indikator, ...]:
    return tuple(_indikator(item, units) for item in split_items(text))


def _indikator(item: Item, units: Units) -> Indikator:
    expected = units.expected(item.text)
    # The unit the text itself names; a guess from its noun is not one.
    satuan = expected.satuan[0] if expected and expected.basis is not UnitBasis.NOUN else ""
    form = without_blanks(indicator_form(item.text))
    return Indikator(item.text, form, satuan, item.mark, units.class_of(satuan), expected)


def _sources(entries: Iterable[Entry]) -> tuple[SourceRef, ...]:
    return tuple(source for entry in entries for source in entry.sources)


def _doubt(entries: Iterable[Entry]) -> str:
    return next((entry.doubt for entry in entries if entry.doubt), "")
