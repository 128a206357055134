"""Whole documents of before 2021 without codes: their sums are judged, and a document without faults has none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from pipeline.generate.figures import amount, rupiah
from pipeline.generate.renja import PLAN, REVIEW, Renja
from pipeline.model.finding import Finding, Kepastian, Tingkat
from tests.planted.mended import mended_renja
from tests.planted.trial import PRODUCERS, audit_renja
from tests.planted.without_kode import INDENTS, TYPE, WORDS, Style, without_kode

STYLES = (WORDS, TYPE, INDENTS)
PROGRAM, KEGIATAN = "2.17.07", "2.17.07.1.01"
every_style = pytest.mark.parametrize("style", STYLES, ids=str)


@every_style
@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_document_without_faults_has_no_grave_finding(style: Style, producer: str) -> None:
    findings = audit_renja(without_kode(mended_renja(), style), producer)
    grave = [(f.aturan, f.nama, f.pesan) for f in findings if f.tingkat.rank <= Tingkat.TINGGI.rank]
    assert not grave


def with_more(renja: Renja, kind: str, kode: str, column: str) -> Renja:
    """The document with 1.234.000 more in one amount."""
    return renja.with_cell(kind, kode, column, rupiah(amount(renja.row(kind, kode)[column]) + 1_234_000))


@cache
def found(style: Style, kind: str, kode: str, column: str) -> Mapping[tuple[str, str], Finding]:
    """The grave findings of the document with one wrong amount, by rule and the kode of the row they name."""
    clean = mended_renja()
    nama_of = {
        style.nama(row, row["nama"]): row["kode"] for row in without_codes_removed(clean) if row["nama"]
    }
    findings = audit_renja(without_kode(with_more(clean, kind, kode, column), style), PRODUCERS[0])
    assert not [f for f in findings if f.kode]
    return {
        (f.aturan, nama_of.get(f.nama, f.nama)): f for f in findings if f.tingkat.rank <= Tingkat.TINGGI.rank
    }


def without_codes_removed(renja: Renja) -> list[Mapping[str, str]]:
    return [row for row in renja.tables[PLAN] if row["kode"].count(".") in (2, 4)]


@every_style
def test_a_wrong_program(style: Style) -> None:
    findings = found(style, PLAN, PROGRAM, "pagu")
    assert set(findings) == {("PGU-03", PROGRAM), ("PGU-04", "TOTAL"), ("PGU-05", PROGRAM)}
    certainty = Kepastian.PASTI if style is WORDS else Kepastian.PERLU_KONFIRMASI
    assert findings["PGU-03", PROGRAM].kepastian is certainty
    assert str(findings["PGU-03", PROGRAM].selisih) == "1234000"


@every_style
def test_a_wrong_kegiatan(style: Style) -> None:
    findings = found(style, PLAN, KEGIATAN, "pagu")
    assert {("PGU-03", PROGRAM), ("PGU-14", "Total"), ("PGU-05", KEGIATAN)} == set(findings)


@every_style
def test_a_wrong_total(style: Style) -> None:
    findings = found(style, REVIEW, "TOTAL", "pagu_analisis")
    assert set(findings) == {("PGU-04", "TOTAL"), ("PGU-14", "Total"), ("PGU-15", "Total")}


@every_style
def test_a_wrong_forecast(style: Style) -> None:
    assert ("PGU-03", PROGRAM) in found(style, PLAN, PROGRAM, "pagu_maju")


@every_style
def test_an_item_of_one_half_only(style: Style) -> None:
    """An item that the analysis leaves out is named, and its half is not blamed for more."""
    plain = without_kode(mended_renja(), style)
    rows = plain.tables[REVIEW]
    row = next(row for row in rows if row["nama"].endswith(mended_renja().row(REVIEW, KEGIATAN)["nama"]))
    blank = {name: "" for name in row if name.endswith("_analisis")}
    changed = plain.with_rows(
        REVIEW, lambda rows: tuple({**one, **blank} if one is row else one for one in rows)
    )
    findings = audit_renja(changed, PRODUCERS[0])
    assert [f.nama for f in findings if f.aturan == "RAW-03"] == [row["nama"]]
