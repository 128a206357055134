"""What holds for every rule: an id of the catalogue, a page, cases, a registered module, texts that fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.finding import Alasan, Aturan
from pipeline.rules.engine import FAMILIES, KELUARGA, catalogue
from pipeline.rules.pages import SECTIONS, read_page
from schemas.ledger import ALASAN
from tests.defaults import SETTINGS
from tests.rules.cases_reader import OUTCOMES, read_cases

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


def test_family_modules_are_all_registered() -> None:
    declaring = {path.stem for path in RULES.glob("*.py") if re.search(r"^@rule\(", path.read_text(), re.M)}
    assert declaring == set(FAMILIES)


def test_families_are_those_of_the_catalogue_in_its_order() -> None:
    assert list(CATALOGUE_IDS) == list(KELUARGA)


def test_ids_are_unique_and_of_the_catalogue() -> None:
    ids = [aturan.id for aturan in catalogue(SETTINGS)]
    assert len(ids) == len(set(ids))
    for rule_id in ids:
        family, _, number = rule_id.partition("-")
        assert re.fullmatch(r"\d{2}", number), rule_id
        assert 1 <= int(number) <= CATALOGUE_IDS[family], rule_id


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
    names = [name for rule, name in CASE_NAMES if rule == aturan.id]
    for outcome in OUTCOMES:
        assert any(name.startswith(outcome) for name in names), f"no {outcome} case"
    assert all(name.startswith(OUTCOMES) for name in names)


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
