"""What holds for every rule: an id of the catalogue, a page, cases, a registered module, texts that fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.finding import Alasan, Aturan
from pipeline.rules.engine import KELUARGA, catalogue
from pipeline.rules.pages import SECTIONS, read_page
from schemas.ledger import ALASAN
from tests.defaults import SETTINGS
from tests.rules.builders import make_document, run_audit
from tests.rules.cases_reader import OUTCOMES, read_cases
from tests.rules.sample import sample_table

ROOT = Path(__file__).parents[2]
RULES = ROOT / "pipeline" / "rules"
CATALOGUE_IDS = {
    "STR": 10,
    "KOD": 12,
    "NAM": 5,
    "PGU": 15,
    "RAW": 4,
    "TGT": 11,
    "CAP": 8,
    "KIN": 11,
    "SAT": 8,
    "IND": 4,
    "KOS": 9,
    "LOK": 3,
    "NAR": 5,
    "THN": 3,
    "HUK": 5,
    "FMT": 5,
    "EJA": 1,
    "LIN": 7,
    "OCR": 4,
}
"""How many rules each family of the catalogue has; their numbers run from 01."""
PLACEHOLDER = re.compile(r"\{([^}]*)\}")

CASE_NAMES = [(case.rule, case.name) for case in read_cases()]


def test_every_family_module_declares_a_rule_and_no_other_does() -> None:
    """The engine finds rules in the folder of families only."""
    declaring = {
        path for path in RULES.rglob("*.py") if re.search(r"^@rule\(|^_declare\(", path.read_text(), re.M)
    }
    assert declaring == set((RULES / "families").glob("*.py")) - {RULES / "families" / "__init__.py"}


def test_families_are_those_of_the_catalogue_in_its_order() -> None:
    assert list(CATALOGUE_IDS) == list(KELUARGA)


def test_every_rule_of_the_catalogue_is_declared_once_and_no_other() -> None:
    """Those that wait for a list or a document are declared too, so that the coverage names them."""
    ids = [aturan.id for aturan in catalogue(SETTINGS)]
    assert len(ids) == len(set(ids))
    expected = [
        f"{family}-{number:02}" for family, count in CATALOGUE_IDS.items() for number in range(1, count + 1)
    ]
    assert set(ids) == set(expected)


def test_rules_come_in_the_order_of_the_catalogue() -> None:
    ids = [aturan.id for aturan in catalogue(SETTINGS)]
    assert ids == sorted(ids, key=lambda rule_id: (list(KELUARGA).index(rule_id[:3]), rule_id))


@pytest.mark.parametrize("aturan", catalogue(SETTINGS), ids=lambda aturan: aturan.id)
def test_page_has_title_and_sections(aturan: Aturan) -> None:
    lines = read_page(aturan.id).splitlines()
    assert lines[0] == f"# {aturan.id} · {aturan.judul}"
    assert tuple(line[3:] for line in lines if line.startswith("## ")) == SECTIONS
    for section in SECTIONS:
        start = lines.index(f"## {section}")
        content = next((line for line in lines[start + 1 :] if line.strip()), "")
        assert content, f"{section} is empty"
        assert not content.startswith("#"), f"{section} is empty"


@pytest.mark.parametrize("aturan", catalogue(SETTINGS), ids=lambda aturan: aturan.id)
def test_page_tells_the_basis_of_the_rule(aturan: Aturan) -> None:
    page = read_page(aturan.id).lower()
    for dasar in aturan.dasar.split("; "):
        assert dasar.lower() in page


def test_no_page_is_left_over() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert pages == {aturan.id for aturan in catalogue(SETTINGS)}


@pytest.mark.parametrize("aturan", catalogue(SETTINGS), ids=lambda aturan: aturan.id)
def test_cases_pass_fail_and_are_not_judged(aturan: Aturan) -> None:
    """A rule that waits for something can neither pass nor fail yet."""
    names = [name for rule, name in CASE_NAMES if rule == aturan.id]
    outcomes = ("not_judged_",) if aturan.menunggu else OUTCOMES
    for outcome in outcomes:
        assert any(name.startswith(outcome) for name in names), f"no {outcome} case"
    assert all(name.startswith(outcomes) for name in names)


def test_rules_that_wait_say_for_what() -> None:
    """Each makes one comparison, which names the list or the document it waits for, and judges nothing."""
    audit, comparisons = run_audit(make_document([sample_table("rencana_kerja")]))
    for aturan in (aturan for aturan in catalogue(SETTINGS) if aturan.menunggu):
        (comparison,) = (made for made in comparisons if made.aturan == aturan.id)
        assert comparison.alasan in (Alasan.A9, Alasan.A16), aturan.id
        line = next(line for line in audit.coverage if line.aturan == aturan.id)
        assert (line.dinilai, line.tidak_dinilai) == (0, 1), aturan.id
        assert aturan.menunggu in line.alasan


@pytest.mark.parametrize("aturan", catalogue(SETTINGS), ids=lambda aturan: aturan.id)
def test_texts_are_whole_sentences(aturan: Aturan) -> None:
    assert aturan.judul
    assert not aturan.judul.endswith(".")
    for text in (aturan.pesan, aturan.saran):
        assert text[0].isupper() or text.startswith("{"), text
        assert text.endswith((".", "}")), text
        assert all(re.fullmatch(r"[a-z]+", name) for name in PLACEHOLDER.findall(text)), text
    assert aturan.dasar


def test_no_article_of_a_regulation_is_quoted() -> None:
    """Numbers of articles were never checked against the regulations."""
    texts = [read_page(aturan.id) + aturan.dasar for aturan in catalogue(SETTINGS)]
    assert not [text for text in texts if re.search(r"\bpasal \d", text, re.IGNORECASE)]


def test_reasons_of_the_ledger_are_those_of_the_model() -> None:
    assert [alasan.name for alasan in Alasan] == ALASAN
