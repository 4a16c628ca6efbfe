"""The reading of many and of large mails: how many a second, and how much memory. Figures are printed with -s."""

from __future__ import annotations

import gc
import os
import time

import psutil
import pytest

from atiende.channels.imap.line import open_line
from atiende.channels.models import RawMail
from tests.channels.imap.mails import mail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MANY = 400
MEGABYTE = 1024 * 1024


def resident_megabytes() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / MEGABYTE


def test_many_small_mails_become_cases_at_a_pace(dovecot, user, mailbox, catching_up):
    for number in range(MANY):
        dovecot.deliver(user, mail(number))
    dovecot.doveadm("index", "-u", user, "INBOX")
    with open_line(dovecot.access(user)) as line:
        work = catching_up(line, mailbox)
        before, used = time.monotonic(), time.process_time()
        work.catch_up(is_whole=True)
        took, cpu = time.monotonic() - before, time.process_time() - used
    print(
        f"\n{MANY / took:.0f} mails/s, CPU here {cpu / MANY * 1000:.1f} ms each, load {os.getloadavg()[0]:.1f}"
    )
    assert RawMail.objects.filter(mailbox=mailbox, state="processed").count() == MANY
    assert cpu / MANY < 0.05


def test_memory_stays_flat_over_attachments_of_25_megabytes(dovecot, user, mailbox, catching_up, monkeypatch):
    with open_line(dovecot.access(user)) as line:
        work = catching_up(line, mailbox)
        seen = []
        for number in range(4):
            dovecot.deliver(user, with_attachment(number, 25))
            line.sync()
            work.catch_up(is_whole=False)
            seen.append(resident_megabytes())
    print(f"\nresident after each: {[round(each) for each in seen]} MB")
    assert RawMail.objects.filter(mailbox=mailbox, state="processed").count() == 4
    assert seen[-1] - seen[0] < 60


def test_a_mail_of_80_megabytes_comes_in(dovecot, user, mailbox, catching_up):
    dovecot.deliver(user, with_attachment(1, 60))
    with open_line(dovecot.access(user)) as line:
        catching_up(line, mailbox).catch_up(is_whole=True)
    kept = RawMail.objects.get(mailbox=mailbox)
    assert kept.size > 80 * MEGABYTE
    assert kept.state in {"processed", "quarantined"}
    assert dovecot.is_seen(user) == [True]


def with_attachment(number: int, megabytes: int) -> bytes:
    line = (b"QUJD" * 19 + b"\r\n") * 1000
    body = line * (megabytes * MEGABYTE * 4 // 3 // len(line) + 1)
    head = (
        f"From: Marta <m{number}@cliente.example>\r\nTo: a@nova.example\r\nSubject: Fotos {number}\r\n"
        f"Message-ID: <big{number}@x.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHola\r\n'
        '--b\r\nContent-Type: application/pdf; name="f.pdf"\r\nContent-Transfer-Encoding: base64\r\n'
        'Content-Disposition: attachment; filename="f.pdf"\r\n\r\n'
    )
    return head.encode() + body + b"--b--\r\n"
