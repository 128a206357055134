"""What a page's content takes to be read, before anything reads it: counted over forms as often as they are painted.

A form of 1,000 rules painted 1,000 times by a form that is painted 1,000 times is a billion rules in a kilobyte.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DO = re.compile(rb"Do(?![^\s\0/<>\[\](){}%])")
# The name before it; whatever else stands there, a comment for instance, hides which form is painted.
_NAME_BEFORE = re.compile(rb"/([^\s\0/<>\[\](){}%]*)[\s\0]+$")
_LONGEST_NAME = 140
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PAINTING = re.compile(rb"(?<![^\s\0\])>])(?:[sSBbfF]\*?|T[jJ]|['\"]|Do|sh|EI)(?![^\s\0/<>\[\](){}%])")
_STRING = re.compile(rb"\([^()]*\)|<[0-9A-Fa-f\s]*>")
# Fonts that write their letters as hexadecimal numbers give each of them four digits.
_HEX_PER_LETTER = 4
# As deep as PDFium follows forms in forms.
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Weight:
    """What painting takes: bytes of operators, objects painted, letters."""

    size: int = 0
    objects: int = 0
    letters: int = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.size + other.size, self.objects + other.objects, self.letters + other.letters)

    def __mul__(self, times: int) -> Weight:
        return Weight(self.size * times, self.objects * times, self.letters * times)


@dataclass(frozen=True, slots=True)
class Painting:
    """A content, or a form: what it takes itself, and how often it paints which form.

    `paints` counts by name, under None the forms that cannot be told. `forms` are the numbers of the forms that names
    stand for.
    """

    own: Weight
    paints: Mapping[str | None, int]
    forms: Mapping[str, int]


def count_paints(content: bytes) -> Counter[str | None]:
    """How often a content paints each name."""
    paints: Counter[str | None] = Counter()
    for found in _DO.finditer(content):
        before = _NAME_BEFORE.search(content[max(found.start() - _LONGEST_NAME, 0) : found.start()])
        paints[_plain(before[1]) if before else None] += 1
    return paints


def _plain(name: bytes) -> str:
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), name)
    return "/" + plain.decode("utf-8", errors="surrogateescape")


def weigh(content: bytes) -> Weight:
    """What a content takes without its forms.

    Too many is counted rather than too few: a word of a text that looks like an operator counts as one.
    """
    letters = sum(
        found.end() - found.start()
        if content[found.start()] == ord("(")
        else len(found[0]) // _HEX_PER_LETTER
        for found in _STRING.finditer(content)
    )
    return Weight(len(content), sum(1 for _ in _PAINTING.finditer(content)), letters)


def depth_of_marks(content: bytes, enough: int) -> int:
    """How deep marked content lies in marked content; 0 where there are no more than `enough` marks at all.

    PDFium keeps for every mark a list of those around it.
    """
    if content.count(b"BMC") + content.count(b"BDC") <= enough:
        return 0
    depth = deepest = 0
    for part in content.split(b"EMC"):
        depth += part.count(b"BMC") + part.count(b"BDC")
        deepest = max(deepest, depth)
        depth = max(depth - 1, 0)
    return deepest


def total(roots: Sequence[Painting], forms: Mapping[int, Painting], most: Weight) -> Weight:
    """What painting all of `roots` takes, with the forms in them.

    Args:
        roots: contents of a page.
        forms: what the numbers in `Painting.forms` stand for. One that leads back to itself is followed as deep as
            PDFium does.
        most: where more comes together than this, only that it is more is told.
    """
    known = {number: form.own for number, form in forms.items()}
    for _ in range(_MAX_DEPTH):
        deeper = {number: _with_forms(form, known, most) for number, form in forms.items()}
        if deeper == known:
            break
        known = deeper
    weight = Weight()
    for root in roots:
        weight += _with_forms(root, known, most)
    return weight


def _with_forms(painting: Painting, known: Mapping[int, Weight], most: Weight) -> Weight:
    inner = {name: known[number] for name, number in painting.forms.items() if number in known}
    weight = painting.own
    for name, times in painting.paints.items():
        if name is None:
            weight += max(inner.values(), key=lambda one: one.size, default=Weight()) * times
        elif name in inner:
            weight += inner[name] * times
    return Weight(
        min(weight.size, most.size + 1),
        min(weight.objects, most.objects + 1),
        min(weight.letters, most.letters + 1),
    )
