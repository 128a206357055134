"""NAR: numbers in sentences against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.model.dossier import Dossier, PlanTable
from pipeline.model.figures import format_number
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.kode import PLANNED, Level
from pipeline.model.name_keys import name_key
from pipeline.model.rows import (
    Mention,
    MentionKind,
    UncodedRow,
)
from pipeline.model.values import Target, TargetKind
from pipeline.rules.declare import ARITMETIKA, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    judged,
    may_include,
    name_of,
    not_judged,
    place,
    tell,
    with_certainty,
)
from pipeline.rules.shared.scopes import counts_whole_plan, on_mention
from pipeline.rules.shared.tables import levelled_tables

_LEVELS = {level.label: level for level in PLANNED}
# Things a document counts and then lists; "2 (dua) tahun" before a list counts something else.
_LISTED = re.compile(
    r"(?:agenda|isu|tujuan|sasaran|misi|prioritas|strategi|kebijakan|arah|urusan|bidang|tugas|fungsi|langkah|tahap"
    r"|aspek|indikator|komponen|unsur|faktor|permasalahan|masalah|hal|poin|butir|kelompok|jenis|bagian)\b"
)


@rule(
    "NAR-01",
    "Angka dalam narasi tidak sama dengan tabel",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=(ARITMETIKA, PRAKTIK),
    pesan="Narasi {kolom} menyebut {tertulis}, sedangkan {tabel} {seharusnya}.",
    saran="Mohon narasi disesuaikan dengan tabel.",
    needs_all_rows=True,
)
def number_in_prose_equals_table(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per number of programs, number with a number word, and percentage."""
    for mention in dossier.mentions:
        if mention.kind is MentionKind.JUMLAH:
            yield _count(dossier, mention)
        elif mention.kind is MentionKind.PERSEN:
            yield _persen(dossier, mention)


def _count(dossier: Dossier, mention: Mention) -> Comparison:
    """A number against its number word, the rows of the plan, and the list that follows it."""
    comparison = on_mention(mention)
    if mention.terbilang is not None and mention.terbilang != mention.value:
        seharusnya = f"{format_number(mention.terbilang, 0)} ({mention.terbilang_raw})"
        return judged(comparison, is_same=False, seharusnya=seharusnya).but(
            pesan='Narasi {kolom} menulis "{tertulis}": angka dan tulisan hurufnya berbeda.',
        )
    level = _LEVELS.get(mention.nama)
    plans = levelled_tables(dossier)
    if level is not None and plans and counts_whole_plan(dossier, mention):
        return _against_rows(comparison, mention, level, plans)
    if mention.butir is not None and mention.butir > 1 and _LISTED.match(mention.nama):
        comparison = tell(comparison, tabel="daftar sesudahnya memuat")
        return judged(comparison, mention.butir == mention.value, f"{mention.butir} butir").but(
            kepastian=Kepastian.PERLU_KONFIRMASI,
        )
    if mention.terbilang is not None:
        return judged(comparison, is_same=True)
    return not_judged(comparison, Alasan.A15)


def _against_rows(
    comparison: Comparison, mention: Mention, level: Level, plans: list[PlanTable]
) -> Comparison:
    """A number of rows of one rung against the items of the plan tables, or else of the review.

    Without codes a name that stands on several rows may be one item or several: the sentence may count either.
    """
    sisi = plans[0].table.sisi
    tables = [plan for plan in plans if plan.table.sisi is sisi]
    rows = [(plan, node) for plan in tables for node in plan.at(level)]
    comparison = with_certainty(
        tell(comparison, tabel=f"{name_of(tables[0].table)} memuat"), [node for _, node in rows]
    )
    uncoded = [plan for plan in tables if not plan.has_kode]
    if uncoded and not rows:
        return not_judged(comparison, Alasan.A15)
    loose = next((n for plan in uncoded for n in plan.nodes if n.level is None and n.nama), None)
    if loose is not None:
        return may_include(comparison, loose)
    items = {node.kode.item if node.kode is not None else name_key(plan, node) for plan, node in rows}
    if uncoded and len(rows) == mention.value:
        return judged(comparison, is_same=True)
    return judged(comparison, len(items) == mention.value, f"{len(items)} {level.label}").but(
        pembanding=place(tables[0].table, "nama" if uncoded else "kode"),
    )


def _persen(dossier: Dossier, mention: Mention) -> Comparison:
    """A percentage against the table's value of the same indicator, year and measure."""
    comparison = on_mention(mention)
    if len(mention.years) != 1 or not mention.nama:
        return not_judged(comparison, Alasan.A15)
    column = f"{mention.ukuran}_{mention.years[0]}"
    cells = [
        (_similarity(mention.nama, row), table, row, target)
        for table in dossier.uncoded
        for row in table.rows
        if (target := _single_value(row, column)) is not None
    ]
    settings = dossier.settings
    near = [cell for cell in cells if cell[0] >= settings.kemiripan_indikator]
    if not near:
        return not_judged(comparison, Alasan.A6, kode=f'"{mention.nama}"', pembanding="tabel kinerja")
    similarity, table, row, target = max(near, key=lambda cell: cell[0])
    is_same = target.value == mention.value or target.alternative == mention.value
    rivals = [
        cell for cell in near if cell[2] is not row and cell[0] >= similarity - settings.jarak_kemiripan
    ]
    is_doubtful = similarity < 1 and (
        similarity < settings.kemiripan_indikator_pasti or any(c[3].value != target.value for c in rivals)
    )
    if not is_same and is_doubtful:
        return not_judged(comparison, Alasan.A6, kode=f'"{mention.nama}"', pembanding=name_of(table))
    cell_of_row = row.nilai[column]
    return judged(comparison, is_same, target.raw, tabel=name_of(table)).but(
        pembanding=place(table, column, (cell_of_row,)),
        kepastian=None if similarity == 1 else Kepastian.PERLU_KONFIRMASI,
    )


def _single_value(row: UncodedRow, column: str) -> Target | None:
    """The percentage a row holds in a column; None where there is none, or several."""
    cell = row.nilai.get(column)
    items = cell.value or () if cell else ()
    if len(items) != 1 or items[0].kind is not TargetKind.NUMBER or items[0].satuan not in ("", "persen"):
        return None
    return items[0]


def _similarity(nama: str, row: UncodedRow) -> float:
    items = row.indikator.value or ()
    return max((fuzz.ratio(nama, item.form) / 100 for item in items), default=0.0)
