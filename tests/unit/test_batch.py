"""What becomes of a document around the stages: verdicts, order of results, exit codes."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from pipeline import audit
from pipeline.audit import audit_document
from pipeline.batch import audit_all
from pipeline.commands.audit import exit_code
from pipeline.errors import InputError, OutputError
from pipeline.inputs import InputFile, look_at
from pipeline.job import Job
from pipeline.local import audit_here
from pipeline.model.document import Document, Identity, PageKind, PageReport
from pipeline.model.finding import Finding, Kepastian, Place, Tingkat
from pipeline.model.summary import DocumentResult, Status
from pipeline.model.table import BY_SOURCE, Entry, LogicalTable, TableRow
from pipeline.reconcile.verdict import verdict
from pipeline.settings import load_settings
from pipeline.store import Store
from tests.told import Told


def job(folder: Path, name: str = "a.pdf") -> Job:
    return Job(InputFile(name, folder / name), load_settings(), Store(folder / "output", folder / "interim"))


def test_an_error_of_the_program_itself_costs_one_document_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"abc")

    def crash(_job: Job, _on_page: object) -> DocumentResult:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(audit, "_audit", crash)
    result = audit_document(job(tmp_path))
    assert result.status is Status.GAGAL
    assert result.pesan == (
        "Kesalahan program (ZeroDivisionError: division by zero). Mohon laporkan kepada pengembang."
    )
    assert result.sha256.startswith("ba7816bf")
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    "error", [InputError("Berkas kosong."), OutputError("interim: tidak dapat ditulis.")]
)
def test_an_expected_error_is_its_own_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(_job: Job, _on_page: object) -> DocumentResult:
        raise error

    monkeypatch.setattr(audit, "_audit", refuse)
    result = audit_document(job(tmp_path))
    assert (result.status, result.pesan, result.sha256) == (Status.GAGAL, str(error), "")


def test_the_sentence_on_a_document_points_to_the_tables_that_were_not_understood() -> None:
    """One table of no known kind, and a plan that prints its amounts by source of funds without a total."""
    amounts = TableRow(5, (Entry("100", (), doubt=BY_SOURCE),))
    plan = LogicalTable("rencana_kerja", "Tabel 3.1", "", (), (amounts,))
    other = LogicalTable("", "Bab II", "", (), (TableRow(2, ()), TableRow(3, ())))
    pages = (PageReport(1, PageKind.PROSE, 10),)
    document = Document("a.pdf", "", pages, (), (other, plan), (), Identity())
    assert verdict(document) == (
        Status.TERBACA,
        (
            "1 tabel lain tidak dikenali jenisnya (halaman 2-3); judul kolomnya ada di tabel.csv. "
            "Pada Tabel 3.1 (halaman 5) pagu dirinci menurut sumber dana tanpa kolom jumlah; tidak dijumlahkan."
        ),
    )


def audit_files(folder: Path, contents: dict[str, bytes], processes: int) -> tuple[list[str], Told]:
    """The names in the order of the results, and what was told on the way."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    jobs = [job(folder, name) for name in contents]
    told = Told()
    work = partial(audit_here, processes=processes, on_pages=told.pages)
    results = audit_all([replace(one, source=look_at(one.source)) for one in jobs], work, told.document)
    assert {result.status for result in results} <= {Status.GAGAL, Status.BUKAN_RENJA}
    return [result.dokumen for result in results], told


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_sources(tmp_path: Path, processes: int) -> None:
    """Workers finish in any order, the larger documents first; the reports must not show it."""
    names, told = audit_files(tmp_path, {"c.pdf": b"", "a.pdf": b"x", "b.pdf": b""}, processes)
    assert names == ["c.pdf", "a.pdf", "b.pdf"]
    assert sorted(told.documents) == ["a.pdf", "b.pdf", "c.pdf"]


def test_no_document_is_no_work(tmp_path: Path) -> None:
    assert audit_files(tmp_path, {}, 2)[0] == []


def test_all_pages_are_told_in_the_end(tmp_path: Path) -> None:
    """Thirty pages are two runs, three are one; a broken file has none."""
    contents = {"a.pdf": blank_pdf(30), "b.pdf": blank_pdf(3), "c.pdf": b"%PDF-1.7"}
    _, told = audit_files(tmp_path, contents, 2)
    assert told.seen[-1] == (33, 33)
    assert [read for read, _ in told.seen] == sorted(read for read, _ in told.seen)


def blank_pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def found(tingkat: Tingkat) -> Finding:
    return Finding(
        "id", "a.pdf", "", "", "PGU-01", "Pagu", tingkat, Kepastian.PASTI, "", "", "", "", None, "", "", "",
        Place("", "dokumen"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "tingkat", "gagal_pada", "code"),
    [
        (Status.TERBACA, None, Tingkat.INFO, 0),
        (Status.SEBAGIAN, None, Tingkat.INFO, 0),
        (Status.BUKAN_RENJA, None, Tingkat.INFO, 0),
        (Status.TERBACA, Tingkat.SEDANG, Tingkat.TINGGI, 0),
        (Status.TERBACA, Tingkat.TINGGI, Tingkat.TINGGI, 1),
        (Status.TERBACA, Tingkat.KRITIS, Tingkat.TINGGI, 1),
        (Status.TERBACA, Tingkat.INFO, Tingkat.INFO, 1),
        (Status.GAGAL, None, Tingkat.KRITIS, 2),
        (Status.GAGAL, Tingkat.KRITIS, Tingkat.KRITIS, 2),
    ],
)
def test_exit_code(status: Status, tingkat: Tingkat | None, gagal_pada: Tingkat, code: int) -> None:
    findings = (found(tingkat),) if tingkat else ()
    assert exit_code([DocumentResult("a.pdf", status, findings=findings)], gagal_pada) == code


def test_a_rule_that_broke_is_no_success() -> None:
    assert exit_code([DocumentResult("a.pdf", Status.TERBACA, crashed=("PGU-01",))], Tingkat.KRITIS) == 2
