"""Page numbers that jump."""

from __future__ import annotations

import pytest

from pipeline.model.document import PageKind, PageReport
from pipeline.rules.shared.pagination import jumps


def pages(*numbers: int | None) -> list[PageReport]:
    """Pages from 1 on that print these numbers."""
    return [PageReport(page, PageKind.PROSE, 1000, nomor=number) for page, number in enumerate(numbers, 1)]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((6, 7, 9, 10), {3: (8, 9)}),
        ((6, 7, None, 10, 11), {4: (9, 10)}),
        ((6, 7, 9, 10, 13, 14), {3: (8, 9), 5: (11, 13)}),
        ((6, 7, None, 9, 10), {}),
        ((11, 12, 1, 2), {}),
        ((1, 2, 85, 4, 5), {}),
        ((1, 2, 2, 3), {}),
        ((6, 9), {}),
        ((None, None), {}),
        ((), {}),
    ],
)
def test_jumps(numbers: tuple[int | None, ...], found: dict[int, tuple[int, int]]) -> None:
    assert jumps(pages(*numbers)) == found
