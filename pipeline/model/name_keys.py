"""Names as keys: how rows without codes are told apart, and known again in another table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from pipeline.model.dossier import CodedTable, Node
from pipeline.model.kode import Level
from pipeline.model.rows import CodedRow
from pipeline.model.text import without_blanks

R = TypeVar("R", bound=CodedRow)
NameKey = tuple[Level, str, str]
"""The rung of a row, the name of the row it belongs to (empty where that is not known), and its own."""

_NUMBER = re.compile(r"\(?\d{1,3}[.)]+")


def bare_name(node: Node[R]) -> str:
    """The name in comparable form without a number before it and without the word for its rung.

    "97. Program Pelayanan" and "Pelayanan" are one program.
    """
    text = _NUMBER.sub("", node.row.nama.value or "", count=1)
    label = without_blanks(node.level.label) if node.level is not None else ""
    return text.removeprefix(label).lstrip(":") or text


def name_key(coded: CodedTable[R], node: Node[R]) -> NameKey | None:
    """What a row is known by where codes do not tell; None for a row without a name or of unknown rung."""
    if node.level is None or not node.row.nama.value:
        return None
    parent = coded.parent(node)
    return node.level, bare_name(parent) if parent is not None else "", bare_name(node)


def by_name(coded: CodedTable[R]) -> Mapping[NameKey, tuple[Node[R], ...]]:
    """The rows of a table by their keys, in printed order."""
    groups: dict[NameKey, list[Node[R]]] = {}
    for node in coded.nodes:
        key = name_key(coded, node)
        if key is not None:
            groups.setdefault(key, []).append(node)
    return {key: tuple(nodes) for key, nodes in groups.items()}
