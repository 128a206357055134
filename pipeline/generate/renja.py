"""A Renja before it is typeset: prose, and tables whose rows hold texts by the contract's column names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.generate.form import Form, Row

EVALUATION, REVIEW, PLAN = "evaluasi_renja", "review_rkpd", "rencana_kerja"
PROPOSALS, PERFORMANCE, GOALS = "usulan_masyarakat", "kinerja_pelayanan", "tujuan_sasaran"
WITH_CODES = (EVALUATION, REVIEW, PLAN)
PROGRAM, KEGIATAN, SUB_KEGIATAN = 3, 5, 6  # groups of a kode
TOTAL = "TOTAL"


class PartKind(Enum):
    """What a part of the document is."""

    TITLE = "a line of the cover"
    HEADING = "a bab or subbab"
    PARAGRAPH = "a paragraph"
    TABLE = "a table under its caption"
    PAGE = "the next page begins"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document in reading order; for a table `text` is its caption and `table` its kind."""

    kind: PartKind
    text: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True)
class Renja:
    """The whole document. `tables` are its rows by jenis_tabel, in printed order, and `forms` how they are printed.

    `foot` runs at the bottom of every page, with the page's number behind it; empty for none.
    """

    parts: tuple[Part, ...]
    tables: Mapping[str, tuple[Row, ...]]
    forms: Mapping[str, Form]
    foot: str = ""

    def row(self, kind: str, kode: str) -> Row:
        """The row of that kode.

        Raises:
            StopIteration: there is none.
        """
        return next(row for row in self.tables[kind] if row["kode"] == kode)

    def codes(self, kind: str, groups: int) -> list[str]:
        """The codes of one rung, told by their number of groups, in printed order."""
        return [row["kode"] for row in self.tables[kind] if len(row["kode"].split(".")) == groups]

    def with_cell(self, kind: str, kode: str, column: str, text: str) -> Renja:
        """The document with another text in one cell.

        Raises:
            ValueError: the cell is not there, or says so already.
        """
        old = self.row(kind, kode)
        if old[column] == text:
            raise ValueError(f"{kind} {kode} {column} says {text!r} already")
        return self.with_rows(
            kind, lambda rows: tuple({**row, column: text} if row is old else row for row in rows)
        )

    def with_rows(self, kind: str, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Renja:
        """The document with other rows in one table."""
        return replace(self, tables={**self.tables, kind: change(self.tables[kind])})

    def with_prose(self, old: str, new: str) -> Renja:
        """The document with another text in its prose.

        Raises:
            ValueError: `old` does not stand in exactly one part.
        """
        found = [part for part in self.parts if old in part.text and part.kind is not PartKind.TABLE]
        if len(found) != 1:
            raise ValueError(f"{len(found)} parts say {old!r}")
        parts = (replace(p, text=p.text.replace(old, new)) if p is found[0] else p for p in self.parts)
        return replace(self, parts=tuple(parts))


def groups_of(row: Row) -> int:
    """The number of groups of the row's kode; 0 where it has none."""
    return len(row["kode"].split(".")) if re.match(r"\d", row["kode"]) else 0
