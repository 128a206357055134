"""What follows when a task of a document fails: its pages one by one, the page given up, the document at last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.courses import Course, Pages, PagesRead
from pipeline.errors import DiskFullError, InputError
from pipeline.inputs import InputFile, InputFolder, Source, look_at
from pipeline.job import Job
from pipeline.model.summary import DocumentResult, Status
from pipeline.page_runs import RUN
from pipeline.store import Store
from pipeline.workers import Died, Done, Ending, Event, Raised, Task
from tests.defaults import SETTINGS

AUDITED = DocumentResult("a.pdf", Status.TERBACA, halaman=3)


class Actor:
    """Plays the processes: the file has so many pages, some of them images, and some tasks end in another way."""

    def __init__(self, count: int, images: tuple[int, ...] = ()) -> None:
        self.count = count
        self.images = images
        self.fatal: set[int] = set()
        self.deaths: dict[object, int] = {}
        self.ending = Ending.CRASHED
        self.seconds = 1.0
        self.told: list[object] = []
        self.jobs: list[Job] = []

    def play(self, task: Task) -> Event:
        if len(task.args) == 1:
            self.jobs.append(task.args[0])
            self.told.append("audit")
            return self._died(task, "audit") or Done(task, AUDITED)
        reader, pages = task.args
        self.told.append((pages.first, pages.length) if not pages.is_image else ("gambar", pages.first))
        inside = set(range(pages.first, pages.first + pages.length)) - set(reader.lost)
        if inside & self.fatal:
            return Died(task, self.ending, self.seconds)
        if event := self._died(task, self.told[-1]):
            return event
        images = tuple(number for number in self.images if number in inside and not pages.is_image)
        there = max(min(pages.length, self.count - pages.first + 1), 0)
        return Done(task, PagesRead(self.count, there - len(images), images))

    def _died(self, task: Task, what: object) -> Event | None:
        if self.deaths.get(what, 0) == 0:
            return None
        self.deaths[what] -= 1
        return Died(task, self.ending, self.seconds)


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., Course]:
    def make(*names: str) -> Course:
        for name in names:
            (tmp_path / name).write_bytes(b"%PDF-")
        files = tuple(InputFile(name, tmp_path / name) for name in names)
        source: Source = files[0] if len(files) == 1 else InputFolder("dinas", files)
        return Course(Job(look_at(source), SETTINGS, Store(tmp_path / "o", tmp_path / "i")))

    return make


def run(course: Course, actor: Actor) -> DocumentResult:
    """Two tasks at a time, to the end."""
    given: list[Task] = []
    while course.result is None or given:
        while course.has_task and len(given) < 2:
            given.append(course.next_task())
        assert given, "nothing is under way and nothing is left to do"
        course.hear(actor.play(given.pop(0)))
    return course.result


def test_a_long_document_is_read_in_runs_and_then_audited(document: Callable[..., Course]) -> None:
    actor = Actor(2 * RUN + 1)
    course = document("a.pdf")
    assert run(course, actor) is AUDITED
    assert actor.told == [(1, RUN), (1 + RUN, RUN), (1 + 2 * RUN, RUN), "audit"]


def test_images_are_read_one_by_one_before_the_audit(document: Callable[..., Course]) -> None:
    actor = Actor(5, images=(2, 5))
    course = document("a.pdf")
    run(course, actor)
    assert actor.told == [(1, RUN), ("gambar", 2), ("gambar", 5), "audit"]


def test_pages_are_counted_as_they_are_read(document: Callable[..., Course]) -> None:
    actor, course = Actor(30, images=(2,)), document("a.pdf")
    counted = [(course.read, course.pages, course.is_counted)]
    while course.result is None:
        course.hear(actor.play(course.next_task()))
        counted.append((course.read, course.pages, course.is_counted))
    assert counted == [
        (0, 0, False), (23, 30, True), (29, 30, True), (30, 30, True), (3, 3, True),
    ]  # fmt: skip


def test_every_file_of_a_folder_is_read(document: Callable[..., Course]) -> None:
    actor = Actor(2)
    run(document("a.pdf", "b.pdf"), actor)
    assert actor.told == [(1, RUN), (1, RUN), "audit"]


def test_a_file_that_a_password_opens_is_read_by_its_audit(document: Callable[..., Course]) -> None:
    """What it says may not lie about for others."""
    course = document("a.pdf")
    source = replace(course.job.source, password="rahasia")  # type: ignore[type-var]  # noqa: S106
    actor = Actor(2)
    run(Course(replace(course.job, source=source)), actor)
    assert actor.told == ["audit"]


def test_a_page_that_kills_whoever_reads_it_is_given_up_and_the_others_are_not(
    document: Callable[..., Course],
) -> None:
    actor = Actor(RUN + 2)
    actor.fatal = {RUN + 2}
    assert run(document("a.pdf"), actor) is AUDITED
    assert actor.told == [
        (1, RUN), (1 + RUN, RUN), (RUN + 1, 1), (RUN + 2, 1), (1 + RUN, RUN), "audit",
    ]  # fmt: skip
    (job,) = actor.jobs
    assert job.lost == {
        "a.pdf": {
            RUN + 2: "Halaman ini tidak terbaca: pembacaannya membuat program pembaca berhenti mendadak."
        }
    }


def test_the_first_run_asks_for_the_number_of_pages_first(document: Callable[..., Course]) -> None:
    actor = Actor(3)
    actor.fatal = {2}
    run(document("a.pdf"), actor)
    assert actor.told == [(1, RUN), (1, 0), (1, 1), (2, 1), (3, 1), (1, RUN), "audit"]
    assert list(actor.jobs[0].lost["a.pdf"]) == [2]


def test_a_run_that_died_by_chance_loses_nothing(document: Callable[..., Course]) -> None:
    actor = Actor(2)
    actor.deaths = {(1, RUN): 1}
    assert run(document("a.pdf"), actor) is AUDITED
    assert actor.jobs[0].lost == {}


def test_an_image_is_tried_twice_and_then_given_up(document: Callable[..., Course]) -> None:
    actor = Actor(2, images=(2,))
    actor.ending = Ending.OUT_OF_TIME
    actor.deaths = {("gambar", 2): 1}
    run(document("a.pdf"), actor)
    assert actor.jobs[0].lost == {}
    actor.deaths = {("gambar", 2): 2}
    run(document("a.pdf"), actor)
    assert actor.jobs[1].lost == {
        "a.pdf": {
            2: "Halaman ini tidak terbaca: pembacaannya melampaui batas waktu 120 detik (setelan waktu_halaman_detik)."
        }
    }


@pytest.mark.parametrize(
    ("deaths", "ending", "reason"),
    [
        ({"audit": 1}, Ending.CRASHED, ""),
        ({"audit": 1}, Ending.OUT_OF_TIME, ""),
        (
            {"audit": 2},
            Ending.OUT_OF_TIME,
            "pemeriksaannya melampaui batas waktu 600 detik (setelan waktu_dokumen_detik), juga pada percobaan kedua",
        ),
        (
            {"audit": 2},
            Ending.OUT_OF_MEMORY,
            "pemeriksaannya memerlukan memori lebih dari 1500 MB (setelan memori_mb), juga pada percobaan kedua",
        ),
        (
            {(1, RUN): 1, (1, 0): 1},
            Ending.CRASHED,
            "pembukaan berkasnya membuat program pembaca berhenti mendadak",
        ),
        (
            {(1, RUN): 2},
            Ending.CRASHED,
            "pemeriksaannya membuat program pembaca berhenti mendadak, juga pada percobaan kedua",
        ),
    ],
)
def test_a_document_fails_at_the_second_try(
    document: Callable[..., Course], deaths: dict[object, int], ending: Ending, reason: str
) -> None:
    actor = Actor(2)
    actor.deaths, actor.ending, actor.seconds = deaths, ending, 601.0 if "audit" in deaths else 1.0
    result = run(document("a.pdf"), actor)
    told = f"Dokumen ini tidak dapat diperiksa: {reason}. Mohon minta berkas yang dicetak ulang dari aslinya."
    assert (result.status, result.pesan) == ((Status.GAGAL, told) if reason else (Status.TERBACA, ""))


def test_many_pages_that_hang_cost_no_more_than_the_time_of_a_document(
    document: Callable[..., Course],
) -> None:
    actor = Actor(RUN)
    actor.fatal = set(range(1, RUN + 1))
    actor.ending, actor.seconds = Ending.OUT_OF_TIME, 121.0
    result = run(document("a.pdf"), actor)
    assert result.status is Status.GAGAL
    assert "waktu_dokumen_detik" in result.pesan
    assert len(actor.told) <= 9


def test_a_file_that_cannot_be_opened_is_left_to_the_audit(document: Callable[..., Course]) -> None:
    course = document("a.pdf")
    course.hear(Raised(course.next_task(), InputError("Berkas kosong.")))
    course.hear(Actor(0).play(course.next_task()))
    assert course.result is AUDITED


def test_an_error_of_the_audit_is_the_documents(document: Callable[..., Course]) -> None:
    course = document("a.pdf")
    course.hear(Actor(0).play(course.next_task()))
    course.hear(Raised(course.next_task(), InputError("Rusak.")))
    assert course.result is not None
    assert (course.result.status, course.result.pesan) == (Status.GAGAL, "Rusak.")


def test_a_full_disk_ends_the_run(document: Callable[..., Course]) -> None:
    course = document("a.pdf")
    course.hear(Actor(0).play(course.next_task()))
    with pytest.raises(DiskFullError):
        course.hear(Raised(course.next_task(), DiskFullError("penuh")))


def test_pages_of_an_unread_file_are_counted_as_none(document: Callable[..., Course]) -> None:
    actor = Actor(0)
    run(document("a.pdf"), actor)
    assert actor.told == [(1, RUN), "audit"]


def test_the_tasks_name_pages_by_their_file(document: Callable[..., Course]) -> None:
    course = document("a.pdf", "b.pdf")
    asked = [course.next_task().args[1] for _ in range(2)]
    assert asked == [Pages(0, 1, RUN), Pages(1, 1, RUN)]
