"""PDF files from objects that are bytes, with a cross-reference table or a stream of one."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TITLE = b"BT /F 10 Tf 20 150 Td (Rencana Kerja Tahun 2026 Dinas Koperasi) Tj ET\n"
BOX = b"/MediaBox [0 0 300 300]"
FLATE = b"/Filter /FlateDecode"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 300 300]"


def assemble(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, the first of them its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (len(objects) + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def with_object_stream(plain: Mapping[int, bytes], packed: Mapping[int, tuple[int, int]], size: int) -> bytes:
    """A file with a cross-reference stream (object `size`).

    `plain` are objects that stand in the file, by number; `packed` those in object streams: number of the stream and
    place in it.
    """
    out = bytearray(b"%PDF-1.7\n")
    entries = {0: (0, 0, 65535)}
    for number, body in plain.items():
        entries[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    entries.update({number: (2, *place) for number, place in packed.items()})
    entries[size] = (1, len(out), 0)
    rows = [entries.get(number, (0, 0, 0)) for number in range(size + 1)]
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, place, index in rows
    )
    start = len(out)
    entry = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R" % (size + 1)
    out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size, flate(table, entry), start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object as it is."""
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(content), content)


def flate(content: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream object, compressed once or several times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return stream(content, b"%b /Filter [%b]" % (entries, filters))


def zeros(megabytes: int, times: int = 1, filler: bytes = b" ") -> bytes:
    """Compressed data that unpacks to so many megabytes of one byte, without ever being in memory."""
    return packed(filler * (1 << 20), megabytes, times)


def packed(piece: bytes, repeats: int, times: int = 1, head: bytes = b"") -> bytes:
    """A head and then a piece again and again, compressed; then what comes of it again.

    The piece is compressed once and its code repeated, without the checksum at the end, which no reader misses.
    """
    packer = zlib.compressobj(9)
    first = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    content = first + again * repeats + packer.flush()[:-4]
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    return content


def bomb(megabytes: int, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream object that unpacks to so many megabytes of blanks."""
    return stream(zeros(megabytes, times), b"%b /Filter [%b]" % (entries, b"/FlateDecode " * times))


def pages(*numbers: int, count: int | None = None) -> list[bytes]:
    """Objects 1 and 2: the catalog and the page tree with these pages."""
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    number = len(numbers) if count is None else count
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, number),
    ]


def page(contents: bytes = b"4 0 R", resources: bytes = b"/Font << /F 5 0 R >>", box: bytes = BOX) -> bytes:
    """A page object."""
    return b"<< /Type /Page /Parent 2 0 R %b /Contents %b /Resources << %b >> >>" % (box, contents, resources)


def one_page(
    content: bytes | None = None,
    *,
    resources: bytes = b"/Font << /F 5 0 R >>",
    more: Sequence[bytes] = (),
    box: bytes = BOX,
    content_object: bytes | None = None,
) -> bytes:
    """A file of one page; object 4 is its content, object 5 a font, `more` begin at 6."""
    four = stream(TITLE if content is None else content) if content_object is None else content_object
    return assemble([*pages(3), page(resources=resources, box=box), four, FONT, *more])
