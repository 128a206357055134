"""Names as keys: how rows without codes are told apart, and known again in another table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from pipeline.model.dossier import AnyNode, CodedTable, Node
from pipeline.model.kode import PLANNED, Kode, Level
from pipeline.model.rows import CodedRow
from pipeline.model.text import without_blanks

R = TypeVar("R", bound=CodedRow)
L = TypeVar("L", bound=CodedRow)
NameKey = tuple[Level, str, str]
"""The rung of a row, the name of the row it belongs to (empty where that is not known), and its own."""

_NUMBER = re.compile(r"\(?\d{1,3}[.)]+")


@lru_cache(maxsize=4096)  # the names of two tables are held against each other, each with each
def bare(nama: str, level: Level | None) -> str:
    """A comparable name without a number before it and without the word for its rung.

    "97. Program Pelayanan" and "Pelayanan" are one program.
    """
    text = _NUMBER.sub("", nama, count=1)
    label = without_blanks(level.label) if level is not None else ""
    return text.removeprefix(label).lstrip(":") or text


def bare_name(node: AnyNode) -> str:
    """The name of a row in the form in which names are compared."""
    return bare(node.row.nama.value or "", node.level)


def name_key(coded: CodedTable[R], node: Node[R]) -> NameKey | None:
    """What a row is known by where codes do not tell; None for a row without a name or of unknown rung."""
    if node.level is None or not node.row.nama.value:
        return None
    parent = coded.parent(node)
    return node.level, bare_name(parent) if parent is not None else "", bare_name(node)


def by_name(coded: CodedTable[R]) -> Mapping[NameKey, tuple[Node[R], ...]]:
    """The rows of a table by their keys, in printed order.

    The urusan above a program counts only where that program stands under several: many tables do not print it.
    """
    programs = Counter(map(bare_name, coded.at(Level.PROGRAM)))
    groups: dict[NameKey, list[Node[R]]] = {}
    for node in coded.nodes:
        key = name_key(coded, node)
        if key is None:
            continue
        level, parent, name = key
        is_known = level is Level.PROGRAM and programs[name] == 1
        groups.setdefault((level, "" if is_known else parent, name), []).append(node)
    return {key: tuple(nodes) for key, nodes in groups.items()}


def joined_by_name(
    left: CodedTable[L], right: CodedTable[R]
) -> tuple[tuple[tuple[Node[L], ...], tuple[Node[R], ...]], ...]:
    """The planned rows of two tables that are the same item, in left order; none where both print codes.

    Rows that a third table knows by one kode go first. Of the others only names join that each table has once under
    the same parent.
    """
    if left.has_kode and right.has_kode:
        return ()
    others, namesakes = _by_known_kode(right), by_name(right)
    found = {
        nodes[0].row.nomor: (nodes, others[text])
        for text, nodes in _by_known_kode(left).items()
        if text in others
    }
    taken = {id(node) for pair in found.values() for side in pair for node in side}
    for key, own in by_name(left).items():
        same = namesakes.get(key, ())
        if key[0] not in PLANNED or len(own) != 1 or len(same) != 1:
            continue
        if id(own[0]) not in taken and id(same[0]) not in taken and _may_be_one(own[0], same[0]):
            found[own[0].row.nomor] = own, same
    return tuple(found[nomor] for nomor in sorted(found))


def by_item(coded: CodedTable[R]) -> Iterator[tuple[Kode | NameKey, tuple[Node[R], ...]]]:
    """The planned rows by what tells the items apart: their codes, or without codes their names, those that are unique.

    A row that another table knows by its kode goes by that.
    """
    known = _by_known_kode(coded)
    yield from ((Kode(text), nodes) for text, nodes in known.items())
    if coded.has_kode:
        return
    for key, nodes in by_name(coded).items():
        if key[0] in PLANNED and len(nodes) == 1 and nodes[0].padanan is None:
            yield key, nodes


def _by_known_kode(coded: CodedTable[R]) -> Mapping[str, tuple[Node[R], ...]]:
    """The planned rows by the kode that they print or are known by."""
    groups = {
        text: nodes
        for text, nodes in coded.by_kode.items()
        if nodes[0].level in PLANNED and nodes[0].is_reliable
    }
    return groups or {node.padanan.text: (node,) for node in coded.nodes if node.padanan is not None}


def _may_be_one(one: AnyNode, other: AnyNode) -> bool:
    """Whether no two codes tell the rows apart."""
    codes = {kode for node in (one, other) if (kode := node.kode or node.padanan) is not None}
    return len(codes) < 2
