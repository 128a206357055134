"""Names of agencies compared: their words, whatever the order of punctuation, and no other agency's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.model.opd import Expected
from pipeline.model.text import fold_typography
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class OpdName:
    """The words of a name in normal form; `is_twin` tells of a kind whose names differ by one word (Kecamatan)."""

    words: tuple[str, ...]
    is_twin: bool

    @property
    def key(self) -> str:
        """What two spellings of one name have in common."""
        return " ".join(self.words)


def opd_name(text: str, settings: Settings) -> OpdName:
    """The name of an agency, or of a file that is called after one, in normal form.

    Abbreviations are written out; region, year and words like "Renja" and "dan" go: "RENJA_DISDIK_2027_final" and
    "Dinas Pendidikan Kabupaten Bogor" both are "dinas pendidikan".
    """
    words = re.findall(r"[^\W\d_]+", fold_typography(text).casefold().replace("&", " dan "))
    line = f" {' '.join(word for word in words if word not in settings.kata_lepas_opd)} "
    for short in sorted(settings.singkatan_opd, key=len, reverse=True):
        line = line.replace(f" {short} ", f" {settings.singkatan_opd[short]} ")
    words = [word for word in line.split() if word not in settings.kata_lepas_opd]
    ends = {word.casefold() for word in settings.kata_akhir_nama}
    cut = next((i for i, word in enumerate(words[:-1]) if i and word in ends), len(words))
    twins = {word.casefold() for word in settings.perangkat_daerah_sejenis}
    return OpdName(tuple(words[:cut]), any(word in twins for word in words[:1]))


@dataclass(frozen=True)
class ExpectedNames:
    """The expected agencies, looked up by what a document or a file is called."""

    names: Sequence[tuple[Expected, tuple[OpdName, ...]]]
    likeness: float

    @classmethod
    def of(cls, expected: Sequence[Expected], settings: Settings) -> ExpectedNames:
        """The list with its names and aliases in normal form."""
        names = [
            (one, tuple(opd_name(text, settings) for text in (one.nama, *one.alias))) for one in expected
        ]
        return cls(names, settings.kemiripan_kata_opd)

    def find(self, name: OpdName) -> Expected | None:
        """The one agency that can be meant, None where there is none or more than one.

        The same words decide. Else a name may have misprints, or be a part of the other one ("Dinas Perumahan" of
        "Dinas Perumahan Rakyat dan Kawasan Permukiman"), but never have a word of its own against a word of the other;
        names of twins must be the same.
        """
        for is_like in (self._is_same, self._is_misprinted):
            found = [expected for expected, _ in self._matches(name, is_like)]
            if found:
                return found[0] if len(found) == 1 else None
        held = _fullest(self._matches(name, self._holds))
        if held:
            return held[0] if len(held) == 1 and not self._speaks_of_another(name, held[0]) else None
        found = [expected for expected, _ in self._matches(name, self._is_part)]
        return found[0] if len(found) == 1 else None

    def _matches(
        self, name: OpdName, is_like: Callable[[OpdName, OpdName], bool]
    ) -> list[tuple[Expected, OpdName]]:
        """Each agency that has a name like this one, with the longest such name."""
        likes = [
            (expected, [other for other in names if is_like(name, other)]) for expected, names in self.names
        ]
        return [(expected, max(found, key=lambda one: len(one.words))) for expected, found in likes if found]

    def _speaks_of_another(self, name: OpdName, expected: Expected) -> bool:
        """Whether a word of the name belongs to one other agency alone: "Dinas Pendidikan dan Kesehatan"."""
        words = {one.nama: {word for other in names for word in other.words} for one, names in self.names}
        own = words.pop(expected.nama)
        return any(sum(word in theirs for theirs in words.values()) == 1 for word in {*name.words} - own)

    def _is_same(self, name: OpdName, other: OpdName) -> bool:
        return bool(name.words) and sorted(name.words) == sorted(other.words)

    def _is_misprinted(self, name: OpdName, other: OpdName) -> bool:
        if name.is_twin or other.is_twin or len(name.words) != len(other.words):
            return False
        return all(map(self._is_one_word, name.words, other.words))

    def _holds(self, name: OpdName, other: OpdName) -> bool:
        """Whether the printed name has every word of the expected one, and more: a file, or a fuller name."""
        return len(other.words) < len(name.words) and self._is_within(other, name)

    def _is_part(self, name: OpdName, other: OpdName) -> bool:
        """Whether the printed name is the expected one cut short."""
        return len(name.words) < len(other.words) and self._is_within(name, other)

    def _is_within(self, part: OpdName, whole: OpdName) -> bool:
        """Whether a name of at least two words, its kind and what it is for, stands in the other one as a whole.

        "Dinas Pertanahan" does not stand in "Dinas Perumahan dan Pertanahan", which is another agency.
        """
        length = len(part.words)
        if part.is_twin or whole.is_twin or length < 2:
            return False
        runs = (whole.words[start : start + length] for start in range(len(whole.words) - length + 1))
        return any(all(map(self._is_one_word, part.words, run)) for run in runs)

    def _is_one_word(self, word: str, other: str) -> bool:
        return word == other or Levenshtein.normalized_similarity(word, other) >= self.likeness


def _fullest(matches: Sequence[tuple[Expected, OpdName]]) -> list[Expected]:
    """The agency whose name holds the names of all others: "Pendidikan Kebudayaan" before "Pendidikan"; else all."""
    full = [
        expected
        for expected, name in matches
        if all(set(other.words) < set(name.words) for one, other in matches if one is not expected)
    ]
    return full or [expected for expected, _ in matches]
