"""The painted objects of a PDFium page: what shows, where, and in which state the text is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.read import pdfium_calls as call
from pipeline.read.ink import Inks
from pipeline.read.pdfium_calls import Handle
from pipeline.read.pdfium_paths import read_paths
from pipeline.read.pdfium_texts import TextStates, read_text_states
from pipeline.read.pdfium_values import around, at_int, ints, matrix_of
from pipeline.read.pdfium_walk import Objects, walk
from pipeline.read.transform import Matrix
from pipeline.read.visibility import Paint


@dataclass(frozen=True, slots=True, eq=False)
class PaintedObjects:
    """All that is painted on a page.

    `paints` are the areas that may lie behind texts or over them, in the order of painting, `images` among them.
    `pixels` counts those of the images, as far as they are seen.

    `drawings` counts the points of painted paths beyond those of a rectangle, `unopened` forms that lie too deep to be
    looked into.
    """

    texts: TextStates
    inks: Inks
    paints: tuple[Paint, ...]
    images: tuple[BBox, ...]
    pixels: float
    drawings: int
    unopened: int


def read_objects(page: Handle, to_page: Matrix, frame: BBox) -> PaintedObjects:
    """Reads the page's objects, those in forms included, all of a kind at once.

    Args:
        page: PDFium's page.
        to_page: from page space to the displayed page.
        frame: the displayed page; what lies outside is not on it.
    """
    objects, kinds = walk(page, to_page, frame)
    shows = objects.shows
    paths = read_paths(objects.take((kinds == pdfium.FPDF_PAGEOBJ_PATH) & shows))
    shadings = objects.take((kinds == pdfium.FPDF_PAGEOBJ_SHADING) & shows)
    images, pixels = _images(objects.take((kinds == pdfium.FPDF_PAGEOBJ_IMAGE) & shows))
    paints = [
        *paths.paints,
        *images,
        *(
            Paint(order, BBox(*box), None)
            for order, box in zip(shadings.order.tolist(), shadings.visible.tolist(), strict=True)
        ),
    ]
    return PaintedObjects(
        texts=read_text_states(objects.take(kinds == pdfium.FPDF_PAGEOBJ_TEXT)),
        inks=paths.inks,
        paints=tuple(sorted(paints, key=lambda paint: paint.order)),
        images=tuple(image.box for image in images),
        pixels=pixels,
        drawings=paths.drawings,
        unopened=int(np.count_nonzero(kinds == pdfium.FPDF_PAGEOBJ_FORM)),
    )


def _images(images: Objects) -> tuple[list[Paint], float]:
    """The areas of images, cut to what shows of them, and how many of their pixels show."""
    paints: list[Paint] = []
    pixels = 0.0
    for handle, order, outer, visible in zip(
        images.handles, images.order.tolist(), images.outer.tolist(), images.visible.tolist(), strict=True
    ):
        matrix = matrix_of(handle).then(Matrix(*outer))
        box = around([matrix.apply(x, y) for x in (0, 1) for y in (0, 1)])
        shown = box.intersect(BBox(*visible))
        if not shown.is_empty:
            call.image_pixels(handle, at_int[0], at_int[1])
            pixels += ints[0] * ints[1] * shown.area / box.area
            paints.append(Paint(order, shown, None, is_image=True))
    return paints, pixels
