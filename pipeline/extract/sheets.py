"""A page to its sheets: what is read in one direction each, turned until its text runs to the right.

Wide tables are often set upright on a page that nobody turned: their text runs up the page, the page number does not.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.extract.lattice import connected_rules
from pipeline.model.geometry import BBox, Frame
from pipeline.model.page import Bools, Characters, Floats, Ints, PageGeometry, Rules, Shades

_TURNS = range(4)


def sheets_of(page: PageGeometry) -> tuple[PageGeometry, ...]:
    """The sheets of a page as displayed, those that are not turned first; mostly it is one of them.

    A ruled table belongs whole to the sheet in whose direction most of its text runs, headings that run up it included.
    Other text has a sheet of its own where a table, or most of the page, runs its way; else it stays on the first one.
    """
    turns = page.characters.turn
    if not turns.any():
        return (page,)
    main = _most(turns)
    areas = [(area, _most(turns[_inside(page.characters, area)], main)) for area in _ruled_areas(page.rules)]
    existing = {main} | {turn for _, turn in areas}
    if (turns == 0).any():
        existing.add(0)
    first = min(existing)
    own = np.where(np.isin(turns, sorted(existing)), turns, first)
    horizontal, vertical = (
        np.full(len(rules), main) for rules in (page.rules.horizontal, page.rules.vertical)
    )
    for area, turn in areas:
        own[_inside(page.characters, area)] = turn
        horizontal[_lie_in(page.rules.horizontal, area.top, area.bottom, area.x0, area.x1)] = turn
        vertical[_lie_in(page.rules.vertical, area.x0, area.x1, area.top, area.bottom)] = turn
    if len(existing) == 1 and first == 0:
        return (page,)
    return tuple(
        turned(
            replace(
                page,
                characters=page.characters.take(own == turn),
                rules=Rules(page.rules.horizontal[horizontal == turn], page.rules.vertical[vertical == turn]),
                unopened=page.unopened if turn == first else 0,
            ),
            turn,
        )
        for turn in _TURNS
        if turn in existing
    )


def turned(page: PageGeometry, turn: int) -> PageGeometry:
    """A page as displayed, turned until text of that `turn` (`Frame`) runs to the right."""
    if turn == 0:
        return page
    size = (page.height, page.width) if turn % 2 else (page.width, page.height)
    frame = Frame(turn, *size)
    images = np.array([tuple(box) for box in page.images], dtype=float).reshape(-1, 4)
    return replace(
        page,
        width=frame.width,
        height=frame.height,
        characters=_turned_characters(page.characters, frame),
        rules=_turned_rules(page.rules, frame),
        images=tuple(BBox(*box) for box in _turned_boxes(images, frame).tolist()),
        shades=Shades(_turned_boxes(page.shades.boxes, frame), page.shades.colours),
        turn=turn,
    )


def _most(turns: Ints, otherwise: int = 0) -> int:
    """The direction of most characters; `otherwise` where there are none."""
    return int(np.bincount(turns, minlength=4).argmax()) if len(turns) else otherwise


def _ruled_areas(rules: Rules) -> list[BBox]:
    """The boxes around rules that touch each other."""
    return [
        BBox(
            float(min(across[:, 1].min(), down[:, 0].min())),
            float(min(across[:, 0].min(), down[:, 1].min())),
            float(max(across[:, 2].max(), down[:, 0].max())),
            float(max(across[:, 0].max(), down[:, 2].max())),
        )
        for across, down in connected_rules(rules)
    ]


def _inside(characters: Characters, area: BBox) -> Bools:
    x, y = (characters.x0 + characters.x1) / 2, (characters.top + characters.bottom) / 2
    found: Bools = (area.x0 <= x) & (x <= area.x1) & (area.top <= y) & (y <= area.bottom)
    return found


def _lie_in(rules: Floats, low: float, high: float, begin: float, end: float) -> Bools:
    """Which rules stand between `low` and `high` and run from `begin` to `end` at most."""
    found: Bools = (
        (rules[:, 0] >= low) & (rules[:, 0] <= high) & (rules[:, 1] >= begin) & (rules[:, 2] <= end)
    )
    return found


# --- turning ------------------------------------------------------------------------------------------------


def _turned_points(x: Floats, y: Floats, frame: Frame) -> tuple[Floats, Floats]:
    """Points of the displayed page on the turned one: the way back from `Frame.displayed`."""
    match frame.turn:
        case 1:
            return y, frame.height - x
        case 2:
            return frame.width - x, frame.height - y
        case 3:
            return frame.width - y, x
        case _:
            return x, y


def _turned_boxes(boxes: Floats, frame: Frame) -> Floats:
    """Rows of `(x0, top, x1, bottom)`."""
    x0, y0 = _turned_points(boxes[:, 0], boxes[:, 1], frame)
    x1, y1 = _turned_points(boxes[:, 2], boxes[:, 3], frame)
    return np.column_stack((np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)))


def _turned_characters(characters: Characters, frame: Frame) -> Characters:
    boxes = np.column_stack((characters.x0, characters.top, characters.x1, characters.bottom))
    x0, top, x1, bottom = _turned_boxes(boxes, frame).T
    turn = (characters.turn - frame.turn) % 4
    # A baseline is a distance from the top or from the left, as the text runs: its other coordinate does not matter.
    x, y = _turned_points(characters.baseline, characters.baseline, frame)
    return replace(
        characters,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        baseline=np.where(turn % 2, x, y),
        turn=turn,
    )


def _turned_rules(rules: Rules, frame: Frame) -> Rules:
    """Rules `(position, start, end)` of both directions, sorted as every reader gives them."""
    across, down = rules.horizontal, rules.vertical
    boxes = np.vstack((across[:, [1, 0, 2, 0]], down[:, [0, 1, 0, 2]]))
    x0, top, x1, bottom = _turned_boxes(boxes, frame).T
    lies = np.arange(len(boxes)) < len(across)
    if frame.turn % 2:
        lies = ~lies
    return Rules(
        _sorted(np.column_stack((top, x0, x1))[lies]), _sorted(np.column_stack((x0, top, bottom))[~lies])
    )


def _sorted(rules: Floats) -> Floats:
    return rules[np.lexsort((rules[:, 2], rules[:, 1], rules[:, 0]))]
