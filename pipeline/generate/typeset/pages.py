"""The order of pages, whoever sets them: which parts stand on portrait pages and which on landscape ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.typeset.look import Look, Orientation

_MOST_PORTRAIT = 7  # columns that fit on a portrait page


@dataclass(slots=True)
class PageRun:
    """Parts that follow each other on pages of one orientation, the first of them on a new page."""

    is_landscape: bool
    parts: list[Part] = field(default_factory=list)


def page_runs(renja: Renja, look: Look) -> Iterator[PageRun]:
    """The parts of a document in order; no run is empty."""
    run = PageRun(_is_landscape(renja.parts[0], renja, look))
    for part in renja.parts:
        is_landscape = _is_landscape(part, renja, look)
        if part.kind is PartKind.PAGE or (run.parts and is_landscape != run.is_landscape):
            if run.parts:
                yield run
            run = PageRun(is_landscape)
        if part.kind is not PartKind.PAGE:
            run.is_landscape = is_landscape
            run.parts.append(part)
    if run.parts:
        yield run


def _is_landscape(part: Part, renja: Renja, look: Look) -> bool:
    if look.orientation is Orientation.LANDSCAPE:
        return True
    return part.kind is PartKind.TABLE and len(renja.forms[part.table].columns) > _MOST_PORTRAIT
