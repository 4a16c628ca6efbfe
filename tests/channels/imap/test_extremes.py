"""Mails that nobody should write, through the real line: they come in, the next one goes on, memory stays flat."""

from __future__ import annotations

import pytest

from atiende.channels.imap.line import open_line
from atiende.channels.models import RawMail
from tests.channels.imap.mails import mail
from tests.channels.imap.test_pace import resident_megabytes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HEAD = b"From: marta@cliente.example\r\nSubject: Enorme\r\nMIME-Version: 1.0\r\n"
MEGABYTE = 1024 * 1024
EXTREMES = {
    "a header of 1 MB": HEAD + b"To: a@nova.example\r\nX-Long: " + b"x" * MEGABYTE + b"\r\n\r\nHola\r\n",
    "a folded header of 1 MB": HEAD + b"X-Long: a\r\n" + b" xxxxxxxxxxxxxxx\r\n" * 65_536 + b"\r\nHola\r\n",
    "100,000 headers": HEAD + b"X-Many: 1\r\n" * 100_000 + b"\r\nHola\r\n",
    "5,000 recipients": HEAD
    + b"To: "
    + b",\r\n ".join(b"n%d@cliente.example" % n for n in range(5000))
    + b"\r\n\r\nHola\r\n",
    "10,000 parts": HEAD
    + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    + b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\nparte %d\r\n" % n for n in range(10_000))
    + b"--b--\r\n",
}


@pytest.mark.parametrize("name", EXTREMES)
def test_it_comes_in_and_the_next_one_goes_on(dovecot, user, mailbox, catching_up, name):
    dovecot.deliver(user, mail("zero"))
    with open_line(dovecot.access(user)) as line:
        work = catching_up(line, mailbox)
        work.catch_up(is_whole=True)
        before = resident_megabytes()
        dovecot.deliver(user, EXTREMES[name])
        dovecot.deliver(user, mail("next"))
        line.sync()
        work.catch_up(is_whole=True)
    grown = resident_megabytes() - before
    _zero, extreme, following = RawMail.objects.filter(mailbox=mailbox).order_by("pk")
    print(f"\n{name}: {extreme.state} {extreme.outcome}, {grown:.0f} MB more")
    assert extreme.state in {"processed", "quarantined"}
    assert following.outcome == "ticket"
    assert dovecot.is_seen(user) == [True] * 3
    assert grown < 100
