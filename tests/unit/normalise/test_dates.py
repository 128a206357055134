from __future__ import annotations

import pytest

from pipeline.normalise.dates import read_letter_date


@pytest.mark.parametrize(
    ("line", "raw", "has_day"),
    [
        ("Pontianak, 12 Juli 2023", "12 Juli 2023", True),
        ("Pontianak, Juli 2023", "Juli 2023", False),
        ("Pontianak,      Juli 2023", "Juli 2023", False),
        ("Pontianak, ..... Juli 2023", "Juli 2023", False),
        ("Kab. Bandung, 7 Pebruari 2016", "7 Pebruari 2016", True),
        ("Bandung, 2015 Kepala Biro Umum", "2015", False),
        ("Bandung, 07 April 2016 DIREKTUR RSUD", "07 April 2016", True),
        ("Ditetapkan di Serang pada tanggal : 12/07/2023", "12/07/2023", True),
        ("pada tanggal 12 - 07 - 2023", "12 - 07 - 2023", True),
        ("JULI 2023", "JULI 2023", False),
    ],
)
def test_date_above_a_signature(line: str, raw: str, has_day: bool) -> None:
    date = read_letter_date(line)
    assert date is not None
    assert (date.raw, date.has_day) == (raw, has_day)


@pytest.mark.parametrize(
    "line", ["2016. Langkah-langkah persiapan dimulai", "Tahun 2024", "Kepala Dinas Pangan", "", "Rp 2023"]
)
def test_no_date(line: str) -> None:
    assert read_letter_date(line) is None
