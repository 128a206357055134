"""Which kind a table is and which column is which, from the words of its header (never from number or position)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.errors import ConfigurationError
from pipeline.model.table import BY_SOURCE, TWO_UNDER_ONE, Column, Entry, LogicalTable, TableRow
from pipeline.model.text import squash
from pipeline.normalise.column_names import FAMILY, Naming, TableKind, name_columns
from pipeline.normalise.kode import KodeNama, split_kode_nama
from pipeline.normalise.wording import YEAR_WORD, Wording, match_heading, parse_wording
from pipeline.settings import JenisTabel, Settings

# Amounts of one item by source of funds: `pagu_sumber_apbn`.
_BY_SOURCE = "pagu_sumber_"


def build_kinds(settings: Settings) -> tuple[TableKind, ...]:
    """The kinds of tables that the settings declare.

    Raises:
        ConfigurationError: a wording cannot be understood.
    """
    kinds: list[TableKind] = []
    for name, entry in settings.judul_kolom.items():
        try:
            kinds.extend(_kinds_of(name, entry))
        except ValueError as error:
            raise ConfigurationError(
                f"setelan judul_kolom: judul pada {name} tidak dapat dipahami ({error}). Perbaiki judul itu."
            ) from error
    return tuple(kinds)


def _kinds_of(name: str, entry: JenisTabel) -> Iterator[TableKind]:
    """The kind, and where the settings say so the kind that takes less where the title says what it is."""
    excludes = tuple(map(parse_wording, entry.bukan))
    wordings = tuple(_wordings(entry.kolom))
    yield TableKind(name, entry.bentuk, entry.judul, entry.perlu, excludes, wordings)
    if (titled := entry.berjudul) is not None:
        titles = tuple(map(parse_wording, titled.sebutan))
        more = (*wordings, *_wordings(titled.kolom))
        yield TableKind(name, entry.bentuk, entry.judul, titled.perlu, excludes, more, titles)


def _wordings(columns: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Wording]]:
    return ((column, parse_wording(text)) for column, texts in columns.items() for text in texts)


def recognise(table: LogicalTable, tahun: int | None, kinds: Sequence[TableKind]) -> LogicalTable:
    """The table with its kind and column names; with an empty kind and snake_case names where no kind fits.

    Columns under one heading (a kode printed over five columns) become one column.

    Args:
        table: with the header texts of its columns.
        tahun: the plan's year n, to turn "n-2" into a calendar year; None when it is unknown.
        kinds: what it may be.
    """
    best = _best_naming(table, tahun, [kind for kind in kinds if not kind.titles])
    if best is None:
        best = _best_naming(table, tahun, [kind for kind in kinds if _has_title_of(kind, table)])
    names = best.names if best else tuple(None for _ in table.columns)
    columns, groups = _group_columns(table, names)
    rows = tuple(_join_entries(row, groups, columns) for row in table.rows)
    number_row = tuple(table.number_row[group[0]] for group in groups) if table.number_row else ()
    named = replace(
        table, kind=best.kind.name if best else "", columns=columns, rows=rows, number_row=number_row
    )
    for half in ("", "_analisis"):
        named = _split_kode(named, half)
    return _with_amounts_in_doubt(named)


def _best_naming(table: LogicalTable, tahun: int | None, kinds: Sequence[TableKind]) -> Naming | None:
    """The names under the kind that explains most of the headings; None where the table is none of the kinds."""
    namings = (name_columns(kind, table, tahun) for kind in kinds if not _is_excluded(kind, table))
    complete = [naming for naming in namings if naming.is_complete]
    return max(complete, key=lambda naming: naming.weight, default=None)


def _has_title_of(kind: TableKind, table: LogicalTable) -> bool:
    """Whether the title above the table, or one printed in a row over all columns, is one of the kind's."""
    shared = set.intersection(*(set(column.header) for column in table.columns)) if table.columns else set()
    return any(
        match_heading(title, (text,)) is not None
        for title in kind.titles
        for text in (table.caption, *sorted(shared))
    )


def _with_amounts_in_doubt(table: LogicalTable) -> LogicalTable:
    """The table, its amounts by source of funds in doubt where no column prints the pagu they add up to.

    They are never added up here: a source may be printed within another.
    """
    places = {place for place, column in enumerate(table.columns) if column.name.startswith(_BY_SOURCE)}
    if table.has("pagu") or not places:
        return table
    rows = tuple(
        replace(
            row,
            entries=tuple(
                replace(entry, doubt=entry.doubt or BY_SOURCE)
                if place in places and not entry.is_empty
                else entry
                for place, entry in enumerate(row.entries)
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _split_kode(table: LogicalTable, half: str) -> LogicalTable:
    """The table with kode and nama apart where one column prints both ("2.17.01 PROGRAM PENUNJANG ...").

    `half` is what the contract puts behind the columns of a review's right half, else empty.
    """
    place = table.index_of(f"nama{half}")
    if not table.kind or place is None or table.has(f"kode{half}"):
        return table
    printed = [row.entries[place] for row in table.rows if not row.entries[place].is_empty]
    split = [split_kode_nama(entry.text) for entry in printed]
    if sum(_begins_with_kode(part) and bool(part.nama) for part in split) <= len(printed) / 2:
        return table
    nama = table.columns[place]
    return replace(
        table,
        columns=(*table.columns[:place], replace(nama, name=f"kode{half}"), *table.columns[place:]),
        rows=tuple(replace(row, entries=_with_kode(row.entries, place)) for row in table.rows),
        number_row=(*table.number_row[:place], "", *table.number_row[place:]) if table.number_row else (),
    )


def _with_kode(entries: tuple[Entry, ...], place: int) -> tuple[Entry, ...]:
    """The entries with that of `place` as two: its kode, and what stands behind it."""
    entry = entries[place]
    parts = split_kode_nama(entry.text)
    has_kode = _begins_with_kode(parts)
    kode = replace(entry, text=parts.kode.printed if has_kode else "")
    nama = replace(entry, text=parts.nama if has_kode else entry.text)
    return (*entries[:place], kode, nama, *entries[place + 1 :])


def _begins_with_kode(parts: KodeNama) -> bool:
    return parts.kode.kode is not None or parts.kode.is_damaged


def _is_excluded(kind: TableKind, table: LogicalTable) -> bool:
    """Whether a heading of the table, at any of its levels, never stands on this kind."""
    levels = {text for column in table.columns for text in column.header}
    return any(match_heading(wording, (text,)) for wording in kind.excludes for text in levels)


def in_contract_order(table: LogicalTable, kinds: Sequence[TableKind]) -> tuple[int, ...]:
    """Places of the table's columns in the order the contract lists them; further printed columns last."""
    kind = next((kind for kind in kinds if kind.name == table.kind), None)
    order = list(dict.fromkeys(name for name, _ in kind.wordings)) if kind else []

    def rank(place: int) -> int:
        column = table.columns[place]
        family = FAMILY.sub(f"_{YEAR_WORD}", column.name)
        known = [name for name in (column.name, family) if column.is_known and name in order]
        return order.index(known[0]) if known else len(order)

    return tuple(sorted(range(len(table.columns)), key=rank))


def _group_columns(
    table: LogicalTable, names: tuple[str | None, ...]
) -> tuple[tuple[Column, ...], tuple[tuple[int, ...], ...]]:
    """Columns after those of one name and heading are joined, and the places each was made of."""
    columns: list[Column] = []
    groups: list[list[int]] = []
    taken: set[str] = set()
    for index, (column, name) in enumerate(zip(table.columns, names, strict=True)):
        if name is not None and name in taken and not _is_computed(table, index):
            groups[[column.name for column in columns].index(name)].append(index)
            continue
        own = None if name in taken else name
        given = own or _free_name(column.header, index, taken | {name for name in names if name})
        taken.add(given)
        columns.append(Column(given, column.header, own is not None))
        groups.append([index])
    return tuple(columns), tuple(tuple(group) for group in groups)


def _is_computed(table: LogicalTable, index: int) -> bool:
    """Whether the column's printed number says that it is computed from others ("9 (%) = (8/6)").

    Under one heading with the column it is computed from it is the second of two, not the rest of the first.
    """
    return bool(table.number_row) and "=" in table.number_row[index]


def _free_name(header: tuple[str, ...], index: int, taken: set[str]) -> str:
    """A snake_case name from the printed heading that no other column has."""
    words = re.findall(r"[a-z0-9]+", " ".join(header[-2:]).lower())
    base = "_".join(words)[:40].strip("_") or f"kolom_{index + 1}"
    name, count = base, 2
    while name in taken:
        name, count = f"{base}_{count}", count + 1
    return name


def _join_entries(
    row: TableRow, groups: tuple[tuple[int, ...], ...], columns: tuple[Column, ...]
) -> TableRow:
    entries = []
    for group, column in zip(groups, columns, strict=True):
        parts = [row.entries[index] for index in group if not row.entries[index].is_empty]
        if len(group) == 1 or len(parts) <= 1:
            entries.append(parts[0] if parts else row.entries[group[0]])
            continue
        between = "." if column.name.startswith("kode") else " "
        # A kode or a name may be printed over several columns; two values under one heading are a riddle.
        doubt = "" if column.name.startswith(("kode", "no", "nama")) else TWO_UNDER_ONE
        entries.append(
            Entry(
                between.join(part.text.strip().strip(".") if between == "." else part.text for part in parts),
                tuple(source for part in parts for source in part.sources),
                all(part.bold for part in parts),
                next((part.doubt for part in parts if part.doubt), doubt),
                parts[0].indent,
            )
        )
    return TableRow(row.page, tuple(entries))


def is_heading_text(text: str) -> bool:
    """Whether a cell's text is made of the words that column headings are made of."""
    squashed = squash(text)
    return bool(squashed) and any(word in squashed for word in _HEADER_WORDS)


_HEADER_WORDS = ("kode", "indikator", "target", "realisasi", "pagu", "lokasi", "urusan", "keterangan", "catatan",
                 "program", "kegiatan", "sasaran", "tujuan", "satuan", "anggaran", "uraian", "volume", "proyeksi",
                 "sumberdana")  # fmt: skip
