"""Pages and images of impossible sizes."""

from __future__ import annotations

from tests.hostile.writing import BOX, TITLE, flate, one_page, stream, zeros

_RULES = b"20 20 m 80 20 l S 20 40 m 80 40 l S 20 20 m 20 40 l S 80 20 m 80 40 l S\n"


def side(box: bytes, more: bytes = b"") -> bytes:
    """A page with this box."""
    return one_page(TITLE + _RULES, box=b"/MediaBox [%b] %b" % (box, more))


def a_scan_of(box: bytes) -> bytes:
    """A page with this box that is one image, so that it is to be painted before it can be read."""
    entries = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return one_page(
        b"1000000000 0 0 1000000000 0 0 cm /I Do",
        resources=b"/XObject << /I 6 0 R >>",
        more=[stream(b"\0", entries)],
        box=b"/MediaBox [%b]" % box,
    )


def image(width: int, height: int, entries: bytes, data: bytes = b"garbage", bits: int = 1) -> bytes:
    """A page that is one image with these entries and data."""
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d %b" % (
        width, height, bits, entries,
    )  # fmt: skip
    return one_page(
        b"300 0 0 300 0 0 cm /I Do", resources=b"/XObject << /I 6 0 R >>", more=[stream(data, head)], box=BOX
    )


def bitmap(width: int = 100_000, height: int = 100_000) -> bytes:
    """A page that is one image of 100,000 x 100,000 dots, packed small."""
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray" % (
        width, height,
    )  # fmt: skip
    data = zeros(width * height // 8 // (1 << 20) + 1, filler=b"\x55")
    return one_page(
        b"300 0 0 300 0 0 cm /I Do",
        resources=b"/XObject << /I 6 0 R >>",
        more=[stream(data, head + b" /Filter /FlateDecode")],
    )


def jpeg_2000(side: int = 0x7FFFFFFF) -> bytes:
    """The beginning of a JPEG 2000 image that says it is as large as can be."""
    size = side.to_bytes(4, "big")
    zero = bytes(4)
    siz = (
        b"\x00\x00"
        + size
        + size
        + zero
        + zero
        + size
        + size
        + zero
        + zero
        + b"\x00\x03"
        + b"\x07\x01\x01" * 3
    )
    head = b"\xff\x4f\xff\x51" + (len(siz) + 2).to_bytes(2, "big") + siz
    cod = b"\xff\x52\x00\x0c\x00\x00\x00\x01\x00\x05\x04\x04\x00\x00"
    qcd = b"\xff\x5c\x00\x13\x40" + bytes(16)
    sot = b"\xff\x90\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x01\xff\x93" + bytes(100) + b"\xff\xd9"
    return image(1000, 1000, b"/Filter /JPXDecode /ColorSpace /DeviceRGB", head + cod + qcd + sot, bits=8)


def jpeg(side: int = 65_500) -> bytes:
    """A JPEG image that says it is as large as a JPEG can be, and holds nothing."""
    size = side.to_bytes(2, "big")
    tables = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64
    frame = b"\xff\xc0\x00\x11\x08" + size + size + b"\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    codes = (
        b"\xff\xc4\x00\x14\x00\x01" + bytes(15) + b"\x00" + b"\xff\xc4\x00\x14\x10\x01" + bytes(15) + b"\x00"
    )
    scan = b"\xff\xda\x00\x0c\x03\x01\x00\x02\x00\x03\x00\x00\x3f\x00" + bytes(2000) + b"\xff\xd9"
    return image(side, side, b"/Filter /DCTDecode /ColorSpace /DeviceRGB", b"\xff\xd8" + tables + frame + codes + scan,
                 bits=8)  # fmt: skip


def jbig2(side: int = 0x7FFFFFF0) -> bytes:
    """A JBIG2 image whose page is as large as can be."""
    size = side.to_bytes(4, "big")
    page = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + size + size + bytes(8) + b"\x00\x00\x00"
    region = (
        b"\x00\x00\x00\x01\x26\x00\x01\x00\x00\x10\x00"
        + size
        + size
        + bytes(9)
        + b"\x00\x03\xff\xfd\xff\x02\xfe\xfe\xfe"
    )
    return image(50_000, 50_000, b"/Filter /JBIG2Decode /ColorSpace /DeviceGray", page + region + bytes(4096))


def fax(side: int = 60_000) -> bytes:
    """A fax of 60,000 x 60,000 dots without an end of any line."""
    entries = b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns %d /Rows %d >> /ColorSpace /DeviceGray" % (
        side, side,
    )  # fmt: skip
    return image(side, side, entries, b"\x00\x10\x01" * 1000)


def huge_mask() -> bytes:
    """A small image whose mask is huge."""
    head = (
        b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        b"/SMask 7 0 R"
    )
    mask = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return one_page(
        b"300 0 0 300 0 0 cm /I Do",
        resources=b"/XObject << /I 6 0 R >>",
        more=[stream(bytes(100), head), flate(bytes(1 << 20), mask)],
    )
