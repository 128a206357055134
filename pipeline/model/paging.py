"""The files of a document and the pages in them: what an officer opens to see what a report says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.text import ranges


@dataclass(frozen=True, slots=True)
class Part:
    """One PDF file of a document.

    `name` is its path below the raw folder, `label` that below the folder of its document. `pages` is how many numbers
    it takes in the count of the document: its pages, or 1 where the file cannot be opened, which `problem` then says.
    `note` says what was wrong with a file that was read all the same.
    """

    name: str
    label: str
    sha256: str
    pages: int
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paging:
    """The files of a document in reading order. Its pages are counted on over all of them, from 1.

    The count keeps what runs over two files together (a table, the order of chapters); nobody ever sees it: `told` and
    `in_file` say where a page is found. Without files, as in a document made by hand, a page is told by its number.
    """

    parts: tuple[Part, ...] = ()

    @property
    def is_split(self) -> bool:
        """Whether a page's number alone does not tell where it is."""
        return len(self.parts) > 1

    @property
    def broken(self) -> tuple[Part, ...]:
        """The files that cannot be opened."""
        return tuple(part for part in self.parts if part.problem)

    def is_noted(self, page: int) -> bool:
        """Whether something was wrong with the page's file, so that parts of it may be lost."""
        return bool(self.parts and self.in_file(page)[0].note)

    def in_file(self, page: int) -> tuple[Part, int]:
        """The file of a page, and the page's number in it (1-based).

        Raises:
            ValueError: the document has no such page.
        """
        first = 1
        for part in self.parts:
            if page < first + part.pages:
                return part, page - first + 1
            first += part.pages
        raise ValueError(f"no page {page}")

    def label(self, page: int) -> str:
        """A page in a list for a curious reader: "12", or "Bab II.pdf:12" where there are several files."""
        if not self.is_split:
            return str(page)
        part, number = self.in_file(page)
        return f"{part.label}:{number}"

    def told(self, pages: Iterable[int]) -> str:
        """Pages behind the word "halaman", each once: `3-5, 9`, or `3-5 pada "Bab II.pdf"; 1 pada "Bab III.pdf"`."""
        if not self.is_split:
            return ranges(pages)
        places = (self.in_file(page) for page in sorted(set(pages)))
        return "; ".join(
            f'{ranges(number for _, number in group)} pada "{part.label}"'
            for part, group in groupby(places, key=lambda place: place[0])
        )
