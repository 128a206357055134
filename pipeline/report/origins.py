"""Where values stand, in the words of the interim files: pages and boxes."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import BBox
from pipeline.model.paging import Paging
from pipeline.model.table import SourceRef


def pages_of(sources: Sequence[SourceRef], paging: Paging) -> str:
    """The pages, each once, with a blank between; with their file where there are several."""
    return " ".join(map(paging.label, {source.page: None for source in sources}))


def boxes_of(sources: Sequence[SourceRef]) -> str:
    """The boxes in order, with " | " between."""
    return " | ".join([corners(source.bbox) for source in sources])


def corners(box: BBox) -> str:
    """`x0 top x1 bottom` in points from the top left of the page."""
    return f"{box.x0:.1f} {box.top:.1f} {box.x1:.1f} {box.bottom:.1f}"
