"""Documents submitted as a Renja, typeset and audited: what is none is said to be something else, parts of one are not.

Every page of them is made up; the names of regions are real.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.audit import audit_document
from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.reshaping import after, paragraphs
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.summary import DocumentResult, Status
from pipeline.store import Store
from tests.defaults import SETTINGS
from tests.planted.mended import mended_renja
from tests.planted.typesetting import typeset_renja

CITED = (
    "Dokumen ini menjadi pedoman penyusunan Rencana Kerja (Renja) Dinas Sosial setiap tahun.",
    "Renja Perangkat Daerah disusun dengan berpedoman pada Renstra dan mengacu pada RKPD.",
    "Pencapaian Renja dilaporkan dalam Laporan Kinerja Instansi Pemerintah (LKjIP) setelah tahun berakhir.",
)


def audited(renja: Renja, folder: Path) -> DocumentResult:
    path = folder / "a.pdf"
    path.write_bytes(typeset_renja(renja))
    return audit_document(Job(InputFile("a.pdf", path), SETTINGS, Store(folder / "o", folder / "i")))


def prose(
    cover: Iterable[str], headings: Iterable[str] = (), texts: Iterable[str] = CITED, foot: str = ""
) -> Renja:
    """A document without tables: its cover and each heading, with the paragraphs, on a page of their own."""
    parts = [Part(PartKind.TITLE, line) for line in cover]
    for place, heading in enumerate(headings or ("BAB I PENDAHULUAN",)):
        parts += [Part(PartKind.PAGE)] if parts else []
        # What stands alike at the top of several pages is taken for their running head.
        parts += [
            Part(PartKind.HEADING, heading),
            *paragraphs(*("Selanjutnya. " * place + text for text in texts)),
        ]
    return Renja(tuple(parts), {}, {}, foot)


OTHERS = [
    ("Renstra", prose(("RENCANA STRATEGIS", "DINAS SOSIAL", "KABUPATEN GARUT", "TAHUN 2025-2029"))),
    ("RKPD", prose(("RENCANA KERJA PEMERINTAH DAERAH", "KABUPATEN GARUT", "TAHUN 2026"))),
    ("LKjIP", prose(("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "DINAS SOSIAL", "TAHUN 2025"))),
    ("LKjIP", prose((), ("BAB III AKUNTABILITAS KINERJA",))),
    ("LKjIP", prose((), ("BAB II EVALUASI", "BAB III PENUTUP"), foot="LKjIP Dinas Sosial Kabupaten Garut Tahun 2025")),
    ("RKT", prose(("RENCANA KINERJA TAHUNAN", "DINAS SOSIAL", "TAHUN 2026"))),
    ("Perjanjian Kinerja", prose(("PERJANJIAN KINERJA TAHUN 2026", "DINAS SOSIAL", "KABUPATEN GARUT"))),
    ("DPA", prose(("DOKUMEN PELAKSANAAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", "DINAS SOSIAL"))),
    ("RKA", prose(("RENCANA KERJA DAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", "DINAS SOSIAL"))),
    (
        "peraturan",
        prose(
            ("PERATURAN BUPATI GARUT", "NOMOR 30 TAHUN 2025", "TENTANG", "RENCANA KERJA PERANGKAT DAERAH TAHUN 2026"),
            ("BAB I KETENTUAN UMUM",),
        ),
    ),
    (
        "surat",
        Renja(
            paragraphs(
                "Nomor : 050/112/Bappeda", "Sifat : Penting", "Lampiran : 1 (satu) berkas",
                "Perihal : Penyampaian Rancangan Renja Tahun 2026", *CITED,
            ),
            {},
            {},
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "document"), OTHERS, ids=[f"{n}-{sort}" for n, (sort, _) in enumerate(OTHERS)]
)
def test_another_document_is_named(sort: str, document: Renja, tmp_path: Path) -> None:
    result = audited(document, tmp_path)
    assert result.status is Status.BUKAN_RENJA
    assert result.findings == ()
    assert result.pesan.startswith("Berkas ini tampaknya ")
    assert sort in result.pesan
    assert " (halaman 1) bertuliskan " in result.pesan
    assert result.pesan.endswith("Mohon minta berkas Renjanya.")


CHAPTERS = (
    "Renstra, RKPD, LKjIP, dan Perjanjian Kinerja adalah dokumen yang berbeda dari Renja.",
    "Rencana Strategis (Renstra) memuat tujuan lima tahun; LKjIP memuat capaian; RKA dan DPA memuat anggaran.",
    "Peraturan Bupati tentang RKPD ditetapkan lebih dahulu; Rencana Kinerja Tahunan (RKT) menyusul.",
)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("whole, with many other documents", after(mended_renja(), "1.1", paragraphs(*CHAPTERS * 12))),
        ("without its cover", replace(mended_renja(), parts=tuple(
            part for part in mended_renja().parts if part.kind is not PartKind.TITLE))),
        ("its tables only", replace(mended_renja(), parts=tuple(
            part for part in mended_renja().parts if part.kind is PartKind.TABLE))),
        ("a chapter", prose((), ("BAB II HASIL EVALUASI RENJA TAHUN LALU",), CHAPTERS)),
        ("a first chapter", prose((), ("BAB I PENDAHULUAN",), CITED)),
        ("of a kecamatan", prose(("RENCANA KERJA", "KECAMATAN CIBINONG", "KABUPATEN BOGOR"), (), CHAPTERS)),
        ("a revised one", prose(("PERUBAHAN RENCANA KERJA (RENJA)", "DINAS SOSIAL", "TAHUN 2026"), (), CHAPTERS)),
        ("with a decree before it", prose(
            ("KEPUTUSAN KEPALA DINAS SOSIAL", "NOMOR 7 TAHUN 2025", "TENTANG", "RENCANA KERJA TAHUN 2026"),
            ("BAB II EVALUASI PELAKSANAAN RENJA TAHUN LALU", "BAB III TUJUAN DAN SASARAN RENJA"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_renja_and_its_parts_are_a_renja(name: str, document: Renja, tmp_path: Path) -> None:
    result = audited(document, tmp_path)
    assert result.status in (Status.TERBACA, Status.SEBAGIAN), f"{name}: {result.pesan}"


def test_what_says_nothing_of_itself_is_no_renja(tmp_path: Path) -> None:
    result = audited(prose((), ("BAB I JADWAL",), ("Kegiatan dimulai pukul delapan.",)), tmp_path)
    assert result.status is Status.BUKAN_RENJA
    assert result.pesan == "Tidak ada kata Renja atau Rencana Kerja dan tidak ada tabel Renja di dalamnya."
