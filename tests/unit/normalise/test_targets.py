"""Target cells as the documents print them; each case is the shape of a cell that was met."""

from dataclasses import replace

import pytest

from pipeline.model.number_style import NumberHabit, NumberStyle
from pipeline.model.values import Target, TargetKind
from pipeline.normalise.targets import parse_targets
from tests.defaults import UNITS


def short(target: Target) -> str:
    """Mark, value or print, unit, the other reading and "!" for stray marks, in one line."""
    value = f"{target.value:f}" if target.value is not None else target.raw
    if target.kind is not TargetKind.NUMBER:
        value = f"{target.kind}:{target.raw}"
    other = "" if target.alternative is None else f"/ {target.alternative:f}"
    parts = [target.mark, value, target.satuan, other, "!" if target.stray else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("3 Dokumen", 1, ["3 dokumen"]),
        ("1 Lporan", 1, ["1 laporan"]),
        ("12 Bulan", 1, ["12 bulan"]),
        ("60 Orang/ Bulan", 1, ["60 orang/bulan"]),
        ("5 kel", 1, ["5 kel"]),
        ("86,44%", 1, ["86.44 persen"]),
        ("86.44 %", 1, ["86.44 persen"]),
        ("100 persen", 1, ["100 persen"]),
        ("100 Prosen", 1, ["100 persen"]),
        ("0,011 %", 1, ["0.011 persen"]),
        ("85", 1, ["85"]),
        ("1136", 1, ["1136"]),
        ("A", 1, ["predikat:A"]),
        ("BB", 1, ["predikat:BB"]),
        ("A BB", 2, ["predikat:A", "predikat:BB"]),
        ("-", 1, ["nihil:-"]),
        ("\u2013", 1, ["nihil:-"]),
        ("- %", 1, ["nihil:- % persen"]),
        ("6.025.000.000.000", 1, ["6025000000000"]),
        ("6,025 T", 1, ["6025000000000"]),
        ("Rp 6.025.000.000.000", 1, ["6025000000000 rupiah"]),
        ("5 ribu orang", 1, ["5000 orang"]),
        ("100 M2", 1, ["100 meter persegi"]),
        ("1.500 m", 1, ["1500 meter"]),
        ("1 (satu) Dokumen", 1, ["1 dokumen"]),
        ("100 % (seratus persen)", 1, ["100 persen"]),
        ("(1.500)", 1, ["-1500 / -1.500"]),
        ("-1 %", 1, ["-1 persen"]),
        # several items
        ("85 85", 2, ["85", "85"]),
        ("- - 0.94 %", 3, ["nihil:-", "nihil:-", "0.94 persen"]),
        ("2.36 Persen - -", 3, ["2.36 persen", "nihil:-", "nihil:-"]),
        ("0,04% 89,39 % -", 3, ["0.04 persen", "89.39 persen", "nihil:-"]),
        ("3,33% 16.364 9.470", 3, ["3.33 persen", "16364 / 16.364", "9470 / 9.470"]),
        ("9 Jenis 27906 Lembar", 1, ["9 jenis", "27906 lembar"]),
        ("1 Kali/\n40 Orang", 1, ["1 kali", "40 orang"]),
        ("3 dok dan 5 lap", 1, ["3 dokumen", "5 laporan"]),
        ("7 DAS, 1 waduk", 1, ["7 das", "1 waduk"]),
        ("5 - 7", 3, ["5", "nihil:-", "7"]),
        # list marks are not content
        ("1) 16.364 2) 33.3 % 3) 9.47 %", 3, ["1) 16364 / 16.364", "2) 33.3 persen", "3) 9.47 persen"]),
        ("7) 16.364 8) 33.3 % 9) 9.47 %", 3, ["7) 16364 / 16.364", "8) 33.3 persen", "9) 9.47 persen"]),
        ("1)16.364 2)33.3%", 2, ["1) 16364 / 16.364", "2) 33.3 persen"]),
        ("a. 3 dok b. 4 lap", 2, ["a. 3 dokumen", "b. 4 laporan"]),
        ("1) -\n2) 5 %", 2, ["1) nihil:-", "2) 5 persen"]),
        ("1. 100 %", 1, ["1. 100 persen"]),
        ("2. 85", 1, ["2. 85 / 2.85"]),
        ("- 100%\n- 100%\n-100%", 3, ["- 100 persen"] * 3),
        ("- 100%", 1, ["- 100 persen"]),
        ("- 100%", 2, ["nihil:-", "100 persen"]),
        # lines
        ("16.364\n33,3 %\n9,47 %", 3, ["16364 / 16.364", "33.3 persen", "9.47 persen"]),
        ("12\nBulan", 1, ["12 bulan"]),
        ("60 Orang/\nBulan", 1, ["60 orang/bulan"]),
        ("2.403.93\n7 Orang", 1, ["2403937 orang"]),
        # one dot or comma and three digits: the unit decides
        ("9.470", 1, ["9470 / 9.470"]),
        ("9.470 %", 1, ["9470 persen / 9.470"]),
        ("9.470 Indeks", 1, ["9470 indeks / 9.470"]),
        ("1.420 Pelaku Usaha", 1, ["1420 pelaku usaha"]),
        ("1,250 orang", 1, ["1250 orang"]),
        ("1,250 km", 1, ["1.250 kilometer / 1250"]),
        ("33,333 %", 1, ["33.333 persen"]),
        # torn and stray
        (". 171.497.000", 1, ["171497000 !"]),
        ("171.497 .000", 1, ["171497000 !"]),
        ("171. 497.000", 1, ["171497000 !"]),
        ("5 00.000.000,00", 1, ["500000000.00 !"]),
        ("3 50.000.000", 1, ["350000000 !"]),
        ("10O %", 1, ["100 persen !"]),
        ("85, 90", 1, ["85.90 !"]),
        ("85, 90", 2, ["85", "90"]),
        # SIPD prints a dash between figure and unit
        ("95.00 - Persen;", 1, ["95.00 persen"]),
        ("70.00 -prosen", 1, ["70.00 persen"]),
        # remarks behind the unit
        ("4 Wilayah di Jawa Barat, Luar Provinsi", 1, ["4 wilayah"]),
        ("1 Usulan (Kendang)", 1, ["1 usulan"]),
        ("82 (A)", 1, ["82"]),
    ],
)
def test_parse_targets(text: str, count: int, expected: list[str]) -> None:
    assert [short(target) for target in parse_targets(text, UNITS, count)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "NA",
        "nihil",
        "WTP",
        "Kelas A",
        "80-90",
        "5 - 7",
        "12 Juli 2023",
        "12/07/2023",
        "8=(7/6)",
        "≥ 80 %",
        "10,8–11,2%",
        "Tahun 2014",
        "1.42.5",
        "(1)",
        "(Rp.000)",
        "40 Desa di 27 Kab/Kota",
        "- Forum BKPP Tahun 2016",
        "Orang/ Bulan",
        "%",
        "5.000.000 /bulan",
        "٣ dokumen",
    ],
)
def test_what_is_not_understood_stays_text(text: str) -> None:
    (target,) = parse_targets(text, UNITS)
    assert (target.kind, target.value) == (TargetKind.TEXT, None)


@pytest.mark.parametrize("text", ["", "  ", "\n", "\u00a0\u200b"])
def test_an_empty_cell_has_no_targets(text: str) -> None:
    assert parse_targets(text, UNITS, 1) == ()


def test_the_print_is_kept() -> None:
    targets = parse_targets("1) 86,44% 2) 3 Dok.", UNITS, 2)
    assert [(t.mark, t.raw, t.satuan_raw, t.decimals, t.decimal_mark) for t in targets] == [
        ("1)", "86,44%", "%", 2, ","),
        ("2)", "3 Dok.", "Dok.", 0, ""),
    ]


def test_known_limit_two_digits_torn_without_marks_stay_two_items() -> None:
    """A narrow column prints "11275" and "0 Ha" on two lines; nothing in the text says it is 112750."""
    assert [short(target) for target in parse_targets("11275\n0 Ha", UNITS, 1)] == ["11275", "0 hektar"]


# --- the habit of the document ------------------------------------------------------------------------------

ENGLISH = replace(UNITS, habit=NumberHabit(NumberStyle.ENGLISH))
INDONESIAN = replace(UNITS, habit=NumberHabit(NumberStyle.INDONESIAN))


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("9.470", ("9.470", None), ("9470", "9.470")),
        ("9.470 %", ("9.470", None), ("9470", "9.470")),
        ("9,470", ("9470", None), ("9.470", None)),
        ("9,470 %", ("9470", "9.470"), ("9.470", None)),
        ("9,470 orang", ("9470", None), ("9470", None)),
        ("9.470 orang", ("9470", None), ("9470", None)),
        ("1,250 km", ("1250", None), ("1.250", None)),
        ("1.250 km", ("1.250", None), ("1250", None)),
        ("Rp 9,470", ("9470", None), ("9470", None)),
        ("1,250.5 ton", ("1250.5", None), ("1250.5", None)),
        ("275.000,000", ("275000.000", "275000000"), ("275000.000", None)),
        ("33,3 %", ("33.3", None), ("33.3", None)),
    ],
)
def test_a_number_of_two_readings_is_read_by_the_habit_of_its_document(
    text: str, english: tuple[str, str | None], indonesian: tuple[str, str | None]
) -> None:
    """But thousands of per cent stay in doubt: FMT-04 asks about them in any document."""
    for units, expected in ((ENGLISH, english), (INDONESIAN, indonesian)):
        (target,) = parse_targets(text, units)
        other = None if target.alternative is None else f"{target.alternative:f}"
        assert (f"{target.value:f}", other) == expected
