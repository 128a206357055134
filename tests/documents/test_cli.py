"""The commands as an officer calls them: exit codes, sentences, files, and nothing anywhere else."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import app
from pipeline.console import run
from pipeline.report.csv import CAKUPAN_COLUMNS, DOKUMEN_COLUMNS, REKAP_COLUMNS, TABEL_COLUMNS, TEMUAN_COLUMNS
from pipeline.rules.engine import catalogue
from tests.conftest import PROJECT
from tests.defaults import SETTINGS
from tests.documents.hostile import one_page, text
from tests.documents.reading import SAMPLE
from tests.typeset.variants import variant

REPORTS = {"temuan.csv", "cakupan.csv", "dokumen.csv", "rekap.csv", "tabel.csv", "run.json"}
COLUMNS = {
    "temuan.csv": TEMUAN_COLUMNS,
    "cakupan.csv": CAKUPAN_COLUMNS,
    "dokumen.csv": DOKUMEN_COLUMNS,
    "rekap.csv": REKAP_COLUMNS,
    "tabel.csv": TABEL_COLUMNS,
}

Call = Callable[..., int]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def raw(here: Path) -> Path:
    """A small document of one table in `raw/dinas`."""
    pdf, _ = variant("strokes").typeset()
    (here / "raw" / "dinas").mkdir(parents=True)
    (here / "raw" / "dinas" / "kecil.PDF").write_bytes(pdf)
    return here / "raw"


def renja(*arguments: str) -> int:
    return run(app, list(arguments))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def rows(data: bytes, separator: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


# --- exit codes ---------------------------------------------------------------------------------------------


def test_0_when_every_document_was_read_and_nothing_grave_found(here: Path) -> None:
    """A page of prose without tables."""
    (here / "raw" / "dinas").mkdir(parents=True)
    (here / "raw" / "dinas" / "bab.PDF").write_bytes(
        one_page(text("Rencana Kerja Tahun 2026 Dinas Koperasi"))
    )
    assert renja("audit", "raw", "--gagal-pada", "kritis") == 0
    assert [row[0] for row in rows(Path("output/dokumen.csv").read_bytes())] == ["dokumen", "dinas/bab.PDF"]


def test_1_when_there_are_findings(here: Path) -> None:
    assert renja("audit", str(SAMPLE)) == 1
    assert len(rows((here / "output" / "temuan.csv").read_bytes())) > 1


def test_2_when_one_document_cannot_be_read_and_the_others_are_read_all_the_same(raw: Path) -> None:
    (raw / "a.pdf").write_bytes(b"")
    (raw / "z.pdf").write_bytes(b"%PDF-1.7 terpotong")
    assert renja("audit", "raw", "--gagal-pada", "kritis", "--jobs", "1") == 2
    found = {row[0]: row[-2:] for row in rows(Path("output/dokumen.csv").read_bytes())[1:]}
    assert list(found) == ["a.pdf", "dinas/kecil.PDF", "z.pdf"]
    assert found["a.pdf"] == ["gagal", "Berkas kosong (0 byte). Mohon salin ulang berkas PDF-nya."]
    assert found["dinas/kecil.PDF"][0] == "terbaca"
    assert found["z.pdf"][0] == "gagal"
    # No rule has passed on a document that was not read: each has its line there too.
    lines = [row for row in rows(Path("output/cakupan.csv").read_bytes())[1:] if row[0] == "z.pdf"]
    assert len(lines) == len(catalogue(SETTINGS))
    assert {tuple(line[3:7]) for line in lines} == {("0", "0", "0", "1")}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["audit", "hilang"], "hilang: berkas atau folder ini tidak ada. Mohon periksa penulisannya."),
        (["audit", "."], ".: tidak ada berkas PDF di sini. Mohon periksa nama foldernya."),
        (["audit"], "RAW... belum disebutkan. Lihat: renja --help"),
        (
            ["audit", ".", "--dialek", "jawa"],
            "--dialek: nilai tidak dikenal. Pilihannya: indonesia, internasional.",
        ),
        (["audit", ".", "--jobs", "0"], "--jobs: harus bilangan bulat mulai dari 1."),
        (
            ["audit", ".", "--gagal-pada", "parah"],
            "--gagal-pada: nilai tidak dikenal. Pilihannya: kritis, tinggi, ",
        ),
        (["audit", ".", "--outptu", "x"], "opsi --outptu tidak dikenal. Mungkin maksudnya --output."),
        (["periksa", "."], "perintah periksa tidak dikenal."),
        (["ekstrak", "a.pdf"], "--output belum disebutkan."),
        (["ekstrak", "a.pdf", "--output", "x"], "a.pdf: berkas atau folder ini tidak ada."),
        (
            ["aturan", "PGU-99"],
            'aturan "PGU-99" tidak dikenal. Jalankan `renja aturan` untuk melihat daftarnya.',
        ),
    ],
)
def test_a_wrong_call_is_one_line_and_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert renja(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"renja: {sentence}")
    assert captured.err.count("\n") == 1
    assert list(here.iterdir()) == []


def test_a_code_list_that_is_not_there(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert renja("audit", "raw", "--kodefikasi", "hilang.csv") == 2
    assert "hilang.csv" in capsys.readouterr().err
    assert not Path("output").exists()
    assert raw.is_dir()


def test_a_folder_without_code_lists_is_refused_where_it_is_named(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert renja("audit", "raw", "--kodefikasi", str(raw)) == 2
    assert "tidak ada daftar kode resmi di dalamnya" in capsys.readouterr().err
    assert not Path("output").exists()


# --- files --------------------------------------------------------------------------------------------------


def test_audit_writes_below_output_and_interim_only(raw: Path, here: Path) -> None:
    before = files(here)
    assert renja("audit", "raw", "--output", "hasil/2026", "--interim", "antara") in (0, 1)
    after = files(here)
    assert {name: after[name] for name in before} == before
    new = after.keys() - before.keys()
    assert {name for name in new if not name.startswith("antara/dinas/kecil.PDF/")} == {
        f"hasil/2026/{name}" for name in REPORTS
    }
    assert raw.is_dir()


def test_extraction_writes_below_output_only(here: Path) -> None:
    shutil.copy(SAMPLE, here / "renja.pdf")
    assert renja("ekstrak", "renja.pdf", "--output", "tabel", "--grid") == 0
    new = files(here).keys() - {"renja.pdf"}
    kinds = {"evaluasi_renja", "kinerja_pelayanan", "review_rkpd", "tujuan_sasaran", "rencana_kerja"}
    assert {name for name in new if "/grid/" not in name} == {f"tabel/{kind}.csv" for kind in kinds}
    assert {name for name in new if "/grid/" in name} >= {"tabel/grid/p006-1.csv", "tabel/grid/p013-2.csv"}
    table = rows((here / "tabel" / "rencana_kerja.csv").read_bytes(), ",")
    assert table[0][:3] == ["halaman", "kode", "nama"]
    assert table[1][:2] == ["29", "2"]
    assert len(table) == 81


def test_a_second_run_and_two_processes_give_the_same_bytes(raw: Path, here: Path) -> None:
    (raw / "rusak.pdf").write_bytes(b"%PDF-1.7")
    shutil.copy(SAMPLE, raw / "contoh.pdf")
    runs = []
    for number, jobs in enumerate(("1", "2", "2")):
        assert renja("audit", "raw", "--output", f"o{number}", "--interim", f"i{number}", "--jobs", jobs) == 2
        runs.append((files(here / f"o{number}"), files(here / f"i{number}")))
    assert runs[0] == runs[1] == runs[2]
    assert runs[0][0].keys() == REPORTS
    assert "contoh.pdf/pembacaan_kedua.csv" in runs[0][1]


def test_run_json_tells_what_was_run_and_no_time(raw: Path) -> None:
    renja("audit", "raw")
    content = json.loads(Path("output/run.json").read_text(encoding="utf-8"))
    assert [entry["nama"] for entry in content["dokumen"]] == ["dinas/kecil.PDF"]
    assert len(content["dokumen"][0]["sha256"]) == 64
    assert (content["dialek"], content["periksa_ganda"]) == ("indonesia", "temuan")
    assert "PGU-01" in content["aturan"]
    assert not {"waktu", "tanggal", "time", "date"} & content.keys()
    assert str(raw) not in json.dumps(content)


@pytest.mark.parametrize(
    ("dialect", "mark", "separator", "line_end", "decimal"),
    [("indonesia", b"\xef\xbb\xbf", ";", b"\r\n", ","), ("internasional", b"", ",", b"\n", ".")],
)
def test_dialects(
    here: Path, dialect: str, mark: bytes, separator: str, line_end: bytes, decimal: str
) -> None:
    renja("audit", str(SAMPLE), "--dialek", dialect)
    for name, columns in COLUMNS.items():
        data = (here / "output" / name).read_bytes()
        header, *found = rows(data, separator)
        assert tuple(header) == columns
        assert {len(row) for row in found} == {len(columns)}
        assert data.startswith(mark + columns[0].encode())
        assert data.endswith(line_end)
        assert data.count(b"\r\n") == (data.count(b"\n") if line_end == b"\r\n" else 0)
    place = TEMUAN_COLUMNS.index("selisih")
    differences = [row[place] for row in rows((here / "output" / "temuan.csv").read_bytes(), separator)[1:]]
    numbers = [text for text in differences if text]
    assert numbers
    assert all(text.replace(decimal, "").lstrip("-").isdigit() for text in numbers)


def test_both_dialects_say_the_same(here: Path) -> None:
    said = []
    for dialect, separator in (("indonesia", ";"), ("internasional", ",")):
        renja("audit", str(SAMPLE), "--dialek", dialect, "--output", dialect)
        for name in COLUMNS:
            found = rows((here / dialect / name).read_bytes(), separator)
            place = TEMUAN_COLUMNS.index("selisih") if name == "temuan.csv" else -1
            if separator == ";" and place >= 0:
                found = [[*row[:place], row[place].replace(",", "."), *row[place + 1 :]] for row in found]
            said.append(found)
    assert said[: len(COLUMNS)] == said[len(COLUMNS) :]


def test_a_file_name_that_is_a_formula_is_neutralised(raw: Path) -> None:
    (raw / "=HYPERLINK(1).pdf").write_bytes(b"")
    renja("audit", "raw")
    data = Path("output/dokumen.csv").read_bytes()
    assert [row[0] for row in rows(data)[1:]] == ["'=HYPERLINK(1).pdf", "dinas/kecil.PDF"]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_old_reports_stay_whole_when_one_cannot_be_written(
    raw: Path, here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """A folder stands in the place of a report; the others were written by another run."""
    (here / "output" / name).mkdir(parents=True)
    old = {f"output/{other}": b"lama" for other in REPORTS - {name}}
    for path, content in old.items():
        (here / path).write_bytes(content)
    assert renja("audit", "raw") == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"renja: {Path('output') / name}: tidak dapat ditulis")
    assert captured.err.count("\n") == 1
    assert {path: content for path, content in files(here).items() if path.startswith("output/")} == old
    assert raw.is_dir()


def test_old_reports_stay_whole_when_the_last_step_fails(
    raw: Path, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert renja("audit", "raw") in (0, 1)
    old = files(here / "output")
    shutil.copy(SAMPLE, raw / "contoh.pdf")
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "dokumen.csv" and ".lama." not in Path(source).name:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr("pipeline.store.os.replace", refuse)
    assert renja("audit", "raw", "--jobs", "1") == 2
    assert "dokumen.csv: tidak dapat ditulis" in capsys.readouterr().err
    assert files(here / "output") == old


def test_interim_that_cannot_be_written_is_said_of_the_document(raw: Path) -> None:
    Path("interim").write_text("bukan folder", encoding="utf-8")
    assert renja("audit", "raw") == 2
    row = rows(Path("output/dokumen.csv").read_bytes())[1]
    assert row[-2] == "gagal"
    assert "tidak dapat ditulis" in row[-1]
    assert raw.is_dir()


# --- what is printed ----------------------------------------------------------------------------------------


def test_the_summary_has_the_denominator(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renja("audit", str(SAMPLE))
    captured = capsys.readouterr()
    assert "1 dokumen, 5 tabel, 275 baris." in captured.out
    assert "temuan terberat" in captured.out
    assert "Laporan lengkap ada di folder output." in captured.out
    assert captured.err == ""
    assert here.is_dir()


@pytest.mark.parametrize("command", ["", "audit", "ekstrak", "aturan"])
def test_help_is_indonesian_and_ends_with_an_example(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert renja(*filter(None, [command]), "--help") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Cara pakai: renja")
    assert "Contoh: renja" in printed
    english = {
        "usage",
        "options",
        "commands",
        "show",
        "required",
        "default",
        "message",
        "file",
        "exit",
        "help",
    }
    words = {word.strip("[](),.:;").lower() for word in printed.replace("--help", "").split()}
    assert not words & english


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert renja("aturan") == 0
    assert "PGU-01" in capsys.readouterr().out
    assert renja("aturan", "pgu-01") == 0
    assert "Apa yang diperiksa" in capsys.readouterr().out


def test_the_list_of_rules_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert renja("aturan", "--format", "json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert renja("aturan", "--format", "csv") == 0
    header, *lines = csv.reader(io.StringIO(capsys.readouterr().out))
    assert [dict(zip(header, line, strict=True)) for line in lines] == listed
    first = next(rule for rule in listed if rule["aturan"] == "PGU-01")
    assert (first["keluarga"], first["tingkat"]) == ("Pagu", "kritis")


# --- settings -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("raw")
def test_settings_change_severity_and_switch_rules_off(here: Path) -> None:
    (here / "setelan.yml").write_text("tingkat: {PGU-01: info}\naturan_mati: [PGU-02]\n", encoding="utf-8")
    renja("audit", "raw", "--setelan", "setelan.yml")
    header, *found = rows((here / "output" / "temuan.csv").read_bytes())
    tingkat = {(row[header.index("aturan")], row[header.index("tingkat")]) for row in found}
    assert ("PGU-01", "info") in tingkat
    assert not [rule for rule, _ in tingkat if rule == "PGU-02"]
    header, *lines = rows((here / "output" / "cakupan.csv").read_bytes())
    off = next(line for line in lines if line[header.index("aturan")] == "PGU-02")
    assert off[header.index("alasan")] == "Aturan ini dimatikan dalam setelan. (1)"
    run_json = json.loads((here / "output" / "run.json").read_bytes())
    assert run_json["pengaturan"]["aturan_mati"] == ["PGU-02"]


@pytest.mark.usefixtures("raw")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("toleransi_rupia: 1\n", 'Mungkin yang dimaksud "toleransi_rupiah"'),
        ("aturan_mati: [PGU-1]\n", '"PGU-1" tidak dikenal'),
        ("satuan: {jumalh: {dokumen: []}}\n", 'Mungkin yang dimaksud "jumlah"'),
    ],
)
def test_settings_that_mean_nothing_are_refused_before_any_work(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    (here / "setelan.yml").write_text(text, encoding="utf-8")
    assert renja("audit", "raw", "--setelan", "setelan.yml") == 2
    assert message in capsys.readouterr().err
    assert not (here / "output").exists()


# --- as a program -------------------------------------------------------------------------------------------


def program(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own; its output is taken as bytes, as a pipe would."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_program_prints_utf8_wherever_it_runs(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    done = program("aturan", "PGU-01", folder=here)
    assert done.returncode == 0
    assert "PGU-01 · " in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_program_says_a_wrong_call_in_one_line(here: Path) -> None:
    done = program("audit", "hilang", folder=here)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "renja: hilang: berkas atau folder ini tidak ada. Mohon periksa penulisannya.\n".replace(
            "\n", os.linesep
        )
    )
    assert list(here.iterdir()) == []


def test_program_audits_two_documents_side_by_side(raw: Path, here: Path) -> None:
    (raw / "kosong.pdf").write_bytes(b"")
    done = program("audit", "raw", "--jobs", "2", folder=here)
    assert done.returncode == 2
    assert done.stderr == b""
    assert "kosong.pdf (gagal): Berkas kosong" in " ".join(done.stdout.decode("utf-8").split())
    assert {path.name for path in (here / "output").iterdir()} == REPORTS
    assert raw.is_dir()


def test_the_list_of_agencies_is_held_against_the_documents(
    here: Path, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (raw / "dinas").rename(raw / "Dinas Sosial")
    (here / "opd.txt").write_text("Dinas Sosial\nDinas Perhubungan\n", encoding="utf-8")
    renja("audit", str(raw), "--daftar-opd", "opd.txt", "--dialek", "internasional")
    assert "Belum menyampaikan: Dinas Perhubungan." in capsys.readouterr().out
    lines = csv.DictReader(io.StringIO((here / "output" / "rekap.csv").read_text(encoding="utf-8")))
    assert {line["opd"]: line["keterangan"] for line in lines if line["dokumen"] == ""}[
        "Dinas Perhubungan"
    ] == "belum menyampaikan Renja"


def test_a_list_that_cannot_be_used_is_a_wrong_call(
    here: Path, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert renja("audit", str(raw), "--daftar-opd", "opd.txt") == 2
    assert (
        capsys.readouterr().err == "renja: opd.txt: berkas tidak dapat dibaca (tidak ada). Periksa namanya.\n"
    )
    assert not (here / "output").exists()
