"""Names of agencies and regions among other words: where they end, and which of many mentions is the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.text import squash
from pipeline.model.words import alternatives

_CONNECTING = ("dan", "&", "serta")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed in one place, and what that place counts."""

    words: tuple[str, ...]
    weight: int

    @property
    def form(self) -> tuple[str, ...]:
        """The words without case and marks."""
        return tuple(squash(word) for word in self.words)


def cut_name(words: str, ends: Iterable[str]) -> str:
    """The words of a name, up to the first that is none of it; a connecting word or mark at the end goes too."""
    name = re.split(rf"(?:^|\s){alternatives(ends)}(?!\w)", words, maxsplit=1, flags=re.IGNORECASE)[0]
    return re.sub(rf"(?:[\s,.&(-]|\s{alternatives(_CONNECTING)}$)+$", "", name, flags=re.IGNORECASE).strip(
        " ,("
    )


def name_of_most(mentions: Sequence[Mention], beginning: int = 1) -> tuple[str, ...]:
    """The name that most mentions are of, word by word, as it is printed in the place that counts most.

    A further word belongs to it when more than half of what goes on so far goes on with it: "Kalimantan Barat" and
    "Kalimantan Barat Nomor" (a name cut too late) are "Kalimantan Barat". `beginning` is the number of words by which
    names are told apart: an agency's name begins with a word that many share. Of two that count alike the longer one is
    taken. Empty without mentions.
    """
    if not mentions:
        return ()
    beginnings: Counter[tuple[str, ...]] = Counter()
    for mention in mentions:
        beginnings[mention.form[:beginning]] += mention.weight
    chosen = max(beginnings, key=lambda form: (beginnings[form], len(form), form))
    while True:
        here = [mention for mention in mentions if mention.form[: len(chosen)] == chosen]
        following: Counter[str] = Counter()
        for mention in here:
            if len(mention.form) > len(chosen):
                following[mention.form[len(chosen)]] += mention.weight
        word, weight = max(following.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if not word or weight * 2 <= sum(mention.weight for mention in here):
            break
        chosen = (*chosen, word)
    best = max(here, key=lambda mention: mention.weight)
    return best.words[: len(chosen)]


def is_short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name is another one abbreviated: each letter of it begins or goes on with a word of the long one.

    "Dinas Kominfo" is "Dinas Komunikasi dan Informatika", "Dinas KUMKM" "Dinas Koperasi dan Usaha Mikro, Kecil dan
    Menengah", and "BPBD" "Badan Penanggulangan Bencana Daerah".
    """
    if not short or len(long) < max(len(short), 2):
        return False
    letters = squash("".join(short))
    words = [squash(word) for word in long if squash(word) not in _CONNECTING]
    is_alike = len(short) == 1 or squash(short[0]) == words[0]
    return is_alike and letters != "".join(words) and _is_spelt(letters, words)


def _is_spelt(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are beginnings of all the words, one behind the other."""
    if not words or not letters:
        return not words and not letters
    first, *others = words
    common = 0
    while common < min(len(first), len(letters)) and first[common] == letters[common]:
        common += 1
    return any(_is_spelt(letters[length:], others) for length in range(common, 0, -1))
