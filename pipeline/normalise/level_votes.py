"""Classes of rows that look alike, and the rung that each of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

from pipeline.model.kode import PLANNED, Level
from pipeline.normalise.numbering import NONE, Mark, is_series

Votes = Sequence[Level | None]
_FEW = 3  # so many rows make a class of their own, beside which a single row of the same rung elsewhere is a stray


def votes_of_numbers(
    marks: Sequence[Mark | None],
    numbers: Sequence[str],
    labels: Votes,
    lowest: Level,
    *,
    is_kode: bool,
) -> list[Level | None]:
    """The rung that each row's number tells, None where it tells none.

    Numbers of one style that count rows of one rung have the rung that the words beside some of them name. Where no
    words do, the order in which the styles are nested tells it, and of codes the number of their groups.

    Args:
        marks: the number of each row.
        numbers: the same as printed.
        labels: the rung that each row's name begins with.
        lowest: the lowest rung that the table may list.
        is_kode: whether they are codes of before 2021.
    """
    classes = [mark.style if mark is not None else None for mark in marks]
    known = {style for style in classes if style is not None}
    mixed = {style for style in known if style != NONE and not is_series(marks, style)}
    usable = [None if style in mixed else style for style in classes]
    first = next((style for style in usable if style is not None), None)
    # A row without a number in the middle of numbered ones lost it to a merged cell; it is no rung of its own.
    nested = [None if style == NONE and first != NONE else style for style in usable]
    rungs = _labelled(usable, labels)
    if is_kode and lowest is Level.KEGIATAN:
        grouped = _by_groups(marks, numbers)
        told = [one for one in zip(grouped, labels, strict=True) if None not in one]
        if not rungs or (told and all(vote is label for vote, label in told)):
            return grouped
    elif is_kode and not rungs:
        return [None] * len(marks)
    if not mixed:
        rungs = _nested(nested, rungs, labels, lowest)
    # A program is called so nearly always: not every row that lost its number is one because the programs have none.
    # And rows that have no number at all are no series of which some could speak for the others.
    silent = {
        style
        for style, level in rungs.items()
        if (style == NONE or level <= Level.PROGRAM)
        and _has_label(usable, labels, style)
        and not _are_all_labelled(usable, labels, style)
    }
    return [None if style is None or style in silent else rungs.get(style) for style in usable]


def votes_of_looks(classes: Sequence[int], labels: Votes, lowest: Level) -> list[Level | None]:
    """The rung that each row's type or indentation tells, None where it tells none, as where all rows look alike.

    Args:
        classes: how each row looks; a lower number is what stands higher up, bold type or a lesser indent.
        labels: the rung that each row's name begins with.
        lowest: the lowest rung that the table may list.
    """
    if len(set(classes)) < 2:
        return [None] * len(classes)
    rungs = {
        look: level
        for look, level in _labelled(classes, labels).items()
        if level is lowest or _are_all_labelled(classes, labels, look)
    }
    order = list(dict.fromkeys(classes))
    if order == sorted(order):
        nested = _nested(classes, rungs, labels, lowest)
        # Fewer looks than rungs: plain rows below bold programs may be kegiatan as well as their sub kegiatan.
        rungs = nested if nested.get(order[-1]) is lowest else rungs
    return [rungs.get(look) for look in classes]


def _labelled(classes: Sequence[Hashable | None], labels: Votes) -> dict[Hashable, Level]:
    """The rung of each class whose labelled rows agree; a single stray of a rung that has a class of its own aside."""
    counts: dict[Hashable, Counter[Level]] = {}
    for one, label in zip(classes, labels, strict=True):
        if one is not None and label is not None:
            counts.setdefault(one, Counter())[label] += 1
    agreed = {one: next(iter(count)) for one, count in counts.items() if len(count) == 1}
    at_home = {level for one, level in agreed.items() if counts[one][level] >= _FEW}
    for one, count in counts.items():
        (usual, many), *others = count.most_common()
        strays = [level for level, number in others if number == 1 and level in at_home]
        if others and many > 1 and len(strays) == len(others) == 1:
            agreed[one] = usual
    return agreed


def _are_all_labelled(classes: Sequence[Hashable | None], labels: Votes, look: Hashable) -> bool:
    return all(label is not None for one, label in zip(classes, labels, strict=True) if one == look)


def _nested(
    classes: Sequence[Hashable | None], rungs: dict[Hashable, Level], labels: Votes, lowest: Level
) -> dict[Hashable, Level]:
    """The rungs, with those of classes without any label added, from the order in which the classes are nested.

    One step down the page's hierarchy is one rung. Without any label the classes must be as many as the rungs that
    the table may list, and every row but those of the last class must have one of the next class below it.
    """
    order = list(dict.fromkeys(one for one in classes if one is not None))
    silent = [one for one in order if one not in rungs and not _has_label(classes, labels, one)]
    contradicting = any(one not in rungs and one not in silent for one in order)
    if not silent or contradicting or not _steps_one_by_one(classes, order):
        return rungs
    ladder = [level for level in PLANNED if level <= lowest]
    if not rungs:
        is_whole = len(order) == len(ladder) and _is_tree(classes, order)
        return dict(zip(order, ladder, strict=True)) if is_whole else rungs
    found = dict(rungs)
    for place, one in enumerate(order):
        if one in found:
            continue
        above = found.get(order[place - 1]) if place else None
        below = rungs.get(order[place + 1]) if place + 1 < len(order) else None
        level = _step(ladder, above, 1) if above is not None else _step(ladder, below, -1)
        if level is None or (below is not None and below <= level):
            return rungs
        found[one] = level
    return found


def _step(ladder: Sequence[Level], level: Level | None, steps: int) -> Level | None:
    """The planned rung so many steps below another one; None where there is none."""
    rungs = [Level.BIDANG_URUSAN, *ladder]
    if level not in rungs:
        return None
    place = rungs.index(level) + steps
    return rungs[place] if 1 <= place < len(rungs) else None


def _has_label(classes: Sequence[Hashable | None], labels: Votes, wanted: Hashable) -> bool:
    return any(label is not None for one, label in zip(classes, labels, strict=True) if one == wanted)


def _steps_one_by_one(classes: Sequence[Hashable | None], order: Sequence[Hashable]) -> bool:
    """Whether no row stands more than one step below the row before it."""
    depths = [order.index(one) for one in classes if one is not None]
    return all(lower <= upper + 1 for upper, lower in pairwise(depths))


def _is_tree(classes: Sequence[Hashable | None], order: Sequence[Hashable]) -> bool:
    """Whether every row but those of the last class has a row one step below it next."""
    depths = [order.index(one) for one in classes if one is not None]
    last = len(order) - 1
    return depths[-1] == last and all(
        upper == last or lower == upper + 1 for upper, lower in pairwise(depths)
    )


def _by_groups(marks: Sequence[Mark | None], numbers: Sequence[str]) -> list[Level | None]:
    """The rungs of codes of Permendagri 13/2006: 1.21 a bidang urusan, 1.21.01 a program, 1.21.01.05 a kegiatan.

    An organisation may stand in between (1.20.05 above 1.20.05.01 and 1.20.05.01.011), so that the longest codes are
    the kegiatan, and the next shorter ones, with which they begin, the programs.
    """
    nothing: list[Level | None] = [None] * len(marks)
    lengths = sorted({mark.groups for mark in marks if mark is not None and mark.style != NONE}, reverse=True)
    if len(lengths) < 2 or lengths[1] < 2:
        return nothing
    rungs = {lengths[0]: Level.KEGIATAN, lengths[1]: Level.PROGRAM}
    rungs |= {groups: level for groups, level in _UPPER_GROUPS.items() if groups < lengths[1]}
    votes = list(nothing)
    program = ""
    for place, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
        if mark is None or mark.style == NONE:
            continue
        level = rungs.get(mark.groups)
        text = "".join(number.split()).strip(".")
        if level is Level.PROGRAM:
            program = text
        if level is Level.KEGIATAN and not text.startswith(f"{program}."):
            return nothing
        votes[place] = level
    return votes


_UPPER_GROUPS = {1: Level.URUSAN, 2: Level.BIDANG_URUSAN}
