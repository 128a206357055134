"""PGU: amounts in sentences against the plan tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode
from pipeline.model.figures import format_rupiah
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Mention, MentionKind
from pipeline.model.text import without_blanks
from pipeline.rules.declare import ARITMETIKA, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, no_table, not_judged, place, tell
from pipeline.rules.shared.scopes import is_only_amount, names_item_pagu, names_plan_total, on_mention
from pipeline.rules.shared.slips import guess
from pipeline.rules.shared.sums import AmountColumn, as_parts, copyable_total, grand_total, sum_of
from pipeline.rules.shared.tables import plan_tables
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
    comparison = on_mention(mention)
    named = _named_amounts(dossier, mention, columns)
    if named is None or (not named and not names_plan_total(dossier, mention)):
        return not_judged(comparison, Alasan.A15)
    candidates = named or _totals(columns)
    if not candidates:
        return not_judged(comparison, Alasan.A15)
    column, expected, where = candidates[0]
    if any(abs(mention.value - amount) <= mention.ketelitian for _, amount, _ in candidates):
        return judged(comparison, is_same=True, seharusnya=format_rupiah(mention.value))
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
    dossier: Dossier, mention: Mention, columns: list[AmountColumn]
) -> list[tuple[AmountColumn, Decimal, Place]] | None:
    """The amounts of the item that the words before an amount name, in each table; empty where they name none.

    None where the sentence does not say which item's pagu it is: two programs beside each other, the value of an
    indicator, another year. Of a kegiatan and its program the kegiatan is meant. The only amount of a sentence may
    also stand before the name: "Rp300.000 untuk Program A".
    """
    named = _named_items(mention.frasa, columns)
    if not named:
        named = _named_items(mention.form, columns)
        if named and not is_only_amount(dossier, mention):
            return None
    # Of nested names ("Program A", "Program A Terpadu") the longest is meant.
    names = {nama for *_, nama in named}
    outer = {nama for nama in names if not any(nama in other for other in names - {nama})}
    found = [(column, node) for column, node, nama in named if nama in outer]
    codes = {node.kode for _, node in found if node.kode is not None}
    lowest = {kode for kode in codes if not any(other.is_under(kode) for other in codes)}
    if not found:
        return []
    if len(lowest) != 1 or not names_item_pagu(dossier, mention, _without_names(mention.frasa, outer)):
        return None
    amounts = [(column, column.cell(node.row)) for column, node in found if node.kode in lowest]
    return [
        (column, cell.value, place(column.coded.table, "pagu", (cell,)))
        for column, cell in amounts
        if cell.value is not None
    ] or None


def _named_items(words: str, columns: list[AmountColumn]) -> list[tuple[AmountColumn, PlanNode, str]]:
    """The rows whose name stands among the words, with that name."""
    sentence = without_blanks(words)
    return [
        (column, node, nama)
        for column in columns
        for node in column.coded.at(*PLANNED)
        if (nama := node.row.nama.value or "") in sentence and len(nama) > _SHORTEST_NAME
    ]


def _without_names(words: str, names: set[str]) -> str:
    """The words without the names among them, which are in comparable form without blanks."""
    for name in names:
        words = re.sub(r"\s*".join(map(re.escape, name)), " ", words)
    return words


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
