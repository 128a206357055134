"""Prepares an environment with exactly the locked versions and runs the program in it. Needs only Python.

    python start.py audit raw/contoh    any command of renja
    python start.py test                the tests
    python start.py check               the linters and the type checker
    python start.py benchmark           reading speed, beside other readers

The environment is the folder .venv, or the one that RENJA_VENV names. It is prepared once, and once more
whenever a lock or pyproject.toml changes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
if sys.version_info < OLDEST:  # nothing above and below may need a newer syntax than Python 3.6
    found = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.exit(f"Diperlukan Python 3.11 atau lebih baru, ini {found}. / Python 3.11 or newer is needed.")

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("RENJA_VENV") or ROOT / ".venv").resolve()
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"

# A task, the lock that it needs, and the modules that it runs. Everything else is a command of renja.
TASKS = {
    "contoh": ("requirements-contoh.lock", [["pipeline", "contoh"]]),
    "test": ("requirements-dev.lock", [["pytest", "-n", "auto"]]),
    "check": ("requirements-dev.lock", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]]),
    "benchmark": ("requirements-dev.lock", [["tests.benchmarks.reading"]]),
}


def main(arguments: list[str]) -> int:
    """Runs what is asked for; the exit code is that of the program, or 2 when it cannot be started."""
    if not arguments:
        stop(__doc__ or "")
    lock, modules = TASKS.get(arguments[0], ("requirements.lock", [["pipeline", arguments[0]]]))
    prepare(lock)
    return max([subprocess.call([str(PYTHON), "-m", *module, *arguments[1:]]) for module in modules])


def prepare(lock: str) -> None:
    """Makes sure that the environment holds this project and the versions of that lock."""
    mark = VENV / f"{lock}.sha256"
    digest = digest_of(lock)
    if PYTHON.exists() and mark.exists() and mark.read_text() == digest:
        return
    print(f"Menyiapkan {VENV}, hanya sekali ... / preparing, only once ...", file=sys.stderr)
    if not is_usable():
        create_environment()
    # Wheels only: to build from source takes a compiler, which an office computer does not have.
    pip("--require-hashes", "--only-binary=:all:", "--requirement", str(ROOT / lock))
    pip("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    mark.write_text(digest)


def digest_of(lock: str) -> str:
    """A text that changes whenever the environment has to be prepared again."""
    files = [ROOT / lock, ROOT / "pyproject.toml"]
    content = [file.read_bytes() for file in files] + [str(ROOT).encode(), VERSION.encode()]
    return hashlib.sha256(b"\0".join(content)).hexdigest()


def is_usable() -> bool:
    """Whether there is an environment that works and has the version of the Python that runs this."""
    ask = [str(PYTHON), "-c", "import sys, pip; print('{}.{}'.format(*sys.version_info))"]
    return PYTHON.exists() and subprocess.run(ask, capture_output=True, text=True).stdout.strip() == VERSION


def create_environment() -> None:
    """A new environment in place of what was there."""
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode == 0:
        return
    reason = (made.stderr + made.stdout).strip()
    if "ensurepip" in reason or "No module named venv" in reason:  # Debian and Ubuntu pack it separately
        stop(f"Mohon pasang dulu / please install first: sudo apt install python{VERSION}-venv")
    stop(f"Lingkungan tidak dapat dibuat / cannot be created: {VENV}: {reason}")


def pip(*arguments: str) -> None:
    """Installs something. Why it cannot is said by pip itself, on stderr."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    if subprocess.call([str(PYTHON), "-m", "pip", "install", *quiet, *arguments], stdout=sys.stderr):
        stop("Pemasangan gagal, mohon periksa sambungan internet. / Installation failed, see above.")


def stop(message: str) -> None:
    """Ends the script: the message goes to stderr, the exit code is 2."""
    print(message, file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
