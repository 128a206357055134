"""The rows of a table as drafts of entries; what cannot be one is told with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.kodefikasi.checking import Draft, Fault
from pipeline.kodefikasi.codes import GapError, groups_of, kode_down_to, whole_kode
from pipeline.kodefikasi.columns import Columns
from pipeline.kodefikasi.headings import RUNGS, letters
from pipeline.model.kode import Kode, Level, is_legal
from pipeline.model.kodefikasi import Pendahulu
from pipeline.settings import Settings
from pipeline.sheets import SourceRow, SourceTable, Value

BLANK, NUMBERS, REPEATED = "baris kosong", "baris nomor kolom", "judul kolom yang berulang"

_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_EARLIER = re.compile(r"(?P<kode>\S+)\s*(?P<nama>.*)", re.DOTALL)
_TINGKAT = {letters(level.label): level.suffix for level in Level}


class RowError(ValueError):
    """A row that cannot be a draft; the message is the Indonesian reason."""


@dataclass(slots=True)
class Drafts:
    """What the rows of some tables give: drafts, faults, and how many rows were left out and why.

    `corrected` has the kode as printed of each draft, by its place, whose misprint was mended.
    """

    drafts: list[Draft] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    corrected: dict[int, str] = field(default_factory=dict)

    def corrections(self) -> tuple[str, ...]:
        """What was mended, a phrase for each row."""
        return tuple(
            f"{self.drafts[place].label}: {printed} menjadi {self.drafts[place].kode} ({self.drafts[place].nama})"
            for place, printed in self.corrected.items()
        )

    def without_repeats(self) -> tuple[Draft, ...]:
        """The drafts less those whose mended kode is that of an item which the list also has without misprint."""
        own = {_key(draft) for place, draft in enumerate(self.drafts) if place not in self.corrected}
        return tuple(
            draft
            for place, draft in enumerate(self.drafts)
            if place not in self.corrected or _key(draft) not in own
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of lists under some settings; `digits` is the width of a sub kegiatan that is held as a number."""

    settings: Settings
    digits: int

    def read(self, table: SourceTable, columns: Columns, found: Drafts) -> None:
        """Adds what the body of a table gives."""
        above = ("",) * len(RUNGS)
        upper: dict[tuple[str, str, str], int] = {}
        for row in table.rows[columns.body :]:
            reason = _reason_to_skip(row, columns)
            if reason:
                found.skipped[reason] += 1
                continue
            try:
                above = groups_of(row.cells, columns.groups, above, self.digits)
                drafts = list(self._drafts(row, columns, above))
            except RowError as error:
                nama = "" if columns.nama is None else _text(row, columns.nama)
                found.faults.append(Fault(row.label, _printed_kode(row, columns), nama, str(error)))
                continue
            for draft in drafts[:-1]:
                key = (draft.pemda, draft.kode, draft.nama)
                if key not in upper:
                    upper[key] = len(found.drafts)
                    self._add(draft, found)
            self._add_own(drafts[-1], upper, found)

    def _add_own(self, draft: Draft, upper: dict[tuple[str, str, str], int], found: Drafts) -> None:
        """Adds the item a row is about; it takes the place of the same item that rows below it repeated."""
        place = upper.pop((draft.pemda, draft.kode, draft.nama), None)
        if place is None:
            self._add(draft, found)
        else:
            found.drafts[place] = draft

    def _add(self, draft: Draft, found: Drafts) -> None:
        for one in self.settings.koreksi_kodefikasi:
            if one.kode == draft.kode and draft.nama.casefold().startswith(one.nama.casefold()):
                found.corrected[len(found.drafts)] = draft.kode
                draft = replace(draft, kode=one.menjadi)
        found.drafts.append(draft)

    def _drafts(self, row: SourceRow, columns: Columns, groups: tuple[str, ...]) -> Iterator[Draft]:
        """The items of a row from the highest down; but the last they are ancestors that the row repeats."""
        items = list(_items(row, columns, groups))
        if not items:
            raise RowError("baris berisi teks tetapi tanpa kode")
        shared = self._pemda(_detail(row, columns, "jenis_pemda"))
        for kode, nama in items[:-1]:
            yield Draft(row.label, kode, nama, pemda=shared)
        kode, nama = items[-1]
        tingkat = _detail(row, columns, "tingkat")
        yield Draft(
            row.label,
            kode,
            nama,
            _detail(row, columns, "kinerja"),
            _detail(row, columns, "indikator"),
            _detail(row, columns, "satuan"),
            _pendahulu(_detail(row, columns, "pendahulu")),
            _TINGKAT.get(letters(tingkat), tingkat),
            shared,
        )

    def _pemda(self, text: str) -> str:
        """The kind of region that a row is for, empty where the list does not say."""
        if not text:
            return ""
        form = letters(text)
        for pemda, words in self.settings.sebutan_pemda.items():
            if form in map(letters, words):
                return pemda.value
        raise RowError(f'jenis daerah "{text}" tidak dikenal')


def _key(draft: Draft) -> tuple[str, str, str]:
    return draft.pemda, Kode(draft.kode).item if is_legal(draft.kode) else draft.kode, letters(draft.nama)


def _items(row: SourceRow, columns: Columns, groups: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each kode of a row with its name."""
    if columns.kode is not None and columns.nama is not None:
        kode = whole_kode(row.cell(columns.kode))
        if kode:
            yield kode, _text(row, columns.nama)
        return
    filled = [rung for rung, text in enumerate(groups) if text]
    named = {rung: _text(row, place) for rung, place in columns.names.items()}
    nameless = [rung for rung, nama in named.items() if nama and rung not in filled]
    if nameless:
        raise RowError(f"ada nama {RUNGS[nameless[0]].replace('_', ' ')} tanpa kode")
    if columns.nama is not None:
        named = {rung: _text(row, columns.nama) for rung in filled[-1:]}
    try:
        for rung in sorted(named):
            if rung in filled:
                yield kode_down_to(rung, groups, columns.groups), named[rung]
    except GapError as error:
        raise RowError("sebuah kelompok di tengah kodenya kosong") from error


def _reason_to_skip(row: SourceRow, columns: Columns) -> str:
    filled = [str(cell) for cell in row.cells if cell != ""]
    if not filled:
        return BLANK
    if columns.is_header(row):
        return REPEATED
    named = columns.nama if columns.nama is not None else next(iter(columns.names.values()))
    printed = [_plain(cell) for cell in row.cells if cell != ""]
    is_numbered = len(printed) > 1 and all(map(_COLUMN_NUMBER.fullmatch, printed))
    return NUMBERS if is_numbered and _text(row, named) else ""


def _pendahulu(text: str) -> Pendahulu | None:
    match = _EARLIER.fullmatch(text)
    if match is None:
        return None
    kode = whole_kode(match["kode"])
    if not is_legal(kode):
        raise RowError(f'butir sebelumnya, "{text}", tidak diawali kode yang sah')
    return Pendahulu(Kode(kode), match["nama"].lstrip("-: "))


def _printed_kode(row: SourceRow, columns: Columns) -> str:
    places = sorted(columns.groups.values()) if columns.kode is None else [columns.kode]
    return " ".join(text for place in places if (text := _text(row, place)))


def _detail(row: SourceRow, columns: Columns, role: str) -> str:
    return _text(row, columns.details[role]) if role in columns.details else ""


def _text(row: SourceRow, place: int) -> str:
    """The text of a cell on one line."""
    return " ".join(_plain(row.cell(place)).split())


def _plain(cell: Value) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
