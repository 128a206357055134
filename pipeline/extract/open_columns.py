"""Tables with horizontal rules only: their columns are told by the white between the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np

from pipeline.extract.column_gaps import (
    column_edges,
    is_prose,
    phrases,
    printed_lines,
    reaches_over,
    words_beside,
)
from pipeline.extract.group_headings import blocks_of, ends_of_groups
from pipeline.extract.header import is_number_row
from pipeline.extract.inference import NOTHING, UNSURE_COLUMN, UNSURE_HEADING, Inference, merged, rules_from
from pipeline.extract.lattice import JOIN, Lattice
from pipeline.extract.lines import GAP_IS_COLUMN, Line
from pipeline.extract.row_marks import Span, has_data, is_amount, is_figure
from pipeline.model.geometry import BBox
from pipeline.model.page import Floats

COLUMNS = "kolom"
# Fewer rules than this are a heading's underline and a footer's.
_LEAST_RULES = 3
_LEAST_COLUMNS = 3
# An amount of so many digits is money, and stands in a cell of its own.
_LARGE = 7

Strip = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules that run over the whole width: its words, and the shorter rules inside it."""

    span: Span
    words: tuple[Line, ...]
    rules: tuple[Strip, ...]

    def group_headings(self) -> tuple[Line, ...]:
        """The words that stand over a shorter rule: it divides them from the headings of single columns."""
        return tuple(
            word
            for word in self.words
            if any(
                word.bbox.bottom <= at + 1 and start - JOIN <= word.bbox.x0 and word.bbox.x1 <= end + JOIN
                for at, start, end in self.rules
            )
        )


def infer_columns(horizontal: Floats, words: Sequence[Line], lattices: Sequence[Lattice]) -> Inference:
    """The rules that are missing between the columns of tables with horizontal rules only.

    Args:
        horizontal: the horizontal rules of the page, `(position, start, end)`.
        words: of the page.
        lattices: what the rules of both directions enclose; their rules are left alone.
    """
    free = [
        (float(at), float(start), float(end))
        for at, start, end in horizontal
        if not any(_touches(lattice.bbox, at, start, end) for lattice in lattices)
    ]
    boxes = [lattice.bbox for lattice in lattices]
    return merged(
        _divide(part, left, right)
        for left, right, stack in _stacks(free)
        for part in _tables(list(_bands(stack, left, right, free, words)), BBox(left, 0, right, 0), boxes)
    )


def _touches(box: BBox, at: float, start: float, end: float) -> bool:
    return box.top - JOIN <= at <= box.bottom + JOIN and start <= box.x1 + JOIN and end >= box.x0 - JOIN


def _stacks(rules: Sequence[Strip]) -> Iterator[tuple[float, float, list[float]]]:
    """Rules of the same ends, as their ends and their positions from top to bottom."""

    def ends(rule: Strip) -> tuple[float, float]:
        return round(rule[1] / JOIN), round(rule[2] / JOIN)

    for _, same in groupby(sorted(rules, key=ends), key=ends):
        own = list(same)
        positions = sorted(at for at, _, _ in own)
        if len(positions) >= _LEAST_RULES:
            yield (
                float(np.mean([start for _, start, _ in own])),
                float(np.mean([end for _, _, end in own])),
                positions,
            )


def _bands(
    positions: Sequence[float], left: float, right: float, rules: Sequence[Strip], words: Sequence[Line]
) -> Iterator[_Band]:
    for top, bottom in pairwise(positions):
        own = tuple(
            word
            for word in words
            if word.turn == 0
            and top <= (word.bbox.top + word.bbox.bottom) / 2 < bottom
            and left - JOIN <= (word.bbox.x0 + word.bbox.x1) / 2 <= right + JOIN
        )
        inside = tuple(
            (at, start, end)
            for at, start, end in rules
            if top + JOIN < at < bottom - JOIN and start >= left - JOIN and end <= right + JOIN
        )
        yield _Band(Span(top, bottom), own, inside)


def _tables(bands: Sequence[_Band], ends: BBox, taken: Sequence[BBox]) -> Iterator[list[_Band]]:
    """Runs of bands that are one table: between two tables stands a caption, prose, or a table with all rules.

    The rule below a running head and the one above a running foot have such between them too.
    """
    run: list[_Band] = []
    for band in bands:
        area = BBox(ends.x0, band.span.top + JOIN, ends.x1, band.span.bottom - JOIN)
        if any(not area.intersect(box).is_empty for box in taken) or _is_between(band, ends.width):
            yield run
            run = []
        else:
            run.append(band)
    yield run


def _is_between(band: _Band, width: float) -> bool:
    return any(is_prose(line, width) for line in printed_lines(band.words))


def _divide(bands: Sequence[_Band], left: float, right: float) -> Inference:
    """The missing vertical rules of one table."""
    if len(bands) + 1 < _LEAST_RULES:
        return NOTHING
    head = next((place for place, band in enumerate(bands) if has_data(phrases(band.words))), 1)
    bands = [
        replace(band, rules=(*band.rules, (band.span.bottom, left, right)))
        if place + 1 < head and _is_over(band, bands[place + 1])
        else band
        for place, band in enumerate(bands)
    ]
    groups = [band.group_headings() if place < head else () for place, band in enumerate(bands)]
    rows = [[word for word in band.words if word not in own] for band, own in zip(bands, groups, strict=True)]
    fixed = sorted({edge for band in bands for _, start, end in band.rules for edge in (start, end)})
    inner = column_edges(rows, head, fixed)
    if len(inner) + 1 < _LEAST_COLUMNS:
        return NOTHING
    edges = (left, *inner, right)
    area = BBox(left, bands[0].span.top, right, bands[-1].span.bottom)
    vertical = [(x, area.top, area.bottom) for x in (left, right)]
    doubts: list[tuple[BBox, str]] = []
    for band, row, own in zip(bands, rows, groups, strict=True):
        if _is_crowded(row, inner):
            doubts.append((BBox(left, band.span.top, right, band.span.bottom), UNSURE_COLUMN))
        tops = dict.fromkeys(inner, band.span.top)
        for at, start, end in band.rules:
            covered = [edge for edge in inner if start + JOIN < edge < end - JOIN]
            ends = _ends_of_groups([word for word in own if word.bbox.bottom <= at + 1], start, end, edges)
            if ends is None:
                doubts.append((BBox(start, band.span.top, end, at), UNSURE_HEADING))
            tops |= {edge: max(tops[edge], at) for edge in covered if edge not in (ends or ())}
        vertical += [(edge, tops[edge], band.span.bottom) for edge in inner if not reaches_over(row, edge)]
    return Inference(rules_from((), vertical), ((area, COLUMNS),), tuple(doubts))


def _is_crowded(row: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether two columns may stand in one cell of the row.

    Two words of a line stand as far apart as columns do, or are two amounts, with no edge between them; or a figure
    stands so close to the text beside it that both look like one text over an edge.
    """
    if any(is_figure(word.text) for edge in edges for word in words_beside(row, edge)):
        return True
    return any(
        (after.bbox.x0 - word.bbox.x1 > GAP_IS_COLUMN * word.size or _are_two_figures(word.text, after.text))
        and not any(word.bbox.x1 <= edge <= after.bbox.x0 for edge in edges)
        for line in printed_lines(row)
        for word, after in pairwise(line)
    )


def _are_two_figures(text: str, after: str) -> bool:
    """Whether two words are figures of two columns: "6.025.000.000 3%" is no cell, "16.364 33,3" may be a target."""
    return (_is_large(text) and is_figure(after)) or (is_figure(text) and _is_large(after))


def _is_large(text: str) -> bool:
    return is_amount(text) and sum(letter.isdigit() for letter in text) >= _LARGE


def _is_over(band: _Band, below: _Band) -> bool:
    """Whether all headings of a band are those of groups: the band below it has more, and no column numbers."""
    is_numbers = is_number_row(list(phrases(below.words)))
    return not is_numbers and 0 < len(blocks_of(band.words)) < len(blocks_of(below.words))


def _ends_of_groups(
    words: Sequence[Line], start: float, end: float, edges: Sequence[float]
) -> tuple[float, ...] | None:
    """Edges between the headings over a rule: the rules below headings that stand side by side are one line."""
    over = [word for word in words if start - JOIN <= word.bbox.x0 and word.bbox.x1 <= end + JOIN]
    covered = [edge for edge in edges if start - JOIN <= edge <= end + JOIN]
    headings = blocks_of(over)
    return ends_of_groups(headings, covered) if len(headings) > 1 and len(covered) > 2 else ()
