from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from pipeline.model.finding import Kepastian, Tingkat
from pipeline.model.summary import DocumentResult, Status
from pipeline.report.csv import CAKUPAN_COLUMNS, INTERNASIONAL, cakupan_csv, dokumen_csv, temuan_csv
from schemas.extracted import COLUMNS, table_schema
from schemas.reports import CAKUPAN, DOKUMEN, KEPASTIAN, STATUS, TEMUAN, TINGKAT
from tests.rules.builders import run_audit
from tests.rules.sample import sample_document, sample_table


def frame(data: bytes) -> pd.DataFrame:
    return pd.DataFrame(list(csv.DictReader(io.StringIO(data.decode("utf-8")))), dtype=str)


@pytest.fixture(scope="module")
def result() -> DocumentResult:
    audit, _ = run_audit(sample_document())
    return DocumentResult(
        dokumen="Dinas Contoh.pdf",
        status=Status.TERBACA,
        sha256="0" * 64,
        tahun="2024",
        findings=audit.findings,
        coverage=audit.coverage,
    )


def test_findings_of_the_sample(result: DocumentResult) -> None:
    TEMUAN.validate(frame(temuan_csv([result], INTERNASIONAL)), lazy=True)


def test_coverage_of_the_sample(result: DocumentResult) -> None:
    counts = dict.fromkeys(("dinilai", "lolos", "temuan", "tidak_dinilai"), int)
    CAKUPAN.validate(frame(cakupan_csv([result], INTERNASIONAL)).astype(counts), lazy=True)


def test_documents(result: DocumentResult) -> None:
    dokumen = frame(dokumen_csv([result], INTERNASIONAL))
    counts = [name for name, column in DOKUMEN.columns.items() if str(column.dtype) == "int64"]
    DOKUMEN.validate(dokumen.astype(dict.fromkeys(counts, "int64")), lazy=True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tingkat", "berat"),
        ("kepastian", "mungkin"),
        ("jenis_tabel", "tabel"),
        ("kode", "2.17 01"),
        ("selisih", "1.000.000"),
        ("halaman", "iv"),
        ("penyebab", "PGU-01-000000000000"),
    ],
)
def test_findings_with_other_values_are_refused(column: str, value: str, result: DocumentResult) -> None:
    temuan = frame(temuan_csv([result], INTERNASIONAL))
    temuan.loc[0, column] = value
    with pytest.raises(SchemaErrors):
        TEMUAN.validate(temuan, lazy=True)


def test_counts_must_add_up() -> None:
    row = ["a.pdf", "PGU-01", "Judul", 3, 1, 1, 0, ""]
    with pytest.raises(SchemaErrors, match="dinilai = lolos"):
        CAKUPAN.validate(pd.DataFrame([row], columns=list(CAKUPAN_COLUMNS)), lazy=True)


def test_words_are_those_of_the_model() -> None:
    assert [tingkat.value for tingkat in Tingkat] == TINGKAT
    assert [kepastian.value for kepastian in Kepastian] == KEPASTIAN
    assert [status.value for status in Status] == STATUS


@pytest.mark.parametrize("kind", [kind for kind in COLUMNS if kind != "usulan_masyarakat"])
def test_tables_of_the_sample(kind: str) -> None:
    table = sample_table(kind)
    rows = [[row.page, *(entry.text for entry in row.entries)] for row in table.rows]
    columns = ["halaman", *(column.name for column in table.columns)]
    table_schema(kind).validate(pd.DataFrame(rows, columns=columns), lazy=True)


def test_a_page_counts_from_one() -> None:
    with pytest.raises(SchemaErrors):
        table_schema("rencana_kerja").validate(pd.DataFrame({"halaman": [0], "kode": ["2"]}), lazy=True)
