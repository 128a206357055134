"""The CSV reports byte by byte: dialects, plain numbers, texts no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from pipeline.errors import InternalError
from pipeline.model.finding import Coverage, Finding, Kepastian, Place, Tingkat
from pipeline.model.geometry import BBox
from pipeline.model.summary import DocumentResult, Hierarchy, Status
from pipeline.model.table import SourceRef
from pipeline.model.table_summary import TableSummary
from pipeline.report.csv import (
    CAKUPAN_COLUMNS,
    DOKUMEN_COLUMNS,
    INDONESIA,
    INTERNASIONAL,
    TABEL_COLUMNS,
    TEMUAN_COLUMNS,
    cakupan_csv,
    dokumen_csv,
    neutralise,
    neutralise_verbatim,
    render,
    tabel_csv,
    temuan_csv,
)

BOM = b"\xef\xbb\xbf"
FIRST, SECOND, THIRD = (f"PGU-01-{number:012x}" for number in (1, 2, 3))


def finding(**changes: object) -> Finding:
    sources = (SourceRef(31, BBox(0, 0, 9, 9), "pdfium"), SourceRef(32, BBox(0, 0, 9, 9), "pdfium"))
    values: dict[str, object] = {
        "id_temuan": FIRST,
        "dokumen": "kalbar/dinas.pdf",
        "opd": "Dinas",
        "tahun": "2024",
        "aturan": "PGU-01",
        "judul": "Pagu",
        "tingkat": Tingkat.KRITIS,
        "kepastian": Kepastian.PASTI,
        "kode": "2.17.01.1.09",
        "nama": "Pemeliharaan",
        "tertulis": "1.000.000",
        "seharusnya": "1.000.250,5",
        "selisih": Decimal("-250.50"),
        "pesan": "Jumlah; berbeda",
        "saran": "Periksa",
        "dasar": "Aritmetika",
        "place": Place("Tabel 2.4", "review_rkpd", "pagu", sources),
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def result(*findings: Finding, **changes: object) -> DocumentResult:
    values: dict[str, object] = {
        "dokumen": "kalbar/dinas.pdf",
        "status": Status.TERBACA,
        "findings": findings,
    }
    return DocumentResult(**{**values, **changes})  # type: ignore[arg-type]


def test_dialect_of_indonesian_excel() -> None:
    """It opens by double click: byte order mark, semicolons, decimal comma."""
    data = render(("nama", "selisih"), [("Dinas; UKM", Decimal("1234.50")), ("", None)], INDONESIA)
    assert data == BOM + b'nama;selisih\r\n"Dinas; UKM";1234,5\r\n;\r\n'


def test_dialect_of_everybody_else() -> None:
    data = render(("nama", "selisih"), [("Dinas, UKM", Decimal("1234.50")), ("", None)], INTERNASIONAL)
    assert data == b'nama,selisih\n"Dinas, UKM",1234.5\n,\n'


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (-5, "-5"),
        (Decimal("16818270585"), "16818270585"),
        (Decimal("1E+10"), "10000000000"),
        (Decimal("100"), "100"),
        (Decimal("0.10"), "0.1"),
        (Decimal("-12.00"), "-12"),
        (Decimal("0E-8"), "0"),
        (None, ""),
        ("1.10", "1.10"),
    ],
)
def test_numbers_are_plain_and_texts_stay_texts(value: int | Decimal | str | None, printed: str) -> None:
    """No exponent, no separators, no apostrophe before a negative number; "1.10" as printed is no number."""
    assert render(("a", "b"), [(value, "x")], INTERNASIONAL) == f"a,b\n{printed},x\n".encode()


@pytest.mark.parametrize("text", ["=1+1", "+62 811", "-", "- 5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00"])
def test_texts_a_spreadsheet_would_run_are_marked_as_texts(text: str) -> None:
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["\ufeff=1", "\u200b=1", "\u202e@SUM(A1)", "＝1+1", "＋1", "\x7f=1", "\x9b=1"]
)
def test_what_a_spreadsheet_drops_in_front_hides_no_formula(text: str) -> None:
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Dinas", "a=1", "1-2", "'=1", " =1", "é", "2.17", "\u200b", "a; b, c"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize("separator", [";", ",", "; ", ", "])
def test_no_formula_begins_behind_the_separator_of_another_dialect(separator: str) -> None:
    """Opened where the comma separates, "x,=HYPERLINK(...)" of a file with semicolons is two cells."""
    assert neutralise(f'x{separator}=HYPERLINK("a")') == f'x{separator}\'=HYPERLINK("a")'


def test_headings_are_neutralised_too() -> None:
    assert render(("=a", "b"), [], INTERNASIONAL) == b"'=a,b\n"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://a","b")',
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+IMPORTXML(A1)",
        "\t=cmd|'a'!A0",
        "＝A(1)",
    ],
)
def test_a_printed_table_says_nothing_that_runs(text: str) -> None:
    assert neutralise_verbatim(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    ["-", "=1", "-5", "- Rapat koordinasi (2 kali)", "+62 811", "@ Rp 50.000", "8=(7/6)", "=(7/6)", ""],
)
def test_a_printed_table_stays_as_it_is_printed(text: str) -> None:
    assert neutralise_verbatim(text) == text


@pytest.mark.parametrize("dialect", [INDONESIA, INTERNASIONAL])
def test_lines_and_marks_inside_a_text_come_back_whole(dialect: object) -> None:
    text = 'a;b,c\n"d"\r\ne'
    data = render(("teks", "x"), [(text, "y")], dialect)  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=dialect.separator))  # type: ignore[attr-defined]
    assert rows == [["teks", "x"], [text, "y"]]


def test_a_finding_is_one_row_with_the_page_where_it_begins() -> None:
    other = Place("Bab IV", "rencana_kerja", "pagu", (SourceRef(30, BBox(0, 0, 9, 9), "pdfium"),))
    consequence = finding(place_pembanding=other, penyebab=SECOND, kepastian=Kepastian.TURUNAN)
    header, row, _ = rows(temuan_csv([result(consequence, finding(id_temuan=SECOND))], INDONESIA))
    assert tuple(header) == TEMUAN_COLUMNS
    assert dict(zip(header, row, strict=True)) == {
        "id_temuan": FIRST,
        "dokumen": "kalbar/dinas.pdf",
        "opd": "Dinas",
        "tahun": "2024",
        "aturan": "PGU-01",
        "judul": "Pagu",
        "tingkat": "kritis",
        "kepastian": "turunan",
        "tabel": "Tabel 2.4",
        "jenis_tabel": "review_rkpd",
        "kode": "2.17.01.1.09",
        "nama": "Pemeliharaan",
        "kolom": "pagu",
        "halaman": "31",
        "tertulis": "1.000.000",
        "seharusnya": "1.000.250,5",
        "selisih": "-250,5",
        "pembanding": "Bab IV",
        "halaman_pembanding": "30",
        "pesan": "Jumlah; berbeda",
        "saran": "Periksa",
        "dasar": "Aritmetika",
        "penyebab": SECOND,
    }


def test_a_finding_about_the_document_stands_on_no_page() -> None:
    header, row = rows(temuan_csv([result(finding(place=Place("", "dokumen"), selisih=None))], INDONESIA))
    found = dict(zip(header, row, strict=True))
    assert (found["halaman"], found["pembanding"], found["halaman_pembanding"], found["selisih"]) == ("",) * 4


def test_findings_of_all_documents_follow_each_other() -> None:
    results = [result(finding(), finding(id_temuan=SECOND)), result(), result(finding(id_temuan=THIRD))]
    assert [row[0] for row in rows(temuan_csv(results, INDONESIA))] == ["id_temuan", FIRST, SECOND, THIRD]


@pytest.mark.parametrize("wrong", [{"penyebab": THIRD}, {"tahun": "24"}, {"pesan": ""}, {"id_temuan": "a1"}])
def test_a_report_that_breaks_its_schema_is_not_written(wrong: dict[str, str]) -> None:
    """A cause that is no finding, a year of two digits: the program erred, and says so instead of the officer."""
    with pytest.raises(InternalError, match=r"temuan\.csv tidak ditulis"):
        temuan_csv([result(finding(**wrong))], INDONESIA)


def test_coverage_rows() -> None:
    line = Coverage("a.pdf", "PGU-01", "Pagu", 54, 53, 1, 2, "kosong (2)")
    header, row = rows(cakupan_csv([result(coverage=(line,))], INDONESIA))
    assert tuple(header) == CAKUPAN_COLUMNS
    assert row == ["a.pdf", "PGU-01", "Pagu", "54", "53", "1", "2", "kosong (2)"]


def test_a_document_that_was_not_read_has_a_row_too() -> None:
    lost = result(dokumen="b.pdf", status=Status.GAGAL, pesan="Berkas kosong.")
    whole = result(
        finding(),
        finding(tingkat=Tingkat.INFO),
        finding(tingkat=Tingkat.INFO),
        sha256="ab" * 32,
        opd="Dinas",
        tahun="2024",
        halaman=35,
        halaman_tabel=23,
        halaman_pindai=1,
        halaman_tak_terbaca=2,
        tabel=5,
        hierarchy=Hierarchy(8, 16, 54, Decimal(16818270585)),
    )
    header, *found = rows(dokumen_csv([whole, lost], INTERNASIONAL), ",")
    assert tuple(header) == DOKUMEN_COLUMNS
    assert ",".join(found[0]) == (
        f"kalbar/dinas.pdf,Dinas,2024,{'ab' * 32},35,23,1,2,5,8,16,54,16818270585,1,0,0,0,2,terbaca,"
    )
    assert found[1][:1] + found[1][-2:] == ["b.pdf", "gagal", "Berkas kosong."]


def test_a_table_nobody_knows_has_a_row_with_its_page_and_headings() -> None:
    known = TableSummary(
        6, 10, "Tabel 2.1", "Evaluasi", "evaluasi_renja", 41, 2, ("kode", "nama"), "Kode | Nama"
    )
    other = TableSummary(12, 12, "Bab II", "", "", 3, 2, (), "Aspek | =Standar > Sasaran")
    header, *found = rows(tabel_csv([result(tables=(known, other)), result(dokumen="b.pdf")], INDONESIA))
    assert tuple(header) == TABEL_COLUMNS
    assert found == [
        ["kalbar/dinas.pdf", "6", "10", "Tabel 2.1", "Evaluasi", "evaluasi_renja", "ya", "41", "2", "kode nama",
         "Kode | Nama"],
        ["kalbar/dinas.pdf", "12", "12", "Bab II", "", "", "tidak", "3", "2", "", "Aspek | =Standar > Sasaran"],
    ]  # fmt: skip


def test_a_table_that_ends_before_it_begins_is_an_error_of_the_program() -> None:
    wrong = TableSummary(6, 5, "", "", "", 0, 1, (), "")
    with pytest.raises(InternalError, match=r"tabel\.csv tidak ditulis"):
        tabel_csv([result(tables=(wrong,))], INDONESIA)


def rows(data: bytes, separator: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
