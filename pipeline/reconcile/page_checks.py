"""What speaks for the reading of each page: its cells, those in doubt, and the arithmetic that comes out with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.model.document import Document
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison
from pipeline.model.page_check import PageCheck
from pipeline.model.second_reading import Hasil, SecondReading

Result = tuple[int, bool]
"""The page that a calculation begins on, and whether it came out."""


def results_of(comparisons: Iterable[Comparison], arithmetic: Collection[str]) -> Counter[Result]:
    """How the calculations among the comparisons came out.

    Args:
        comparisons: of any rules.
        arithmetic: the ids of the rules that calculate.
    """
    return Counter(
        (comparison.place.sources[0].page, comparison.beda == 0)
        for comparison in comparisons
        if comparison.aturan in arithmetic and comparison.is_judged and comparison.place.sources
    )


def page_checks(
    document: Document,
    dossier: Dossier,
    results: Counter[Result],
    readings: Sequence[SecondReading] = (),
) -> Mapping[int, PageCheck]:
    """The check of each page (1-based) that holds cells of tables, arithmetic, or places read twice.

    Args:
        document: its tables.
        dossier: which of their cells are in doubt.
        results: how the arithmetic came out.
        readings: what was read twice.
    """
    cells: Counter[int] = Counter()
    doubtful: Counter[int] = Counter()
    for entry in (entry for table in document.tables for row in table.rows for entry in row.entries):
        if entry.is_empty:
            continue
        is_doubtful = bool(entry.doubt) or any(source in dossier.doubtful for source in entry.sources)
        for page in {source.page for source in entry.sources}:
            cells[page] += 1
            doubtful[page] += is_doubtful
    reread = Counter(reading.source.page for reading in readings)
    unconfirmed = Counter(reading.source.page for reading in readings if reading.hasil is not Hasil.SAMA)
    pages = sorted({*cells, *reread, *(page for page, _ in results)})
    return {
        page: PageCheck(
            cells[page],
            doubtful[page],
            results[page, True],
            results[page, False],
            reread[page],
            unconfirmed[page],
        )
        for page in pages
    }
