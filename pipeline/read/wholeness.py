"""What is left of a damaged file: a second way to open it, and the pages whose content is not all there.

PDFium shows a damaged stream as far as it can be decoded and says nothing of the rest. qpdf (through pikepdf) finds its
way about a file on its own, and is asked for the streams: on real files that takes under a hundredth of the reading.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

# Forms inside forms; what lies deeper is not read either.
_MAX_DEPTH = 12
# Content is decoded in pieces of this many bytes, so that a stream made to burst a memory does not.
_PIECE = 1 << 20
_DICTIONARY = re.compile(rb"<<[^<>]*>>")
_COUNT = re.compile(rb"/Count\s+(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file put together again, in memory. `pages` were found of the `declared` ones (0 where it does not say)."""

    content: bytes
    pages: int
    declared: int


def mend(path: Path, password: str) -> Mended | None:
    """A file that PDFium cannot open, written anew from what can be found in it; None where that is nothing."""
    import pikepdf

    try:
        with _open(path, password) as pdf:
            pages = len(pdf.pages)
            if pages == 0:
                return None
            out = io.BytesIO()
            pdf.save(out)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return None
    return Mended(out.getvalue(), pages, _declared_pages(path.read_bytes()))


def _declared_pages(content: bytes) -> int:
    """How many pages the file says it has: qpdf puts the number right that it finds in the page tree."""
    nodes = (node for node in _DICTIONARY.findall(content) if b"/Kids" in node)
    return max((int(count) for node in nodes for count in _COUNT.findall(node)), default=0)


def damaged_pages(
    source: Path | bytes, password: str, page_count: int, asked: Collection[int] | None, *, is_mended: bool
) -> frozenset[int] | None:
    """The pages (1-based) with content, or letters' meanings, that cannot be decoded to their end.

    Args:
        source: the file, or what it holds.
        password: that opens it, empty for none.
        page_count: how many pages the reader finds in it.
        asked: the pages to look at, None for all.
        is_mended: whether the file was damaged; then a page without any content has lost it.

    Returns:
        None where qpdf cannot open the file or finds other pages in it, so that nothing can be said.
    """
    import pikepdf

    try:
        with _open(source, password) as pdf:
            if len(pdf.pages) != page_count:
                return None
            known: dict[tuple[int, int], bool] = {}
            numbers = range(1, page_count + 1) if asked is None else asked
            pages = ((number, pdf.pages[number - 1]) for number in numbers if number <= page_count)
            return frozenset(
                number
                for number, page in pages
                if (is_mended and "/Contents" not in page.obj)
                or not all(_is_whole(stream, known) for stream in _streams(page))
            )
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return None


def _open(source: Path | bytes, password: str) -> pikepdf.Pdf:
    import pikepdf

    # qpdf's warnings come through the log; what they tell of a page is told by its report.
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        return pikepdf.open(file, password=password, suppress_warnings=True)
    except pikepdf.PasswordError:
        # Protections older than AES-256 take a password in letters of one byte each.
        old = password.encode("latin-1", errors="replace")
        return pikepdf.open(file, password=old, suppress_warnings=True)


def _streams(page: pikepdf.Page) -> Iterator[pikepdf.Stream]:
    """The page's contents, its forms, and the tables that give letters to the codes of its fonts."""
    import pikepdf

    contents = page.obj.get("/Contents")
    yield from _streams_of(list(contents.as_list()) if isinstance(contents, pikepdf.Array) else [contents])
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, int]] = [(page.resources, 0)]
    while waiting:
        resources, depth = waiting.pop()
        for font in _entries(resources, "/Font"):
            if isinstance(font, pikepdf.Dictionary):
                yield from _streams_of([font.get("/ToUnicode"), font.get("/Encoding")])
        for form in _streams_of(_entries(resources, "/XObject")):
            if form.get("/Subtype") != "/Form" or form.objgen in seen:
                continue
            seen.add(form.objgen)
            yield form
            if depth < _MAX_DEPTH:
                waiting.append((form.get("/Resources"), depth + 1))


def _entries(resources: Any, name: str) -> list[Any]:
    import pikepdf

    if not isinstance(resources, pikepdf.Dictionary):
        return []
    group = resources.get(name)
    return list(group.values()) if isinstance(group, pikepdf.Dictionary) else []


def _streams_of(objects: list[Any]) -> Iterator[pikepdf.Stream]:
    import pikepdf

    return (one for one in objects if isinstance(one, pikepdf.Stream))


def _is_whole(stream: pikepdf.Stream, known: dict[tuple[int, int], bool]) -> bool:
    """Whether a stream can be decoded to its end; `known` remembers those that several pages share."""
    import pikepdf

    key = stream.objgen
    if key not in known:
        try:
            if stream.get("/Filter") == "/FlateDecode":
                known[key] = _inflates(stream.read_raw_bytes())
            else:
                stream.read_bytes()
                known[key] = True
        except pikepdf.PdfError:
            known[key] = False
    return known[key]


def _inflates(packed: bytes) -> bool:
    """Whether zlib comes to the end of the data. Where only the checksum behind it is cut off, nothing is lost."""
    if not packed:
        return True
    try:
        return _ends(packed, zlib.decompressobj()) or _ends(packed[2:], zlib.decompressobj(-zlib.MAX_WBITS))
    except zlib.error:
        return False


def _ends(packed: bytes, inflater: zlib._Decompress) -> bool:
    while packed and not inflater.eof:
        inflater.decompress(packed, _PIECE)
        packed = inflater.unconsumed_tail
    return inflater.eof
