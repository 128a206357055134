from __future__ import annotations

import pytest

from pipeline.model.rows import HeadingYear
from pipeline.normalise.heading_years import read_heading_year


@pytest.mark.parametrize(
    ("heading", "tahun", "label"),
    [
        ("Target Renstra Perangkat Daerah Tahun 2021 (th n-3)", 2021, -3),
        ("Realisasi Capaian Tahun 2014. (thn n-2)", 2014, -2),
        ("Proyeksi Tahun 2025 (th n+1)", 2025, 1),
        ("Target Tahun 2024 (th n)", 2024, 0),
        ("Target Renja Tahun (n – 2)", None, -2),
        ("Target Renstra Tahun 2024", 2024, None),
        ("Target Renstra OPD 2013 (thn-2)", 2013, None),
        ("Target dan Realisasi Tahun 2022 (n-2) Realisasi Renja tahun 2022 (n-2)", 2022, -2),
        ("Target Renstra Tahun 2008-2013", None, None),
        ("Tahun 2013 Target Renja tahun 2014 (n-2)", None, None),
        ("Realisasi s/d tahun n-1, Tahun n", None, None),
        ("tahun 20134", None, None),
        ("Indikator", None, None),
    ],
)
def test_year_and_label_of_a_heading(heading: str, tahun: int | None, label: int | None) -> None:
    assert read_heading_year(heading) == HeadingYear(tahun, label)


def test_a_printed_year_goes_before_the_label() -> None:
    assert HeadingYear(2022, -3).in_calendar(2024) == 2022
    assert HeadingYear(None, -3).in_calendar(2024) == 2021
    assert HeadingYear(None, -3).in_calendar(None) is None
    assert HeadingYear().in_calendar(2024) is None
