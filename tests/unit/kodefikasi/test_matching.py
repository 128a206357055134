"""Which entry of the code list a row means: right, or none."""

from __future__ import annotations

import csv
import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.kodefikasi.differences import difference
from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.matching import Matcher, Query
from pipeline.kodefikasi.names import OfficialNames
from pipeline.model.kode import Kode, Level
from pipeline.model.kodefikasi import Edisi
from pipeline.model.padanan import Cara
from tests.conftest import shared_folder
from tests.defaults import SETTINGS
from tests.editions import make_edition, sample_editions

TABLE = Path(__file__).with_name("damaged_names.csv")
CASES = tuple(csv.DictReader(TABLE.open(encoding="utf-8", newline="")))
MAY_STAY_UNMATCHED = {"kode keliru, nama benar": 0.3}
"""The share of each kind of damage for which no match is a good answer too; of all others every one is found."""

EDITION = make_edition(
    "2.17 | URUSAN PEMERINTAHAN BIDANG KOPERASI",
    "2.17.03 | PROGRAM PENGAWASAN",
    "2.17.03.1.01 | Pemeriksaan Koperasi",
    "2.17.03.1.01.0001 | Pemeriksaan Kepatuhan Koperasi",
    "2.17.03.1.01.0002 | Penguatan Tata Kelola Koperasi",
    "2.17.03.1.02 | Pengawasan Koperasi",
    "2.17.03.1.02.0001 | Penguatan Tata Kelola Koperasi",
    "2.17.03.1.02.0002 | Penilaian Kesehatan Koperasi | | | 2.17.03.1.02.0009 Penilaian Kesehatan Simpan Pinjam",
    "X.XX.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH PROVINSI",
    "X.XX.01.1.02 | Administrasi Keuangan",
    "X.XX.01.1.02.0001 | Penyediaan Gaji dan Tunjangan ASN",
)
OLDER = make_edition(
    "2.17.03 | PROGRAM PENGAWASAN",
    "2.17.03.1.01 | Pemeriksaan Koperasi",
    "2.17.03.1.01.07 | Pembinaan Pengurus Koperasi",
    nama="Edisi 2021",
    sejak=2022,
)
MATCHER = Matcher((EDITION, OLDER), SETTINGS)


@cache
def sample_matcher() -> Matcher:
    return Matcher(sample_editions(), SETTINGS)


def outcome(case: dict[str, str]) -> str:
    """ "benar", "tanpa padanan" or "salah" for one line of the table."""
    kode = Kode(case["kode"]) if case["kode"] else None
    induk = Kode(case["induk"]) if case["induk"] else None
    found = sample_matcher().match(Query(case["nama"], kode, induk, kode.level if kode else None)).butir
    if found is None:
        return "tanpa padanan"
    return "benar" if found.kode.item == Kode(case["harap"] or "X").item and case["harap"] else "salah"


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize("jenis", sorted({case["jenis"] for case in CASES}))
def test_damaged_names_and_codes_are_matched_right_or_not_at_all(jenis: str) -> None:
    cases = [case for case in CASES if case["jenis"] == jenis]
    wrong = [case for case in cases if outcome(case) == "salah"]
    assert not wrong
    with_answer = [case for case in cases if case["harap"]]
    found = sum(outcome(case) == "benar" for case in with_answer)
    assert found >= len(with_answer) * (1 - MAY_STAY_UNMATCHED.get(jenis, 0))


# --- how a match is made


def test_kode_and_name_agree() -> None:
    found = MATCHER.match(Query("PENGUATAN TATA KELOLA KOPERASI", Kode("2.17.03.1.01.0002")))
    assert (found.cara, found.butir and found.butir.kode.text) == (Cara.SAMA, "2.17.03.1.01.0002")


def test_own_bidang_stands_for_x() -> None:
    found = MATCHER.match(Query("Penyediaan Gaji dan Tunjangan ASN", Kode("3.27.01.1.02.0001")))
    assert (found.cara, found.butir and found.butir.kode.text) == (Cara.SAMA, "X.XX.01.1.02.0001")


def test_two_and_four_digits_are_the_same_item() -> None:
    found = MATCHER.match(Query("Penguatan Tata Kelola Koperasi", Kode("2.17.03.1.01.02")))
    assert found.butir is not None
    assert found.butir.kode.text == "2.17.03.1.01.0002"


def test_slips_in_a_name_leave_the_kode_its_item() -> None:
    found = MATCHER.match(Query("Penguatan Tata Kelolaa Koperasi", Kode("2.17.03.1.01.0002")))
    assert found.cara is Cara.KODE
    assert found.pertama is not None
    assert found.pertama.skor == pytest.approx(96.4, abs=0.1)


def test_another_word_is_told_beside_the_score() -> None:
    found = MATCHER.match(Query("Penguatan Tata Kelola Pasar Koperasi", Kode("2.17.03.1.01.0002")))
    assert found.cara is Cara.KODE_SAJA
    assert found.catatan == "pasar / -"


def test_name_of_another_item_makes_the_kode_doubtful() -> None:
    found = MATCHER.match(Query("Pemeriksaan Kepatuhan Koperasi", Kode("2.17.03.1.01.0002")))
    assert found.cara is Cara.BERTENTANGAN
    assert found.butir is None
    assert [one.entri.kode.text for one in (found.pertama, found.kedua) if one] == [
        "2.17.03.1.01.0002",
        "2.17.03.1.01.0001",
    ]


def test_unknown_kode_is_sought_among_its_siblings() -> None:
    """The same name stands under two kegiatan: the parent decides."""
    found = MATCHER.match(
        Query("Penguatan Tata Kelola Koperasi", Kode("2.17.03.1.02.0099"), None, Level.SUB_KEGIATAN)
    )
    assert (found.cara, found.butir and found.butir.kode.text) == (Cara.INDUK, "2.17.03.1.02.0001")


def test_unreadable_kode_is_sought_below_the_row_above() -> None:
    found = MATCHER.match(Query("Penguatan Tata Kelola Koperasi", None, Kode("2.17.03.1.01")))
    assert (found.cara, found.butir and found.butir.kode.text) == (Cara.INDUK, "2.17.03.1.01.0002")


def test_then_on_the_same_rung() -> None:
    query = Query("Penyediaan Gaji dan Tunjangan ASN", Kode("2.17.03.1.02.0099"), None, Level.SUB_KEGIATAN)
    assert MATCHER.match(query).cara is Cara.TINGKAT


def test_then_everywhere() -> None:
    found = MATCHER.match(Query("Administrasi Keuangan"))
    assert (found.cara, found.butir and found.butir.kode.text) == (Cara.SEMUA, "X.XX.01.1.02")


def test_one_name_of_two_items_is_ambiguous() -> None:
    found = MATCHER.match(Query("Penguatan Tata Kelola Koperasi"))
    assert found.cara is Cara.AMBIGU
    assert found.butir is None
    assert found.pertama is not None
    assert found.kedua is not None


def test_kode_of_an_older_edition_is_found_there() -> None:
    found = MATCHER.match(Query("Pembinaan Pengurus Koperasi", Kode("2.17.03.1.01.0007")))
    assert found.cara is Cara.SAMA
    assert found.pertama is not None
    assert found.pertama.edisi == "Edisi 2021 (provinsi)"


def test_kode_that_another_one_replaced_is_found_by_that() -> None:
    found = MATCHER.match(Query("Penilaian Kesehatan Simpan Pinjam", Kode("2.17.03.1.02.0009")))
    assert found.cara is Cara.SAMA
    assert found.butir is not None
    assert found.butir.kode.text == "2.17.03.1.02.0009"


def test_nothing_like_it_in_the_list() -> None:
    found = MATCHER.match(Query("Pembangunan Jembatan Gantung"))
    assert (found.cara, found.butir, found.pertama, found.kedua) == (Cara.TIDAK_ADA, None, None, None)


def test_what_nearly_fits_is_shown_but_not_taken() -> None:
    found = MATCHER.match(Query("Penilaian Kesehatan Koperasi Baru"))
    assert found.cara is Cara.TIDAK_ADA
    assert found.pertama is not None
    assert found.pertama.entri.kode.text == "2.17.03.1.02.0002"
    assert found.catatan == "baru / -"


# --- the real lists


def real_edition(name: str) -> Edisi:
    shared = shared_folder()
    if shared is None:
        pytest.skip("the real code lists are not part of the project")
    (edition,) = load_editions(shared / "kodefikasi" / name)
    return edition


PROVINCE = "2027-sipd-pemutakhiran_provinsi.csv"
MISPRINTS_OF_ANOTHER = {"penetapanitusataukawasancagarbudayayangberasadi2duakabupatenkotaataulebih"}
"""The one wording that is another one with a letter missing: "itus" for "situs"."""


def test_no_official_name_passes_for_another_one() -> None:
    """Were an item missing from the list, no other item would be taken for it."""
    names = OfficialNames.of([real_edition(PROVINCE)], SETTINGS)
    mistaken = {
        other
        for letters, words in names.wordings.items()
        for other in names.like(words, SETTINGS.kemiripan_padanan)
        if other != letters and difference(words, names.wordings[other], names.vocabulary).is_damage
    }
    assert mistaken <= MISPRINTS_OF_ANOTHER


def test_damage_done_at_random_is_never_matched_wrong() -> None:
    """One to three letters of a name are changed, lost or torn off; some rows have their kode, some their parent's."""
    edition = real_edition(PROVINCE)
    matcher = Matcher([edition], SETTINGS)
    chance = random.Random(20261124)
    outcomes: Counter[str] = Counter()
    for _ in range(3000):
        entri = chance.choice(edition.entri)
        kode = entri.kode if chance.random() < 0.3 else None
        induk = entri.kode.parent if chance.random() < 0.5 else None
        found = matcher.match(Query(_damaged(entri.nama, chance), kode, induk, entri.kode.level)).butir
        outcomes["none" if found is None else "right" if found.kode == entri.kode else "wrong"] += 1
    assert outcomes["wrong"] == 0
    assert outcomes["right"] > 2000


def _damaged(nama: str, chance: random.Random) -> str:
    letters = list(nama)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(letters))
        kind = chance.choice(("changed", "lost", "torn"))
        if kind == "changed":
            letters[place] = chance.choice("abcdefghijklmnopqrstuvwxyz")
        elif kind == "torn":
            letters.insert(place, " ")
        elif len(letters) > 1:
            del letters[place]
    return "".join(letters)
