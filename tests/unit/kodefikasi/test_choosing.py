"""Which edition of the code list a document follows, and the reason that is told."""

from __future__ import annotations

from dataclasses import replace

from pipeline.kodefikasi.choosing import choose
from pipeline.model.dossier import Dossier
from pipeline.model.kodefikasi import Edisi, JenisPemda
from pipeline.model.padanan import Nomenklatur
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from tests.defaults import SETTINGS
from tests.editions import make_edition
from tests.rules.builders import make_document, make_table

FOUR_DIGITS = ("2.17.03.1.01.0001", "2.17.03.1.01.0002", "2.17.03.1.01.0003", "2.17.03.1.01.0004")
TWO_DIGITS = ("2.17.03.1.01.01", "2.17.03.1.01.02")


def dossier_of(*codes: str, tahun: int | None = 2024, jenis_pemda: str = "provinsi") -> Dossier:
    table = make_table(
        "rencana_kerja", "Bab IV", ("kode", "nama", "pagu"), [(kode, "Sub", "1") for kode in codes]
    )
    document = make_document([table], tahun=tahun)
    document = replace(document, identity=replace(document.identity, jenis_pemda=jenis_pemda))
    return assemble(document, read_rows(document, SETTINGS), SETTINGS)


def edition(nama: str, sejak: int | None, *codes: str, **more: object) -> Edisi:
    return make_edition(*(f"{kode} | Sub" for kode in codes), nama=nama, sejak=sejak, **more)  # type: ignore[arg-type]


def chosen(found: Nomenklatur) -> str:
    return found.edisi.nama if found.edisi else ""


def test_the_edition_that_knows_most_of_the_codes() -> None:
    old = edition("Edisi 2024", 2024, *FOUR_DIGITS[:2])
    new = edition("Edisi 2027", 2027, *FOUR_DIGITS)
    found = choose(dossier_of(*FOUR_DIGITS), (old, new))
    assert chosen(found) == "Edisi 2027"
    assert found.alasan == (
        "tahun rencana 2024, provinsi, kode 4 digit, 4 dari 4 kodenya dikenal; Edisi 2024 mengenal 2"
    )
    assert not found.is_of_year


def test_of_editions_that_know_as_many_the_one_in_force_in_the_plan_year() -> None:
    lists = tuple(edition(f"Edisi {tahun}", tahun, *FOUR_DIGITS) for tahun in (2024, 2027))
    assert chosen(choose(dossier_of(*FOUR_DIGITS, tahun=2024), lists)) == "Edisi 2024"
    assert chosen(choose(dossier_of(*FOUR_DIGITS, tahun=2026), lists)) == "Edisi 2024"
    assert chosen(choose(dossier_of(*FOUR_DIGITS, tahun=2028), lists)) == "Edisi 2027"


def test_two_digits_are_those_of_an_older_edition() -> None:
    """A `.01` and a `.0001` are the same item, so both editions know them all."""
    old = edition("Edisi 2023", 2023, *TWO_DIGITS)
    new = edition("Edisi 2024", 2024, *FOUR_DIGITS)
    assert chosen(choose(dossier_of(*TWO_DIGITS, tahun=2024), (new, old))) == "Edisi 2023"
    assert chosen(choose(dossier_of(*FOUR_DIGITS[:2], tahun=2024), (new, old))) == "Edisi 2024"


def test_a_slip_in_one_code_does_not_decide() -> None:
    codes = [f"2.17.03.1.01.{number:04d}" for number in range(1, 31)]
    old = edition("Edisi 2024", 2024, *codes)
    new = edition("Edisi 2027", 2027, *codes[:-1])
    assert chosen(choose(dossier_of(*codes, tahun=2027), (old, new))) == "Edisi 2027"


def test_a_list_for_the_other_kind_of_region_does_not_count() -> None:
    other = edition("Edisi 2024", 2024, *FOUR_DIGITS, jenis_pemda=JenisPemda.KABKOTA)
    found = choose(dossier_of(*FOUR_DIGITS), (other,))
    assert found.edisi is None
    assert found.alasan == "tidak ada edisi untuk provinsi"


def test_codes_tell_the_kind_of_region_where_the_document_does_not() -> None:
    province = edition("Edisi 2024", 2024, *FOUR_DIGITS)
    assert chosen(choose(dossier_of(*FOUR_DIGITS, jenis_pemda=""), (province,))) == "Edisi 2024"
    unknown = choose(dossier_of("2.17.03.6.01.0001", jenis_pemda=""), (province,))
    assert unknown.alasan == "tingkat daerah (provinsi atau kabupaten/kota) tidak dapat ditentukan"


def test_an_excerpt_is_never_the_list_in_force() -> None:
    excerpt = edition("Edisi 2024", 2024, *FOUR_DIGITS, is_excerpt=True)
    found = choose(dossier_of(*FOUR_DIGITS), (excerpt,))
    assert (chosen(found), found.is_of_year, found.berlaku) == ("Edisi 2024", True, None)


def test_an_edition_is_out_of_force_once_the_settings_know_a_later_one() -> None:
    """The list of 2024 is not in force in 2026, though nothing newer is loaded."""
    lists = (edition("Edisi 2024", 2024, *FOUR_DIGITS),)
    assert choose(dossier_of(*FOUR_DIGITS, tahun=2025), lists).berlaku is lists[0]
    late = choose(dossier_of(*FOUR_DIGITS, tahun=2026), lists)
    assert (chosen(late), late.is_of_year, late.berlaku) == ("Edisi 2024", False, None)


def test_without_a_plan_year_nothing_is_in_force() -> None:
    found = choose(dossier_of(*FOUR_DIGITS, tahun=None), (edition("Edisi 2024", 2024, *FOUR_DIGITS),))
    assert (chosen(found), found.is_of_year) == ("Edisi 2024", False)
    assert found.alasan.startswith("tahun rencana tidak diketahui, provinsi")


def test_plans_of_before_the_codes_follow_no_edition() -> None:
    """1.06.15 was a program of the older nomenclature too, by another name."""
    lists = (edition("Edisi 2024", 2024, *FOUR_DIGITS),)
    found = choose(dossier_of(*FOUR_DIGITS, tahun=2017), lists)
    assert (found.edisi, found.alasan) == (
        None,
        "tahun rencana 2017 mendahului kodefikasi, yang dipakai sejak 2021",
    )
    unknown = choose(dossier_of("1.06.15.1.01.0001", "1.06.15.1.01.0002", tahun=None), lists)
    assert unknown.alasan == "tahun rencana tidak diketahui, dan 0 dari 2 kodenya dikenal"


def test_regulations_that_a_plan_may_already_rest_on_are_named_where_they_are_not_loaded() -> None:
    """That of August 2024 has to be used from 2026 on, and may be for 2025."""
    old = edition("Kepmendagri 900.1.15.5-1317/2023", 2024, *FOUR_DIGITS)
    new = edition("Kepmendagri 900.1.15.5-3406/2024", 2026, *FOUR_DIGITS)
    dossier = dossier_of(*FOUR_DIGITS, tahun=2025)
    assert choose(dossier, (old,)).belum_dimuat == ("Kepmendagri 900.1.15.5-3406/2024",)
    assert choose(dossier, (old, new)).belum_dimuat == ()
    assert choose(dossier_of(*FOUR_DIGITS, tahun=2024), (old,)).belum_dimuat == ()


def test_a_list_called_otherwise_counts_as_the_first_of_its_year() -> None:
    """Two regulations came into use with the plans of 2027; the state of SIPD of January 2026 precedes the second."""
    sipd = edition("SIPD pemutakhiran 2027", 2027, *FOUR_DIGITS)
    found = choose(dossier_of(*FOUR_DIGITS, tahun=2027), (sipd,))
    assert (found.berlaku, found.belum_dimuat) == (sipd, ("Kepmendagri 900.1-861/2026",))
