"""Nothing is fetched, sent, run or written: whole runs of the program in which every socket and program is an error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.specimens import specimen
from tests.hostile.active import ADDRESS, active
from tests.hostile.sizes import image

ROOT = Path(__file__).parents[2]
PLAN = 7  # two table pages of the sample

_GUARD = '''
import os, socket, subprocess, sys

def tell(event, arguments):
    """Every socket, name looked up, address opened or program begun, in whatever library."""
    watched = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "socket.bind",
               "urllib.Request", "http.client", "ftplib", "smtplib", "webbrowser.open", "os.system", "os.startfile",
               "subprocess.Popen", "os.exec", "os.posix_spawn")
    if not event.startswith(watched):
        return
    told = f"{event} {arguments!r}"
    if event == "subprocess.Popen" and "multiprocessing" in told:
        return
    with open(os.environ["RENJA_WATCH"], "a") as file:
        file.write(told + "\\n")
    raise PermissionError(told)

sys.addaudithook(tell)
'''
"""Loaded by every Python process of a run, before anything else. What it refuses, it also writes down."""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "aksi.pdf").write_bytes(active())
    (folder / "pindai.pdf").write_bytes(image(1, 1, b"/ColorSpace /DeviceGray", b"\x00", bits=8))
    (folder / "contoh.pdf").write_bytes(specimen(PLAN))
    return folder


def run(folder: Path, *arguments: str, wrapper: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, watched with all that it begins."""
    guard = folder / "jaga"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(guard), str(ROOT))),
        "RENJA_WATCH": str(folder / "dicoba.txt"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [*wrapper, sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def written(folder: Path) -> set[str]:
    """The names of what lies in a folder."""
    return {path.name for path in folder.iterdir()}


def audit(folder: Path, wrapper: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """A run over the folder with a code list, passwords and a list of agencies."""
    (folder / "sandi.csv").write_text("contoh.pdf;rahasia\n")
    (folder / "opd.csv").write_text("Nama\nDinas Koperasi\n")
    lists = str(ROOT / "raw" / "kodefikasi")
    options = ("--sandi", "sandi.csv", "--daftar-opd", "opd.csv", "--kodefikasi", lists, "--jobs", "2")
    return run(folder, "audit", "raw", *options, wrapper=wrapper)


def test_a_whole_run_asks_nobody_and_starts_nothing(tmp_path: Path, raw: Path) -> None:
    before = {path.name: path.read_bytes() for path in raw.iterdir()}
    done = audit(tmp_path)
    assert done.returncode in (1, 2), done.stderr
    assert not (tmp_path / "dicoba.txt").exists(), (tmp_path / "dicoba.txt").read_text()
    assert "contoh.pdf" in (tmp_path / "output" / "dokumen.csv").read_text(encoding="utf-8")
    assert written(tmp_path) == {"raw", "output", "interim", "jaga", "sandi.csv", "opd.csv"}
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == before
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*.csv"))
    assert ADDRESS not in everything
    assert not list(tmp_path.rglob("ditulis*"))


def test_the_watch_sees_what_is_tried(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    guard = tmp_path / "jaga"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD)
    environment = {**os.environ, "PYTHONPATH": str(guard), "RENJA_WATCH": str(tmp_path / "dicoba.txt")}
    for code in (
        "import urllib.request as u; u.urlopen('http://127.0.0.1:9/')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import os; os.system('true')",
    ):
        subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)  # noqa: S603
    tried = (tmp_path / "dicoba.txt").read_text().splitlines()
    assert [line.split()[0] for line in tried][:2] == ["urllib.Request", "socket.getaddrinfo"]
    assert any("os.system" in line for line in tried)


def _can_be_cut_off() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0  # noqa: S607


@pytest.mark.skipif(not _can_be_cut_off(), reason="a process cannot be cut off from the network here")
def test_a_run_cut_off_from_the_network_finds_the_same(tmp_path: Path, raw: Path) -> None:
    """Below Python too: the libraries in C have no network at all, and nothing is missing."""
    del raw
    done = audit(tmp_path, wrapper=("unshare", "-rn"))
    assert done.returncode in (1, 2), done.stderr
    told = (tmp_path / "output" / "dokumen.csv").read_text(encoding="utf-8")
    assert "contoh.pdf" in told
    assert "pembaca gambar" not in told
    assert "Kesalahan" not in told
