"""Keeps pdfminer, which unpacks whatever it meets, from unpacking without end.

It looks into parts of a file that the first reader does not need, and where its table of objects is damaged into all of
them. It has no setting for this, so the functions are exchanged with which it unpacks.
"""

from __future__ import annotations

import zlib
from types import SimpleNamespace

from pdfminer import pdftypes
from pdfminer.pdfexceptions import PDFException

from pipeline.read.unpacking import OverflowingError, unpack

MOST = 128_000_000
"""More than a font or a page's content may have by the settings, and less than a worker has room for."""


def hold_pdfminer() -> None:
    """From now on pdfminer takes a stream that unpacks to more than 128 MB for one that is damaged."""
    bounded = {
        "zlib": SimpleNamespace(error=zlib.error, decompress=_inflate, decompressobj=zlib.decompressobj),
        "decompress_corrupted": _inflate_damaged,
        "lzwdecode": _unpack_lzw,
        "rldecode": _unpack_runs,
    }
    for name, function in bounded.items():
        if not hasattr(pdftypes, name):
            raise ImportError(f"pdfminer.pdftypes has no {name} any more")
        setattr(pdftypes, name, function)


def _inflate(packed: bytes) -> bytes:
    content, is_whole = _unpacked(packed, "/FlateDecode")
    if not is_whole:
        raise zlib.error("damaged")
    return content


def _inflate_damaged(packed: bytes) -> bytes:
    return _unpacked(packed, "/FlateDecode")[0]


def _unpack_lzw(packed: bytes) -> bytes:
    return _unpacked(packed, "/LZWDecode")[0]


def _unpack_runs(packed: bytes) -> bytes:
    return _unpacked(packed, "/RunLengthDecode")[0]


def _unpacked(packed: bytes, name: str) -> tuple[bytes, bool]:
    try:
        return unpack(packed, (name,), MOST)
    except OverflowingError as error:
        raise PDFException("a stream unpacks to too much") from error
