"""Where each kode stands with a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import Comparison
from pipeline.model.values import one_line
from pipeline.rules.shared.comparing import no_table, on

_BLANK_IN_WORDS = re.compile(r"(?<=\w) (?=\w)")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """One place where a kode stands with a name."""

    coded: AnyTable
    node: AnyNode

    @property
    def raw(self) -> str:
        """The name as printed, on one line."""
        return one_line(self.node.row.nama.raw)

    @property
    def form(self) -> str:
        """The name in comparable form."""
        return self.node.row.nama.value or ""

    @property
    def spelling(self) -> str:
        """The name as printed, without the blanks between letters: a narrow column tears words."""
        return _BLANK_IN_WORDS.sub("", self.raw)

    def compare(self) -> Comparison:
        """A comparison about the name, still without an outcome."""
        return on(self.coded, self.node, "nama", self.node.row.nama)


def named_places(dossier: Dossier) -> Iterator[list[NamedPlace]]:
    """The named places of each kode, codes in the order in which they first appear."""
    groups: dict[str, list[NamedPlace]] = defaultdict(list)
    for coded in dossier.halves:
        for text, nodes in coded.by_kode.items():
            node = nodes[0]
            if node.is_reliable and not node.row.nama.is_empty:
                groups[text].append(NamedPlace(coded, node))
    return iter(groups.values())


def no_codes(dossier: Dossier) -> Iterator[Comparison]:
    """The reason why nothing is judged where no table has codes."""
    if not any(coded.has_kode for coded in dossier.coded):
        yield no_table("rencana_kerja")
