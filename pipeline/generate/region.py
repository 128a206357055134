"""A made-up region: a Renja of every agency, each in its layout, its look and by its producer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from pipeline.generate.agencies import Agency, agencies_of, region_of
from pipeline.generate.errors.kind import Key
from pipeline.generate.layouts.catalogue import LAYOUTS, Layout
from pipeline.generate.planting import Planted, plant
from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.renja_of import renja_of
from pipeline.generate.truth import TableTruth, truth_of
from pipeline.generate.typeset import Look, Orientation, producers
from pipeline.model.kodefikasi import Edisi

Producer = Callable[[Renja, Look], bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """What is made: how many agencies, of which year, the seed of all that is drawn, and whether with errors."""

    opd: int
    tahun: int
    benih: int
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The document of an agency before it is set, and the errors planted into it."""

    agency: Agency
    layout: Layout
    look: Look
    producer: str
    renja: Renja
    planted: tuple[Planted, ...] = ()

    @property
    def truth(self) -> tuple[TableTruth, ...]:
        """What a perfect reading of it gives."""
        return truth_of(self.renja)

    @property
    def must(self) -> tuple[tuple[str, frozenset[Key]], ...]:
        """For each planted error its kind, and the findings that must tell of it in this layout."""
        return tuple((name, self._printed(effect.must)) for name, effect in self.planted)

    @property
    def may(self) -> tuple[tuple[str, frozenset[Key]], ...]:
        """For each planted error its kind, and what else may be found of it in this layout."""
        return tuple((name, self._printed(effect.may)) for name, effect in self.planted)

    def _printed(self, keys: frozenset[Key]) -> frozenset[Key]:
        """The keys of findings as the layout tells them."""
        return frozenset(map(self.layout.key_of, keys))

    def files(self) -> Mapping[str, bytes]:
        """Its PDF files by their paths: one, or a folder of several."""
        typeset = producers()[self.producer]
        if not self.layout.files:
            return {f"{self.agency.slug}.pdf": typeset(self.renja, self.look)}
        return {
            f"{self.agency.slug}/{place}-{_name(part)}.pdf": typeset(part, self.look)
            for place, part in enumerate(_split(self.renja, self.layout.files), start=1)
        }


def make_region(edisi: Edisi, order: Order, layouts: Sequence[Layout] = LAYOUTS) -> Iterator[Made]:
    """The documents of a region, the same for the same order and code list.

    Layouts and producers are taken in turn, so that a layout meets another producer in the next round.
    """
    region = region_of(edisi.jenis_pemda)
    names = tuple(producers())
    for place, agency in enumerate(agencies_of(edisi, order.opd)):
        layout = layouts[place % len(layouts)]
        turn = place // len(layouts)
        rng = Random(f"{order.benih}/{agency.slug}")
        plain = renja_of(agency, region, edisi, layout.tahun or order.tahun, rng)
        planted: tuple[Planted, ...] = ()
        if order.has_errors:
            lots = Random(f"{order.benih}/{agency.slug}/kesalahan")
            plain, planted = plant(plain, lots, layout.kinds, layout.prints)
        look = Look(
            orientation=rng.choice(tuple(Orientation)),
            repeats_header=rng.random() < 0.6,
            tears_rows=rng.random() < 0.5,
            is_serif=rng.random() < 0.5,
            fill=rng.choice(("", "D9E2F3", "E2EFDA")),
        )
        yield Made(
            agency,
            layout,
            look,
            names[(place % len(layouts) + turn) % len(names)],
            layout.change(plain),
            planted,
        )


def _split(renja: Renja, headings: Sequence[str]) -> Iterator[Renja]:
    """The document as several, each of the headings beginning another one."""
    parts: list[Part] = []
    for part in renja.parts:
        if part.kind is PartKind.HEADING and part.text.startswith(tuple(headings)):
            yield replace(renja, parts=tuple(parts))
            parts = []
        parts.append(part)
    yield replace(renja, parts=tuple(parts))


def _name(renja: Renja) -> str:
    """What a file is called: after its chapter, or after the cover."""
    first = next(part for part in renja.parts if part.kind is not PartKind.PAGE)
    words = first.text.lower().split()[:2] if first.kind is PartKind.HEADING else ["sampul"]
    return "-".join(words)
