"""What a difference of amounts may come from: slips of the hand and of the sum that leave a trace in the figures.

A guess is worth saying only where one slip fits and hardly anything but that slip would leave such figures. It tells
an officer where to look first and never changes what is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.model.figures import format_number

_FEWEST_DIGITS = 3
"""Significant digits below which figures agree by chance: every other amount of a plan is a round 50.000.000."""

_FEWEST_TYPED = 4
"""The same for single digits: 125 and 152 million may be two amounts, 155.503 and 155.530 thousand hardly."""

_CHANCE = 100
"""One part in so many may equal the difference by chance; beyond, no part is named."""

_FACTORS = (10, 100, 1000)
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """An amount that may be the whole difference, and the kode of its row as printed."""

    kode: str
    amount: Decimal


def guess(
    written: Decimal,
    expected: Decimal,
    *,
    parts: Sequence[Part] = (),
    lone: Sequence[Part] = (),
    lone_in: str = "",
    total: Decimal | None = None,
) -> str:
    """A sentence about the probable slip, a blank before it; empty where no slip fits, or several.

    `parts` are the rows of which `expected` is the sum, and those between. `lone` are rows that only the greater of
    two tables has, which is called `lone_in`. `total` is the grand total of the table, if the row cannot have it.
    """
    fitting = [
        *_copied(written, total),
        *_forgotten_or_doubled(written - expected, parts),
        *_lone(written - expected, lone, lone_in),
        *_mistyped(written, expected),
    ]
    return f" Dugaan: {fitting[0]}." if len(fitting) == 1 else ""


def _copied(written: Decimal, total: Decimal | None) -> Iterator[str]:
    """However round: no row but the only one of its table has the table's total."""
    if written == total:
        yield "nilainya sama persis dengan total tabel, mungkin tersalin"


def _forgotten_or_doubled(selisih: Decimal, parts: Sequence[Part]) -> Iterator[str]:
    """A row that the written sum does not hold, or holds twice."""
    kode = _row_of(selisih, parts)
    if kode:
        slip = "mungkin belum ikut dijumlahkan" if selisih < 0 else "mungkin terhitung dua kali"
        yield f"selisihnya sama dengan pagu {kode}, {slip}"


def _lone(selisih: Decimal, parts: Sequence[Part], table: str) -> Iterator[str]:
    """A row that only one of two tables has."""
    kode = _row_of(selisih, parts)
    if kode:
        yield f"selisihnya sama dengan pagu {kode}, yang hanya ada pada {table}"


def _row_of(selisih: Decimal, parts: Sequence[Part]) -> str:
    """The kode of the one row whose amount is the difference; empty where it may be another, or chance.

    A kegiatan with one sub kegiatan has the amount of that: the higher row is named, since both are missing.
    """
    if _significant(selisih) < _FEWEST_DIGITS or len(parts) * _CHANCE > 10 ** _significant(selisih):
        return ""
    codes = sorted((part.kode for part in parts if part.amount == abs(selisih)), key=len)
    is_one_row = all(code.startswith(f"{above}.") for above, code in pairwise(codes))
    return codes[0] if codes and is_one_row else ""


def _mistyped(written: Decimal, expected: Decimal) -> Iterator[str]:
    """What the hand does to one figure: its sign, its zeros, the order or the number of its digits."""
    if _significant(written) >= _FEWEST_DIGITS and written == -expected:
        yield "hanya tandanya yang berbeda"
        return
    if written <= 0 or expected <= 0:
        return
    factor = _factor(max(written, expected), min(written, expected))
    if factor:
        yield _of_factor(factor, is_more=written > expected)
        return
    one, other = _digits(written, expected)
    if min(len(one), len(other)) < _FEWEST_TYPED:
        return
    if _are_swapped(one, other):
        yield "dua angka yang bersebelahan mungkin tertukar"
    elif _has_one_more(one, other):
        yield "mungkin kelebihan satu angka"
    elif _has_one_more(other, one):
        yield "mungkin kekurangan satu angka"


def _factor(more: Decimal, less: Decimal) -> int:
    """How many times the one is the other, 0 for none of the known factors; thousands may be rounded."""
    if _significant(less) < _FEWEST_DIGITS:
        return 0
    is_thousands = _significant(less) >= _FEWEST_TYPED and abs(less * _THOUSAND - more) <= _THOUSAND // 2
    exact = next((factor for factor in _FACTORS if less * factor == more), 0)
    return exact or (_THOUSAND if is_thousands else 0)


def _of_factor(factor: int, *, is_more: bool) -> str:
    times = f"{format_number(Decimal(factor))} kali"
    ratio = f"nilainya {times} pembandingnya" if is_more else f"pembandingnya {times} nilai ini"
    if factor == _THOUSAND:
        return f"{ratio}, mungkin salah satunya dalam ribuan rupiah"
    return f"{ratio}, mungkin {'kelebihan' if is_more else 'kekurangan'} angka nol"


def _are_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits, and no others, have changed places."""
    if len(one) != len(other):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return (one[first], one[second]) == (other[second], other[first])


def _has_one_more(longer: str, shorter: str) -> bool:
    """Whether the one is the other with one digit put in."""
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of two positive amounts, to the last place where one of them has a digit other than 0."""
    texts = [format_number(amount, 2).replace(".", "").replace(",", "") for amount in (one, other)]
    zeros = min(len(text) - len(text.rstrip("0")) for text in texts)
    first, second = (text[: len(text) - zeros] for text in texts)
    return first, second


def _significant(amount: Decimal) -> int:
    """The number of digits without the zeros at either end: 3 for 15.500.000."""
    return len(f"{abs(amount):f}".replace(".", "").strip("0"))
