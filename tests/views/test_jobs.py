"""Work in the background: watched, stopped, and honest about how it ended."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from analysis.errors import AnalysisError
from views.jobs import Job

PATIENCE = 30
"""Seconds a busy machine may take to run a thread of one step."""


class Told(Job):
    """A job that does what it is told."""

    def __init__(self, step: Callable[[Told], object]) -> None:
        super().__init__()
        self._step = step

    def work(self) -> None:
        self._step(self)


def ended(step: Callable[[Told], object]) -> Told:
    job = Told(step)
    job.start()
    job.wait(PATIENCE)
    assert not job.running
    return job


def test_a_job_runs_until_its_work_is_done():
    go_on = threading.Event()
    job = Told(lambda _: go_on.wait(PATIENCE))
    job.start()
    assert job.running
    go_on.set()
    job.wait(PATIENCE)
    assert not job.running and job.error is None
    job.check()


def test_nothing_more_comes_once_it_is_stopped():
    came: list[int] = []

    def work(job: Told) -> None:
        for number in job.until_stopped(range(10)):
            came.append(number)
            if number == 3:
                job.stop()

    assert ended(work).stopped
    assert came == [0, 1, 2, 3]


def test_an_error_of_ours_is_one_line():
    def work(_: Told) -> None:
        raise AnalysisError("no store here; name another")

    job = ended(work)
    assert job.error == "no store here; name another"
    job.check()


def test_a_bug_is_raised_where_the_job_is_looked_at():
    job = ended(lambda _: 1 / 0)
    assert job.error is None
    with pytest.raises(ZeroDivisionError):
        job.check()
