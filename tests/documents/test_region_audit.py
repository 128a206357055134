"""The audit of a region of 45 agencies: nothing grave is said of what is clean, and what was planted is found.

By default every layout once with its errors; all 45 documents with

    pytest tests/documents/test_region_audit.py -m "penuh or not penuh"
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.audit import audit_document
from pipeline.generate.errors.kind import Key
from pipeline.generate.layouts.catalogue import LAYOUTS
from pipeline.generate.region import Made
from pipeline.job import Job
from pipeline.kodefikasi.folder import edition_file
from pipeline.model.finding import Finding, Tingkat
from pipeline.model.summary import Status
from pipeline.store import Store
from tests.defaults import SETTINGS
from tests.region import CLEAN, WITH_ERRORS, edisi, region, write

GRAVE = (Tingkat.KRITIS, Tingkat.TINGGI)
PLACES = [
    place if place < len(LAYOUTS) else pytest.param(place, marks=pytest.mark.penuh)
    for place in range(CLEAN.opd)
]


def audited(made: Made, folder: Path) -> tuple[Finding, ...]:
    """The findings of a document, held against the list that it was made from as the official one."""
    store = Store(folder / "output", folder / "interim")
    source = write(made, folder / "raw")
    name, content = edition_file(replace(edisi(), is_excerpt=False, sejak=CLEAN.tahun))
    (folder / name).write_bytes(content)
    result = audit_document(Job(source, SETTINGS, store, folder / name))
    assert result.status is Status.TERBACA, f"{result.status}: {result.pesan}"
    assert result.crashed == ()
    return result.findings


def key_of(finding: Finding) -> Key:
    return finding.aturan, finding.kode


@pytest.mark.parametrize("place", PLACES)
def test_nothing_grave_is_said_of_a_clean_document(place: int, tmp_path: Path) -> None:
    made = region(CLEAN)[place]
    grave = [
        f for f in audited(made, tmp_path) if f.tingkat in GRAVE and f.aturan not in made.layout.findings
    ]
    assert [(f.aturan, f.kode, f.pesan) for f in grave] == [], f"{made.layout}, {made.producer}"


@pytest.mark.parametrize("place", PLACES)
def test_every_planted_error_is_found_and_nothing_grave_besides(place: int, tmp_path: Path) -> None:
    made = region(WITH_ERRORS)[place]
    findings = audited(made, tmp_path)
    found = {key_of(finding) for finding in findings}
    missed = [(name, key) for name, keys in made.must for key in sorted(keys) if key not in found]
    explained = frozenset().union(*(keys for _, keys in made.must), *(keys for _, keys in made.may))
    unexplained = [
        (f.aturan, f.kode, f.pesan)
        for f in findings
        if f.tingkat in GRAVE
        and not f.penyebab
        and f.aturan not in made.layout.findings
        and key_of(f) not in explained
    ]
    names = ", ".join(name for name, _ in made.planted)
    assert not missed, f"{made.layout}, {made.producer}: {names}"
    assert not unexplained, f"{made.layout}, {made.producer}: {names}"


def test_errors_are_planted_into_every_document() -> None:
    planted = [made.planted for made in region(WITH_ERRORS)]
    assert all(planted)
    assert sum(len(found) for found in planted) > 2 * WITH_ERRORS.opd
