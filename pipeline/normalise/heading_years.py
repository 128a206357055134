"""The year a column heading names: as a calendar year, and as a label that counts from year n ("n-2")."""

from __future__ import annotations

import re

from pipeline.model.rows import HeadingYear
from pipeline.model.tahun import calendar_years
from pipeline.model.text import collapse_space

# Not the n of "(thn-2)", where it cannot be told from the end of a word.
_LABEL = re.compile(r"(?<![a-z])n\s?(?:(?P<sign>[-+])\s?(?P<distance>\d)(?!\d)|(?![\w+-]))")


def read_heading_year(heading: str) -> HeadingYear:
    """The year of "Tahun 2022 (n-2)"; a heading that names several years ("2008-2013") is of none of them."""
    plain = collapse_space(heading).lower()
    years = set(calendar_years(plain))
    labels = {int(f"{found['sign'] or ''}{found['distance'] or 0}") for found in _LABEL.finditer(plain)}
    if len(years) > 1 or len(labels) > 1:
        return HeadingYear()
    return HeadingYear(next(iter(years), None), next(iter(labels), None))
