"""Tables of real documents are known for what a person calls them (`labels.yml`), and no other table is taken for one.

The default run reads five short documents; all thirteen take about a quarter of a minute::

    pytest tests/documents/test_labels.py -m "penuh or not penuh"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pipeline.model.table import LogicalTable
from pipeline.normalise.column_names import FAMILY
from tests.defaults import KINDS
from tests.documents.catalogue import CATALOGUE
from tests.documents.reading import document_of, shared_file

ASKED = 0.95
"""The least share of pages that must be known."""

FORMS = frozenset(
    {"evaluasi_renja", "kinerja_pelayanan", "review_rkpd", "usulan_masyarakat", "rencana_kerja"}
)
"""T-C.29 to T-C.33."""

OTHER, HESITANT, UNNAMED = "lain", "ragu", "-"

# Names for what the contract has none for: amounts by source of funds.
_OWN_NAMES = "pagu_sumber_"


@dataclass(frozen=True, slots=True)
class Label:
    """What a person calls one table: its pages (1-based), its kind, its columns by the contract's names.

    `unread` is the reason why it is not read so yet, empty where it is.
    """

    pages: range
    kind: str
    columns: tuple[str, ...]
    unread: str


def _labels() -> Mapping[str, tuple[Label, ...]]:
    text = Path(__file__).with_name("labels.yml").read_text(encoding="utf-8")
    return {name: tuple(map(_label, entries)) for name, entries in yaml.safe_load(text)["dokumen"].items()}


def _label(entry: Mapping[str, str]) -> Label:
    first, last = (int(page) for page in entry["halaman"].split("-"))
    columns = tuple(entry.get("kolom", "").split())
    return Label(range(first, last + 1), entry["jenis"], columns, entry.get("belum", ""))


LABELS = _labels()
SHORT = frozenset(name for name in LABELS if CATALOGUE[name].pages <= 34)


def _tables_of(name: str) -> tuple[LogicalTable, ...]:
    return document_of(shared_file("real", *name.split("/"))).tables


def _on(page: int, tables: Sequence[LogicalTable]) -> list[LogicalTable]:
    return [table for table in tables if page in table.pages]


def _columns(table: LogicalTable) -> tuple[str, ...]:
    """The columns' names in printed order; squares without any heading, of a spreadsheet's paper, are no column."""
    return tuple(
        column.name if column.is_known and not column.name.startswith(_OWN_NAMES) else UNNAMED
        for column in table.columns
        if column.header
    )


def _failures(name: str) -> Iterator[tuple[Label, str]]:
    """The labels of forms in a document, with a line for each of their pages that is not read as labelled."""
    tables = _tables_of(name)
    for label in (label for label in LABELS[name] if label.kind in FORMS):
        for page in label.pages:
            if why := _failure(label, _on(page, tables)):
                yield label, f"{name} p{page}: {label.kind} ({why})"


def _failure(label: Label, tables: Sequence[LogicalTable]) -> str:
    """Why the page's table is not the labelled one; empty where it is."""
    of_kind = [_columns(table) for table in tables if table.kind == label.kind]
    if label.columns in of_kind:
        return ""
    if of_kind:
        return f"columns {' '.join(of_kind[0])}"
    return f"read as {', '.join(table.kind or 'no kind' for table in tables) or 'no table'}"


def _false_kinds(name: str) -> Iterator[str]:
    """A line for each page where a table has a kind that no label of this page allows."""
    for table in _tables_of(name):
        for page in table.pages if table.kind else ():
            allowed = {label.kind for label in LABELS[name] if page in label.pages}
            if HESITANT not in allowed and table.kind not in allowed:
                yield f"{name} p{page}: {table.kind}, labelled {', '.join(sorted(allowed)) or 'no table'}"


@pytest.mark.penuh
def test_forms_are_recognised_with_their_columns_page_by_page() -> None:
    failures = [line for name in LABELS for _, line in _failures(name)]
    count = sum(len(label.pages) for labels in LABELS.values() for label in labels if label.kind in FORMS)
    share = 1 - len(failures) / count
    message = "\n".join([f"{count - len(failures)} of {count} pages, {share:.1%}", *failures])
    assert share >= ASKED, message


EACH = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in SHORT else pytest.mark.penuh) for name in LABELS]
)


@EACH
def test_only_pages_known_to_be_unread_are_not_read_as_labelled(name: str) -> None:
    assert [line for label, line in _failures(name) if not label.unread] == []


@EACH
def test_no_other_table_is_taken_for_a_form(name: str) -> None:
    assert list(_false_kinds(name)) == []


def test_labels_name_pages_and_kinds_that_can_be() -> None:
    for name, labels in LABELS.items():
        for label in labels:
            assert 0 < label.pages.start < label.pages.stop <= CATALOGUE[name].pages + 1
            assert label.kind in {*FORMS, "tujuan_sasaran", OTHER, HESITANT}
            assert bool(label.columns) is (label.kind not in (OTHER, HESITANT))
            names = _names_of(label.kind)
            assert all({column, FAMILY.sub("_TAHUN", column)} & names for column in label.columns)


def _names_of(kind: str) -> set[str]:
    return {UNNAMED, *(name for known in KINDS if known.name == kind for name, _ in known.wordings)}
