"""The indicators of one item in all its tables: of one kode, or without codes of one name under one parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import Comparison
from pipeline.model.name_keys import by_item
from pipeline.model.rows import Indikator, Sisi
from pipeline.model.text import squash, without_blanks
from pipeline.rules.shared.comparing import on
from pipeline.rules.shared.indicator_rows import sure_indicators
from pipeline.rules.shared.once import per_dossier


@dataclass(frozen=True, slots=True)
class KodePlace:
    """The rows of one item in one table, and their indicators, each once.

    `sure` leaves out those that only seem to belong to it (KOD-04).
    """

    coded: AnyTable
    nodes: tuple[AnyNode, ...]
    items: tuple[Indikator, ...]
    sure: tuple[Indikator, ...]

    @property
    def node(self) -> AnyNode:
        """Its first row with an indicator, else its first row."""
        return next((node for node in self.nodes if not node.row.indikator.is_empty), self.nodes[0])

    @property
    def by_nama(self) -> bool:
        """Whether only its name tells which item it is."""
        return self.node.kode is None

    @property
    def raw(self) -> str:
        """The indicators as printed."""
        return "; ".join(item.raw for item in self.items)

    @property
    def spelling(self) -> tuple[str, ...]:
        """The indicators as printed, without the blanks that a narrow column adds and swallows."""
        return tuple(without_blanks(item.raw) for item in self.items)

    def compare(self) -> Comparison:
        """A comparison about the indicator cell, still without an outcome."""
        return on(self.coded, self.node, "indikator", self.node.row.indikator)


@per_dossier
def places_by_item(dossier: Dossier) -> Iterator[tuple[KodePlace, ...]]:
    """Where each program, kegiatan and sub kegiatan stands, in the order in which they first appear.

    A review is one place: its right half, which the plan follows, or the left one where that alone has an indicator.
    """
    groups: dict[Hashable, dict[int, KodePlace]] = defaultdict(dict)
    tables: list[AnyTable] = [
        *dossier.evaluations,
        *dossier.side(Sisi.ANALISIS),
        *dossier.side(Sisi.RANWAL),
    ]
    for coded in (*tables, *dossier.side(Sisi.RENCANA)):
        if not coded.table.has("indikator"):
            continue
        for key, nodes in by_item(coded):
            known = groups[key].get(coded.table.nomor)
            if known is None or not known.items:
                groups[key][coded.table.nomor] = _place(coded, nodes)
    return (tuple(places.values()) for places in groups.values())


def wording(items: Sequence[Indikator]) -> tuple[str, ...]:
    """The indicators in the form in which they are compared (E-9); a comma or full stop is no difference."""
    return tuple(form_of(item) for item in items)


def form_of(item: Indikator) -> str:
    """One indicator in the form in which it is compared."""
    return squash(item.form) or item.form


def _place(coded: AnyTable, nodes: tuple[AnyNode, ...]) -> KodePlace:
    return KodePlace(
        coded,
        nodes,
        _distinct(item for node in nodes for item in node.row.indikator.value or ()),
        _distinct(item for node in nodes for item in sure_indicators(node)),
    )


def _distinct(items: Iterable[Indikator]) -> tuple[Indikator, ...]:
    """Each indicator once: the rows of one kode for several lokasi repeat it."""
    by_form: dict[str, Indikator] = {}
    for item in items:
        by_form.setdefault(form_of(item), item)
    return tuple(by_form.values())
