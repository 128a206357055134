"""Changes of a file's bytes, with no regard to what they mean."""

from __future__ import annotations

import re
from random import Random

_NUMBER = re.compile(rb"(?<![\w.])-?\d{1,10}(?![\w.])")
_OBJECT = re.compile(rb"(?<!\d)\d+ 0 obj\b.*?endobj", re.DOTALL)
_STREAM = re.compile(rb"(?<=stream)\r?\n.*?(?=endstream)", re.DOTALL)
_REFERENCE = re.compile(rb"(?<!\d)(\d+) 0 R\b")
_LENGTH = re.compile(rb"/Length \d+")
_FILTER = re.compile(rb"/(?:FlateDecode|ASCII85Decode|DCTDecode)\b")
_OFFSET = re.compile(rb"(?<=\n)\d{10} \d{5} [nf]|startxref\s+\d+")

_NUMBERS = (0, 1, -1, 2, 3, 7, 255, 65535, 65536, 99999, 2**31 - 1, 2**31, -(2**31), 10**9, 2**32)
_FILTERS = (
    b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/ASCIIHexDecode", b"/RunLengthDecode", b"/DCTDecode",
    b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/Crypt", b"/Nonsense", b"[/FlateDecode /FlateDecode]", b"3",
)  # fmt: skip


def flip(data: bytes, chance: Random) -> bytes:
    """Some bytes are others."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40, 200))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def truncate(data: bytes, chance: Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(9, len(data))]


def double(data: bytes, chance: Random) -> bytes:
    """A block stands twice."""
    start, end = _block(data, chance)
    return data[:end] + data[start:end] + data[end:]


def zero(data: bytes, chance: Random) -> bytes:
    """A block is empty, as on a disk that failed."""
    start, end = _block(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def drop(data: bytes, chance: Random) -> bytes:
    """A block is missing."""
    start, end = _block(data, chance)
    return data[:start] + data[end:]


def swap(data: bytes, chance: Random) -> bytes:
    """Two blocks have changed places."""
    first, second = sorted((_block(data, chance), _block(data, chance)))
    if first[1] > second[0]:
        return drop(data, chance)
    between = data[first[1] : second[0]]
    return data[: first[0]] + data[slice(*second)] + between + data[slice(*first)] + data[second[1] :]


def change_numbers(data: bytes, chance: Random) -> bytes:
    """Some numbers are others, mostly such as no honest file has."""
    for _ in range(chance.choice((1, 2, 5, 20))):
        data = _replace_one(_NUMBER, data, b"%d" % chance.choice(_NUMBERS), chance)
    return data


def drop_object(data: bytes, chance: Random) -> bytes:
    """An object is missing."""
    return _replace_one(_OBJECT, data, b"", chance)


def exchange_references(data: bytes, chance: Random) -> bytes:
    """Some references lead to another object."""
    numbers = _REFERENCE.findall(data) or [b"1"]
    for _ in range(chance.choice((1, 2, 5))):
        data = _replace_one(_REFERENCE, data, chance.choice(numbers) + b" 0 R", chance)
    return data


def swap_streams(data: bytes, chance: Random) -> bytes:
    """A stream has the data of another."""
    streams = [found[0] for found in _STREAM.finditer(data)]
    return _replace_one(_STREAM, data, chance.choice(streams), chance) if streams else flip(data, chance)


def change_length(data: bytes, chance: Random) -> bytes:
    """A stream says that it has another length."""
    return _replace_one(_LENGTH, data, b"/Length %d" % chance.choice(_NUMBERS), chance)


def change_filter(data: bytes, chance: Random) -> bytes:
    """A stream says that it is packed in another way."""
    return _replace_one(_FILTER, data, chance.choice(_FILTERS), chance)


def damage_table(data: bytes, chance: Random) -> bytes:
    """The table of objects leads astray."""
    for _ in range(chance.choice((1, 3, 9))):
        found = list(_OFFSET.finditer(data))
        if not found:
            return truncate(data, chance)
        one = chance.choice(found)
        digits = re.sub(rb"\d", lambda _: b"%d" % chance.randrange(10), one[0])
        data = data[: one.start()] + digits + data[one.end() :]
    return data


def _block(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(9, len(data))
    return start, min(start + chance.choice((1, 20, 500, 5000)), len(data))


def _replace_one(pattern: re.Pattern[bytes], data: bytes, new: bytes, chance: Random) -> bytes:
    """The data with one of the pattern's places, if it has any, holding something else."""
    found = list(pattern.finditer(data))
    if not found:
        return flip(data, chance)
    one = chance.choice(found)
    return data[: one.start()] + new + data[one.end() :]


CHANGES = (
    flip, truncate, double, zero, drop, swap, change_numbers, drop_object, exchange_references, swap_streams,
    change_length, change_filter, damage_table,
)  # fmt: skip
