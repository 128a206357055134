"""Wrong texts that look like right ones."""

from __future__ import annotations

from random import Random

from pipeline.generate.figures import Value, amount, rupiah, values_of


def other_amount(text: str, rng: Random) -> str:
    """A wrong amount: more or less, two digits swapped, ten times as much."""
    right = amount(text)
    digits = str(right)
    unequal = [i for i in range(1, len(digits) - 1) if digits[i] != digits[i + 1]]
    # No round sum: two errors of one document must not make each other good.
    more = rng.randint(1, 999) * 1_000
    wrong = [right + 1_000_000 + more, right + more, right * 10]
    if unequal:
        i = rng.choice(unequal)
        wrong.append(int(f"{digits[:i]}{digits[i + 1]}{digits[i]}{digits[i + 2 :]}"))
    return rupiah(rng.choice(wrong))


def other_target(text: str, rng: Random) -> str:
    """A target of the same unit with another figure."""
    (value,) = values_of(text)
    return str(value.of(value.number + rng.randint(1, 9) * value.times("0.05").number))


def other_unit(text: str, rng: Random) -> str:
    """A target of the same figure in another unit."""
    (value,) = values_of(text)
    unit = rng.choice([u for u in ("dokumen", "laporan", "orang", "paket", "kegiatan") if u != value.unit])
    return str(Value(value.number, unit, value.decimals))
