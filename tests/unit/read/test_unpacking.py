"""Streams are decoded to a limit, and damage is told from an end."""

from __future__ import annotations

import base64
import zlib

import pytest

from pipeline.read.unpacking import OverflowingError, unpack

TEXT = b"Rencana Kerja " * 50
PACKED = zlib.compress(TEXT)
RUNS = b"\x02abc" + b"\xfed" + b"\x80"


@pytest.mark.parametrize(
    ("filters", "packed", "content"),
    [
        ([], TEXT, TEXT),
        (["/FlateDecode"], PACKED, TEXT),
        (["/Fl"], PACKED, TEXT),
        (["/FlateDecode", "/FlateDecode"], zlib.compress(PACKED), TEXT),
        (["/ASCII85Decode", "/FlateDecode"], base64.a85encode(PACKED) + b"~>", TEXT),
        (["/ASCIIHexDecode"], b"52 65 6E\n63 7>", b"Rencp"),
        (["/RunLengthDecode"], RUNS, b"abcddd"),
        (["/LZWDecode"], b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", b"-----A---B"),
        (["/Crypt"], TEXT, TEXT),
        (["/FlateDecode"], b"", b""),
    ],
)
def test_filters_are_undone_in_their_order(filters: list[str], packed: bytes, content: bytes) -> None:
    assert unpack(packed, filters, 10_000) == (content, True)


def test_only_the_checksum_may_be_missing_or_wrong() -> None:
    assert unpack(PACKED[:-4], ["/FlateDecode"], 10_000) == (TEXT, True)
    assert unpack(PACKED[:-4] + b"abcd", ["/FlateDecode"], 10_000) == (TEXT, True)
    assert unpack(PACKED[:-9], ["/FlateDecode"], 10_000)[1] is False


def test_what_comes_before_damage_is_known() -> None:
    """Others read it, so that it counts for the limits."""
    packer = zlib.compressobj(0)
    packed = packer.compress(bytes(100_000)) + packer.flush()
    content, is_whole = unpack(packed[:80_000] + b"\xff" * 20_000, ["/FlateDecode"], 10**6)
    assert not is_whole
    assert len(content) > 50_000


def test_codes_that_stand_for_nothing_are_damage() -> None:
    """Two mutants of the fuzz stopped the program so."""
    assert unpack(b"\x80\x4b\x00", ["/LZWDecode"], 10_000)[1] is False


@pytest.mark.parametrize("name", ["/JPXDecode", "/DCTDecode", "/Nonsense", ""])
def test_an_unknown_filter_ends_it(name: str) -> None:
    assert unpack(TEXT, [name], 10_000) == (TEXT, False)


@pytest.mark.parametrize("text", [b"zz~>", b"\xff\xff"])
def test_what_is_no_ascii85_is_damaged(text: bytes) -> None:
    assert unpack(b"vvvvv" + text, ["/ASCII85Decode"], 10_000)[1] is False


@pytest.mark.parametrize(
    ("filters", "packed"),
    [
        (["/FlateDecode"], PACKED),
        (["/FlateDecode", "/FlateDecode"], zlib.compress(PACKED)),
        (["/RunLengthDecode"], b"\x81a" * 9),
        (["/LZWDecode"], b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 99),
        ([ "/ASCIIHexDecode"], b"41" * 700),
    ],
)  # fmt: skip
def test_no_more_than_the_limit_is_decoded(filters: list[str], packed: bytes) -> None:
    with pytest.raises(OverflowingError):
        unpack(packed, filters, 600 if "/LZWDecode" not in filters else 8)
