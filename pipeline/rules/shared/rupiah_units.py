"""Whether two tables print their amounts in other units of money than their headings say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanPair
from pipeline.settings import Settings

_FACTORS = (Decimal(10**3), Decimal(10**6), Decimal(10**9))


def pairs_by_tables(dossier: Dossier) -> Iterator[tuple[PlanPair, ...]]:
    """The items that a review half and a plan table share, for each two tables that both print amounts."""
    groups: dict[tuple[int, int], list[PlanPair]] = {}
    for pair in (*dossier.sama, *dossier.senama):
        kiri, kanan = pair.tabel_kiri.table, pair.tabel_kanan.table
        if kiri.has("pagu") and kanan.has("pagu"):
            groups.setdefault((kiri.nomor, kanan.nomor), []).append(pair)
    yield from map(tuple, groups.values())


def hidden_factor(settings: Settings, pairs: Sequence[PlanPair]) -> Decimal | None:
    """By how much nearly all amounts of two tables differ, though their headings do not say it; None where not.

    The amounts are in rupiah, as far as the headings tell: a factor of 1000 is left where one table prints thousands
    and does not say so.
    """
    ratios = [
        max(kiri, kanan) / min(kiri, kanan)
        for pair in pairs
        if (kiri := pair.kiri.row.pagu.value) and (kanan := pair.kanan.row.pagu.value)
    ]
    if len(ratios) < settings.satuan_rupiah_minimal_kode:
        return None
    factors = [unit_factor(settings, ratio) for ratio in ratios]
    known = [factor for factor in factors if factor is not None]
    is_most = len(known) * 100 > settings.satuan_rupiah_sama_persen * len(ratios)
    return max(known, key=known.count) if is_most else None


def unit_factor(settings: Settings, ratio: Decimal) -> Decimal | None:
    """The thousand, million or milliard by which two amounts differ, up to rounding; None where they do not."""
    rounding = settings.satuan_rupiah_toleransi_persen / 100
    return next((factor for factor in _FACTORS if abs(ratio / factor - 1) <= rounding), None)
