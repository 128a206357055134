"""Small changes of a Renja that leave it without faults: other words, other rows, other forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pipeline.generate.form import Form, Row
from pipeline.generate.renja import KEGIATAN, PLAN, PROGRAM, SUB_KEGIATAN, Part, PartKind, Renja

Change = Callable[[Renja], Renja]
Words = Callable[[str], str]
HALVES = ("", "_analisis")
# A kegiatan whose kode lacks a segment has four groups.
LEVELS = {PROGRAM: "program", 4: "kegiatan", KEGIATAN: "kegiatan", SUB_KEGIATAN: "sub_kegiatan"}


def words(changes: Mapping[str, str]) -> Words:
    """Replaces each text by another, in the given order."""

    def change(text: str) -> str:
        for old, new in changes.items():
            text = text.replace(old, new)
        return text

    return change


def together(*changes: Change) -> Change:
    """The changes one after another."""

    def change(renja: Renja) -> Renja:
        for one in changes:
            renja = one(renja)
        return renja

    return change


def reworded(renja: Renja, change: Words) -> Renja:
    """The document with other words everywhere: prose, cells, headings."""
    return replace(
        with_parts(renja, lambda part: (replace(part, text=change(part.text)),)),
        tables={
            kind: tuple({name: change(text) for name, text in row.items()} for row in rows)
            for kind, rows in renja.tables.items()
        },
        forms={kind: form.worded(change) for kind, form in renja.forms.items()},
    )


def with_parts(renja: Renja, change: Callable[[Part], Iterable[Part]]) -> Renja:
    """The document with other parts in the place of each."""
    return replace(renja, parts=tuple(new for part in renja.parts for new in change(part)))


def after(renja: Renja, text: str, parts: Iterable[Part]) -> Renja:
    """The document with further parts behind the heading that begins like this.

    Raises:
        ValueError: no heading, or more than one, begins like this.
    """
    new = tuple(parts)
    found = [part for part in renja.parts if part.kind is PartKind.HEADING and part.text.startswith(text)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} headings begin with {text!r}")
    return with_parts(renja, lambda part: (part, *new) if part is found[0] else (part,))


def paragraphs(*texts: str) -> tuple[Part, ...]:
    """Each text as a paragraph."""
    return tuple(Part(PartKind.PARAGRAPH, text) for text in texts)


def with_each_row(renja: Renja, kind: str, change: Callable[[Row], Iterable[Row]]) -> Renja:
    """The document with other rows in the place of each row of one table."""
    return renja.with_rows(kind, lambda rows: tuple(new for row in rows for new in change(row)))


def with_form(renja: Renja, kind: str, form: Form) -> Renja:
    """The document with another form of one table."""
    return replace(renja, forms={**renja.forms, kind: form})


def plan_year(renja: Renja) -> int:
    """Year n, from the heading of the plan.

    Raises:
        StopIteration: the plan's form names no year.
    """
    headings = (re.match(r"Rencana Tahun (20\d\d)", heading.text) for heading in renja.forms[PLAN].headings)
    return next(int(found[1]) for found in headings if found)
