"""Units of targets: one name for each (E-6), its class, and the unit an indicator asks for (E-7, SAT-04)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from pipeline.errors import ConfigurationError
from pipeline.normalise.text import (
    PERSEN_WORDS,
    collapse_space,
    comparable,
    fold_typography,
    last_brackets,
    split_mark,
    squash,
)

_LOOKUP = Path(__file__).parent / "lookups" / "satuan.yml"
_KEYS = {"kata_persen", "satuan", "kata_benda"}
_LONGEST_UNIT = 4  # words; "Bangunan Gedung Cagar Budaya" is the longest common one of the official lists


class UnitClass(StrEnum):
    """What a figure in this unit is: a share, a count or measure, money, or a score."""

    NONE = ""
    PERSEN = "persen"
    JUMLAH = "jumlah"
    RUPIAH = "rupiah"
    NILAI = "nilai"


class UnitBasis(StrEnum):
    """Where an indicator says its unit; a guess from a noun is weaker than the others."""

    BRACKETS = "satuan dalam kurung"
    PERSEN_WORD = "kata persen di awal"
    NOUN = "kata benda"


@dataclass(frozen=True, slots=True)
class ExpectedUnit:
    """The canonical units an indicator allows (any of them), and why; `raw` is the deciding print."""

    satuan: tuple[str, ...]
    raw: str
    basis: UnitBasis


@dataclass(frozen=True, slots=True)
class UnitLookup:
    """The content of `satuan.yml`. Keys of the mappings are in the form of `_key`."""

    canonical: Mapping[str, str]
    classes: Mapping[str, UnitClass]
    measured: frozenset[str]
    persen_words: tuple[str, ...]
    nouns: Mapping[str, tuple[str, ...]]


def canonical_unit(printed: str) -> str:
    """The one name of a printed unit: "Dok." is "dokumen", "Orang/ Bulan" is "orang/bulan".

    Empty for an empty text. An unknown unit is its own name, in the form of E-1 to E-3.
    """
    key = _key(printed)
    known = _lookup().canonical
    if key in known:
        return known[key]
    parts = [part.strip() for part in key.split("/")]
    return "/".join(known.get(part, part) for part in parts)


def unit_class(satuan: str) -> UnitClass:
    """The class of a canonical unit; an unknown unit counts something, no unit has no class."""
    if not satuan:
        return UnitClass.NONE
    return _lookup().classes.get(satuan, UnitClass.JUMLAH)


def is_known_unit(satuan: str) -> bool:
    """Whether a canonical unit, or each part of a compound one, stands in the lookup."""
    classes = _lookup().classes
    return satuan in classes or all(part in classes for part in satuan.split("/"))


def is_countable(satuan: str) -> bool:
    """Whether the unit is known to come in whole numbers only: persons and documents, not kilometres."""
    lookup = _lookup()
    return lookup.classes.get(satuan) is UnitClass.JUMLAH and satuan not in lookup.measured


def unit_in_brackets(indikator: str) -> str:
    """The unit printed in the brackets at the end of an indicator, as printed; empty where there is none.

    Brackets hold other things too. They hold a unit when the unit is known, or when the indicator speaks of
    it before: "Pertumbuhan Wirausaha (Wirausaha)", but not "Pembangunan Pasar (Lanjutan)".
    """
    content = last_brackets(indikator)
    if not content or len(content.split()) > _LONGEST_UNIT:
        return ""
    if is_known_unit(canonical_unit(content)):
        return content
    before = collapse_space(indikator).rpartition("(")[0]
    return content if squash(content) and squash(content) in squash(before) else ""


def expected_unit(indikator: str) -> ExpectedUnit | None:
    """The unit a single indicator asks for: by its brackets, else its first word, else its noun (SAT-04)."""
    bracketed, word = unit_in_brackets(indikator), _persen_word(indikator)
    # "Persentase Usaha Mikro, Kecil, dan Menengah (UMKM)": the brackets hold an abbreviation.
    if bracketed and not (word and bracketed.isupper()):
        return ExpectedUnit((canonical_unit(bracketed),), bracketed, UnitBasis.BRACKETS)
    if word:
        return ExpectedUnit(("persen",), word, UnitBasis.PERSEN_WORD)
    counted = comparable(split_mark(indikator)[1])
    if not counted.startswith("jumlah "):
        return None
    nouns = _lookup().nouns
    fitting = [noun for noun in nouns if f"{counted} ".startswith(f"jumlah {noun} ")]
    if not fitting:
        return None
    noun = max(fitting, key=len)
    return ExpectedUnit(nouns[noun], noun, UnitBasis.NOUN)


def load_units(path: Path) -> UnitLookup:
    """The lookup in a file of the form of `satuan.yml`.

    Raises:
        ConfigurationError: a key or class is unknown, a value has another form, or a spelling stands twice.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path.name}: tidak dapat dibaca ({error}). Periksa berkasnya.") from error
    if not isinstance(content, dict) or set(content) != _KEYS:
        raise _refusal(path, f"kunci harus tepat {', '.join(sorted(_KEYS))}")
    by_class = _mapping(path, content["satuan"], "satuan")
    canonical: dict[str, str] = {}
    classes: dict[str, UnitClass] = {}
    for kelas, units in by_class.items():
        for satuan, spellings in _mapping(path, units, kelas).items():
            classes[satuan] = _class_of(path, kelas)
            for spelling in (satuan, *_texts(path, spellings, satuan)):
                if canonical.setdefault(_key(spelling), satuan) != satuan:
                    raise _refusal(path, f'ejaan "{spelling}" tertulis pada dua satuan')
    nouns = _mapping(path, content["kata_benda"], "kata_benda")
    return UnitLookup(
        canonical=canonical,
        classes=classes,
        measured=frozenset(_mapping(path, by_class.get("ukuran", {}), "ukuran")),
        persen_words=(*PERSEN_WORDS, *_texts(path, content["kata_persen"], "kata_persen")),
        nouns={noun: _texts(path, units, noun) for noun, units in nouns.items()},
    )


@cache
def _lookup() -> UnitLookup:
    return load_units(_LOOKUP)


def _key(printed: str) -> str:
    """The form in which units are looked up: E-1 to E-3, without dots and outer brackets."""
    key = comparable(fold_typography(printed).replace(".", "")).strip(" ,;:")
    while key.startswith("(") and key.endswith(")"):
        key = key[1:-1].strip(" ,;:")
    return key


def _persen_word(indikator: str) -> str:
    form = comparable(split_mark(indikator)[1])
    for word in _lookup().persen_words:
        if form.startswith(word) and not form.removeprefix(word)[:1].isalpha():
            return word
    return form[:1] if form.startswith("%") else ""


def _class_of(path: Path, kelas: str) -> UnitClass:
    if kelas == "ukuran":  # a count by class; only decimals tell the two apart
        return UnitClass.JUMLAH
    if kelas and kelas in set(UnitClass):
        return UnitClass(kelas)
    raise _refusal(path, f'kelas "{kelas}" tidak dikenal')


def _mapping(path: Path, value: object, place: str) -> dict[str, object]:
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return value
    raise _refusal(path, f'"{place}" harus berisi nama dan daftar')


def _texts(path: Path, value: object, place: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(value)
    raise _refusal(path, f'"{place}" harus berisi daftar kata')


def _refusal(path: Path, what: str) -> ConfigurationError:
    return ConfigurationError(f"{path.name}: {what}. Perbaiki berkas itu.")
