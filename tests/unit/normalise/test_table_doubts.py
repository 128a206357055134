"""When a table is not known to be whole, so that no sum over it may be called certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Document, Identity, PageKind, PageReport
from pipeline.model.geometry import BBox
from pipeline.model.table import Column, Entry, Grid, LogicalTable, TableRow
from pipeline.normalise.table_doubts import table_doubts


def table(kind: str, first: int, last: int, columns: int = 9, label: str = "", end: str = "") -> LogicalTable:
    edges = tuple(float(10 * place) for place in range(columns + 1))
    grids = tuple(
        Grid(page, BBox(0, 0, 90, 90), (0.0, 90.0), edges, (), "pdfium") for page in range(first, last + 1)
    )
    names = tuple(Column(str(place), (), is_known=bool(kind)) for place in range(columns))
    names = (replace(names[0], name="nama"), *names[1:])
    entries = (Entry(end, ()), *(Entry("", ()) for _ in names[1:]))
    rows = (TableRow(last, entries),) if end else ()
    return LogicalTable(kind, label, "", names, rows, grids=grids)


def document(*tables: LogicalTable, unread: int = 0, unowned: int = 0) -> Document:
    pages = tuple(
        PageReport(
            page,
            PageKind.SCAN if page == unread else PageKind.TABLE,
            100,
            unowned=9 if page == unowned else 0,
            problems=("Halaman berupa gambar pindaian.",) if page == unread else (),
        )
        for page in range(1, 21)
    )
    return Document("a.pdf", "", pages, (), tables, (), Identity())


PLAN = table("rencana_kerja", 5, 8, label="Tabel 3.3")


@pytest.mark.parametrize(
    ("whole", "because"),
    [
        (document(PLAN), "nothing stands beside it"),
        (document(PLAN, table("rencana_kerja", 10, 12)), "the next table of the kind is two pages on"),
        (document(PLAN, table("review_rkpd", 9, 12)), "the next table is of another kind"),
        (document(PLAN, table("", 9, 9, columns=4)), "the unknown table has other columns"),
        (
            document(PLAN, table("rencana_kerja", 9, 12, label="Tabel 4.1")),
            "the next table has its own number",
        ),
        (document(table("rencana_kerja", 3, 4, end="TOTAL"), PLAN), "the table before is at its end"),
        (document(PLAN, unread=10), "the unread page lies farther off"),
        (document(PLAN, unowned=9), "what was left over stands on another page"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_table_is_whole(whole: Document, because: str) -> None:
    assert table_doubts(whole, PLAN) == (), because


@pytest.mark.parametrize(
    ("torn", "doubt"),
    [
        (
            document(PLAN, table("rencana_kerja", 9, 12)),
            "tabel mungkin berlanjut dari halaman 8 ke halaman 9",
        ),
        (
            document(PLAN, table("rencana_kerja", 9, 12, label="Tabel 3.3")),
            "tabel mungkin berlanjut dari halaman 8 ke halaman 9",
        ),
        (
            document(table("rencana_kerja", 3, 4, end="Program A"), PLAN),
            "tabel mungkin berlanjut dari halaman 4 ke halaman 5",
        ),
        (document(table("rencana_kerja", 3, 4), PLAN), "tabel mungkin berlanjut dari halaman 4 ke halaman 5"),
        (document(PLAN, table("", 8, 8, columns=8)), "tabel mungkin berlanjut dari halaman 8 ke halaman 8"),
        (document(PLAN, unread=9), "halaman 9: Halaman berupa gambar pindaian."),
        (document(PLAN, unread=6), "halaman 6: Halaman berupa gambar pindaian."),
        (document(PLAN, unowned=8), "halaman 8: 9 huruf tidak terbaca sebagai isi tabel"),
    ],
    ids=[
        "same kind on the next page",
        "same number on the next page",
        "rows without total before",
        "same kind before",
        "unknown, a column less",
        "scan behind",
        "scan inside",
        "left over",
    ],
)
def test_a_table_may_lack_rows(torn: Document, doubt: str) -> None:
    assert table_doubts(torn, PLAN) == (doubt,)
