"""Findings of a document of several files, told as an officer looks them up: the file, and the page in that file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Document
from pipeline.model.finding import Finding, Place
from pipeline.model.paging import Part


def in_files(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings, each called after the file it stands in; pages are those of that file.

    What stands on no page is about the whole document and keeps its name. Where the other side of a comparison stands
    in another file, `pembanding` names that file.
    """
    if all(part.name == document.name for part in document.paging.parts):
        return tuple(findings)
    return tuple(_in_file(finding, document) for finding in findings)


def _in_file(finding: Finding, document: Document) -> Finding:
    part, place = _found(finding.place, document)
    other = finding.place_pembanding
    if other is not None:
        its_part, other = _found(other, document)
        if its_part is not None and its_part != part:
            other = replace(other, tabel=f'{other.tabel} pada "{its_part.label}"'.strip())
    return replace(
        finding, dokumen=part.name if part else finding.dokumen, place=place, place_pembanding=other
    )


def _found(place: Place, document: Document) -> tuple[Part | None, Place]:
    """The file in which something begins, None where it stands on no page; and the place with pages of its files."""
    if not place.sources:
        return None, place
    places = [document.paging.in_file(source.page) for source in place.sources]
    sources = tuple(
        replace(source, page=number) for source, (_, number) in zip(place.sources, places, strict=True)
    )
    return places[0][0], replace(place, sources=sources)
