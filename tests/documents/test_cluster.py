"""A Dask cluster of two workers on this machine gives the bytes of a run without one, however documents travel."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from pipeline.cli import app
from pipeline.cluster import _taken_in
from pipeline.console import run
from pipeline.errors import DiskFullError
from pipeline.generate.region import Order
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.summary import Status
from pipeline.store import Store
from tests.defaults import SETTINGS
from tests.region import write_region
from tests.written import written_below


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two processes, each with two threads: PDFium must not be used by both at once."""
    with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None) as started:
        yield started.scheduler_address


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three agencies, an empty file, and one that is no PDF."""
    folder = tmp_path_factory.mktemp("raw")
    write_region(Order(opd=3, tahun=2026, benih=5, has_errors=True), folder)
    (folder / "kosong.pdf").write_bytes(b"")
    (folder / "bukan.pdf").write_bytes(b"PK")
    return folder


def audit(raw: Path, folder: Path, *options: str) -> dict[str, bytes]:
    """What a run writes, by path."""
    places = ["--output", str(folder / "output"), "--interim", str(folder / "interim")]
    assert run(app, ["audit", str(raw), *places, *options]) == 2
    return written_below(folder)


@pytest.fixture(scope="module")
def serial(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return audit(raw, tmp_path_factory.mktemp("serial"), "--jobs", "1")


@pytest.mark.parametrize("kirim", ["folder", "tugas"])
def test_a_cluster_gives_the_same_bytes(
    raw: Path, serial: dict[str, bytes], cluster: str, kirim: str, tmp_path: Path
) -> None:
    assert audit(raw, tmp_path, "--scheduler", cluster, "--kirim", kirim) == serial


def test_what_a_cluster_found_out_is_known_to_the_next_run(
    raw: Path, serial: dict[str, bytes], cluster: str, tmp_path: Path
) -> None:
    audit(raw, tmp_path, "--scheduler", cluster, "--kirim", "tugas")
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("hasil.*")}
    assert len(kept) == 3
    assert audit(raw, tmp_path) == serial
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("hasil.*")} == kept


def test_a_scheduler_that_does_not_answer_is_told(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cluster._CONNECT", 1)
    places = ["--output", str(tmp_path / "o"), "--interim", str(tmp_path / "i")]
    assert run(app, ["audit", str(raw), *places, "--scheduler", "tcp://127.0.0.1:9"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("renja: --scheduler tcp://127.0.0.1:9: tidak dapat dihubungi.")
    assert not (tmp_path / "o").exists()


def test_workers_of_another_version_are_refused(
    raw: Path,
    cluster: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.cluster._CODE", ("pipeline/cache.py",))
    monkeypatch.setattr("pipeline.cluster.code_version", another_version)
    places = ["--output", str(tmp_path / "o"), "--interim", str(tmp_path / "i")]
    assert run(app, ["audit", str(raw), *places, "--scheduler", cluster]) == 2
    assert "berbeda dari versi di sini. Samakan versinya." in capsys.readouterr().err


def another_version(*_code: str) -> str:
    """A version that no two processes share."""
    return str(os.getpid())


class Ended:
    """A future whose task has ended so."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def result(self) -> object:
        raise self.error


def test_a_task_that_its_workers_did_not_survive_costs_its_document(tmp_path: Path) -> None:
    job = Job(InputFile("a.pdf", tmp_path / "a.pdf"), SETTINGS, Store(tmp_path, tmp_path))
    result = _taken_in(job, Ended(RuntimeError("KilledWorker")))
    assert (result.status, result.pesan) == (
        Status.GAGAL,
        "Dokumen ini tidak dapat diperiksa pada mesin kerja (RuntimeError).",
    )
    with pytest.raises(DiskFullError):
        _taken_in(job, Ended(DiskFullError("penuh")))
