"""What tells a printed name from an official one: damage of its letters, or another word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Levenshtein

from pipeline.kodefikasi.wording import Wording
from pipeline.settings import Settings

_STRAY = 2  # letters between two words that are still taken for a part of one of them
_LOOK_ALIKES = (
    ("rn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("0", "o"),
    ("1", "l"),
    ("i", "l"),
    ("5", "s"),
    ("8", "b"),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that are known to be words, those that tell items apart, and those that only connect others."""

    words: frozenset[str]
    telling: frozenset[str]
    connecting: frozenset[str]

    @classmethod
    def of(cls, settings: Settings, names: Iterator[Wording]) -> Vocabulary:
        """The vocabulary of these official names."""
        return cls(
            frozenset(word for name in names for word in name.words) | frozenset(settings.kata_dikenal),
            frozenset(settings.kata_pembeda),
            frozenset(settings.kata_sambung_nama),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a printed name is from an official one.

    `likeness` is 1 minus the edit distance over the longer length. `words` are the differences that damage cannot
    explain, each as "printed / official": with any, another item may be meant.
    """

    likeness: float
    words: tuple[str, ...] = ()

    @property
    def is_damage(self) -> bool:
        """Whether nothing but damaged letters, torn words and connecting words tell the two apart."""
        return not self.words


def difference(printed: Wording, official: Wording, vocabulary: Vocabulary) -> Difference:
    """What tells the printed name from the official one, word by word of the official one.

    A part of the printed name that is itself an official word ("penyediaan" for "penyiapan") is another word, not
    damage. Torn and joined words cost nothing.
    """
    if printed.letters == official.letters:
        return Difference(1.0)
    likeness = Levenshtein.normalized_similarity(printed.letters, official.letters)
    return Difference(likeness, tuple(_telling(_aligned(printed, official, vocabulary), vocabulary)))


def _aligned(printed: Wording, official: Wording, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each word of the official name with the letters printed for it, and with "" the letters between two words.

    The blanks take part in the alignment: without them the last letter of "fasilitasi izin" may as well be missing
    from "izin".
    """
    text = " ".join(printed.words)
    ends, starts = _boundaries(text, " ".join(official.words))
    begin, before = 0, _joined(text[: starts[0]])
    for word in official.words:
        end = begin + len(word)
        if not _is_stray(before, vocabulary):
            yield before, ""
            before = ""
        is_last = end == len(ends) - 1
        following = text[ends[end] : len(text) if is_last else starts[end + 1]]
        behind, _, rest = following.partition(" ")
        yield before + _joined(text[starts[begin] : ends[end]]) + behind, word
        begin, before = end + 1, _joined(rest)
    if before:
        yield before, ""


def _is_stray(letters: str, vocabulary: Vocabulary) -> bool:
    """Whether letters between two words may belong to one of them; a number never does, nor a short word ("SD")."""
    is_word = letters in vocabulary.words or letters in vocabulary.telling
    return len(letters) <= _STRAY and not is_word and not any(map(str.isdecimal, letters))


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _boundaries(printed: str, official: str) -> tuple[list[int], list[int]]:
    """For every place between letters of `official` where `printed` stands before and after what is inserted there."""
    ends = [0] * (len(official) + 1)
    starts = [0] * (len(official) + 1)
    for operation in Levenshtein.opcodes(printed, official):
        if operation.dest_start == operation.dest_end:
            starts[operation.dest_start] = operation.src_end
            continue
        is_missing = operation.src_start == operation.src_end
        for step in range(1, operation.dest_end - operation.dest_start + 1):
            place = operation.dest_start + step
            ends[place] = starts[place] = operation.src_start + (0 if is_missing else step)
    return ends, starts


def _telling(parts: Iterator[tuple[str, str]], vocabulary: Vocabulary) -> Iterator[str]:
    """The parts that damage does not explain."""
    for segment, word in parts:
        if segment == word or _is_connecting(segment, word, vocabulary):
            continue
        if _tells_apart(segment, word, vocabulary):
            yield f"{segment or '-'} / {word or '-'}"


def _is_connecting(segment: str, word: str, vocabulary: Vocabulary) -> bool:
    return (not segment or segment in vocabulary.connecting) and (not word or word in vocabulary.connecting)


def _tells_apart(segment: str, word: str, vocabulary: Vocabulary) -> bool:
    """Whether what is printed for a word is another word: a known one, another number, or too far from it."""
    if not segment or not word or segment in vocabulary.words:
        return True
    # A number is never damaged: 1 is not 2. Within a word a digit may be a letter read wrong ("d0kumen").
    if word.isdecimal() or segment.isdecimal():
        return True
    edits = min(OSA.distance(segment, word), OSA.distance(_look_alike(segment), _look_alike(word)))
    return edits > _tolerance(word, vocabulary)


def _look_alike(word: str) -> str:
    """The word with letters that OCR takes for one another made the same: "dokurnen" is "dokumen"."""
    for seen, meant in _LOOK_ALIKES:
        word = word.replace(seen, meant)
    return word


def _tolerance(word: str, vocabulary: Vocabulary) -> int:
    """How many letters of a word may be damaged, two that changed places counting as one."""
    if word in vocabulary.connecting:
        return 1
    shortest, long = (8, 16) if word in vocabulary.telling else (4, 12)
    return (len(word) >= shortest) + (len(word) >= long)
