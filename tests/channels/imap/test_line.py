"""The line to a mail server: protection, signing in, listing, fetching in pieces, waiting."""

from __future__ import annotations

import dataclasses
import io
import socket
import threading
import time

import pytest

from atiende.channels.imap.failures import MessageGone, NotRead, SignInRefused
from atiende.channels.imap.line import CHUNK_BYTES, Server, connect, open_line, uid_set


def mail(number: int, body: str = "hola") -> bytes:
    return f"From: a@b.example\r\nSubject: {number}\r\n\r\n{body}\r\n".encode()


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_every_protection_leads_in_with_a_password_beyond_ascii(dovecot, user, security):
    dovecot.deliver(user, mail(1))
    with open_line(dovecot.access(user, security=security)) as line:
        folder = line.choose("INBOX")
        assert (folder.messages, folder.is_read_only) == (1, False)
        assert folder.uidvalidity > 0


def test_a_certificate_that_nobody_signed_is_refused(dovecot, user):
    stranger = dataclasses.replace(dovecot.access(user, security="tls"), context=None)
    with pytest.raises(NotRead, match="certif"), open_line(stranger):
        pass


def test_a_wrong_password_is_a_refusal_with_the_server_s_words(dovecot, user):
    stranger = dovecot.access(user, password="otra")
    with pytest.raises(SignInRefused, match="AUTHENTICATIONFAILED"), open_line(stranger):
        pass


def test_no_server_is_no_refusal():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(NotRead) as caught:
        connect(_server(port))
    assert not isinstance(caught.value, SignInRefused)


def test_a_folder_that_is_not_there_is_said(dovecot, user):
    with open_line(dovecot.access(user)) as line, pytest.raises(NotRead, match="Atención"):
        line.choose("Atención")


def test_a_folder_with_accents_is_read(dovecot, user):
    dovecot.deliver(user, mail(1))
    dovecot.doveadm("mailbox", "create", "-u", user, "Atención & más")
    dovecot.doveadm("copy", "-u", user, "Atención & más", "mailbox", "INBOX", "all")
    with open_line(dovecot.access(user)) as line:
        assert line.choose("Atención & más").messages == 1


def test_what_is_listed_is_fetched_and_not_marked(dovecot, user):
    for number in range(5):
        dovecot.deliver(user, mail(number))
    with open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        uids = line.uids()
        assert [each.uid for each in line.list_messages(uids)] == uids
        found = line.fetch_small(uids)
        assert sorted(found) == uids
        assert all(b"hola" in body for body in found.values())
        assert dovecot.is_seen(user) == [False] * 5
        line.mark_seen(uids[:2])
    assert dovecot.is_seen(user) == [True, True, False, False, False]


def test_only_later_numbers_are_asked_for_and_none_when_there_are_none(dovecot, user):
    for number in range(3):
        dovecot.deliver(user, mail(number))
    with open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        assert line.uids(after=2) == [3]
        assert line.uids(after=3) == []


def test_a_large_one_comes_in_pieces_and_whole(dovecot, user):
    large = mail(1, "x" * (2 * CHUNK_BYTES + 17))
    dovecot.deliver(user, large)
    with open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        into = io.BytesIO()
        assert line.fetch_large(1, into) == len(large)
        assert into.getvalue() == large


def test_a_large_one_can_be_cut(dovecot, user):
    dovecot.deliver(user, mail(1, "x" * (2 * CHUNK_BYTES)))
    with open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        into = io.BytesIO()
        assert line.fetch_large(1, into, limit_bytes=CHUNK_BYTES + 5) == CHUNK_BYTES + 5
        assert len(into.getvalue()) == CHUNK_BYTES + 5


def test_case_15_what_is_expunged_between_listing_and_fetching_is_left_out(dovecot, user):
    for number in range(4):
        dovecot.deliver(user, mail(number))
    with open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        uids = line.uids()
        dovecot.doveadm("expunge", "-u", user, "mailbox", "INBOX", "uid", str(uids[1]))
        found = line.fetch_small(uids)
        assert sorted(found) == [uids[0], uids[2], uids[3]]
        with pytest.raises(MessageGone):
            line.fetch_large(uids[1], io.BytesIO())
        line.mark_seen(uids)


def test_waiting_ends_when_mail_comes(dovecot, user):
    dovecot.deliver(user, mail(1))
    ours, theirs = socket.socketpair()
    with ours, theirs, open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        assert line.offers("IDLE")
        threading.Timer(0.3, dovecot.deliver, (user, mail(2))).start()
        before = time.monotonic()
        assert line.wait_for_news(20, ours)
        assert time.monotonic() - before < 15
        line.sync()
        assert line.uids(after=1) == [2]


def test_waiting_ends_when_it_is_over_or_somebody_wakes_it(dovecot, user):
    ours, theirs = socket.socketpair()
    with ours, theirs, open_line(dovecot.access(user)) as line:
        line.choose("INBOX")
        assert not line.wait_for_news(0.05, ours)
        theirs.send(b"x")
        before = time.monotonic()
        assert not line.wait_for_news(20, ours)
        assert time.monotonic() - before < 5
        assert line.uids() == []


def test_numbers_are_written_as_ranges():
    assert uid_set([3, 1, 2, 7, 9, 10]) == "1:3,7,9:10"


def _server(port: int):
    return Server("127.0.0.1", port, "none", "a", "b")
