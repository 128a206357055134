from __future__ import annotations

from pipeline.model.naming import TandaTangan
from pipeline.normalise.signatures import read_signatures
from tests.defaults import SETTINGS
from tests.rules.builders import make_block


def signature(*lines: str) -> TandaTangan:
    (signed,) = read_signatures([make_block(line) for line in lines], SETTINGS)
    return signed.signature


def test_every_line_has_its_own_paragraph() -> None:
    found = signature(
        "Sekian dan terima kasih.",
        "Pontianak, 12 Juli 2023",
        "Kepala Dinas Koperasi, Usaha Kecil dan Menengah",
        "Provinsi Kalimantan Barat",
        "ttd",
        "Drs. NAMA PEJABAT, MM",
        "Pembina Utama Madya",
        "NIP. 19700102 199503 1 004",
    )
    assert found.jabatan == "Kepala Dinas Koperasi, Usaha Kecil dan Menengah Provinsi Kalimantan Barat"
    assert found.nama == "Drs. NAMA PEJABAT, MM"
    assert (found.nip_raw, found.nip) == ("19700102 199503 1 004", "197001021995031004")
    assert (found.tanggal, found.has_day) == ("12 Juli 2023", True)


def test_date_with_jabatan_and_name_with_pangkat_on_one_line() -> None:
    found = signature(
        "Bandung, April 2016 DIREKTUR RSUD SEHAT PROVINSI BANTEN,",
        "dr. NAMA PEJABAT, M.Kes. Pembina Tk. I",
        "NIP : 197001021995031004",
    )
    assert found.jabatan == "DIREKTUR RSUD SEHAT PROVINSI BANTEN"
    assert found.nama == "dr. NAMA PEJABAT, M.Kes."
    assert (found.tanggal, found.has_day) == ("April 2016", False)


def test_name_before_the_nip_on_its_line() -> None:
    assert (
        signature("Kepala Badan", "NAMA PEJABAT, S.E. NIP. 19700102 199503 1 004").nama
        == "NAMA PEJABAT, S.E."
    )


def test_it_begins_with_its_date_or_its_jabatan() -> None:
    blocks = [
        make_block("Renja Dinas Pangan disusun setiap tahun."),
        make_block("Plt."),
        make_block("Kepala Dinas Pangan"),
        make_block("NAMA PEJABAT, S.E."),
        make_block("NIP. 19700102 199503 1 004"),
    ]
    (signed,) = read_signatures(blocks, SETTINGS)
    assert signed.lines == range(1, 5)
    assert signed.signature.jabatan == "Plt. Kepala Dinas Pangan"


def test_a_letter_among_the_digits_is_kept() -> None:
    found = signature("NAMA PEJABAT", "NIP. 197OO1O2 199503 1 004")
    assert found.nip_raw == "197OO1O2 199503 1 004"
    assert len(found.nip) == 15


def test_nothing_above_the_nip() -> None:
    found = signature("NIP. 19700102 199503 1 004")
    assert (found.jabatan, found.nama, found.tanggal) == ("", "", "")


def test_no_other_line_is_taken_for_a_name() -> None:
    found = signature("Kepala Dinas Pangan", "Provinsi Banten", "NIP. 19700102 199503 1 004")
    assert (found.jabatan, found.nama) == ("Kepala Dinas Pangan Provinsi Banten", "")
    assert signature("dengan penuh tanggung jawab.", "NIP. 19700102 199503 1 004").nama == ""


def test_a_long_paragraph_is_no_line_of_it() -> None:
    found = signature("Kepala Dinas " + "menyampaikan terima kasih " * 8, "NIP. 19700102 199503 1 004")
    assert (found.jabatan, found.nama) == ("", "")


def test_two_side_by_side_have_no_names() -> None:
    blocks = [
        make_block("NAMA PEJABAT NAMA LAIN"),
        make_block("NIP. 19700102 199503 1 004 NIP. 19710203 199603 2 005"),
    ]
    found = [signed.signature for signed in read_signatures(blocks, SETTINGS)]
    assert [one.nama for one in found] == ["", ""]
    assert [one.nip for one in found] == ["197001021995031004", "197102031996032005"]


def test_no_nip_no_signature() -> None:
    assert not read_signatures([make_block("Kepala Dinas"), make_block("NAMA PEJABAT")], SETTINGS)
