"""Progress on stderr, silent where stderr is no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from pipeline.model.summary import DocumentResult


def progress_on_stderr() -> Progress:
    """Bars with a name, a count and the time elapsed, which vanish when they are done; a context manager."""
    return _bars(TimeElapsedColumn())


@contextmanager
def audit_progress(documents: int) -> Iterator[AuditProgress]:
    """Two bars, of documents and pages, with pages per second and the time that is left."""
    with _bars(_Pace(), TimeElapsedColumn(), TextColumn("sisa"), TimeRemainingColumn()) as bars:
        yield AuditProgress(
            bars, bars.add_task("Dokumen", total=documents), bars.add_task("Halaman", total=None, pace=True)
        )


class AuditProgress:
    """Shows how far an audit has come."""

    def __init__(self, bars: Progress, documents: TaskID, pages: TaskID) -> None:
        self._bars = bars
        self._documents = documents
        self._pages = pages

    def pages(self, read: int, expected: int) -> None:
        """So many pages have been read, of so many as there may be in all."""
        self._bars.update(self._pages, completed=read, total=max(read, expected))

    def document(self, _result: DocumentResult) -> None:
        """A document is done."""
        self._bars.advance(self._documents)


class _Pace(ProgressColumn):
    """Pages per second, where the task is one of pages."""

    def render(self, task: Task) -> Text:
        if "pace" not in task.fields or not task.speed:
            return Text("")
        return Text(f"{task.speed:.1f} hal/detik".replace(".", ","))


def _bars(*columns: ProgressColumn) -> Progress:
    console = Console(stderr=True, highlight=False)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
