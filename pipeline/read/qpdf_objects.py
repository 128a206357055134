"""Walks over the objects of a file that is open in qpdf: streams under a page, their filters, the page tree.

Files made to hurt contain themselves: every walk remembers where it was, and none is recursive.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

# What leads away from the page, or holds nothing but numbers.
_PASSED_OVER = frozenset(
    ("/Parent", "/P", "/Metadata", "/PieceInfo", "/Widths", "/W", "/W2", "/Differences", "/Length", "/Filter")
)
Form = tuple[pikepdf.Stream, Any]
"""A form, and the resources that its names stand for."""


def number_of(stream: pikepdf.Stream) -> int:
    """One number for the two that name an object."""
    number, generation = stream.objgen
    return int(number) << 16 | int(generation)


def filters_of(stream: pikepdf.Stream) -> list[str]:
    """The names of a stream's filters, in the order they are undone."""
    filters = stream.get("/Filter")
    names = filters if isinstance(filters, pikepdf.Array) else [filters]
    return [str(name) for name in names if isinstance(name, pikepdf.Name)]


def streams_in(contents: Any) -> list[pikepdf.Stream]:
    """The streams of a page's /Contents, which is one or an array of them."""
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def forms_in(resources: Any) -> dict[str, pikepdf.Stream]:
    """The forms among resources by name."""
    objects = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(objects, pikepdf.Dictionary):
        return {}
    return {
        name: one
        for name, one in objects.items()
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"
    }


def forms_under(resources: Any) -> dict[int, Form]:
    """The forms that a page may paint, those inside others too, by their numbers."""
    found: dict[int, Form] = {}
    waiting = [resources]
    while waiting:
        names = waiting.pop()
        for form in forms_in(names).values():
            number = number_of(form)
            if number not in found:
                # A form without resources of its own has those of whoever paints it.
                own = form.get("/Resources", names)
                found[number] = form, own
                waiting.append(own)
    return found


def tables_of_letters(resources: Any) -> Iterator[pikepdf.Stream]:
    """The tables that give letters to the codes of a page's fonts."""
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    for font in fonts.values() if isinstance(fonts, pikepdf.Dictionary) else ():
        if isinstance(font, pikepdf.Dictionary):
            tables = (font.get(name) for name in ("/ToUnicode", "/Encoding"))
            yield from (table for table in tables if isinstance(table, pikepdf.Stream))


def parts_under(start: Any, seen: set[int]) -> Iterator[pikepdf.Stream]:
    """Every stream that is reached from an object, but for forms and images: fonts, tables, functions, profiles.

    Args:
        start: where the walk begins.
        seen: numbers of the objects that were reached before, and are not looked into again; it grows.
    """
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            continue
        if one.is_indirect:
            number = number_of(one)
            if number in seen:
                continue
            seen.add(number)
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
            continue
        kind = one.get("/Subtype") if isinstance(one, pikepdf.Stream) else None
        if kind == "/Image":
            continue
        if isinstance(one, pikepdf.Stream) and kind != "/Form":
            yield one
        waiting.extend(value for name, value in one.items() if name not in _PASSED_OVER)


def images_under(resources: Any) -> Iterator[pikepdf.Stream]:
    """The images that a page may paint, and their masks."""
    names = [resources, *(own for _, own in forms_under(resources).values())]
    for one in names:
        objects = one.get("/XObject") if isinstance(one, pikepdf.Dictionary) else None
        for image in objects.values() if isinstance(objects, pikepdf.Dictionary) else ():
            if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == "/Image":
                masks = (image.get(name) for name in ("/SMask", "/Mask"))
                yield from (image, *(mask for mask in masks if isinstance(mask, pikepdf.Stream)))


def has_more_pages(pdf: pikepdf.Pdf, most: int) -> bool:
    """Whether the page tree has more leaves than `most`; no more of them are looked at."""
    waiting = [pdf.Root.get("/Pages")]
    seen: set[int] = set()
    leaves = 0
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        kids = node.get("/Kids")
        if not isinstance(kids, pikepdf.Array):
            leaves += 1
        elif not node.is_indirect or number_of(node) not in seen:
            seen.add(number_of(node))
            if len(kids) > most:
                return True
            waiting.extend(kids)
        if leaves > most:
            return True
    return False
