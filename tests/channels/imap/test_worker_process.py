"""The real program reads a real mailbox, and goes on after its worker or its database was killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.channels.dovecot import PASSWORD
from tests.channels.imap.mails import mail
from tests.processes import Program, command, until

pytestmark = pytest.mark.process


@pytest.mark.slow  # reading: test_readers; killed: tests/platform_events/test_many_workers, tests/site/test_faults
def test_the_worker_reads_mailboxes_and_survives_kills(dovecot, user, new_data: Path):
    made = command(
        *("mailbox", "create", "Ayuda", "--address", "ayuda@nova.example"),
        *("--imap", f"imap://{user.replace('@', '%40')}@127.0.0.1:{dovecot.port}"),
        data=new_data,
        limit=120,
        ATIENDE_IMAP_PASSWORD=PASSWORD,
    )
    assert made.returncode == 0, made.stderr
    dovecot.deliver(user, mail(1))
    program = Program(new_data)
    try:
        assert program.url
        until(lambda: dovecot.is_seen(user) == [True], limit=60, what="the first mail")
        os.kill(program.pid_of("worker") or 0, signal.SIGKILL)
        dovecot.deliver(user, mail(2))
        until(lambda: dovecot.is_seen(user) == [True, True], limit=60, what="after the worker was killed")
        os.kill(program.pid_of("database") or 0, signal.SIGKILL)
        dovecot.deliver(user, mail(3))
        until(lambda: dovecot.is_seen(user) == [True] * 3, limit=90, what="after the database was killed")
    finally:
        assert program.end() == 0
