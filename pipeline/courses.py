"""What is to be done for one document, task by task: its pages, in runs, and then the audit; and again what failed.

A run of pages that brings down its process is read page by page, a page that does is given up, and all others are still
audited. The audit itself is tried twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.audit import audit_document, failed_result
from pipeline.errors import DiskFullError
from pipeline.files import readers_of
from pipeline.inputs import is_kept
from pipeline.job import Job
from pipeline.model.summary import DocumentResult
from pipeline.page_runs import RUN, FileReader
from pipeline.workers import Died, Done, Ending, Event, Raised, Task

Beat = Callable[[], None]
"""A sign of life."""


@dataclass(frozen=True, slots=True)
class Pages:
    """`length` pages of the file at `place` (0-based) from `first` (1-based) on; of a length of 0, only its opening."""

    place: int
    first: int
    length: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class PagesRead:
    """How many pages the file has, how many were read now, and which are images that are still to be read."""

    count: int
    read: int
    images: tuple[int, ...] = ()


def read_pages(reader: FileReader, pages: Pages, beat: Beat) -> PagesRead:
    """Reads pages to where the audit finds them.

    Raises:
        InputError: the file cannot be opened.
    """
    if pages.is_image:
        reader.read_image(pages.first)
        return PagesRead(pages.first, 1)
    run = reader.read_run(pages.first, lambda _page, _count: beat(), pages.length)
    there = min(pages.length, max(run.count - pages.first + 1, 0))
    return PagesRead(run.count, there - len(run.images), run.images)


def audit_job(job: Job, beat: Beat) -> DocumentResult:
    """The audit of a document; each page that was not read before is a sign of life.

    Raises:
        DiskFullError: there is no room for its interim files.
    """
    return audit_document(job, lambda _page, _count: beat())


@dataclass(slots=True, eq=False)
class Course:
    """The course of one document, from the first task to its result. It does no work itself."""

    job: Job
    result: DocumentResult | None = None
    _steps: list[Pages | None] = field(default_factory=list)  # not begun yet; None is the audit
    _running: dict[Task, Pages | None] = field(default_factory=dict)
    _deaths: Counter[Pages | None] = field(default_factory=Counter)
    _counts: dict[int, int] = field(default_factory=dict)
    _read: dict[Pages, int] = field(default_factory=dict)
    _probes: dict[Pages, set[Pages]] = field(default_factory=dict)
    _lost: dict[str, dict[int, str]] = field(default_factory=dict)
    _wasted: float = 0.0

    def __post_init__(self) -> None:
        # What may not be kept cannot be handed on: such a document is read by its audit.
        places = range(len(self.job.source.files)) if is_kept(self.job.source) else ()
        self._steps = [Pages(place, 1, RUN) for place in places] or [None]

    @property
    def has_task(self) -> bool:
        """Whether there is something that can be begun now."""
        return bool(self._steps)

    @property
    def pages(self) -> int:
        """How many pages the document has, as far as that is known."""
        return self.result.halaman if self.result else sum(self._counts.values())

    @property
    def read(self) -> int:
        """How many of its pages have been read."""
        return self.result.halaman if self.result else sum(self._read.values())

    @property
    def is_counted(self) -> bool:
        """Whether `pages` is the number of all of its pages."""
        return self.result is not None or len(self._counts) == len(self.job.source.files)

    def next_task(self) -> Task:
        """The next task, which counts as begun."""
        step = self._steps.pop(0)
        settings = self.job.settings
        if step is None:
            job = replace(self.job, lost=self._lost)
            task = Task(audit_job, (job,), settings.waktu_dokumen_detik)
        else:
            reader = readers_of(self.job.source, self.job.cache, self._lost, settings.batas)[step.place]
            task = Task(read_pages, (reader, step), settings.waktu_halaman_detik)
        self._running[task] = step
        return task

    def hear(self, event: Event) -> None:
        """Takes in how a task of this document ended.

        Raises:
            DiskFullError: there is no room for its interim files.
        """
        step = self._running.pop(event.task)
        match event:
            case _ if self.result is not None:
                return
            case Raised(error=DiskFullError() as error):
                raise error
            case Raised(error=error) if step is None:
                self.result = failed_result(self.job, str(error))
            case Raised():
                pass  # the file cannot be opened: the audit will find that too, and say it
            case Done(value=DocumentResult() as result):
                self.result = result
            case Done(value=PagesRead() as read) if step is not None:
                self._take_in(step, read)
            case Died():
                self._give_way(step, event)
        if step is not None:
            self._end_probe(step)
        if self.result is not None:
            self._steps.clear()
        elif not self._steps and not self._running:
            self._steps.append(None)

    def _take_in(self, step: Pages, read: PagesRead) -> None:
        self._read[step] = read.read
        if step.place not in self._counts and not step.is_image:
            self._counts[step.place] = read.count
            others = range(1 + RUN, read.count + 1, RUN)
            self._steps.extend(Pages(step.place, first, RUN) for first in others)
            if step.length == 0:
                self._probe(Pages(step.place, 1, RUN))
        if step.length == RUN:
            images = (Pages(step.place, number, 1, is_image=True) for number in read.images)
            self._steps.extend(image for image in images if image not in self._read)

    def _give_way(self, step: Pages | None, died: Died) -> None:
        """What is tried next, after a process died over a step."""
        ending = died.ending
        self._deaths[step] += 1
        is_second = self._deaths[step] > 1
        self._wasted += died.seconds if step is not None else 0.0
        if self._wasted > self.job.settings.waktu_dokumen_detik:
            self._fail("semua percobaannya bersama melampaui batas waktu (setelan waktu_dokumen_detik)")
        elif step is None or step.length == RUN:
            if is_second:
                self._fail(f"pemeriksaannya {self._told(ending, step)}, juga pada percobaan kedua")
            elif step is None:
                self._steps.append(step)
            elif step.place in self._counts:
                self._probe(step)
            else:
                self._steps.append(replace(step, length=0))
        elif step.length == 0:
            self._fail(f"pembukaan berkasnya {self._told(ending, step)}")
        elif step.is_image and not is_second:
            self._steps.append(step)
        else:
            self._lose(step, ending)

    def _probe(self, run: Pages) -> None:
        """Has each page of a run read by itself, and then the run again without those that fail."""
        numbers = range(run.first, min(run.first + RUN, self._counts[run.place] + 1))
        self._probes[run] = {Pages(run.place, number, 1) for number in numbers}
        self._steps.extend(Pages(run.place, number, 1) for number in numbers)

    def _end_probe(self, step: Pages) -> None:
        for run, probes in list(self._probes.items()):
            if step in probes and step not in self._steps:
                probes.remove(step)
                self._read.pop(step, None)
                if not probes:
                    del self._probes[run]
                    self._steps.append(run)

    def _lose(self, page: Pages, ending: Ending) -> None:
        name = self.job.source.files[page.place].name
        self._lost.setdefault(name, {})[page.first] = (
            f"Halaman ini tidak terbaca: pembacaannya {self._told(ending, page)}."
        )
        if page.is_image:
            run = Pages(page.place, (page.first - 1) // RUN * RUN + 1, RUN)
            self._read[page] = 0
            self._steps.append(run)

    def _fail(self, reason: str) -> None:
        told = f"Dokumen ini tidak dapat diperiksa: {reason}. Mohon minta berkas yang dicetak ulang dari aslinya."
        self.result = failed_result(self.job, told)

    def _told(self, ending: Ending, step: Pages | None) -> str:
        settings = self.job.settings
        match ending:
            case Ending.OUT_OF_TIME if step is None:
                return f"melampaui batas waktu {settings.waktu_dokumen_detik} detik (setelan waktu_dokumen_detik)"
            case Ending.OUT_OF_TIME:
                return f"melampaui batas waktu {settings.waktu_halaman_detik} detik (setelan waktu_halaman_detik)"
            case Ending.OUT_OF_MEMORY:
                return f"memerlukan memori lebih dari {settings.memori_mb} MB (setelan memori_mb)"
            case Ending.CRASHED:
                return "membuat program pembaca berhenti mendadak"
