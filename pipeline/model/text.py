"""Normal forms of printed text: what must compare equal does (E-1, E-2, E-3, E-9, E-11, E-12)."""

from __future__ import annotations

import re
from collections.abc import Iterable

PERSEN_WORDS = ("persentase", "prosentase", "presentase", "persentasi", "prosentasi", "%")
"""Ways to begin an indicator that all mean the same (E-9); the first is the normal form."""

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_INVISIBLE, ""),
        # The bullets of Word: Symbol and Wingdings print them from the private use area.
        **dict.fromkeys("\u2022\u25cf\u25aa\u25a0\u25e6\u2023\uf0b7\uf0a7\uf0d8\uf0fc", "\u2022"),
        "\u2044": "/",
        "\u2215": "/",
        "\u2026": "...",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_SOFT_HYPHEN = re.compile("\u00ad\\s*")
_BESIDE_MARKS = re.compile(r" (?=[/(),-])|(?<=[/(),-]) ")
_LIST_MARK = re.compile(
    r"""(?P<mark>\(\s?(?:\d{1,2}|[a-zA-Z])\s?\)      # (1)
        | (?:\d{1,2}|[a-zA-Z])[.]?\)                 # 1)  1.)
        | \d{1,2}\.(?![\d.])                         # 1.  but not the 2.3 of a decimal
        | [a-zA-Z]\.(?=\s|$)                         # a.  but not the a.n. of "atas nama"
        | \u2022)\s*""",
    re.VERBOSE,
)
_LAST_BRACKETS = re.compile(r"\(([^()]*)\)[\s.;:]*$")
_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_HEADING_WORD = re.compile(r"^\s*(?:bab|subbab|sub bab|bagian)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"""[-\u2022]?\s*(?:
          bab\b[\s.]*(?P<bab>[ivxl]{1,5}|\d{1,2})(?![a-z\d])                       # BAB II  Bab. 2
        | (?P<sub>(?:\d{1,2}|(?-i:[IVX]{1,4}))(?:\s*\.\s*\d{1,2})+)(?!\d)           # 2. 5  II.5  1.1Latar Belakang
        | (?P<mark>(?:\d{1,2}|(?-i:[IVX]{1,4}|[A-Z]))(?=[.)]))                      # A. Latar Belakang
        )[\s.:)\u2013-]*""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADERS = re.compile(r"\s*(?:\.\s?){2,}\s*[\divxlc]*\s*$", re.IGNORECASE)


def fold_typography(text: str) -> str:
    """The text with typographic variants in their plain form; line breaks stay.

    Dashes become "-", quotes straight, no-break spaces blanks, ligatures letters; what has no width goes.
    A soft hyphen goes together with the line break behind it, since it marks a word broken there.
    """
    if text.isascii():  # most texts; of all variants one is among these signs
        return text.replace("`", "'")
    return _SOFT_HYPHEN.sub("", text).translate(_VARIANTS)


def collapse_space(text: str) -> str:
    """The text on one line, single blanks between words, none at the ends (E-1)."""
    return " ".join(fold_typography(text).split())


def comparable(text: str) -> str:
    """The normal form of E-1 to E-3, for comparing and never for printing.

    `comparable("Bulanan/ Triwulanan") == "bulanan/triwulanan"`, `comparable("1 (Satu)") == "1(satu)"`.
    """
    return _BESIDE_MARKS.sub("", collapse_space(text).lower())


def without_blanks(text: str) -> str:
    """The text without any white space, of which a wrap may have added or swallowed some."""
    return "".join(text.split())


def squash(text: str) -> str:
    """Only the letters and digits, in lower case: for words torn at wraps ("Indi kator" is "indikator")."""
    return "".join(filter(str.isalnum, fold_typography(text).lower()))


def squash_indicators(text: str) -> str:
    """As `squash`, in the spelling of `indicator_form`: so the squashed form of an indicator is found in a text."""
    form = _with_izin(squash(text))
    for word in PERSEN_WORDS[1:-1]:
        form = form.replace(word, PERSEN_WORDS[0])
    return form


def split_mark(text: str) -> tuple[str, str]:
    """The list mark at the start of an item, empty where there is none, and the content behind it (E-12).

    `split_mark("1) 16.364") == ("1)", "16.364")`; "2.3" and "2.17.01" begin with no mark.
    """
    plain = fold_typography(text).strip()
    found = _LIST_MARK.match(plain)
    if found is None:
        return "", plain
    return found["mark"], plain[found.end() :].strip()


def mark_number(mark: str) -> int | None:
    """The number of a list mark, a letter counting from a = 1; None without a mark or for a bullet.

    `mark_number("2)") == mark_number("(b)") == 2`.
    """
    sign = mark.strip("().")
    if sign.isdecimal():
        return int(sign)
    return ord(sign.lower()) - ord("a") + 1 if re.fullmatch(r"[A-Za-z]", sign) else None


def last_brackets(text: str) -> str:
    """What the brackets at the very end hold, where an indicator keeps its unit; empty without brackets."""
    found = _LAST_BRACKETS.search(collapse_space(text))
    return found[1].strip() if found else ""


def indicator_form(text: str) -> str:
    """The normal form of one indicator (E-9), for comparing and never for printing.

    "% pelayanan" and "1. Prosentase Pelayanan (%)" both give "persentase pelayanan". A cell with several
    numbered indicators is split first (`lists.split_items`).
    """
    content = collapse_space(split_mark(text)[1])
    without_unit = _LAST_BRACKETS.sub("", content).strip()
    form = comparable(without_unit or content)
    for word in PERSEN_WORDS:
        if form.startswith(word):
            form = f"{PERSEN_WORDS[0]} {form.removeprefix(word).strip()}".strip()
            break
    return _with_izin(form)


def listed(parts: Iterable[str], limit: int = 0) -> str:
    """The parts in one line; with a `limit`, the rest as a number."""
    items = list(parts)
    if limit and len(items) > limit:
        return f"{'; '.join(items[:limit])}; dan {len(items) - limit} lainnya"
    return "; ".join(items)


def ranges(numbers: Iterable[int]) -> str:
    """Numbers of pages or rows, each once, in a short list: `ranges([9, 3, 4, 5]) == "3-5, 9"`."""
    parts: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if parts and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def heading_number(text: str) -> str:
    """The normal form of a heading's number (E-11), or empty where the text is no such number.

    "II.5" and "2. 5." give "2.5", "BAB IV" gives "4". A letter stands for itself but I, V, X and L, which are
    Roman: a list that runs from A to I reads its last mark as 1.
    """
    parts = [part for part in re.split(r"[\s.]+", _HEADING_WORD.sub("", collapse_space(text))) if part]
    numbers = [_heading_part(part.strip("()")) for part in parts]
    return ".".join(numbers) if all(numbers) else ""


def split_heading(text: str) -> tuple[str, str]:
    """A heading's number in normal form, empty where none is printed, and the words behind it.

    `split_heading("2. 5 Penelaahan Usulan") == ("2.5", "Penelaahan Usulan")`,
    `split_heading("BAB V : PENUTUP") == ("5", "PENUTUP")`. The leaders and the page number of a table of contents are
    no part of the words.
    """
    line = _LEADERS.sub("", collapse_space(text))
    found = _HEADING.match(line)
    if found is None:
        return "", line
    return heading_number(found["bab"] or found["sub"] or found["mark"]), line[found.end() :].strip()


def _with_izin(form: str) -> str:
    """Also inside "perijinan"; the odd "dijinakkan" is spoilt alike on both sides of a comparison."""
    return form.replace("ijin", "izin")


def _heading_part(part: str) -> str:
    if re.fullmatch(r"[0-9]{1,3}", part):
        return str(int(part))
    if _ROMAN.fullmatch(part):
        return str(_roman_value(part))
    return part.lower() if re.fullmatch(r"[A-Za-z]", part) else ""


def _roman_value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
