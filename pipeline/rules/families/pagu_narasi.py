"""PGU: amounts in sentences against the plan tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode
from pipeline.model.figures import format_rupiah
from pipeline.model.finding import Alasan, Comparison, Place
from pipeline.model.kode import PLANNED, Level
from pipeline.model.name_keys import by_name, name_key
from pipeline.model.rows import Mention, MentionKind
from pipeline.model.text import without_blanks
from pipeline.rules.declare import ARITMETIKA, PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, no_table, not_judged, place, tell, with_certainty
from pipeline.rules.shared.scopes import (
    counts_items,
    is_only_amount,
    names_item_pagu,
    names_plan_total,
    on_mention,
    says_whole_plan,
)
from pipeline.rules.shared.slips import guess
from pipeline.rules.shared.sums import AmountColumn, as_parts, copyable_total, grand_total, sum_of
from pipeline.rules.shared.tables import levelled_tables
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
    columns = [AmountColumn(plan) for plan in levelled_tables(dossier) if plan.table.has("pagu")]
    if not columns:
        yield no_table("rencana_kerja")
        return
    for mention in dossier.mentions:
        if mention.kind is MentionKind.RUPIAH:
            yield _amount(dossier, mention, columns)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An amount that a sentence may mean. `rows` are those whose rung tells that it is this one."""

    column: AmountColumn
    amount: Decimal
    place: Place
    rows: tuple[PlanNode, ...] = ()


def _amount(dossier: Dossier, mention: Mention, columns: list[AmountColumn]) -> Comparison:
    """An amount against the total, or against the item that the sentence names."""
    comparison = on_mention(mention)
    named = _named_amounts(dossier, mention, columns)
    if named is None or (not named and not names_plan_total(dossier, mention)):
        return not_judged(comparison, Alasan.A15)
    candidates = named or _totals(columns)
    if (
        not named
        and any(not one.column.coded.has_kode for one in candidates)
        and not says_whole_plan(mention)
    ):
        return not_judged(comparison, Alasan.A15)
    if not candidates:
        return not_judged(comparison, Alasan.A15)
    if any(abs(mention.value - one.amount) <= mention.ketelitian for one in candidates):
        return judged(comparison, is_same=True, seharusnya=format_rupiah(mention.value))
    column, expected = candidates[0].column, candidates[0].amount
    selisih = mention.value - expected
    programs = () if named else column.at(Level.PROGRAM)
    comparison = with_certainty(comparison, candidates[0].rows)
    dugaan = guess(
        mention.value,
        expected,
        parts=as_parts(column, programs),
        total=copyable_total(column) if named else None,
    )
    return tell(comparison, tabel=column.name, selisih=selisih_text(selisih), dugaan=dugaan).but(
        beda=selisih,
        selisih=selisih,
        seharusnya=format_rupiah(expected),
        pembanding=candidates[0].place,
    )


def _named_amounts(
    dossier: Dossier, mention: Mention, columns: list[AmountColumn]
) -> list[_Candidate] | None:
    """The amounts of the item that the words before an amount name, in each table; empty where they name none.

    None where the sentence does not say which item's pagu it is: two programs beside each other, the value of an
    indicator, another year. Of a kegiatan and its program the kegiatan is meant. The only amount of a sentence may
    also stand before the name: "Rp300.000 untuk Program A".
    """
    named = _named_items(mention.frasa, columns)
    if not named:
        named = _named_items(mention.form, columns)
        # Without codes a kegiatan beside it may be printed otherwise: then it is not the amount of the one found.
        is_uncoded = any(not column.coded.has_kode for column, *_ in named)
        if named and (not is_only_amount(dossier, mention) or (is_uncoded and counts_items(mention))):
            return None
    # Of nested names ("Program A", "Program A Terpadu") the longest is meant.
    names = {nama for *_, nama in named}
    outer = {nama for nama in names if not any(nama in other for other in names - {nama})}
    found = [(column, node) for column, node, nama in named if nama in outer]
    if not found:
        return []
    lowest = _lowest_items(found)
    items = {_item_of(column, node) for column, node in lowest}
    if len(items) != 1 or not names_item_pagu(dossier, mention, _without_names(mention.frasa, outer)):
        return None
    amounts = [(column, column.cell(node.row), node) for column, node in lowest]
    return [
        _Candidate(column, cell.value, place(column.coded.table, "pagu", (cell,)), (node,))
        for column, cell, node in amounts
        if cell.value is not None
    ] or None


def _lowest_items(found: Sequence[tuple[AmountColumn, PlanNode]]) -> list[tuple[AmountColumn, PlanNode]]:
    """The rows below which none of the others stands, by the codes of all tables, without codes by their place."""
    above = {
        id(one)
        for column, one in found
        for other_column, other in found
        if (
            one.kode is not None and other.kode is not None and other.kode.is_under(one.kode)
            if column.coded.has_kode
            else other_column is column
            and other.level is not None
            and other in column.coded.below(one, other.level)
        )
    }
    return [(column, node) for column, node in found if id(node) not in above]


def _item_of(column: AmountColumn, node: PlanNode) -> object:
    """What tells whether two rows are the same item: the kode, or the rung and the names where a table has none."""
    if column.coded.has_kode:
        return node.kode
    key = name_key(column.coded, node)
    # A name on several rows of one table: nothing tells which of them is meant.
    is_single = len(by_name(column.coded)[key]) == 1 if key is not None else False
    return key if is_single else (column.coded.table.nomor, node.row.nomor)


def _named_items(words: str, columns: list[AmountColumn]) -> list[tuple[AmountColumn, PlanNode, str]]:
    """The rows whose name stands among the words, with that name: "Wilayah I" is not named by "Wilayah II"."""
    sentence = without_blanks(words)
    return [
        (column, node, nama)
        for column in columns
        for node in column.coded.at(*PLANNED)
        if (nama := node.row.nama.value or "") in sentence
        and len(nama) > _SHORTEST_NAME
        and re.search(rf"{_spaced(nama)}\b", words)
    ]


def _without_names(words: str, names: set[str]) -> str:
    """The words without the names among them, which are in comparable form without blanks."""
    for name in names:
        words = re.sub(_spaced(name), " ", words)
    return words


def _spaced(name: str) -> str:
    """A pattern for a name without blanks in words that have them."""
    return r"\s*".join(map(re.escape, name))


def _totals(columns: list[AmountColumn]) -> list[_Candidate]:
    """Every total that the sentence may mean: printed or summed, of the plan or the review.

    Where they differ among each other PGU-04 and PGU-05 speak; a sentence that agrees with one of them is
    not wrong too. Without codes rows of unknown rung may belong to a sum, which then is none.
    """
    totals: list[_Candidate] = []
    for column in columns:
        printed = grand_total(column)
        if printed is not None and printed.value is not None:
            totals.append(_Candidate(column, printed.value, place(column.coded.table, "pagu", (printed,))))
        details = column.at(column.detail)
        summed = sum_of(column, details)
        if summed is not None and (column.coded.has_kode or not column.loose):
            totals.append(_Candidate(column, summed, place(column.coded.table, "pagu"), details))
    return totals
