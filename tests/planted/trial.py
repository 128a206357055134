"""One trial: errors drawn by lot are planted, the document is typeset and audited, and the findings are compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.batch import Job, audit_document
from pipeline.generate.errors import KINDS, Effect, Key, Kind
from pipeline.generate.renja import PLAN, SUB_KEGIATAN, Renja, groups_of
from pipeline.inputs import InputFile
from pipeline.kodefikasi.folder import edition_file
from pipeline.model.finding import Finding, Tingkat
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, JenisPemda
from pipeline.model.summary import Status
from pipeline.store import Store
from tests.defaults import SETTINGS
from tests.planted.mended import mended_renja
from tests.planted.typesetting import typeset_renja
from tests.planted.variants import PLAIN, Variant

GRAVE = (Tingkat.KRITIS, Tingkat.TINGGI)
MOST_ERRORS = 8
PRODUCERS = ("reportlab", "fpdf2")
YEAR = 2024
OF_THE_LIST = ("NAM-03", "KOD-09")
"""Rules that judge nothing without the official list."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was planted, what of it was not found, and what was said at kritis or tinggi without reason."""

    seed: int
    planted: tuple[tuple[str, Effect], ...]
    missed: tuple[tuple[str, Key], ...]
    false_alarms: tuple[Finding, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of the kinds that were planted."""
        return tuple(name for name, _ in self.planted)


def kinds_of(seed: int) -> frozenset[str]:
    """The names of the kinds that the trial of that seed plants."""
    return frozenset(name for name, _ in plant(seed)[1])


def run_trial(seed: int, variant: Variant = PLAIN) -> Trial:
    """Plants one to eight errors of different kinds, brings the document into another shape, typesets and audits it."""
    renja, planted = plant(seed)
    official = mended_renja() if variant is PLAIN else None
    findings = audit_renja(variant.change(renja), PRODUCERS[seed % len(PRODUCERS)], official)
    keys = {key_of(finding) for finding in findings}
    needed = [
        (name, key)
        for name, effect in planted
        for key in sorted(variant.must(effect))
        if official is not None or key[0] not in OF_THE_LIST
    ]
    missed = [(name, key) for name, key in needed if key not in keys]
    explained = {key for _, effect in planted for key in variant.must(effect) | variant.may(effect)}
    return Trial(seed, planted, tuple(missed), tuple(unexplained(findings, explained)))


def plant(seed: int) -> tuple[Renja, tuple[tuple[str, Effect], ...]]:
    """The mended document with one to eight errors, as many as are drawn; the same ones for the same seed.

    There are fewer where they would get in each other's way.
    """
    rng = Random(seed)
    count = rng.randint(1, MOST_ERRORS)
    renja = mended_renja()
    planted: list[tuple[str, Effect]] = []
    claims: list[str] = []
    for kind in rng.sample(KINDS, len(KINDS)):
        if len(planted) == count:
            break
        place = _free_place(kind, claims, rng)
        if place is None:
            continue
        effect = kind.plant(renja, place, rng)
        renja = effect.renja
        claims.extend(kind.claims(mended_renja(), place))
        planted.append((kind.name, effect))
    return renja, tuple(planted)


def _free_place(kind: Kind, claims: list[str], rng: Random) -> str | None:
    """A place drawn from those that no other error claims; None where there is none."""
    places = [
        place
        for place in kind.places(mended_renja())
        if not _is_claimed(kind.claims(mended_renja(), place), claims)
    ]
    return rng.choice(places) if places else None


def _is_claimed(wanted: Sequence[str], claims: Sequence[str]) -> bool:
    """Whether one of the places is another error's, or lies above or below it."""
    return any(_touch(one, other) for one in wanted for other in claims)


def _touch(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def audit_renja(renja: Renja, producer: str, official: Renja | None = None) -> tuple[Finding, ...]:
    """The findings of the document, from PDF to report, its plan held against that of `official` as the code list."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "renja.pdf"
        path.write_bytes(typeset_renja(renja, producer))
        store = Store(folder / "output", folder / "interim")
        lists = write_official_list(official, folder) if official else None
        result = audit_document(Job(InputFile("renja.pdf", path), SETTINGS, store, lists))
    # A document that was not read, or a rule that broke, would give no findings and look as if it had no faults.
    if result.status is not Status.TERBACA or result.crashed:
        raise AssertionError(f"{result.status}: {result.pesan} {result.crashed}")
    return result.findings


def write_official_list(renja: Renja, folder: Path) -> Path:
    """The plan of a document as the official list in force in its year: its codes, names and indicators."""
    rows = [row for row in renja.tables[PLAN] if groups_of(row)]
    entries = tuple(
        Entri(
            Kode(row["kode"]),
            row["nama"],
            indikator=row["indikator"] if groups_of(row) == SUB_KEGIATAN else "",
        )
        for row in rows
    )
    name, content = edition_file(Edisi("Edisi contoh", JenisPemda.PROVINSI, entries, sejak=YEAR))
    path = folder / name
    path.write_bytes(content)
    return path


def unexplained(findings: Iterable[Finding], explained: set[Key]) -> Iterable[Finding]:
    """The findings at kritis or tinggi that were not planted and name no cause."""
    return (
        finding
        for finding in findings
        if finding.tingkat in GRAVE and not finding.penyebab and key_of(finding) not in explained
    )


def key_of(finding: Finding) -> Key:
    """By what a finding is told here."""
    return finding.aturan, finding.kode
