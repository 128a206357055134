"""Runs that are hurt: what comes out in the end is what comes out of a run that nobody disturbed, byte for byte.

The program runs as an officer runs it, in a process of its own. `-m penuh` breaks off fifty runs.
"""

from __future__ import annotations

import io
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import psutil
import pytest

from pipeline.generate.region import Order
from tests.region import write_region
from tests.typeset.variants import VARIANTS
from tests.written import written_below

ROOT = Path(__file__).resolve().parents[2]
JOBS = "2"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two agencies with planted errors, and a document of thirty pages, which is read in two runs."""
    folder = tmp_path_factory.mktemp("raw")
    write_region(Order(opd=2, tahun=2026, benih=7, has_errors=True), folder)
    long = VARIANTS[0].typeset()[0]
    (folder / "panjang.pdf").write_bytes(repeated(long, 30))
    return folder


def repeated(pdf: bytes, pages: int) -> bytes:
    """A document of so many pages, all of them the first one of another."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for _ in range(pages - len(document.pages)):
            document.pages.append(document.pages[0])
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


class Run:
    """One run of the program, with its folders below `folder`."""

    def __init__(self, raw: Path, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "pipeline", "audit", str(raw), "--jobs", JOBS]
        places = ["--output", str(folder / "output"), "--interim", str(folder / "interim")]
        self.process = subprocess.Popen(  # noqa: S603 - the program itself
            [*command, *places, *options], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def end(self) -> tuple[int, str]:
        """Waits for it: its exit code and what it wrote to stderr."""
        _, errors = self.process.communicate(timeout=300)
        return self.process.returncode, errors.decode("utf-8")

    def workers(self) -> list[psutil.Process]:
        try:
            children = psutil.Process(self.process.pid).children()
            return [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        except psutil.Error:
            return []

    def a_worker(self) -> psutil.Process:
        """A process that has begun to work."""
        while self.process.poll() is None:
            busy = [worker for worker in self.workers() if has_worked(worker)]
            if busy:
                return busy[0]
            time.sleep(0.02)
        pytest.fail("the run ended before any process worked")


def has_worked(process: psutil.Process) -> bool:
    """Whether it has used more of the processor than it needs to start."""
    try:
        return bool(process.cpu_times().user > 1.5)
    except psutil.Error:
        return False


@pytest.fixture(scope="module")
def undisturbed(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    code, errors = Run(raw, folder).end()
    assert (code, errors) == (1, "")
    return written_below(folder)


def test_the_number_of_processes_makes_no_difference(
    raw: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    Run(raw, tmp_path, "--jobs", "1").end()
    assert written_below(tmp_path) == undisturbed


def test_a_killed_process_costs_nothing(raw: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    run = Run(raw, tmp_path)
    run.a_worker().kill()
    assert run.end() == (1, "")
    assert written_below(tmp_path) == undisturbed


def test_a_process_that_hangs_costs_nothing(raw: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """Stopped, it does not even answer to the system any more."""
    settings = tmp_path / "setelan.yml"
    settings.write_text("waktu_halaman_detik: 5\nwaktu_dokumen_detik: 20\n", encoding="utf-8")
    run = Run(raw, tmp_path, "--setelan", str(settings))
    run.a_worker().suspend()
    assert run.end() == (1, "")
    written = written_below(tmp_path)
    del written["setelan.yml"]
    written["output/run.json"] = undisturbed["output/run.json"]  # it holds the settings
    assert written == undisturbed


def test_ctrl_c_ends_the_run_and_the_old_reports_stay(
    raw: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "temuan.csv").write_bytes(b"of an earlier run")
    run = Run(raw, tmp_path)
    workers = [run.a_worker(), *run.workers()]
    run.process.send_signal(signal.SIGINT)
    code, errors = run.end()
    assert code == 2
    assert errors.strip() == "renja: Dihentikan. Hasil yang sudah tertulis sebelumnya tetap utuh."
    assert (tmp_path / "output" / "temuan.csv").read_bytes() == b"of an earlier run"
    assert not any(worker.is_running() for worker in workers)
    Run(raw, tmp_path).end()
    assert written_below(tmp_path) == undisturbed


def test_what_is_known_is_not_found_out_again(
    raw: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """Not a page, nor a comparison: no process is started at all. And what somebody deletes is made again."""
    Run(raw, tmp_path).end()
    (tmp_path / "output" / "temuan.csv").unlink()
    run = Run(raw, tmp_path)
    started: set[int] = set()
    while run.process.poll() is None:
        started.update(worker.pid for worker in run.workers())
        time.sleep(0.01)
    assert not started
    assert written_below(tmp_path) == undisturbed

    delete_some(tmp_path / "interim", random.Random(3))
    Run(raw, tmp_path).end()
    assert written_below(tmp_path) == undisturbed


def delete_some(folder: Path, chance: random.Random) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and chance.random() < 0.5:
            path.unlink()


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    raw: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    break_off(raw, undisturbed, tmp_path, times=2)


@pytest.mark.penuh
def test_fifty_runs_that_were_killed_go_on_where_they_stopped(
    raw: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    break_off(raw, undisturbed, tmp_path, times=50)


def break_off(raw: Path, undisturbed: dict[str, bytes], folder: Path, times: int) -> None:
    """Kills runs, and now and then a worker with them, at random moments; what they leave is given to the next."""
    chance = random.Random(times)
    length = 0.0
    for number in range(times + 1):
        start = time.monotonic()
        run = Run(raw, folder)
        # The first one is left to come to its end: it tells how long that takes.
        if number:
            time.sleep(chance.uniform(0.0, length))
        else:
            run.end()
            length = time.monotonic() - start
        if chance.random() < 0.5:
            for worker in run.workers():
                worker.kill()
        run.process.kill()
        run.end()
        for name, content in undisturbed.items():
            written = folder / name
            if name.startswith("output/") and written.exists():
                assert written.read_bytes() == content
        delete_some(folder / "interim", chance)
    Run(raw, folder).end()
    assert written_below(folder) == undisturbed


@pytest.fixture
def small_disk(tmp_path: Path) -> tuple[list[str], Path]:
    """How to run a command that sees a disk of 1 MB at a place, and the place."""
    place = tmp_path / "disk"
    place.mkdir()
    shown = f'mount -t tmpfs -o size=1m tmpfs "{place}" && exec "$@"'
    command = ["unshare", "-rm", "sh", "-c", shown, "sh"]
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody mount a small disk")
    return command, place


@pytest.mark.parametrize("full", ["interim", "output"])
def test_a_full_disk_leaves_the_old_reports_whole(
    raw: Path, small_disk: tuple[list[str], Path], tmp_path: Path, full: str
) -> None:
    """Told in one line with what to do; nothing half written is left."""
    command, place = small_disk
    folders = {"interim": tmp_path / "interim", "output": tmp_path / "output", full: place / full}
    places = f'--output "{folders["output"]}" --interim "{folders["interim"]}"'
    audit = f'"{sys.executable}" -m pipeline audit "{raw}" {places}'
    old = 'mkdir -p "$1"; printf old > "$1/temuan.csv"; dd if=/dev/zero of="$2/fill" bs=1k count=900 status=none'
    script = f'{old}; {audit}; echo "code $?"; cat "$1/temuan.csv"; ls -A "$1"'
    ran = subprocess.run(  # noqa: S603
        [*command, "sh", "-c", script, "sh", str(folders["output"]), str(place)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert "penyimpanan penuh). Kosongkan sebagian ruang penyimpanan" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stdout == "code 2\noldtemuan.csv\n"
