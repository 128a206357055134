"""Rungs and parents of rows without a legal kode, from what they look like."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.jenjang import Bukti, Jenjang
from pipeline.model.kode import Level
from pipeline.normalise.levels import Look, tell_levels
from tests.defaults import SETTINGS

WORDS = {Level[nama.upper()]: words for nama, words in SETTINGS.sebutan_jenjang.items()}
U, B, P, K, S = Level
LETTERS = {None: "-", U: "U", B: "B", P: "P", K: "K", S: "S"}


def told(looks: Sequence[Look], lowest: Level = K) -> tuple[Jenjang, ...]:
    return tell_levels(looks, WORDS, lowest)


def rungs(looks: Sequence[Look], lowest: Level = K) -> str:
    return "".join(LETTERS[jenjang.level] for jenjang in told(looks, lowest))


def numbered(*rows: str) -> list[Look]:
    """Rows written as "1|Nama"; a name in capitals is printed bold."""
    pairs = [row.split("|") for row in rows]
    return [Look(number, nama, bold=nama.isupper()) for number, nama in pairs]


def coded(*rows: str) -> list[Look]:
    return [Look(number, nama, is_kode=True) for number, nama in (row.split("|") for row in rows)]


# --- words --------------------------------------------------------------------------------------------------


def test_words_tell_rung_and_parent() -> None:
    looks = [
        Look("", "Urusan Wajib"),
        Look("", "Bidang Pertanian"),
        Look("", "Program Benih"),
        Look("", "Kegiatan A"),
    ]
    assert rungs(looks) == "UBPK"
    assert [jenjang.induk for jenjang in told(looks)] == [None, 0, 1, 2]
    assert {jenjang.bukti for jenjang in told(looks)} == {Bukti.SEBUTAN}


def test_the_longest_word_counts() -> None:
    assert rungs([Look("", "Sub Kegiatan A"), Look("", "SUBKEGIATAN B")], S) == "SS"
    assert rungs([Look("", "Urusan Bidang Statistik"), Look("", "Programa Radio")]) == "B-"


def test_a_unit_is_no_bidang_urusan() -> None:
    """ "Bidang Pengairan" above a kegiatan groups rows inside a program; it must not end the program."""
    looks = [Look("", "Program Air"), Look("", "Bidang Pengairan"), Look("", "Kegiatan A")]
    assert rungs(looks) == "P-K"
    assert told(looks)[2].induk is None


# --- numbers ------------------------------------------------------------------------------------------------


def test_rows_of_one_series_are_on_one_rung() -> None:
    looks = numbered("|Program Benih", "1|Kegiatan A", "2|Penyusunan B", "|Program Lahan", "1|Penyusunan C")
    assert rungs(looks) == "PKKPK"
    assert told(looks)[2].bukti is Bukti.NOMOR
    assert [jenjang.induk for jenjang in told(looks)] == [None, 0, 0, None, 3]


def test_nested_numbers_without_any_word() -> None:
    assert rungs(numbered("I|Benih", "1|A", "2|B", "II|Lahan", "1|C")) == "PKKPK"
    assert rungs(numbered("1|Benih", "1.1|A", "1.2|B", "2|Lahan", "2.1|C")) == "PKKPK"
    assert rungs(numbered("A|Benih", "1|Unggul", "a|Uji", "B|Lahan", "1|Sawah", "a|Cetak"), S) == "PKSPKS"


def test_more_styles_than_rungs_tell_nothing() -> None:
    assert rungs(numbered("A|Benih", "1|Unggul", "a|Uji")) == "---"


def test_one_number_for_all_rows_tells_the_rung_that_some_name() -> None:
    assert rungs(numbered("1|Penilaian", "2|Kegiatan jasa", "3|Pemantauan")) == "KKK"
    assert rungs(numbered("1|Penilaian", "2|Pemantauan")) == "--"


def test_programs_counted_like_their_kegiatan_need_words_or_type() -> None:
    assert rungs(numbered("29|Program A", "1|Kegiatan X", "42|Program B", "1|Rapat Y")) == "PKP-"
    assert rungs(numbered("29|PROGRAM A", "1|Kegiatan X", "42|PROGRAM B", "1|Rapat Y")) == "PKPK"


def test_a_row_that_lost_its_number_is_no_program() -> None:
    """A merged cell holds the numbers of two rows; the second row has none, as the programs have."""
    looks = numbered("|Program A", "1|Rapat X", "|Rapat Y", "|Program B", "1|Rapat Z")
    assert rungs(looks) == "PK-PK"


def test_numbers_in_the_cell_of_the_name() -> None:
    assert (
        rungs(
            [
                Look("", "I. Benih"),
                Look("", "1. Uji"),
                Look("", "2. Sebar"),
                Look("", "II. Lahan"),
                Look("", "1. X"),
            ]
        )
        == "PKKPK"
    )


# --- codes of before 2021 -----------------------------------------------------------------------------------


def test_old_codes_by_their_groups() -> None:
    looks = coded(
        "1.21|Pangan", "1.21.01|Benih", "1.21.01.05|Uji", "1.21.01.06|Sebar", "1.21.02|Lahan", "1.21.02.01|X"
    )
    assert rungs(looks) == "BPKKPK"
    assert told(looks)[2].bukti is Bukti.KODE_LAMA


def test_old_codes_whose_words_agree_with_their_groups() -> None:
    """Nothing calls "Kecamatan" a bidang urusan but its kode."""
    looks = coded(
        "7|Unsur Kewilayahan",
        "7.01|Kecamatan",
        "7.01.02|Program Pelayanan",
        "7.01.02.01|Loket",
        "7.01.02.02|Antrean",
    )
    assert rungs(looks) == "UBPKK"


def test_an_organisation_stands_between() -> None:
    looks = coded("1.20|Otonomi", "1.20.05|Badan X", "1.20.05.01|Benih", "1.20.05.01.011|Uji")
    assert rungs(looks) == "B-PK"


def test_old_codes_that_do_not_extend_their_program_tell_nothing() -> None:
    assert rungs(coded("1.21.01|Benih", "1.22.07.05|Uji")) == "--"


def test_words_beside_some_codes_tell_the_others() -> None:
    """Codes with an organisation in between do not begin with that of their program."""
    looks = coded("1.25.38.53|Program A", "1.25.01.02.53.01|Kegiatan X", "1.25.01.02.53.02|Rapat Y")
    assert rungs(looks) == "PKK"


# --- type and indents ---------------------------------------------------------------------------------------


def test_bold_programs_above_plain_kegiatan() -> None:
    looks = [Look("", "Benih", bold=True), Look("", "Uji"), Look("", "Lahan", bold=True), Look("", "Cetak")]
    assert rungs(looks) == "PKPK"
    assert told(looks)[0].bukti is Bukti.TEBAL
    assert not Bukti.TEBAL.is_certain


def test_one_bold_row_among_others_is_no_program() -> None:
    assert rungs([Look("", "Uji"), Look("", "Sebar", bold=True), Look("", "Cetak")]) == "---"


def test_bold_programs_and_bold_kegiatan_are_not_told_apart_by_type() -> None:
    looks = [Look("", "Program Benih", bold=True), Look("", "Unggul", bold=True), Look("", "Uji")]
    assert rungs(looks, S) == "P--"


def test_indents_tell_three_rungs() -> None:
    looks = [
        Look("", nama, indent=indent) for nama, indent in (("A", 5), ("B", 15.2), ("C", 25), ("D", 25.3))
    ]
    assert rungs(looks, S) == "PKSS"
    assert told(looks, S)[3].induk == 1


def test_justified_text_is_not_indented() -> None:
    assert rungs([Look("", "A", indent=5.0), Look("", "B", indent=6.1), Look("", "C", indent=5.4)]) == "---"


# --- contradictions -----------------------------------------------------------------------------------------


def coloured(*rows: str) -> list[Look]:
    """Rows written as "BLUE|Nama"."""
    return [Look("", nama, fill=fill) for fill, nama in (row.split("|") for row in rows)]


def test_colours_tell_three_rungs_in_the_order_in_which_they_first_occur() -> None:
    looks = coloured("BLUE|Air Minum", "GREY|Jaringan", "|Pipa", "|Pompa", "GREY|Sumur", "|Bor")
    assert rungs(looks, S) == "PKSSKS"
    assert {jenjang.bukti for jenjang in told(looks, S)} == {Bukti.WARNA}
    assert not Bukti.WARNA.is_certain


def test_stripes_tell_nothing() -> None:
    assert rungs(coloured("GREY|A", "|B", "GREY|C", "|D", "GREY|E", "|F")) == "------"


def test_three_colours_in_turn_are_no_stripes() -> None:
    assert rungs(coloured("BLUE|A", "GREY|B", "|C", "BLUE|D", "GREY|E", "|F"), S) == "PKSPKS"


def test_fewer_colours_than_rungs_tell_only_those_that_words_name() -> None:
    """Rows without colour are kegiatan and sub kegiatan; their indents tell which."""
    looks = [
        Look("", "Program Air", fill="BLUE"),
        Look("", "Jaringan", indent=6),
        Look("", "Pipa", indent=14),
        Look("", "Pompa", indent=14),
    ]
    assert rungs(looks, S) == "PKSS"


def test_a_coloured_row_among_others_is_no_rung() -> None:
    assert rungs(coloured("|A", "|B", "GREY|C", "|D")) == "----"


def test_evidence_that_contradicts_itself_leaves_the_rung_unknown() -> None:
    looks = [
        *(Look("", f"Program {name}", bold=True) for name in "ABC"),
        *(Look(str(number), f"Kegiatan {number}") for number in (1, 2, 3)),
        Look("4", "Program Sekolah Hijau"),
        Look("5", "Kegiatan 5"),
    ]
    jenjang = told(looks)[6]
    assert jenjang.level is None
    assert jenjang.alasan == "sebutan menunjukkan program, sedangkan nomor menunjukkan kegiatan"


def test_nothing_below_a_row_of_unknown_rung_has_a_parent() -> None:
    looks = [
        Look("", "Program A"),
        Look("", "Lain-lain"),
        Look("", "Kegiatan X"),
        Look("", "Program B"),
        Look("", "Kegiatan Y"),
    ]
    assert [jenjang.induk for jenjang in told(looks)] == [None, None, None, None, 3]


def test_a_row_without_name_has_no_rung() -> None:
    (jenjang,) = told([Look("1", "")])
    assert (jenjang.level, jenjang.alasan) == (None, "nama kosong")


def test_an_empty_table_is_told_nothing() -> None:
    assert told([]) == ()
