"""The files of a document, page by page: one file, or those of a folder with their pages counted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.cache import Cache
from pipeline.errors import InputError
from pipeline.extract.document import PageContent
from pipeline.inputs import InputFile, Source, digest_of, digest_over, is_kept, sha256_of
from pipeline.model.document import PageKind, PageReport
from pipeline.model.paging import Paging, Part
from pipeline.page_runs import KINDS, RUN, FileReader, OnPage, counted_on
from pipeline.settings import Batas

LostPages = Mapping[str, Mapping[int, str]]
"""By the name of a file, its pages (1-based) that stopped whoever tried to read them, and why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What the files hold. `broken` are pages, or whole files, that cannot be opened; all pages are counted on."""

    sha256: str
    paging: Paging
    contents: tuple[PageContent, ...]
    broken: tuple[PageReport, ...]


@dataclass(slots=True)
class _Pages:
    """What is read of the files so far."""

    parts: list[Part] = field(default_factory=list)
    contents: list[PageContent] = field(default_factory=list)
    broken: list[PageReport] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(part.pages for part in self.parts)


def readers_of(source: Source, cache: Cache, lost: LostPages, limits: Batas) -> tuple[FileReader, ...]:
    """A reader for each file of a document; what they keep of it, they keep in `cache`."""
    kept = cache if is_kept(source) else Cache()
    return tuple(
        FileReader(file, kept, place, lost.get(file.name, {}), limits)
        for place, file in enumerate(source.files)
    )


def read_files(
    source: Source,
    on_page: OnPage,
    limits: Batas,
    cache: Cache | None = None,
    lost: LostPages | None = None,
) -> FilesRead:
    """Every page of every file. In a folder, a file that cannot be opened is noted and costs none of the others.

    Args:
        source: the file or folder.
        on_page: told after each page: how many of its file are read (from 1) and how many there are.
        limits: of files and pages.
        cache: what is known of the document from before, and will be; None to keep nothing.
        lost: pages that are not tried.

    Raises:
        InputError: the file, or every file of the folder, cannot be opened.
    """
    if not source.files:
        raise InputError(
            "Folder ini tidak memuat berkas PDF. Mohon minta Renja dalam bentuk PDF, atau pindahkan foldernya."
        )
    read = _Pages()
    for reader in readers_of(source, cache or Cache(), lost or {}, limits):
        file = reader.file
        label = file.name if isinstance(source, InputFile) else file.name.removeprefix(f"{source.name}/")
        try:
            _read(reader, label, read, on_page)
        except InputError as error:
            if isinstance(source, InputFile):
                raise
            closed = PageReport(
                read.count + 1, PageKind.BROKEN, 0, problems=(str(error),), is_whole_file=True
            )
            read.broken.append(closed)
            read.parts.append(Part(file.name, label, digest_of(file), 1, str(error)))
    if all(part.problem for part in read.parts):
        told = " ".join(f'"{part.label}": {part.problem}' for part in read.parts)
        raise InputError(f"Tidak satu pun berkas dalam folder ini dapat dibuka. {told}")
    for kind in KINDS:
        (cache or Cache()).keep_only(kind, read.entries)
    digests = [part.sha256 for part in read.parts]
    sha256 = digests[0] if isinstance(source, InputFile) else digest_over(digests)
    return FilesRead(sha256, Paging(tuple(read.parts)), tuple(read.contents), tuple(read.broken))


def _read(reader: FileReader, label: str, read: _Pages, on_page: OnPage) -> None:
    """Adds what one file holds, its pages counted on from those before."""
    file, before = reader.file, read.count
    first = reader.read_run(1, on_page)
    starts = range(1, max(first.count, 1) + 1, RUN)
    runs = [first, *(reader.read_run(start, on_page) for start in starts[1:])]
    images = tuple(number for run in runs for number in run.images)
    contents = [content for run in runs for content in run.contents]
    # Images take seconds each where other pages take milliseconds, so they come last.
    for done, number in enumerate(images, start=first.count - len(images) + 1):
        contents.extend(reader.read_image(number))
        on_page(done, first.count)
    read.entries.extend(reader.entries(starts, images))
    read.contents.extend(
        counted_on(content, before) for content in sorted(contents, key=lambda content: content.page)
    )
    read.broken.extend(replace(report, page=before + report.page) for run in runs for report in run.broken)
    sha256 = file.seen.sha256 if file.seen else sha256_of(file.path)
    read.parts.append(Part(file.name, label, sha256, first.count, note=first.note))
