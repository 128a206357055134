"""Processes that work for this one, and are watched: one that dies, hangs or takes too much costs its task, no more.

A pool of the standard library breaks as a whole when one of its processes dies, and knows no limit of time or memory.
Here each process has a pipe of its own, so that a death, at whatever moment, is an end of file; and all limits are kept
from outside, since code that hangs in a parser or in a regular expression lets nothing else run in its process.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

import psutil

from pipeline.errors import InternalError, PipelineError

_MEGABYTE = 1_000_000
_LOOK = 0.2  # seconds between two looks at the memory of the processes
_SPAWN = get_context(
    "spawn"
)  # PDFium, and the threads of numpy, do not survive a fork; Windows has nothing else


class Ending(Enum):
    """Why a process did not come to the end of its task."""

    CRASHED = "crashed"
    OUT_OF_TIME = "out of time"
    OUT_OF_MEMORY = "out of memory"


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Something for a process to do: `call(*args, beat)`.

    It calls `beat` as a sign of life, and may take `seconds` (None for ever) to the first one and from one to the next.
    All of it must be picklable.
    """

    call: Callable[..., object]
    args: tuple[Any, ...]
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A task that came to its end, and what it returned."""

    task: Task
    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """A task that came to its end by an exception."""

    task: Task
    error: PipelineError


@dataclass(frozen=True, slots=True)
class Died:
    """A task whose process is gone, after so many seconds."""

    task: Task
    ending: Ending
    seconds: float


Event = Done | Raised | Died


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the task that it is at (None where it waits for one), and when that began and last gave a sign."""

    process: Any
    pipe: Connection
    task: Task | None = None
    began: float = 0.0
    heard: float = 0.0

    def give(self, task: Task) -> None:
        self.task = task
        self.began = self.heard = time.monotonic()
        self.pipe.send((task.call, task.args))

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@dataclass(slots=True)
class Workers:
    """So many processes, as a context manager. Leaving it ends them at once.

    `megabytes` is the memory that each may take (None for any).
    """

    count: int
    megabytes: int | None = None
    _workers: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    @property
    def free(self) -> int:
        """How many tasks can be given now."""
        return self.count - self.busy

    @property
    def busy(self) -> int:
        """How many tasks are being worked on."""
        return sum(worker.task is not None for worker in self._workers)

    def give(self, task: Task) -> None:
        """Has a process begin with a task; one must be free."""
        for worker in [worker for worker in self._workers if worker.task is None]:
            try:
                worker.give(task)
            except OSError:  # it died while it waited: no task is to blame
                self._end(worker)
            else:
                return
        fresh = _start()
        self._workers.append(fresh)
        try:
            fresh.give(task)
        except OSError as error:
            raise InternalError(
                "Proses kerja tidak dapat dijalankan pada komputer ini. Mohon tutup program lain, lalu jalankan lagi."
            ) from error

    def events(self) -> Iterator[Event]:
        """Waits until at least one task has ended, and tells of all that have."""
        events: list[Event] = []
        while self.busy and not events:
            ready = wait([worker.pipe for worker in self._workers], _LOOK)
            for worker in list(self._workers):
                event = self._hear(worker) if worker.pipe in ready else None
                event = event or self._look_at(worker)
                if event is not None:
                    events.append(event)
        yield from events

    def _hear(self, worker: _Worker) -> Event | None:
        task = worker.task
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            seconds = time.monotonic() - worker.began
            self._end(worker)
            return None if task is None else Died(task, Ending.CRASHED, seconds)
        worker.heard = time.monotonic()
        if task is None or answer is None:  # a sign of life
            return None
        worker.task = None
        value, error = answer
        return Done(task, value) if error is None else Raised(task, error)

    def _look_at(self, worker: _Worker) -> Event | None:
        task, now = worker.task, time.monotonic()
        if task is None:
            return None
        ending = None
        if task.seconds is not None and now - worker.heard > task.seconds:
            ending = Ending.OUT_OF_TIME
        elif self.megabytes is not None and _memory(worker.process.pid) > self.megabytes * _MEGABYTE:
            ending = Ending.OUT_OF_MEMORY
        if ending is None:
            return None
        self._end(worker)
        return Died(task, ending, now - worker.began)

    def _end(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)


def _memory(pid: int) -> int:
    """Bytes of memory that a process holds; 0 where it is gone."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _start() -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # or its death would be no end of file
    return _Worker(process, ours)


def collect_seldom() -> None:
    """Has Python look for garbage in circles a hundredth as often: a fifth of an audit's time, and 10 MB."""
    gc.set_threshold(50_000, 10, 10)


def _serve(pipe: Connection) -> None:
    """The life of a process: one task after the other, until whoever gives them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that gives the tasks
    logging.basicConfig(level=logging.CRITICAL)  # and so is what is to be said
    collect_seldom()
    with suppress(EOFError, OSError):
        while True:
            call, args = pipe.recv()
            try:
                answer: tuple[object, PipelineError | None] = call(*args, lambda: pipe.send(None)), None
            except (EOFError, BrokenPipeError):
                os._exit(1)
            except PipelineError as error:
                answer = None, error
            except Exception as error:  # others may not find their way through a pipe
                answer = None, InternalError(f"{type(error).__name__}: {error}")
            pipe.send(answer)
