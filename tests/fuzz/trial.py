"""A run of the program over mutants, and what of it is not as promised."""

from __future__ import annotations

import contextlib
import csv
import io
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.commands.audit import AuditOptions, audit_run
from tests.fuzz.mutants import mutant

# Mutants have at most two pages, so that no honest reading takes a tenth of this.
_LIMITS = "waktu_halaman_detik: 60\nwaktu_dokumen_detik: 150\nmemori_mb: 1200\n"
# A page whose letters are damaged is read from its picture, which takes a hundred times as long as all the rest.
_NO_PICTURES = "batas: {halaman_juta_titik: 1}\n"
_STATUSES = {"terbaca", "sebagian", "gagal", "bukan_renja"}
_DEAD = ("berhenti mendadak", "batas waktu", "memerlukan memori")


@dataclass
class Trial:
    """What came of some mutants. `complaints` are broken promises, `dead` files that stopped their process."""

    statuses: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)

    def add(self, other: Trial) -> None:
        self.statuses += other.statuses
        self.complaints += other.complaints
        self.dead += other.dead


def run_trial(
    numbers: range, seed: int, jobs: int = 1, keep: Path | None = None, *, with_pictures: bool = False
) -> Trial:
    """Audits the mutants of these numbers in one run; those complained of are copied to `keep`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = folder / "raw"
        raw.mkdir()
        for number in numbers:
            (raw / f"{number:06}.pdf").write_bytes(mutant(number, seed))
        setelan = folder / "setelan.yml"
        setelan.write_text(_LIMITS + ("" if with_pictures else _NO_PICTURES), encoding="utf-8")
        before = _snapshot(folder)
        with contextlib.redirect_stdout(io.StringIO()):
            options = AuditOptions(
                folder / "output", folder / "interim", None, jobs, "internasional", "tinggi", setelan
            )
            audit_run([raw], options)
        trial = _look(folder, numbers)
        if changed := [path for path, content in _snapshot(folder).items() if before.get(path) != content]:
            trial.complaints.append(f"written outside: {changed}")
        if keep is not None:
            for line in (*trial.complaints, *trial.dead):
                if (raw / line[:10]).is_file():
                    shutil.copy(raw / line[:10], keep / f"{seed}-{line[:10]}")
    return trial


def _look(folder: Path, numbers: range) -> Trial:
    trial = Trial()
    with (folder / "output" / "dokumen.csv").open(encoding="utf-8", newline="") as file:
        lines = {line["dokumen"]: line for line in csv.DictReader(file)}
    for number in numbers:
        name = f"{number:06}.pdf"
        line = lines.pop(name, None)
        if line is None:
            trial.complaints.append(f"{name}: no line")
            continue
        status, told = line["status"], line["pesan"]
        trial.statuses[status] += 1
        if status not in _STATUSES or "Kesalahan program" in told:
            trial.complaints.append(f"{name}: {status}: {told}")
        elif status != "terbaca" and not told.endswith("."):
            trial.complaints.append(f"{name}: {status} without a reason: {told!r}")
        if any(word in told for word in _DEAD):
            trial.dead.append(f"{name}: {told}")
    trial.complaints.extend(f"{name}: a line for no file" for name in lines)
    return trial


def _snapshot(folder: Path) -> dict[str, bytes]:
    """What lies beside the folders that a run may write to."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in ("output", "interim")
    }
