"""Which kind a table is and which column is which, from the words of its header (never from number or position)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.errors import ConfigurationError
from pipeline.model.table import TWO_UNDER_ONE, Column, Entry, LogicalTable, TableRow
from pipeline.model.text import squash
from pipeline.normalise.kode import KodeNama, split_kode_nama
from pipeline.normalise.wording import YEAR_WORD, Wording, match_heading, parse_wording
from pipeline.settings import Settings

_FAMILY = re.compile(r"_(?:20\d\d|n[-+]?\d?)$")


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: the form's number, its title, the columns it must show, and the known wordings.

    `needs` holds groups of column names of which one must be there each; a heading that fits one of `excludes` belongs
    to another kind.
    """

    name: str
    bentuk: str
    judul: str
    needs: tuple[tuple[str, ...], ...]
    excludes: tuple[Wording, ...]
    wordings: tuple[tuple[str, Wording], ...]


@dataclass(frozen=True, slots=True)
class _Naming:
    """Names given to the columns of a table under one kind; None where no wording fits. `weight` compares kinds."""

    kind: TableKind
    names: tuple[str | None, ...]
    weight: int

    @property
    def is_complete(self) -> bool:
        """Whether the table shows what its kind must show, and every column only once."""
        named = {name for name in self.names if name}
        shown = named | {_FAMILY.sub(f"_{YEAR_WORD}", name) for name in named}
        return not _is_scattered(self.names) and all(
            any(name in shown for name in group) for group in self.kind.needs
        )


def build_kinds(settings: Settings) -> tuple[TableKind, ...]:
    """The kinds of tables that the settings declare.

    Raises:
        ConfigurationError: a wording cannot be understood.
    """
    kinds = []
    for name, entry in settings.judul_kolom.items():
        try:
            wordings = tuple(
                (column, parse_wording(text)) for column, texts in entry.kolom.items() for text in texts
            )
            excludes = tuple(parse_wording(text) for text in entry.bukan)
        except ValueError as error:
            raise ConfigurationError(
                f"setelan judul_kolom: judul pada {name} tidak dapat dipahami ({error}). Perbaiki judul itu."
            ) from error
        kinds.append(TableKind(name, entry.bentuk, entry.judul, entry.perlu, excludes, wordings))
    return tuple(kinds)


def recognise(table: LogicalTable, tahun: int | None, kinds: Sequence[TableKind]) -> LogicalTable:
    """The table with its kind and column names; with an empty kind and snake_case names where no kind fits.

    Columns under one heading (a kode printed over five columns) become one column.

    Args:
        table: with the header texts of its columns.
        tahun: the plan's year n, to turn "n-2" into a calendar year; None when it is unknown.
        kinds: what it may be.
    """
    namings = [
        naming
        for kind in kinds
        if not _is_excluded(kind, table) and (naming := _name_columns(kind, table, tahun)).is_complete
    ]
    best = max(namings, key=lambda naming: naming.weight, default=None)
    names = best.names if best else tuple(None for _ in table.columns)
    columns, groups = _group_columns(table, names)
    rows = tuple(_join_entries(row, groups, columns) for row in table.rows)
    number_row = tuple(table.number_row[group[0]] for group in groups) if table.number_row else ()
    named = replace(
        table, kind=best.kind.name if best else "", columns=columns, rows=rows, number_row=number_row
    )
    for half in ("", "_analisis"):
        named = _split_kode(named, half)
    return named


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
        family = _FAMILY.sub(f"_{YEAR_WORD}", column.name)
        known = [name for name in (column.name, family) if column.is_known and name in order]
        return order.index(known[0]) if known else len(order)

    return tuple(sorted(range(len(table.columns)), key=rank))


def _name_columns(kind: TableKind, table: LogicalTable, tahun: int | None) -> _Naming:
    """Gives every column the name whose wording explains most of its heading; a name is given once."""
    offers = []
    for index, column in enumerate(table.columns):
        for name, wording in kind.wordings:
            match = match_heading(wording, column.header)
            if match is not None:
                offers.append((-match.weight, index, _with_year(name, match.year, tahun)))
    names: list[str | None] = [None] * len(table.columns)
    headings: dict[str, tuple[str, ...]] = {}
    total = 0
    for weight, index, name in sorted(offers):
        header = table.columns[index].header
        if names[index] is not None or headings.get(name, header) != header:
            continue
        names[index] = name
        headings[name] = header
        total -= weight
    return _Naming(kind, tuple(names), total)


def _is_scattered(names: tuple[str | None, ...]) -> bool:
    """Whether one name stands on columns apart from each other, with others between.

    Five columns side by side may hold one kode. But two halves under the same headings ("Pagu", again "Pagu", the row
    that tells them apart left out) are not one table column, and joining their cells would make figures up.
    """
    named = [name for name, _ in groupby(names) if name is not None]
    return len(named) != len(set(named))


def _with_year(name: str, year: int | None, tahun: int | None) -> str:
    """`target_TAHUN` as `target_2024`; as `target_n-2` while the year n is unknown."""
    if YEAR_WORD not in name or year is None:
        return name
    if year >= 2000:
        return name.replace(YEAR_WORD, str(year))
    if tahun is not None:
        return name.replace(YEAR_WORD, str(tahun + year))
    return name.replace(YEAR_WORD, f"n{year:+d}" if year else "n")


def _group_columns(
    table: LogicalTable, names: tuple[str | None, ...]
) -> tuple[tuple[Column, ...], tuple[tuple[int, ...], ...]]:
    """Columns after those of one name and heading are joined, and the places each was made of."""
    columns: list[Column] = []
    groups: list[list[int]] = []
    taken: set[str] = set()
    for index, (column, name) in enumerate(zip(table.columns, names, strict=True)):
        if name is not None and name in taken:
            groups[[column.name for column in columns].index(name)].append(index)
            continue
        own = name or _free_name(column.header, index, taken | {name for name in names if name})
        taken.add(own)
        columns.append(Column(own, column.header, name is not None))
        groups.append([index])
    return tuple(columns), tuple(tuple(group) for group in groups)


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
