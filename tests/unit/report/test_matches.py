"""`matches.csv`: what each row was matched with, and that it is well formed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from pipeline.kodefikasi.following import Reference
from pipeline.model.dossier import Dossier
from pipeline.model.padanan import Cara
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from pipeline.report.matches import matches_csv
from schemas.matches import CERTAIN, MATCHES, UNCERTAIN
from tests.defaults import SETTINGS
from tests.editions import make_edition
from tests.rules.builders import make_document, make_table

EDITION = make_edition(
    "2.17.03.1.01 | Pemeriksaan Koperasi",
    "2.17.03.1.01.0001 | Pemeriksaan Kepatuhan Koperasi",
    "2.17.03.1.01.0002 | Penguatan Tata Kelola Koperasi",
)
ROWS = (
    ("2.17.03.1.01", "Pemeriksaan Koperasi", "3"),
    ("2.17.03.1.01.0001", "Pemeriksaan Kepatuhan Pasar", "1"),
    ("", "Penguatan Tatakelola Koperasi", "1"),
    ("2.17.03.1.01.0009", "Pembangunan Jembatan", "1"),
)


def dossier() -> Dossier:
    table = make_table("rencana_kerja", "Bab IV", ("kode", "nama", "pagu"), ROWS)
    document = make_document([table])
    return assemble(document, read_rows(document, SETTINGS), SETTINGS)


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_each_row_tells_how_it_was_matched_its_score_and_what_came_second() -> None:
    held = replace(dossier(), nomenklatur=Reference([EDITION], SETTINGS).follow(dossier()))
    same, other_word, without_kode, unknown = lines(matches_csv(held))
    assert (same["cara"], same["skor_1"], same["kode_padanan"]) == (
        "kode dan nama sama",
        "100.0",
        "2.17.03.1.01",
    )
    assert (other_word["cara"], other_word["catatan"]) == ("kode sama, nama berbeda", "pasar / koperasi")
    assert (without_kode["cara"], without_kode["kode_padanan"]) == (
        "nama di bawah induk yang sama",
        "2.17.03.1.01.0002",
    )
    assert (
        without_kode["calon_1"] == "2.17.03.1.01.0002 Penguatan Tata Kelola Koperasi [Edisi 2024 (provinsi)]"
    )
    assert (unknown["cara"], unknown["kode_padanan"]) == ("tidak ada padanan", "")


def test_without_a_list_there_is_the_heading_alone() -> None:
    assert matches_csv(dossier()).decode() == ",".join(MATCHES.columns) + "\n"


def test_the_schema_knows_every_way_of_matching() -> None:
    assert {*CERTAIN, *UNCERTAIN} == {cara.value for cara in Cara}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("cara", "kira-kira"),
        ("kode_padanan", "2.17.03.1"),
        ("kode_padanan", ""),
        ("skor_1", "96"),
        ("halaman", "0"),
    ],
)
def test_the_schema_refuses(column: str, value: object) -> None:
    row = dict.fromkeys(MATCHES.columns, "") | {
        "jenis_tabel": "rencana_kerja",
        "halaman": "1",
        "cara": CERTAIN[0],
        "kode_padanan": "2.17",
    }
    MATCHES.validate(pd.DataFrame([row]), lazy=True)
    with pytest.raises(SchemaErrors):
        MATCHES.validate(pd.DataFrame([row | {column: value}]), lazy=True)
