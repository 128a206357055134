from __future__ import annotations

from pipeline.model.tahun import calendar_years


def test_calendar_years() -> None:
    assert calendar_years("Renstra 2019-2023, Rp120240000 tahun 2024") == (2019, 2023, 2024)
    assert calendar_years("Undang-Undang Nomor 17 Tahun 1999") == ()
