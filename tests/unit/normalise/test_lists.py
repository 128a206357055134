"""Numbered indicator cells, and what only looks like a list."""

import pytest

from pipeline.normalise.lists import Item, split_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "1. Indeks Reformasi Birokrasi (IRB ) Perangkat Daerah (Nilai) 2. Nilai SAKIP",
            [("1.", "Indeks Reformasi Birokrasi (IRB ) Perangkat Daerah (Nilai)"), ("2.", "Nilai SAKIP")],
        ),
        ("4. Usaha 5. Wirausaha 6. Mikro", [("4.", "Usaha"), ("5.", "Wirausaha"), ("6.", "Mikro")]),
        ("1. Indeks\n2. Nilai", [("1.", "Indeks"), ("2.", "Nilai")]),
        ("a. Indeks b. Nilai", [("a.", "Indeks"), ("b.", "Nilai")]),
        ("A. Indeks B. Nilai", [("A.", "Indeks"), ("B.", "Nilai")]),
        ("1.Jumlah x 2.Jumlah y", [("1.", "Jumlah x"), ("2.", "Jumlah y")]),
        ("(1) Indeks (2) Nilai", [("(1)", "Indeks"), ("(2)", "Nilai")]),
        ("1) 16.364 2) 33.3 % 3) 9.47 %", [("1)", "16.364"), ("2)", "33.3 %"), ("3)", "9.47 %")]),
        ("2. Nilai SAKIP", [("2.", "Nilai SAKIP")]),
        ("- Indeks\n- Nilai", [("-", "Indeks"), ("-", "Nilai")]),
        ("1. Indeks a. satu b. dua 2. Nilai", [("1.", "Indeks a. satu b. dua"), ("2.", "Nilai")]),
        ("Indikator:\n1. Indeks\n2. Nilai", [("", "Indikator:"), ("1.", "Indeks"), ("2.", "Nilai")]),
        ("1. Sesuai Pasal 2. Nilai 2. Jumlah", [("1.", "Sesuai Pasal 2. Nilai"), ("2.", "Jumlah")]),
    ],
)
def test_lists(text: str, items: list[tuple[str, str]]) -> None:
    assert [(item.mark, item.text) for item in split_items(text)] == items


@pytest.mark.parametrize(
    "text",
    [
        "Nilai indeks 2.3 dari 4.0",
        "UU No. 5 Tahun 2014",
        "Jumlah dokumen tahun 2023. Nilai 2024. Indeks",
        "2.17.01 PROGRAM",
        "A. Yani",
        "a.n. Kepala Dinas",
        "- - 0.94 %",
        "-5 -3",
        "1 Dokumen",
    ],
)
def test_no_list(text: str) -> None:
    assert split_items(text) == (Item("", text),)


def test_an_empty_cell_has_no_items() -> None:
    assert split_items(" \n ") == ()


def test_wraps_inside_items_are_joined() -> None:
    assert split_items("1. Indeks\nReformasi\n2. Nilai") == (
        Item("1.", "Indeks Reformasi"),
        Item("2.", "Nilai"),
    )


@pytest.mark.parametrize(("mark", "number"), [("1)", 1), ("(12)", 12), ("b.", 2), ("", None), ("-", None)])
def test_number_of_a_mark(mark: str, number: int | None) -> None:
    assert Item(mark, "").number == number
