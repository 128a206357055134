"""Whose document it is: abbreviations, misprints and file names are seen through, near twins are not."""

from __future__ import annotations

import pytest

from pipeline.model.opd import Expected, independent
from pipeline.model.summary import DocumentResult, Status
from pipeline.reconcile.agencies import MISSING, agencies_of
from pipeline.reconcile.opd_names import ExpectedNames, opd_name
from tests.defaults import SETTINGS

LIST = (
    Expected("Dinas Perumahan Rakyat dan Kawasan Permukiman", ("Disperkim",)),
    Expected("Dinas Pendidikan"),
    Expected("Dinas Kebudayaan"),
    Expected("Dinas Koperasi, Usaha Kecil, dan Menengah"),
    Expected("Dinas Kesehatan"),
    Expected("Dinas Lingkungan Hidup"),
    Expected("Kecamatan Sungai Raya"),
    Expected("Kecamatan Sungai Kakap"),
    Expected("Kecamatan Pontianak Kota"),
    Expected("Dinas Pertanahan"),
)
NAMES = ExpectedNames.of(LIST, SETTINGS)


def find(text: str) -> str:
    found = NAMES.find(opd_name(text, SETTINGS))
    return found.nama if found else ""


@pytest.mark.parametrize(
    ("text", "nama"),
    [
        ("DINAS PENDIDIKAN", "Dinas Pendidikan"),
        ("Dinas Pendidikan Kabupaten Kubu Raya", "Dinas Pendidikan"),
        ("RENJA_DISDIK_2027_final (1)", "Dinas Pendidikan"),
        ("Rancangan Akhir Renja DLH Tahun 2027", "Dinas Lingkungan Hidup"),
        ("2027 - Dinkes", "Dinas Kesehatan"),
        ("disperkim", "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
        ("Dinas Perumahan", "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
        (
            "Dinas Koperasi Usaha Kecil & Menengah Provinsi Kalimantan Barat",
            "Dinas Koperasi, Usaha Kecil, dan Menengah",
        ),
        ("Dinas Lingkugan Hidup", "Dinas Lingkungan Hidup"),
        ("Kec. Sungai Raya", "Kecamatan Sungai Raya"),
        ("KECAMATAN PONTIANAK KOTA", "Kecamatan Pontianak Kota"),
    ],
)
def test_another_way_to_write_a_name_is_the_name(text: str, nama: str) -> None:
    if text.startswith("Kec."):
        text = text.replace("Kec.", "Kecamatan")
    assert find(text) == nama


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Perhubungan",
        "Dinas Pertanian",
        "Dinas Perumahan dan Pertanahan",
        "Dinas Pendidikan dan Kesehatan",
        "Kecamatan Sungai",
        "Kecamatan Sungai Raya Kepulauan",
        "Kecamatan Sungai Rayo",
        "Kecamatan Pontianak Barat",
        "Dinas",
        "renja 2027 final",
        "",
    ],
)
def test_near_twins_and_names_that_fit_two_are_nobody(text: str) -> None:
    assert find(text) == ""


def document(dokumen: str, opd: str = "") -> DocumentResult:
    return DocumentResult(dokumen, Status.TERBACA, opd=opd)


def test_every_expected_agency_is_there_or_missing() -> None:
    found = agencies_of(
        [
            document("z/Renja Disdik.pdf"),
            document("a.pdf", "DINAS KESEHATAN"),
            document("b.pdf", "Biro Umum"),
        ],
        LIST[:3] + LIST[4:6],
        SETTINGS,
    )
    assert [(one.nama, [d.dokumen for d in one.documents], one.is_expected) for one in found] == [
        ("Biro Umum", ["b.pdf"], False),
        ("Dinas Kesehatan", ["a.pdf"], True),
        ("Dinas Pendidikan", ["z/Renja Disdik.pdf"], True),
        ("Dinas Kebudayaan", [], True),
        ("Dinas Lingkungan Hidup", [], True),
        ("Dinas Perumahan Rakyat dan Kawasan Permukiman", [], True),
    ]
    assert found[-1].catatan == (MISSING,)


def test_the_document_itself_is_believed_before_its_file() -> None:
    """A file saved under another agency's name is asked about."""
    (agency, *_) = agencies_of([document("Renja Dinkes.pdf", "Dinas Pendidikan")], LIST, SETTINGS)
    assert agency.nama == "Dinas Pendidikan"
    assert agency.catatan == ("nama berkas Renja Dinkes.pdf menunjuk Dinas Kesehatan: mohon dipastikan",)


def test_a_document_that_could_not_be_read_is_known_by_its_folder() -> None:
    failed = DocumentResult("Dinas Kesehatan/pindaian 2.pdf", Status.GAGAL)
    (agency, *_) = agencies_of([failed], LIST, SETTINGS)
    assert (agency.nama, agency.documents) == ("Dinas Kesehatan", (failed,))


def test_without_a_list_documents_that_name_one_agency_are_of_one() -> None:
    found = agencies_of(
        [
            document("b.pdf", "Dinas Koperasi, Usaha Kecil dan Menengah"),
            document("a.pdf", "DINAS KOPERASI USAHA KECIL DAN MENENGAH"),
            document("c.pdf"),
            document("d.pdf"),
        ],
        None,
        SETTINGS,
    )
    assert [(one.nama, len(one.documents), one.is_known, one.is_expected) for one in found] == [
        ("DINAS KOPERASI USAHA KECIL DAN MENENGAH", 2, True, None),
        ("c.pdf", 1, False, None),
        ("d.pdf", 1, False, None),
    ]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Dinas A", "Dinas B"), 2),
        (("Kecamatan A", "Kecamatan B", "KECAMATAN C"), 1),
        (("Kecamatan A", "Dinas B"), 2),
        (("Dinas Kesehatan", "Rumah Sakit Umum Daerah A", "UPTD B"), 1),
        (("Biro A", "Biro B"), 0),
    ],
)
def test_twins_and_units_are_nobody_else(names: tuple[str, ...], count: int) -> None:
    assert len(independent(names, SETTINGS.perangkat_daerah_sejenis, SETTINGS.unit_perangkat_daerah)) == count
