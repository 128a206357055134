"""NAR: what the prose says in words: terms, goals, and the analysis of the indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.model.dossier import Dossier
from pipeline.model.finding import PROSE, Alasan, Comparison
from pipeline.model.kalimat import Kalimat
from pipeline.model.rows import RowTable
from pipeline.model.tahun import calendar_years
from pipeline.model.text import collapse_space, split_mark, squash
from pipeline.rules.declare import BENTUK, PENGANGGARAN, rule
from pipeline.rules.shared.chapters import on_prose, section_label
from pipeline.rules.shared.comparing import judged, name_of, no_column, no_table, not_judged, place
from pipeline.rules.shared.performance_analysis import analysed_rows, sentences_on_performance
from pipeline.settings import IstilahKeliru

_GOAL = re.compile(
    r"\b(?P<kind>tujuan|sasaran)\b(?P<scope>[^.;:]{0,80}?)[\s,]*\byaitu\b\s*:?\s*(?P<words>.*)", re.IGNORECASE
)
_DEFINITION = re.compile(r"^(?:tujuan|sasaran)\s+(?:adalah|merupakan|ialah)\b", re.IGNORECASE)
_LISTED = 5  # items behind "yaitu :" among which the goal of the table may be
_LONGEST_ITEM = 250  # letters; a longer paragraph is no item of a list


@rule(
    "NAR-02",
    "Istilah dalam narasi keliru",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=PENGANGGARAN,
    pesan='Istilah "{tertulis}" pada {kolom} perlu diperbaiki: {seharusnya}.',
    saran="Mohon istilah disesuaikan.",
)
def terms_are_used_rightly(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sentence with one of the terms of the settings."""
    is_silent = True
    for istilah in dossier.settings.istilah_keliru:
        for kalimat in dossier.kalimat:
            if re.search(istilah.istilah, kalimat.text, re.IGNORECASE):
                is_silent = False
                yield _term(dossier, istilah, kalimat)
    if is_silent:
        yield not_judged(Comparison(PROSE), Alasan.A15)


def _term(dossier: Dossier, istilah: IstilahKeliru, kalimat: Kalimat) -> Comparison:
    comparison = _on_sentence(kalimat)
    if istilah.sejak is not None:
        if dossier.tahun is None:
            return not_judged(comparison, Alasan.A14)
        if min((dossier.tahun, *calendar_years(kalimat.text))) < istilah.sejak:
            return not_judged(comparison, Alasan.A15)
    found = re.search(istilah.keliru, kalimat.text, re.IGNORECASE)
    if found is None:
        return judged(comparison, is_same=True)
    return judged(comparison, is_same=False, seharusnya=istilah.seharusnya).but(tertulis=found[0])


def _on_sentence(kalimat: Kalimat) -> Comparison:
    """A comparison about a sentence, still without an outcome."""
    return on_prose(section_label(kalimat.section), kalimat.source, kalimat.text)


@rule(
    "NAR-03",
    "Rumusan tujuan atau sasaran dalam narasi berbeda dengan tabel",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan='Narasi {kolom} menyebut "{tertulis}", tabel "{seharusnya}".',
    saran="Mohon disamakan, atau dibedakan antara tujuan RPD/RPJMD dan tujuan perangkat daerah.",
)
def goals_in_prose_equal_table(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sentence that words a goal of the plan: "tujuan pada RPD yaitu ..."."""
    if not dossier.objectives:
        yield no_table("tujuan_sasaran")
        return
    is_silent = True
    for number, kalimat in enumerate(dossier.kalimat):
        found = _GOAL.search(kalimat.text)
        if found is not None:
            is_silent = False
            yield _goal(dossier, number, found)
    if is_silent:
        yield not_judged(Comparison(place=place(dossier.objectives[0], "tujuan")), Alasan.A15)


def _goal(dossier: Dossier, number: int, found: re.Match[str]) -> Comparison:
    kalimat = dossier.kalimat[number]
    kind = found["kind"].lower()
    comparison = _on_sentence(kalimat)
    allowed = {word.lower() for word in dossier.settings.kata_lingkup_tujuan}
    scope = [word for word in re.findall(r"[a-z]+", found["scope"].lower()) if word not in allowed]
    # The goals of the nation, of a mission, of an indicator are not those of the plan.
    if scope or _DEFINITION.match(kalimat.text):
        return not_judged(comparison, Alasan.A15)
    wordings = (
        [found["words"].strip(" .;")] if found["words"].strip(" .;") else _items_behind(dossier, number)
    )
    table, texts = _wordings_of_tables(dossier, kind)
    if not wordings:
        return not_judged(comparison, Alasan.A15)
    if not texts:
        return no_column(table, kind)
    similarity, nearest = max((_likeness(words, text), text) for words in wordings for text in texts)
    comparison = comparison.but(tertulis=wordings[0], pembanding=place(table, kind))
    return judged(comparison, similarity >= dossier.settings.kemiripan_tujuan, nearest)


def _items_behind(dossier: Dossier, number: int) -> list[str]:
    """The items of the list that follows "yaitu :"."""
    following = dossier.kalimat[number + 1 : number + 1 + _LISTED]
    section = dossier.kalimat[number].section
    return [k.text.strip(" .;") for k in following if k.section == section and len(k.text) <= _LONGEST_ITEM]


def _wordings_of_tables(dossier: Dossier, kind: str) -> tuple[RowTable[object], list[str]]:
    """The goals, or the objectives, that the tables print, without list marks."""
    cells = [
        (table, row.tujuan if kind == "tujuan" else row.sasaran)
        for table in dossier.objectives
        for row in table.rows
    ]
    filled = [(table, split_mark(collapse_space(cell.raw))[1]) for table, cell in cells if not cell.is_empty]
    tables = [table for table, _ in filled] or list(dossier.objectives)
    return tables[0], list(dict.fromkeys(text for _, text in filled))


def _likeness(words: str, text: str) -> float:
    """How alike a wording and a table's text are, 0 to 1; a sentence may go on behind the wording."""
    printed, wanted = squash(words), squash(text)
    return max(fuzz.ratio(printed, wanted), fuzz.ratio(printed[: len(wanted)], wanted)) / 100


@rule(
    "NAR-04",
    "Sebagian besar indikator T-C.30 tidak dianalisis dalam narasi",
    tingkat="rendah",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="Hanya {jumlah} dari {dari} indikator {tabel} yang dianalisis.",
    saran="Mohon analisis dilengkapi termasuk faktor penyebab.",
)
def indicators_are_analysed(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document: the share of indicators of which a sentence says more than the name."""
    tables = [table for table in dossier.performances if _has_indicators(table)]
    if not tables:
        yield no_table("kinerja_pelayanan")
        return
    first = tables[0]
    where = place(first, "indikator", (first.rows[0].indikator,))
    comparison = Comparison(place=where, isian=(("tabel", name_of(first)),))
    sentences = sentences_on_performance(dossier)
    if sentences is None:
        nomor = dossier.settings.subbab_kinerja
        part = dossier.settings.bagian(nomor)
        yield not_judged(comparison, Alasan.A19, kolom=f"{nomor} {part.judul}" if part else nomor)
        return
    total = sum(not row.indikator.is_empty for table in tables for row in table.rows)
    count = analysed_rows(dossier, tables, sentences)
    least = float(dossier.settings.minimal_indikator_dibahas_persen) / 100
    outcome = judged(comparison, count >= least * total, jumlah=str(count), dari=str(total))
    # "Hanya 0 dari 9" is no sentence an officer would sign.
    pesan = "" if count else "Tidak satu pun dari {dari} indikator {tabel} dianalisis."
    yield replace(outcome, tertulis=f"{count} dari {total} indikator", pesan=pesan)


def _has_indicators(table: RowTable[object]) -> bool:
    return table.has("indikator") and bool(table.rows)
