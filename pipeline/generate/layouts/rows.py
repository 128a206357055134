"""Other rows of the tables: several for one item, subtotals, no totals."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.generate.figures import amount, rupiah
from pipeline.generate.form import UNDER, Row
from pipeline.generate.renja import PLAN, PROGRAM, REVIEW, SUB_KEGIATAN, TOTAL, WITH_CODES, Renja, groups_of
from pipeline.generate.reshaping import HALVES, with_each_row

_URUSAN = (1, 2)  # groups of the kode of an urusan and a bidang urusan


def with_rows_per_source(renja: Renja) -> Renja:
    """Every fifth sub kegiatan in two rows that differ in sumber dana and add up, its texts repeated."""
    return with_each_row(renja, PLAN, lambda row: _split(row, {"sumber_dana": "DAK Non Fisik"}))


def with_rows_per_lokasi(renja: Renja) -> Renja:
    """Every fifth sub kegiatan in two rows that differ in lokasi and add up, the second without kode and texts."""
    blank = dict.fromkeys(("kode", "nama", "indikator", "target", "target_maju"), "")
    changed = with_each_row(renja, PLAN, lambda row: _split(row, {**blank, "lokasi": _other_place(row)}))

    def change(row: Row) -> Iterable[Row]:
        columns = [name for half in HALVES if is_chosen(row) and row[name := f"lokasi{half}"]]
        yield {**row, **{name: f"{row[name]}, {_other_place(row)}" for name in columns}}

    return with_each_row(changed, REVIEW, change)


def _other_place(row: Row) -> str:
    return f"{row['lokasi']} Timur"


def is_chosen(row: Row) -> bool:
    """Whether the row is one of the sub kegiatan, about every fifth, that a shape changes."""
    return groups_of(row) == SUB_KEGIATAN and int(row["kode"][-1]) % 5 == 1


def _split(row: Row, other: Row) -> Iterable[Row]:
    if not is_chosen(row) or not row["pagu"] or not row["lokasi"] or not row["sumber_dana"]:
        yield row
        return
    first = {name: rupiah(amount(row[name]) // 3) for name in ("pagu", "pagu_maju")}
    rest = {name: rupiah(amount(row[name]) - amount(text)) for name, text in first.items()}
    yield {**row, **first}
    yield {**row, **other, **rest}


def with_rows_per_indicator(renja: Renja) -> Renja:
    """Every further indicator of a row on a printed row of its own, without kode, nama and amount."""
    for kind in WITH_CODES:
        renja = with_each_row(renja, kind, _by_indicator)
    return renja


def with_spanning_kode(renja: Renja) -> Renja:
    """Every further indicator of a row on a printed row of its own, under cells that reach over all of them."""

    def change(row: Row) -> Iterable[Row]:
        parts = list(_by_indicator(row))
        yield parts[0]
        own = {name for part in parts[1:] for name, text in part.items() if text}
        shared = " ".join(name for name in row if name not in own)
        yield from ({**part, UNDER: shared} for part in parts[1:])

    for kind in WITH_CODES:
        renja = with_each_row(renja, kind, change)
    return renja


def _by_indicator(row: Row) -> Iterable[Row]:
    lines = {name: text.split("\n") for name, text in row.items()}
    for place in range(max(len(found) for found in lines.values())):
        yield {
            name: re.sub(r"^\d\. ", "", found[place]) if place < len(found) else ""
            for name, found in lines.items()
        }


def without_total(renja: Renja) -> Renja:
    """No TOTAL row: the totals stand on the rows of the urusan only."""
    for kind in (PLAN, REVIEW):
        renja = renja.with_rows(kind, lambda rows: tuple(row for row in rows if row["kode"] != TOTAL))
    return renja


def without_any_total(renja: Renja) -> Renja:
    """Neither a TOTAL row nor rows of the urusan."""
    return without_total(renja).with_rows(
        PLAN, lambda rows: tuple(row for row in rows if groups_of(row) not in _URUSAN)
    )


def with_subtotals(renja: Renja) -> Renja:
    """A row "JUMLAH" under every program, and the total of all at the end."""

    def add(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        found: list[Row] = []
        program: Row = {}
        for row in rows:
            if program and (groups_of(row) == PROGRAM or row["kode"] == TOTAL):
                found.append(_subtotal(program))
            program = row if groups_of(row) == PROGRAM else program
            found.append(row)
        return tuple(found)

    return renja.with_rows(PLAN, add).with_rows(REVIEW, add)


def _subtotal(program: Row) -> Row:
    sums = {name: program[name] for name in ("pagu", "pagu_analisis", "pagu_maju") if name in program}
    names = {name: "JUMLAH" for name in ("nama", "nama_analisis") if name in program}
    return {**dict.fromkeys(program, ""), **names, **sums}
