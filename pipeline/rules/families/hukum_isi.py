"""HUK: regulations that contradict each other between parts, and titles and expansions against the list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import combinations

from rapidfuzz import fuzz

from pipeline.model.dossier import Dossier
from pipeline.model.finding import PROSE, Alasan, Comparison
from pipeline.model.peraturan import Kutipan, Peran, Singkatan, Tempat, title_form
from pipeline.model.text import comparable, squash
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.chapters import on_prose, section_label
from pipeline.rules.shared.citations import on_citation, part_label, with_amendments
from pipeline.rules.shared.comparing import judged, not_judged, tell
from pipeline.settings import Settings

_WORD = re.compile(r"[A-Za-z]+")
_WORD_OR_NUMBER = re.compile(r"[a-z]+|\d+")
# "Tahun 2007 Nomor 33" is the place in the state gazette: it is in a title where lines were read in a wrong order.
_GAZETTE = re.compile(r"\b\d{4}\s+nomor\s+\d", re.IGNORECASE)
_JOINING_WORD = re.compile(r"\b(?:dan|serta)\b", re.IGNORECASE)
_LONGER = 3  # words that a wrong expansion may have more than the right one
_SPARE = 60  # letters of a printed title shown beyond the length of the right one


@rule(
    "HUK-03",
    "Dasar hukum bertentangan antarbagian",
    tingkat="sedang",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{kolom} menyebut {tertulis}, sedangkan {pembanding} menyebut {seharusnya}.",
    saran="Mohon satu dasar yang berlaku dipakai.",
)
def parts_name_the_same_regulation(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per subject of regional regulations that several parts name."""
    for nama, pokok in dossier.settings.pokok_peraturan.items():
        cited = [
            kutipan
            for kutipan in dossier.dasar_hukum.kutipan
            if kutipan.jenis.is_local
            and kutipan.peran in (Peran.DASAR, Peran.PENGUBAH)
            and re.search(pokok.pola, comparable(kutipan.judul))
        ]
        pairs = list(_same_subject(dossier, cited))
        if not pairs:
            yield not_judged(Comparison(PROSE, nama=nama), Alasan.A15)
            continue
        conflict = next((pair for pair in pairs if not _agrees(pair[0], dossier.dasar_hukum.kutipan)), None)
        yield _between(dossier, *(conflict or pairs[0]), is_same=conflict is None)


def _same_subject(dossier: Dossier, cited: Sequence[Kutipan]) -> Iterator[tuple[Kutipan, Kutipan]]:
    """Citations in different parts whose titles are the same but for spelling, the list of legal bases second.

    The years in a title belong to it: the RKPD of two years are two subjects. A regulation and its own amendment do
    not contradict each other (A15), whichever part tells that one changes the other.
    """
    least = dossier.settings.kemiripan_judul
    changes = {
        frozenset((k.kunci, k.induk)) for k in dossier.dasar_hukum.kutipan if k.peran is Peran.PENGUBAH
    }
    ordered = sorted(cited, key=lambda kutipan: kutipan.tempat is Tempat.LANDASAN_HUKUM)
    for one, other in combinations(ordered, 2):
        is_elsewhere = part_label(one) != part_label(other) and one.jenis is other.jenis
        is_amendment = frozenset((one.kunci, other.kunci)) in changes
        if is_elsewhere and not is_amendment and _is_alike(one.judul, other.judul, least):
            yield one, other


def _is_alike(judul: str, other: str, least: float) -> bool:
    """Whether two titles have the same words but for their spelling: one other word may be another agency."""
    words, others = (_words(text) for text in (judul, other))
    return _has_all(words, others, least) and _has_all(others, words, least)


def _words(judul: str) -> frozenset[str]:
    return frozenset(_WORD_OR_NUMBER.findall(_JOINING_WORD.sub(" ", judul.lower())))


def _has_all(words: frozenset[str], others: frozenset[str], least: float) -> bool:
    return all(
        word in others
        or (not word.isdigit() and any(fuzz.ratio(word, other) / 100 >= least for other in others))
        for word in words
    )


def _agrees(kutipan: Kutipan, cited: Sequence[Kutipan]) -> bool:
    """Whether another part names the same regulation, as such or as the one that is changed."""
    return any(
        part_label(other) != part_label(kutipan)
        and {other.kunci, other.pokok} & {kutipan.kunci, kutipan.pokok}
        for other in cited
    )


def _between(dossier: Dossier, one: Kutipan, other: Kutipan, *, is_same: bool) -> Comparison:
    comparison = tell(on_citation(one), pembanding=part_label(other))
    outcome = judged(comparison, is_same, with_amendments(dossier, other))
    return replace(outcome, tertulis=with_amendments(dossier, one), pembanding=on_citation(other).place)


@rule(
    "HUK-04",
    "Judul peraturan atau kepanjangan singkatan salah",
    tingkat="rendah",
    kepastian="pasti",
    dasar=(PRAKTIK, "judul peraturan perlu dicek di JDIH"),
    pesan='{kode} tertulis "{tertulis}", seharusnya "{seharusnya}".',
    saran="Mohon judul/kepanjangan diperbaiki.",
)
def titles_and_expansions_are_right(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per regulation cited with a title, and per abbreviation in brackets."""
    titled: dict[str, list[Kutipan]] = defaultdict(list)
    for kutipan in dossier.dasar_hukum.kutipan:
        if kutipan.judul and kutipan.peran is not Peran.DALAM_JUDUL:
            titled[kutipan.kunci].append(kutipan)
    for kunci, members in titled.items():
        yield _title(dossier, kunci, members)
    explained: dict[str, list[Singkatan]] = defaultdict(list)
    for singkatan in dossier.dasar_hukum.singkatan:
        explained[singkatan.singkatan].append(singkatan)
    for text, places in explained.items():
        yield _expansion(dossier.settings, text, places)
    if not titled and not explained:
        yield not_judged(Comparison(PROSE), Alasan.A15)


def _title(dossier: Dossier, kunci: str, members: Sequence[Kutipan]) -> Comparison:
    settings = dossier.settings
    right = settings.peraturan[kunci].judul if kunci in settings.peraturan else ()
    if not right:
        return not_judged(tell(on_citation(members[0]), kode=kunci), Alasan.A9, pembanding=f"judul {kunci}")
    forms = [title_form(judul) for judul in right]
    wrong = next((kutipan for kutipan in members if not _begins_with(settings, kutipan, forms)), None)
    comparison = tell(on_citation(wrong or members[0]), kode=kunci)
    if wrong is not None and not _is_read_whole(wrong, forms):
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told([wrong.source.page]))
    if wrong is None:
        return judged(comparison, is_same=True)
    return judged(comparison, is_same=False, seharusnya=right[0]).but(tertulis=_shown(wrong.judul, right[0]))


def _is_read_whole(kutipan: Kutipan, forms: Sequence[str]) -> bool:
    """Whether a title that is not the right one was read as printed: lines in their order, none of them cut off.

    A spreadsheet prints no more of a line than its cell is wide: the title then is the beginning of a right one, and
    the item has no mark at its end.
    """
    is_cut = kutipan.judul_terbuka and any(form.startswith(title_form(kutipan.judul_baku)) for form in forms)
    return not is_cut and not _GAZETTE.search(kutipan.judul)


def _begins_with(settings: Settings, kutipan: Kutipan, forms: Sequence[str]) -> bool:
    """Whether a printed title is a right one; behind it a sentence may go on."""
    spelt = _WORD.sub(lambda word: settings.singkatan.get(word[0], (word[0],))[0], kutipan.judul_baku)
    return any(
        title_form(printed).startswith(form) for printed in (kutipan.judul_baku, spelt) for form in forms
    )


def _shown(printed: str, right: str) -> str:
    """A printed title without the rest of the sentence that it stands in."""
    longest = len(right) + _SPARE
    return printed if len(printed) <= longest else f"{printed[:longest].rpartition(' ')[0]} ..."


class _Reading(Enum):
    RIGHT = "one of the right expansions"
    WRONG = "words like an expansion, but not those"
    NONE = "words of the sentence only"


def _expansion(settings: Settings, text: str, places: Sequence[Singkatan]) -> Comparison:
    right = settings.singkatan.get(text, ())
    comparisons = [_explained(settings, place, right) for place in places]
    for wanted in (_Reading.WRONG, _Reading.RIGHT):
        found = next((comparison for reading, comparison in comparisons if reading is wanted), None)
        if found is not None:
            return judged(found, wanted is _Reading.RIGHT, "" if wanted is _Reading.RIGHT else right[0])
    comparison = comparisons[0][1]
    if right:
        return not_judged(comparison, Alasan.A15)
    return not_judged(comparison, Alasan.A9, pembanding=f"kepanjangan {text}")


def _explained(settings: Settings, singkatan: Singkatan, right: Sequence[str]) -> tuple[_Reading, Comparison]:
    """What the words before one pair of brackets are."""
    comparison = on_prose(section_label(singkatan.section), singkatan.source)
    comparison = tell(comparison, kode=singkatan.singkatan).but(nama=singkatan.singkatan)
    if any(_letters(expansion) in _letters(singkatan.sebelumnya) for expansion in right):
        return _Reading.RIGHT, comparison
    similarity, printed = max(
        (
            (_likeness(ending, expansion), ending)
            for expansion in right
            for ending in _endings(singkatan, expansion)
        ),
        default=(0.0, ""),
    )
    if similarity < settings.kemiripan_kepanjangan:
        return _Reading.NONE, comparison
    return _Reading.WRONG, comparison.but(tertulis=printed)


def _endings(singkatan: Singkatan, expansion: str) -> Iterator[str]:
    """What may be the expansion: last words before the brackets, the first of them with its initial."""
    words = singkatan.sebelumnya.split()
    for count in range(1, len(expansion.split()) + _LONGER + 1):
        ending = words[-count:]
        if len(ending) == count and ending[0][0].lower() == expansion[0].lower():
            yield " ".join(ending)


def _likeness(text: str, other: str) -> float:
    return fuzz.ratio(_letters(text), _letters(other)) / 100


def _letters(text: str) -> str:
    """Letters only; "dan" may be left out of an expansion."""
    return squash(_JOINING_WORD.sub(" ", text))
