"""Streams decoded no farther than a limit: what a few bytes unpack to is not known before, and may be any amount."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain

# Decoded at a time, where there is damage somewhere.
_PIECE = 1 << 12
_SPACE = re.compile(rb"[\s\0]+")
_NO_DIGIT = re.compile(rb"[^0-9A-Fa-f]+")
_END_OF_RUNS = 128

LARGEST_RATIO = 1032
"""Bytes that Flate makes of one at most; run lengths make 64, and LZW, which no font of today has, some 2,700."""

Decoded = tuple[bytes, bool]
"""What could be decoded, and whether that is all of it."""


class OverflowingError(Exception):
    """A stream is longer than the limit when decoded."""


def unpack(packed: bytes, filters: Sequence[str], limit: int) -> Decoded:
    """The content of a stream, and whether it could be decoded to its end.

    Args:
        packed: the stream as it is in the file, decrypted.
        filters: names of its filters with their slash, in the order they are undone. One that is unknown ends it:
            nothing is said of what lies behind it, as of an image's.
        limit: bytes that the content, or anything on the way to it, may have.

    Raises:
        OverflowingError: it has more.
    """
    content, is_whole = packed, True
    for name in filters:
        decode = _DECODERS.get(name)
        if decode is None:
            return content, False
        content, is_end = decode(content, limit)
        is_whole = is_whole and is_end
        if len(content) > limit:
            raise OverflowingError
    return content, is_whole


def _inflate(packed: bytes, limit: int) -> Decoded:
    """Where only the checksum behind the data is cut off or wrong, nothing is lost."""
    if not packed:
        return b"", True
    with_head = _inflated(packed, zlib.MAX_WBITS, limit)
    if with_head[1] or len(with_head[0]) > limit:
        return with_head
    without = _inflated(packed[2:], -zlib.MAX_WBITS, limit)
    return max(with_head, without, key=lambda found: (found[1], len(found[0])))


def _inflated(packed: bytes, window: int, limit: int) -> Decoded:
    inflater = zlib.decompressobj(window)
    try:
        return inflater.decompress(packed, limit + 1), inflater.eof
    except zlib.error:
        pass
    # Whatever comes before the damage is read by others, and has to be known.
    inflater = zlib.decompressobj(window)
    pieces = []
    with suppress(zlib.error):
        while packed:
            pieces.append(inflater.decompress(packed, _PIECE))
            packed = inflater.unconsumed_tail
    return b"".join(pieces), False


def _unpack_lzw(packed: bytes, limit: int) -> Decoded:
    # Hardly any file of this century has it.
    from pdfminer.lzw import LZWDecoder
    from pdfminer.pdfexceptions import PDFException

    pieces = []
    left = limit + 1
    try:
        for piece in LZWDecoder(BytesIO(packed)).run():
            pieces.append(piece)
            left -= len(piece)
            if left <= 0:
                break
    except (PDFException, LookupError, TypeError, ValueError, AssertionError):  # it trusts its codes
        return b"".join(pieces), False
    return b"".join(pieces), True


def _unpack_runs(packed: bytes, limit: int) -> Decoded:
    out = bytearray()
    place = 0
    while place < len(packed) and len(out) <= limit:
        length = packed[place]
        if length == _END_OF_RUNS:
            return bytes(out), True
        if length < _END_OF_RUNS:
            out += packed[place + 1 : place + 2 + length]
            place += length + 2
        else:
            out += packed[place + 1 : place + 2] * (257 - length)
            place += 2
    return bytes(out), True


def _unpack_ascii85(packed: bytes, _limit: int) -> Decoded:
    text = _SPACE.sub(b"", packed.split(b"~", 1)[0]).removeprefix(b"<")
    try:
        return base64.a85decode(text), True
    except ValueError:
        return b"", False


def _unpack_hex(packed: bytes, _limit: int) -> Decoded:
    digits = _NO_DIGIT.sub(b"", packed.split(b">", 1)[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), True


def _as_it_is(packed: bytes, _limit: int) -> Decoded:
    return packed, True


_DECODERS: dict[str, Callable[[bytes, int], Decoded]] = dict(
    chain(
        ((name, _inflate) for name in ("/FlateDecode", "/Fl")),
        ((name, _unpack_lzw) for name in ("/LZWDecode", "/LZW")),
        ((name, _unpack_runs) for name in ("/RunLengthDecode", "/RL")),
        ((name, _unpack_ascii85) for name in ("/ASCII85Decode", "/A85")),
        ((name, _unpack_hex) for name in ("/ASCIIHexDecode", "/AHx")),
        (("/Crypt", _as_it_is),),
    )
)
