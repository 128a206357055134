"""Indonesian number words and back."""

import pytest

from pipeline.normalise.terbilang import format_terbilang, parse_terbilang


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nol", 0),
        ("tujuh", 7),
        ("sepuluh", 10),
        ("sebelas", 11),
        ("enam belas", 16),
        ("enambelas", 16),
        ("Lima puluh empat", 54),
        ("LIMA  PULUH\nEMPAT", 54),
        ("seratus satu", 101),
        ("seribu dua ratus", 1200),
        ("satu ribu", 1000),
        ("dua ratus lima puluh ribu", 250_000),
        ("sejuta", 1_000_000),
        (
            (
                "sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu "
                "sembilan ratus sembilan puluh sembilan"
            ),
            999_999_999,
        ),
    ],
)
def test_parse_terbilang(words: str, number: int) -> None:
    assert parse_terbilang(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "54",
        "lima puluh empat program",
        "dua tiga",
        "dua nol",
        "puluh",
        "se",
        "satu juta juta",
        "seribu juta",
    ],
)
def test_what_is_no_number(words: str) -> None:
    assert parse_terbilang(words) is None


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "nol"), (19, "sembilan belas"), (1_001_100, "satu juta seribu seratus"), (80, "delapan puluh")],
)
def test_format_terbilang(number: int, words: str) -> None:
    assert format_terbilang(number) == words


@pytest.mark.parametrize("number", [-1, 10**9])
def test_numbers_without_words(number: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        format_terbilang(number)
