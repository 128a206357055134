"""KIN: names of indicators, and which of them are carried on from table to table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.dossier import (
    AnyNode,
    Dossier,
    EvaluationNode,
    EvaluationTable,
    PlanTable,
)
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.indicators import IndicatorGroup, IndicatorPlace
from pipeline.model.kode import Kode, Level
from pipeline.model.rows import ObjectiveRow, ObjectiveTable, PlanRow, Sisi
from pipeline.model.text import comparable, listed
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, rule
from pipeline.rules.shared.comparing import judged, name_of, names_of, no_table, not_judged, on, place
from pipeline.rules.shared.indicator_wordings import say_the_same
from pipeline.rules.shared.paired_targets import names_of_plans
from pipeline.rules.shared.tables import evaluations_with, plan_tables, plans_with
from pipeline.rules.shared.year_values import on_indicator, place_of, subject_of_group


@rule(
    "KIN-08",
    "Nama indikator berganti antartabel",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Indikator yang sama dinamai "{tertulis}" pada {tabel} dan "{seharusnya}" pada {pembanding}.{calon}',
    saran="Mohon satu nama indikator dipakai di seluruh dokumen.",
)
def name_stays_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per indicator of service performance that stands among the objectives or in a plan table."""
    if not dossier.performances:
        yield no_table("kinerja_pelayanan")
    elif not dossier.objectives and not dossier.side(Sisi.RENCANA):
        yield no_table("tujuan_sasaran")
    for group in dossier.indicators:
        own = group.at("kinerja_pelayanan")
        if own is not None:
            yield _compare_names(dossier, group, own)


@rule(
    "KIN-09",
    "Indikator tidak dilanjutkan tanpa penjelasan",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="{jumlah} indikator {kode} tidak lagi direncanakan: {daftar}.",
    saran="Mohon dijelaskan bila indikator dihapus.",
)
def indicator_is_carried_on(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program of an evaluation table."""
    if not plan_tables(dossier):
        yield no_table("rencana_kerja")
        return
    for evaluation in evaluations_with(dossier, "target_renstra"):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        for node in evaluation.at(Level.PROGRAM):
            yield _compare_program(dossier, evaluation, node)


@rule(
    "KIN-10",
    "Program tanpa sasaran atau sasaran tanpa program",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="{nama} ({kode}) tidak terkait dengan sasaran pada {pembanding}.",
    saran="Mohon keterkaitan tujuan, sasaran, dan program dilengkapi.",
    needs_all_rows=True,
)
def programs_and_objectives_meet(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program of the plan tables, and one per sasaran."""
    plans = list(plans_with(dossier, (Sisi.RENCANA,), "indikator"))
    lacking = [plan for plan in plans if isinstance(plan, Comparison)]
    tables = [plan for plan in plans if not isinstance(plan, Comparison)]
    if not dossier.objectives:
        lacking.append(no_table("tujuan_sasaran"))
    yield from lacking
    if not tables or not dossier.objectives:
        return
    met = [group for group in dossier.indicators if group.at("tujuan_sasaran") and group.at("rencana_kerja")]
    yield from _compare_plans(dossier, tables, met)
    for objectives in dossier.objectives:
        yield from _compare_objectives(objectives, tables[0], met)


def _compare_names(dossier: Dossier, group: IndicatorGroup, own: IndicatorPlace) -> Comparison:
    """The name in service performance against that among the objectives, and that in a plan table."""
    comparison = on_indicator(group, own).but(
        tertulis=own.indikator.raw,
        tingkat=Tingkat.RENDAH if group.coded else None,
    )
    others = [at for at in (group.at("tujuan_sasaran"), group.at("rencana_kerja")) if at is not None]
    if not others:
        names = "tabel tujuan dan sasaran serta rencana kerja"
        return not_judged(comparison, Alasan.A6, kode=subject_of_group(group), pembanding=names)
    unlike = [at for at in others if not say_the_same(dossier.settings, own.indikator.raw, at.indikator.raw)]
    other = (unlike or others)[0]
    comparison = comparison.but(pembanding=place_of(other))
    is_same_print = comparable(own.indikator.raw) == comparable(other.indikator.raw)
    if own.indikator.form == other.indikator.form and not is_same_print and not unlike:
        return not_judged(comparison, Alasan.A15)
    links = group.doubts((own, other))
    lain = next((link.runner_up for link in links if link.runner_up), "")
    return judged(
        comparison,
        is_same=not unlike,
        seharusnya=other.indikator.raw,
        pembanding=name_of(other.table),
        calon=f' Calon pasangan lain: "{lain}".' if lain else "",
    ).but(
        kepastian=Kepastian.PERLU_KONFIRMASI if links else None,
    )


def _compare_program(dossier: Dossier, evaluation: EvaluationTable, node: EvaluationNode) -> Comparison:
    """The indicators of one program against those that are planned."""
    names = names_of_plans(dossier)
    comparison = on(evaluation, node, "indikator", node.row.indikator, pembanding=names)
    if node.row.indikator.is_empty:
        return not_judged(comparison, Alasan.A3, kode=node.printed)
    own = [
        (group, at)
        for group in dossier.indicators
        for at in group.places
        if at.row is node.row and not at.is_riwayat
    ]
    planned = _planned_rows(dossier, node)
    if not planned:
        return not_judged(comparison, Alasan.A6, kode=node.printed)
    if not own:
        return not_judged(comparison, Alasan.A15)
    if all(row.indikator.is_empty for row in planned):
        return not_judged(comparison, Alasan.A3, kolom=f"Indikator pada {names}", kode=node.printed)
    dropped = [at for group, at in own if _is_dropped(dossier, group, at)]
    if not dropped and any(value.target is None for _, at in own for value in at.columns.values()):
        return not_judged(comparison, Alasan.A8)
    return judged(
        comparison,
        is_same=not dropped,
        jumlah=str(len(dropped)),
        daftar=listed(f'"{at.indikator.raw}"' for at in dropped),
    )


def _planned_rows(dossier: Dossier, node: AnyNode) -> list[PlanRow]:
    """The rows of a program in the right halves of the review and in the plan tables."""
    return [
        other.row
        for plan in dossier.side(Sisi.ANALISIS, Sisi.RENCANA)
        for other in plan.by_kode.get(node.kode.text if node.kode and node.is_reliable else "", ())
        if not other.row.is_blank
    ]


def _is_dropped(dossier: Dossier, group: IndicatorGroup, at: IndicatorPlace) -> bool:
    """Whether an indicator has a history, no target in the Renstra column, and is planned nowhere."""
    renstra = at.columns["target_renstra"]
    history = [value for kolom, value in at.columns.items() if kolom != "target_renstra"]
    has_history = any(value.is_filled for value in history)
    if renstra.is_filled or not has_history or group.at("review_rkpd") or group.at("rencana_kerja"):
        return False
    return not any(
        indikator.form == at.indikator.form
        for plan in dossier.side(Sisi.ANALISIS, Sisi.RENCANA)
        for node in plan.nodes
        for indikator in node.row.indikator.value or ()
    )


def _compare_plans(
    dossier: Dossier, plans: Sequence[PlanTable], met: Sequence[IndicatorGroup]
) -> Iterator[Comparison]:
    """Each program once, over all plan tables."""
    names = names_of(dossier.objectives)
    joined = {item.text for group in met if group.coded and isinstance(item := group.coded.item, Kode)}
    seen: set[str] = set()
    for plan in plans:
        for node in plan.at(Level.PROGRAM):
            if node.kode is None or node.kode.text in seen:
                continue
            seen.add(node.kode.text)
            comparison = on(plan, node, "indikator", node.row.indikator, pembanding=names)
            if node.kode.is_penunjang or not met:
                # Without any joined indicator the table of objectives has none of programs: another form.
                yield not_judged(comparison, Alasan.A15)
            elif node.row.indikator.is_empty:
                yield not_judged(comparison, Alasan.A3, kode=node.printed)
            else:
                yield judged(comparison, is_same=node.kode.text in joined)


def _compare_objectives(
    objectives: ObjectiveTable, plan: PlanTable, met: Sequence[IndicatorGroup]
) -> Iterator[Comparison]:
    """Each sasaran of one table."""
    rows: dict[str, list[ObjectiveRow]] = {}
    for row in objectives.rows:
        if row.sasaran.value:
            rows.setdefault(row.sasaran.value, []).append(row)
    joined = {id(row) for group in met for at in group.places for row in at.rows}
    for members in rows.values():
        sasaran = members[0].sasaran
        comparison = Comparison(
            place=place(objectives, "sasaran", (sasaran,)),
            nama=one_line(sasaran.raw),
            tertulis=one_line(sasaran.raw),
            isian=(("tabel", name_of(objectives)), ("pembanding", name_of(plan.table))),
            pesan='Sasaran "{nama}" pada {tabel} tidak terkait dengan program pada {pembanding}.',
        )
        if not met:
            yield not_judged(comparison, Alasan.A15)
        elif all(row.indikator.is_empty for row in members):
            yield not_judged(comparison, Alasan.A3, kolom="Indikator", kode=f'"{one_line(sasaran.raw)}"')
        else:
            yield judged(comparison, is_same=any(id(row) in joined for row in members))
