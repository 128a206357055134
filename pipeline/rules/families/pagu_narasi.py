"""PGU: amounts in sentences against the plan tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.model.dossier import Dossier
from pipeline.model.figures import format_rupiah
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.kode import Level
from pipeline.model.rows import Mention, MentionKind
from pipeline.rules.declare import ARITMETIKA, PRAKTIK, rule
from pipeline.rules.shared.comparing import SAME, no_table, not_judged, place, tell
from pipeline.rules.shared.joins import PLANNED
from pipeline.rules.shared.scopes import about, names_plan_total, plan_tables
from pipeline.rules.shared.selisih import guess
from pipeline.rules.shared.sums import AmountColumn, as_parts, copyable_total, grand_total, sum_of
from pipeline.rules.shared.texts import selisih_text

_SHORTEST_NAME = 10  # letters; a shorter name of a kegiatan may stand in a sentence by chance


@rule(
    "PGU-06",
    "Pagu dalam narasi tidak sama dengan tabel",
    tingkat="kritis",
    kepastian="pasti",
    dasar=(ARITMETIKA, PRAKTIK),
    pesan="Narasi {kolom} menyebut pagu {tertulis}, sedangkan {tabel} {seharusnya}; selisih "
    "{selisih}.{dugaan}",
    saran="Mohon angka pada narasi disesuaikan dengan tabel.",
    needs_all_rows=True,
)
def pagu_in_prose_equals_table(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per amount in the prose."""
    columns = [AmountColumn(plan) for plan in plan_tables(dossier) if plan.table.has("pagu")]
    if not columns:
        yield no_table("rencana_kerja")
        return
    for mention in dossier.mentions:
        if mention.kind is MentionKind.RUPIAH:
            yield _amount(dossier, mention, columns)


def _amount(dossier: Dossier, mention: Mention, columns: list[AmountColumn]) -> Comparison:
    """An amount against the total, or against the item that the sentence names."""
    comparison = about(mention)
    named = _named_amounts(mention, columns)
    if not named and not names_plan_total(mention, dossier):
        return not_judged(comparison, Alasan.A15)
    candidates = named or _totals(columns)
    if not candidates:
        return not_judged(comparison, Alasan.A15)
    column, expected, where = candidates[0]
    if any(mention.value == amount for _, amount, _ in candidates):
        return replace(comparison, beda=SAME, seharusnya=format_rupiah(mention.value))
    selisih = mention.value - expected
    programs = () if named else column.at(Level.PROGRAM)
    dugaan = guess(
        mention.value,
        expected,
        parts=as_parts(column, programs),
        total=copyable_total(column) if named else None,
    )
    return replace(
        tell(comparison, tabel=column.name, selisih=selisih_text(selisih), dugaan=dugaan),
        beda=selisih,
        selisih=selisih,
        seharusnya=format_rupiah(expected),
        pembanding=where,
    )


def _named_amounts(
    mention: Mention, columns: list[AmountColumn]
) -> list[tuple[AmountColumn, Decimal, Place]]:
    """The amounts of the item that the sentence names; of nested names the longest is meant."""
    sentence = mention.form.replace(" ", "")
    found: list[tuple[int, AmountColumn, Decimal, Place]] = []
    for column in columns:
        for node in column.coded.at(*PLANNED):
            nama, cell = node.row.nama.value or "", column.cell(node.row)
            if len(nama) > _SHORTEST_NAME and nama in sentence and cell.value is not None:
                found.append((len(nama), column, cell.value, place(column.coded.table, "pagu", (cell,))))
    longest = max((length for length, *_ in found), default=0)
    return [(column, amount, where) for length, column, amount, where in found if length == longest]


def _totals(columns: list[AmountColumn]) -> list[tuple[AmountColumn, Decimal, Place]]:
    """Every total that the sentence may mean: printed or summed, of the plan or the review.

    Where they differ among each other PGU-04 and PGU-05 speak; a sentence that agrees with one of them is
    not wrong too.
    """
    totals: list[tuple[AmountColumn, Decimal, Place]] = []
    for column in columns:
        printed = grand_total(column)
        if printed is not None and printed.value is not None:
            totals.append((column, printed.value, place(column.coded.table, "pagu", (printed,))))
        summed = sum_of(column, column.at(Level.SUB_KEGIATAN))
        if summed is not None:
            totals.append((column, summed, place(column.coded.table, "pagu")))
    return totals
