"""The threads of the web process: the same one for one caller, more for more, none lost by a fault."""

from __future__ import annotations

import threading

import pytest

from atiende.site.servers.warm_threads import WarmThreads

LIMIT_SECONDS = 10


def test_one_caller_is_always_served_by_the_same_thread():
    threads = WarmThreads(4, name="t")
    busy = threading.Event()
    others = [threads.submit(busy.wait, LIMIT_SECONDS) for _ in range(2)]
    first = threads.submit(threading.get_ident).result(LIMIT_SECONDS)
    assert {threads.submit(threading.get_ident).result(LIMIT_SECONDS) for _ in range(20)} == {first}
    busy.set()
    assert [other.result(LIMIT_SECONDS) for other in others] == [True, True]


def test_never_more_than_the_limit_at_once_and_nothing_is_lost():
    threads = WarmThreads(3, name="t")
    gate, lock, running, most = threading.Event(), threading.Lock(), [0], [0]

    def work(number: int) -> int:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        gate.wait(LIMIT_SECONDS)
        with lock:
            running[0] -= 1
        return number

    asked = [threads.submit(work, number) for number in range(30)]
    gate.set()
    assert [answer.result(LIMIT_SECONDS) for answer in asked] == list(range(30))
    assert most[0] <= 3


def test_a_fault_reaches_the_caller_and_ends_no_thread():
    threads = WarmThreads(1, name="t")
    with pytest.raises(ZeroDivisionError):
        threads.submit(lambda: 1 // 0).result(LIMIT_SECONDS)
    with pytest.raises(SystemExit):
        threads.submit(exit).result(LIMIT_SECONDS)
    assert threads.submit(len, "abc").result(LIMIT_SECONDS) == 3


def test_who_went_away_before_being_served_is_not_served():
    threads = WarmThreads(1, name="t")
    gate, served = threading.Event(), []
    busy = threads.submit(gate.wait, LIMIT_SECONDS)
    gone = threads.submit(served.append, "gone")
    assert gone.cancel()
    gate.set()
    assert busy.result(LIMIT_SECONDS)
    threads.submit(served.append, "here").result(LIMIT_SECONDS)
    assert served == ["here"]


def test_what_was_answered_is_let_go():
    class Large:
        pass

    threads = WarmThreads(1, name="t")
    released = threading.Event()
    threads.submit(lambda large: None, _watched(Large, released)).result(LIMIT_SECONDS)
    assert released.wait(LIMIT_SECONDS)


def _watched(kind: type, released: threading.Event) -> object:
    watched = type("Watched", (kind,), {"__del__": lambda self: released.set()})
    return watched()
