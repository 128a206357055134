"""A Renja of before 2021 without codes: program and kegiatan only, their rungs shown by words, bold type or indents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.generate.form import LEVEL, Row, single
from pipeline.generate.renja import (
    KEGIATAN,
    PROGRAM,
    REVIEW,
    TOTAL,
    WITH_CODES,
    Renja,
    groups_of,
)
from pipeline.generate.reshaping import HALVES, LEVELS, reworded, with_each_row, with_form
from pipeline.generate.table_spec import RowLook

_EARLIER = 6  # years: 2024 becomes 2018
_NO_SUB_KEGIATAN = (("/Sub Kegiatan", ""), (", dan Sub Kegiatan", " dan Kegiatan"), (" dan Sub Kegiatan", ""))


@dataclass(frozen=True, slots=True)
class Style:
    """How the rungs of the rows are shown."""

    name: str
    has_words: bool = False
    is_bold: bool = False
    is_indented: bool = False

    def __str__(self) -> str:
        return self.name

    @property
    def looks(self) -> dict[str, RowLook]:
        """How the rows of each rung are set off."""
        bold = {"program": RowLook(is_bold=True)} if self.is_bold else {}
        return bold | ({"kegiatan": RowLook(indent=10.0)} if self.is_indented else {})

    def nama(self, row: Row, nama: str) -> str:
        """The name of a row as it is printed."""
        plain = re.sub(r"(?i)^program\s+", "", nama)
        if groups_of(row) == PROGRAM:
            return f"Program {plain.title()}" if self.has_words else plain.title()
        if groups_of(row) == KEGIATAN:
            return f"Kegiatan {plain}" if self.has_words else plain
        return nama


WORDS = Style("No dan sebutan", has_words=True)
TYPE = Style("huruf tebal", is_bold=True)
INDENTS = Style("indentasi", is_indented=True)


def without_kode(renja: Renja, style: Style) -> Renja:
    """The Renja of six years earlier without codes and sub kegiatan, "No" in their place where words tell the rungs."""
    renja = reworded(renja, _earlier)
    for kind in WITH_CODES:
        has_number = style.has_words or kind == REVIEW
        form = renja.forms[kind].with_headings("kode", *([single("no", "No", 2.0)] if has_number else []))
        renja = renja.with_rows(kind, lambda rows: tuple(_rows(rows, style)))
        renja = with_form(renja, kind, replace(form, looks=style.looks))
    return with_each_row(renja, REVIEW, lambda row: ({**row, "nama_analisis": row["nama"]},))


def _earlier(text: str) -> str:
    text = re.sub(r"\b20[12]\d\b", lambda found: str(int(found[0]) - _EARLIER), text)
    for old, new in _NO_SUB_KEGIATAN:
        text = text.replace(old, new)
    return text


def _rows(rows: Iterable[Row], style: Style) -> Iterator[Row]:
    """Programs and kegiatan; the kegiatan of each program are counted from 1."""
    number = 0
    for row in rows:
        if row["kode"] == TOTAL:
            names = {name: TOTAL for half in HALVES if (name := f"nama{half}") in row}
            yield {**row, "no": "", **names}
        elif groups_of(row) in (PROGRAM, KEGIATAN):
            number = number + 1 if groups_of(row) == KEGIATAN else 0
            names = {name: style.nama(row, row[name]) for half in HALVES if (name := f"nama{half}") in row}
            shown = str(number) if number and style.has_words else ""
            yield {**row, "no": shown, **names, LEVEL: LEVELS[groups_of(row)]}
