"""Which edition of the code list a document follows, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.dossier import Dossier
from pipeline.model.kode import Kode, Level
from pipeline.model.kodefikasi import Edisi, JenisPemda, usual_digits
from pipeline.model.padanan import Nomenklatur

_AS_GOOD = 0.95  # of the codes that the best edition knows: a slip in a few codes must not decide the edition


@dataclass(frozen=True, slots=True)
class _Choice:
    """An edition, and how many of the document's codes it knows."""

    edisi: Edisi
    known: int


def choose(dossier: Dossier, editions: Sequence[Edisi]) -> Nomenklatur:
    """The editions for one document, still without matches.

    Of the editions for its kind of region those that know the most of its sub kegiatan come into question; among them
    the width of the codes decides, then the plan year: the newest that is in force, else the next one after it.
    """
    first = min((edisi.sejak for edisi in dossier.settings.edisi_kodefikasi), default=0)
    if dossier.tahun is not None and dossier.tahun < first:
        return Nomenklatur(
            None, f"tahun rencana {dossier.tahun} mendahului kodefikasi, yang dipakai sejak {first}"
        )
    codes = _codes(dossier)
    pemda = _pemda(dossier, codes)
    if pemda is None:
        return Nomenklatur(None, "tingkat daerah (provinsi atau kabupaten/kota) tidak dapat ditentukan")
    own = [edisi for edisi in editions if edisi.jenis_pemda is pemda]
    if not own:
        return Nomenklatur(None, f"tidak ada edisi untuk {pemda.label}")
    choices = [_Choice(edisi, sum(edisi.find(kode) is not None for kode in codes)) for edisi in own]
    best = max(choice.known for choice in choices)
    if dossier.tahun is None and best * 2 <= len(codes):
        # Codes of before 2021 look alike: 1.06.15 was a program too.
        return Nomenklatur(
            None, f"tahun rencana tidak diketahui, dan {best} dari {len(codes)} kodenya dikenal"
        )
    good = [choice for choice in choices if choice.known >= best * _AS_GOOD]
    digit = usual_digits(codes)
    chosen = max(good, key=lambda choice: _preference(choice.edisi, digit, dossier.tahun))
    others = sorted(
        (choice for choice in choices if choice is not chosen),
        key=lambda choice: _preference(choice.edisi, digit, dossier.tahun),
        reverse=True,
    )
    in_force = [edisi for edisi in own if _is_in_force(edisi, dossier)]
    berlaku = max((edisi for edisi in in_force if not edisi.is_excerpt), key=_size, default=None)
    return Nomenklatur(
        edisi=chosen.edisi,
        alasan=_reason(dossier.tahun, digit, codes, chosen, others),
        is_of_year=chosen.edisi in in_force,
        berlaku=berlaku,
        belum_dimuat=_not_loaded(berlaku, own, dossier) if berlaku else (),
        lain=tuple(choice.edisi for choice in others),
    )


def _codes(dossier: Dossier) -> tuple[Kode, ...]:
    """The distinct codes by which editions can be told apart: those of sub kegiatan, else whatever there is.

    Those of the plan count; the evaluation keeps old codes, and speaks only where there is no plan.
    """
    for tables in (dossier.plans, dossier.evaluations):
        nodes = [node for coded in tables for node in coded.nodes if node.is_reliable]
        codes = dict.fromkeys(node.kode for node in nodes if node.kode is not None)
        if codes:
            return tuple(kode for kode in codes if kode.level is Level.SUB_KEGIATAN) or tuple(codes)
    return ()


def _pemda(dossier: Dossier, codes: Sequence[Kode]) -> JenisPemda | None:
    """The kind of region that the document names, else that of most of its codes."""
    named = JenisPemda.of(dossier.identity.jenis_pemda)
    if named is not None:
        return named
    digits = Counter(kode.groups[3] for kode in codes if kode.level >= Level.KEGIATAN)
    usual = digits.most_common(1)[0][0] if digits else ""
    return next((pemda for pemda in JenisPemda if pemda.kewenangan == usual), None)


def _preference(edisi: Edisi, digit: int | None, tahun: int | None) -> tuple[bool, bool, bool, int, int, str]:
    """The greater, the better an edition fits: a whole list before an excerpt of the same year."""
    has_begun = edisi.sejak is not None and tahun is not None and edisi.sejak <= tahun
    distance = abs((edisi.sejak or 0) - (tahun or 0))
    return (digit == edisi.digit, has_begun, not edisi.is_excerpt, -distance, len(edisi.entri), edisi.nama)


def _is_in_force(edisi: Edisi, dossier: Dossier) -> bool:
    """Whether an edition is the one in force in the plan year: begun, and no later one that the settings know has."""
    if edisi.sejak is None or dossier.tahun is None or edisi.sejak > dossier.tahun:
        return False
    later = (one.sejak for one in dossier.settings.edisi_kodefikasi)
    return not any(edisi.sejak < sejak <= dossier.tahun for sejak in later)


def _not_loaded(berlaku: Edisi, own: Sequence[Edisi], dossier: Dossier) -> tuple[str, ...]:
    """The regulations after the list in force that a plan of this year may rest on, as far as they are not loaded.

    What comes out in the plan year itself, or late in the year before, has to be used a year later only.
    """
    known = dossier.settings.edisi_kodefikasi
    named = [place for place, one in enumerate(known) if one.is_named_in(berlaku.nama)]
    since = [place for place, one in enumerate(known) if one.sejak >= (berlaku.sejak or 0)]
    first = (named or since or [len(known)])[0]
    usable = [one for one in known[first + 1 :] if one.sejak <= (dossier.tahun or 0) + 1]
    return tuple(one.peraturan for one in usable if not any(one.is_named_in(edisi.nama) for edisi in own))


def _size(edisi: Edisi) -> tuple[int, str]:
    return len(edisi.entri), edisi.nama


def _reason(
    tahun: int | None, digit: int | None, codes: Sequence[Kode], chosen: _Choice, others: Sequence[_Choice]
) -> str:
    """Why that edition, in one Indonesian phrase."""
    parts = [
        f"tahun rencana {tahun}" if tahun else "tahun rencana tidak diketahui",
        chosen.edisi.jenis_pemda.label,
        *([f"kode {digit} digit"] if digit else []),
        f"{chosen.known} dari {len(codes)} kodenya dikenal",
    ]
    told = [f"{other.edisi.nama} mengenal {other.known}" for other in others]
    return ", ".join(parts) + (f"; {', '.join(told)}" if told else "")
