"""What two readers read at the places that findings rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.finding import Finding
from pipeline.model.paging import Paging
from pipeline.model.second_reading import SecondReading
from pipeline.model.table import SourceRef
from pipeline.report.origins import corners

SECOND_READING_COLUMNS = (
    "halaman", "kotak", "metode", "teks_pertama", "teks_kedua", "hasil", "alasan", "id_temuan",
)  # fmt: skip


def second_reading_rows(
    readings: Sequence[SecondReading], findings: Sequence[Finding], paging: Paging
) -> Iterator[tuple[str, ...]]:
    """A line for every place that was read twice, with the findings that name it, a blank between them.

    `metode` is how the first reader read it.
    """
    named: dict[SourceRef, list[str]] = defaultdict(list)
    for finding in findings:
        places = [place for place in (finding.place, finding.place_pembanding) if place is not None]
        for source in dict.fromkeys(source for place in places for source in place.sources):
            named[source].append(finding.id_temuan)
    for reading in readings:
        source = reading.source
        yield (
            paging.label(source.page), corners(source.bbox), source.method, reading.teks_pertama,
            reading.teks_kedua, reading.hasil.value, reading.sebab, " ".join(named[source]),
        )  # fmt: skip
