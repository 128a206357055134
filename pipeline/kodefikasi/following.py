"""The rows of a document held against the code list: the edition it follows, and what every row means there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.kodefikasi.choosing import choose
from pipeline.kodefikasi.matching import Matcher, Query
from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.kode import Kode, Level
from pipeline.model.kodefikasi import Edisi
from pipeline.model.padanan import Cara, Nomenklatur, Padanan, row_key
from pipeline.settings import Settings


class Reference:
    """The loaded editions; what was prepared for one document serves the next."""

    def __init__(self, editions: Sequence[Edisi], settings: Settings) -> None:
        self.editions = tuple(editions)
        self._settings = settings
        self._matchers: dict[tuple[str, ...], Matcher] = {}

    def follow(self, dossier: Dossier) -> Nomenklatur:
        """The editions for a document, with the match of every row of its coded tables."""
        chosen = choose(dossier, self.editions)
        if chosen.edisi is None:
            return chosen
        matcher = self._matcher(chosen.editions)
        padanan = {
            row_key(coded.table, node.row): found
            for coded in dossier.halves
            for node, found in _matches(matcher, coded)
        }
        return replace(chosen, padanan=padanan)

    def _matcher(self, editions: Sequence[Edisi]) -> Matcher:
        key = tuple(edisi.label for edisi in editions)
        if key not in self._matchers:
            self._matchers[key] = Matcher(editions, self._settings)
        return self._matchers[key]


def _matches(matcher: Matcher, coded: AnyTable) -> Iterator[tuple[AnyNode, Padanan]]:
    """Every row of one table that prints a kode or a name, with its match."""
    above: dict[Level, Kode] = {}
    for node in coded.nodes:
        if not node.has_kode and not node.nama:
            continue
        found = _match(matcher, node, tuple(above.values()))
        yield node, found
        kode = node.kode or (found.butir.kode if found.butir else None)
        if kode is not None:
            above = {level: upper for level, upper in above.items() if level < kode.level} | {
                kode.level: kode
            }


def _match(matcher: Matcher, node: AnyNode, above: Sequence[Kode]) -> Padanan:
    """The match of one row; `above` are the codes of the rows it may stand under, the highest first."""
    if node.kode is not None and node.is_reliable:
        return matcher.match(Query(node.nama, node.kode, None, node.kode.level))
    # A row without a kode that can be told stands under the nearest row above that has a child of its name.
    for induk in reversed(above):
        found = matcher.match(Query(node.nama, None, induk, node.level))
        if found.cara is Cara.INDUK:
            return found
    return matcher.match(Query(node.nama, None, None, node.level))
