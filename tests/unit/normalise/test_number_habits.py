"""The style in which a document writes its numbers, from those that leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.number_style import NumberHabits, NumberStyle
from pipeline.normalise.number_habits import habits_of, read_habits
from tests.defaults import SETTINGS
from tests.rules.builders import make_table

PLAIN, INDONESIAN, ENGLISH = NumberStyle.PLAIN, NumberStyle.INDONESIAN, NumberStyle.ENGLISH


def habits(pagu: Sequence[str] = (), target: Sequence[str] = ()) -> NumberHabits:
    rows = [{"pagu": text} for text in pagu] + [{"target": text} for text in target]
    lines = [[row.get("target", ""), row.get("pagu", "")] for row in rows]
    return read_habits([make_table("rencana_kerja", "Bab IV", ["target", "pagu"], lines)], SETTINGS)


@pytest.mark.parametrize(
    ("amounts", "style"),
    [
        (["1.234.567", "2.345.678", "3.456.789,00"], INDONESIAN),
        (["1,234,567", "2,345,678.00", "3,456,789"], ENGLISH),
        (["1.234.567", "2.345.678"], PLAIN),  # too few
        (["1.234.567"] * 5 + ["1,234,567"] * 4, PLAIN),
        (["1.234.567"] * 60 + ["1,234,567"], INDONESIAN),  # a slip
        (["171.497", "150,000", "95.500.000.00", "350000000", "-", ""] * 3, PLAIN),  # none is certain
        (["Rp. 1.234.567,-"] * 3, INDONESIAN),
        ([], PLAIN),
    ],
)
def test_the_style_of_amounts(amounts: list[str], style: NumberStyle) -> None:
    assert habits(pagu=amounts).pagu.style is style


@pytest.mark.parametrize(
    ("targets", "style"),
    [
        (["33.3 %", "86.44 %", "0.125"], ENGLISH),
        (["33,3 %", "86,44 %", "0,011 %"], INDONESIAN),
        (["1) 33.3 % 2) 1,250.5 ton", "91.25"], ENGLISH),
        (["9.470 %", "16.364", "1,250 orang"], PLAIN),
        (["2.17.01", "12 Bulan", "Km2", "12.5.2023"], PLAIN),
        (["33.3 %", "1.234.567 orang"] * 3, PLAIN),  # decimal dots beside dots of thousands
    ],
)
def test_the_style_of_targets(targets: list[str], style: NumberStyle) -> None:
    assert habits(target=targets).target.style is style


def test_amounts_and_targets_are_told_apart() -> None:
    found = habits(pagu=["1.234.567"] * 3, target=["33.3 %"] * 3)
    assert (found.pagu.style, found.target.style) == (INDONESIAN, ENGLISH)


def test_the_evidence_is_counted_and_the_first_is_shown() -> None:
    found = habits(pagu=["1.234.567", "171.497", "2,345,678", "3.456.789"]).pagu
    assert (found.style, found.is_mixed) == (PLAIN, True)
    assert (found.indonesian.count, found.indonesian.example) == (2, "1.234.567")
    assert (found.english.count, found.english.example) == (1, "2,345,678")
    assert found.english.sources[0].page == 1


def test_a_table_has_its_own_habit_where_it_tells_one() -> None:
    """One agency pastes two spreadsheets, each in a style of its own."""
    review = make_table("review_rkpd", "Tabel 2.4", ["pagu"], [["1.234.567"]] * 5)
    plan = make_table("rencana_kerja", "Tabel 4.1", ["pagu"], [["1,234,567"]] * 5)
    small = make_table("rencana_kerja", "Tabel 4.2", ["pagu"], [["950.000"], ["1.234.567"]])
    mixed = make_table("rencana_kerja", "Tabel 4.3", ["pagu"], [["1,234,567"], ["1.234.567"]])
    document = read_habits([review, review, plan], SETTINGS)
    assert document.pagu.is_mixed
    styles = [habits_of(table, document, SETTINGS).pagu.style for table in (review, plan, small, mixed)]
    assert styles == [INDONESIAN, ENGLISH, PLAIN, PLAIN]
    english = read_habits([plan], SETTINGS)
    assert habits_of(small, english, SETTINGS).pagu.style is ENGLISH
    assert habits_of(mixed, english, SETTINGS).pagu.is_mixed


def test_tables_of_unknown_kind_tell_nothing() -> None:
    table = make_table("", "", ["pagu"], [["1,234,567"]] * 5)
    assert read_habits([table], SETTINGS) == NumberHabits()
