"""The threads of the worker: mail comes by itself, faults are survived, two workers share without doubling."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import pytest
from django.db import connections

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.pause_mailbox import pause_mailbox
from atiende.channels.actions.resume_mailbox import resume_mailbox
from atiende.channels.imap import line as line_module
from atiende.channels.models import MailboxReading, RawMail
from atiende.channels.readers.locks import MailboxLocks
from atiende.channels.readers.reader import Reader
from atiende.channels.readers.watching import run
from atiende.channels.rules.mailbox import AccessFields, MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from tests.channels.faulty_line import faulty_line
from tests.channels.imap.conftest import connected
from tests.channels.imap.mails import mail, stored
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)


@contextlib.contextmanager
def reading(*, poll_seconds: float = 30.0, workers: int = 1) -> Iterator[None]:
    stop = threading.Event()

    def make(mailbox_id: int) -> Reader:
        return Reader(mailbox_id, poll_seconds=poll_seconds, first_pause=0.1)

    threads = [
        threading.Thread(target=run, args=(stop,), kwargs={"make": make, "look_seconds": 0.1})
        for _ in range(workers)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(20)
        connections.close_all()


def kept(mailbox) -> int:
    return RawMail.objects.filter(mailbox=mailbox).count()


def test_mail_comes_by_itself_while_the_reader_waits(dovecot, user):
    mailbox = connected(dovecot, user)
    dovecot.deliver(user, mail(1))
    with reading():
        until(lambda: kept(mailbox) == 1)
        dovecot.deliver(user, mail(2))
        until(lambda: kept(mailbox) == 2, what="pushed by the server")
    state = MailboxReading.objects.get(mailbox=mailbox)
    assert state.last_success_at
    assert (state.pending_on_server, state.last_error, state.failing_since) == (0, "", None)


def test_case_05_two_workers_make_one_case_of_one_mail(dovecot, user):
    mailbox = connected(dovecot, user)
    mails = [mail(number, body="x" * 5_000) for number in range(12)]
    for each in mails:
        dovecot.deliver(user, each)
    with reading(workers=2, poll_seconds=0.3):
        until(lambda: RawMail.objects.filter(mailbox=mailbox, state="processed").count() == 12)
    rows = list(RawMail.objects.filter(mailbox=mailbox))
    assert sorted(stored(row) for row in rows) == sorted(mails)
    assert len({row.ticket_id for row in rows}) == 12


def test_a_mailbox_belongs_to_one_worker_until_it_lets_go():
    with MailboxLocks() as one, MailboxLocks() as other:
        assert one.take(7)
        assert one.take(7)
        assert not other.take(7)
        assert other.take(8)
        one.let_go(7)
        assert other.take(7)


def test_a_worker_that_dies_lets_go():
    with MailboxLocks() as other:
        with MailboxLocks() as dying:
            assert dying.take(7)
        until(lambda: other.take(7), what="the lock")


def test_a_paused_mailbox_is_not_read_and_a_resumed_one_is(dovecot, user):
    mailbox = connected(dovecot, user)
    with reading():
        until(lambda: MailboxReading.objects.get(mailbox=mailbox).last_success_at)
        pause_mailbox(mailbox_id=mailbox.pk, by=SYSTEM, at=utc_now())
        until(lambda: not [t for t in threading.enumerate() if t.name == f"mailbox {mailbox.pk}"])
        dovecot.deliver(user, mail(1))
        resume_mailbox(mailbox_id=mailbox.pk, by=SYSTEM, at=utc_now())
        until(lambda: kept(mailbox) == 1)


def test_one_that_fails_says_why_and_does_not_stop_the_others(dovecot, user):
    broken = connected(dovecot, f"x{user}", port=1)
    mailbox = connected(dovecot, user)
    dovecot.deliver(user, mail(1))
    with reading():
        until(lambda: kept(mailbox) == 1)
        until(lambda: MailboxReading.objects.get(mailbox=broken).failing_since)
        assert MailboxReading.objects.get(mailbox=broken).last_error == "Connection refused"
        mend = AccessFields(
            host="127.0.0.1", port=dovecot.port, security="none", username=f"x{user}", password=None
        )
        connect_mailbox(mailbox_id=broken.pk, incoming=mend, outgoing=None, by=SYSTEM, at=utc_now())
        until(lambda: MailboxReading.objects.get(mailbox=broken).last_success_at)
    state = MailboxReading.objects.get(mailbox=broken)
    assert (state.failing_since, state.last_error) == (None, "")


def test_a_line_that_breaks_in_mid_fetch_loses_and_doubles_nothing(dovecot, user):
    mails = [mail(number, body="y" * 3_000) for number in range(20)]
    for each in mails:
        dovecot.deliver(user, each)
    with faulty_line(dovecot.port) as proxy:
        proxy.cut_after = 20_000
        mailbox = connected(dovecot, user, port=proxy.port)
        with reading():
            until(lambda: MailboxReading.objects.get(mailbox=mailbox).failing_since)
            proxy.cut_after = None
            until(lambda: kept(mailbox) == 20)
    assert sorted(stored(row) for row in RawMail.objects.filter(mailbox=mailbox)) == sorted(mails)


def test_a_literal_that_stalls_is_given_up_and_asked_for_again(dovecot, user, monkeypatch):
    monkeypatch.setattr(line_module, "ANSWER_TIMEOUT_SECONDS", 0.5)
    dovecot.deliver(user, mail(1, body="z" * 50_000))
    with faulty_line(dovecot.port) as proxy:
        proxy.stall_after = 20_000
        mailbox = connected(dovecot, user, port=proxy.port)
        with reading():
            until(lambda: MailboxReading.objects.get(mailbox=mailbox).failing_since)
            proxy.stall_after = None
            until(lambda: kept(mailbox) == 1)
    assert stored(RawMail.objects.get(mailbox=mailbox)) == mail(1, body="z" * 50_000)


def test_one_message_at_which_the_line_always_breaks_does_not_keep_the_others_out(dovecot, user):
    dovecot.deliver(user, mail(1))
    dovecot.deliver(user, mail(2, body="z" * 90_000))
    dovecot.deliver(user, mail(3))
    with faulty_line(dovecot.port) as proxy:
        proxy.cut_after = 60_000
        mailbox = connected(dovecot, user, port=proxy.port)
        with reading():
            until(lambda: kept(mailbox) == 2, what="the small ones")
            until(lambda: MailboxReading.objects.get(mailbox=mailbox).pending_on_server == 1)
            assert MailboxReading.objects.get(mailbox=mailbox).last_error


def test_a_dropped_line_is_opened_again(dovecot, user):
    with faulty_line(dovecot.port) as proxy:
        mailbox = connected(dovecot, user, port=proxy.port)
        with reading():
            until(lambda: MailboxReading.objects.get(mailbox=mailbox).last_success_at)
            proxy.cut_all()
            dovecot.deliver(user, mail(1))
            until(lambda: kept(mailbox) == 1)


def test_a_mailbox_without_a_server_is_left_alone():
    fields = MailboxFields(name="Importación", address="i@nova.example")
    mailbox = create_mailbox(fields=fields, by=SYSTEM, at=utc_now())
    with reading():
        assert MailboxReading.objects.get(mailbox=mailbox).last_attempt_at is None
