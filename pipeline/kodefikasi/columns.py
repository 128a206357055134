"""Where in a table its header is, and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.kodefikasi.headings import (
    DETAILS,
    KODE,
    MERGED,
    NAMA,
    NAMA_OF,
    RUNGS,
    Headings,
    letters,
)
from pipeline.kodefikasi.kode_columns import REQUIRED, HeaderError, bare_names, rungs_of, split_kode
from pipeline.sheets import SourceRow, SourceTable

_SEARCHED = 40  # rows: titles and notes above the header of a published list are far fewer
_DEPTH = 3  # rows of a header


@dataclass(frozen=True)
class Columns:
    """The places (0-based) of the columns of a table.

    `kode` is the column of whole codes, or None where `groups` has a column for each group (or the code of each rung),
    by the places of RUNGS. `nama` is the column of names, or None where `names` has one for each rung. `body` is the
    number of rows up to the end of the header.
    """

    body: int
    headings: tuple[tuple[str, ...], ...]
    kode: int | None = None
    groups: Mapping[int, int] = field(default_factory=dict)
    nama: int | None = None
    names: Mapping[int, int] = field(default_factory=dict)
    details: Mapping[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def is_header(self, row: SourceRow) -> bool:
        """Whether a row repeats the header, as it does on every page of a printed list."""
        filled = [(place, letters(str(cell))) for place, cell in enumerate(row.cells) if cell != ""]
        return len(filled) > 1 and all(
            place < len(self.headings) and form in {letters(text) for text in self.headings[place]}
            for place, form in filled
        )


def find_columns(table: SourceTable, known: Headings) -> Columns:
    """The columns of a table by the words of its header.

    Raises:
        HeaderError: no header is there, or one that cannot be used; the message names its row.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    if table.header_rows:
        return _columns(table, table.header_rows - 1, table.header_rows, width, known)
    failures: dict[int, HeaderError] = {}
    for first, row in enumerate(table.rows[:_SEARCHED]):
        score = _known_headings(row, known)
        if not score:
            continue
        end = _end_of_header(table.rows, first, known)
        try:
            return _columns(table, first, end, width, known)
        except HeaderError as error:
            failures.setdefault(score, error)
    if failures:
        raise failures[max(failures)]
    raise HeaderError(
        f"tidak ada baris judul dengan kolom kode dan kolom nama pada {_SEARCHED} baris pertama. Beri judul kolomnya, "
        "atau tambahkan judul yang dipakai pada setelan judul_kodefikasi"
    )


def _known_headings(row: SourceRow, known: Headings) -> int:
    """How many cells are known headings; a sentence above the table is none."""
    return sum(isinstance(cell, str) and bool(cell) and bool(known.role(cell)) for cell in row.cells)


def _end_of_header(rows: Sequence[SourceRow], first: int, known: Headings) -> int:
    """The row after the header: further rows belong to it while they hold headings, and nothing with a digit."""
    end = first + 1
    while end < min(len(rows), first + _DEPTH) and _continues(rows[end], known):
        end += 1
    return end


def _continues(row: SourceRow, known: Headings) -> bool:
    filled = [str(cell) for cell in row.cells if cell != ""]
    return any(map(known.is_heading, filled)) and not any(map(_has_digit, filled))


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _columns(table: SourceTable, first: int, end: int, width: int, known: Headings) -> Columns:
    start = 0 if table.header_rows else first
    header = table.rows[start:end]
    headings = tuple(
        tuple(dict.fromkeys(text for row in header if (text := str(row.cell(place)))))
        for place in range(width)
    )
    used = [
        bool(headings[place]) or any(row.cell(place) != "" for row in table.rows[end:])
        for place in range(width)
    ]
    where = table.rows[start].label
    roles = [_role(texts, known) for texts in headings]
    _refuse_merged(roles, headings, where)
    groups, taken = split_kode(header[0], headings, used, roles, where)
    single = {role: place for place, role in reversed(list(enumerate(roles))) if place not in taken}
    doubled = [role for role in (KODE, NAMA) if _count(role, roles, taken) > 1]
    if doubled:
        raise HeaderError(f"{where}: ada lebih dari satu kolom {doubled[0]}. Sisakan satu")
    kode = None if groups else single.get(KODE)
    rungs = groups or (rungs_of(headings, roles) if kode is None else {})
    names = {NAMA_OF[role]: place for role, place in single.items() if role in NAMA_OF}
    nama = single.get(NAMA)
    if nama is None and len(names) == 1:
        (nama,) = names.values()
    columns = Columns(
        end,
        headings,
        kode,
        rungs,
        nama,
        {} if nama is not None else bare_names(headings, rungs, names),
        {role: single[role] for role in DETAILS if role in single},
    )
    _refuse_unusable(columns, where)
    return _with_ignored(columns, used)


def _count(role: str, roles: Sequence[str], taken: frozenset[int]) -> int:
    return sum(one == role for place, one in enumerate(roles) if place not in taken)


def _role(texts: Sequence[str], known: Headings) -> str:
    """The role of a column: that of the lowest of its headings that says anything, else of all read as one."""
    readings = (*reversed(texts), " ".join(texts))
    return next((role for text in readings if (role := known.role(text))), "")


def _refuse_merged(roles: Sequence[str], headings: Sequence[tuple[str, ...]], where: str) -> None:
    for role, texts in zip(roles, headings, strict=True):
        if role == MERGED and KODE not in roles:
            raise HeaderError(
                f'{where}: kolom "{" ".join(texts)}" memuat kode dan nama dalam satu sel. Pisahkan menjadi dua kolom'
            )


def _refuse_unusable(columns: Columns, where: str) -> None:
    has_kode = columns.kode is not None or bool(columns.groups)
    has_nama = columns.nama is not None or (bool(columns.names) and columns.kode is None)
    missing = [name for name, has in (("kode", has_kode), ("nama", has_nama)) if not has]
    if missing:
        raise HeaderError(
            f"{where}: kolom {' dan kolom '.join(missing)} tidak ada. Beri judul kolomnya, atau tambahkan judul yang "
            "dipakai pada setelan judul_kodefikasi"
        )
    lonely = columns.names.keys() ^ columns.groups.keys() if columns.names else set()
    if lonely - {RUNGS.index("kewenangan")}:
        raise HeaderError(f"{where}: kode dan nama {_rung(min(lonely))} tidak berpasangan")
    lacking = REQUIRED - columns.groups.keys() if len(columns.groups) > 1 else set()
    if lacking and columns.nama is not None:
        raise HeaderError(f"{where}: kolom kode {_rung(min(lacking))} tidak ada")


def _rung(place: int) -> str:
    return RUNGS[place].replace("_", " ")


def _with_ignored(columns: Columns, used: Sequence[bool]) -> Columns:
    taken = {
        columns.kode,
        columns.nama,
        *columns.groups.values(),
        *columns.names.values(),
        *columns.details.values(),
    }
    ignored = tuple(
        " ".join(columns.headings[place]) or f"tanpa judul (ke-{place + 1})"
        for place, is_used in enumerate(used)
        if is_used and place not in taken
    )
    return replace(columns, ignored=ignored)
