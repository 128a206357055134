"""What speaks for the reading of each page: its cells, those in doubt, and the arithmetic that comes out with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from pipeline.model.document import Document
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison
from pipeline.model.page_check import PageCheck


def page_checks(
    document: Document, dossier: Dossier, comparisons: Sequence[Comparison], arithmetic: Collection[str]
) -> Mapping[int, PageCheck]:
    """The check of each page (1-based) that holds cells of tables or arithmetic.

    Args:
        document: its tables.
        dossier: which of their cells are in doubt.
        comparisons: the ledger.
        arithmetic: the ids of the rules that calculate.
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
    results = Counter(
        (comparison.place.sources[0].page, comparison.beda == 0)
        for comparison in comparisons
        if comparison.aturan in arithmetic and comparison.is_judged and comparison.place.sources
    )
    pages = sorted({*cells, *(page for page, _ in results)})
    return {
        page: PageCheck(cells[page], doubtful[page], results[page, True], results[page, False])
        for page in pages
    }
