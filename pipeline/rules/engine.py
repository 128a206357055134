"""Runs every rule on a dossier."""

from __future__ import annotations

import logging
from dataclasses import replace
from importlib import import_module

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Aturan, Comparison, Failure
from pipeline.rules.declare import REGISTRY, Rule

log = logging.getLogger(__name__)

FAMILIES = (
    "struktur",
    "kode",
    "nama",
    "pagu",
    "pagu_antar",
    "pagu_narasi",
    "ranwal",
    "target",
    "capaian",
    "satuan",
    "kelengkapan",
    "lokasi",
    "narasi",
)
"""The family modules, in the order of the catalogue.

A module that is not named here would lose its rules in silence; a test compares the list with the folder.
"""


KELUARGA = (
    *("STR", "KOD", "NAM", "PGU", "RAW", "TGT", "CAP", "KIN", "SAT", "IND"),
    *("KOS", "LOK", "NAR", "THN", "HUK", "FMT", "EJA", "LIN", "OCR"),
)
"""The families of rules in the order of the catalogue."""


def rules() -> tuple[Rule, ...]:
    """Every declared rule, in the order of the catalogue."""
    for family in FAMILIES:
        import_module(f"pipeline.rules.{family}")
    return tuple(sorted(REGISTRY.values(), key=lambda declared: _catalogue_key(declared.aturan.id)))


def catalogue() -> tuple[Aturan, ...]:
    """What the rules say of themselves, in the order of the catalogue."""
    return tuple(rule.aturan for rule in rules())


def compare(dossier: Dossier) -> tuple[tuple[Comparison, ...], tuple[Failure, ...]]:
    """All comparisons of all rules on one document, and the rules that broke on it.

    A rule that breaks takes none of its comparisons with it: half of them would look like all of them.
    """
    comparisons: list[Comparison] = []
    failures: list[Failure] = []
    for declared in rules():
        try:
            made = [
                replace(comparison, aturan=declared.aturan.id) for comparison in declared.compare(dossier)
            ]
        except (
            Exception
        ) as error:  # one of the two homes of a broad except: a broken rule must not cost the others
            log.exception("%s: aturan %s gagal", dossier.name, declared.aturan.id)
            failures.append(Failure(declared.aturan.id, f"{type(error).__name__}: {error}"))
            continue
        comparisons.extend(made)
    return tuple(comparisons), tuple(failures)


def _catalogue_key(rule_id: str) -> tuple[int, str]:
    """The place of a rule in the catalogue: the families as it lists them, in each the numbers ascending."""
    return KELUARGA.index(rule_id.partition("-")[0]), rule_id
