"""Turns at hosts: a pause between two at one host, none between hosts."""

from __future__ import annotations

import threading
import time

from analysis.sources.web.pacing import Turns


def test_the_next_turn_at_a_host_comes_after_the_pause() -> None:
    turns = Turns()
    started = time.monotonic()
    for _ in range(3):
        with turns.turn("a", pause=0.1):
            pass
    assert time.monotonic() - started >= 0.2


def test_other_hosts_do_not_wait_and_one_host_has_one_visitor() -> None:
    turns = Turns()
    inside: list[str] = []
    most: list[int] = []

    def visit(host: str) -> None:
        with turns.turn(host, pause=0):
            inside.append(host)
            most.append(inside.count(host))
            time.sleep(0.1)
            inside.remove(host)

    started = time.monotonic()
    threads = [threading.Thread(target=visit, args=(host,)) for host in "aabbccdd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1
    assert time.monotonic() - started < 0.6  # eight in a row would take 0.8


def test_a_turn_that_fails_frees_the_host() -> None:
    turns = Turns()
    try:
        with turns.turn("a", pause=0):
            raise KeyError
    except KeyError:
        pass
    with turns.turn("a", pause=0):
        pass
