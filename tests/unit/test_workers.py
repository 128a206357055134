"""Processes that die, hang, or take too much: each costs its own task."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import psutil
import pytest

from pipeline.errors import InputError, InternalError
from pipeline.workers import Died, Done, Ending, Event, Raised, Task, Workers

Beat = Callable[[], None]


def double(number: int, _beat: Beat) -> int:
    return 2 * number


def die(_beat: Beat) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_beat: Beat) -> None:
    time.sleep(600)


def stop(_beat: Beat) -> None:
    """Not even a thread of this process runs any more."""
    os.kill(os.getpid(), signal.SIGSTOP)


def beat_slowly(beat: Beat) -> str:
    for _ in range(8):
        time.sleep(0.3)
        beat()
    return "alive"


def eat(_beat: Beat) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(20_000_000))
        time.sleep(0.01)


def refuse(_beat: Beat) -> None:
    raise InputError("Berkas kosong.")


def break_down(_beat: Beat) -> None:
    raise ZeroDivisionError("division by zero")


def ending_of(event: Event) -> object:
    match event:
        case Done(value=value):
            return value
        case Raised(error=error):
            return error
        case Died(ending=ending):
            return ending


def run(tasks: list[Task], count: int = 2, megabytes: int | None = None) -> list[object]:
    """How each task ended, in the order of the tasks."""
    ended: dict[Task, object] = {}
    left = list(tasks)
    with Workers(count, megabytes) as workers:
        while left or workers.busy:
            while left and workers.free:
                workers.give(left.pop(0))
            ended.update((event.task, ending_of(event)) for event in workers.events())
    return [ended[task] for task in tasks]


def test_every_task_has_its_own_answer() -> None:
    assert run([Task(double, (number,)) for number in range(20)]) == list(range(0, 40, 2))


posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@posix
@pytest.mark.parametrize(
    ("task", "ending"),
    [
        (Task(die, ()), Ending.CRASHED),
        (Task(hang, (), 0.5), Ending.OUT_OF_TIME),
        (Task(stop, (), 0.5), Ending.OUT_OF_TIME),
        (Task(eat, ()), Ending.OUT_OF_MEMORY),
    ],
)
def test_a_process_that_fails_costs_its_task_only(task: Task, ending: Ending) -> None:
    others = [Task(double, (number,)) for number in range(6)]
    assert run([*others[:3], task, *others[3:]], megabytes=400) == [0, 2, 4, ending, 6, 8, 10]


def test_a_task_that_gives_signs_of_life_may_take_long() -> None:
    assert run([Task(double, (1,)), Task(beat_slowly, (), 2.0)], count=1) == [2, "alive"]


def test_an_exception_is_told_and_the_process_goes_on() -> None:
    refused, broken, doubled = run([Task(refuse, ()), Task(break_down, ()), Task(double, (2,))], count=1)
    assert isinstance(refused, InputError)
    assert str(refused) == "Berkas kosong."
    assert isinstance(broken, InternalError)
    assert str(broken) == "ZeroDivisionError: division by zero"
    assert doubled == 4


@posix
def test_a_process_that_dies_while_it_waits_is_replaced() -> None:
    with Workers(1) as workers:
        workers.give(Task(double, (1,)))
        assert [ending_of(event) for event in workers.events()] == [2]
        for child in psutil.Process().children():
            if "spawn_main" not in " ".join(child.cmdline()):
                continue
            child.kill()
            child.wait()
        workers.give(Task(double, (2,)))
        assert [ending_of(event) for event in workers.events()] == [4]


def test_leaving_ends_every_process() -> None:
    before = set(psutil.Process().children())
    with Workers(2) as workers:
        workers.give(Task(hang, ()))
        workers.give(Task(double, (1,)))
        list(workers.events())
        started = set(psutil.Process().children()) - before
    left = [child for child in started if child.is_running() and "spawn_main" in " ".join(child.cmdline())]
    assert started
    assert not left
