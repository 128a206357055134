"""Files with a million of something that an honest file has a few of."""

from __future__ import annotations

from tests.hostile.writing import BOX, FONT, FORM, TITLE, assemble, flate, one_page, page, pages, stream

MILLION = 1_000_000


def objects(count: int = MILLION) -> bytes:
    """A file of so many objects that nothing points to."""
    return assemble([*pages(3), page(), stream(TITLE), FONT, *[b"null"] * count])


def pages_of_one_content(count: int = MILLION) -> bytes:
    """So many pages, each an object of its own."""
    tree = pages(*range(6, 6 + count))
    return assemble([*tree, b"null", stream(TITLE), FONT, *[page()] * count])


def one_page_many_times(count: int = 100_000) -> bytes:
    """A page tree that names one page so many times."""
    return assemble([*pages(*[3] * count), page(), stream(TITLE), FONT])


def segments(count: int = MILLION) -> bytes:
    """One path of so many segments."""
    steps = b"".join(b"%d %d l\n" % (k % 300, k * 7 % 300) for k in range(1000))
    return one_page(content_object=flate(b"0 0 m\n" + steps * (count // 1000) + b"S\n" + TITLE))


def paths(count: int = MILLION) -> bytes:
    """So many rules, each painted alone."""
    lines = b"".join(b"%d %d m %d %d l S\n" % (k % 300, 0, k % 300, 300) for k in range(1000))
    return one_page(content_object=flate(lines * (count // 1000) + TITLE))


def crossing_rules(count: int = 20_000) -> bytes:
    """A lattice of so many rules, half of them across, that are all different."""
    half = count // 2
    across = b"".join(b"0 %.3f m 300 %.3f l S\n" % (300 * k / half, 300 * k / half) for k in range(half))
    down = b"".join(b"%.3f 0 m %.3f 300 l S\n" % (300 * k / half, 300 * k / half) for k in range(half))
    return one_page(content_object=flate(across + down + TITLE))


def characters(count: int = MILLION) -> bytes:
    """So many letters on a page, a hundred in each line."""
    line = b"BT /F 1 Tf 1 %d Td (" + b"abcdefghi " * 10 + b") Tj ET\n"
    lines = b"".join(line % (k % 300) for k in range(300))
    return one_page(content_object=flate(lines * (count // 30_000) + TITLE))


def texts(count: int = MILLION) -> bytes:
    """So many letters, each a text object in a place of its own."""
    lines = b"".join(b"BT /F 5 Tf %d %d Td (a) Tj ET\n" % (k % 300, k * 7 % 300) for k in range(1000))
    return one_page(content_object=flate(lines * (count // 1000) + TITLE))


def saved_states(count: int = MILLION) -> bytes:
    """States saved and never restored."""
    return one_page(content_object=flate(b"q " * count + TITLE))


def clips(count: int = 200_000) -> bytes:
    """A clip path added again and again, then a rule."""
    return one_page(content_object=flate(b"0 0 300 300 re W n\n" * count + b"0 0 m 300 300 l S\n" + TITLE))


def fonts(count: int = 100_000) -> bytes:
    """A page with so many fonts in its resources, each used."""
    names = b" ".join(b"/F%d 5 0 R" % k for k in range(count))
    use = b"".join(b"BT /F%d 5 Tf 9 9 Td (a) Tj ET\n" % k for k in range(count))
    return one_page(content_object=flate(use + TITLE), resources=b"/Font << /F 5 0 R %b >>" % names)


def rules_to_the_ninth() -> bytes:
    """A form of 1,000 rules painted 1,000 times by a form that is painted 1,000 times: a billion rules."""
    rules = b"".join(b"%d 0 m %d 300 l S\n" % (k % 300, k % 300) for k in range(1000))
    return one_page(
        b"/N Do\n" * 1000 + TITLE,
        resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>",
        more=[
            flate(b"/N Do\n" * 1000, FORM + b"/Resources << /XObject << /N 7 0 R >> >>"),
            flate(rules, FORM),
        ],
    )


def laughing_forms(depth: int = 20, times: int = 10) -> bytes:
    """Forms in forms, each painting the next ten times: the last one is painted 10 to the power of 20 times."""
    inner = [
        stream(b"/N Do\n" * times, FORM + b"/Resources << /XObject << /N %d 0 R >> >>" % (7 + k))
        for k in range(depth)
    ]
    return one_page(
        b"/N Do\n" * times + TITLE,
        resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>",
        more=[*inner, stream(b"0 0 m 1 1 l S", FORM)],
    )


def forms_of_one_name(count: int = 2000) -> bytes:
    """A page that paints the same form of 1,000 letters so many times: two million letters from a few bytes."""
    letters = b"BT /F 1 Tf 1 1 Td (" + b"abcdefghi " * 100 + b") Tj ET\n"
    return one_page(
        b"/N Do\n" * count + TITLE,
        resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>",
        more=[stream(letters, FORM + b"/Resources << /Font << /F 5 0 R >> >>")],
    )


def tiles() -> bytes:
    """An area filled with a pattern whose tile is a millionth of it."""
    tile = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 "
        b"/Resources << >>"
    )
    image = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return one_page(
        b"q 300 0 0 300 0 0 cm /I Do Q /Pattern cs /P scn 0 0 300 300 re f\n",
        resources=b"/Pattern << /P 6 0 R >> /XObject << /I 7 0 R >>",
        more=[stream(b"0 0 0.0005 0.0005 re f", tile), stream(b"\xff", image)],
    )


def many_large_pages(count: int = 300) -> bytes:
    """Pages that each paint one content of 20,000 rules: every one is within the limits."""
    rules = b"".join(b"%d 0 m %d 300 l S\n" % (k % 300, k % 300) for k in range(20_000))
    body = b"<< /Type /Page /Parent 2 0 R %b /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>" % BOX
    return assemble([*pages(*range(6, 6 + count)), b"null", flate(rules), FONT, *[body] * count])
