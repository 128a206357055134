"""Every document through the stages, one after another or side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.courses import Course
from pipeline.job import Job, known_result
from pipeline.model.document import Identity
from pipeline.model.dossier import Dossier
from pipeline.model.lintas import Lintas
from pipeline.model.opd import Agency
from pipeline.model.paging import Paging
from pipeline.model.summary import DocumentResult
from pipeline.reconcile.ledger import judge
from pipeline.reconcile.lintas import see_together
from pipeline.reconcile.places import in_files
from pipeline.rules.engine import compare, lintas_catalogue
from pipeline.settings import Settings
from pipeline.workers import Task, Workers


class Progress(Protocol):
    """Is told how far the run has come."""

    def pages(self, read: int, expected: int) -> None:
        """So many pages have been read, of so many as there may be in all."""

    def document(self, result: DocumentResult) -> None:
        """A document is done."""


def audit_all(jobs: Sequence[Job], processes: int, progress: Progress) -> tuple[DocumentResult, ...]:
    """The results of all documents, in the order of `jobs` however they were worked on.

    What an earlier run found out on the same content is not done again.

    Args:
        jobs: the documents, their files looked at (`look_at`).
        processes: how many work side by side (PDFium is not safe in threads).
        progress: is told.

    Raises:
        DiskFullError: there is no room for interim files; what is done is kept.
    """
    done: dict[str, DocumentResult] = {}
    left: list[Job] = []
    for job in jobs:
        result = known_result(job)
        if result is None:
            left.append(job)
        else:
            done[result.dokumen] = result
            progress.document(result)
    for result in _side_by_side(left, processes, progress):
        done[result.dokumen] = result
        progress.document(result)
    return tuple(done[job.source.name] for job in jobs)


def audit_together(
    results: Sequence[DocumentResult], agencies: Sequence[Agency], settings: Settings
) -> tuple[DocumentResult, ...]:
    """The results, each with what the rules on several documents make of it beside those of other agencies."""
    beside = see_together(agencies, settings)
    return tuple(
        _beside_others(result, beside[result.dokumen], settings) if result.dokumen in beside else result
        for result in results
    )


def _beside_others(result: DocumentResult, lintas: Lintas, settings: Settings) -> DocumentResult:
    identity = Identity(opd=result.opd, daerah=result.daerah, tahun=int(result.tahun))
    dossier = Dossier(result.dokumen, result.sha256, identity, settings, lintas=lintas)
    rules = lintas_catalogue(settings)
    comparisons, failures = compare(dossier, {aturan.id for aturan in rules})
    audit = judge(dossier, comparisons, failures, rules)
    lines = {line.aturan: line for line in audit.coverage}
    findings = (*result.findings, *in_files(audit.findings, result.dokumen, Paging(result.parts)))
    return replace(
        result,
        findings=tuple(sorted(findings, key=lambda finding: (finding.tingkat.rank, finding.aturan))),
        coverage=tuple(lines.get(line.aturan, line) for line in result.coverage),
        crashed=tuple(dict.fromkeys((*result.crashed, *(failure.aturan for failure in failures)))),
    )


def _side_by_side(jobs: Sequence[Job], processes: int, progress: Progress) -> Iterator[DocumentResult]:
    """Results as they come. The largest documents are begun first, so that no long one is left for the end."""
    if not jobs:
        return
    sizes = {job.source.name: _size(job) for job in jobs}
    to_come = deque(sorted(jobs, key=lambda job: sizes[job.source.name], reverse=True))
    courses: list[Course] = []
    given: dict[Task, Course] = {}
    seen = _Seen(sum(sizes.values()))
    with Workers(processes, jobs[0].settings.memori_mb) as workers:
        while courses or to_come:
            while workers.free:
                ready = next((course for course in courses if course.has_task), None)
                if ready is None and to_come:
                    ready = Course(to_come.popleft())
                    courses.append(ready)
                if ready is None:
                    break
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
            progress.pages(*seen.with_these(courses, sizes))


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


def _size(job: Job) -> int:
    """Bytes of the document."""
    return sum(file.seen.size for file in job.source.files if file.seen)
