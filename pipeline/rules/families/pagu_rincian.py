"""PGU: what the plan says of each amount beside it: next year's forecast, and the source of funds."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.figures import HUNDRED, ZERO, format_rupiah
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Sisi
from pipeline.model.text import collapse_space, comparable, squash
from pipeline.model.values import one_line
from pipeline.model.words import has_word
from pipeline.rules.declare import BENTUK, rule
from pipeline.rules.shared.comparing import (
    judged,
    label_of,
    not_judged,
    on,
    place,
    subject_of,
    tell,
    with_certainty,
)
from pipeline.rules.shared.sums import AmountColumn, amount_of, is_nil, may_count, tolerance
from pipeline.rules.shared.tables import bare_levels, detail_level, levelled_plans, says_nothing
from pipeline.rules.shared.texts import blank_or_nil, selisih_text


@rule(
    "PGU-11",
    "Prakiraan maju kosong, negatif, atau berubah tidak wajar",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="Prakiraan maju {kode} ({nama}) {keadaan}, dibanding pagu {tahun} {acuan}.",
    saran="Mohon prakiraan maju diisi/diperiksa dan diberi catatan bila berubah besar.",
)
def forecast_is_plausible(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan, of an older plan per kegiatan."""
    for plan in levelled_plans(dossier, (Sisi.RENCANA,), "pagu", "pagu_maju"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        column = AmountColumn(plan, "pagu_maju")
        is_above = _is_filled_above(plan, [not node.row.pagu_maju.is_empty for node in plan.nodes])
        unused = bare_levels(plan, lambda node: may_count(node.row.pagu_maju))
        untargeted = bare_levels(plan, lambda node: not node.row.target_maju.is_empty)
        for node in column.at(column.detail):
            comparison = _beside_this_year(plan, node)
            yield (
                not_judged(comparison, Alasan.A15)
                if is_above or node.level in unused or says_nothing(plan, node)
                else _forecast(dossier, node, column, comparison, untargeted)
            )


@rule(
    "PGU-12",
    "Sumber dana kosong atau jumlah per sumber tidak sama dengan pagu",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Sumber dana {kode} ({nama}) pada {tabel} {keadaan}.",
    saran="Mohon sumber dana diisi sesuai rincian pagu.",
)
def source_of_funds_is_told(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan, of an older plan per kegiatan."""
    for plan in levelled_plans(dossier, (Sisi.RENCANA,), "sumber_dana"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        column = AmountColumn(plan)
        is_above = _is_filled_above(plan, [not node.row.sumber_dana.is_empty for node in plan.nodes])
        unused = bare_levels(plan, lambda node: not node.row.sumber_dana.is_empty)
        for node in column.at(column.detail):
            comparison = with_certainty(on(plan, node, "sumber_dana", node.row.sumber_dana), (node,))
            yield (
                not_judged(comparison, Alasan.A15)
                if is_above or node.level in unused or says_nothing(plan, node)
                else _source(dossier, node, column, comparison)
            )


def _is_filled_above(plan: PlanTable, filled: Sequence[bool]) -> bool:
    """Whether the table tells this for the rungs above the details only, which then is its form.

    `filled` says of each node whether its cell is.
    """
    told = {node.level for node, is_told in zip(plan.nodes, filled, strict=True) if is_told}
    detail = detail_level(plan)
    return bool(told & {level for level in PLANNED if level < detail}) and detail not in told


def _beside_this_year(plan: PlanTable, node: PlanNode) -> Comparison:
    """A comparison of next year's amount with this year's, still without an outcome."""
    this_year, next_year = one_line(node.row.pagu.raw), one_line(node.row.pagu_maju.raw)
    comparison = on(
        plan, node, "pagu_maju", node.row.pagu_maju, keadaan=next_year, acuan=this_year or "yang juga kosong"
    )
    return with_certainty(comparison, (node,)).but(seharusnya=this_year)


def _forecast(
    dossier: Dossier,
    node: PlanNode,
    column: AmountColumn,
    comparison: Comparison,
    untargeted: Container[Level | None],
) -> Comparison:
    """The amount of the next year against this year's; then whether its target is there.

    `untargeted` are the rungs for which the table prints no targets of the next year.
    """
    cell, now = node.row.pagu_maju, amount_of(node.row.pagu)
    forecast = cell.value
    if forecast is None:
        if not cell.is_empty and not is_nil(cell):
            return not_judged(comparison, Alasan.A4)
        return judged(comparison, is_same=False, keadaan=blank_or_nil(cell.is_empty))
    if forecast < 0:
        return judged(comparison, is_same=False)
    if now is None:
        return not_judged(comparison, Alasan.A3, kolom=label_of("pagu"), kode=subject_of(node))
    if now <= 0:
        return not_judged(comparison, Alasan.A15)
    low, high = dossier.settings.batas_prakiraan_maju_persen
    if not low <= HUNDRED * forecast / now <= high:
        return judged(comparison, is_same=False)
    prints_targets = column.coded.table.has("target_maju") and node.level not in untargeted
    if prints_targets and node.row.target_maju.is_empty:
        pesan = "Target prakiraan maju {kode} ({nama}) kosong, sedangkan pagu prakiraan majunya {tertulis}."
        return judged(comparison, is_same=False, seharusnya="").but(pesan=pesan)
    return judged(comparison, is_same=True)


def _source(dossier: Dossier, node: PlanNode, column: AmountColumn, comparison: Comparison) -> Comparison:
    """Whether the cell names a source, and whether the amounts beside the sources make up the pagu."""
    cell, pagu = node.row.sumber_dana, node.row.pagu
    text = collapse_space(cell.raw)
    if not text.strip("-"):
        if amount_of(pagu) == 0:
            return not_judged(comparison, Alasan.A15)
        return judged(comparison, is_same=False, keadaan=blank_or_nil(cell.is_empty))
    named = _sources_in(text, dossier.settings.sumber_dana)
    if not named:
        comparison = comparison.but(kepastian=Kepastian.PERLU_KONFIRMASI)
        keadaan = f'tertulis "{text}", yang tidak ada dalam daftar sumber dana'
        return judged(comparison, is_same=False, keadaan=keadaan)
    amounts, amount = node.row.dana, amount_of(pagu)
    if not amounts or amount is None:
        return judged(comparison, is_same=True)
    selisih = sum(amounts, ZERO) - amount
    if abs(selisih) <= tolerance(dossier.settings, column, len(amounts)):
        return judged(comparison, is_same=True)
    printed = format_rupiah(sum(amounts, ZERO) / column.coded.table.pengali)
    keadaan = f"berjumlah {printed}, sedangkan pagunya {pagu.raw}; selisih {selisih_text(selisih)}"
    return tell(comparison, keadaan=keadaan).but(
        beda=selisih,
        selisih=selisih,
        seharusnya=pagu.raw,
        pembanding=place(column.coded.table, "pagu", (pagu,), node.row),
        # "DAU dan PAD 50.000.000" prints the amount of one of two sources.
        kepastian=Kepastian.PERLU_KONFIRMASI if len(amounts) < len(named) else comparison.kepastian,
    )


def _sources_in(text: str, known: Sequence[str]) -> list[str]:
    """The known sources that a cell names as words; a narrow cell that tears one word still names it."""
    words, torn = comparable(text), squash(text)
    return [name for name in known if has_word((name,), words) or torn == squash(name)]
