from __future__ import annotations

import pytest

from pipeline.model.dossier import CodedTable, KodeStatus
from pipeline.model.kode import Level
from pipeline.model.rows import PlanRow
from pipeline.reconcile.hierarchy import build
from tests.defaults import rows_of
from tests.rules.builders import make_document, make_table


def tree(*codes: str) -> CodedTable[PlanRow]:
    rows = [[kode, f"Nama {number}"] for number, kode in enumerate(codes)]
    document = make_document([make_table("rencana_kerja", "Bab IV", ["kode", "nama"], rows)])
    return build(rows_of(document).plans[0])


def codes_of(coded: CodedTable[PlanRow]) -> list[tuple[str, KodeStatus]]:
    return [(str(node.kode or ""), node.status) for node in coded.nodes]


def test_printed_codes_stay_as_they_are() -> None:
    assert codes_of(tree("2.17.01", "2.17.01.1.01")) == [
        ("2.17.01", KodeStatus.PRINTED),
        ("2.17.01.1.01", KodeStatus.PRINTED),
    ]


def test_missing_kewenangan_comes_from_the_rows_below() -> None:
    coded = tree("2.17.01", "2.17.01.01", "2.17.01.1.01.0001")
    assert codes_of(coded)[1] == ("2.17.01.1.01", KodeStatus.RESTORED)
    assert coded.nodes[1].printed == "2.17.01.01"


def test_missing_kewenangan_stays_unknown_without_rows_below() -> None:
    assert codes_of(tree("2.17.01", "2.17.01.01", "2.17.02"))[1] == ("", KodeStatus.UNKNOWN)


def test_no_segment_is_restored_into_a_kode_that_is_taken() -> None:
    coded = tree("2.17.01.1.01", "2.17.01.01", "2.17.01.1.01.0001")
    assert codes_of(coded)[1] == ("", KodeStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("printed", "kode", "status"),
    [
        ("2.17.01.1.01,0002", "2.17.01.1.01.0002", KodeStatus.REPAIRED),
        ("2.17.01.1.01.0002.", "2.17.01.1.01.0002", KodeStatus.REPAIRED),
        ("2.17.01.1.01.OOO2", "2.17.01.1.01.0002", KodeStatus.REPAIRED),
        ("2.17.01.1.01.002", "2.17.01.1.01.0002", KodeStatus.GUESSED),
        ("2.17.01.1.01.0001 1", "2.17.01.1.01.0011", KodeStatus.GUESSED),
        ("2.17.01.1.01.00003", "2.17.01.1.01.0003", KodeStatus.GUESSED),
    ],
)
def test_damaged_codes_are_repaired_where_one_way_is_left(
    printed: str, kode: str, status: KodeStatus
) -> None:
    assert codes_of(tree("2.17.01.1.01", "2.17.01.1.01.0001", printed))[2] == (kode, status)


def test_a_guess_never_takes_a_kode_that_stands_elsewhere() -> None:
    coded = tree("2.17.01.1.01", "2.17.01.1.01.0002", "2.17.01.1.01.002")
    assert codes_of(coded)[2] == ("", KodeStatus.UNKNOWN)


def test_descendants_are_found_by_kode_wherever_they_are_printed() -> None:
    coded = tree("2.17.01.1.01", "2.17.01.1.01.0001", "2.17.01.1.02", "2.17.01.1.01.0002")
    below = coded.below(coded.nodes[0], Level.SUB_KEGIATAN)
    assert [node.printed for node in below] == ["2.17.01.1.01.0001", "2.17.01.1.01.0002"]


def test_descendants_of_a_repeated_kode_are_those_printed_below_it() -> None:
    coded = tree(
        "2.17.01.1.01", "2.17.01.1.01.0001", "2.17.01.1.01", "2.17.01.1.01.0001", "2.17.01.1.01.0002"
    )
    assert [len(coded.below(coded.nodes[i], Level.SUB_KEGIATAN)) for i in (0, 2)] == [1, 2]


def test_a_prefix_of_digits_is_no_ancestor() -> None:
    coded = tree("2.17.01.1.01", "2.17.01.1.01.01", "2.17.01.1.01.0101")
    assert not coded.below(coded.nodes[1], Level.SUB_KEGIATAN)


def test_rows_without_a_readable_kode_are_unplaced() -> None:
    coded = tree("2.17.01.1.01", "2.17.01.1.01.0001", "", "2.17.01.1.02", "2.17.02.01")
    assert [node.nama for node in coded.unplaced(coded.nodes[0])] == ["Nama 2"]
    assert [node.nama for node in coded.unplaced(coded.nodes[3])] == ["Nama 4"]
