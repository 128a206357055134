"""Walks over the objects of a file that is open in qpdf: the streams under a page, and their filters.

Files made to hurt contain themselves: every walk remembers where it was, and none is recursive.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pikepdf

# Arrays of numbers, some of them long.
_NUMBERS = frozenset(("/Widths", "/W", "/W2", "/Differences", "/Kids"))
# The beginning of a JPEG 2000 code stream and of its first part, which tells its size.
_SIZE_OF_JPX = b"\xff\x4f\xff\x51"
Form = tuple[pikepdf.Stream, Any]
"""A form, and the resources that its names stand for."""


def number_of(one: pikepdf.Object) -> int:
    """One number for the two that name an object."""
    number, generation = one.objgen
    return int(number) << 16 | int(generation)


def filters_of(stream: pikepdf.Stream) -> list[str]:
    """The names of a stream's filters, in the order they are undone; empty text for one that is no name."""
    filters = stream.get("/Filter")
    if filters is None:
        return []
    names = filters if isinstance(filters, pikepdf.Array) else [filters]
    return [bytes(name).decode("latin-1") if isinstance(name, pikepdf.Name) else "" for name in names]


def entries_of(owner: Any) -> list[tuple[str, Any]]:
    """What a dictionary holds; nothing where it is none.

    Names need not be text, and then not all ways lead to what they stand for.

    Raises:
        PdfError: none does.
    """
    if not isinstance(owner, pikepdf.Dictionary | pikepdf.Stream):
        return []
    try:
        return list(owner.items())
    except UnicodeDecodeError:
        return [(name, value) for name in owner.keys() if (value := _entry(owner, name)) is not None]  # noqa: SIM118


def _entry(owner: Any, name: str) -> Any:
    """One entry; None for a name, which is nothing to look into."""
    try:
        return owner.get(name)
    except UnicodeDecodeError:
        return None
    except TypeError as error:
        raise pikepdf.PdfError("a dictionary cannot be looked into") from error


def streams_in(contents: Any) -> list[pikepdf.Stream]:
    """The streams of a page's /Contents, which is one or an array of them."""
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def resources_of(page: Any) -> Any:
    """The resources of a page, its own or those of the nearest branch above it; None without any."""
    seen: set[int] = set()
    while isinstance(page, pikepdf.Dictionary) and number_of(page) not in seen:
        if (resources := page.get("/Resources")) is not None:
            return resources
        seen.add(number_of(page))
        page = page.get("/Parent")
    return None


def forms_in(resources: Any) -> dict[str, pikepdf.Stream]:
    """The forms among resources by name."""
    objects = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    return {
        name: one
        for name, one in entries_of(objects)
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
    for _, font in entries_of(fonts):
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
        waiting.extend(value for name, value in entries_of(one) if not _leads_away(one, kind, name, value))


def _leads_away(owner: Any, kind: Any, name: str, value: Any) -> bool:
    """Whether an entry holds numbers only, leads up to the pages, or is what a drawing program keeps for itself.

    A name alone tells nothing: a font may be called /Parent.
    """
    if name in _NUMBERS:
        return isinstance(value, pikepdf.Array)
    if name in ("/P", "/Parent"):
        return isinstance(value, pikepdf.Dictionary) and value.get("/Type") in ("/Page", "/Pages")
    return name == "/PieceInfo" and isinstance(owner, pikepdf.Stream) and kind == "/Form"


def dots_of(image: pikepdf.Stream) -> int:
    """How many dots an image has, as it says itself, or, of JPEG 2000, as its data say where these are more.

    That format has a size of its own, for which PDFium makes room before it looks at any other.
    """
    dots = integer(image.get("/Width")) * integer(image.get("/Height"))
    if "/JPXDecode" not in filters_of(image):
        return dots
    data = image.read_raw_bytes()
    place = data.find(_SIZE_OF_JPX)
    right, bottom, left, top = (
        int.from_bytes(data[place + 8 + 4 * k : place + 12 + 4 * k], "big") for k in range(4)
    )
    return max(dots, (right - left) * (bottom - top)) if place >= 0 else dots


def images_under(resources: Any) -> Iterator[pikepdf.Stream]:
    """The images that a page may paint, and their masks."""
    names = [resources, *(own for _, own in forms_under(resources).values())]
    for one in names:
        objects = one.get("/XObject") if isinstance(one, pikepdf.Dictionary) else None
        for _, image in entries_of(objects):
            if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == "/Image":
                masks = (image.get(name) for name in ("/SMask", "/Mask"))
                yield from (image, *(mask for mask in masks if isinstance(mask, pikepdf.Stream)))


def has_more_pages(pdf: pikepdf.Pdf, most: int) -> bool:
    """Whether a page tree that says so, or looks so, has more leaves than `most`; no more of them are looked at.

    qpdf makes an object of every page before it counts them: of a million, two gigabytes.
    """
    root = pdf.Root.get("/Pages")
    if not isinstance(root, pikepdf.Dictionary):
        return False
    if max(integer(root.get("/Count")), _length(root.get("/Kids"))) <= most:
        return False
    waiting: list[Any] = [root]
    seen: set[int] = set()
    leaves = 0
    while waiting and leaves <= most:
        node = waiting.pop()
        kids = node.get("/Kids") if isinstance(node, pikepdf.Dictionary) else None
        if not isinstance(kids, pikepdf.Array):
            leaves += 1
        elif number_of(node) not in seen:
            seen.add(number_of(node))
            waiting.extend(islice(kids, most + 1))
    return leaves > most


def _length(kids: Any) -> int:
    return len(kids) if isinstance(kids, pikepdf.Array) else 0


def integer(value: Any) -> int:
    """A number of the file, 0 where it is none."""
    return value if isinstance(value, int) else 0
