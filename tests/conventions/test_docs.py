"""The documents say what the program does: commands, options, words, rules, links."""

from __future__ import annotations

import html
import importlib.util
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import click
import pytest

from pipeline.audit import audit_document
from pipeline.cli import app
from pipeline.inputs import find_inputs
from pipeline.job import Job
from pipeline.model.document import BlockKind, PageKind
from pipeline.model.finding import Finding, Kepastian, Tingkat
from pipeline.model.summary import Status
from pipeline.report import csv, interim
from pipeline.rules.engine import catalogue
from pipeline.settings import Settings
from pipeline.store import Store
from schemas.matches import MATCHES
from tests.defaults import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page for page in ROOT.glob("**/*.md") if not {".venv", ".git"} & set(page.relative_to(ROOT).parts)
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def names_in(text: str) -> set[str]:
    """Everything printed as code that may be a name."""
    return set(re.findall(r"`([a-zA-Z0-9_]+)`", text))


def section(name: str, title: str) -> str:
    """The part of a page under that heading."""
    _, _, rest = read(name).partition(f"\n## {title}\n")
    assert rest, f"{name} has no section {title!r}"
    return re.split(r"\n## ", rest)[0]


def first_cells(text: str) -> str:
    """The first cell of every row of the tables."""
    return "\n".join(re.findall(r"^\|([^|]*)\|", text, flags=re.MULTILINE))


# --- commands


def test_every_command_and_option_is_explained() -> None:
    guide = read("docs/panduan.md")
    for command, option in spoken(app):
        assert re.search(rf"`{command}\b", guide), f"panduan.md does not explain {command}"
        assert re.search(rf"`[^`\n]*{option}\b", guide), f"panduan.md does not explain {option} of {command}"


def spoken(group: click.Group) -> Iterator[tuple[str, str]]:
    """Every command with each of its options."""
    for name, command in group.commands.items():
        options = [param for param in command.params if isinstance(param, click.Option)]
        yield from ((name, spelling) for option in options for spelling in option.opts)
        yield name, ""


def test_the_continuous_run_does_what_contributors_are_told() -> None:
    run = re.findall(r"start\.py (\w+)", read(".ci/run"))
    assert set(run) == {"check", "test"}
    assert "python3 start.py test`" in read("README.md")
    for command in run:
        assert f"start.py {command}" in read("CONTRIBUTING.md")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/panduan.md", "docs/tour.md"])
def test_what_start_is_told_to_do_exists(name: str) -> None:
    known = {*start().TASKS, *app.commands}
    assert set(re.findall(r"start\.py (\w+)", read(name))) <= known


def start() -> ModuleType:
    """The module `start.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- words


def lookup_columns() -> set[str]:
    kinds = SETTINGS.judul_kolom.values()
    return {"halaman", *(column for kind in kinds for column in kind.kolom)}


def interim_columns() -> set[str]:
    lists = [value for name, value in vars(interim).items() if name.endswith("_COLUMNS")]
    return {column for columns in (*lists, MATCHES.columns) for column in columns}


REPORT_COLUMNS = {
    *csv.TEMUAN_COLUMNS,
    *csv.CAKUPAN_COLUMNS,
    *csv.DOKUMEN_COLUMNS,
    *csv.REKAP_COLUMNS,
    *csv.TABEL_COLUMNS,
}
COLUMNS = {
    "Columns of tables": lookup_columns(),
    "Columns of the reports": REPORT_COLUMNS,
    "Columns of the interim files": interim_columns(),
    "Settings": set(Settings.model_fields),
}


@pytest.mark.parametrize("title", COLUMNS)
def test_the_glossary_explains_every_column(title: str) -> None:
    assert COLUMNS[title] <= names_in(read("docs/glossary.md"))


@pytest.mark.parametrize("title", COLUMNS)
def test_the_glossary_explains_no_column_that_is_gone(title: str) -> None:
    everything = set().union(*COLUMNS.values())
    assert names_in(first_cells(section("docs/glossary.md", title))) <= everything


@pytest.mark.parametrize(
    "words", [Tingkat, Kepastian, Status, PageKind, BlockKind], ids=lambda words: words.__name__
)
def test_the_glossary_explains_every_value(words: type[StrEnum]) -> None:
    assert {word.value for word in words} <= names_in(read("docs/glossary.md"))


def test_the_glossary_explains_every_kind_of_table() -> None:
    assert set(SETTINGS.judul_kolom) <= names_in(section("docs/glossary.md", "Kinds of tables"))


def test_the_guide_explains_every_column_of_the_reports() -> None:
    explained = names_in(section("docs/panduan.md", "Membaca hasil"))
    assert REPORT_COLUMNS - {tingkat.value for tingkat in Tingkat} <= explained


# --- the sample


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """The findings of the sample."""
    folder = tmp_path_factory.mktemp("audit")
    (source,) = find_inputs([ROOT / "raw" / "contoh"])
    return audit_document(Job(source, SETTINGS, Store(folder, folder), ROOT / "raw" / "kodefikasi")).findings


def test_findings_quoted_in_the_readme_are_those_of_the_sample(findings: tuple[Finding, ...]) -> None:
    quoted = re.findall(r"^\| ([A-Z]{3}-\d\d) \| (\d+) \| (.+) \|$", read("README.md"), flags=re.MULTILINE)
    assert quoted
    assert set(quoted) <= {(f.aturan, f.place.halaman, f.pesan) for f in findings}


def test_the_picture_shows_the_findings_of_the_sample(findings: tuple[Finding, ...]) -> None:
    """Where this fails, draw it again: `python docs/img/ringkasan.py`."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", read("docs/img/ringkasan.svg")))
    counts = ", ".join(
        f"{sum(f.tingkat is tingkat for f in findings)} {tingkat.value}" for tingkat in Tingkat
    )
    assert "".join(counts.split()) in "".join(shown.split())


# --- releases and links


def test_the_changelog_names_this_release_and_every_rule() -> None:
    changelog = read("CHANGELOG.md")
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert f"\n## {version}\n" in changelog
    assert [aturan.id for aturan in catalogue(SETTINGS) if aturan.id not in changelog] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{target} leads nowhere"
        if anchor:
            assert anchor in anchors(found), f"{found.name} has no heading #{anchor}"


def anchors(page: Path) -> set[str]:
    """The headings of a page as hosts of repositories spell them in links."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_every_picture_is_shown() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for picture in (ROOT / "docs" / "img").glob("*.svg"):
        assert f"img/{picture.name})" in pages
