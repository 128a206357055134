"""Target, realisation and percentage cells: every item with its value and unit, or said to be text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.number_style import NumberStyle
from pipeline.model.text import collapse_space
from pipeline.model.values import Target, TargetKind, UnitClass
from pipeline.normalise.dates import MONTHS
from pipeline.normalise.lists import Item, split_items
from pipeline.normalise.numbers import (
    MULTIPLIERS,
    Number,
    is_nil,
    join_wrapped,
    parse_number,
    parse_rupiah,
    scale_number,
    split_figures,
)
from pipeline.normalise.terbilang import parse_terbilang
from pipeline.normalise.units import Units

GRADES = ("AA", "A", "BB", "B", "CC", "C", "D")
"""Grades of SAKIP and reformasi birokrasi, the best first."""

_LONGEST_UNIT = 6  # words; more are a sentence about the figure, not its unit
# Where an item begins: a dash by itself, or a run of digits, marks and blanks. Not the 2 of "Km2".
_START = re.compile(
    r"""(?P<nil>(?<!\S)-+(?!\S)(?!(?<=[0-9]\s-)\s[^\W\d_]))  # not the dash of "95.00 - Persen"
      | (?P<grade>(?<!\S)(?:AA|A|BB|B|CC|C|D)(?!\S))
      | (?P<run>(?<!\w)(?:^[.,]\s?)?(?:-(?=[0-9]))?
          (?!0[A-Za-z])[0-9](?:[0-9.,]|\s(?!0[A-Za-z])|[Oo]+(?![A-Za-z])|[lI](?=[0-9.,]))*)""",
    re.VERBOSE,
)
_SCALE_WORDS = "|".join(word for word in MULTIPLIERS if len(word) > 1)
_SCALE = re.compile(rf"(?P<word>[TM]|(?i:{_SCALE_WORDS}))(?![\w²³])\.?\s*")
_SPELT_OUT = re.compile(r"\(\s*([A-Za-z ]+?)\s*\)")
# Behind a figure these make it part of a range, a sentence or a date, none of which is a target.
_NO_UNITS = frozenset({"s/d", "s.d", "s.d.", "sd", "sampai", "hingga", "atau", "dengan", "x", *MONTHS})
_FORMULA = re.compile(r"^[-/:+*]|[=<>]")
# The dash of "70.00 -prosen", the end of "12 Bulan /" and "3 dok dan" before the next figure.
_LOOSE_ENDS = re.compile(r"^-\s*(?=[^\W\d_])|(?:(?<=[\w%.)])\s*/|[\s,;]*\bdan)$")
# "40 desa di Bandung" and "1 usulan (kendang)" count desa and usulan; the rest says where, or which. A figure
# right behind such a word ("40 desa di 27 kabupaten") is no item of its own: that cell stays text.
_QUALIFIER = re.compile(
    r"(?:\s(?:di|pada|untuk|dari|dalam|yang|oleh)\s.*|(?<=[\w%.])\s*\([^()]*\))$", re.IGNORECASE
)
_DANGLING = re.compile(r"\b(?:di|pada|untuk|dari|dalam|yang|oleh)$", re.IGNORECASE)
_GRADE_REMARK = re.compile(rf"\(\s*(?:{'|'.join(GRADES)})\s*\)")
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)$")  # "(1)" under a heading is no negative number
_MONEY = re.compile(r"\(?-?\s?(?:rp|idr)(?![^\W\d_])", re.IGNORECASE)
_MONEY_TAIL = re.compile(r"[0-9]\s?[.,]-$")  # "16.818.270.585.-"
_SEPARATORS = " ,;&"
_THOUSAND = 1000


def parse_targets(text: str, units: Units, item_count: int | None = None) -> tuple[Target, ...]:
    """The items of a target cell in printed order; none for an empty cell.

    `item_count` is the number of indicators of the row; it decides between readings ("85, 90" is one torn
    number or two), and is no promise about the number of items returned. List marks come off first: "2) 33.3"
    is 33.3. What cannot be read whole comes back as one item of kind TEXT, so that no part of a cell is lost.
    "9.470" has `alternative` set as long as its unit does not settle it.
    """
    plain = join_wrapped(text).strip()
    if not plain:
        return ()
    items = split_items(plain)
    if any(item.mark and item.text for item in items):
        lone = _lone_dotted(items, plain, units)
        if lone is not None:
            return lone
        return tuple(target for item in items for target in _read_item(item, units))
    return (
        _read_lines(plain, item_count, units)
        or _read(collapse_space(plain), item_count, units)
        or (_text(plain),)
    )


def _read_item(item: Item, units: Units) -> tuple[Target, ...]:
    targets = _read(item.text, None, units) or (_text(item.text),)
    return tuple(replace(target, mark=item.mark) for target in targets)


def _lone_dotted(items: tuple[Item, ...], plain: str, units: Units) -> tuple[Target, ...] | None:
    """The reading of a single item such as "2. 85" or "171. 497.000"; None for any other list.

    A single mark with a dot may as well be the first digits of a torn number. From 10 on, and before a 0, it
    is; below, the torn reading stays as alternative.
    """
    if len(items) != 1 or not re.fullmatch(r"[0-9]+\.", items[0].mark) or not items[0].text[:1].isdigit():
        return None
    torn = _read(collapse_space(plain), None, units)
    number = items[0].number
    if torn and (items[0].text.startswith("0") or number is None or number > 9):
        return torn
    targets = _read_item(items[0], units)
    if len(targets) == len(torn) == 1 and targets[0].value is not None and not targets[0].is_persen:
        return (replace(targets[0], alternative=torn[0].value),)
    return targets


def _read_lines(plain: str, item_count: int | None, units: Units) -> tuple[Target, ...]:
    """The items of lines that hold some each; empty where a line ends the one above ("12", "Bulan")."""
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    is_torn = any(before[-1] in ".,/-" and before != "-" for before in lines[:-1])
    if len(lines) < 2 or is_torn or any(line[0] in ".,/" for line in lines):
        return ()
    read = [_read(collapse_space(line), item_count, units) for line in lines]
    return tuple(target for targets in read for target in targets) if all(read) else ()


def _read(segment: str, item_count: int | None, units: Units) -> tuple[Target, ...]:
    """The items of one line; empty where any part of it is not understood."""
    if _MONEY.match(segment):
        if is_nil(segment):
            return (Target(segment, TargetKind.NIL),)
        amount = parse_rupiah(segment)
        return (_number_target(segment, amount, "Rp", units),) if amount else ()
    if _MONEY_TAIL.search(segment) and (amount := parse_rupiah(segment)):
        return (_number_target(segment, amount, "", units),)
    whole = parse_number(segment, alone=item_count == 1)
    if (
        whole is not None
        and (" " not in segment or item_count in (None, 1))
        and not _COLUMN_NUMBER.match(segment)
    ):
        return (_number_target(segment, whole, "", units),)
    starts = list(_starts(segment))
    if not starts or segment[: starts[0].start()].strip():
        return ()
    ends = [*(start.start() for start in starts[1:]), len(segment)]
    spans = zip(starts, ends, strict=True)
    read = [_read_start(start, segment[start.end() : end], item_count, units) for start, end in spans]
    targets = tuple(target for part in read for target in part)
    kinds = [target.kind for target in targets]
    # "5 - 7" is a range, unless the row has three indicators.
    is_range = kinds == [TargetKind.NUMBER, TargetKind.NIL, TargetKind.NUMBER] and not targets[0].satuan
    if not all(read) or (is_range and item_count != len(kinds)):
        return ()
    # "- 100%" for a single indicator: the dash is a bullet.
    is_bullet = item_count == 1 and kinds == [TargetKind.NIL, TargetKind.NUMBER] and not targets[0].satuan
    return (replace(targets[1], mark=targets[0].raw),) if is_bullet else targets


def _starts(segment: str) -> Iterator[re.Match[str]]:
    """Where items begin. A grade counts only in a cell without other words: "A" but not "Kelas A"."""
    has_words = any(word.isalpha() and word not in GRADES for word in segment.split())
    for found in _START.finditer(segment):
        if found.lastgroup != "grade" or not has_words:
            yield found


def _read_start(start: re.Match[str], tail: str, item_count: int | None, units: Units) -> tuple[Target, ...]:
    """The items that begin here, the text behind them being the last one's unit; empty if not understood."""
    unit = tail.strip(_SEPARATORS)
    raw = f"{start[0]} {unit}".strip()
    if start.lastgroup == "grade":
        return () if unit else (Target(raw, TargetKind.GRADE),)
    if start.lastgroup == "nil":
        satuan = units.canonical(unit)
        nil = Target(raw, TargetKind.NIL, satuan=satuan, satuan_raw=unit, kelas=units.class_of(satuan))
        return (nil,) if not unit or units.is_known(nil.satuan) else ()
    figures = split_figures(start[0], item_count)
    if not figures:
        return ()
    *bare, (printed, number) = figures
    raw = start[0][start[0].rindex(printed) :] + tail
    last = _with_unit(raw.rstrip(_SEPARATORS + "/"), number, unit, units)
    return (*(_number_target(text, figure, "", units) for text, figure in bare), last) if last else ()


def _with_unit(raw: str, number: Number, tail: str, units: Units) -> Target | None:
    """A number with what stands behind it; None where that is no unit."""
    unit, scaled = tail, number
    scale = _SCALE.match(unit)
    if scale:
        scaled = scale_number(number, scale["word"])
        unit = unit[scale.end() :]
    spelt = _SPELT_OUT.search(unit)
    if spelt and _says(spelt[1], number):
        unit = unit[: spelt.start()] + unit[spelt.end() :]
    unit = _LOOSE_ENDS.sub("", _GRADE_REMARK.sub("", unit).strip(_SEPARATORS))
    unit = _QUALIFIER.sub("", unit)
    return _number_target(raw, scaled, unit, units) if _is_unit(unit) else None


def _says(words: str, number: Number) -> bool:
    """Whether brackets only spell the figure out: "1 (satu) dokumen", "100 % (seratus persen)"."""
    parts = words.split()
    return any(parse_terbilang(" ".join(parts[:end])) == number.value for end in range(1, len(parts) + 1))


def _is_unit(printed: str) -> bool:
    """Whether the text behind a figure can be its unit; no text can."""
    words = printed.lower().split()
    if not words:
        return True
    has_name = any(letter.isalpha() or letter == "%" for letter in printed)
    is_phrase = words[0] in _NO_UNITS or _FORMULA.search(printed) or _DANGLING.search(printed)
    return has_name and len(words) <= _LONGEST_UNIT and not is_phrase


def _number_target(raw: str, number: Number, unit: str, units: Units) -> Target:
    satuan = units.canonical(unit)
    return _settle(
        Target(
            raw=collapse_space(raw),
            kind=TargetKind.NUMBER,
            value=number.value,
            satuan=satuan,
            satuan_raw=unit,
            decimals=number.decimals,
            alternative=number.alternative,
            decimal_mark=number.decimal_mark,
            stray=number.stray,
            kelas=units.class_of(satuan),
        ),
        units,
    )


def _settle(target: Target, units: Units) -> Target:
    """The target with the reading its unit decides: "9.470" stays open only for persen, scores and no unit.

    Behind a comma, three digits are decimals by Indonesian habit; persons and documents have none, so "1,250
    orang" is 1250. In a document in English style it is the other way round.
    """
    kelas = target.kelas
    if target.alternative is None:
        return target
    if units.habit.style is NumberStyle.ENGLISH:
        return _settle_english(target, units)
    if kelas is UnitClass.NONE:
        is_own = units.habit.style is NumberStyle.INDONESIAN and target.decimal_mark == ","
        return replace(target, alternative=None) if is_own else target
    if target.decimal_mark != ",":
        is_count = kelas in (UnitClass.JUMLAH, UnitClass.RUPIAH)
        return replace(target, alternative=None) if is_count else target
    if kelas is UnitClass.RUPIAH or units.is_countable(target.satuan):
        return replace(target, value=target.alternative, alternative=None, decimals=0, decimal_mark="")
    is_open = kelas is UnitClass.JUMLAH and units.habit.style is NumberStyle.PLAIN
    return target if is_open else replace(target, alternative=None)


def _settle_english(target: Target, units: Units) -> Target:
    """The target as a document reads it that writes 1,234.5 throughout.

    "9.470" is decimal, unless it counts persons, of whom there are no parts; "9,470" are thousands. Thousands of per
    cent are so unlikely that both readings stay, as in any document.
    """
    value, other = target.value, target.alternative
    if value is None or other is None:
        return target
    if value == other * _THOUSAND:
        is_whole = target.kelas is UnitClass.RUPIAH or units.is_countable(target.satuan)
        if is_whole:
            return replace(target, alternative=None)
        return replace(target, value=other, alternative=None, decimals=3, decimal_mark=".")
    if other == value * _THOUSAND and abs(value) < _THOUSAND:
        is_share = target.kelas in (UnitClass.PERSEN, UnitClass.NILAI)
        kept = value if is_share else None
        return replace(target, value=other, alternative=kept, decimals=0, decimal_mark="")
    return target


def _text(plain: str) -> Target:
    return Target(collapse_space(plain), TargetKind.TEXT)
