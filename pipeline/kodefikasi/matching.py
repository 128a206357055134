"""Which entry of the official list a row means: by its kode first, then by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.kodefikasi.differences import Difference, difference
from pipeline.kodefikasi.names import Named, OfficialNames, is_child
from pipeline.kodefikasi.wording import Wording, wording
from pipeline.model.kode import Kode, Level
from pipeline.model.kodefikasi import Edisi, Entri, find_first
from pipeline.model.padanan import Calon, Cara, Padanan
from pipeline.settings import Settings

_REMEMBERED = 100_000  # rows; the documents of a region share most of theirs


@dataclass(frozen=True, slots=True)
class Query:
    """What a row prints: its name; its kode, None where it has none that can be told; the kode of its parent."""

    nama: str
    kode: Kode | None = None
    induk: Kode | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class _Near:
    """An entry whose name resembles the printed one."""

    named: Named
    difference: Difference

    @property
    def entri(self) -> Entri:
        return self.named.entri

    @property
    def likeness(self) -> float:
        return self.difference.likeness

    @property
    def calon(self) -> Calon:
        return Calon(self.entri, self.named.edisi, round(100 * self.likeness, 1))

    def is_same_item(self, other: _Near) -> bool:
        return self.entri.kode.item == other.entri.kode.item


class Matcher:
    """Matches rows with the entries of some editions of one kind of region, the one followed being the first."""

    def __init__(self, editions: Sequence[Edisi], settings: Settings) -> None:
        self._editions = tuple(editions)
        self._settings = settings
        self._names = OfficialNames.of(self._editions, settings)
        self.match = lru_cache(maxsize=_REMEMBERED)(self._match)
        self._like = lru_cache(maxsize=_REMEMBERED)(self._find_like)

    def _match(self, query: Query) -> Padanan:
        """The entry that a row means, or why none is certain.

        The kode decides where its name agrees; where the name is that of another entry, nothing is certain. Without a
        known kode the name is sought among the children of the parent, then on the same rung, then everywhere.
        """
        own = find_first(self._editions, query.kode) if query.kode else None
        if own is None:
            return self._by_name(query, self._like(query.nama))
        entri, edisi = own
        near = _Near(Named(entri, edisi.label, 0), self._difference(query.nama, entri))
        if near.likeness == 1:
            return Padanan(Cara.SAMA, near.entri, near.calon)
        return self._with_kode(near, self._like(query.nama))

    def _with_kode(self, own: _Near, like: Sequence[_Near]) -> Padanan:
        """The entry of a known kode, unless the name is that of another one, or has nothing in common with it."""
        others = [near for near in like if not near.is_same_item(own)]
        is_like = own.difference.is_damage and own.likeness >= self._settings.kemiripan_padanan
        rival = next((near for near in others if near.difference.is_damage), None)
        second = rival or (others[0] if others else None)
        calon = second.calon if second else None
        if is_like:
            return Padanan(Cara.KODE, own.entri, own.calon, calon)
        if own.likeness < self._settings.kemiripan_kode:
            return Padanan(Cara.BERTENTANGAN, None, own.calon, calon)
        if rival is not None:
            return Padanan(Cara.BERTENTANGAN, None, own.calon, calon, _told(own))
        return Padanan(Cara.KODE_SAJA, own.entri, own.calon, calon, _told(own))

    def _by_name(self, query: Query, like: Sequence[_Near]) -> Padanan:
        """The entry of a name, sought in ever wider circles."""
        parent = query.induk or (query.kode.parent if query.kode else None)
        circles: tuple[tuple[Cara, Callable[[Entri], bool]], ...] = (
            (Cara.INDUK, lambda entri: parent is not None and is_child(entri, parent)),
            (Cara.TINGKAT, lambda entri: entri.kode.level is query.level),
            (Cara.SEMUA, lambda _entri: True),
        )
        for cara, is_within in circles:
            found = [near for near in like if near.difference.is_damage and is_within(near.entri)]
            if found:
                return self._decide(cara, found, like)
        first, second = (*like[:2], None, None)[:2]
        return Padanan(
            Cara.TIDAK_ADA,
            None,
            first.calon if first else None,
            second.calon if second else None,
            _told(first) if first else "",
        )

    def _decide(self, cara: Cara, found: Sequence[_Near], like: Sequence[_Near]) -> Padanan:
        """The best of those whose name can be meant, where it leaves every other one behind."""
        best = found[0]
        rival = next((near for near in found if not near.is_same_item(best)), None)
        if rival is not None and not self._is_clear(best, rival):
            return Padanan(Cara.AMBIGU, None, best.calon, rival.calon)
        second = next((near.calon for near in like if not near.is_same_item(best)), None)
        return Padanan(cara, best.entri, best.calon, second)

    def _is_clear(self, best: _Near, rival: _Near) -> bool:
        if best.likeness == 1:
            return rival.likeness < 1
        return best.likeness - rival.likeness >= self._settings.jarak_padanan

    def _find_like(self, nama: str) -> tuple[_Near, ...]:
        """The entries whose name resembles a printed one, the nearest first, of equals that of the edition followed."""
        found: dict[tuple[str, str], _Near] = {}
        for form in self._readings(nama):
            for letters in self._names.like(form, self._settings.kemiripan_padanan):
                there = difference(form, self._names.wordings[letters], self._names.vocabulary)
                for named in self._names.entries[letters]:
                    near = _Near(named, there)
                    key = (named.entri.kode.item, named.edisi)
                    found[key] = _nearer(found.get(key, near), near)
        return tuple(
            sorted(found.values(), key=lambda near: (-near.likeness, near.named.place, near.entri.kode.text))
        )

    def _readings(self, nama: str) -> tuple[Wording, ...]:
        """What is printed, and the same with its abbreviations written out, where there are any.

        Both count: "Koord" abbreviates koordinasi, but "Koord inasi" is a torn word.
        """
        forms = (wording(nama, {}), wording(nama, self._settings.singkatan_nama))
        return tuple(form for form in dict.fromkeys(forms) if form.words)

    def _difference(self, nama: str, entri: Entri) -> Difference:
        """What tells a printed name from that of an entry, read in the way that brings them nearest."""
        texts = self._settings.tulisan_baku(entri.kode.text, entri.nama)
        official = [wording(text, self._settings.singkatan_nama) for text in texts]
        found = (
            difference(printed, name, self._names.vocabulary)
            for printed in self._readings(nama)
            for name in official
        )
        return max(found, key=_rank, default=Difference(0.0))


def _told(near: _Near) -> str:
    return ", ".join(near.difference.words)


def _nearer(one: _Near, other: _Near) -> _Near:
    return max(one, other, key=lambda near: _rank(near.difference))


def _rank(one: Difference) -> tuple[float, bool]:
    return one.likeness, one.is_damage
