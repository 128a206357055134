"""Which indicators of the service performance table the prose analyses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.model.dossier import Dossier
from pipeline.model.kalimat import Kalimat
from pipeline.model.rows import MentionKind, PerformanceRow, PerformanceTable
from pipeline.model.text import PERSEN_WORDS, squash, squash_indicators
from pipeline.model.words import alternatives
from pipeline.rules.shared.chapters import text_under
from pipeline.rules.shared.outline import read_outline

_FIRST_WORDS = (PERSEN_WORDS[0], "jumlah", "tingkat", "nilai", "rasio", "indeks")
_SHORTEST_NAME = 8  # letters that name an indicator without its first word
_MORE_THAN_NAME = 20  # letters a sentence has besides the name when it says something of the indicator


def sentences_on_performance(dossier: Dossier) -> tuple[Kalimat, ...] | None:
    """The sentences of the subbab that analyses the performance; None where the document has no such subbab.

    Another subbab may carry its number.
    """
    outline = read_outline(dossier)
    nomor = dossier.settings.subbab_kinerja
    heading = outline.heading(nomor)
    if heading is None or (nomor not in outline.by_judul and "kinerja" not in squash(heading.judul)):
        return None
    places = {(block.page, block.bbox) for block in text_under(dossier, heading)}
    return tuple(k for k in dossier.kalimat if (k.source.page, k.source.bbox) in places)


def analysed_rows(dossier: Dossier, tables: Sequence[PerformanceTable], sentences: Sequence[Kalimat]) -> int:
    """How many rows a sentence speaks of, or the table's own column of notes.

    A list of names analyses nothing. A percentage that is told of an indicator is joined to the most alike row, one
    to one, since the prose words indicators in its own way.
    """
    texts = _statements(sentences, dossier.settings.kata_hasil_capaian)
    analysed = {
        (table.nomor, row.nomor)
        for table in tables
        for row in table.rows
        if _has_note(dossier, table, row) or any(_speaks_of(text, row) for text in texts)
    }
    return len(analysed | _told_percentages(dossier, tables, sentences))


def _statements(sentences: Sequence[Kalimat], words: Sequence[str]) -> list[str]:
    """The letters of every sentence; an item of a list says what its introduction says of all items.

    "Target yang capaiannya di bawah 100 %, yaitu: - Produksi - Ekspor" speaks of both, "Indikator adalah sebagai
    berikut: ..." only names them.
    """
    told = re.compile(alternatives(words), re.IGNORECASE)
    statements: list[str] = []
    introduction = ""
    for kalimat in sentences:
        text = kalimat.text.strip()
        is_item = bool(introduction) and not text.endswith((".", ":"))
        statements.append(squash_indicators(f"{introduction} {text}" if is_item else text))
        if text.endswith(":"):
            introduction = text if told.search(text) else ""
        elif not is_item:
            introduction = ""
    return statements


def _speaks_of(text: str, row: PerformanceRow) -> bool:
    """Whether a sentence names the indicator of a row and says more."""
    for item in row.indikator.value or ():
        name = _name(item.form)
        if len(name) >= _SHORTEST_NAME and name in text and len(text) - len(item.form) >= _MORE_THAN_NAME:
            return True
    return False


def _name(form: str) -> str:
    """The letters of an indicator's form without the word for its measure."""
    name = squash(form)
    for word in _FIRST_WORDS:
        name = name.removeprefix(word)
    return name


def _told_percentages(
    dossier: Dossier, tables: Sequence[PerformanceTable], sentences: Sequence[Kalimat]
) -> set[tuple[int, int]]:
    """The rows that a percentage in these sentences belongs to."""
    sources = {kalimat.source for kalimat in sentences}
    names = {
        m.nama for m in dossier.mentions if m.kind is MentionKind.PERSEN and m.nama and m.source in sources
    }
    rows = [(table.nomor, row) for table in tables for row in table.rows]
    ranking = sorted(
        (
            (fuzz.ratio(nama, item.form) / 100, nama, (nomor, row.nomor))
            for nama in names
            for nomor, row in rows
            for item in row.indikator.value or ()
        ),
        reverse=True,
    )
    told: dict[str, tuple[int, int]] = {}
    for similarity, nama, place in ranking:
        is_free = nama not in told and place not in told.values()
        if similarity >= dossier.settings.kemiripan_indikator and is_free:
            told[nama] = place
    return set(told.values())


def _has_note(dossier: Dossier, table: PerformanceTable, row: PerformanceRow) -> bool:
    printed = dossier.headers[table.nomor]
    column = printed.index_of("catatan")
    if column is None:
        return False
    return len(squash(printed.rows[row.nomor].entries[column].text)) >= _SHORTEST_NAME
