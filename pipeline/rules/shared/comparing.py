"""What the families share: places, subjects, and the two outcomes "compared" and "not judged"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.model.dossier import CodedTable, Dossier, Node
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.rows import CodedRow, PlanRow, RowTable, Sisi
from pipeline.model.table import LogicalTable, SourceRef
from pipeline.model.values import Sourced, one_line
from pipeline.rules.shared.texts import COLUMNS, FORM_NUMBERS, FORMS

SAME = Decimal(0)
DIFFERENT = Decimal(1)


def name_of(table: RowTable[Any], field: str = "") -> str:
    """What a message calls the table: its printed number, and the half of a review.

    Both halves share one kode column: about a kode the half is not named.
    """
    label = table.tabel or FORMS.get(table.jenis_tabel, table.jenis_tabel)
    if table.jenis_tabel == "review_rkpd" and table.sisi is not None and field != "kode":
        return f"{label} ({table.sisi})"
    return label


def label_of(field: str) -> str:
    """What an officer calls a column."""
    return COLUMNS.get(field, field.replace("_", " ").capitalize())


def place(
    table: RowTable[Any], field: str, cells: Iterable[Sourced[Any]] = (), row: CodedRow | None = None
) -> Place:
    """Where cells of one column stand; for an empty cell, which has no place of its own, the row's kode."""
    kolom = table.kolom.get(field, field)
    sources = tuple(source for cell in cells for source in cell.sources)
    if row is not None:
        if field == "target" and isinstance(row, PlanRow) and row.target_kolom:
            kolom = row.target_kolom
        sources = sources or row.kode.sources or row.nama.sources
    return Place(tabel=table.tabel, jenis_tabel=table.jenis_tabel, kolom=kolom, sources=sources)


def cell_place(coded: CodedTable[Any], node: Node[Any], field: str, cell: Sourced[Any]) -> Place:
    """Where one cell of a coded row stands."""
    return place(coded.table, field, (cell,), node.row)


def table_place(table: LogicalTable, kolom: str = "") -> Place:
    """Where a printed table begins."""
    first = next((e.sources[0] for row in table.rows for e in row.entries if e.sources), None)
    sources: tuple[SourceRef, ...] = (first,) if first else ()
    if first is None and table.grids:
        grid = table.grids[0]
        sources = (SourceRef(grid.page, grid.bbox, grid.method),)
    return Place(tabel=table.label, jenis_tabel=table.kind, kolom=kolom, sources=sources)


def on(
    coded: CodedTable[Any],
    node: Node[Any],
    field: str,
    cell: Sourced[Any],
    **isian: str,
) -> Comparison:
    """A comparison about one cell of a coded row, still without an outcome."""
    return Comparison(
        place=cell_place(coded, node, field, cell),
        kode=node.printed,
        nama=node.nama,
        tertulis=one_line(cell.raw),
        isian=(("tabel", name_of(coded.table, field)), ("kolom", label_of(field)), *isian.items()),
    )


def subject_of(node: Node[Any]) -> str:
    """What a list calls a row: its kode, or its name in quotes where it has none."""
    return node.printed or f'"{node.nama}"'


def tell(comparison: Comparison, **isian: str) -> Comparison:
    """The comparison with more values for the placeholders of its message."""
    return replace(comparison, isian=(*comparison.isian, *isian.items()))


def not_judged(comparison: Comparison, alasan: Alasan, **isian: str) -> Comparison:
    """The comparison as one that could not be made."""
    return replace(tell(comparison, **isian), beda=None, alasan=alasan)


def judged(comparison: Comparison, is_same: bool, seharusnya: str = "", **isian: str) -> Comparison:
    """The comparison with its outcome, where the difference is no number."""
    return replace(tell(comparison, **isian), beda=SAME if is_same else DIFFERENT, seharusnya=seharusnya)


def no_table(jenis_tabel: str) -> Comparison:
    """The one comparison of a rule whose table is not there (A1)."""
    judul = FORMS.get(jenis_tabel, jenis_tabel)
    where = Place(tabel=FORM_NUMBERS.get(jenis_tabel, ""), jenis_tabel=jenis_tabel)
    return Comparison(place=where, alasan=Alasan.A1, isian=(("tabel", judul),))


def no_column(table: RowTable[Any], field: str) -> Comparison:
    """The one comparison of a rule whose column the table does not print (A2)."""
    isian = (("kolom", label_of(field)), ("tabel", name_of(table)))
    return Comparison(place=place(table, field), alasan=Alasan.A2, isian=isian)


def plans_with(
    dossier: Dossier, sides: Iterable[Sisi], *fields: str
) -> Iterator[CodedTable[PlanRow] | Comparison]:
    """The plan tables of these sides with codes and the columns; for the others, why they are not judged.

    A missing table is named once, though the review has two halves.
    """
    wanted = tuple(sides)
    for jenis_tabel in dict.fromkeys(_KIND_OF[side] for side in wanted):
        tables = [plan for plan in dossier.side(*wanted) if plan.table.jenis_tabel == jenis_tabel]
        if not tables:
            yield no_table(jenis_tabel)
        for plan in tables:
            yield plan if (lack := missing_column(plan, *fields)) is None else lack


def lacks(dossier: Dossier, sides: Iterable[Sisi], *fields: str) -> list[Comparison]:
    """Why plan tables of these sides are not judged on the columns; empty when all are."""
    return [plan for plan in plans_with(dossier, sides, *fields) if isinstance(plan, Comparison)]


def missing_column(coded: CodedTable[Any], *fields: str) -> Comparison | None:
    """The reason why a coded table cannot be judged on these columns, if there is one."""
    if not coded.has_kode:
        lack = no_column(coded.table, "kode")
        # A kode column of another coding, or with list numbers only, is there: the rule does not apply.
        return not_judged(lack, Alasan.A15) if coded.table.has("kode") else lack
    missing = next((field for field in fields if not coded.table.has(field)), None)
    return no_column(coded.table, missing) if missing else None


_KIND_OF = {Sisi.RANWAL: "review_rkpd", Sisi.ANALISIS: "review_rkpd", Sisi.RENCANA: "rencana_kerja"}
