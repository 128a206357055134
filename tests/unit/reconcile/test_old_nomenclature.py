"""Documents in the nomenclature before Permendagri 90/2019 are known by year, codes or rungs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.normalise.rows import read_rows
from pipeline.reconcile.old_nomenclature import old_nomenclature
from tests.defaults import SETTINGS
from tests.rules.builders import make_document, make_table

OLD = (("1.21.01", "Program Benih"), ("1.21.01.05", "Kegiatan Uji"))
NEW = (("2.17.01", "PROGRAM BENIH"), ("2.17.01.1.01", "Uji"))
UNCODED = (("", "Program Benih"), ("", "Kegiatan Uji"))


def told(rows: Sequence[Sequence[str]], tahun: int | None, heading: str = "Program/Kegiatan") -> str:
    table = make_table(
        "rencana_kerja", "Tabel 3.1", ("kode", "nama"), rows, headers={"kode": "Kode", "nama": heading}
    )
    return old_nomenclature(read_rows(make_document([table], tahun=tahun), SETTINGS), tahun)


@pytest.mark.parametrize("rows", [OLD, UNCODED])
def test_the_year_tells(rows: Sequence[Sequence[str]]) -> None:
    assert told(rows, 2020) == "tahun rencana 2020"
    assert told(rows, 2021) == ""


def test_codes_of_today_outweigh_the_year() -> None:
    assert told(NEW, 2016) == ""


def test_without_a_year_the_codes_tell() -> None:
    assert told(OLD, None) == "kode program dan kegiatan sebelum tahun 2021"
    assert told(NEW, None) == ""


def test_without_year_and_codes_the_rungs_tell() -> None:
    assert told(UNCODED, None) == "program dan kegiatan tanpa sub kegiatan"
    assert told(UNCODED, None, "Program/Kegiatan/Sub Kegiatan") == ""
    assert told(UNCODED[:1], None) == ""
