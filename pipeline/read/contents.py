"""What the pages of a file consist of, looked at by qpdf (through pikepdf) before PDFium loads them.

PDFium shows a damaged stream as far as it can be decoded and says nothing of the rest; and it decodes whatever it
needs, up to a gigabyte for each stream. Here streams are decoded no farther than the limits allow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from pipeline.errors import InputError, LimitError, beyond
from pipeline.read.limits import hold_page_count
from pipeline.read.page_weight import Painting, Weight, count_paints, depth_of_marks, total, weigh
from pipeline.read.qpdf_objects import (
    Form,
    dots_of,
    filters_of,
    forms_in,
    forms_under,
    has_more_pages,
    images_under,
    number_of,
    parts_under,
    resources_of,
    streams_in,
    tables_of_letters,
)
from pipeline.read.unpacking import LARGEST_RATIO, OverflowingError, unpack
from pipeline.read.wholeness import open_with_qpdf

if TYPE_CHECKING:
    from pipeline.settings import Batas

MEGABYTE = 1_000_000
_PART = "bagian_berkas_mb"
# So many times the limit may what was not unpacked come to, if all of it were bombs.
_UNKNOWN = 8
_FILE, _PAGE = "Berkas ini", "Halaman ini"
# An operator that paints has, with its operands and the space around it, at least so many bytes.
_BYTES_PER_OBJECT = 4


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A content or form as far as it is known without its resources."""

    size: int
    is_whole: bool
    paints: Counter[str | None]


@contextmanager
def open_contents(source: Path | bytes, password: str, limits: Batas) -> Iterator[Contents | None]:
    """The contents of a file, or of what one holds; None where qpdf cannot open it.

    Raises:
        LimitError: the file is beyond a limit.
    """
    with ExitStack() as stack:
        contents = None
        # A file that cannot be opened has no pages to be looked at; PDFium will say so, or be content with it.
        with suppress(pikepdf.PdfError, pikepdf.PasswordError, OSError, RuntimeError):
            most = limits.bagian_berkas_mb * MEGABYTE
            contents = Contents(stack.enter_context(open_with_qpdf(source, password, most)), limits)
        yield contents


class Contents:
    """The pages of a file (counted from 1), each looked at only when it is asked for."""

    def __init__(self, pdf: pikepdf.Pdf, limits: Batas) -> None:
        """Raises a `LimitError` for a file beyond a limit."""
        self._pdf = pdf
        self._limits = limits
        self._most = Weight(limits.isi_halaman_mb * MEGABYTE, limits.objek_halaman, limits.huruf_halaman)
        self._drawn: dict[int, _Drawn] = {}
        self._tables: dict[int, bool] = {}
        self._seen: set[int] = set()
        self._has_refused = False
        self._has_overflown = False
        hold_page_count(limits.halaman + has_more_pages(pdf, limits.halaman), limits)
        self._pages = list(pdf.pages)
        hold_page_count(len(self._pages), limits)
        # PDFium reads the description of a file when it opens it.
        self._hold_parts(pdf.Root.get("/Metadata"), _FILE)
        self._refuse_overflow(_FILE)

    def __len__(self) -> int:
        return len(self._pages)

    def is_damaged(self, number: int, *, is_mended: bool) -> bool:
        """Whether content of a page, or its letters' meanings, cannot be decoded to its end.

        Args:
            number: of the page.
            is_mended: whether the file was damaged; then a page without any content has lost it.

        Raises:
            LimitError: the page is beyond a limit.
            InputError: it cannot be looked into.
        """
        try:
            return self._look_at(self._pages[number - 1], is_mended=is_mended)
        except (pikepdf.PdfError, RuntimeError) as error:
            raise InputError("Halaman ini tidak terbaca: susunannya di dalam berkas rusak.") from error

    def _look_at(self, page: pikepdf.Page, *, is_mended: bool) -> bool:
        written = page.obj.get("/Contents")
        contents = streams_in(written)
        if not contents:
            return bool(written is None and is_mended) or _is_lost(written)
        resources = resources_of(page.obj)
        forms = forms_under(resources)
        self._hold_weight(contents, forms, resources)
        self._hold_parts(resources)
        self._refuse_overflow()
        drawn = [self._draw(stream) for stream in (*contents, *(form for form, _ in forms.values()))]
        return not all((*(one.is_whole for one in drawn), *map(self._is_whole, tables_of_letters(resources))))

    def hold_picture(self, number: int, dots: float) -> None:
        """Refuses to have page `number` painted when its picture, or an image on it, would have too many dots.

        Args:
            number: of the page.
            dots: that its picture will have.

        Raises:
            LimitError: they are too many.
        """
        limits = self._limits
        if dots > limits.halaman_juta_titik * MEGABYTE:
            raise beyond(
                f"gambarnya akan lebih dari {limits.halaman_juta_titik} juta titik", "halaman_juta_titik"
            )
        page = self._pages[number - 1]
        for image in images_under(resources_of(page.obj)):
            if dots_of(image) > limits.gambar_juta_titik * MEGABYTE:
                raise beyond(
                    f"gambar di dalamnya lebih dari {limits.gambar_juta_titik} juta titik",
                    "gambar_juta_titik",
                )
            # The last filter is undone line by line, those before it at once.
            self._unpack(image, filters_of(image)[:-1], limits.bagian_berkas_mb, _PART)
        self._hold_parts(page.obj.get("/Annots"))

    def hold_all(self) -> None:
        """Looks into every stream of the file but its images: for one whose pages two readers count differently.

        Raises:
            LimitError: one is beyond the limit.
        """
        for one in self._pdf.objects:
            self._hold_parts(one, _FILE)
        self._refuse_overflow(_FILE)

    def _hold_weight(
        self, contents: Sequence[pikepdf.Stream], forms: dict[int, Form], resources: Any
    ) -> None:
        limits = self._limits
        weight = self._weight(contents, forms, resources, with_objects=False)
        if weight.size > self._most.size:
            raise _too_long("isinya", limits.isi_halaman_mb, "isi_halaman_mb")
        if weight.size <= min(self._most.objects * _BYTES_PER_OBJECT, self._most.letters):
            return
        weight = self._weight(contents, forms, resources, with_objects=True)
        if weight.objects > self._most.objects:
            raise beyond(f"isinya lebih dari {limits.objek_halaman} garis, teks, dan gambar", "objek_halaman")
        if weight.letters > self._most.letters:
            raise beyond(f"isinya lebih dari {limits.huruf_halaman} huruf", "huruf_halaman")

    def _weight(
        self,
        contents: Sequence[pikepdf.Stream],
        forms: dict[int, Form],
        resources: Any,
        *,
        with_objects: bool,
    ) -> Weight:

        def painting(stream: pikepdf.Stream, names: Any) -> Painting:
            drawn = self._draw(stream)
            own = weigh(self._content(stream)[0]) if with_objects else Weight(drawn.size)
            numbers = (
                {name: number_of(form) for name, form in forms_in(names).items()} if drawn.paints else {}
            )
            return Painting(own, drawn.paints, numbers)

        return total(
            [painting(stream, resources) for stream in contents],
            {number: painting(*form) for number, form in forms.items()},
            self._most,
        )

    def _draw(self, stream: pikepdf.Stream) -> _Drawn:
        """A content or form, decoded once for all pages that share it."""
        number = number_of(stream)
        if number not in self._drawn:
            content, is_whole = self._content(stream)
            if depth_of_marks(content, self._limits.lapis_halaman) > self._limits.lapis_halaman:
                raise beyond(f"isinya lebih dari {self._limits.lapis_halaman} lapis", "lapis_halaman")
            paints = count_paints(content) if b"Do" in content else Counter[str | None]()
            self._drawn[number] = _Drawn(len(content), is_whole, paints)
        return self._drawn[number]

    def _content(self, stream: pikepdf.Stream) -> tuple[bytes, bool]:

        return self._unpack(stream, filters_of(stream), self._limits.isi_halaman_mb, "isi_halaman_mb")

    def _refuse_overflow(self, subject: str = _PAGE) -> None:
        """Refuses what needs an object that lies in a stream too long for qpdf, whose warnings alone tell of it."""
        if any("memory limit exceeded" in str(warning) for warning in self._pdf.get_warnings()):
            self._has_overflown = True
        if self._has_overflown:
            most = self._limits.bagian_berkas_mb
            raise _too_long("kumpulan objek di dalamnya", most, _PART, subject)

    def _hold_parts(self, start: Any, subject: str = _PAGE) -> None:
        """Refuses a page whose fonts, tables and the like are too long together; each is looked at once.

        What cannot unpack to much is not unpacked: most fonts have fewer than 60 kilobytes.
        """
        most = self._limits.bagian_berkas_mb * MEGABYTE
        size, at_most = 0, 0
        try:
            for part in parts_under(start, set() if self._has_refused else self._seen):
                filters = filters_of(part)
                packed = _raw(part)
                largest = len(packed) * (LARGEST_RATIO if filters else 1)
                if len(filters) <= 1 and at_most + largest <= _UNKNOWN * most and largest <= most:
                    at_most += largest
                    continue
                size += len(self._unpack(part, filters, self._limits.bagian_berkas_mb, _PART, subject)[0])
                if size > most:
                    raise _too_long(
                        "fon dan tabel di dalamnya", self._limits.bagian_berkas_mb, _PART, subject
                    )
        except LimitError:
            # A page that comes later may need the same part, which is not to be passed over as known.
            self._has_refused = True
            raise

    def _is_whole(self, table: pikepdf.Stream) -> bool:
        number = number_of(table)
        if number not in self._tables:
            most = self._limits.bagian_berkas_mb
            self._tables[number] = self._unpack(table, filters_of(table), most, _PART)[1]
        return self._tables[number]

    def _unpack(
        self, stream: pikepdf.Stream, filters: Sequence[str], megabytes: int, key: str, subject: str = _PAGE
    ) -> tuple[bytes, bool]:
        """The content of a stream as far as it can be decoded, and whether that is to its end."""
        try:
            return unpack(stream.read_raw_bytes(), filters, megabytes * MEGABYTE)
        except OverflowingError:
            raise _too_long("isinya", megabytes, key, subject) from None
        except pikepdf.PdfError:
            return b"", False


def _too_long(what: str, megabytes: int, key: str, subject: str = _PAGE) -> LimitError:
    return beyond(f"{what} lebih dari {megabytes} MB setelah dibuka", key, subject)


def _is_lost(contents: Any) -> bool:
    """Whether a page names contents, and none of them is there: anything but nothing, or a list of nothing."""
    return contents is not None and not (isinstance(contents, pikepdf.Array) and not len(contents))


def _raw(stream: pikepdf.Stream) -> bytes:
    """A stream as it is in the file, but decrypted; empty where the file ends before it."""
    try:
        return stream.read_raw_bytes()
    except pikepdf.PdfError:
        return b""
