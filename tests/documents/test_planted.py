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
from pipeline.model.finding import Tingkat
from tests.planted.mended import mended_renja
from tests.planted.trial import PRODUCERS, audit_renja, key_of, kinds_of, run_trial
from tests.planted.typesetting import TURNED
from tests.planted.variants import VARIANTS, Variant

SEEDS = range(240)


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
