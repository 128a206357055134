"""The pages of a file, read in runs that are kept: no page is read twice, in this run of the program or the next.

A run is what is handed to a process; pages that are images take a thousand times as long as others, so each of them is
handed out alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.cache import Cache, code_version, key_of, library_versions
from pipeline.errors import InputError
from pipeline.extract.document import PageContent, read_contents
from pipeline.inputs import InputFile, refuse_changed
from pipeline.model.document import UNREADABLE, PageKind, PageReport
from pipeline.read.pdfium import open_pdf
from pipeline.read.scans import hold_scan, read_scan
from pipeline.read.triage import triage
from pipeline.settings import Batas, load_settings

OnPage = Callable[[int, int], None]
"""Told after each page: how many of its file are read (from 1) and how many there are."""

RUN = 24
"""Pages of a run: some 0.4 s of reading; to hand it out costs 1 ms, to open the file for it 3 ms."""

_RUNS = "bacaan"
_IMAGES = "gambar"
KINDS = (_RUNS, _IMAGES)
"""What the names of all entries begin with."""
_CODE = (
    "pipeline/page_runs.py",
    "pipeline/read",
    "pipeline/extract",
    "pipeline/model",
)
_LIBRARIES = (
    "numpy", "onnxruntime", "opencv-python-headless", "pikepdf", "pypdfium2", "rapidocr",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageRun:
    """What is on a run of pages of a file of `count` pages; all numbers are the file's own, from 1.

    `contents` are the sheets of the pages that were read, `broken` tell of those that could not be, and `images` are
    those that are only a picture, and left to `read_image`. `note` says what was wrong with the file.
    """

    count: int
    contents: tuple[PageContent, ...]
    broken: tuple[PageReport, ...]
    images: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads one file, or finds what was read of it before.

    `place` is its place among the files of its document (0-based). `lost` are pages that stopped whoever tried to read
    them, and the reason: they are not tried again. `limits` are those of files and pages.
    """

    file: InputFile
    cache: Cache = field(default_factory=Cache)
    place: int = 0
    lost: Mapping[int, str] = field(default_factory=dict)
    limits: Batas = field(default_factory=lambda: load_settings().batas)

    def read_run(
        self, first: int, on_page: OnPage = lambda _page, _count: None, length: int = RUN
    ) -> PageRun:
        """The pages from `first` (1-based) on, `length` of them or as many as there are.

        Raises:
            InputError: the file cannot be opened.
        """
        name, key = self._entry(_RUNS, range(first, first + length))
        run = self.cache.get(name, key, PageRun)
        if run is None:
            run = self._read_run(range(first, first + length), on_page)
            self.cache.put(name, key, run)
        return run

    def read_image(self, number: int) -> tuple[PageContent, ...]:
        """The sheets of a page that is an image, read from its picture as far as that can be done.

        Raises:
            InputError: the file cannot be opened.
        """
        name, key = self._entry(_IMAGES, range(number, number + 1))
        contents = self.cache.get(name, key, tuple[PageContent, ...])
        if contents is None:
            contents = self._read_image(number)
            self.cache.put(name, key, contents)
        return contents

    def entries(self, starts: Iterable[int], images: Iterable[int]) -> list[str]:
        """The names of what is kept of the runs that begin on these pages, and of these images."""
        return [
            *(self._entry(_RUNS, range(start, start + RUN))[0] for start in starts),
            *(self._entry(_IMAGES, range(number, number + 1))[0] for number in images),
        ]

    def _entry(self, kind: str, pages: range) -> tuple[str, str]:
        """The name of an entry, and its key."""
        seen = self.file.seen
        lost = {page: reason for page, reason in self.lost.items() if page in pages}
        key = key_of(
            seen.sha256 if seen else "",
            f"{pages.start}-{pages.stop}",
            repr(sorted(lost.items())),
            self.limits.model_dump_json(),
            code_version(*_CODE),
            library_versions(*_LIBRARIES),
        )
        return f"{kind}-{self.place:03}-{pages.start:05}", key

    def _read_run(self, pages: range, on_page: OnPage) -> PageRun:
        contents: list[PageContent] = []
        broken: list[PageReport] = []
        images: list[int] = []
        refuse_changed(self.file)
        with open_pdf(self.file.path, self.file.password, self.limits) as reader:
            count = reader.page_count
            for number in range(pages.start, min(pages.stop, count + 1)):
                try:
                    if number in self.lost:
                        raise InputError(self.lost[number])
                    page = reader.read_page(number)
                    kind = triage(page)
                    if kind in UNREADABLE:
                        hold_scan(reader, page)
                except InputError as error:
                    broken.append(PageReport(number, PageKind.BROKEN, 0, problems=(str(error),)))
                else:
                    if kind in UNREADABLE:
                        images.append(number)
                        continue
                    contents.extend(read_contents(page, kind))
                on_page(number, count)
            note = reader.note
        return PageRun(count, tuple(contents), tuple(broken), tuple(images), note)

    def _read_image(self, number: int) -> tuple[PageContent, ...]:
        refuse_changed(self.file)
        with open_pdf(self.file.path, self.file.password, self.limits) as reader:
            page = reader.read_page(number)
            kind = triage(page)
            return read_contents(read_scan(reader, page) or page, kind)


def counted_on(content: PageContent, before: int) -> PageContent:
    """The sheet with its page counted on from `before`, the pages of the files in front of its own."""
    if not before:
        return content
    page = content.page + before
    grids = tuple(replace(grid, page=page) for grid in content.grids.grids)
    return replace(content, page=page, grids=replace(content.grids, grids=grids))
