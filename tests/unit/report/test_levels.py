"""`jenjang.csv`: the rung of every row, what told it, and the row it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from pipeline.report.levels import LEVEL_COLUMNS, level_rows
from tests.defaults import SETTINGS
from tests.rules.builders import make_document, make_table


def lines(columns: Sequence[str], *rows: Sequence[str]) -> list[tuple[str, ...]]:
    """Of each row its place, its rung, what told it, the row above, and why it is not known."""
    document = make_document([make_table("rencana_kerja", "Bab IV", columns, rows)], tahun=2016)
    dossier = assemble(document, read_rows(document, SETTINGS), SETTINGS)
    wanted = [LEVEL_COLUMNS.index(name) for name in ("baris", "jenjang", "bukti", "induk", "alasan")]
    return [tuple(str(row[place]) for place in wanted) for row in level_rows(dossier)]


def test_words_numbers_and_what_is_not_known() -> None:
    assert lines(
        ("no", "nama", "pagu"),
        ("", "Program Benih", ""),
        ("1", "Kegiatan Uji", "5"),
        ("2", "Sebar", "5"),
        ("", "Lain-lain", "5"),
    ) == [
        ("1", "program", "sebutan", "", ""),
        ("2", "kegiatan", "sebutan", "1", ""),
        ("3", "kegiatan", "nomor", "1", ""),
        ("4", "", "", "", "tidak ada petunjuk jenjang"),
    ]


def test_codes_of_today_tell_the_rung_themselves() -> None:
    assert lines(("kode", "nama"), ("2.17.01", "A"), ("2.17.01.1.01", "B")) == [
        ("1", "program", "kode", "", ""),
        ("2", "kegiatan", "kode", "1", ""),
    ]


def test_both_halves_of_a_review_are_one_row() -> None:
    document = make_document(
        [make_table("review_rkpd", "Tabel 2.4", ("nama", "nama_analisis"), [("", "Program Benih")])]
    )
    dossier = assemble(document, read_rows(document, SETTINGS), SETTINGS)
    assert [row[LEVEL_COLUMNS.index("jenjang")] for row in level_rows(dossier)] == ["program"]
