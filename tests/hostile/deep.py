"""Files that go down without end: nesting, and things that contain or point to themselves."""

from __future__ import annotations

from tests.hostile.writing import (
    BOX,
    FONT,
    FORM,
    TITLE,
    assemble,
    one_page,
    page,
    pages,
    stream,
    with_object_stream,
)

DEPTH = 100_000


def arrays(depth: int = DEPTH) -> bytes:
    """Arrays in arrays, among the resources of a page."""
    return one_page(resources=b"/Font << /F 5 0 R >> /X " + b"[" * depth + b"]" * depth)


def dictionaries(depth: int = DEPTH) -> bytes:
    """Dictionaries in dictionaries, among the resources of a page."""
    return one_page(resources=b"/Font << /F 5 0 R >> /X " + b"<</A" * depth + b" 1 " + b">>" * depth)


def arrays_in_content(depth: int = DEPTH) -> bytes:
    """Arrays in arrays, in the content of a page."""
    return one_page(b"[" * depth + b"]" * depth + b" TJ\n" + TITLE)


def marks_in_content(depth: int = DEPTH) -> bytes:
    """Dictionaries in dictionaries, in the content of a page."""
    return one_page(b"/A " + b"<</A" * depth + b" 1 " + b">>" * depth + b" BDC\n" + TITLE)


def marked_contents(depth: int = DEPTH) -> bytes:
    """Marked content in marked content."""
    return one_page(b"/A BMC " * depth + TITLE)


def indirect_arrays(depth: int = DEPTH) -> bytes:
    """An array that holds an array that holds an array, each an object of its own."""
    links = [b"[%d 0 R]" % (7 + k) for k in range(depth)]
    return one_page(resources=b"/Font << /F 5 0 R >> /X 6 0 R", more=[*links, b"null"])


def page_tree(depth: int = 10_000) -> bytes:
    """Branches of a page tree, each in the other; a page at the end."""
    first = b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>"
    branches = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (max(5 + k, 2), 7 + k)
        for k in range(depth)
    ]
    last = b"<< /Type /Page /Parent %d 0 R %b /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>" % (
        5 + depth, BOX,
    )  # fmt: skip
    return assemble([pages()[0], first, b"null", stream(TITLE), FONT, *branches, last])


def page_tree_of_itself() -> bytes:
    """A page tree that contains itself twice on every floor."""
    tree = b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 1000000000 >>"
    return assemble([pages()[0], tree, page(), stream(TITLE), FONT])


def child_is_parent() -> bytes:
    """A page whose parent is itself, and whose boxes are to be inherited."""
    own = b"<< /Type /Page /Parent 3 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    return assemble([*pages(3), own, stream(TITLE), FONT])


def parents_in_a_ring() -> bytes:
    """A page that inherits from branches that inherit from each other."""
    own = b"<< /Type /Page /Parent 6 0 R /Contents 4 0 R >>"
    ring = [
        b"<< /Type /Pages /Parent 7 0 R /Kids [3 0 R] >>",
        b"<< /Type /Pages /Parent 6 0 R /Kids [6 0 R] >>",
    ]
    return assemble([*pages(3), own, stream(TITLE), FONT, *ring])


def lying_count(count: int = 1_000_000_000) -> bytes:
    """A page tree that says it has a billion pages."""
    return assemble([*pages(3, count=count), page(), stream(TITLE), FONT])


def negative_count() -> bytes:
    """A page tree that says it has fewer than no pages."""
    return assemble([*pages(3, count=-5), page(), stream(TITLE), FONT])


def form_in_itself() -> bytes:
    """A form that paints itself a hundred times."""
    own = stream(b"/N Do\n" * 100, FORM + b"/Resources << /XObject << /N 6 0 R >> >>")
    return one_page(TITLE + b"/N Do", resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>", more=[own])


def forms_in_a_ring() -> bytes:
    """Two forms that paint each other."""
    ring = [
        stream(b"/N Do /N Do", FORM + b"/Resources << /XObject << /N %d 0 R >> >>" % other)
        for other in (7, 6)
    ]
    return one_page(TITLE + b"/N Do", resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>", more=ring)


def forms(depth: int = 3000) -> bytes:
    """Forms in forms, each painted once."""
    chain = [
        stream(b"/N Do", FORM + b"/Resources << /XObject << /N %d 0 R >> >>" % (7 + k)) for k in range(depth)
    ]
    return one_page(
        TITLE + b"/N Do",
        resources=b"/Font << /F 5 0 R >> /XObject << /N 6 0 R >>",
        more=[*chain, stream(b"0 0 m 9 9 l S", FORM)],
    )


def pattern_of_itself() -> bytes:
    """A tile that is filled with itself."""
    tile = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 "
        b"/Resources << /Pattern << /P 6 0 R >> >>"
    )
    content = b"/Pattern cs /P scn 0 0 100 100 re f\n"
    return one_page(
        content + TITLE,
        resources=b"/Font << /F 5 0 R >> /Pattern << /P 6 0 R >>",
        more=[stream(content, tile)],
    )


def font_of_itself() -> bytes:
    """A font whose descendant is itself."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R]"
    font += b" /ToUnicode 6 0 R >>"
    return one_page(b"BT /G 9 Tf 9 9 Td <00410042> Tj ET\n" + TITLE,
                    resources=b"/Font << /F 5 0 R /G 6 0 R >>", more=[font])  # fmt: skip


def letter_of_itself() -> bytes:
    """A letter that is drawn by writing the same letter."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 "
        b"/Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 7 0 R >> "
        b"/Resources << /Font << /G 6 0 R >> >> >>"
    )
    word = b"BT /G 10 Tf 20 20 Td (AAAA) Tj ET\n"
    return one_page(word + TITLE, resources=b"/Font << /F 5 0 R /G 6 0 R >>", more=[font, stream(word)])


def colour_of_itself() -> bytes:
    """A colour space whose base is itself."""
    return one_page(
        b"/C cs 1 sc 0 0 100 100 re f\n" + TITLE,
        resources=b"/Font << /F 5 0 R >> /ColorSpace << /C 6 0 R >>",
        more=[b"[/Indexed 6 0 R 1 <0000>]"],
    )


def outline_of_itself() -> bytes:
    """Bookmarks whose next and first one is themselves."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /PageLabels 6 0 R >>"
    outline = (
        b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Next 6 0 R /Parent 6 0 R /Title (a) /Kids [6 0 R] >>"
    )
    return assemble([catalog, pages(3)[1], page(), stream(TITLE), FONT, outline])


def length_of_itself() -> bytes:
    """A stream whose /Length is the stream itself, and one whose filter is."""
    return one_page(content_object=b"<< /Length 4 0 R /Filter 4 0 R >>\nstream\nq\nendstream")


def streams_in_each_other() -> bytes:
    """Object streams that are packed in each other, with the page in one of them."""
    plain = {1: pages(3)[0], 2: pages(3)[1], 4: stream(TITLE), 5: FONT}
    return with_object_stream(plain, {3: (6, 0), 6: (7, 0), 7: (6, 1)}, 8)


def tables_in_a_ring() -> bytes:
    """A table of objects whose older table is itself."""
    file = assemble([*pages(3), page(), stream(TITLE), FONT])
    start = file.index(b"xref\n")
    return file.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def references_in_a_ring() -> bytes:
    """Objects that are nothing but references to each other."""
    return assemble([*pages(3), b"4 0 R", b"3 0 R", FONT])


def contents_in_a_ring() -> bytes:
    """A content that is an array that holds itself."""
    return one_page(content_object=b"[4 0 R 4 0 R]")
