"""CAP: the percentages of the evaluation table, recomputed from the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from pipeline.model.dossier import CodedTable, Dossier, Node
from pipeline.model.figures import format_number
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.model.rows import EvaluationRow, Indikator
from pipeline.model.values import Target, TargetKind
from pipeline.rules.comparing import (
    DIFFERENT,
    SAME,
    cell_place,
    judged,
    label_of,
    missing_column,
    no_table,
    not_judged,
    on,
    tell,
)
from pipeline.rules.declare import ARITMETIKA, BENTUK, rule
from pipeline.rules.values import class_of, unit_of

COLUMNS = ("target_n2", "realisasi_n2", "tingkat_realisasi_n2")
_HUNDRED = Decimal(100)
_SMALLER_IS_BETTER = re.compile(
    r"\b(?:makin|semakin) (?:kecil|rendah|sedikit) (?:makin|semakin) baik\b"
    r"|\bindikator negatif\b|\bminimi[sz]e\b",
    re.IGNORECASE,
)


@rule(
    "CAP-01",
    "Tingkat realisasi tidak sama dengan realisasi dibagi target",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=(ARITMETIKA, BENTUK),
    pesan="Tingkat realisasi {kode} ({nama}) tertulis {tertulis}, sedangkan {kolom} menghasilkan "
    "{seharusnya}.",
    saran="Mohon tingkat realisasi dihitung ulang.",
)
def ratio_is_right(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and indicator with three numbers."""
    for ratio, comparison in _ratios(dossier):
        yield (
            comparison
            if ratio is None
            else replace(comparison, beda=DIFFERENT if ratio.outcome is Outcome.WRONG else SAME)
        )


@rule(
    "CAP-02",
    "Tingkat realisasi berbeda tetapi masih dalam rentang pembulatan",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=ARITMETIKA,
    pesan="{jumlah} tingkat realisasi berbeda tipis dari hasil bagi, masih dalam rentang pembulatan: "
    "{daftar}.",
    saran="Tidak perlu diperbaiki bila angka dasarnya memang dibulatkan.",
    ringkas=Ringkas.PER_TABEL,
)
def ratio_is_exact(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and indicator with three numbers; those that are wrong are CAP-01's."""
    for ratio, comparison in _ratios(dossier):
        if ratio is None:
            yield comparison
        elif ratio.outcome is Outcome.WRONG:
            yield not_judged(comparison, Alasan.A18)
        else:
            quotient = f"{dict(comparison.isian)['kolom']} tertulis {comparison.tertulis}"
            butir = f"{comparison.kode} {quotient}, hasil {comparison.seharusnya}"
            yield judged(comparison, ratio.outcome is not Outcome.ROUNDED, comparison.seharusnya, butir=butir)


class Outcome(Enum):
    """How a printed percentage relates to the quotient."""

    EXACT = "the quotient to the last printed digit"
    ROUNDED = "a quotient of the figures before they were rounded"
    WRONG = "no quotient of these figures"
    INVERSE = "what a formula for indicators that should fall gives"


@dataclass(frozen=True, slots=True)
class Ratio:
    """One recomputed percentage."""

    quotient: Decimal
    outcome: Outcome


def compute_ratio(target: Target, realisasi: Target, printed: Target) -> Ratio | None:
    """The percentage of a realisation; None where the target is 0.

    Each figure with decimals stands for all figures that round to it; counts and whole numbers are exact.
    Hence 503 % is a right quotient of 0,20 and 0,04, which give 500 % as printed.
    """
    t, r, p = (item.value or Decimal(0) for item in (target, realisasi, printed))
    if t == 0:
        return None
    quotient = r / t * _HUNDRED
    half_t, half_r = _half_unit(target), _half_unit(realisasi)
    half_p = Decimal(5).scaleb(-printed.decimals - 1)
    if abs(quotient - p) <= half_p:
        return Ratio(quotient, Outcome.EXACT)
    lowest = (r - half_r) / (t + half_t) * _HUNDRED
    highest = (r + half_r) / (t - half_t) * _HUNDRED if t > half_t else None
    if lowest <= p + half_p and (highest is None or p - half_p <= highest):
        return Ratio(quotient, Outcome.ROUNDED)
    if abs((2 * t - r) / t * _HUNDRED - p) <= half_p:
        return Ratio(quotient, Outcome.INVERSE)
    return Ratio(quotient, Outcome.WRONG)


def _half_unit(item: Target) -> Decimal:
    return Decimal(5).scaleb(-item.decimals - 1) if item.decimals else Decimal(0)


def _ratios(dossier: Dossier) -> Iterator[tuple[Ratio | None, Comparison]]:
    """Every percentage that can be recomputed; without a ratio the comparison says why not."""
    if not dossier.evaluations:
        yield None, no_table("evaluasi_renja")
    for evaluation in dossier.evaluations:
        lack = missing_column(evaluation, *COLUMNS)
        if lack is not None:
            yield None, lack
            continue
        for node in evaluation.nodes:
            if not node.row.kode.is_empty:
                yield from _row_ratios(evaluation, node)


def _row_ratios(
    evaluation: CodedTable[EvaluationRow], node: Node[EvaluationRow]
) -> Iterator[tuple[Ratio | None, Comparison]]:
    cells = [node.row.nilai[column] for column in COLUMNS]
    comparison = replace(
        on(evaluation, node, "tingkat_realisasi_n2", cells[2]),
        pembanding=cell_place(evaluation, node, "realisasi_n2", cells[1]),
    )
    empty = next((name for name, cell in zip(COLUMNS, cells, strict=True) if cell.is_empty), "")
    if empty:
        yield None, not_judged(comparison, Alasan.A3, kolom=label_of(empty), kode=node.printed)
        return
    indikator = node.row.indikator.value or ()
    items = [cell.value or () for cell in cells]
    if len({len(values) for values in items}) > 1 or (len(indikator) > 1 and len(indikator) != len(items[0])):
        yield None, not_judged(comparison, Alasan.A8)
        return
    for index, (target, realisasi, printed) in enumerate(zip(*items, strict=True)):
        one = indikator[index] if index < len(indikator) else None
        yield _item_ratio(comparison, one, (target, realisasi, printed), is_single=len(items[0]) == 1)


def _item_ratio(
    comparison: Comparison,
    indikator: Indikator | None,
    values: tuple[Target, Target, Target],
    *,
    is_single: bool,
) -> tuple[Ratio | None, Comparison]:
    target, realisasi, printed = values
    if not is_single:
        comparison = replace(comparison, tertulis=printed.raw)
    alasan = _skip(indikator, values)
    if alasan is not None:
        unread = next((v.raw for v in values if v.kind is TargetKind.TEXT), comparison.tertulis)
        return None, not_judged(comparison, alasan, tertulis=unread, kode=comparison.kode)
    ratio = compute_ratio(target, realisasi, printed)
    if ratio is None:
        return None, not_judged(comparison, Alasan.A7)
    if ratio.outcome is Outcome.INVERSE:
        return None, not_judged(comparison, Alasan.A17)
    return ratio, replace(
        tell(comparison, kolom=f"{realisasi.raw} dibagi {target.raw}"),
        seharusnya=f"{format_number(ratio.quotient, max(2, printed.decimals))} %",
    )


def _skip(indikator: Indikator | None, values: tuple[Target, Target, Target]) -> Alasan | None:
    """Why a percentage cannot be recomputed; None where it can."""
    kinds = [value.kind for value in values]
    if any(not value.raw for value in values):
        return Alasan.A3
    if TargetKind.NIL in kinds:
        return Alasan.A20
    if TargetKind.GRADE in kinds:
        return Alasan.A12
    if TargetKind.TEXT in kinds:
        return Alasan.A4
    if indikator is not None and _SMALLER_IS_BETTER.search(indikator.raw):
        return Alasan.A17
    target, realisasi, printed = values
    # "92,59%" beside "86,44": a unit printed once holds for both.
    satuan = [value.satuan for value in (target, realisasi) if value.satuan] or [unit_of(target, indikator)]
    if len({class_of(one) for one in satuan}) > 1 or class_of(printed.satuan or "persen") != "persen":
        return Alasan.A7
    return None
