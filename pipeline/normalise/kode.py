"""The printed kode of a row: legal, damaged in a known way, or something else that looks like one.

A damaged kode is never repaired in silence: `kode` stays None, and `suggestion` holds the repair where the
syntax alone leaves a single one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.kode import Kode, Level, is_legal
from pipeline.model.text import collapse_space, fold_typography


class Damage(StrEnum):
    """What is wrong with a printed kode; the words are those an officer reads."""

    NONE = ""
    EMPTY = "kosong"
    TEMPLATE = "pola X.XX"
    BLANK = "spasi di dalam kode"
    MARK = "tanda keliru"
    LETTER = "huruf sebagai angka"
    KEWENANGAN_WIDE = "kewenangan dua digit"
    SEGMENT_MISSING = "segmen hilang"
    SEGMENT_DOUBLED = "segmen ganda"
    SEGMENT_EXTRA = "segmen berlebih"
    DIGITS = "jumlah digit keliru"
    ORGANISATION = "kode organisasi"
    ACCOUNT = "kode rekening"
    NOT_A_KODE = "bukan kode"


@dataclass(frozen=True, slots=True)
class ParsedKode:
    """A printed kode as it was understood.

    `printed` is the text with blanks removed. `kode` is set when the text is legal as it stands or after
    joining a line wrap, and for a template ("X.XX.01", damage TEMPLATE). `suggestion` is set for a damaged
    kode only, and only where no other repair is possible by syntax.
    """

    kode: Kode | None
    printed: str
    damage: Damage = Damage.NONE
    suggestion: Kode | None = None

    @property
    def best(self) -> Kode | None:
        """The kode, else its certain repair."""
        return self.kode or self.suggestion

    @property
    def is_damaged(self) -> bool:
        """Whether this is meant to be a kode but is not a legal one (KOD-01, KOD-02)."""
        return self.kode is None and self.damage not in _NOT_MEANT_AS_KODE


@dataclass(frozen=True, slots=True)
class KodeNama:
    """A cell that holds a kode and a nama, taken apart; either may be empty."""

    kode: ParsedKode
    nama: str


_NOT_MEANT_AS_KODE = frozenset(
    {Damage.EMPTY, Damage.NOT_A_KODE, Damage.ORGANISATION, Damage.ACCOUNT, Damage.TEMPLATE}
)
_LOOKS_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_KODE_SHAPE = re.compile(r"[0-9OoIl|Xx.,;:\u00b7\s]+")
_TEMPLATE = re.compile(r"[Xx](?:\.[Xx]{1,2})*(?:\.[0-9Xx]{1,4})*")
# The kode, then a loose digit that a wrap tore off ("2.17.01.1.05.0001 1 Bimbingan Teknis"), then the nama.
_KODE_HEAD = re.compile(
    r"(?P<kode>[0-9Xx][0-9XxOIl]*(?:\s?[.,]\s?[0-9XxOIl]+)*[.,]?(?:\s[0-9]+(?=\s))?)(?P<nama>\s.*|$)"
)
_URUSAN_NAMES = ("urusan", "unsur", "non urusan")
_ORGANISATION_WIDTHS = (1, 2, 1, 2, 1, 2, 2, 4)
# Accounts: 5.1.02.01.01.0024 (Permendagri 90/2019) and 5.2.2.01.01 (Permendagri 13/2006).
_ACCOUNT_WIDTHS = ((1, 1, 2, 2, 2, 4), (1, 1, 1, 2, 2))


def parse_kode(raw: str) -> ParsedKode:
    """The kode that a text prints, or what is wrong with it.

    "2.17.01" and ".1.05" on two lines are one legal kode. "2.17.01.01" has damage SEGMENT_MISSING and no
    suggestion, since only its children can tell the segment. "2.17.01.1.05.0001 1" is damaged: neither .0001
    nor .00011.
    """
    text = fold_typography(raw).strip()
    printed = "".join(text.split())
    if not printed:
        return ParsedKode(None, printed, Damage.EMPTY)
    # A wrap is no damage: the cell was too narrow. Blanks on a line are what somebody typed.
    unwrapped = "".join(line.strip() for line in text.splitlines())
    if is_legal(unwrapped):
        return ParsedKode(Kode(unwrapped), printed, Damage.TEMPLATE if "X" in unwrapped else Damage.NONE)
    if _TEMPLATE.fullmatch(printed):
        pattern = printed.upper()
        return ParsedKode(Kode(pattern) if is_legal(pattern) else None, printed, Damage.TEMPLATE)
    if not _KODE_SHAPE.fullmatch(text) or not any(letter in "0123456789" for letter in text):
        return ParsedKode(None, printed, Damage.NOT_A_KODE)
    if len(unwrapped.split()) > 1:
        return _with_blanks(unwrapped, printed)
    return _diagnose(unwrapped, printed, Damage.NONE)


def split_kode_nama(text: str) -> KodeNama:
    """The kode at the start of a text and the nama behind it: "2.17.01 PROGRAM X" is 2.17.01 and "PROGRAM X".

    A lone digit is a kode only before the words that names of an urusan begin with ("2 URUSAN PEMERINTAHAN WAJIB",
    "7 UNSUR KEWILAYAHAN"); elsewhere it numbers a list ("1. Program"). A text that begins with no kode is all nama.
    """
    plain = collapse_space(text)
    found = _KODE_HEAD.match(plain)
    no_kode = KodeNama(ParsedKode(None, "", Damage.EMPTY), plain)
    if found is None:
        return no_kode
    head, nama = found["kode"].strip(), found["nama"].strip()
    is_lone = re.search(r"[.,]\s?[0-9XxOIl]", head) is None
    if is_lone and nama and not nama.lower().startswith(_URUSAN_NAMES):
        return no_kode
    parsed = parse_kode(head)
    return no_kode if parsed.damage is Damage.NOT_A_KODE else KodeNama(parsed, nama)


def _with_blanks(text: str, printed: str) -> ParsedKode:
    """A kode with blanks inside, with its repair where that neither cuts off nor swallows a loose digit."""
    joined, dotted = text.replace(" ", ""), re.sub(r"\s*[.]?\s+[.]?\s*", ".", text)
    # "2.17.01.1.05.01 01": the head is legal alone, so the tail may be a stray as well as two digits.
    heads = (text[: gap.start()].replace(" ", "") for gap in re.finditer(r"(?<=[0-9])\s+(?=[0-9])", text))
    has_loose_digits = any(is_legal(head) for head in heads)
    if is_legal(joined):
        suggestion = None if has_loose_digits else Kode(joined)
        return ParsedKode(None, printed, Damage.BLANK, suggestion)
    if is_legal(dotted):
        # "2.17.01 1.05": a blank for a dot. In "2.17 01" the tail is too short to be sure.
        kode = Kode(dotted)
        is_certain = not has_loose_digits or kode.level >= Level.KEGIATAN
        return ParsedKode(None, printed, Damage.BLANK, kode if is_certain else None)
    if has_loose_digits:
        return ParsedKode(None, printed, Damage.BLANK)
    return _diagnose(joined, printed, Damage.BLANK)


def _diagnose(text: str, printed: str, damage: Damage) -> ParsedKode:
    """Repairs marks and letters, then judges the number and the width of the groups."""
    digits = text.translate(_LOOKS_LIKE_DIGITS)
    if digits != text:
        damage = Damage.LETTER
    dotted = re.sub(r"[.,;:\u00b7]+", ".", digits).strip(".")
    if dotted != digits:
        damage = damage or Damage.MARK
    if is_legal(dotted):
        return ParsedKode(None, printed, damage, Kode(dotted))
    form, suggestion = _judge_groups(tuple(dotted.split(".")))
    return ParsedKode(None, printed, form, suggestion)


def _judge_groups(groups: tuple[str, ...]) -> tuple[Damage, Kode | None]:
    """What is wrong with groups that form no legal kode, and the only possible repair."""
    widths = tuple(len(group) for group in groups)
    if widths in (_ORGANISATION_WIDTHS, _ORGANISATION_WIDTHS[:7]):
        return Damage.ORGANISATION, None
    if _is_account(groups, widths):
        return Damage.ACCOUNT, None
    return (
        _narrowed_kewenangan(groups)
        or _without_doubled(groups)
        or (Damage.SEGMENT_EXTRA if len(groups) > 6 else _shortage(groups), None)
    )


def _is_account(groups: tuple[str, ...], widths: tuple[int, ...]) -> bool:
    """Whether these are the groups of an account of pendapatan, belanja or pembiayaan (4, 5, 6)."""
    is_prefix = any(widths == form[: len(widths)] for form in _ACCOUNT_WIDTHS)
    return groups[0] in ("4", "5", "6") and len(groups) > 2 and is_prefix


def _narrowed_kewenangan(groups: tuple[str, ...]) -> tuple[Damage, Kode | None] | None:
    """The verdict on a kewenangan written "02"; None where that is not what is wrong."""
    if len(groups) < 5 or not re.fullmatch("0[1-8]", groups[3]):
        return None
    narrow = _kode_of((*groups[:3], groups[3][1], *groups[4:]))
    if narrow is None:
        return None
    # Five groups "1.01.01.02.01" may as well be a sub kegiatan of two digits that lost its kewenangan.
    return Damage.KEWENANGAN_WIDE, narrow if len(groups) == 6 else None


def _without_doubled(groups: tuple[str, ...]) -> tuple[Damage, Kode | None] | None:
    """The verdict on a group printed twice; None where dropping one gives no kegiatan or sub kegiatan."""
    if len(groups) < 6:
        return None
    doubled = [i for i in range(1, len(groups)) if groups[i] == groups[i - 1]]
    repaired = {_kode_of(groups[:i] + groups[i + 1 :]) for i in doubled} - {None}
    if not repaired:
        return None
    # "2.17.01.1.01.01.0001" may also be the old sub kegiatan .01 with a seventh group.
    is_certain = len(repaired) == 1 and _kode_of(groups[:-1]) is None
    return Damage.SEGMENT_DOUBLED, repaired.pop() if is_certain else None


def _shortage(groups: tuple[str, ...]) -> Damage:
    """SEGMENT_MISSING where one more group gives a legal kode, else DIGITS."""
    grown = ((*groups[:i], part, *groups[i:]) for i in range(1, 6) for part in ("0", "00"))
    return Damage.SEGMENT_MISSING if any(_kode_of(more) for more in grown) else Damage.DIGITS


def _kode_of(groups: tuple[str, ...]) -> Kode | None:
    text = ".".join(groups)
    return Kode(text) if is_legal(text) else None
