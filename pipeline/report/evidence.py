"""What a document says of itself, and how it writes its numbers, with the places that say so."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document, Perihal
from pipeline.model.dossier import Dossier
from pipeline.model.number_style import NumberStyle
from pipeline.model.values import one_line
from pipeline.report.origins import boxes_of, corners, pages_of

EVIDENCE_COLUMNS = ("perihal", "nilai", "dipakai", "suara", "letak", "halaman", "kotak", "teks")
STYLE_COLUMNS = ("kelompok", "gaya", "dipakai", "jumlah", "contoh", "halaman", "kotak")


def evidence_rows(document: Document) -> Iterator[tuple[str | int, ...]]:
    """Every place that names agency, region, kind, year or sort; `dipakai` marks what was believed.

    In the order of the subjects, what most is said for first.
    """
    identity, subjects = document.identity, list(Perihal)
    for one in sorted(identity.bukti, key=lambda one: (subjects.index(one.perihal), -one.suara, one.nilai)):
        yield (
            one.perihal.value, one.nilai, "ya" if identity.follows(one) else "tidak", one.suara, one.letak.value,
            document.paging.label(one.source.page), corners(one.source.bbox), one.teks,
        )  # fmt: skip


def style_rows(dossier: Dossier) -> Iterator[tuple[str | int, ...]]:
    """How many amounts and targets are certainly written in each style; `dipakai` marks the one that is believed."""
    for name, habit in (("pagu", dossier.gaya_angka.pagu), ("target", dossier.gaya_angka.target)):
        for style, counted in (
            (NumberStyle.INDONESIAN, habit.indonesian),
            (NumberStyle.ENGLISH, habit.english),
        ):
            yield (
                name, style.value, "ya" if style is habit.style else "tidak", counted.count, one_line(counted.example),
                pages_of(counted.sources, dossier.paging), boxes_of(counted.sources),
            )  # fmt: skip
