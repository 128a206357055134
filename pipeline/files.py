"""The files of a document, page by page: one file, or those of a folder with their pages counted on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import groupby
from multiprocessing import get_context

from pipeline.errors import InputError
from pipeline.extract.document import PageContent, read_contents
from pipeline.extract.grid import read_cell
from pipeline.inputs import InputFile, InputFolder, Source, sha256_of
from pipeline.model.document import PageKind, PageReport
from pipeline.model.geometry import BBox
from pipeline.model.page import PageGeometry
from pipeline.model.paging import Paging, Part
from pipeline.model.second_reading import Reread
from pipeline.model.table import SourceRef
from pipeline.read.pdfium import open_pdf
from pipeline.read.scans import read_scan, read_scan_again
from pipeline.read.triage import triage

log = logging.getLogger(__name__)

OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What the files hold. `broken` are pages, or whole files, that cannot be opened; all pages are counted on."""

    sha256: str
    paging: Paging
    contents: tuple[PageContent, ...]
    broken: tuple[PageReport, ...]


def read_files(source: Source, on_page: OnPage, jobs: int = 1) -> FilesRead:
    """Every page of every file. In a folder, a file that cannot be opened is noted and costs none of the others.

    Args:
        source: the file or folder.
        on_page: told after each page: how many of its file are read (from 1) and how many there are.
        jobs: how many pages that are images are read at a time, each in a process of its own.

    Raises:
        InputError: the file, or every file of the folder, cannot be opened.
    """
    if isinstance(source, InputFile):
        part, contents, broken = _read(source, source.name, 0, on_page, jobs)
        return FilesRead(part.sha256, Paging((part,)), contents, broken)
    if not source.files:
        raise InputError(
            "Folder ini tidak memuat berkas PDF. Mohon minta Renja dalam bentuk PDF, atau pindahkan foldernya."
        )
    parts: list[Part] = []
    all_contents: list[PageContent] = []
    all_broken: list[PageReport] = []
    for file in source.files:
        before = sum(part.pages for part in parts)
        label = file.name.removeprefix(f"{source.name}/")
        try:
            part, contents, broken = _read(file, label, before, on_page, jobs)
        except InputError as error:
            part = Part(file.name, label, digest_or_empty(file), 1, str(error))
            closed = PageReport(before + 1, PageKind.BROKEN, 0, problems=(str(error),), is_whole_file=True)
            contents, broken = (), (closed,)
        parts.append(part)
        all_contents.extend(contents)
        all_broken.extend(broken)
    if all(part.problem for part in parts):
        told = " ".join(f'"{part.label}": {part.problem}' for part in parts)
        raise InputError(f"Tidak satu pun berkas dalam folder ini dapat dibuka. {told}")
    return FilesRead(_digest(source), Paging(tuple(parts)), tuple(all_contents), tuple(all_broken))


def read_again(source: Source, paging: Paging, places: Iterable[SourceRef]) -> dict[SourceRef, Reread]:
    """What the second reader sees at these places. Each file, and each page, is opened once; none where no place is.

    Args:
        source: the file or folder.
        paging: how its pages are counted.
        places: by the count of the document.
    """
    files = {file.name: file for file in source.files}
    again: dict[SourceRef, Reread] = {}
    ordered = sorted(places, key=lambda place: (place.page, place.bbox, place.method))
    for part, inside in groupby(ordered, key=lambda place: paging.in_file(place.page)[0]):
        again.update(_read_again(files[part.name], paging, list(inside)))
    return again


def _read_again(file: InputFile, paging: Paging, places: Sequence[SourceRef]) -> dict[SourceRef, Reread]:
    """The places of one file, ordered by page."""
    letters = _by_page(paging, (place for place in places if not place.from_image))
    pictures = _by_page(paging, (place for place in places if place.from_image))
    return {**_read_letters_again(file, letters), **_read_pictures_again(file, pictures)}


def _by_page(paging: Paging, places: Iterable[SourceRef]) -> dict[int, list[SourceRef]]:
    """The places by the page's number in its file."""
    pages = groupby(places, key=lambda place: place.page)
    return {paging.in_file(page)[1]: list(group) for page, group in pages}


def _read_letters_again(file: InputFile, pages: Mapping[int, Sequence[SourceRef]]) -> dict[SourceRef, Reread]:
    """What another parser finds at these places."""
    if not pages:
        return {}
    # Heavy, and needed only where something is found.
    from pipeline.read.plumber import read_boxes

    boxes = {number: [place.bbox for place in group] for number, group in pages.items()}
    texts = read_boxes(file.path, boxes, file.password)
    return {
        place: text
        for number, group in pages.items()
        for place, text in zip(group, texts[number], strict=True)
    }


def _read_pictures_again(
    file: InputFile, pages: Mapping[int, Sequence[SourceRef]]
) -> dict[SourceRef, Reread]:
    """What a sharper look at these places of pages that are images finds."""
    if not pages:
        return {}
    again: dict[SourceRef, Reread] = {}
    with open_pdf(file.path, file.password) as reader:
        for number, group in pages.items():
            turn = group[0].turn  # an image has one sheet
            found = read_scan_again(reader, number, turn, [place.bbox for place in group])
            for place, letters in zip(group, found, strict=True):
                upright = place.upright
                again[place] = read_cell(letters, BBox(0, 0, upright.width, upright.height))
    return again


def digest_or_empty(source: Source) -> str:
    """The SHA-256 of a file, or over those of a folder's files in reading order; empty where one cannot be read."""
    try:
        return sha256_of(source.path) if isinstance(source, InputFile) else _digest(source)
    except InputError:
        return ""


def _digest(folder: InputFolder) -> str:
    """A digest over the digests of the files: their content and order count, their names do not."""
    lines = [f"{digest_or_empty(file)}\n" for file in folder.files]
    return sha256("".join(lines).encode("ascii")).hexdigest() if lines else ""


def _read(
    file: InputFile, label: str, before: int, on_page: OnPage, jobs: int
) -> tuple[Part, tuple[PageContent, ...], tuple[PageReport, ...]]:
    """One file; its pages are counted on from `before`."""
    digest = sha256_of(file.path)
    contents: dict[int, tuple[PageContent, ...]] = {}
    broken: list[PageReport] = []
    images: dict[int, tuple[PageGeometry, PageKind]] = {}
    with open_pdf(file.path, file.password) as reader:
        count = reader.page_count
        for number in range(1, count + 1):
            try:
                page = reader.read_page(number)
            except InputError as error:
                broken.append(PageReport(before + number, PageKind.BROKEN, 0, problems=(str(error),)))
            else:
                kind = triage(page)
                if kind in (PageKind.SCAN, PageKind.UNTRUSTED):
                    images[number] = page, kind
                    continue
                contents[number] = read_contents(replace(page, number=before + number), kind)
            on_page(len(contents) + len(broken), count)
        part = Part(file.name, label, digest, count, note=reader.note)
    # Images take seconds each where other pages take milliseconds, so they come last and may be read side by side.
    for number, found in _read_scans(file, {number: page for number, (page, _) in images.items()}, jobs):
        page, kind = images[number]
        shown = replace(found or page, number=before + number)
        contents[number] = read_contents(shown, kind)
        on_page(len(contents) + len(broken), count)
    in_order = (content for number in sorted(contents) for content in contents[number])
    return part, tuple(in_order), tuple(broken)


def _read_scans(
    file: InputFile, images: Mapping[int, PageGeometry], jobs: int
) -> Iterator[tuple[int, PageGeometry | None]]:
    """What is read on each page that is an image, by number; None where nothing could be."""
    workers = min(jobs, len(images))
    if workers <= 1:
        yield from ((number, _read_scan(file, page)) for number, page in images.items())
        return
    left = list(images)
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            for found in pool.map(partial(_read_scan, file), images.values()):
                yield left.pop(0), found
    except BrokenProcessPool:
        log.warning("%s: sebuah proses kerja berhenti; %d halaman gambar tidak terbaca", file.name, len(left))
        yield from ((number, None) for number in left)


def _read_scan(file: InputFile, page: PageGeometry) -> PageGeometry | None:
    with open_pdf(file.path, file.password) as reader:
        return read_scan(reader, page)
