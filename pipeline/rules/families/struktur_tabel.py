"""STR: the numbers of tables, values in the wrong column, and what accompanies the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.document import BlockKind
from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Place
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import Sisi
from pipeline.model.table import LogicalTable
from pipeline.model.text import listed, squash
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.chapters import block_place, chapter_starts, section_label, unread_pages
from pipeline.rules.shared.comparing import (
    judged,
    label_of,
    name_of,
    not_judged,
    place,
    table_place,
)
from pipeline.rules.shared.outline import Outline, read_outline
from pipeline.rules.shared.table_numbers import (
    Reference,
    goes_on,
    has_title,
    is_annex,
    is_same_title,
    number_of,
    printed_numbers,
    references,
)
from pipeline.rules.shared.tables import missing_tables
from pipeline.rules.shared.texts import FORMS

_TITLE_LENGTH = 160


@rule(
    "STR-03",
    "Tabel tanpa nomor, nomor tabel ganda atau loncat, atau rujukan ke tabel yang tidak ada",
    tingkat="rendah",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="Nomor tabel {tertulis} {kolom}.",
    saran="Mohon setiap tabel diberi nomor dan judul serta rujukannya disesuaikan.",
)
def tables_are_numbered(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table of known kind, one for the sequence of numbers, one per number a sentence names."""
    outline = read_outline(dossier)
    tables = dossier.headers
    for index, table in enumerate(tables):
        if table.kind:
            yield _number(dossier, outline, tables[:index], table)
    numbers = printed_numbers(dossier)
    yield _sequence(dossier, numbers)
    for reference in references(dossier):
        yield _reference(dossier, outline, reference, numbers)


def _number(
    dossier: Dossier, outline: Outline, before: Sequence[LogicalTable], table: LogicalTable
) -> Comparison:
    """Whether a table has a number that no other table has."""
    number = number_of(table)
    caption = one_line(table.caption)
    nama = caption if 0 < len(caption) <= _TITLE_LENGTH else FORMS[table.kind]
    comparison = Comparison(place=table_place(table), nama=nama)
    is_rest = not number and bool(before) and goes_on(before[-1], table)
    closing = outline.by_judul.get(dossier.settings.bab_penutup)
    is_behind = is_annex(table, chapter_starts(dossier), closing.block.page if closing else None)
    if is_behind or is_rest or (not number and has_title(table)):
        return not_judged(comparison, Alasan.A15)
    if not number:
        where = table.label or f"halaman {dossier.paging.told(table.pages[:1])}"
        unnumbered = judged(comparison, is_same=False, kolom=where)
        return replace(unnumbered, pesan='Tabel "{nama}" pada {kolom} belum bernomor.')
    similarity = dossier.settings.kemiripan_judul
    twins = [
        other
        for other in before
        if number_of(other) == number and not is_same_title(other, table, similarity)
    ]
    pages = dossier.paging.told(other.pages[0] for other in twins if other.pages)
    is_single = not twins
    return judged(comparison, is_single, kolom=f"dipakai lebih dari satu kali (lihat halaman {pages})").but(
        tertulis=number,
    )


def _sequence(dossier: Dossier, numbers: Mapping[str, str]) -> Comparison:
    """Whether the numbers of each chapter, or of the document, follow each other.

    A chapter whose tables all bear the number of their subbab leaves out those of subbab without a table.
    """
    comparison = Comparison(DOCUMENT)
    chapters: dict[str, list[str]] = {}
    for number in numbers:
        if number.replace(".", "").isdigit():
            chapters.setdefault(number.rpartition(".")[0], []).append(number)
    if not chapters:
        return not_judged(comparison, Alasan.A15)
    counted = {
        chapter: members
        for chapter, members in chapters.items()
        if not chapter or any(number != numbers[number] for number in members)
    }
    if not counted:
        return not_judged(comparison, Alasan.A24)
    starts = {number for _, number in chapter_starts(dossier)}
    # A table that a sentence names is there, or its absence is told by that sentence.
    named = {reference.number for reference in references(dossier)}
    missing = [
        number
        for chapter, members in sorted(counted.items())
        for number in _left_out(chapter, members, from_one=chapter in starts)
        if number not in named
    ]
    unread = unread_pages(dossier)
    if missing and unread:
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread))
    told = judged(comparison, not missing, kolom="tidak ada dalam urutan nomor tabel")
    return replace(told, tertulis=listed(missing))


def _left_out(chapter: str, numbers: Iterable[str], *, from_one: bool) -> list[str]:
    """The numbers of one chapter that its tables leave out; in a part of a chapter from the lowest on."""
    known = {int(number.rpartition(".")[2]) for number in numbers}
    span = range(1 if from_one else min(known), max(known))
    return [f"{chapter}.{number}".strip(".") for number in span if number not in known]


def _reference(
    dossier: Dossier, outline: Outline, reference: Reference, numbers: Mapping[str, str]
) -> Comparison:
    """Whether the table that a sentence names is there."""
    settings = dossier.settings
    label = section_label(reference.block.section)
    comparison = Comparison(place=block_place(reference.block, label))
    is_there = reference.number in numbers
    if not is_there and any(squash(word) in squash(reference.around) for word in settings.kata_dokumen_lain):
        return not_judged(comparison, Alasan.A15)  # "Tabel 4.2 Renstra" is a table of that document
    unread = unread_pages(dossier)
    if not is_there and unread:
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread))
    if not is_there and not outline.is_whole:
        return not_judged(comparison, Alasan.A23)  # of a part of a document: the table may stand in another
    told = judged(comparison, is_there, kolom=f"disebut pada {label}, tetapi tabelnya tidak ada")
    return replace(told, tertulis=reference.number)


@rule(
    "STR-06",
    "Isi ditempatkan pada kolom yang bukan haknya",
    tingkat="rendah",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Target {kolom} pada {jumlah} baris {tabel} ditempatkan di kolom "{tertulis}": {daftar}.',
    saran="Mohon target dipindahkan ke kolom tingkatannya.",
)
def targets_stand_in_their_column(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table and rung of the plan tables; other tables have one target column for all rungs."""
    yield from missing_tables(dossier, "rencana_kerja", "evaluasi_renja")
    for evaluation in dossier.evaluations:
        where = place(evaluation.table, "target_renstra")
        yield not_judged(Comparison(place=where), Alasan.A15)
    for plan in dossier.side(Sisi.RENCANA):
        printed = [f"target_{level.suffix}" for level in PLANNED]
        own = [name for name in printed if dossier.headers[plan.table.nomor].has(name)]
        for level in PLANNED:
            yield _level(dossier, plan, level, own)


def _level(dossier: Dossier, plan: PlanTable, level: Level, columns: Sequence[str]) -> Comparison:
    """The targets of one rung against the column meant for it. `columns` are those meant for one rung each."""
    mine = f"target_{level.suffix}"
    filled = [node for node in plan.at(level) if not node.row.target.is_empty]
    where = Place(tabel=plan.table.tabel, jenis_tabel=plan.table.jenis_tabel, kolom=mine)
    comparison = Comparison(
        place=where,
        nama=f"target {level.label}",
        isian=(("tabel", name_of(plan.table)), ("kolom", level.label)),
    )
    if len(columns) < 2 or not filled:
        return not_judged(comparison, Alasan.A15)
    astray = [node for node in filled if node.row.target_kolom in columns and node.row.target_kolom != mine]
    if not astray:
        return judged(comparison, is_same=True)
    header = dossier.headers[plan.table.nomor]
    columns_used = dict.fromkeys(node.row.target_kolom for node in astray)
    return judged(comparison, is_same=False, jumlah=str(len(astray)), daftar=listed(map(_told, astray))).but(
        place=replace(
            where,
            kolom=next(iter(columns_used)),
            sources=tuple(source for node in astray for source in node.row.target.sources),
        ),
        pembanding=where,
        tertulis=listed(_heading(header, name) for name in columns_used),
    )


def _told(node: PlanNode) -> str:
    return f'{node.printed} ("{one_line(node.row.target.raw)}")'


def _heading(table: LogicalTable, name: str) -> str:
    index = table.index_of(name)
    levels = table.columns[index].header if index is not None else (label_of(name),)
    return " - ".join(one_line(text) for text in dict.fromkeys(levels) if text.strip())


@rule(
    "STR-08",
    "Daftar tabel atau lampiran pendukung tidak ada",
    tingkat="info",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="{nama} tidak terdapat dalam dokumen.",
    saran="Mohon {nama} dilengkapi.",
)
def accompanying_parts_are_there(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per item of the two lists: parts of the document, and what is attached to it."""
    settings = dossier.settings
    for nama, titles in settings.bagian_pelengkap.items():
        yield _part(dossier, Comparison(DOCUMENT, nama=nama), titles)
    for nama, titles in settings.lampiran_pendukung.items():
        comparison = Comparison(DOCUMENT, nama=nama)
        if settings.periksa_lampiran:
            yield judged(comparison, _has_title(dossier, titles))
        else:
            yield not_judged(comparison, Alasan.A23)


def _part(dossier: Dossier, comparison: Comparison, titles: Sequence[str]) -> Comparison:
    """Whether a part of the document stands before its first chapter; it is due where a table has a number."""
    if not any(number_of(table) for table in dossier.headers):
        return not_judged(comparison, Alasan.A15)
    if not read_outline(dossier).is_whole:
        return not_judged(comparison, Alasan.A23)
    if _has_title(dossier, titles):
        return judged(comparison, is_same=True)
    first = min((page for page, _ in chapter_starts(dossier)), default=0)
    unread = [page for page in unread_pages(dossier) if page < first]
    if unread:
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread))
    return judged(comparison, is_same=False)


def _has_title(dossier: Dossier, titles: Sequence[str]) -> bool:
    """Whether a short line of the document, or an entry of its lists, holds one of the titles."""
    lines = [
        squash(block.text)
        for block in dossier.blocks
        if len(block.text) <= _TITLE_LENGTH and block.kind is not BlockKind.CAPTION
    ]
    return any(squash(title) in line for title in titles for line in lines)
