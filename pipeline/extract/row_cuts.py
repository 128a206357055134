"""A block without rules between its rows to rows: where the white runs through, and what keys and figures say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.lines import Line
from pipeline.extract.row_marks import (
    Column,
    Span,
    bands_of,
    core,
    is_amount,
    is_figure,
    is_kode,
    key_lines,
    value_columns,
    wrap_gap,
)
from pipeline.extract.wraps import wraps

# White between two rows is wider than between two lines of a cell by this share of the letters' size, at least.
_WIDER = 0.12
# The letters' share of the size of a line, as `core` has it.
_CORE = 0.6
# Ends of rows that fit their key, within this share of the letters' size.
_FITS = 0.3
# So many texts of a block stand at the same place of their rows; the others are short lines of a cell merged below.
_ALIKE = 0.9
# So many rows may look like two before all are in doubt. Of the sample, set with no white between rows, 7 % do.
_CROWDED = 0.2


@dataclass(frozen=True, slots=True)
class Division:
    """Where rows end, in points from the top of the page, ascending.

    `unsure` are rows (0-based) that may be the rest of the row above: nothing but a gap tells of them, and it is not
    one of those that rows with a key begin after. `crowded` are rows that may be several.
    """

    cuts: tuple[float, ...]
    unsure: frozenset[int] = frozenset()
    crowded: frozenset[int] = frozenset()


NO_DIVISION = Division(())


def divide(columns: Sequence[Column], *, is_alone: bool) -> Division | None:
    """The rows of a block; no cuts where it is one row, None where there are several that cannot be told apart.

    Rows are told by white that is wider than between the lines of a cell; where all lines stand equally far apart, by
    the keys, which stand at the top, in the middle or at the bottom of their rows, the same in all of them.

    Args:
        columns: of the block, from left to right.
        is_alone: whether no other row of its table has data. Only then rows without keys are told apart by their
            figures: in a table with rules between its rows, one row may well list several indicators and targets.
    """
    bands = bands_of(columns)
    keys = key_lines(columns)
    if len(bands) < 2:
        return NO_DIVISION
    by_gaps = _by_gaps(columns, bands, keys)
    if by_gaps is not None and _is_sound(columns, by_gaps.cuts, keys):
        if sum(map(bool, rows_of(keys, by_gaps.cuts))) >= 2:
            return by_gaps
        if is_alone and _every_row_has_figure(columns, by_gaps.cuts):
            return by_gaps
    sound: dict[tuple[float, ...], set[str]] = {}
    for place in _PLACES if len(keys) >= 2 else ():
        cuts = _by_keys(bands, keys, place)
        is_fit = cuts and _is_sound(columns, cuts, keys) and _stand_alike(columns, cuts, place)
        if cuts and is_fit and (is_alone or _figures_agree(columns, cuts, keys)):
            sound.setdefault(cuts, set()).add(place)
    crowded_of = {cuts: _crowded(columns, cuts) for cuts in sound}
    likely = [cuts for cuts, crowded in crowded_of.items() if not crowded] or list(sound)
    if len(likely) == 1:
        cuts, places, crowded = likely[0], sound[likely[0]], crowded_of[likely[0]]
        # From the middle of its key a row's end follows from its start: one row gone wrong takes the next one along.
        # And where many rows look like two, the keys do not stand where they seem to.
        if places == {"middle"} or len(crowded) > _CROWDED * len(cuts):
            crowded = frozenset(range(len(cuts) + 1))
        return Division(cuts, crowded=crowded)
    is_told = _says_rows(columns, keys) or sum(is_kode(key.text) for key in keys) >= 2
    if is_alone:
        is_told |= len(keys) >= 2 or _lists_figures(columns)
    return None if is_told else NO_DIVISION


def _by_gaps(columns: Sequence[Column], bands: Sequence[Span], keys: Sequence[Line]) -> Division | None:
    """Rows that end where the white is wider than inside a cell."""
    inside = wrap_gap(columns)
    if inside is None:
        inside = min(lower.top - upper.bottom for upper, lower in pairwise(bands)) - 2 * _WIDER * _size(
            columns
        )
    limit = inside + _WIDER * _size(columns)
    gaps = [(upper, lower) for upper, lower in pairwise(bands) if lower.top - upper.bottom > limit]
    if len(keys) < 2:
        gaps = [gap for gap in gaps if not _is_blank_line(gap, inside, _size(columns))]
    if not gaps:
        return None
    cuts = tuple((upper.bottom + lower.top) / 2 for upper, lower in gaps)
    rows = rows_of(keys, cuts)
    before_keys = [
        lower.top - upper.bottom for place, (upper, lower) in enumerate(gaps, start=1) if rows[place]
    ]
    least = min(before_keys, default=0.0) - _WIDER * _size(columns)
    first = next((place for place, own in enumerate(rows) if own), len(rows))
    unsure = {
        place
        for place, (upper, lower) in enumerate(gaps, start=1)
        if place > first and not rows[place] and lower.top - upper.bottom < least
    }
    return Division(cuts, frozenset(unsure))


def _is_blank_line(gap: tuple[Span, Span], inside: float, size: float) -> bool:
    """Whether the white is that of lines left empty: a whole number of lines more than inside a cell."""
    upper, lower = gap
    pitch = inside + (_CORE * size)
    lines = (lower.top - upper.bottom - inside) / pitch
    return round(lines) >= 1 and abs(lines - round(lines)) * pitch < _WIDER * size


_PLACES = ("top", "middle", "bottom")


def _by_keys(bands: Sequence[Span], keys: Sequence[Line], place: str) -> tuple[float, ...] | None:
    """Rows that each have their key at that place of their height; None where the white does not allow them."""
    spans = [core(key) for key in keys]
    fits = _FITS * max(key.size for key in keys)
    if place == "top":
        return _cuts_at([span.top for span in spans[1:]], bands, fits, is_start=True)
    if place == "bottom":
        is_last = abs(spans[-1].bottom - bands[-1].bottom) <= fits
        return (
            _cuts_at([span.bottom for span in spans[:-1]], bands, fits, is_start=False) if is_last else None
        )
    start = bands[0].top
    cuts: list[float] = []
    for number, span in enumerate(spans):
        end = span.top + span.bottom - start
        if number == len(spans) - 1:
            return tuple(cuts) if abs(end - bands[-1].bottom) <= fits else None
        found = _cuts_at([end], bands, fits, is_start=False)
        if found is None:
            return None
        cuts += found
        start = next(band.top for band in bands if band.top > found[0])
    return None


def _cuts_at(
    ends: Sequence[float], bands: Sequence[Span], fits: float, *, is_start: bool
) -> tuple[float, ...] | None:
    """The middle of the white whose lower (or upper) end is at each of `ends`; None where there is none."""
    cuts: list[float] = []
    for end in ends:
        found = [
            (upper.bottom + lower.top) / 2
            for upper, lower in pairwise(bands)
            if abs((lower.top if is_start else upper.bottom) - end) <= fits
        ]
        if not found:
            return None
        cuts.append(found[0])
    return tuple(cuts)


def _is_sound(columns: Sequence[Column], cuts: Sequence[float], keys: Sequence[Line]) -> bool:
    """Whether no row holds two keys, or two amounts in one column."""
    if any(len(row) > 1 for row in rows_of(keys, cuts)):
        return False
    for place in value_columns(columns):
        amounts = [line for line in columns[place].lines if is_amount(line.text)]
        if any(len(row) > 1 for row in rows_of(amounts, cuts)):
            return False
    return True


def _figures_agree(columns: Sequence[Column], cuts: Sequence[float], keys: Sequence[Line]) -> bool:
    """Whether some column prints one figure in every row that has a key: another witness to the same rows."""
    with_key = [place for place, row in enumerate(rows_of(keys, cuts)) if row]
    figures = (rows_of(columns[place].lines, cuts) for place in value_columns(columns))
    return any(all(len(rows[row]) == 1 for row in with_key) for rows in figures)


def _crowded(columns: Sequence[Column], cuts: Sequence[float]) -> frozenset[int]:
    """The rows in which a line begins although the one above had room for it, as the lines of another row do."""
    return frozenset(
        number
        for column in columns
        for number, lines in enumerate(rows_of(column.lines, cuts))
        if any(not wraps(previous, line, column.box) for previous, line in pairwise(lines))
    )


def _stand_alike(columns: Sequence[Column], cuts: Sequence[float], place: str) -> bool:
    """Whether nearly all texts stand at that place of their rows, as the keys do."""
    rows = [rows_of(column.lines, cuts) for column in columns]
    fits = 0
    cells = 0
    for number in range(len(cuts) + 1):
        texts = [Span(core(own[number][0]).top, core(own[number][-1]).bottom) for own in rows if own[number]]
        top, bottom = min(text.top for text in texts), max(text.bottom for text in texts)
        off = {
            "top": [text.top - top for text in texts],
            "middle": [(text.top + text.bottom - top - bottom) / 2 for text in texts],
            "bottom": [bottom - text.bottom for text in texts],
        }[place]
        cells += len(texts)
        fits += sum(abs(distance) <= _FITS * _size(columns) for distance in off)
    return fits >= _ALIKE * cells


def _every_row_has_figure(columns: Sequence[Column], cuts: Sequence[float]) -> bool:
    """Whether some column prints one figure in every row."""
    figures = (rows_of(columns[place].lines, cuts) for place in value_columns(columns))
    return any(all(len(row) == 1 for row in rows) for rows in figures)


def _says_rows(columns: Sequence[Column], keys: Sequence[Line]) -> bool:
    """Whether more than one column says that there are several rows: keys and amounts, or amounts side by side.

    One column alone may list what belongs together: a target that is 6.000 of one thing and 3.000 of another.
    """
    counts = [sum(is_amount(line.text) for line in columns[place].lines) for place in value_columns(columns)]
    return sum(count >= 2 for count in (len(keys), *counts)) >= 2


def _lists_figures(columns: Sequence[Column]) -> bool:
    """Whether some column prints three figures at least; one row may well list two targets."""
    return any(
        sum(is_figure(line.text) for line in columns[place].lines) >= 3 for place in value_columns(columns)
    )


def rows_of(lines: Sequence[Line], cuts: Sequence[float]) -> list[list[Line]]:
    """The lines of each row."""
    edges = [float("-inf"), *cuts, float("inf")]
    middles = [(core(line).top + core(line).bottom) / 2 for line in lines]
    return [
        [line for line, middle in zip(lines, middles, strict=True) if low <= middle < high]
        for low, high in pairwise(edges)
    ]


def _size(columns: Sequence[Column]) -> float:
    return max(line.size for column in columns for line in column.lines)
