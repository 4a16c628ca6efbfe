"""The thread beside a reader: in order, one piece of work at a time, and what fails is told to the reader."""

from __future__ import annotations

import threading

import pytest

from atiende.channels.imap.line import open_line
from atiende.channels.models import RawMail
from atiende.channels.readers import catching_up as catching_up_module
from atiende.channels.readers.aside import Aside
from tests.channels.imap.mails import mail


def test_pieces_of_work_are_done_in_order_and_not_in_this_thread():
    done: list[tuple[int, int]] = []
    with Aside() as aside:
        for number in range(5):
            aside.do(lambda number=number: done.append((number, threading.get_ident())))
        aside.wait()
    assert [number for number, _ in done] == [0, 1, 2, 3, 4]
    assert {ident for _, ident in done}.isdisjoint({threading.get_ident()})


def test_what_fails_is_raised_before_the_next_begins():
    done: list[int] = []
    with Aside() as aside:
        aside.do(lambda: 1 // 0)  # type: ignore[arg-type, return-value]
        with pytest.raises(ZeroDivisionError):
            aside.do(lambda: done.append(1))
        aside.wait()
    assert done == []


def read_and_stumble(done: list[int], go_on: threading.Event) -> None:
    with Aside() as aside:
        aside.do(lambda: done.append(1) if go_on.wait(10) else None)
        go_on.set()
        raise LookupError


def test_what_is_under_way_is_finished_when_the_reader_stumbles():
    done: list[int] = []
    with pytest.raises(LookupError):
        read_and_stumble(done, threading.Event())
    assert done == [1]


@pytest.mark.django_db(transaction=True)
def test_many_mails_become_cases_in_their_order_beside_the_reading(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    monkeypatch.setattr(catching_up_module, "MANY", 1)
    monkeypatch.setattr("atiende.channels.readers.fetching.PORTION_MESSAGES", 2)
    for number in range(3):
        dovecot.deliver(user, mail(number, message_id=f"{number}@cliente.example"))
        reply = mail(number, body="Sigo esperando", message_id=f"again{number}@cliente.example")
        dovecot.deliver(user, b"References: <%d@cliente.example>\r\n" % number + reply)
    with open_line(dovecot.access(user)) as line:
        catching_up(line, mailbox).catch_up(is_whole=True)
    outcomes = list(RawMail.objects.filter(mailbox=mailbox).order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["ticket", "reply"] * 3
