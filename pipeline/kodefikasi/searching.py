"""Looking up the code list, as an officer asks for it: by a kode, or by words of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipeline.kodefikasi.wording import wording
from pipeline.model.kode import Kode, is_legal
from pipeline.model.kodefikasi import Edisi, Entri
from pipeline.settings import Settings

_LIKE_ENOUGH = 60  # percent; below, a name has nothing to do with the words that are sought


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, with all editions that have it so. `skor` is how well it fits, in percent."""

    entri: Entri
    editions: tuple[str, ...]
    skor: float


def kode_in(text: str) -> Kode | None:
    """The kode that somebody asks for, blanks and the case of X.XX aside; None where the text is no kode."""
    printed = "".join(text.split()).upper().rstrip(".")
    return Kode(printed) if is_legal(printed) else None


def search_kode(editions: Sequence[Edisi], kode: Kode) -> tuple[Hit, ...]:
    """What the editions hold under a kode, with the rung below it, in the order of the codes."""
    found: list[tuple[Entri, str]] = []
    for edisi in editions:
        entri = edisi.find(kode)
        if entri is not None:
            found.append((entri, edisi.label))
            found += [(one, edisi.label) for one in edisi.entri if one.kode.parent == entri.kode]
        retired = edisi.retired.get(kode.item)
        if entri is None and retired is not None:
            found.append((retired, f"{edisi.label}: kode yang tidak dipakai lagi"))
    return tuple(
        sorted(_joined((entri, label, 100.0) for entri, label in found), key=lambda hit: hit.entri.kode.text)
    )


def search_nama(editions: Sequence[Edisi], text: str, settings: Settings, limit: int) -> tuple[Hit, ...]:
    """The entries whose names have most of the words of `text`, whatever their order, the best first.

    This is for reading, not for matching: words that are not asked for do not count against a name.
    """
    wanted = _plain(text, settings)
    entries = [(entri, edisi.label) for edisi in editions for entri in edisi.entri]
    names = [_plain(entri.nama, settings) for entri, _ in entries]
    likeness = process.cdist([wanted], names, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE_ENOUGH)[0]
    # Of names that have all words the shorter says less besides.
    whole = process.cdist([wanted], names, scorer=fuzz.ratio)[0]
    order = sorted(range(len(names)), key=lambda place: (-likeness[place], -whole[place], place))
    best = [place for place in order if likeness[place] > 0]
    hits = _joined((*entries[place], float(likeness[place])) for place in best)
    return tuple(hit for hit, _ in zip(hits, range(limit), strict=False))


def _joined(found: Iterator[tuple[Entri, str, float]]) -> Iterator[Hit]:
    """Each entry once, in the fullest wording, with all editions that have it with the same kode and name."""
    hits: dict[tuple[str, str], Hit] = {}
    for entri, label, skor in found:
        key = (entri.kode.item, entri.nama)
        known = hits.get(key, Hit(entri, (), skor))
        if label not in known.editions:
            fullest = known.entri if known.entri.indikator or not entri.indikator else entri
            hits[key] = Hit(fullest, (*known.editions, label), known.skor)
    return iter(hits.values())


def _plain(text: str, settings: Settings) -> str:
    return " ".join(wording(text, settings.singkatan_nama).words)
