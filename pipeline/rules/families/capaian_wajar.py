"""CAP: achievements that need an explanation, that are no number, or that look like a copy of the targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from pipeline.model.dossier import Dossier, EvaluationNode, EvaluationTable
from pipeline.model.figures import format_number
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.rows import Indikator
from pipeline.model.text import listed
from pipeline.model.values import Target, TargetKind, UnitClass
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    DIFFERENT,
    cell_place,
    judged,
    label_of,
    not_judged,
    on,
    subject_of,
    table_place,
)
from pipeline.rules.shared.explanations import explain, read_explanations
from pipeline.rules.shared.ratios import (
    COLUMNS,
    Outcome,
    Rate,
    are_of_one_class,
    indikator_at,
    item_at,
    percentages,
    read_rates,
)
from pipeline.rules.shared.tables import named_evaluations, named_rows, names_row
from pipeline.rules.shared.target_values import Verdict, class_of, compare_values, skip_numbers

_SCALED = ("target_n2", "realisasi_n2")
_GRADE_COLUMNS = ("target_renstra", *COLUMNS)
_CUMULATIVE = ("realisasi_sd_n3", "realisasi_sd_n1")


@rule(
    "CAP-03",
    "Predikat huruf atau nilai dipakai sebagai persentase",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Target/realisasi {kode} ({indikator}) berupa predikat {tertulis}, sedangkan target Renstra/tingkat "
    "realisasi berupa angka {seharusnya}.",
    saran="Mohon skala disamakan (nilai angka) dan tingkat realisasi dihitung dari nilai tersebut.",
)
def grade_is_no_number(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and indicator with a grade as target or realisation."""
    for row in named_rows(dossier, *COLUMNS):
        if isinstance(row, Comparison):
            yield row
        else:
            yield from _grades(*row)


@rule(
    "CAP-04",
    "Capaian jauh melebihi target tanpa penjelasan",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=(BENTUK, PRAKTIK),
    pesan="Tingkat realisasi {kode} ({nama}) {tertulis}, melebihi {seharusnya}.",
    saran="Mohon faktor penyebab dijelaskan dan target tahun berikutnya ditinjau.",
)
def high_rate_is_explained(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per percentage: the printed one, or the right one where CAP-01 finds it wrong."""
    limit = dossier.settings.capaian_tinggi_persen
    yield from _extremes(dossier, limit, lambda value: value > limit, "melebihi")


@rule(
    "CAP-05",
    "Capaian jauh di bawah target tanpa penjelasan",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=(BENTUK, PRAKTIK),
    pesan="Tingkat realisasi {kode} ({nama}) {tertulis}, di bawah {seharusnya}.",
    saran="Mohon faktor penyebab dan tindak lanjut dijelaskan.",
)
def low_rate_is_explained(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per percentage: the printed one, or the right one where CAP-01 finds it wrong."""
    limit = dossier.settings.capaian_rendah_persen
    yield from _extremes(dossier, limit, lambda value: value < limit, "di bawah")


@rule(
    "CAP-07",
    "Realisasi sama dengan target di hampir semua baris, atau kumulatif menurun",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{jumlah} dari {dari} realisasi sama persis dengan target; mohon dipastikan bukan salinan.{turun}",
    saran="Mohon data realisasi dicocokkan dengan laporan kinerja.",
)
def realisasi_is_no_copy(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per evaluation table."""
    for evaluation in named_evaluations(dossier, *_SCALED):
        yield evaluation if isinstance(evaluation, Comparison) else _pattern(dossier, evaluation)


def _grades(evaluation: EvaluationTable, node: EvaluationNode) -> Iterator[Comparison]:
    """The indicators of a row whose target or realisation is a grade, against the numbers beside it."""
    cells = {name: node.row.nilai[name] for name in _GRADE_COLUMNS if name in node.row.nilai}
    count = max(len(cells[name].value or ()) for name in _SCALED)
    names = node.row.indikator.value or ()
    for index in range(count):
        items = {name: item_at(cell.value or (), index, count) for name, cell in cells.items()}
        grades = [name for name in _SCALED if items[name].kind is TargetKind.GRADE]
        if not grades:
            continue
        named = indikator_at(names, index)
        text = named.raw if named else node.nama
        numbers = [name for name in cells if name not in _SCALED and items[name].kind is TargetKind.NUMBER]
        comparison = on(evaluation, node, grades[0], cells[grades[0]], indikator=text).but(
            tertulis=" / ".join(items[name].raw for name in grades),
        )
        if numbers:
            yield judged(
                comparison, is_same=False, seharusnya=" / ".join(items[name].raw for name in numbers)
            ).but(
                pembanding=cell_place(evaluation, node, numbers[0], cells[numbers[0]]),
            )
        else:
            rate = items["tingkat_realisasi_n2"]
            alasan = {TargetKind.NIL: Alasan.A20, TargetKind.GRADE: Alasan.A12}.get(rate.kind)
            yield not_judged(comparison, alasan) if alasan else judged(comparison, is_same=True)


def _extremes(
    dossier: Dossier, limit: Decimal, is_beyond: Callable[[Decimal], bool], kata: str
) -> Iterator[Comparison]:
    """Every percentage against a limit; one that the prose or a note in the row explains is not judged."""
    explanations = read_explanations(dossier)
    for rate in read_rates(dossier):
        if isinstance(rate, Comparison):
            yield rate
            continue
        result = _no_percentage(rate) or _extreme(rate, limit, is_beyond, kata)
        names = [result.nama, *([rate.indikator.raw] if rate.indikator else [])]
        is_explained = rate.has_note or explain(explanations, result.kode, *names)
        if result.beda == DIFFERENT and is_explained:
            result = not_judged(result, Alasan.A22)
        yield result


def _no_percentage(rate: Rate) -> Comparison | None:
    """Why a row has no percentage that says how much was achieved; None where it has one."""
    printed, comparison = rate.printed, rate.comparison
    alasan = skip_numbers(printed)
    if TargetKind.GRADE in (rate.target.kind, rate.realisasi.kind):
        alasan = Alasan.A12
    elif alasan is None and class_of(printed.satuan or "persen") != "persen":
        alasan = Alasan.A7
    elif alasan is None and rate.problem is not None and rate.problem.alasan is Alasan.A17:
        alasan = Alasan.A17  # of an indicator that should fall a high percentage may be a bad one
    if alasan is None:
        return None
    kolom = label_of("tingkat_realisasi_n2")
    return not_judged(comparison, alasan, kolom=kolom, kode=comparison.kode, tertulis=printed.raw)


def _extreme(rate: Rate, limit: Decimal, is_beyond: Callable[[Decimal], bool], kata: str) -> Comparison:
    """One percentage against a limit; the recomputed one where the printed one is wrong, which may be its cause."""
    seharusnya = f"{format_number(limit)} %"
    printed = [reading.value for reading in percentages(rate.printed)]
    if rate.ratio is not None and rate.ratio.outcome is Outcome.WRONG:
        hitungan = f"{format_number(rate.ratio.quotient, 2)} %"
        return judged(rate.comparison, not is_beyond(rate.ratio.quotient), seharusnya, hitungan=hitungan).but(
            pesan=f"Tingkat realisasi {{kode}} ({{nama}}) menurut hitungan ulang {{hitungan}}, {kata} {{seharusnya}}; "
            "yang tertulis {tertulis}.",
            sebab=() if is_beyond(printed[0]) else (rate.comparison.kode,),
        )
    comparison = rate.comparison.but(pembanding=None)
    beyond = {is_beyond(value) for value in ([rate.ratio.printed] if rate.ratio else printed)}
    if len(beyond) > 1:
        return not_judged(comparison, Alasan.A4)
    return judged(comparison, beyond == {False}, seharusnya)


def _pattern(dossier: Dossier, evaluation: EvaluationTable) -> Comparison:
    """How many realisations of a table equal their targets, and which cumulative ones have fallen."""
    settings = dossier.settings
    pairs = [
        pair
        for node in evaluation.nodes
        for indikator, *pair in _paired(evaluation, node, *_SCALED)
        if are_of_one_class(indikator, *pair)
    ]
    same = [pair for pair in pairs if compare_values(*pair) is Verdict.EQUAL]
    fallen = [subject_of(node) for node in evaluation.nodes if _has_fallen(evaluation, node)]
    turun = f"Realisasi s.d. n-1 lebih kecil daripada realisasi s.d. n-3 pada {listed(fallen)}."
    comparison = Comparison(
        place=table_place(dossier.headers[evaluation.table.nomor], "realisasi_n2"),
        tertulis=f"{len(same)} dari {len(pairs)} sama",
        isian=(("jumlah", str(len(same))), ("dari", str(len(pairs)))),
    )
    enough = len(pairs) >= settings.pola_minimal_baris
    if enough and 100 * len(same) >= settings.pola_sama_persen * len(pairs):
        return judged(comparison, is_same=False, turun=f" {turun}" if fallen else "")
    if fallen:
        return judged(comparison, is_same=False).but(tertulis=listed(fallen), pesan=turun)
    return judged(comparison, is_same=True) if enough else not_judged(comparison, Alasan.A15)


def _paired(
    evaluation: EvaluationTable, node: EvaluationNode, *columns: str
) -> Iterator[tuple[Indikator | None, Target, Target]]:
    """The numbers of two columns of a row, indicator by indicator; nothing where they cannot be paired."""
    one, other = (node.row.nilai[column].value or () for column in columns)
    names = node.row.indikator.value or ()
    if len(one) != len(other) or not names_row(evaluation, node):
        return
    for index, (first, second) in enumerate(zip(one, other, strict=True)):
        if first.value is not None and second.value is not None:
            yield indikator_at(names, index), first, second


def _has_fallen(evaluation: EvaluationTable, node: EvaluationNode) -> bool:
    """Whether a realisation that adds up over the years is less at the end than at the beginning."""
    if not all(column in node.row.nilai for column in _CUMULATIVE):
        return False
    return any(
        before.satuan == after.satuan
        and before.kelas in (UnitClass.JUMLAH, UnitClass.RUPIAH)
        and after.value is not None
        and before.value is not None
        and after.value < before.value
        for _, before, after in _paired(evaluation, node, *_CUMULATIVE)
    )
