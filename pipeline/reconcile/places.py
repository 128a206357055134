"""Findings of a document of several files, told as an officer looks them up: the file, and the page in that file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.finding import Finding, Place
from pipeline.model.paging import Paging, Part


def in_files(findings: Sequence[Finding], dokumen: str, paging: Paging) -> tuple[Finding, ...]:
    """The findings, each called after the file it stands in; pages are those of that file.

    What stands on no page is about the whole document and keeps its name. Where the other side of a comparison stands
    in another file, `pembanding` names that file.
    """
    if all(part.name == dokumen for part in paging.parts):
        return tuple(findings)
    return tuple(_in_file(finding, paging) for finding in findings)


def _in_file(finding: Finding, paging: Paging) -> Finding:
    part, place = _found(finding.place, paging)
    other = finding.place_pembanding
    if other is not None:
        its_part, other = _found(other, paging)
        if its_part is not None and its_part != part:
            other = replace(other, tabel=f'{other.tabel} pada "{its_part.label}"'.strip())
    return replace(
        finding, dokumen=part.name if part else finding.dokumen, place=place, place_pembanding=other
    )


def _found(place: Place, paging: Paging) -> tuple[Part | None, Place]:
    """The file in which something begins, None where it stands on no page; and the place with pages of its files."""
    if not place.sources:
        return None, place
    places = [paging.in_file(source.page) for source in place.sources]
    sources = tuple(
        replace(source, page=number) for source, (_, number) in zip(place.sources, places, strict=True)
    )
    return places[0][0], replace(place, sources=sources)
