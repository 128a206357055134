"""A printed form: headings over columns that carry the contract's names, relative widths, column numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.generate.table_spec import HeaderCell, RowLook, Span, TableSpec

Row = Mapping[str, str]
"""Texts by the contract's names of their columns, and the marks below."""
MERGED = "merged"
"""Mark of a row whose cell reaches over others: the names of the first and the last column."""
UNDER = "under"
"""Mark of a row that goes on the one above: the names of the columns whose cells it shares with it."""
LEVEL = "jenjang"
"""Mark of the rung of a row, where the form sets rungs off from each other."""
UPWARD = "^"
"""Before the text of a heading that runs from bottom to top."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the contract's names of its columns with their own headings and relative widths.

    A heading without sub-headings has the depth of the whole header. "Target > Program" is a sub-heading with one of
    its own.
    """

    text: str
    columns: tuple[tuple[str, str, float], ...]

    @property
    def paths(self) -> Iterator[tuple[str, ...]]:
        """The headings over each column, from the top."""
        is_divided = len(self.columns) > 1
        for _, text, _ in self.columns:
            yield (*self.text.split(" > "), *(text.split(" > ") if is_divided and text else ()))


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form.

    `numbers` is its row of column numbers, or empty; `size` that of its letters in points. `looks` say how the rows of
    a rung are set off, by the rung's name. `with_kode` names the columns that print the kode before the name.
    """

    headings: tuple[Heading, ...]
    numbers: tuple[str, ...] = ()
    size: float = 7.0
    looks: Mapping[str, RowLook] = field(default_factory=dict)
    with_kode: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The contract's names in printed order."""
        return tuple(name for heading in self.headings for name, _, _ in heading.columns)

    @property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The headings over each column, from the top, by the column's name."""
        paths = (path for heading in self.headings for path in heading.paths)
        return {
            name: tuple(text.removeprefix(UPWARD) for text in path)
            for name, path in zip(self.columns, paths, strict=True)
        }

    def spec(self, rows: Sequence[Row], width: float) -> TableSpec:
        """The rows as a table to be typeset, `width` points wide."""
        shares = [share for heading in self.headings for _, _, share in heading.columns]
        looks = {
            place: self.looks[row[LEVEL]] for place, row in enumerate(rows) if row.get(LEVEL) in self.looks
        }
        return TableSpec(
            header=tuple(self._header()),
            body=tuple(tuple(row.get(name, "") for name in self.columns) for row in rows),
            widths=tuple(width * share / sum(shares) for share in shares),
            number_row=self.numbers,
            spans=(*self._wide_cells(rows), *self._high_cells(rows)),
            looks=looks,
            indented=frozenset(i for i, name in enumerate(self.columns) if name.startswith("nama")),
        )

    def _wide_cells(self, rows: Sequence[Row]) -> Iterator[Span]:
        for number, row in enumerate(rows):
            if row.get(MERGED):
                first, last = (self.columns.index(name) for name in row[MERGED].split())
                yield Span(number, first, column_span=last - first + 1)

    def _high_cells(self, rows: Sequence[Row]) -> Iterator[Span]:
        for place, name in enumerate(self.columns):
            top = 0
            for number in range(1, len(rows) + 1):
                if number < len(rows) and name in rows[number].get(UNDER, "").split():
                    continue
                if number - top > 1:
                    yield Span(top, place, row_span=number - top)
                top = number

    def worded(self, change: Callable[[str], str]) -> Form:
        """The form with other words in its headings."""
        headings = (
            Heading(change(h.text), tuple((name, change(text), share) for name, text, share in h.columns))
            for h in self.headings
        )
        return replace(self, headings=tuple(headings))

    def with_headings(self, column: str, *headings: Heading) -> Form:
        """The form with other headings, or none, in the place of the one over that column; without numbers."""
        kept = [
            other
            for heading in self.headings
            for other in (headings if column in [name for name, _, _ in heading.columns] else (heading,))
        ]
        return replace(self, headings=tuple(kept), numbers=())

    def _header(self) -> Iterator[HeaderCell]:
        paths = [path for heading in self.headings for path in heading.paths]
        depth = max(len(path) for path in paths)
        for row in range(depth):
            groups = groupby(enumerate(paths), key=lambda one: one[1][: row + 1])
            for path, group in groups:
                columns = [column for column, _ in group]
                if len(path) > row:
                    is_last = all(len(paths[column]) == row + 1 for column in columns)
                    text = path[row]
                    yield HeaderCell(
                        row,
                        columns[0],
                        text.removeprefix(UPWARD),
                        row_span=depth - row if is_last else 1,
                        column_span=len(columns),
                        is_upward=text.startswith(UPWARD),
                    )


def single(name: str, text: str, share: float) -> Heading:
    """A heading over one column."""
    return Heading(text, ((name, text, share),))
