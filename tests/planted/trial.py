"""One trial: errors drawn by lot are planted, the document is typeset and audited, and the findings are compared."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.audit import audit_document
from pipeline.generate.errors.kind import Effect, Key
from pipeline.generate.planting import Planted, plant
from pipeline.generate.renja import PLAN, SUB_KEGIATAN, Renja, groups_of
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.kodefikasi.folder import edition_file
from pipeline.model.finding import Finding, Tingkat
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, JenisPemda
from pipeline.model.summary import Status
from pipeline.store import Store
from tests.defaults import SETTINGS
from tests.planted.mended import mended_renja
from tests.planted.typesetting import PAGE, typeset_renja
from tests.planted.variants import PLAIN, Variant
from tests.typeset.frame import PageFrame

GRAVE = (Tingkat.KRITIS, Tingkat.TINGGI)
PRODUCERS = ("reportlab", "fpdf2")
YEAR = 2024
OF_THE_LIST = ("NAM-03", "KOD-09")
"""Rules that judge nothing without the official list."""

Press = Callable[[bytes], bytes]
"""What becomes of a typeset file before it is audited: it is printed and scanned, say."""


def as_typeset(pdf: bytes) -> bytes:
    """The file as it is."""
    return pdf


@dataclass(frozen=True, slots=True)
class Trial:
    """What was planted, what of it was not found, what was said at kritis or tinggi without reason, and all."""

    seed: int
    planted: tuple[tuple[str, Effect], ...]
    missed: tuple[tuple[str, Key], ...]
    false_alarms: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of the kinds that were planted."""
        return tuple(name for name, _ in self.planted)


def kinds_of(seed: int) -> frozenset[str]:
    """The names of the kinds that the trial of that seed plants."""
    return frozenset(name for name, _ in plant_seed(seed)[1])


def run_trial(
    seed: int, variant: Variant = PLAIN, page: PageFrame = PAGE, press: Press = as_typeset
) -> Trial:
    """Plants one to eight errors of different kinds, brings the document into another shape, typesets and audits it."""
    renja, planted = plant_seed(seed)
    official = mended_renja() if variant is PLAIN else None
    findings = audit_renja(variant.change(renja), PRODUCERS[seed % len(PRODUCERS)], official, page, press)
    keys = {key_of(finding) for finding in findings}
    needed = [
        (name, key)
        for name, effect in planted
        for key in sorted(variant.must(effect))
        if official is not None or key[0] not in OF_THE_LIST
    ]
    missed = [(name, key) for name, key in needed if key not in keys]
    explained = {key for _, effect in planted for key in variant.must(effect) | variant.may(effect)}
    return Trial(seed, planted, tuple(missed), tuple(unexplained(findings, explained)), findings)


def plant_seed(seed: int) -> tuple[Renja, tuple[Planted, ...]]:
    """The mended document with one to eight errors; the same ones for the same seed."""
    return plant(mended_renja(), Random(seed))


def audit_renja(
    renja: Renja,
    producer: str,
    official: Renja | None = None,
    page: PageFrame = PAGE,
    press: Press = as_typeset,
) -> tuple[Finding, ...]:
    """The findings of the document, from PDF to report, its plan held against that of `official` as the code list."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "renja.pdf"
        path.write_bytes(press(typeset_renja(renja, producer, page)))
        store = Store(folder / "output", folder / "interim")
        lists = write_official_list(official, folder) if official else None
        result = audit_document(Job(InputFile("renja.pdf", path), SETTINGS, store, lists))
    # A document that was not read, or a rule that broke, would give no findings and look as if it had no faults.
    expected = Status.TERBACA if press is as_typeset else Status.SEBAGIAN
    if result.status is not expected or result.halaman_tak_terbaca or result.crashed:
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
