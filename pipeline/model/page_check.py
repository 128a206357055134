"""What speaks for the reading of a page, beside the reader's own word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageCheck:
    """The filled cells of one page and what is known of them.

    `doubtful` of its `cells` may be read wrong. Sums and ratios that begin on the page come out (`closed`) or not
    (`unclosed`); those that could not be made are not counted. A table whose sums close was read right. A
    second reader read `reread` cells, and did not come to the same text in `unconfirmed` of them.
    """

    cells: int = 0
    doubtful: int = 0
    closed: int = 0
    unclosed: int = 0
    reread: int = 0
    unconfirmed: int = 0
