"""The whole files that are damaged: small, and shaped like those that offices send."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf

from tests.documents.hostile import encrypted, images_only, nested_forms, ruled, text
from tests.typeset.variants import variant

_SAMPLE = Path(__file__).parents[2] / "raw" / "contoh" / "renja-2024-dinas-kukm-kalbar.pdf"
_TITLE = text("Rencana Kerja Tahun 2026 Dinas Koperasi")


@cache
def specimen(number: int) -> bytes:
    """One of the files, which are counted on and on."""
    return _BUILDERS[number % len(_BUILDERS)]()


def _typeset(name: str, producer: str) -> Callable[[], bytes]:
    return lambda: variant(name, producer).typeset()[0]


def _packed(build: Callable[[], bytes]) -> Callable[[], bytes]:
    """The file with its objects in object streams, as most programs write today."""

    def rebuild() -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(build())) as pdf:
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()

    return rebuild


def _pages_of_the_sample(*numbers: int) -> Callable[[], bytes]:
    """Pages (from 1) cut from a real document, with its fonts."""

    def cut() -> bytes:
        out = io.BytesIO()
        with pikepdf.open(_SAMPLE) as whole, pikepdf.new() as part:
            for number in numbers:
                part.pages.append(whole.pages[number - 1])
            part.save(out, deterministic_id=True)
        return out.getvalue()

    return cut


_BUILDERS: tuple[Callable[[], bytes], ...] = (
    _typeset("everything-at-once", "reportlab"),
    _typeset("everything-at-once", "fpdf2"),
    _typeset("strokes", "reportlab"),
    _packed(_typeset("strokes", "fpdf2")),
    _packed(_typeset("everything-at-once", "reportlab")),
    _pages_of_the_sample(1, 8),
    _pages_of_the_sample(31),
    _packed(_pages_of_the_sample(9, 30)),
    lambda: nested_forms(4, _TITLE + ruled(5, 5)),
    lambda: images_only(1),
    lambda: encrypted(user="", owner="rahasia"),
)
