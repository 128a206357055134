"""Each page says how many of its cells are in doubt, and how many sums come out with what was read there."""

from __future__ import annotations

from collections import Counter

from pipeline.model.geometry import BBox
from pipeline.model.page_check import PageCheck
from pipeline.model.second_reading import Hasil, SecondReading
from pipeline.model.table import SourceRef
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.page_checks import page_checks, results_of
from pipeline.rules.engine import arithmetic_rules, compare
from tests.defaults import SETTINGS
from tests.rules.builders import Page, make_document, make_table

PLAN = make_table(
    "rencana_kerja",
    "Tabel 4.1",
    ["kode", "nama", "pagu"],
    [
        ["2.17.01", "Program A", "300"],
        ["2.17.01.1.01", "Kegiatan A", "100"],
        ["2.17.01.1.01.0001", "Sub A", "100"],
        ["2.17.01.1.02", "Kegiatan B", "250"],
        ["2.17.01.1.02.0001", "Sub B", "200"],
    ],
    pages=(Page(3), Page(3), Page(3), Page(4), Page(4, doubt="teks melewati garis sel")),
)


def test_sums_count_on_the_page_where_they_begin() -> None:
    """On page 3 the program and kegiatan A close; the program's sum of written kegiatan, and kegiatan B, do not."""
    document = make_document([PLAN])
    dossier = assemble(document, read_rows(document, SETTINGS), SETTINGS)
    comparisons, _ = compare(dossier)
    checks = page_checks(document, dossier, results_of(comparisons, {"PGU-01", "PGU-02", "PGU-03"}))
    assert checks == {
        3: PageCheck(cells=9, doubtful=0, closed=2, unclosed=1),
        4: PageCheck(cells=6, doubtful=3, closed=0, unclosed=1),
    }


def test_places_that_were_read_twice_count_on_their_page() -> None:
    """Also where a page holds no table: a sentence may be what a finding rests on."""
    document = make_document([PLAN])
    dossier = assemble(document, read_rows(document, SETTINGS), SETTINGS)
    readings = [
        SecondReading(SourceRef(page, BBox(0, top, 9, top + 9), "pdfium"), "1", "1", hasil)
        for page, top, hasil in (
            (4, 0, Hasil.SAMA), (4, 20, Hasil.BERBEDA), (4, 40, Hasil.TIDAK_TERBACA), (7, 0, Hasil.SAMA),
        )
    ]  # fmt: skip
    checks = page_checks(document, dossier, Counter(), readings)
    assert checks[4] == PageCheck(cells=6, doubtful=3, reread=3, unconfirmed=2)
    assert checks[7] == PageCheck(reread=1)


def test_rules_that_calculate_rest_on_arithmetic() -> None:
    rules = arithmetic_rules()
    assert {"PGU-01", "PGU-14", "CAP-01"} <= rules
    assert not {"PGU-05", "KOD-11", "NAR-03"} & rules
