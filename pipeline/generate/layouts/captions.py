"""Other numbers and captions of tables and subbab."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.generate.renja import PLAN, Part, PartKind, Renja
from pipeline.generate.reshaping import reworded, with_parts, words

_ROMAN = ("I", "II", "III", "IV", "V")
_PLAN_LISTED = "Tabel 3.2 Rumusan Rencana Program dan Kegiatan .......................... 31"
_OF_FORMS = {"2.1": "T-C.29", "2.2": "T-C.30", "2.4": "T-C.31", "2.5": "T-C.32", "4.1": "T-C.33"}
_IN_SEQUENCE = {"2.4": "2.3", "2.5": "2.4", "3.2": "3.1"}


def with_roman_numbers(renja: Renja) -> Renja:
    """Subbab numbered "II.1"."""

    def change(part: Part) -> Iterable[Part]:
        found = re.match(r"(\d)\.(\d)\. (.+)", part.text)
        if part.kind is not PartKind.HEADING or found is None:
            return (part,)
        return (replace(part, text=f"{_ROMAN[int(found[1]) - 1]}.{found[2]} {found[3]}"),)

    return with_parts(renja, change)


def numbered_in_sequence(renja: Renja) -> Renja:
    """Tables numbered in sequence in each bab, and the plan both in subbab 3.3 and in Bab IV."""
    plan = Part(PartKind.TABLE, "Tabel 3.2 Rumusan Rencana Program dan Kegiatan", PLAN)

    def with_plan(part: Part) -> Iterable[Part]:
        if part.text.startswith("Tabel 4.1") and part.kind is PartKind.PARAGRAPH:
            return (replace(part, text=_PLAN_LISTED), part)
        return (part, plan) if part.text.startswith("Rencana Kerja Tahun 2024 memuat") else (part,)

    return with_parts(_with_numbers(renja, _IN_SEQUENCE), with_plan)


def captioned_by_form(renja: Renja) -> Renja:
    """Captions that name the form: "Tabel T-C.33"."""
    return _with_numbers(renja, _OF_FORMS)


def _with_numbers(renja: Renja, numbers: dict[str, str]) -> Renja:
    return reworded(renja, words({f"Tabel {old} ": f"Tabel {new} " for old, new in numbers.items()}))


def without_numbers_of_tables(renja: Renja) -> Renja:
    """Captions without a number, and no list of tables."""

    def change(part: Part) -> Iterable[Part]:
        if part.kind is PartKind.TABLE:
            return (replace(part, text=re.sub(r"^Tabel \d\.\d ", "", part.text)),)
        return () if re.match(r"Tabel \d|DAFTAR TABEL$", part.text) else (part,)

    return with_parts(renja, change)


def captioned_in_two_lines(renja: Renja) -> Renja:
    """The number of a table on one line, its title below it in capitals."""

    def change(part: Part) -> Iterable[Part]:
        found = re.match(r"(Tabel \d\.\d) (.+)", part.text)
        if part.kind is not PartKind.TABLE or found is None:
            return (part,)
        return (Part(PartKind.PARAGRAPH, found[1]), replace(part, text=found[2].upper()))

    return with_parts(renja, change)
