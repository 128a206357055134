"""Several documents of a region beside each other: LIN-07 in findings and coverage, and when it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.batch import audit_together
from pipeline.model.finding import Finding, Kepastian, Place, Tingkat
from pipeline.model.geometry import BBox
from pipeline.model.kode import Kode
from pipeline.model.paging import Part
from pipeline.model.plan import Amount, Plan, PlanItem
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.table import SourceRef
from pipeline.reconcile.agencies import agencies_of
from pipeline.reconcile.coverage import cover_nothing
from pipeline.rules.engine import catalogue
from tests.defaults import SETTINGS

SHARED, OWN, OTHER = (f"2.17.07.1.01.000{number}" for number in (1, 2, 3))


def document(name: str, opd: str, *codes: str) -> DocumentResult:
    where = (SourceRef(12, BBox(0, 0, 9, 9), "pdfium"),)
    items = [PlanItem(Kode(code), f"Sub {code[-1]}", Amount(Decimal(1)), None, where) for code in codes]
    return DocumentResult(
        name,
        Status.TERBACA,
        sha256=name[0] * 64,
        opd=opd,
        tahun="2027",
        daerah="Contoh",
        coverage=cover_nothing(name, catalogue(SETTINGS)),
        plan=Plan("rencana_kerja", "Bab IV", tuple(items), Amount(Decimal(1))),
        parts=(Part(name, name, "", 40),),
    )


A = document("a.pdf", "Dinas A", SHARED, OWN)
B = document("b.pdf", "Dinas B", SHARED, OTHER)


def together(*results: DocumentResult) -> list[list[Finding]]:
    judged = audit_together(results, agencies_of(results, None, SETTINGS), SETTINGS)
    return [[finding for finding in result.findings if finding.aturan == "LIN-07"] for result in judged]


def test_both_documents_have_the_finding_each_with_its_own_place() -> None:
    (first,), (second,) = together(A, B)
    assert first.pesan == second.pesan == f"{SHARED} (Sub 1) direncanakan oleh Dinas A; Dinas B."
    assert [(one.dokumen, one.opd, one.place.halaman, one.tingkat) for one in (first, second)] == [
        ("a.pdf", "Dinas A", "12", Tingkat.TINGGI),
        ("b.pdf", "Dinas B", "12", Tingkat.TINGGI),
    ]
    assert first.id_temuan != second.id_temuan


def test_the_coverage_counts_what_was_held_beside_the_others() -> None:
    result, _ = audit_together([A, B], agencies_of([A, B], None, SETTINGS), SETTINGS)
    line = next(line for line in result.coverage if line.aturan == "LIN-07")
    assert (line.dinilai, line.lolos, line.temuan, line.tidak_dinilai) == (2, 1, 1, 1)
    assert line.alasan == "Dokumen pembanding RKPD tidak disertakan. (1)"
    assert len(result.coverage) == len(A.coverage)


def test_findings_stay_in_report_order() -> None:
    made = [
        Finding(
            rule, "a.pdf", "", "", rule, "Judul", tingkat, Kepastian.PASTI, "", "", "", "", None, "x", "x", "x",
            Place("", "dokumen"),
        )
        for rule, tingkat in (("PGU-01", Tingkat.KRITIS), ("OCR-01", Tingkat.TINGGI), ("EJA-01", Tingkat.INFO))
    ]  # fmt: skip
    results = [replace(A, findings=tuple(made)), B]
    first, _ = audit_together(results, agencies_of(results, None, SETTINGS), SETTINGS)
    assert [finding.aturan for finding in first.findings] == ["PGU-01", "LIN-07", "OCR-01", "EJA-01"]


def test_in_a_folder_the_file_is_named() -> None:
    parts = (Part("A/1.pdf", "1.pdf", "", 10), Part("A/2.pdf", "2.pdf", "", 30))
    results = [replace(A, dokumen="A", parts=parts), B]
    (finding,), _ = together(*results)
    assert (finding.dokumen, finding.place.halaman) == ("A/2.pdf", "2")


@pytest.mark.parametrize(
    "other",
    [
        replace(B, opd="Dinas A"),
        replace(B, opd=""),
        replace(B, tahun="2026"),
        replace(B, tahun=""),
        replace(B, daerah="Lain"),
        replace(B, daerah=""),
        replace(B, plan=None),
    ],
    ids=["same agency", "no agency", "other year", "no year", "other region", "no region", "no plan"],
)
def test_what_may_be_no_other_agency_of_the_region_says_nothing(other: DocumentResult) -> None:
    results = (A, other)
    assert audit_together(results, agencies_of(results, None, SETTINGS), SETTINGS) == results


def test_kecamatan_do_the_same_by_their_nature() -> None:
    assert together(replace(A, opd="Kecamatan A"), replace(B, opd="KECAMATAN B")) == [[], []]
