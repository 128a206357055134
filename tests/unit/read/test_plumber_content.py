"""How the second reader takes a content apart."""

from __future__ import annotations

import pytest

from pipeline.read.plumber_content import items, names, numbers, operations, string_of


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"q 1 0 0 rg BT", [(b"q", b""), (b"rg", b"1 0 0"), (b"BT", b"")]),
        (b"/F1 8 Tf[<0D>-3(a)]TJ ET", [(b"Tf", b"/F1 8"), (b"TJ", b"[<0D>-3(a)]"), (b"ET", b"")]),
        (b"(Tj (ET) ET) Tj", [(b"Tj", b"(Tj (ET) ET)")]),
        (rb"(\) Tj) Tj", [(b"Tj", rb"(\) Tj)")]),
        (b"% f (\n1 g", [(b"g", b"% f (\n1")]),
        (b"/P <</A[1 2]/B<</C(>>)>>>> BDC EMC", [(b"BDC", b"/P <</A[1 2]/B<</C(>>)>>>>"), (b"EMC", b"")]),
        (b"1 2 m 3 4 l W* n", [(b"m", b"1 2"), (b"l", b"3 4"), (b"W*", b""), (b"n", b"")]),
        (b"(a)' 1 2 (b)\" f", [(b"'", b"(a)"), (b'"', b"1 2 (b)"), (b"f", b"")]),
        (b"BI /W 1 /H 1 ID \x00(E EIq EI Q", [(b"BI", b""), (b"Q", b"")]),
        (b"BI /F /A85 /W 1 ID EI ~> EI Q", [(b"BI", b""), (b"Q", b"")]),
        (b"BI /W 1 ID abc", [(b"BI", b"")]),
        (b"BI /W 1", [(b"BI", b"")]),
        (b") ] > 1 g", [(b"g", b"1")]),
        (b"", []),
        (b" 1 2 ", []),
    ],
    ids=[
        "numbers", "no blanks", "brackets in a string", "a bracket escaped", "a comment", "a dictionary", "a path",
        "quotes", "an image within", "an image in signs", "an image cut off", "an image without data",
        "signs out of place", "empty", "operands alone",
    ],
)  # fmt: skip
def test_operations(content: bytes, expected: list[tuple[bytes, bytes]]) -> None:
    assert [(operator, operands.strip()) for operator, operands in operations(content)] == expected


@pytest.mark.parametrize(
    "part", [b"(", b"[", b"<<", b"[<<(", b"(\\", b"<</A (\\", b"[(\\", b"(a", b"BI ID x "]
)
def test_what_never_ends_takes_no_time(part: bytes) -> None:
    """A pattern that tried every way to read a thousand open brackets would not end either."""
    assert len(list(operations(part * 30_000))) <= 1


def test_a_string_that_never_ends_takes_all_that_is_left() -> None:
    assert list(operations(b"q (abc Tj ET")) == [(b"q", b"")]


@pytest.mark.parametrize(
    ("operands", "expected"),
    [
        (b"1 -2.5 .5 +3. ", [1, -2.5, 0.5, 3]),
        (b"1-2", [1, -2]),
        (b"--5", [-5]),
        (b"- . 7", [7]),
        (b"/F1 8", [1, 8]),
        (b"", []),
    ],
)
def test_numbers(operands: bytes, expected: list[float]) -> None:
    assert numbers(operands) == expected


@pytest.mark.parametrize(
    ("operands", "expected"),
    [(b"/F1 8", ["F1"]), (b"/A/B", ["A", "B"]), (b"/A#20B", ["A B"]), (b"/\xff", ["b'\\xff'"]), (b"1", [])],
)
def test_names(operands: bytes, expected: list[str]) -> None:
    assert names(operands) == expected


def test_items() -> None:
    """A number alone among others is none of a string: those stand in brackets."""
    assert items(b"[(a1)-3.5<4142>()]") == [(b"(a1)", b""), (b"", b"-3.5"), (b"<4142>", b""), (b"()", b"")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"(ab)", b"ab"),
        (b"<4142>", b"AB"),
        (rb"(a\(b\)\\c)", rb"a(b)\c"),
        (rb"(\101\60\0601\n)", b"A001\n"),
        (b"(a\\\r\nb\\\nc)", b"abc"),
        (b"(a(b)c)", b"a(b)c"),
        (b"<41 42\n4>", b"AB@"),
        (b"()", b""),
        (b"<>", b""),
    ],
)
def test_what_a_string_says(written: bytes, expected: bytes) -> None:
    assert string_of(written) == expected
