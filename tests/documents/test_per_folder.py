"""A Renja in several files: the same findings as in one file, each with its file and its page there."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from pipeline.commands.audit import AuditOptions, audit_run
from pipeline.errors import PipelineError
from pipeline.report.csv import INTERNASIONAL
from tests.rules.sample import SAMPLE

PLACES = ("id_temuan", "dokumen", "halaman", "pembanding", "halaman_pembanding", "penyebab")
PARTS = {"Sampul dan Bab I.pdf": (1, 6), "Bab II.pdf": (7, 18), "Bab III é - V.pdf": (19, 35)}
"""The sample in three: Tabel 2.1 runs over the first border, Tabel 2.4 over the second."""
FOLDER = "Dinas Koperasi dan UKM"

Rows = list[dict[str, str]]


def split(folder: Path) -> None:
    folder.mkdir(parents=True)
    whole = pypdfium2.PdfDocument(SAMPLE)
    for name, (first, last) in PARTS.items():
        part = pypdfium2.PdfDocument.new()
        part.import_pages(whole, list(range(first - 1, last)))
        part.save(folder / name)


def audit(raw: Path, output: Path, jobs: int = 1) -> int:
    options = AuditOptions(
        output, output / "interim", None, jobs, INTERNASIONAL.name, "kritis", per_folder=True
    )
    return audit_run([raw], options)


def rows(output: Path, name: str) -> Rows:
    return list(csv.DictReader(io.StringIO((output / name).read_text(encoding="utf-8"), newline="")))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The output for the sample in one file, and for the sample in three."""
    base = tmp_path_factory.mktemp("folder")
    (base / "one").mkdir()
    (base / "one" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    split(base / "three" / FOLDER)
    for name in ("one", "three"):
        audit(base / name, base / f"output-{name}")
    return base / "output-one", base / "output-three"


def test_the_second_reader_opens_the_files_that_findings_stand_in(both: tuple[Path, Path]) -> None:
    """The same places are read twice, and alike, each named by its file and the page there."""
    whole, split_up = (
        rows(output / "interim" / document, "pembacaan_kedua.csv")
        for output, document in zip(both, (SAMPLE.name, FOLDER), strict=True)
    )
    assert {row["hasil"] for row in (*whole, *split_up)} == {"sama"}
    first = {name: pages[0] - 1 for name, pages in PARTS.items()}
    places = Counter((row["halaman"], row["kotak"], row["teks_kedua"]) for row in whole)
    counted_on = Counter(
        (str(first[name] + int(page)), row["kotak"], row["teks_kedua"])
        for row in split_up
        for name, _, page in [row["halaman"].rpartition(":")]
    )
    assert counted_on == places
    assert {row["halaman"].rpartition(":")[0] for row in split_up} >= {"Bab II.pdf", "Bab III é - V.pdf"}


def without_places(findings: Rows) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(value for key, value in row.items() if key not in PLACES and key != "pesan") for row in findings
    )


def test_the_findings_are_those_of_one_file(both: tuple[Path, Path]) -> None:
    one, three = (rows(output, "temuan.csv") for output in both)
    assert without_places(one) == without_places(three)


def test_every_finding_stands_in_the_file_and_on_the_page_that_it_names(both: tuple[Path, Path]) -> None:
    one, three = (rows(output, "temuan.csv") for output in both)
    firsts = {f"{FOLDER}/{name}": first for name, (first, _) in PARTS.items()}

    def subject(row: dict[str, str]) -> tuple[str, ...]:
        return tuple(
            row[key] for key in ("aturan", "tabel", "kode", "nama", "kolom", "tertulis", "seharusnya")
        )

    counted = Counter(
        (*subject(row), str(int(row["halaman"]) + firsts[row["dokumen"]] - 1) if row["halaman"] else "")
        for row in three
    )
    assert counted == Counter((*subject(row), row["halaman"]) for row in one)
    assert {row["dokumen"] for row in three if not row["halaman"]} == {FOLDER}


def test_the_other_side_in_another_file_is_named(both: tuple[Path, Path]) -> None:
    named = {row["pembanding"] for row in rows(both[1], "temuan.csv") if ".pdf" in row["pembanding"]}
    assert 'Tabel 2.4 pada "Bab III é - V.pdf"' in named


def bare_pages(output: Path) -> list[str]:
    """The sentences that tell a page without its file."""
    texts = [row["pesan"] for name in ("temuan.csv", "dokumen.csv") for row in rows(output, name)]
    texts += [row["alasan"] for row in rows(output, "cakupan.csv")]
    page = re.compile(r'[Hh]alaman \d+(?:[-, ]+\d+)*(?! pada "|\d|[-,] ?\d)')
    return [text for text in texts if page.search(text)]


def test_a_page_in_a_sentence_comes_with_its_file(both: tuple[Path, Path]) -> None:
    assert bare_pages(both[1]) == []


def test_the_other_reports_tell_of_one_document(both: tuple[Path, Path]) -> None:
    (document,) = rows(both[1], "dokumen.csv")
    (whole,) = rows(both[0], "dokumen.csv")
    assert document["dokumen"] == FOLDER
    assert {key for key in document if document[key] != whole[key]} == {"dokumen", "sha256"}
    (entry,) = json.loads((both[1] / "run.json").read_text(encoding="utf-8"))["dokumen"]
    assert [one["nama"] for one in entry["berkas"]] == [f"{FOLDER}/{name}" for name in PARTS]
    pages = rows(both[1] / "interim" / FOLDER, "01_halaman.csv")
    assert [pages[place]["halaman"] for place in (0, 6)] == ["Sampul dan Bab I.pdf:1", "Bab II.pdf:1"]


def test_a_broken_file_is_named_and_costs_nothing_else(tmp_path: Path) -> None:
    split(tmp_path / "raw" / FOLDER)
    (tmp_path / "raw" / FOLDER / "Bab II.pdf").write_bytes(b"rusak")
    (tmp_path / "raw" / "Dinas Kosong").mkdir()
    assert audit(tmp_path / "raw", tmp_path / "o", jobs=2) == 2
    empty, broken = sorted(rows(tmp_path / "o", "dokumen.csv"), key=lambda row: row["status"])
    assert (broken["status"], broken["halaman_tak_terbaca"], broken["halaman"]) == ("sebagian", "1", "24")
    assert broken["pesan"].startswith('Berkas "Bab II.pdf" tidak dapat dibuka: ')
    assert (empty["dokumen"], empty["status"]) == ("Dinas Kosong", "gagal")
    assert empty["pesan"].startswith("Folder ini tidak memuat berkas PDF.")
    pages = [row["pesan"] for row in rows(tmp_path / "o", "temuan.csv") if row["aturan"] == "STR-10"]
    assert pages == [
        'Halaman 1 pada "Bab II.pdf" dan seterusnya tidak terbaca karena berkasnya tidak dapat dibuka.'
    ]
    assert bare_pages(tmp_path / "o") == []
    one, two = (tmp_path / "o", tmp_path / "p")
    audit(tmp_path / "raw", two)
    assert [(one / name).read_bytes() for name in ("temuan.csv", "cakupan.csv", "run.json")] == [
        (two / name).read_bytes() for name in ("temuan.csv", "cakupan.csv", "run.json")
    ]


def test_a_folder_of_broken_files_says_why_for_each(tmp_path: Path) -> None:
    for name in ("Bab I.pdf", "Bab II.pdf"):
        (tmp_path / "raw" / "Dinas").mkdir(parents=True, exist_ok=True)
        (tmp_path / "raw" / "Dinas" / name).write_bytes(b"rusak")
    assert audit(tmp_path / "raw", tmp_path / "o") == 2
    (document,) = rows(tmp_path / "o", "dokumen.csv")
    assert document["status"] == "gagal"
    assert document["pesan"].startswith('Tidak satu pun berkas dalam folder ini dapat dibuka. "Bab I.pdf": ')
    assert '"Bab II.pdf": ' in document["pesan"]


def test_without_a_document_the_call_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "raw" / "Dinas").mkdir(parents=True)
    with pytest.raises(PipelineError, match="tidak ada berkas PDF"):
        audit(tmp_path / "raw", tmp_path / "o")
