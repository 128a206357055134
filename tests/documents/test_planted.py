"""Errors planted into whole documents, typeset, read and audited: each is found, and nothing grave is said besides.

By default as few documents as hold every kind of error; all of them with

    pytest tests/documents/test_planted.py -m "penuh or not penuh"

`python -m tests.planted` prints the same as a table by kind.
"""

from __future__ import annotations

from random import Random

import pytest

from pipeline.generate.errors.catalogue import KINDS
from pipeline.generate.errors.kind import Key, Kind
from pipeline.model.finding import Finding, Kepastian, Tingkat
from pipeline.reconcile.findings import READING
from tests.documents.scanning import Scanner
from tests.planted.mended import mended_renja
from tests.planted.trial import PRODUCERS, Trial, audit_renja, key_of, kinds_of, run_trial
from tests.planted.typesetting import TURNED
from tests.planted.variants import VARIANTS, Variant

SEEDS = range(240)
PAGES = 28
"""Of every document."""


def covering(seeds: range) -> list[int]:
    """The first few seeds whose documents hold every kind of error: each adds the most that are missing so far."""
    planted = {seed: kinds_of(seed) for seed in seeds}
    missing, chosen = {kind.name for kind in KINDS}, []
    while missing:
        best = max(planted, key=lambda seed: (len(missing & planted[seed]), -seed))
        assert missing & planted[best], f"no document holds {missing}"
        chosen.append(best)
        missing -= planted[best]
    return chosen


SHORT = {*covering(SEEDS), *SEEDS[:8]}
TRIALS = [seed if seed in SHORT else pytest.param(seed, marks=pytest.mark.penuh) for seed in SEEDS]


# Shapes that change how rows, codes and tables are joined.
JOINED = (
    "kabupaten",
    "nomor tabel berurut",
    "dua urusan",
    "kolom per tingkat",
    "SIPD merah",
    "baris per lokasi",
)
# Shapes that change how amounts are read.
REWRITTEN = ("gaya Inggris", "jutaan rupiah")
RESHAPED = [
    pytest.param(seed, variant, id=f"{variant}-{seed}", marks=() if seed == 3 * place else pytest.mark.penuh)
    for place, variant in enumerate(variant for variant in VARIANTS if variant.name in (*JOINED, *REWRITTEN))
    for seed in range(40)
]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_document_without_faults_gives_no_finding_above_rendah(producer: str) -> None:
    findings = audit_renja(mended_renja(), producer, mended_renja())
    above = [(f.aturan, f.kode, f.pesan) for f in findings if f.tingkat.rank < Tingkat.RENDAH.rank]
    assert not above


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_a_document_of_another_shape_gives_no_finding_above_rendah(variant: Variant) -> None:
    findings = audit_renja(variant.change(mended_renja()), PRODUCERS[0])
    above = [(f.aturan, f.kode, f.pesan) for f in findings if f.tingkat.rank < Tingkat.RENDAH.rank]
    assert not above


@pytest.mark.parametrize(("seed", "variant"), RESHAPED)
def test_planted_errors_are_found_in_a_document_of_another_shape(seed: int, variant: Variant) -> None:
    trial = run_trial(seed, variant)
    assert not trial.missed
    assert not [(finding.aturan, finding.kode, finding.pesan) for finding in trial.false_alarms]


@pytest.mark.parametrize("seed", TRIALS)
def test_planted_errors_are_found_and_nothing_else(seed: int) -> None:
    trial = run_trial(seed)
    assert not trial.missed
    assert not [(finding.aturan, finding.kode, finding.pesan) for finding in trial.false_alarms]


@pytest.mark.parametrize(
    "seed", [seed if seed < 6 else pytest.param(seed, marks=pytest.mark.penuh) for seed in SEEDS]
)
def test_planted_errors_are_found_on_pages_whose_text_runs_up(seed: int) -> None:
    trial = run_trial(seed, page=TURNED)
    assert not trial.missed
    assert not [(finding.aturan, finding.kode, finding.pesan) for finding in trial.false_alarms]


@pytest.mark.parametrize(
    "seed", [14, *(pytest.param(seed, marks=pytest.mark.penuh) for seed in covering(SEEDS))]
)
def test_planted_errors_are_found_on_scanned_pages(seed: int) -> None:
    """Of a document with few errors the pages that their findings name, of those with all kinds every page."""
    pages = places_of(run_trial(seed)) if seed == 14 else set(range(1, PAGES + 1))
    trial = run_trial(seed, press=lambda pdf: Scanner(skew=0.3).in_place(pdf, pages))
    assert not trial.missed
    assert not [(finding.aturan, finding.kode, finding.pesan) for finding in trial.false_alarms]
    certain = [finding for finding in trial.findings if finding.kepastian is Kepastian.PASTI]
    assert [
        one.pesan for one in certain if not one.aturan.startswith(READING) and pages_of(one) & pages
    ] == []


def places_of(trial: Trial) -> set[int]:
    """The pages that the findings of what was planted name."""
    planted = {key for _, effect in trial.planted for key in effect.must}
    return {page for one in trial.findings if key_of(one) in planted for page in pages_of(one)}


def pages_of(finding: Finding) -> set[int]:
    """The pages that a finding rests on."""
    places = [place for place in (finding.place, finding.place_pembanding) if place]
    return {source.page for place in places for source in place.sources}


def test_there_are_enough_kinds_and_documents() -> None:
    assert len(KINDS) >= 20
    assert len(SEEDS) >= 200
    counts = [len(kinds_of(seed)) for seed in SEEDS]
    assert set(counts) == set(range(1, 9))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_brings_what_the_clean_document_does_not(kind: Kind, clean: frozenset[Key]) -> None:
    """A kind that planted nothing would miss nothing, and one whose findings are there anyway would prove nothing."""
    effect = kind.plant(mended_renja(), kind.places(mended_renja())[0], Random(0))
    assert effect.renja != mended_renja()
    assert effect.must
    assert not effect.must & clean


@pytest.fixture(scope="module")
def clean() -> frozenset[Key]:
    return frozenset(key_of(finding) for finding in audit_renja(mended_renja(), PRODUCERS[0]))
