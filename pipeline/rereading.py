"""What the second reader sees at places of a document, and what of that is known from before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from pipeline.cache import Cache, code_version, key_of, library_versions
from pipeline.extract.grid import read_cell
from pipeline.inputs import InputFile, Source, digest_of, is_kept, refuse_changed
from pipeline.model.geometry import BBox
from pipeline.model.paging import Paging
from pipeline.model.second_reading import Reread
from pipeline.model.table import SourceRef
from pipeline.read.pdfium import open_pdf
from pipeline.read.scans import read_scan_again

ENTRY = "pembacaan_kedua"
"""The name of what is kept."""
_CODE = ("pipeline/rereading.py", "pipeline/read", "pipeline/extract", "pipeline/model")
_LIBRARIES = (
    "numpy", "onnxruntime", "opencv-python-headless", "pdfminer.six", "pdfplumber", "pypdfium2", "rapidocr",
)  # fmt: skip


def read_again(
    source: Source, paging: Paging, places: Iterable[SourceRef], cache: Cache | None = None
) -> dict[SourceRef, Reread]:
    """What the second reader sees at these places. Each file, and each page, is opened once; none where no place is.

    Args:
        source: the file or folder.
        paging: how its pages are counted.
        places: by the count of the document.
        cache: what is known of the document from before, and will be; None to keep nothing.
    """
    kept = cache if cache is not None and is_kept(source) else Cache()
    key = key_of(digest_of(source), code_version(*_CODE), library_versions(*_LIBRARIES))
    known = dict(kept.get(ENTRY, key, list[tuple[SourceRef, Reread]]) or ())
    wanted = list(places)
    unknown = [place for place in wanted if place not in known]
    if unknown:
        known |= _read_all_again(source, paging, unknown)
        kept.put(ENTRY, key, list(known.items()))
    return {place: known[place] for place in wanted}


def _read_all_again(source: Source, paging: Paging, places: Sequence[SourceRef]) -> dict[SourceRef, Reread]:
    files = {file.name: file for file in source.files}
    again: dict[SourceRef, Reread] = {}
    ordered = sorted(places, key=lambda place: (place.page, place.bbox, place.method))
    for part, inside in groupby(ordered, key=lambda place: paging.in_file(place.page)[0]):
        refuse_changed(files[part.name])
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
