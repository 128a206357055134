"""The files of a document, page by page: one file, or those of a folder with their pages counted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby

from pipeline.errors import InputError
from pipeline.extract.document import PageContent, read_contents
from pipeline.inputs import InputFile, InputFolder, Source, sha256_of
from pipeline.model.document import PageKind, PageReport
from pipeline.model.paging import Paging, Part
from pipeline.model.second_reading import Reread
from pipeline.model.table import SourceRef
from pipeline.read.pdfium import open_pdf
from pipeline.read.triage import triage

OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What the files hold. `broken` are pages, or whole files, that cannot be opened; all pages are counted on."""

    sha256: str
    paging: Paging
    contents: tuple[PageContent, ...]
    broken: tuple[PageReport, ...]


def read_files(source: Source, on_page: OnPage) -> FilesRead:
    """Every page of every file. In a folder, a file that cannot be opened is noted and costs none of the others.

    Args:
        source: the file or folder.
        on_page: told after each page: its number in its file (1-based) and how many there are.

    Raises:
        InputError: the file, or every file of the folder, cannot be opened.
    """
    if isinstance(source, InputFile):
        part, contents, broken = _read(source, source.name, 0, on_page)
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
            part, contents, broken = _read(file, label, before, on_page)
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
    # Heavy, and needed only where something is found.
    from pipeline.read.plumber import read_boxes

    pages = {
        paging.in_file(page)[1]: list(group) for page, group in groupby(places, key=lambda place: place.page)
    }
    boxes = {number: [place.bbox for place in group] for number, group in pages.items()}
    texts = read_boxes(file.path, boxes, file.password)
    return {
        place: text
        for number, group in pages.items()
        for place, text in zip(group, texts[number], strict=True)
    }


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
    file: InputFile, label: str, before: int, on_page: OnPage
) -> tuple[Part, tuple[PageContent, ...], tuple[PageReport, ...]]:
    """One file; its pages are counted on from `before`."""
    digest = sha256_of(file.path)
    contents: list[PageContent] = []
    broken: list[PageReport] = []
    with open_pdf(file.path, file.password) as reader:
        for number in range(1, reader.page_count + 1):
            try:
                page = reader.read_page(number)
            except InputError as error:
                broken.append(PageReport(before + number, PageKind.BROKEN, 0, problems=(str(error),)))
            else:
                counted = replace(page, number=before + number)
                contents.extend(read_contents(counted, triage(counted)))
            on_page(number, reader.page_count)
        part = Part(file.name, label, digest, reader.page_count, note=reader.note)
    return part, tuple(contents), tuple(broken)
