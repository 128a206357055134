"""Pictures of lines to letters: the recognising model that comes with rapidocr, run by onnxruntime.

The model is asked directly, because what it thinks of every letter is wanted, and only of letters that an Indonesian
office prints: of 18,710 it knows most are Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from pipeline.model.page import Floats, Ints
from pipeline.read.ocr.picture import Picture

METHOD = "ocr-rapidocr"
HEIGHT = 48
"""Pixels of a line as the model wants it."""
_SMALLEST_WIDTH = 48
_BLANK = 0
_LETTERS = frozenset(
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{|}°²³±×é–—‘’“”•…≤≥ "
)


class OcrUnavailableError(Exception):
    """The model, or what runs it, is not installed."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Letters of one line from left to right, blanks among them.

    `at` is the middle of each as a share of the picture's width; `confidence` runs from 0 to 1 and is that of the least
    certain look at the letter and at the seams beside it, where a letter may have been lost.
    """

    codes: Ints
    at: Floats
    confidence: Floats

    @property
    def text(self) -> str:
        """The letters as a string."""
        return "".join(map(chr, self.codes.tolist()))


class Recogniser:
    """The loaded model. It runs in one thread: pages are read side by side, and a sum must not depend on threads."""

    def __init__(self, model: Path) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise OcrUnavailableError from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(model), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        letters = ["", *known, " "]
        self._classes = np.array([_BLANK, *(i for i, one in enumerate(letters) if one in _LETTERS and one)])
        self._codes = np.array([0, *(ord(letters[i]) for i in self._classes[1:])])

    def read(self, line: Picture) -> Reading:
        """The letters in the grey picture of one line, dark on light."""
        height, width = line.shape
        wanted = max(round(width * HEIGHT / height), _SMALLEST_WIDTH)
        scaled = cv2.resize(
            line, (wanted, HEIGHT), interpolation=cv2.INTER_CUBIC if height < HEIGHT else cv2.INTER_AREA
        )
        values = (np.asarray(scaled, dtype=np.float32) / 127.5 - 1.0)[None, None]
        outputs: Any = self._session.run(None, {self._input: np.repeat(values, 3, axis=1)})
        return decode(np.asarray(outputs[0][0], dtype=np.float64)[:, self._classes], self._codes)


def decode(frames: Floats, codes: Ints) -> Reading:
    """The letters of a line from what the model says of each frame (CTC: equal neighbours are one letter).

    Args:
        frames: probabilities, frames by classes; class 0 says "no letter here".
        codes: the code point of each class.
    """
    best = frames.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts[1:], len(best))
    is_letter = best[starts] != _BLANK
    letters = np.flatnonzero(is_letter)
    certain = np.array([frames[starts[i] : ends[i], best[starts[i]]].max() for i in letters.tolist()])
    for run in np.flatnonzero(~is_letter).tolist():
        beside = letters[np.abs(letters - run) == 1]
        # A letter spills into the frames beside it; what else is seen there may be a letter that was lost.
        known = np.append(best[starts[beside]], _BLANK)
        lost = 1.0 - frames[starts[run] : ends[run]][:, known].sum(axis=1).min()
        places = np.searchsorted(letters, beside)
        certain[places] = np.minimum(certain[places], 1.0 - lost)
    return Reading(codes[best[starts[letters]]], ((starts + ends) / 2 / len(best))[letters], certain)


@lru_cache(maxsize=1)
def load_recogniser() -> Recogniser:
    """The recogniser, loaded once for all pages of a process.

    Raises:
        OcrUnavailableError: it is not installed.
    """
    package = find_spec("rapidocr")
    folders = (package.submodule_search_locations or []) if package else []
    models = sorted(path for folder in folders for path in Path(folder).glob("models/*_rec_*.onnx"))
    if not models:
        raise OcrUnavailableError
    return Recogniser(models[0])
