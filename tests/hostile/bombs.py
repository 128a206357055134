"""Decompression bombs: little that unpacks to much, wherever a reader unpacks anything."""

from __future__ import annotations

import zlib

from tests.hostile.writing import (
    BOX,
    FONT,
    FORM,
    TITLE,
    assemble,
    bomb,
    one_page,
    packed,
    page,
    pages,
    stream,
    with_object_stream,
    zeros,
)

BIG = 2048
"""Megabytes that a bomb unpacks to: more than a worker may have."""


def content(megabytes: int = BIG) -> bytes:
    """A page's content of blanks."""
    return one_page(content_object=bomb(megabytes))


def content_of_operators(megabytes: int = 200) -> bytes:
    """A page's content of operators that do nothing but cost something."""
    return one_page(content_object=_deflated(b"q Q 0 0 m 1 1 l n\n" * 58000, megabytes))


def nested_twice(megabytes: int = BIG) -> bytes:
    """A page's content packed twice."""
    return one_page(content_object=bomb(megabytes, times=2))


def nested_often(megabytes: int = BIG) -> bytes:
    """A page's content packed eight times."""
    return one_page(content_object=bomb(megabytes, times=8))


def with_a_lying_length(megabytes: int = BIG) -> bytes:
    """A content whose /Length says that there are ten bytes of it."""
    return one_page(
        content_object=b"<< /Filter /FlateDecode /Length 10 >>\nstream\n%b\nendstream" % zeros(megabytes)
    )


def many_small_contents() -> bytes:
    """A page with 2,000 contents of a megabyte each: no one of them is large."""
    contents = b"[" + b"4 0 R " * 2000 + b"]"
    return assemble([*pages(3), page(contents), bomb(1), FONT])


def run_lengths(megabytes: int = 512) -> bytes:
    """A content of run lengths (64 times), packed by Flate."""
    runs = b"\x81 " * (megabytes * (1 << 20) // 128)
    return one_page(content_object=stream(zlib.compress(runs, 9), b"/Filter [/FlateDecode /RunLengthDecode]"))


def form(megabytes: int = BIG) -> bytes:
    """A form of blanks."""
    return one_page(
        TITLE + b"/N Do",
        resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>",
        more=[bomb(megabytes, FORM)],
    )


def image(megabytes: int = BIG, times: int = 2) -> bytes:
    """A scan whose dots are packed twice, the only thing on its page."""
    entries = (
        b"/Type /XObject /Subtype /Image /Width 1000 /Height 1000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return one_page(
        b"300 0 0 300 0 0 cm /I Do",
        resources=b"/XObject << /I 6 0 R >>",
        more=[bomb(megabytes, entries, times)],
    )


def font_file(megabytes: int = BIG) -> bytes:
    """The program of a font."""
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Bom /FontDescriptor 7 0 R /FirstChar 32 /LastChar 33"
    )
    font += b" /Widths [500 500] >>"
    descriptor = b"<< /Type /FontDescriptor /FontName /Bom /Flags 32 /FontFile2 8 0 R >>"
    return one_page(resources=b"/Font << /F 6 0 R >>", more=[font, descriptor, bomb(megabytes)])


def to_unicode(megabytes: int = BIG) -> bytes:
    """The table of a font's letters."""
    font = FONT[:-2] + b"/ToUnicode 7 0 R >>"
    return one_page(resources=b"/Font << /F 6 0 R >>", more=[font, bomb(megabytes)])


def endless_unicode_ranges() -> bytes:
    """A table of letters with 200,000 ranges of 65,536 letters each."""
    ranges = b"100 beginbfrange\n" + b"<0000> <ffff> <0041>\n" * 100 + b"endbfrange\n"
    font = FONT[:-2] + b"/ToUnicode 7 0 R >>"
    table = stream(
        zlib.compress(b"/CIDInit begincmap\n" + ranges * 2000 + b"endcmap\n", 9), b"/Filter /FlateDecode"
    )
    return one_page(resources=b"/Font << /F 6 0 R >>", more=[font, table])


def metadata(megabytes: int = BIG) -> bytes:
    """The description of the file (XMP)."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>"
    xmp = bomb(megabytes, b"/Type /Metadata /Subtype /XML")
    return assemble([catalog, pages(3)[1], page(), stream(TITLE), FONT, xmp])


def object_stream(megabytes: int = BIG) -> bytes:
    """An object stream, with the page in it."""
    objects = b"3 0 " + page()
    content = packed(b" " * (1 << 20), megabytes, head=objects)
    holder = stream(content, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    plain = {1: pages(3)[0], 2: pages(3)[1], 4: stream(TITLE), 5: FONT, 6: holder}
    return with_object_stream(plain, {3: (6, 0)}, 7)


def cross_reference_stream(megabytes: int = BIG) -> bytes:
    """The table of objects itself."""
    file = assemble([*pages(3), page(), stream(TITLE), FONT])
    start = file.index(b"xref\n")
    entry = b"/Type /XRef /Size 100000000 /W [1 4 2] /Root 1 0 R"
    body = bomb(megabytes, entry)
    return file[:start] + b"6 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, start)


def embedded_file(megabytes: int = BIG) -> bytes:
    """An attachment."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>"
    spec = b"<< /Type /Filespec /F (../../a.exe) /UF (../../a.exe) /EF << /F 7 0 R >> >>"
    return assemble(
        [catalog, pages(3)[1], page(), stream(TITLE), FONT, spec, bomb(megabytes, b"/Type /EmbeddedFile")]
    )


def colour_profile(megabytes: int = BIG) -> bytes:
    """A colour space with a profile of blanks."""
    content = b"/C cs 0.1 0.2 0.3 sc 0 0 100 100 re f\n" + TITLE
    resources = b"/Font << /F 5 0 R >> /ColorSpace << /C [/ICCBased 6 0 R] >>"
    return one_page(content, resources=resources, more=[bomb(megabytes, b"/N 3")])


def palette(megabytes: int = BIG) -> bytes:
    """A colour space whose table of colours is a bomb."""
    content = b"/C cs 1 sc 0 0 100 100 re f\n" + TITLE
    resources = b"/Font << /F 5 0 R >> /ColorSpace << /C [/Indexed /DeviceRGB 255 6 0 R] >>"
    return one_page(content, resources=resources, more=[bomb(megabytes)])


def function(megabytes: int = BIG) -> bytes:
    """A colour space whose tint is computed by a sampled function of blanks."""
    content = b"/C cs 1 sc 0 0 100 100 re f\n" + TITLE
    resources = b"/Font << /F 5 0 R >> /ColorSpace << /C [/Separation /X /DeviceRGB 6 0 R] >>"
    sampled = b"/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [255] /BitsPerSample 8"
    return one_page(content, resources=resources, more=[bomb(megabytes, sampled)])


def letter_program(megabytes: int = BIG) -> bytes:
    """A letter drawn by a content stream (Type 3) of blanks."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 "
        b"/Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 7 0 R >> /Resources << >> >>"
    )
    return one_page(
        b"BT /G 10 Tf 20 20 Td (AAAA) Tj ET\n" + TITLE,
        resources=b"/Font << /F 5 0 R /G 6 0 R >>",
        more=[font, bomb(megabytes)],
    )


def pattern(megabytes: int = BIG) -> bytes:
    """A tile that areas are filled with."""
    tile = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 "
        b"/Resources << >>"
    )
    return one_page(
        b"/Pattern cs /P scn 0 0 100 100 re f\n" + TITLE,
        resources=b"/Font << /F 5 0 R >> /Pattern << /P 6 0 R >>",
        more=[bomb(megabytes, tile)],
    )


def annotation(megabytes: int = BIG) -> bytes:
    """The look of an annotation."""
    annotated = b"<< /Type /Page /Parent 2 0 R %b /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>" % BOX
    annotated += b" /Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N 6 0 R >> >>] >>"
    return assemble([*pages(3), annotated, stream(TITLE), FONT, bomb(megabytes, FORM)])


def _deflated(piece: bytes, megabytes: int) -> bytes:
    return stream(packed(piece, megabytes), b"/Filter /FlateDecode")
