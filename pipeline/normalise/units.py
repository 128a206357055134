"""Units of targets: one name for each (E-6), its class, and the unit an indicator asks for (E-7, SAT-04)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import ConfigurationError
from pipeline.model.number_style import NumberHabit
from pipeline.model.text import (
    PERSEN_WORDS,
    collapse_space,
    comparable,
    fold_typography,
    last_brackets,
    split_mark,
    squash,
)
from pipeline.model.values import ExpectedUnit, UnitBasis, UnitClass
from pipeline.settings import Settings, refuse_unknown

_LONGEST_UNIT = 4  # words; "Bangunan Gedung Cagar Budaya" is the longest common one of the official lists
_MEASURED = "ukuran"
"""The class of what is measured: a count like any other, but one that may have decimals."""


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The units of the settings, and how the document at hand writes numbers beside them.

    Keys of the mappings are in the form of `_key`.
    """

    names: Mapping[str, str]
    classes: Mapping[str, UnitClass]
    measured: frozenset[str]
    persen_words: tuple[str, ...]
    nouns: Mapping[str, tuple[str, ...]]
    habit: NumberHabit = field(default_factory=NumberHabit)

    def canonical(self, printed: str) -> str:
        """The one name of a printed unit: "Dok." is "dokumen", "Orang/ Bulan" is "orang/bulan".

        Empty for an empty text. An unknown unit is its own name, in the form of E-1 to E-3.
        """
        key = _key(printed)
        if key in self.names:
            return self.names[key]
        parts = [part.strip() for part in key.split("/")]
        return "/".join(self.names.get(part, part) for part in parts)

    def class_of(self, satuan: str) -> UnitClass:
        """The class of a canonical unit; an unknown unit counts something, no unit has no class."""
        if not satuan:
            return UnitClass.NONE
        return self.classes.get(satuan, UnitClass.JUMLAH)

    def is_known(self, satuan: str) -> bool:
        """Whether a canonical unit, or each part of a compound one, is in the settings."""
        return satuan in self.classes or all(part in self.classes for part in satuan.split("/"))

    def is_countable(self, satuan: str) -> bool:
        """Whether the unit is known to come in whole numbers only: persons and documents, not kilometres."""
        return self.classes.get(satuan) is UnitClass.JUMLAH and satuan not in self.measured

    def in_brackets(self, indikator: str) -> str:
        """The unit printed in the brackets at the end of an indicator, as printed; empty where there is none.

        Brackets hold other things too. They hold a unit when the unit is known, or when the indicator speaks of
        it before: "Pertumbuhan Wirausaha (Wirausaha)", but not "Pembangunan Pasar (Lanjutan)".
        """
        content = last_brackets(indikator)
        if not content or len(content.split()) > _LONGEST_UNIT:
            return ""
        if self.is_known(self.canonical(content)):
            return content
        before = collapse_space(indikator).rpartition("(")[0]
        return content if squash(content) and squash(content) in squash(before) else ""

    def expected(self, indikator: str) -> ExpectedUnit | None:
        """The unit a single indicator asks for: by its brackets, else its first word, else its noun (SAT-04)."""
        bracketed, word = self.in_brackets(indikator), self._persen_word(indikator)
        # "Persentase Usaha Mikro, Kecil, dan Menengah (UMKM)": the brackets hold an abbreviation.
        if bracketed and not (word and bracketed.isupper()):
            return ExpectedUnit((self.canonical(bracketed),), bracketed, UnitBasis.BRACKETS)
        if word:
            return ExpectedUnit(("persen",), word, UnitBasis.PERSEN_WORD)
        counted = comparable(split_mark(indikator)[1])
        if not counted.startswith("jumlah "):
            return None
        fitting = [noun for noun in self.nouns if f"{counted} ".startswith(f"jumlah {noun} ")]
        if not fitting:
            return None
        noun = max(fitting, key=len)
        return ExpectedUnit(self.nouns[noun], noun, UnitBasis.NOUN)

    def _persen_word(self, indikator: str) -> str:
        form = comparable(split_mark(indikator)[1])
        for word in self.persen_words:
            if form.startswith(word) and not form.removeprefix(word)[:1].isalpha():
                return word
        return form[:1] if form.startswith("%") else ""


def build_units(settings: Settings) -> Units:
    """The units that the settings list.

    Raises:
        ConfigurationError: a class is unknown, or a spelling stands under two units.
    """
    refuse_unknown(settings.satuan, (*filter(None, UnitClass), _MEASURED), "satuan")
    names: dict[str, str] = {}
    classes: dict[str, UnitClass] = {}
    for kelas, units in settings.satuan.items():
        for satuan, spellings in units.items():
            classes[satuan] = UnitClass.JUMLAH if kelas == _MEASURED else UnitClass(kelas)
            for spelling in (satuan, *spellings):
                if names.setdefault(_key(spelling), satuan) != satuan:
                    raise ConfigurationError(
                        f'setelan satuan: ejaan "{spelling}" tertulis pada "{names[_key(spelling)]}" dan '
                        f'"{satuan}". Hapus salah satunya.'
                    )
    return Units(
        names=names,
        classes=classes,
        measured=frozenset(settings.satuan.get(_MEASURED, ())),
        persen_words=(*PERSEN_WORDS, *settings.kata_persen),
        nouns=settings.kata_benda,
    )


def _key(printed: str) -> str:
    """The form in which units are looked up: E-1 to E-3, without dots and outer brackets."""
    key = comparable(fold_typography(printed).replace(".", "")).strip(" ,;:")
    while key.startswith("(") and key.endswith(")"):
        key = key[1:-1].strip(" ,;:")
    return key
