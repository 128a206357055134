"""Printed page numbers that jump."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.model.document import PageReport

_LEAST_RUN = 2  # pages in a row whose numbers agree; a lone number may be anything


def jumps(pages: Sequence[PageReport]) -> dict[int, tuple[int, int]]:
    """Pages before which the printed numbers jump: the number expected there, and the one printed.

    Numbers that begin anew (a chapter, an annex) do not jump, nor do pages without a number. How many pages a file has
    that cannot be opened is not known, so that nothing is expected behind it.
    """
    closed = [page.page for page in pages if page.is_whole_file]
    numbered = [(page.page, page.nomor) for page in pages if page.nomor is not None]
    runs = [list(run) for _, run in groupby(numbered, key=lambda one: one[1] - one[0])]
    sure = [run for run in runs if len(run) >= _LEAST_RUN]
    found: dict[int, tuple[int, int]] = {}
    for before, after in pairwise(sure):
        (last_page, last), (page, number) = before[-1], after[0]
        expected = last + page - last_page
        if number > expected and not any(last_page < other < page for other in closed):
            found[page] = (expected, number)
    return found
