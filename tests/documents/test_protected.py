"""Protected files: the password of `--sandi` opens them, and stands in nothing that a run writes."""

from __future__ import annotations

import csv
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from pipeline.cli import app
from pipeline.model.geometry import BBox
from pipeline.read.plumber import read_boxes
from tests.documents.hostile import encrypted
from tests.documents.reading import SAMPLE
from tests.typeset.variants import variant

KEY = "Rahasia-7#"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one protected file in a folder of its own."""
    folder = tmp_path / "raw"
    (folder / "Dinas A").mkdir(parents=True)
    (folder / "Dinas A" / "renja.pdf").write_bytes(encrypted(user=KEY, owner="lain"))
    return folder


def audit(raw: Path, *options: str) -> dict[str, str]:
    """The line of `dokumen.csv` after an audit."""
    out = raw.parent / "output"
    call = ["audit", str(raw), "--output", str(out), "--interim", str(raw.parent / "interim"), "--jobs", "1"]
    run = CliRunner().invoke(app, [*call, "--dialek", "internasional", *options])
    assert KEY not in run.output
    with (out / "dokumen.csv").open(encoding="utf-8", newline="") as file:
        (line,) = csv.DictReader(file)
    return line


def listed(raw: Path, password: str) -> str:
    path = raw.parent / "sandi.csv"
    path.write_text(f"Berkas;Sandi\nrenja.pdf;{password}\n", encoding="utf-8")
    return str(path)


def test_a_listed_password_opens_and_is_written_nowhere(raw: Path) -> None:
    line = audit(raw, "--sandi", listed(raw, KEY))
    assert (line["status"], line["halaman"], line["tahun"]) == ("terbaca", "1", "2026")
    written = [
        path for name in ("output", "interim") for path in (raw.parent / name).rglob("*") if path.is_file()
    ]
    assert written
    assert not [path for path in written if KEY.encode() in path.read_bytes()]


def test_a_wrong_password_is_told_from_a_missing_one(raw: Path) -> None:
    wrong = audit(raw, "--sandi", listed(raw, "keliru"))
    assert wrong["status"] == "gagal"
    assert wrong["pesan"].startswith(
        "Berkas dilindungi kata sandi dan kata sandi yang diberikan salah. Mohon perbaiki"
    )
    assert "keliru" not in wrong["pesan"]
    missing = audit(raw)
    assert missing["status"] == "gagal"
    assert missing["pesan"].startswith(
        "Berkas dilindungi kata sandi. Mohon minta berkas tanpa kata sandi, atau tulis"
    )


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_every_kind_of_protection_opens_with_its_owner_or_user_password(
    tmp_path: Path, revision: int
) -> None:
    """RC4 with 40 and 128 bits, AES with 128 and 256; also with letters beyond ASCII, and checked for damage too."""
    pdf, truth = variant("strokes").typeset()
    plain = tmp_path / "polos.pdf"
    plain.write_bytes(pdf)
    path = tmp_path / "renja.pdf"
    for user, owner, given in (("café", "lain", "café"), ("buka", "lain", "buka"), ("buka", "lain", "lain")):
        with pikepdf.open(plain) as opened:
            rules = pikepdf.Encryption(
                user=user, owner=owner, R=revision, aes=revision > 3, metadata=revision > 3
            )
            opened.save(path, encryption=rules)
        (tmp_path / "sandi.csv").write_text(f"renja.pdf;{given}\n", encoding="utf-8")
        out = tmp_path / "tabel"
        run = CliRunner().invoke(
            app,
            ["ekstrak", str(path), "--output", str(out), "--grid", "--sandi", str(tmp_path / "sandi.csv")],
        )
        assert run.exit_code == 0, run.output
        assert "Berkas" not in run.output
        assert len(list((out / "grid").glob("*.csv"))) == len(truth.tables)


def test_an_owner_password_alone_asks_for_nothing(tmp_path: Path) -> None:
    """Offices forbid printing or copying; every table is read all the same."""
    path = tmp_path / "renja.pdf"
    with pikepdf.open(SAMPLE) as opened:
        opened.save(path, encryption=pikepdf.Encryption(owner="kunci", user="", R=6))
    for file, out in ((SAMPLE, tmp_path / "polos"), (path, tmp_path / "terlindung")):
        assert CliRunner().invoke(app, ["ekstrak", str(file), "--output", str(out)]).exit_code == 0
    tables = {name: (tmp_path / name).glob("*.csv") for name in ("polos", "terlindung")}
    plain, protected = ({path.name: path.read_bytes() for path in found} for found in tables.values())
    assert plain == protected


def test_the_second_reader_opens_it_too(tmp_path: Path) -> None:
    pdf, _ = variant("strokes").typeset()
    plain, path = tmp_path / "polos.pdf", tmp_path / "renja.pdf"
    plain.write_bytes(pdf)
    with pikepdf.open(plain) as opened:
        opened.save(path, encryption=pikepdf.Encryption(user=KEY, owner="lain", R=6))
    boxes = {1: [BBox(0, 0, 2000, 2000)]}
    assert read_boxes(path, boxes, KEY) == read_boxes(plain, boxes)
    assert read_boxes(path, boxes)[1][0].text == ""
