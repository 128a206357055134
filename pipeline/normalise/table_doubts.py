"""Why rows of a table may be missing."""

from __future__ import annotations

from itertools import pairwise

from pipeline.model.document import Document
from pipeline.model.table import LogicalTable
from pipeline.model.text import comparable
from pipeline.normalise.row_parts import PrintedRow
from pipeline.normalise.total_rows import grand_flags, is_whole_total, total_label


def table_doubts(document: Document, table: LogicalTable) -> tuple[str, ...]:
    """Why rows of a table may be missing, empty when it is known to be whole.

    A page from the one before its first to the one behind its last was not read whole; or another table, of the same
    kind or of none, stands beside it that may be its beginning or its end.
    """
    pages = table.pages
    if not pages:
        return ()
    doubts: list[str] = []
    for report in document.pages:
        is_inside = pages[0] <= report.page <= pages[-1]
        is_beside = report.is_unread and pages[0] - 1 <= report.page <= pages[-1] + 1
        if is_inside or is_beside:
            doubts.extend(f"halaman {report.page}: {loss}" for loss in report.losses)
        if is_inside and report.unowned and not report.losses:
            doubts.append(f"halaman {report.page}: {report.unowned} huruf tidak terbaca sebagai isi tabel")
    place = document.tables.index(table)
    for before, after in pairwise(document.tables[max(place - 1, 0) : place + 2]):
        if _may_go_on(before, after):
            doubts.append(
                f"tabel mungkin berlanjut dari halaman {before.pages[-1]} ke halaman {after.pages[0]}"
            )
    return tuple(doubts)


def _may_go_on(before: LogicalTable, after: LogicalTable) -> bool:
    """Whether the second table may be the first one's end that could not be joined to it.

    It stands on the same page or the next, in about as many columns, and is of the same kind, or one of the two is of
    no known kind (a page without header that did not fit). A plan printed in subbab 3.3 and once more in Bab IV is no
    such case: the first has its total at its end, or the second a number of its own.
    """
    if not before.grids or not after.grids or after.pages[0] - before.pages[-1] > 1:
        return False
    if _ends_with_total(before) or _is_numbered_apart(before, after):
        return False
    widths = before.grids[-1].column_count, after.grids[0].column_count
    return abs(widths[0] - widths[1]) <= 1 and (
        before.kind == after.kind or not before.kind or not after.kind
    )


def _ends_with_total(table: LogicalTable) -> bool:
    """Whether the last row can only be the total of the whole table, and not that of a program."""
    labels = [total_label(PrintedRow(table, nomor, (row,))) for nomor, row in enumerate(table.rows)]
    if not labels or not is_whole_total(labels[-1]):
        return False
    return grand_flags([label for label in labels if label])[-1]


def _is_numbered_apart(before: LogicalTable, after: LogicalTable) -> bool:
    """Whether two tables carry printed numbers ("Tabel 3.2", "Tabel 4.1") that differ."""
    numbers = [comparable(table.label) for table in (before, after)]
    return all(number.startswith("tabel") for number in numbers) and numbers[0] != numbers[1]
