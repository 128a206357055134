"""The documents of a run on this computer: several processes, long documents first, their pages spread over all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.courses import Course
from pipeline.job import Job, size_of
from pipeline.model.summary import DocumentResult
from pipeline.workers import Task, Workers

OnPages = Callable[[int, int], None]
"""Told of pages: how many have been read, and how many there may be in all."""


def audit_here(jobs: Sequence[Job], processes: int, on_pages: OnPages) -> Iterator[DocumentResult]:
    """The results of all documents, as they come. The largest are begun first, so that no long one is left for the end.

    Args:
        jobs: the documents, their files looked at.
        processes: how many work side by side (PDFium is not safe in threads).
        on_pages: told of pages.

    Raises:
        DiskFullError: there is no room for interim files; what is done is kept.
    """
    if not jobs:
        return
    sizes = {job.source.name: size_of(job) for job in jobs}
    to_come = deque(sorted(jobs, key=lambda job: sizes[job.source.name], reverse=True))
    courses: list[Course] = []
    given: dict[Task, Course] = {}
    seen = _Seen(sum(sizes.values()))
    with Workers(processes, jobs[0].settings.memori_mb) as workers:
        while courses or to_come:
            while workers.free and (ready := _ready(courses, to_come)) is not None:
                task = ready.next_task()
                given[task] = ready
                workers.give(task)
            for event in workers.events():
                course = given.pop(event.task)
                course.hear(event)
                if course.result is not None and course in courses:
                    courses.remove(course)
                    seen.add(course, sizes[course.job.source.name])
                    yield course.result
            on_pages(*seen.with_these(courses, sizes))


def _ready(courses: list[Course], to_come: deque[Job]) -> Course | None:
    """A document with something to do: one that is under way, or else the next one, which is then."""
    ready = next((course for course in courses if course.has_task), None)
    if ready is None and to_come:
        ready = Course(to_come.popleft())
        courses.append(ready)
    return ready


@dataclass(slots=True)
class _Seen:
    """Pages and bytes of the documents that are done, and the bytes of all."""

    all_bytes: int
    read: int = 0
    pages: int = 0
    bytes: int = 0

    def add(self, course: Course, size: int) -> None:
        self.read += course.read
        self.pages += course.pages
        self.bytes += size

    def with_these(self, courses: Sequence[Course], sizes: Mapping[str, int]) -> tuple[int, int]:
        """Pages read, and to be expected in all: a document not opened yet has as many for its bytes as the others."""
        counted = [course for course in courses if course.is_counted]
        pages = self.pages + sum(course.pages for course in counted)
        known = self.bytes + sum(sizes[course.job.source.name] for course in counted)
        rest = self.all_bytes - known
        return self.read + sum(course.read for course in courses), pages + round(pages * rest / max(known, 1))
