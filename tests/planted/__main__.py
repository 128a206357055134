"""Plants errors into documents and prints how many were found, by kind: `python -m tests.planted [DOCUMENTS]`."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from pipeline.generate.errors.catalogue import KINDS
from tests.planted.trial import Trial, run_trial

DOCUMENTS = 240


def main(arguments: list[str]) -> int:
    """Prints the table; the exit code is 1 where anything was missed or said without reason."""
    count = int(arguments[0]) if arguments else DOCUMENTS
    with ProcessPoolExecutor() as pool:
        trials = list(pool.map(run_trial, range(count)))
    planted = Counter(name for trial in trials for name in trial.kinds)
    missed = Counter(name for trial in trials for name in {name for name, _ in trial.missed})
    alarms = Counter(name for trial in trials if trial.false_alarms for name in set(trial.kinds))
    print(f"{'kind of error':32} {'planted':>8} {'found':>8} {'recall':>8} {'beside a false alarm':>21}")
    for kind in KINDS:
        total, lost = planted[kind.name], missed[kind.name]
        recall = f"{100 * (total - lost) / total:.1f} %" if total else "-"
        print(f"{kind.name:32} {total:8} {total - lost:8} {recall:>8} {alarms[kind.name]:21}")
    false_alarms = sum(len(trial.false_alarms) for trial in trials)
    print(
        f"{count} documents, {planted.total()} errors of {len(planted)} kinds, {missed.total()} missed, "
        f"{false_alarms} false alarms at kritis or tinggi"
    )
    for trial in trials:
        _print_faults(trial)
    return 1 if missed or false_alarms else 0


def _print_faults(trial: Trial) -> None:
    for name, key in trial.missed:
        print(f"seed {trial.seed}: missed {' '.join(key)} of {name!r}; planted: {', '.join(trial.kinds)}")
    for finding in trial.false_alarms:
        print(
            f"seed {trial.seed}: {finding.aturan} {finding.kode} {finding.pesan!r}; planted: {', '.join(trial.kinds)}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
