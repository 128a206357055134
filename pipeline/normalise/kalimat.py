"""The prose as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Block
from pipeline.model.kalimat import Kalimat
from pipeline.normalise.paragraphs import read_paragraphs, sentences


def read_kalimat(blocks: Sequence[Block]) -> tuple[Kalimat, ...]:
    """Every sentence of the paragraphs, those torn by a page put together, in reading order."""
    return tuple(
        Kalimat(sentence, paragraph.source, paragraph.block.section)
        for paragraph in read_paragraphs(blocks)
        for sentence in sentences(paragraph.text)
        if sentence
    )
