"""Looking up the code list by a kode or by words."""

from __future__ import annotations

import pytest

from pipeline.kodefikasi.searching import kode_in, search_kode, search_nama
from pipeline.model.kode import Kode
from tests.defaults import SETTINGS
from tests.editions import make_edition

NEW = make_edition(
    "2.17.03.1.01 | Pemeriksaan Koperasi",
    "2.17.03.1.01.0001 | Pemeriksaan Kepatuhan Koperasi | | | 2.17.03.1.01.0009 Pemeriksaan Lama",
    "2.17.03.1.02 | Pengawasan Koperasi",
    "X.XX.01.1.02 | Administrasi Keuangan Perangkat Daerah",
    "X.XX.01.1.02.0001 | Penyediaan Gaji dan Tunjangan ASN",
)
OLD = make_edition(
    "2.17.03.1.01 | Pemeriksaan Koperasi",
    "2.17.03.1.01.01 | Pemeriksaan Kepatuhan Koperasi",
    nama="Edisi 2021",
    sejak=2022,
)


@pytest.mark.parametrize("text", ["2.17.03.1.01", " 2.17 .03.1.01. ", "x.xx.01.1.02"])
def test_a_kode_is_known_by_its_form(text: str) -> None:
    assert kode_in(text) is not None


@pytest.mark.parametrize("text", ["gaji", "2.17.03.1", "1.01.02.2.01.001", ""])
def test_everything_else_is_words(text: str) -> None:
    assert kode_in(text) is None


def test_kode_shows_what_lies_below_it_and_which_editions_have_it() -> None:
    hits = search_kode((NEW, OLD), Kode("2.17.03.1.01"))
    assert [(hit.entri.kode.text, hit.editions) for hit in hits] == [
        ("2.17.03.1.01", ("Edisi 2024 (provinsi)", "Edisi 2021 (provinsi)")),
        ("2.17.03.1.01.0001", ("Edisi 2024 (provinsi)", "Edisi 2021 (provinsi)")),
    ]


def test_kode_under_the_own_bidang_is_that_of_the_template() -> None:
    (hit,) = search_kode((NEW,), Kode("1.02.01.1.02.0001"))
    assert hit.entri.nama == "Penyediaan Gaji dan Tunjangan ASN"


def test_replaced_kode_is_told_as_such() -> None:
    (hit,) = search_kode((NEW,), Kode("2.17.03.1.01.0009"))
    assert hit.editions == ("Edisi 2024 (provinsi): kode yang tidak dipakai lagi",)


def test_words_in_any_order_with_slips_find_the_name() -> None:
    hits = search_nama((NEW, OLD), "tunjangan gajji", SETTINGS, 3)
    assert hits[0].entri.kode.text == "X.XX.01.1.02.0001"


def test_the_shorter_of_two_names_with_all_words_comes_first() -> None:
    hits = search_nama((NEW, OLD), "pemeriksaan koperasi", SETTINGS, 2)
    assert [hit.entri.nama for hit in hits] == ["Pemeriksaan Koperasi", "Pemeriksaan Kepatuhan Koperasi"]


def test_words_that_no_name_has_find_nothing() -> None:
    assert search_nama((NEW, OLD), "jembatan gantung", SETTINGS, 5) == ()
