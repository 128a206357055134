"""The hierarchy of a coded table: every kode in normal form, repaired where the table says how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pipeline.model.dossier import CodedTable, KodeStatus, Node
from pipeline.model.kode import Kode, Level, is_legal
from pipeline.model.rows import CodedRow, RowTable

R = TypeVar("R", bound=CodedRow)


def build(table: RowTable[R]) -> CodedTable[R]:
    """The table with its codes in normal form (E-10).

    A kode without its kewenangan digit is restored from the rows below it: "2.17.01.01" above
    "2.17.01.1.01.0001" is "2.17.01.1.01". Another damaged kode keeps its place when a single legal code is
    near and still free.
    """
    rows = table.rows
    taken = {row.kode.value.text for row in rows if row.kode.value is not None}
    nodes: list[Node[R]] = []
    for index, row in enumerate(rows):
        kode, status = _kode_of(row, rows[index + 1 :], taken)
        if kode is not None:
            taken.add(kode.text)
        nodes.append(Node(row, kode, status))
    return CodedTable(table, tuple(nodes))


def _kode_of(row: CodedRow, following: Sequence[CodedRow], taken: set[str]) -> tuple[Kode | None, KodeStatus]:
    if row.kode.value is not None:
        return row.kode.value, KodeStatus.PRINTED
    if row.kode.is_empty:
        return None, KodeStatus.EMPTY
    restored = _restore_segment(row, following)
    if restored is not None and restored.text not in taken:
        return restored, KodeStatus.RESTORED
    if row.dugaan is not None and row.dugaan.text not in taken:
        return row.dugaan, KodeStatus.REPAIRED
    guess = _narrow_last_group(row)
    if guess is not None and guess.text not in taken:
        return guess, KodeStatus.GUESSED
    return None, KodeStatus.UNKNOWN


def _restore_segment(row: CodedRow, following: Sequence[CodedRow]) -> Kode | None:
    """The ancestor of the next coded row that is the printed kode with one group more, if there is one."""
    printed = _groups(row)
    child = next((below.kode.value for below in following if below.kode.value is not None), None)
    ancestor = child.parent if child else None
    while ancestor is not None:
        groups = ancestor.groups
        shorter = {groups[:i] + groups[i + 1 :] for i in range(len(groups))}
        if len(groups) > Level.PROGRAM and printed in shorter:
            return ancestor
        ancestor = ancestor.parent
    return None


def _narrow_last_group(row: CodedRow) -> Kode | None:
    """The kode with the last group brought to four digits by leaving out zeros.

    .00011 is .0011, .011 is .0011.
    """
    groups = _groups(row)
    last = groups[-1].lstrip("0") if groups[-1].isdigit() else ""
    text = ".".join((*groups[:-1], last.zfill(4)))
    if last and len(groups) == Level.SUB_KEGIATAN and is_legal(text):
        return Kode(text)
    return None


def _groups(row: CodedRow) -> tuple[str, ...]:
    return tuple("".join(row.kode.raw.split()).strip(".").split("."))
