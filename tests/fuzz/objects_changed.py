"""Changes of a file's objects and of what its streams hold: the file around them stays whole, so that they are read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from random import Random
from typing import Any

import pikepdf

from tests.fuzz.bytes_changed import change_numbers, double, drop, flip, swap, truncate, zero

_WORD = re.compile(rb"[^\s/\[\]()<>]+")
_VALUES: tuple[Callable[[], Any], ...] = (
    lambda: 0, lambda: -1, lambda: 10**9, lambda: 2**31, lambda: True, lambda: None,
    lambda: pikepdf.Name("/Nonsense"), lambda: pikepdf.String("\udcffx" * 3), lambda: pikepdf.Array([]),
    lambda: pikepdf.Array([0, 0, 1e9, -1e9]), lambda: pikepdf.Dictionary(), lambda: pikepdf.Dictionary(A=1),
)  # fmt: skip


def mutate_objects(data: bytes, chance: Random) -> bytes:
    """The file, written anew with one to four of its objects changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for _ in range(chance.choice((1, 1, 2, 4))):
            chance.choice(_CHANGES)(pdf, chance)
        packed = chance.choice((pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate))
        pdf.save(out, object_stream_mode=packed, static_id=True)
    return out.getvalue()


def _streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _change_content(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A stream holds other bytes, numbers or words when it is unpacked."""
    streams = _streams(pdf)
    if not streams:
        return
    stream = chance.choice(streams)
    content = _content(stream)
    if len(content) > 10:
        change = chance.choice((flip, truncate, double, zero, drop, swap, change_numbers, _exchange_words))
        stream.write(change(content, chance))


def _exchange_words(content: bytes, chance: Random) -> bytes:
    """Operators and numbers stand in place of others of the same content."""
    words = list(_WORD.finditer(content))
    if len(words) < 2:
        return content
    for _ in range(chance.choice((1, 5, 50))):
        one, other = chance.choice(words), chance.choice(words)
        if one.end() <= len(content):
            content = content[: one.start()] + other[0] + content[one.end() :]
    return content


def _swap_contents(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A font's program is a page's content, or a table of letters an image."""
    streams = _streams(pdf)
    if len(streams) > 1:
        one, other = chance.sample(streams, 2)
        one.write(_content(other))


def _change_entry(pdf: pikepdf.Pdf, chance: Random) -> None:
    """An entry of a dictionary has another value, is that of another, or is gone."""
    owners = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
    owner = chance.choice(owners)
    names = [name for name in owner.keys() if name not in ("/Length", "/Filter", "/DecodeParms")]  # noqa: SIM118
    if not names:
        return
    name = chance.choice(names)
    other = chance.choice(owners)
    match chance.randrange(4):
        case 0:
            del owner[name]
        case 1:
            owner[name] = other
        case 2:
            owner[name] = owner
        case _:
            value = chance.choice(_VALUES)()
            if value is None:
                del owner[name]
            else:
                owner[name] = value


_CHANGES = (_change_content, _change_content, _swap_contents, _change_entry, _change_entry)
