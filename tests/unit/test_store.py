"""Files below output and interim: all of a run or none, and nothing else on the disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.store import CAKUPAN, DOKUMEN, TEMUAN, Store, replace_files

OLD = {name: f"{name} lama".encode() for name in (TEMUAN, CAKUPAN, DOKUMEN)}
NEW = {name: f"{name} baru".encode() for name in (TEMUAN, CAKUPAN, DOKUMEN)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "output", tmp_path / "interim")
    made.write_reports(OLD)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_reports_replace_those_of_the_run_before(store: Store) -> None:
    store.write_reports(NEW)
    assert contents(store.output) == NEW


def test_interim_files_lie_in_a_folder_of_their_document(store: Store) -> None:
    store.write_interim("2024/dinas a.pdf", {"01_halaman.csv": b"1"})
    assert contents(store.interim) == {"2024/dinas a.pdf/01_halaman.csv": b"1"}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_failure_half_way_leaves_every_old_file_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Excel holds one of the reports open: the others must not be of another run than this one."""
    replace, calls = os.replace, iter(range(1, 100))

    def refuse(source: Path, target: Path) -> None:
        if next(calls) == fails_at:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr("pipeline.store.os.replace", refuse)
    with pytest.raises(OutputError) as caught:
        store.write_reports(NEW)
    assert contents(store.output) == OLD
    assert str(caught.value) == (
        f"{store.output / list(NEW)[fails_at - 1]}: tidak dapat ditulis (tidak diizinkan). Tutup berkas itu bila "
        "sedang dibuka di Excel, periksa ruang dan izin folder, lalu jalankan lagi."
    )
    assert caught.value.exit_code == 2


def test_a_first_run_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, calls = os.replace, iter((True, False))

    def refuse(source: Path, target: Path) -> None:
        if not next(calls):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr("pipeline.store.os.replace", refuse)
    with pytest.raises(OutputError, match="penyimpanan penuh"):
        Store(tmp_path, tmp_path).write_reports(NEW)
    assert contents(tmp_path) == {}


def test_a_full_disk_is_noticed_before_anything_is_replaced(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.store.os.fsync", refuse)
    with pytest.raises(OutputError, match=r"temuan\.csv: tidak dapat ditulis"):
        store.write_reports(NEW)
    assert contents(store.output) == OLD


def test_a_folder_in_the_place_of_a_report(store: Store) -> None:
    (store.output / CAKUPAN).unlink()
    (store.output / CAKUPAN).mkdir()
    with pytest.raises(OutputError, match=r"cakupan\.csv: tidak dapat ditulis"):
        store.write_reports(NEW)
    assert contents(store.output) == {name: OLD[name] for name in (TEMUAN, DOKUMEN)}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(OutputError, match="tidak dapat ditulis"):
        replace_files({tmp_path / "output" / TEMUAN: b""})
    assert contents(tmp_path) == {"output": b"bukan folder"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_others_may_read_what_they_may_read_of_any_new_file(store: Store, tmp_path: Path) -> None:
    """Reports lie on shared drives."""
    ordinary = tmp_path / "biasa"
    ordinary.touch()
    written = store.output / TEMUAN
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


def test_clearing_deletes_what_the_program_wrote_and_nothing_else(tmp_path: Path) -> None:
    """Somebody's own file of one of our names, a link to a folder elsewhere, the readme: all stay."""
    store = Store(tmp_path / "output", tmp_path / "interim")
    names = ("01_halaman.csv", "identitas.csv")
    for document in ("a.pdf", "2024/b.pdf"):
        store.write_interim(document, dict.fromkeys(names, b"12"))
        store.cache_of(document).put("hasil", "0" * 64, "x")
    (tmp_path / "elsewhere").mkdir()
    strangers = {
        "interim/README.md": b"readme",
        "interim/a.pdf/catatan.txt": b"own",
        "interim/pribadi/identitas.csv": b"own",
        "elsewhere/01_halaman.csv": b"1",
        "elsewhere/identitas.csv": b"2",
    }
    for name, content in strangers.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "interim" / "tautan").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    count, size = store.clear(names)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left - {"interim/tautan/01_halaman.csv", "interim/tautan/identitas.csv"} == set(strangers)
    assert not (tmp_path / "interim" / "2024").exists()
    assert count == 6
    assert size > 6


def test_clearing_a_folder_that_is_not_there_deletes_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path, tmp_path / "interim").clear(("01_halaman.csv",)) == (0, 0)


# --- names of documents that are no names of folders --------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "CON", "aux.pdf", "Lpt1.pdf", "renja.pdf.", "renja.pdf ", "a\x00b.pdf", "a\x1b[2Jb.pdf", "a:b.pdf", "..", "...",
        "a\\..\\b.pdf", "a?.pdf", "x" * 251 + ".pdf", "é" * 125 + ".pdf", "bidang/nul/renja.pdf", "a|b/c.pdf",
    ],
)  # fmt: skip
def test_an_odd_name_is_a_folder_that_every_system_allows(tmp_path: Path, name: str) -> None:
    Store(tmp_path / "output", tmp_path / "interim").write_interim(name, {"01.csv": b"x"})
    (written,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    inside = written.relative_to(tmp_path / "interim")
    assert len(inside.parts) == len(name.split("/")) + 1
    for part in inside.parts:
        assert part not in ("..", ".")
        assert len(part.encode()) <= 255
        assert not part.endswith((".", " "))
        assert not set(part) & {*map(chr, range(32)), *'<>:"|?*\\'}
        assert part.partition(".")[0].casefold() not in ("con", "aux", "nul", "lpt1")


def test_documents_whose_names_become_alike_have_folders_of_their_own(tmp_path: Path) -> None:
    store = Store(tmp_path / "output", tmp_path / "interim")
    names = ["a:b.pdf", "a?b.pdf", "a_b.pdf", "a_b.pdf.", "a_b.pdf "]
    for name in names:
        store.write_interim(name, {"01.csv": name.encode()})
    found = {path.read_bytes().decode() for path in tmp_path.rglob("01.csv")}
    assert found == set(names)


def test_ordinary_names_are_the_names_of_their_folders(tmp_path: Path) -> None:
    name = "Dinas Kesehatan/Renja 2026 (final) — perubahan.pdf"
    Store(tmp_path / "output", tmp_path / "interim").write_interim(name, {"01.csv": b"x"})
    assert (tmp_path / "interim" / name / "01.csv").is_file()
