"""The layouts in which lists are published, and what each of them gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from pipeline.errors import ConfigurationError
from pipeline.kodefikasi.importing import first_year
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import JenisPemda
from pipeline.sheets import read_tables
from tests.defaults import SETTINGS
from tests.unit.kodefikasi.files import BODY, CODES, LIST, imported, texts, write_csv, write_ods, write_xlsx

DETAILS = ("NOMENKLATUR URUSAN KABUPATEN/KOTA", "KINERJA", "INDIKATOR", "SATUAN")


def split(row: tuple[str, ...], *, own_kewenangan: bool = False) -> list[str]:
    """A row of the plain list with its kode over five or six cells."""
    groups = row[0].split(".")
    if not own_kewenangan and len(groups) > 3:
        groups[3:5] = [".".join(groups[3:5])]
    return [*groups, *[""] * ((6 if own_kewenangan else 5) - len(groups)), *row[1:]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [*LIST[:-1], (*LIST[-1][:4], "m²")]
    path = write_csv(tmp_path / "daftar.csv", rows, separator, encoding)
    assert texts(imported(path)) == tuple(rows[1:])


def test_titles_above_the_header_and_columns_of_no_use_are_named_not_read(tmp_path: Path) -> None:
    rows = [
        ("DAFTAR KODE", ""),
        (),
        ("No", *LIST[0]),
        *((str(n), *row) for n, row in enumerate(BODY, start=7)),
    ]
    found = imported(write_csv(tmp_path / "daftar.csv", rows))
    assert texts(found) == BODY
    assert found.ignored == ("No",)


def test_repeated_headers_number_rows_and_blank_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    numbers = ("1", "2", "3", "4", "5")
    rows = [LIST[0], numbers, *BODY[:3], ("", "", ""), LIST[0], numbers, *BODY[3:]]
    found = imported(write_csv(tmp_path / "daftar.csv", rows))
    assert texts(found) == BODY
    assert found.skipped == {"baris nomor kolom": 2, "baris kosong": 1, "judul kolom yang berulang": 1}


def test_blanks_around_dots_small_x_and_a_last_dot_mean_nothing_else(tmp_path: Path) -> None:
    rows = [("Kode", "Uraian"), ("x.xx.01.", "Penunjang"), ("x.xx. 01 .2.01", "Perencanaan")]
    found = imported(write_csv(tmp_path / "daftar.csv", rows))
    assert [row[0] for row in texts(found)] == ["X.XX.01", "X.XX.01.2.01"]


def test_kode_over_five_columns_under_one_heading(tmp_path: Path) -> None:
    rows = [("KODE", "", "", "", "", *DETAILS), *map(split, BODY)]
    assert texts(imported(write_csv(tmp_path / "daftar.csv", rows))) == BODY


def test_kode_over_six_columns_under_a_header_of_two_rows(tmp_path: Path) -> None:
    groups = ("URUSAN", "BIDANG", "PROGRAM", "KEWENANGAN", "KEGIATAN", "SUB KEGIATAN")
    header = [("KODE", "", "", "", "", "", *DETAILS), (*groups, "", "", "", "")]
    rows = [*header, *(split(row, own_kewenangan=True) for row in BODY)]
    assert texts(imported(write_csv(tmp_path / "daftar.csv", rows))) == BODY


def test_each_group_under_a_heading_of_its_own(tmp_path: Path) -> None:
    groups = ("Urusan", "Bidang Urusan", "Program", "Kegiatan", "Sub Kegiatan")
    rows = [(*groups, *DETAILS), *map(split, BODY)]
    assert texts(imported(write_csv(tmp_path / "daftar.csv", rows))) == BODY


def test_leading_groups_that_are_blank_are_those_of_the_row_above(tmp_path: Path) -> None:
    last = ["", "", "", "", "0012", *BODY[-1][1:]]
    rows = [("KODE", "", "", "", "", *DETAILS), *map(split, BODY[:-1]), last]
    assert texts(imported(write_csv(tmp_path / "daftar.csv", rows))) == BODY


def test_the_wide_layout_repeats_the_ancestors_in_every_row(tmp_path: Path) -> None:
    rungs = ("URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")
    header = [f"{what} {rung}" for rung in rungs for what in ("KODE", "NAMA")]
    upper = [text for row in BODY[:4] for text in row[:2]]
    rows = [(*header, "KINERJA", "INDIKATOR", "SATUAN"), *((*upper, *row) for row in BODY[4:])]
    assert texts(imported(write_csv(tmp_path / "daftar.csv", rows))) == BODY


def test_workbook_with_merged_cells_and_numbers(tmp_path: Path) -> None:
    """Excel keeps 10 of the bidang and 2.01 of the kegiatan as numbers, and merges what rows have in common."""
    rows: list[list[object]] = [["KODE", "", "", "", "", *DETAILS], ["" for _ in range(9)]]
    for row in BODY:
        cells: list[object] = list(split(row))
        rows.append([float(str(cell)) if cell and place < 5 else cell for place, cell in enumerate(cells)])
    header = [(0, 0, 1, 4), *((0, place, 1, place) for place in range(5, 9))]
    path = write_xlsx(tmp_path / "daftar.xlsx", rows, [*header, (6, 3, 7, 3)])
    assert texts(imported(path)) == BODY


def test_a_number_loses_its_last_zero_and_a_text_does_not(tmp_path: Path) -> None:
    """The number 2.1 was 2.10, for 2.01 keeps its zero; the text 2.1 may be either, and is refused."""
    rows: list[list[object]] = [["kode", "nama"], [2, "URUSAN"], [2.1, "BIDANG A"], [2.01, "BIDANG B"]]
    found = imported(write_xlsx(tmp_path / "angka.xlsx", rows), pemda=JenisPemda.PROVINSI)
    assert [row[0] for row in texts(found)] == ["2", "2.01", "2.10"]
    rows[2][0] = "2.1"
    with pytest.raises(ConfigurationError, match=r"baris 3: kode 2\.1 \(BIDANG A\): .*2\.10 atau 2\.01"):
        imported(write_xlsx(tmp_path / "teks.xlsx", rows), pemda=JenisPemda.PROVINSI)


def test_all_sheets_that_are_lists_are_read_and_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in (("Catatan", [("Bacalah dahulu",)]), ("A", LIST[:5]), ("B", (LIST[0], *LIST[5:]))):
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    found = imported(path)
    assert texts(found) == BODY
    assert 'Lembar "Catatan" dilewati: tidak memuat daftar kode.' in found.notes


def test_a_column_of_both_kinds_of_region_gives_two_editions(tmp_path: Path) -> None:
    rows = [("jenis_pemda", "kode", "nama", "sub_kegiatan_sebelumnya")]
    rows += [("PROV", "4.10.02.1.01.0001", "Untuk Provinsi", "4.10.02.1.01.0009 Nama Lama")]
    rows += [("KABKOT", "4.10.02.2.01.0001", "Untuk Kabupaten", "")]
    found = imported(write_csv(tmp_path / "daftar.csv", rows))
    provinsi, kabkota = found.editions
    assert (provinsi.jenis_pemda, kabkota.jenis_pemda) == (JenisPemda.PROVINSI, JenisPemda.KABKOTA)
    earlier = provinsi.entri[0].pendahulu
    assert earlier is not None
    assert (earlier.kode, earlier.nama) == (Kode("4.10.02.1.01.0009"), "Nama Lama")
    assert (
        "Induk sub kegiatan tidak dapat diperiksa: daftar ini tidak memuat tingkat di atasnya." in found.notes
    )


def test_hidden_sheets_are_left_out_and_named(tmp_path: Path) -> None:
    """They hold what was there before: the same codes would stand twice."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("daftar", "daftar lama"):
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(LIST):
                sheet.write_row(number, 0, row)
        sheet.hide()
    found = imported(path)
    assert texts(found) == BODY
    assert 'Lembar "daftar lama" dilewati: tersembunyi.' in found.notes


def test_open_document_sheets_are_read(tmp_path: Path) -> None:
    assert texts(imported(write_ods(tmp_path / "a.ods", LIST))) == BODY


@pytest.mark.parametrize(
    ("nama", "sejak"),
    [
        ("Kepmendagri 900.1.15.5-1317/2023", 2024),
        ("lampiran_900.1.15.5-1317/2023", 2024),
        ("Kepmendagri 050-5889 Tahun 2021", 2023),
        ("SIPD pemutakhiran 2027 (ekspor 2026-01-23)", 2027),
        ("Keputusan 190/2019", None),
        ("SIPD pemutakhiran 2027", 2027),
        ("SIPD", None),
    ],
)
def test_the_first_year_follows_from_the_name(nama: str, sejak: int | None) -> None:
    assert first_year(nama, SETTINGS) == sejak


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", b"PK\3\4 terpotong", "berkas rusak atau bukan buku kerja"),
        ("a.docx", b"PK", r'jenis berkas "\.docx" tidak dikenal'),
        ("a.csv", b"", r"berkas kosong \(0 byte\)"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigurationError, match=reason) as error:
        read_tables(tmp_path / name)
    assert "\n" not in str(error.value)


def test_the_codes_of_the_plain_list_are_what_these_tests_think() -> None:
    assert all(Kode(code).text == code for code in CODES)
