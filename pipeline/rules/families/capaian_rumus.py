"""CAP: the columns of the evaluation table that are computed from others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from pipeline.model.dossier import Dossier, EvaluationNode, EvaluationTable
from pipeline.model.figures import ZERO, format_number
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.rows import Indikator
from pipeline.model.values import Target, TargetKind, UnitClass, one_line
from pipeline.rules.declare import ARITMETIKA, BENTUK, rule
from pipeline.rules.shared.comparing import cell_place, judged, label_of, not_judged, on, subject_of
from pipeline.rules.shared.ratios import (
    COLUMNS,
    Outcome,
    Reading,
    are_of_one_class,
    compute_ratio,
    indikator_at,
    item_at,
    quotient_text,
    readings,
    unread,
)
from pipeline.rules.shared.tables import evaluation_tables, missing_named, named_rows, names_row
from pipeline.rules.shared.target_values import class_of, is_better_when_smaller, skip_numbers, unit_form

# The last column of each is what the others give.
_SUM = ("realisasi_sd_n3", "realisasi_n2", "target_n1", "realisasi_sd_n1")
_QUOTIENT = ("target_renstra", "realisasi_sd_n1", "tingkat_capaian_renstra")

_Compute = Callable[[Comparison, Indikator | None, Sequence[Target]], Comparison]


@rule(
    "CAP-06",
    "Perkiraan realisasi atau tingkat capaian Renstra tidak sesuai rumus",
    tingkat="sedang",
    kepastian="pasti",
    dasar=(ARITMETIKA, BENTUK),
    pesan="Kolom {kolom} pada {kode} tertulis {tertulis}, menurut rumus {seharusnya}.",
    saran="Mohon dihitung ulang.",
)
def cumulative_columns_are_right(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row, indicator and formula."""
    for evaluation in evaluation_tables(dossier):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        for columns, compute in ((_SUM, _sum), (_QUOTIENT, _quotient)):
            lack = missing_named(evaluation, *columns)
            if lack is not None:
                yield lack
                continue
            for node in evaluation.nodes:
                if names_row(evaluation, node):
                    yield from _row(evaluation, node, columns, compute)


@rule(
    "CAP-08",
    "Tingkat realisasi belum dihitung",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Tingkat realisasi {kode} ({nama}) belum diisi, padahal target {tertulis} dan realisasi {seharusnya} "
    "tersedia.",
    saran="Mohon tingkat realisasi dihitung.",
)
def rate_is_computed(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row; it fails where an indicator with both figures has no percentage."""
    for row in named_rows(dossier, *COLUMNS):
        yield row if isinstance(row, Comparison) else _is_computed(*row)


def _row(
    evaluation: EvaluationTable, node: EvaluationNode, columns: Sequence[str], compute: _Compute
) -> Iterator[Comparison]:
    """The last of the columns of one row against what the others give, indicator by indicator."""
    cells = [node.row.nilai[column] for column in columns]
    comparison = on(evaluation, node, columns[-1], cells[-1]).but(
        pembanding=cell_place(evaluation, node, columns[0], cells[0]),
    )
    empty = next((name for name, cell in zip(columns, cells, strict=True) if cell.is_empty), "")
    if empty:
        yield not_judged(comparison, Alasan.A3, kolom=label_of(empty), kode=subject_of(node))
        return
    items = [cell.value or () for cell in cells]
    names = node.row.indikator.value or ()
    count = len(items[-1])
    if {len(values) for values in items} != {count} or len(names) not in (0, 1, count):
        yield not_judged(comparison, Alasan.A8)
        return
    for index, values in enumerate(zip(*items, strict=True)):
        about = comparison.but(tertulis=values[-1].raw) if count > 1 else comparison
        alasan = skip_numbers(*values)
        if alasan is None:
            yield compute(about, indikator_at(names, index), values)
        else:
            yield not_judged(about, alasan, tertulis=unread(values, about.tertulis), kode=subject_of(node))


def _sum(comparison: Comparison, indikator: Indikator | None, values: Sequence[Target]) -> Comparison:
    """What was reached before year n-2, in it, and is planned for year n-1, against what all years give."""
    satuan = {value.satuan for value in values if value.satuan} or {unit_form(values[-1], indikator)}
    kelas = {value.kelas for value in values if value.kelas} or {
        indikator.kelas if indikator else UnitClass.NONE
    }
    if len(satuan) > 1 or not kelas <= {UnitClass.JUMLAH, UnitClass.RUPIAH}:
        return not_judged(comparison, Alasan.A7)
    *parts, printed = values
    fits = any(_adds_up(one) for one in product(*(readings(value) for value in values)))
    total = sum((part.value or ZERO for part in parts), ZERO)
    # What lasts (employees, vehicles) is the same number every year and not added up.
    is_state = printed.value in {part.value for part in parts}
    return judged(comparison, fits, f"{format_number(total)} {satuan.pop()}").but(
        kepastian=Kepastian.PERLU_KONFIRMASI if is_state else None,
    )


def _adds_up(figures: Sequence[Reading]) -> bool:
    """Whether the last figure is the sum of the others, each within the rounding of its decimals."""
    *parts, printed = figures
    difference = sum((part.value for part in parts), ZERO) - printed.value
    return abs(difference) <= sum((figure.half for figure in figures), ZERO)


def _quotient(comparison: Comparison, indikator: Indikator | None, values: Sequence[Target]) -> Comparison:
    """What all years give, as a percentage of the Renstra target."""
    target, realisasi, printed = values
    is_persen = class_of(printed.satuan or "persen") == "persen"
    has_units = {value.satuan for value in (target, realisasi) if value.satuan}
    if len(has_units) > 1 or not is_persen or not are_of_one_class(indikator, target, realisasi):
        return not_judged(comparison, Alasan.A7)
    ratio = compute_ratio(target, realisasi, printed)
    if ratio is None:
        return not_judged(comparison, Alasan.A7)
    if ratio.outcome is Outcome.INVERSE or (indikator and is_better_when_smaller(indikator.raw)):
        return not_judged(comparison, Alasan.A17)
    return judged(comparison, ratio.outcome is not Outcome.WRONG, quotient_text(ratio, printed))


def _is_computed(evaluation: EvaluationTable, node: EvaluationNode) -> Comparison:
    """The percentages of a row, which are due where both figures are numbers that can be divided."""
    cells = [node.row.nilai[column] for column in COLUMNS]
    comparison = on(evaluation, node, COLUMNS[2], cells[2]).but(
        tertulis=one_line(cells[0].raw),
        pembanding=cell_place(evaluation, node, COLUMNS[1], cells[1]),
    )
    targets, realisations, printed = (cell.value or () for cell in cells)
    count = len(targets)
    empty = next((name for name, cell in zip(COLUMNS[:2], cells[:2], strict=True) if cell.is_empty), "")
    if empty:
        return not_judged(comparison, Alasan.A3, kolom=label_of(empty), kode=subject_of(node))
    if len(realisations) != count or (len(printed) != count and not all(map(_is_bare, printed))):
        return not_judged(comparison, Alasan.A8)
    names = node.row.indikator.value or ()
    figures = [
        (indikator_at(names, index), target, realisasi, item_at(printed, index, count))
        for index, (target, realisasi) in enumerate(zip(targets, realisations, strict=True))
    ]
    reasons = [_not_due(indikator, target, realisasi) for indikator, target, realisasi, _ in figures]
    due = [figure for figure, alasan in zip(figures, reasons, strict=True) if alasan is None]
    if not due:
        text = unread((*targets, *realisations), comparison.tertulis)
        return not_judged(comparison, reasons[0] or Alasan.A8, tertulis=text, kode=subject_of(node))
    bare = [figure for figure in due if _is_bare(figure[3])]
    _, target, realisasi, _ = (bare or due)[0]
    return judged(comparison, not bare, realisasi.raw).but(tertulis=target.raw)


def _not_due(indikator: Indikator | None, target: Target, realisasi: Target) -> Alasan | None:
    """Why nothing can be divided; None where it can."""
    alasan = skip_numbers(target, realisasi)
    if alasan is None and (target.value == 0 or not are_of_one_class(indikator, target, realisasi)):
        return Alasan.A7
    return alasan


def _is_bare(printed: Target) -> bool:
    return not printed.raw or printed.kind is TargetKind.NIL
