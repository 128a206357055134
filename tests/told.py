"""A listener to the progress of a run."""

from __future__ import annotations

from pipeline.model.summary import DocumentResult


class Told:
    """What a run says of its progress."""

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.seen: list[tuple[int, int]] = []

    def pages(self, read: int, expected: int) -> None:
        self.seen.append((read, expected))

    def document(self, result: DocumentResult) -> None:
        self.documents.append(result.dokumen)
