"""Sentences of the prose."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.table import SourceRef


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence on one line, without list mark, at the place where its paragraph begins; `section` is its heading."""

    text: str
    source: SourceRef
    section: str
