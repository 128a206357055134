"""The official names of several editions, searched by what is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.kodefikasi.differences import Vocabulary
from pipeline.kodefikasi.wording import Wording, wording
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri
from pipeline.settings import Settings

_RAREST = 2  # words of a name by which its like are looked up at least, and further ones up to so many names
_SHARING = 300
_NEAREST = 6  # names that are then compared word by word


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of an edition under its official wording. `place` counts the editions, the one followed being 0."""

    entri: Entri
    edisi: str
    place: int


@dataclass(frozen=True)
class OfficialNames:
    """All names of some editions, each wording once, with the entries that bear it."""

    entries: Mapping[str, tuple[Named, ...]]
    wordings: Mapping[str, Wording]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, editions: Sequence[Edisi], settings: Settings) -> OfficialNames:
        """The names of these editions, with those that their misprints should be."""
        entries: dict[str, list[Named]] = defaultdict(list)
        wordings: dict[str, Wording] = {}
        for place, edisi in enumerate(editions):
            for entri in _with_retired(edisi):
                for nama in settings.tulisan_baku(entri.kode.text, entri.nama):
                    form = wording(nama, settings.singkatan_nama)
                    wordings.setdefault(form.letters, form)
                    entries[form.letters].append(Named(entri, edisi.label, place))
        vocabulary = Vocabulary.of(settings, iter(wordings.values()))
        return cls({form: tuple(named) for form, named in entries.items()}, wordings, vocabulary)

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        return tuple(self.wordings)

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        """The wordings that have a word."""
        forms: dict[str, list[str]] = defaultdict(list)
        for form, words in self.wordings.items():
            for word in dict.fromkeys(words.words):
                forms[word].append(form)
        return {word: tuple(bearers) for word, bearers in forms.items()}

    def like(self, printed: Wording, likeness: float) -> list[str]:
        """The wordings nearest to what is printed, none less alike than `likeness`, the nearest first.

        They are sought among the names that share one of its rarest words; only a name of which every rare word is
        damaged is held against all.
        """
        known = sorted((self._by_word[word] for word in printed.words if word in self._by_word), key=len)
        shared: dict[str, None] = {}
        for rank, forms in enumerate(known):
            if rank >= _RAREST and len(shared) + len(forms) > _SHARING:
                break
            shared.update(dict.fromkeys(forms))
        return self._nearest(printed, tuple(shared), likeness) or self._nearest(
            printed, self._forms, likeness
        )

    def _nearest(self, printed: Wording, forms: Sequence[str], likeness: float) -> list[str]:
        found = process.extract(
            printed.letters,
            forms,
            scorer=Levenshtein.normalized_similarity,
            processor=None,
            limit=_NEAREST,
            score_cutoff=likeness,
        )
        return [form for form, _, _ in found]


def _with_retired(edisi: Edisi) -> Iterable[Entri]:
    """The entries of an edition and the items that it replaced."""
    yield from edisi.entri
    yield from edisi.retired.values()


def is_child(entri: Entri, parent: Kode) -> bool:
    """Whether an entry lies one rung below a kode, whose bidang urusan the list may write as X.XX."""
    upper = entri.kode.parent
    return upper is not None and upper.item in (
        parent.item,
        parent.template.item if parent.is_penunjang else "",
    )
