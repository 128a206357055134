"""Paragraphs in one piece, though a page or a line of its own tears them, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Block, BlockKind
from pipeline.model.table import SourceRef
from pipeline.model.text import collapse_space, split_mark

_ITEM = re.compile(r"^\s*(?:\(?\d{1,2}\s?[.)]|\d{1,2}\s+[A-Z]|[a-zA-Z][.)]\s|[-\u2022*\uf0b7]\s)")
# "1.3Maksud dan Tujuan" that was not read as a heading; an item of a list has one number.
NEXT_SUBBAB = re.compile(r"^\s*\d\s?[.]\s?\d{1,2}[.]?\s*[A-Z]")
_ENDED = re.compile(r"[.;:]\s*(?:dan|serta)?\s*$")
_SHORTEST_TORN = 40  # letters; shorter lines are those of a cover or a signature, which go on nowhere
# Not behind "Rp." and "No.", which a digit follows.
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\-][.;?!])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line; `first` is the place of its first block in the document, from 0."""

    text: str
    first: int
    block: Block

    @property
    def source(self) -> SourceRef:
        """Where it begins."""
        return self.block.source


def read_paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of the prose, those put together that are one."""
    paragraphs: list[Paragraph] = []
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = collapse_space(block.text)
        before = blocks[place - 1] if place else block
        is_next = before.kind is BlockKind.PARAGRAPH and before.section == block.section
        if paragraphs and is_next and _goes_on(paragraphs[-1].text, text):
            paragraphs[-1] = replace(paragraphs[-1], text=f"{paragraphs[-1].text} {text}")
        else:
            paragraphs.append(Paragraph(text, place, block))
    return paragraphs


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each on one line, without the list mark it begins with."""
    return _SENTENCE_END.split(split_mark(collapse_space(text))[1])


def _goes_on(text: str, following: str) -> bool:
    """Whether a paragraph was torn from the one before it."""
    if len(text) < _SHORTEST_TORN or _ITEM.match(following) or NEXT_SUBBAB.match(following):
        return False
    return following[:1].islower() or not _ENDED.search(text)
