"""What the families share: places, subjects, and the two outcomes "compared" and "not judged"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pipeline.model.dossier import AnyNode, AnyTable
from pipeline.model.figures import ZERO
from pipeline.model.finding import Alasan, Comparison, Kepastian, Place
from pipeline.model.rows import CodedRow, PlanRow, RowTable, UncodedRow, UncodedTable
from pipeline.model.table import LogicalTable, SourceRef
from pipeline.model.values import Sourced, TargetCell, one_line
from pipeline.rules.shared.texts import COLUMNS, FORM_NUMBERS, FORMS

SAME = ZERO
DIFFERENT = Decimal(1)


def name_of(table: RowTable[Any], field: str = "") -> str:
    """What a message calls the table: its printed number, and the half of a review.

    Both halves share one kode column: about a kode the half is not named.
    """
    if table.jenis_tabel == "review_rkpd" and table.sisi is not None and field != "kode":
        return f"{whole_name_of(table)} ({table.sisi})"
    return whole_name_of(table)


def whole_name_of(table: RowTable[Any] | LogicalTable) -> str:
    """What a message calls a printed table, both halves of a review together."""
    if isinstance(table, LogicalTable):
        return table.label or FORMS.get(table.kind, table.kind)
    return table.tabel or FORMS.get(table.jenis_tabel, table.jenis_tabel)


def names_of(tables: Iterable[RowTable[Any]]) -> str:
    """What a message calls several tables together: "Tabel 2.4 dan Bab IV"."""
    return " dan ".join(dict.fromkeys(name_of(table) for table in tables))


def label_of(field: str) -> str:
    """What an officer calls a column."""
    return COLUMNS[field] if field in COLUMNS else field.replace("_", " ").capitalize()


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


def cell_place(coded: AnyTable, node: AnyNode, field: str, cell: Sourced[Any]) -> Place:
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
    coded: AnyTable,
    node: AnyNode,
    field: str,
    cell: Sourced[Any],
    **isian: str,
) -> Comparison:
    """A comparison about one cell of a row, still without an outcome.

    In a table without codes the name of the row stands in a message where others have the kode, unless another table
    tells that.
    """
    told = {"tabel": name_of(coded.table, field), "kolom": label_of(field)}
    if not coded.has_kode and node.nama and node.padanan is None:
        told |= {"kode": subject_of(node), "nama": ""}
    return Comparison(
        place=cell_place(coded, node, field, cell),
        kode=node.known_as,
        nama=node.nama,
        tertulis=one_line(cell.raw),
        isian=tuple((told | isian).items()),
    )


def on_row(table: UncodedTable, row: UncodedRow, field: str, cell: TargetCell, **isian: str) -> Comparison:
    """A comparison about one cell of a row without kode, which its indicator names; still without an outcome."""
    nama = one_line(row.indikator.raw)
    return Comparison(
        place=place(table, field, (cell,) if cell.sources else (row.indikator,)),
        nama=nama,
        tertulis=one_line(cell.raw),
        isian=(("tabel", name_of(table)), ("kolom", label_of(field)), *isian.items()),
    )


def subject_of(node: AnyNode) -> str:
    """What a list calls a row: its kode, or its name in quotes where it has none."""
    return node.known_as or f'"{node.nama}"'


def tell(comparison: Comparison, **isian: str) -> Comparison:
    """The comparison with more values for the placeholders of its message."""
    return comparison.but(isian=(*comparison.isian, *isian.items()))


def not_judged(comparison: Comparison, alasan: Alasan, **isian: str) -> Comparison:
    """The comparison as one that could not be made."""
    return comparison.but(isian=(*comparison.isian, *isian.items()), beda=None, alasan=alasan)


def judged(comparison: Comparison, is_same: bool, seharusnya: str | None = None, **isian: str) -> Comparison:
    """The comparison with its outcome, where the difference is no number; what was expected stays unless given."""
    return comparison.but(
        isian=(*comparison.isian, *isian.items()),
        beda=SAME if is_same else DIFFERENT,
        seharusnya=comparison.seharusnya if seharusnya is None else seharusnya,
    )


def with_certainty(comparison: Comparison, nodes: Iterable[AnyNode]) -> Comparison:
    """The comparison, less certain where the rung of one of these rows is only shown by how it looks."""
    if all(node.is_level_certain for node in nodes):
        return comparison
    return comparison.but(kepastian=Kepastian.PERLU_KONFIRMASI)


def may_include(comparison: Comparison, node: AnyNode) -> Comparison:
    """The comparison as one that could not be made, since a row whose kode cannot be told may belong to it (A3)."""
    return not_judged(comparison, Alasan.A3, kolom=label_of("kode"), kode=node.nama or node.printed)


def no_table(jenis_tabel: str) -> Comparison:
    """The one comparison of a rule whose table is not there (A1)."""
    judul = FORMS.get(jenis_tabel, jenis_tabel)
    where = Place(tabel=FORM_NUMBERS.get(jenis_tabel, ""), jenis_tabel=jenis_tabel)
    return Comparison(place=where, alasan=Alasan.A1, isian=(("tabel", judul),))


def no_column(table: RowTable[Any], field: str) -> Comparison:
    """The one comparison of a rule whose column the table does not print (A2)."""
    isian = (("kolom", label_of(field)), ("tabel", name_of(table)))
    return Comparison(place=place(table, field), alasan=Alasan.A2, isian=isian)
