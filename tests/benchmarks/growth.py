"""Whether a run of many documents costs more for each than a run of few: `python -m tests.benchmarks.growth`.

Makes the documents of a region, audits the first 50, 100, 200 and 400 of them from scratch, and prints the seconds
of the processor that one document took and the most memory of the process that hands out the work. `--documents` sets
other numbers, `--raw FOLDER` takes the documents of a folder; `--pages 2000` audits one document of so many pages of
the sample instead, and prints the most memory of its worker.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import copy, copytree

import pikepdf
import psutil

from pipeline.generate.region import Order
from tests.benchmarks.corpora import PROJECT, SAMPLE
from tests.region import write_region

_MEGABYTE = 1_000_000


def main() -> None:
    """Prints a line for each number of documents."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, nargs="+", default=[50, 100, 200, 400])
    parser.add_argument("--raw", type=Path)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    print(f"{'documents':>9}{'pages':>7}{'seconds':>9}{'cpu':>9}{'cpu each':>10}{'parent':>9}{'worker':>9}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if options.pages:
            path = folder / "panjang.pdf"
            lengthen(SAMPLE, options.pages, path)
            measure([path], folder / "run", options.jobs)
            return
        raw = options.raw or make(folder / "raw", max(options.documents))
        documents = sorted(path for path in raw.iterdir() if path.is_dir() or path.suffix == ".pdf")
        for count in options.documents:
            chosen = folder / f"raw-{count}"
            chosen.mkdir()
            for path in documents[:count]:
                (copytree if path.is_dir() else copy)(path, chosen / path.name)
            measure([chosen], folder / f"run-{count}", options.jobs)


def make(raw: Path, count: int) -> Path:
    write_region(Order(opd=count, tahun=2026, benih=3), raw)
    return raw


def lengthen(pdf: Path, pages: int, path: Path) -> None:
    """A document of so many pages, those of another over and over."""
    with pikepdf.open(pdf) as source, pikepdf.new() as document:
        while len(document.pages) < pages:
            document.pages.extend(source.pages)
        del document.pages[pages:]
        document.save(path)


def measure(raw: Sequence[Path], folder: Path, jobs: int) -> None:
    """Audits in a process of its own, and watches it and its workers."""
    command = [sys.executable, "-m", "pipeline", "audit", *map(str, raw), "--per-folder", "--jobs", str(jobs)]
    places = ["--output", str(folder / "output"), "--interim", str(folder / "interim")]
    start = time.perf_counter()
    process = psutil.Popen([*command, *places], cwd=PROJECT, stdout=subprocess.DEVNULL)
    parent = worker = 0
    cpu: dict[int, float] = {}
    while process.poll() is None:
        try:
            parent = max(parent, process.memory_info().rss)
            for one in (process, *process.children()):
                times = one.cpu_times()
                cpu[one.pid] = times.user + times.system
            worker = max(worker, *(one.memory_info().rss for one in process.children()), 0)
        except (psutil.Error, TypeError):
            pass
        time.sleep(0.1)
    seconds = time.perf_counter() - start
    count, pages = counted(folder / "output" / "dokumen.csv")
    print(
        f"{count:>9}{pages:>7}{seconds:>9.1f}{sum(cpu.values()):>9.1f}{sum(cpu.values()) / count:>10.3f}"
        f"{parent / _MEGABYTE:>6.0f} MB{worker / _MEGABYTE:>6.0f} MB",
        flush=True,
    )


def counted(report: Path) -> tuple[int, int]:
    """The documents of a run, and their pages."""
    lines = report.read_text(encoding="utf-8-sig").splitlines()
    place = lines[0].split(";").index("halaman")
    return len(lines) - 1, sum(int(line.split(";")[place] or 0) for line in lines[1:])


if __name__ == "__main__":
    main()
