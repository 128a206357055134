"""A printed form: headings over columns that carry the contract's names, widths in points, column numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tests.typeset.flow import MARGIN
from tests.typeset.frame import PageFrame
from tests.typeset.truth import HeaderCell, Span, TableSpec

Row = Mapping[str, str]
MERGED = "merged"
"""Key of a row whose cell reaches over others: the names of the first and the last column."""
BOLD = "bold"
"""Key of a row that is printed bold throughout."""
INDENTED = "indented"
"""Key of a row whose names are indented."""
_INDENT = 10.0
PAGE = PageFrame(width=935, height=609)
"""F4 in landscape."""
TEXT_WIDTH = PAGE.width - 2 * MARGIN


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
            yield (self.text, *(text.split(" > ") if is_divided and text else ()))


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form. `numbers` is its row of column numbers, or empty; `size` that of its letters in points."""

    headings: tuple[Heading, ...]
    numbers: tuple[str, ...] = ()
    size: float = 7.0

    @property
    def columns(self) -> tuple[str, ...]:
        """The contract's names in printed order."""
        return tuple(name for heading in self.headings for name, _, _ in heading.columns)

    def spec(self, rows: Sequence[Row]) -> TableSpec:
        """The rows as a table to be typeset."""
        shares = [share for heading in self.headings for _, _, share in heading.columns]
        return TableSpec(
            header=tuple(self._header()),
            body=tuple(tuple(row[name] for name in self.columns) for row in rows),
            widths=tuple(TEXT_WIDTH * share / sum(shares) for share in shares),
            number_row=self.numbers,
            spans=tuple(self._spans(rows)),
            bold_rows=frozenset(number for number, row in enumerate(rows) if row.get(BOLD)),
            indents={
                (number, column): _INDENT
                for number, row in enumerate(rows)
                for column, name in enumerate(self.columns)
                if row.get(INDENTED) and name.startswith("nama")
            },
        )

    def _spans(self, rows: Sequence[Row]) -> Iterator[Span]:
        for number, row in enumerate(rows):
            if row.get(MERGED):
                first, last = (self.columns.index(name) for name in row[MERGED].split())
                yield Span(number, first, column_span=last - first + 1)

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
        return Form(tuple(kept))

    def _header(self) -> Iterator[HeaderCell]:
        paths = [path for heading in self.headings for path in heading.paths]
        depth = max(len(path) for path in paths)
        for row in range(depth):
            groups = groupby(enumerate(paths), key=lambda one: one[1][: row + 1])
            for path, group in groups:
                columns = [column for column, _ in group]
                if len(path) > row:
                    is_last = all(len(paths[column]) == row + 1 for column in columns)
                    span = depth - row if is_last else 1
                    yield HeaderCell(row, columns[0], path[row], row_span=span, column_span=len(columns))


def single(name: str, text: str, share: float) -> Heading:
    """A heading over one column."""
    return Heading(text, ((name, text, share),))
