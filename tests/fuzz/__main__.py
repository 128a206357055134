"""Audits mutants and says what was not as promised: `python -m tests.fuzz 5000 --seed 1 --jobs 2`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.trial import Trial, run_trial

_BATCH = 100


def main(arguments: list[str]) -> int:
    """Prints a line for each hundred; the exit code is 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("count", type=int, nargs="?", default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--pictures", action="store_true", help="read pages from their pictures where that is needed"
    )
    parser.add_argument("--keep", type=Path, help="folder for the files that are complained of")
    asked = parser.parse_args(arguments)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    total, began = Trial(), time.monotonic()
    end = asked.first + asked.count
    for first in range(asked.first, end, _BATCH):
        trial = run_trial(
            range(first, min(first + _BATCH, end)),
            asked.seed,
            asked.jobs,
            asked.keep,
            with_pictures=asked.pictures,
        )
        total.add(trial)
        for line in (*trial.complaints, *trial.dead):
            print(line, flush=True)
        print(
            f"{min(first + _BATCH, end)} {time.monotonic() - began:.0f} s {dict(total.statuses)}", flush=True
        )
    print(
        f"{sum(total.statuses.values())} files: {len(total.complaints)} complaints, {len(total.dead)} ended processes"
    )
    return 1 if total.complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
