"""The objects of a PDFium page in painting order, what is in forms in place of the forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.model.geometry import BBox
from pipeline.model.page import Bools, Floats, Ints
from pipeline.read import pdfium_calls as call
from pipeline.read.pdfium_calls import Handle
from pipeline.read.pdfium_values import clip_boxes, is_empty, matrix_of
from pipeline.read.transform import Matrix

# Forms inside forms inside forms: the deepest seen in a real file is 3. A cycle must end somewhere.
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True, eq=False)
class Objects:
    """Painted objects, one entry for each in every column.

    `order` is the place in the order of painting; `outer` the matrix from the object's space, once its own matrix is
    applied, to the displayed page; `visible` the part of the page that its clips leave; `may_be_boxes` whether these
    are of as few points as boxes.
    """

    handles: tuple[Handle, ...]
    order: Ints
    outer: Floats
    visible: Floats
    may_be_boxes: Bools

    def __len__(self) -> int:
        return len(self.handles)

    def take(self, chosen: Bools) -> Objects:
        """Those that are chosen."""
        places = np.flatnonzero(chosen)
        if len(places) == len(self):
            return self
        return Objects(
            tuple(self.handles[place] for place in places.tolist()),
            self.order[places],
            self.outer[places],
            self.visible[places],
            self.may_be_boxes[places],
        )

    @property
    def shows(self) -> Bools:
        """Whether anything of each is left by its clips."""
        return ~is_empty(self.visible)


def walk(page: Handle, to_page: Matrix, frame: BBox) -> tuple[Objects, Ints]:
    """Every object of a page in painting order, and its type; of the forms those that lie too deep.

    Args:
        page: PDFium's page.
        to_page: from page space to the displayed page.
        frame: the displayed page; what lies outside is not on it.
    """
    walked = _Walked()
    handles = map(call.page_object, repeat(page), range(call.count_objects(page)))
    walked.add(list(handles), to_page, frame, 0)
    level = np.array(walked.levels, dtype=np.int64)
    matrices, frames = np.array(walked.matrices), np.array(walked.frames)
    visible, may_be_boxes = clip_boxes(walked.handles, level, matrices, frames)
    objects = Objects(tuple(walked.handles), np.arange(len(level)), matrices[level], visible, may_be_boxes)
    return objects, np.array(walked.kinds, dtype=np.int64)


class _Walked:
    """What was walked over so far: objects with their types and levels; for each level its matrix and frame."""

    def __init__(self) -> None:
        self.handles: list[Handle] = []
        self.kinds: list[int] = []
        self.levels: list[int] = []
        self.matrices: list[Matrix] = []
        self.frames: list[BBox] = []

    def add(self, handles: Sequence[Handle], matrix: Matrix, frame: BBox, depth: int) -> None:
        """Adds the objects of the page or of a form, and what is in its forms where they stand."""
        level = len(self.matrices)
        self.matrices.append(matrix)
        self.frames.append(frame)
        kinds = list(map(call.object_type, handles))
        start = 0
        for place in _forms(kinds) if depth < MAX_DEPTH else ():
            self._extend(handles[start:place], kinds[start:place], level)
            self._open(handles[place], matrix, frame, depth + 1)
            start = place + 1
        self._extend(handles[start:], kinds[start:], level)

    def _extend(self, handles: Sequence[Handle], kinds: Sequence[int], level: int) -> None:
        self.handles += handles
        self.kinds += kinds
        self.levels += [level] * len(handles)

    def _open(self, form: Handle, matrix: Matrix, frame: BBox, depth: int) -> None:
        clips, _ = clip_boxes([form], np.zeros(1, dtype=np.int64), np.array([matrix]), np.array([frame]))
        parts = map(call.form_object, repeat(form), range(call.count_form_objects(form)))
        self.add(list(parts), matrix_of(form).then(matrix), BBox(*clips[0].tolist()), depth)


def _forms(kinds: Sequence[int]) -> list[int]:
    return [place for place, kind in enumerate(kinds) if kind == pdfium.FPDF_PAGEOBJ_FORM]
