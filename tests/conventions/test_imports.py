"""Who may import whom, and that what is imported is declared and locked."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OWN = {"pipeline", "schemas", "tests"}
# Modules whose distribution has another name.
DISTRIBUTIONS = {
    "camelot": "camelot-py",
    "cv2": "opencv-python-headless",
    "fpdf": "fpdf2",
    "pdfminer": "pdfminer.six",
    "yaml": "pyyaml",
}
_HEAVY = {
    "cv2", "numpy", "onnxruntime", "pandas", "pandera", "pdfminer", "pdfplumber", "pikepdf", "pydantic", "pypdfium2",
    "python_calamine", "rapidfuzz", "rapidocr", "rich.console", "yaml",
}  # fmt: skip

LOCKS = {
    "requirements.lock": (),
    "requirements-contoh.lock": ("contoh",),
    "requirements-dev.lock": ("test", "lint"),
}


def test_every_import_contract_is_kept() -> None:
    """In a process of its own: the linter sets up logging so that other tests would see no log."""
    lint = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    run = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("pipeline", ("cluster",)),
        ("pipeline/generate/typeset", ("contoh",)),
        ("schemas", ()),
        ("tests", ("test",)),
    ],
)
def test_every_imported_library_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    declared = {canonicalize_name(requirement.name) for requirement in requirements(extras)}
    imported = {
        canonicalize_name(DISTRIBUTIONS.get(module, module))
        for file in (ROOT / folder).rglob("*.py")
        if folder == narrowest(file)
        for module in imported_modules(file)
    }
    assert imported <= declared


def test_what_an_audit_can_do_without_is_imported_where_it_is_used() -> None:
    """Whoever has not installed the extra for clusters can do everything else."""
    users = {
        file.name for file in (ROOT / "pipeline").rglob("*.py") if "distributed" in imported_modules(file)
    }
    assert users == {"cluster.py"}
    assert "import distributed" not in (ROOT / "pipeline" / "cluster.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock: str) -> None:
    versions = locked_versions(lock)
    for requirement in requirements(LOCKS[lock]):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_the_locks_agree_on_every_version() -> None:
    everything = [item for lock in LOCKS for item in locked_versions(lock).items()]
    assert len(set(everything)) == len(dict(everything))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_hashes_every_release(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "//" not in text
    assert "--index-url" not in text
    for release in re.split(r"\n(?=\S)", text):
        assert release.startswith("#") or "--hash=sha256:" in release


def narrowest(file: Path) -> str:
    """The folder with extras of its own that a file lies in, else its top one."""
    path = file.relative_to(ROOT).as_posix()
    inner = (
        folder for folder in ("pipeline/generate/typeset", "tests/benchmarks") if path.startswith(folder)
    )
    return next(inner, path.split("/")[0])


def requirements(extras: tuple[str, ...]) -> list[Requirement]:
    """What the program needs, and what these extras add; an extra may ask for another one of the project."""
    project = PROJECT["project"]
    added = [line for extra in extras for line in project["optional-dependencies"][extra]]
    found = [Requirement(line) for line in (*project["dependencies"], *added)]
    inner = tuple(extra for one in found if one.name == project["name"] for extra in sorted(one.extras))
    others = [one for one in found if one.name != project["name"]]
    return [*others, *(requirements(inner) if inner else [])]


def locked_versions(lock: str) -> dict[str, str]:
    """The version of each distribution."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def imported_modules(file: Path) -> Iterator[str]:
    """Top-level modules from outside that the file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                modules = [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                modules = [module]
            case _:
                continue
        tops = {module.split(".")[0] for module in modules}
        yield from tops - OWN - sys.stdlib_module_names


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["audit", "--help"], []])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help takes a tenth of a second; with the libraries that read and compare it would take one."""
    told = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    start = (
        f"import runpy; sys.argv = ['renja', *{arguments}]; runpy.run_module('pipeline', run_name='__main__')"
    )
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", f"{told}; {start}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    loaded = set(run.stderr.split())
    assert "click" in loaded
    assert not loaded & _HEAVY
