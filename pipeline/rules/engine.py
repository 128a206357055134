"""Runs every rule on a dossier."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Aturan, Comparison, Failure
from pipeline.rules import families
from pipeline.rules.declare import ARITMETIKA, REGISTRY, Rule
from pipeline.settings import Settings, refuse_unknown

log = logging.getLogger(__name__)

KELUARGA = {
    "STR": "Struktur dokumen dan bentuk tabel",
    "KOD": "Kode",
    "NAM": "Nomenklatur dan identitas",
    "PGU": "Pagu",
    "RAW": "Review rancangan awal RKPD",
    "TGT": "Target",
    "CAP": "Capaian",
    "KIN": "Kinerja dan indikator utama",
    "SAT": "Satuan",
    "IND": "Indikator",
    "KOS": "Kelengkapan isi",
    "LOK": "Lokasi",
    "NAR": "Narasi",
    "THN": "Tahun",
    "HUK": "Dasar hukum",
    "FMT": "Format angka",
    "EJA": "Ejaan",
    "LIN": "Lintas dokumen",
    "OCR": "Mutu pembacaan",
}
"""The families of rules and their names, in the order of the catalogue."""

_SWITCHED_OFF = Comparison(DOCUMENT, alasan=Alasan.A25)
_OLD_NOMENCLATURE = Comparison(DOCUMENT, alasan=Alasan.A27)


def rules() -> tuple[Rule, ...]:
    """Every declared rule, in the order of the catalogue."""
    _import_families()
    return tuple(sorted(REGISTRY.values(), key=lambda declared: _catalogue_key(declared.aturan.id)))


@cache
def _import_families() -> None:
    """Imports every module of the families, each of which declares its rules."""
    for module in iter_modules(families.__path__):
        import_module(f"{families.__name__}.{module.name}")


def arithmetic_rules() -> frozenset[str]:
    """The ids of the rules that calculate: sums, ratios, changes from year to year."""
    return frozenset(rule.aturan.id for rule in rules() if ARITMETIKA in rule.aturan.dasar.split("; "))


def catalogue(settings: Settings) -> tuple[Aturan, ...]:
    """What the rules say of themselves under these settings, in the order of the catalogue.

    Raises:
        ConfigurationError: the settings name a rule that does not exist.
    """
    declared = [rule.aturan for rule in rules()]
    known = [aturan.id for aturan in declared]
    refuse_unknown(settings.tingkat, known, "tingkat")
    refuse_unknown(settings.aturan_mati, known, "aturan_mati")
    return tuple(
        replace(aturan, tingkat=settings.tingkat.get(aturan.id, aturan.tingkat)) for aturan in declared
    )


def lintas_catalogue(settings: Settings) -> tuple[Aturan, ...]:
    """What the rules on several documents together say of themselves under these settings."""
    return tuple(aturan for aturan in catalogue(settings) if aturan.is_lintas)


def compare(
    dossier: Dossier, only: Collection[str] | None = None
) -> tuple[tuple[Comparison, ...], tuple[Failure, ...]]:
    """All comparisons of all rules on one document, and the rules that broke on it; arguments as of `compare_each`."""
    made = list(compare_each(dossier, only))
    comparisons = tuple(comparison for group, _ in made for comparison in group)
    return comparisons, tuple(failure for _, failure in made if failure is not None)


def compare_each(
    dossier: Dossier, only: Collection[str] | None = None
) -> Iterator[tuple[Sequence[Comparison], Failure | None]]:
    """For one rule after the other its comparisons on one document, or how it broke on it.

    A rule that breaks takes none of its comparisons with it: half of them would look like all of them. A rule that is
    switched off makes one comparison that says so, and so does one on codes that the document is too old for.

    Args:
        dossier: all that is known of the document.
        only: the ids of the rules that are run; None for all of them.
    """
    for declared in rules():
        rule_id = declared.aturan.id
        if only is not None and rule_id not in only:
            continue
        if rule_id in dossier.settings.aturan_mati:
            yield [_SWITCHED_OFF.but(aturan=rule_id)], None
            continue
        if declared.aturan.needs_new_codes and dossier.nomenklatur_lama:
            isian = (("sebab", dossier.nomenklatur_lama),)
            yield [_OLD_NOMENCLATURE.but(aturan=rule_id, isian=isian)], None
            continue
        try:
            made = [comparison.but(aturan=rule_id) for comparison in declared.compare(dossier)]
        except (
            Exception
        ) as error:  # one of the two homes of a broad except: a broken rule must not cost the others
            log.exception("%s: aturan %s gagal", dossier.name, rule_id)
            yield (), Failure(rule_id, f"{type(error).__name__}: {error}")
            continue
        yield made, None


def _catalogue_key(rule_id: str) -> tuple[int, str]:
    """The place of a rule in the catalogue: the families as it lists them, in each the numbers ascending."""
    return list(KELUARGA).index(rule_id.partition("-")[0]), rule_id
