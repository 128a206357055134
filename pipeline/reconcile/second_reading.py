"""Two readings of the same places held against each other, before anyone is accused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from unicodedata import category, normalize

from pipeline.model.document import Document
from pipeline.model.finding import Finding, Kepastian, Tingkat
from pipeline.model.paging import Paging
from pipeline.model.second_reading import Hasil, Reread, SecondReading
from pipeline.model.table import SourceRef
from pipeline.model.text import fold_typography, without_blanks
from pipeline.model.values import one_line
from pipeline.reconcile.findings import READING

# Findings as grave as these are what an agency is asked about first.
_GRAVE = (Tingkat.KRITIS, Tingkat.TINGGI)
_APART = (Hasil.BERBEDA, Hasil.DIGANTI)
# Characters of a text that a sentence shows, and how many of them stand before the first that differs.
_SHOWN = 60
_BEFORE = 20
_SOFT_HYPHEN = "\u00ad"
_WITHOUT_INK = "Cf"  # which way to write, where a line may break


def printed_cells(document: Document) -> dict[SourceRef, str]:
    """What the first reader read in every cell, empty ones too."""
    grids = (*document.grids, *(grid for table in document.tables for grid in table.grids))
    return {grid.source_of(cell): cell.text for grid in grids for cell in grid.cells}


def printed_prose(document: Document) -> dict[SourceRef, str]:
    """What the first reader read in every heading and paragraph."""
    return {block.source: block.text for block in document.blocks}


def evidence_of(findings: Iterable[Finding], known: Iterable[SecondReading] = ()) -> tuple[SourceRef, ...]:
    """The places that grave findings rest on, each once, without those read twice already.

    A consequence rests on its cause.
    """
    is_known = {reading.source for reading in known}
    grave = (source for finding in findings if finding.tingkat in _GRAVE for source in _rests_on(finding))
    return tuple(source for source in dict.fromkeys(grave) if source not in is_known)


def hold_against(
    printed: Mapping[SourceRef, str], again: Mapping[SourceRef, Reread]
) -> tuple[SecondReading, ...]:
    """Both readings of every place of `again`, by page and then downward.

    Args:
        printed: what the first reader read, at these and other places.
        again: what the second one read.
    """
    places = sorted(again, key=lambda source: (source.page, source.bbox.top, source.bbox.x0, source.bbox))
    return tuple(_reading(source, printed[source], again[source]) for source in places)


def is_same(one: str, other: str) -> bool:
    """Whether two readings are of the same print: blanks, wraps and forms of one sign aside, every character counts.

    Readers find blanks in gaps, each in its own way. A hyphen that ends a line is a soft one to some.
    """
    return _print(one) == _print(other)


def doubts_of(readings: Iterable[SecondReading]) -> dict[SourceRef, str]:
    """Why each place that two readers do not agree on may be read wrong."""
    return {
        reading.source: reading.sebab or f'pembaca kedua membaca "{one_line(reading.teks_kedua)}"'
        for reading in readings
        if reading.hasil is not Hasil.SAMA
    }


def confirm(
    findings: Sequence[Finding], readings: Sequence[SecondReading], paging: Paging
) -> tuple[Finding, ...]:
    """The findings, those whose evidence two readers do not read alike marked and with both texts in their message.

    What cannot be read again is not confirmed: it is not called certain, but a question stays a question.
    """
    known = {reading.source: reading for reading in readings}
    return tuple(_confirmed(finding, known, paging) for finding in findings)


def told(readings: Sequence[SecondReading], paging: Paging) -> str:
    """A sentence on the places where two readers do not agree; empty where they do."""
    apart = [reading.source.page for reading in readings if reading.hasil in _APART]
    unread = [reading.source.page for reading in readings if reading.hasil is Hasil.TIDAK_TERBACA]
    return " ".join(
        f"{len(pages)} sel (halaman {paging.told(pages)}) {what}."
        for pages, what in (
            (apart, "dibaca berbeda oleh pembaca kedua"),
            (unread, "tidak dapat dibaca ulang"),
        )
        if pages
    )


def _rests_on(finding: Finding) -> tuple[SourceRef, ...]:
    """The places of both sides; none for a consequence, nor for what is said of the reading itself."""
    if finding.kepastian is Kepastian.TURUNAN or finding.aturan.partition("-")[0] == READING:
        return ()
    other = finding.place_pembanding
    return (*finding.place.sources, *(other.sources if other else ()))


def _reading(source: SourceRef, first: str, second: Reread) -> SecondReading:
    if second.problem:
        return SecondReading(source, first, second.text, Hasil.TIDAK_TERBACA, second.problem)
    hasil = Hasil.SAMA if is_same(first, second.text) else Hasil.BERBEDA
    return SecondReading(source, first, second.text, hasil)


def _print(text: str) -> str:
    folded = without_blanks(fold_typography(text.replace(_SOFT_HYPHEN, "-")))
    return "".join(sign for sign in normalize("NFC", folded) if category(sign) != _WITHOUT_INK)


def _confirmed(finding: Finding, known: Mapping[SourceRef, SecondReading], paging: Paging) -> Finding:
    readings = [known[source] for source in dict.fromkeys(_rests_on(finding)) if source in known]
    apart = [reading for reading in readings if reading.hasil in _APART]
    unread = [reading for reading in readings if reading.hasil is Hasil.TIDAK_TERBACA]
    if not apart and not (unread and finding.kepastian is Kepastian.PASTI):
        return finding
    sentence = _apart(apart, paging) if apart else _unread(unread, paging)
    return replace(
        finding, kepastian=Kepastian.MUNGKIN_SALAH_BACA, pesan=f"{finding.pesan} {sentence}".strip()
    )


def _apart(readings: Sequence[SecondReading], paging: Paging) -> str:
    first = readings[0]
    one, other = _around_difference(one_line(first.teks_pertama), one_line(first.teks_kedua))
    rest = f" (juga pada {len(readings) - 1} sel lain)" if len(readings) > 1 else ""
    return (
        f"Hasil dua pembacaan pada halaman {paging.told([first.source.page])} berbeda{rest}: "
        f"{one} dan {other}; mohon dibandingkan dengan dokumen asli."
    )


def _unread(readings: Sequence[SecondReading], paging: Paging) -> str:
    pages = paging.told(reading.source.page for reading in readings)
    return f"Halaman {pages} tidak dapat dibaca ulang ({readings[0].sebab}); mohon dibandingkan dengan dokumen asli."


def _around_difference(one: str, other: str) -> tuple[str, str]:
    """Both texts as a sentence shows them, long ones cut to what stands around the first character that differs."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    start = max(same - _BEFORE, 0) if max(len(one), len(other)) > _SHOWN else 0
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    """The text from there in quotes, or a word for none."""
    end = start + _SHOWN
    return (
        f'"{"..." if start else ""}{text[start:end]}{"..." if len(text) > end else ""}"' if text else "kosong"
    )
