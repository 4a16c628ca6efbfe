"""What is in the folder comes in, each once, whatever happened before."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.imap.line import open_line
from atiende.channels.models import FetchedUid, MailboxReading, RawMail
from atiende.channels.readers import catching_up as catching_up_module
from atiende.channels.rules.mailbox import AccessFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.storage import DiskFull
from tests.channels.imap.conftest import connected
from tests.channels.imap.mails import mail, stored

pytestmark = pytest.mark.django_db


def read(dovecot, user, mailbox, catching_up, *, is_whole=True, **changed):
    with open_line(dovecot.access(user)) as line:
        return catching_up(line, mailbox, **changed).catch_up(is_whole=is_whole)


def test_case_01_two_mails_with_the_same_message_id_are_both_kept(dovecot, user, mailbox, catching_up):
    dovecot.deliver(user, mail(1, message_id="same@x.example"))
    dovecot.deliver(user, mail(2, message_id="same@x.example"))
    read(dovecot, user, mailbox, catching_up)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 2


def test_case_02_mails_without_message_id_do_not_stop_the_others(dovecot, user, mailbox, catching_up):
    for number in range(6):
        dovecot.deliver(user, mail(number, message_id=None if number % 2 else ""))
    read(dovecot, user, mailbox, catching_up)
    assert RawMail.objects.filter(mailbox=mailbox).exclude(state="quarantined").count() == 6


def test_case_06_a_mail_read_on_a_phone_comes_in_once(dovecot, user, mailbox, catching_up):
    dovecot.deliver(user, mail(1), is_seen=True)
    for _ in range(2):
        read(dovecot, user, mailbox, catching_up)
    kept = RawMail.objects.get(mailbox=mailbox)
    assert stored(kept) == mail(1)
    assert kept.outcome == "ticket"


def test_the_server_is_told_after_it_was_kept(dovecot, user, mailbox, catching_up):
    dovecot.deliver(user, mail(1))
    read(dovecot, user, mailbox, catching_up)
    assert dovecot.is_seen(user) == [True]
    assert FetchedUid.objects.get(mailbox=mailbox).is_marked


def test_a_process_that_died_before_telling_the_server_tells_it_next_time(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    dovecot.deliver(user, mail(1))
    with monkeypatch.context() as patched:
        patched.setattr(catching_up_module.CatchingUp, "_mark", _killed)
        with pytest.raises(ZeroDivisionError):
            read(dovecot, user, mailbox, catching_up)
    assert dovecot.is_seen(user) == [False]
    read(dovecot, user, mailbox, catching_up)
    assert dovecot.is_seen(user) == [True]
    assert RawMail.objects.filter(mailbox=mailbox).count() == 1


def test_what_a_process_that_died_kept_is_understood_before_what_came_after_it(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    first = mail(1, message_id="one@cliente.example")
    dovecot.deliver(user, first)
    with monkeypatch.context() as patched:
        _have_processed_by(patched, _killed)
        read(dovecot, user, mailbox, catching_up)
    reply = mail(1, body="Sigo esperando", message_id="two@cliente.example")
    dovecot.deliver(user, b"References: <one@cliente.example>\r\n" + reply)
    read(dovecot, user, mailbox, catching_up)
    one, two = RawMail.objects.filter(mailbox=mailbox).order_by("pk")
    assert (one.outcome, two.outcome) == ("ticket", "reply")
    assert two.ticket_id == one.ticket_id


def test_a_mail_at_which_processes_die_does_not_come_first_for_ever(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    dovecot.deliver(user, mail(1))
    with monkeypatch.context() as patched:
        _have_processed_by(patched, _killed)
        for _ in range(5):
            read(dovecot, user, mailbox, catching_up)
    kept = RawMail.objects.get(mailbox=mailbox)
    assert (kept.state, kept.attempts) == ("kept", 3)


def test_only_the_mail_at_which_a_process_died_counts_as_tried(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    """Those behind it must still come before what arrives later: a reply among them would miss its mail."""
    for number in range(3):
        dovecot.deliver(user, mail(number))
    with monkeypatch.context() as patched:
        _have_processed_by(patched, _killed)
        read(dovecot, user, mailbox, catching_up)
        _have_processed_by(patched, _killed_at_once)
        for _ in range(3):
            with pytest.raises(SystemExit):
                read(dovecot, user, mailbox, catching_up)
    assert list(RawMail.objects.order_by("pk").values_list("attempts", flat=True)) == [3, 0, 0]


def _have_processed_by(patched, process):
    """Each for itself: of several in one transaction none gets through."""
    patched.setattr(catching_up_module, "process_raw_mails", _killed)
    patched.setattr(catching_up_module, "process_raw_mail", process)


def _killed_at_once(*_arguments, **_more):
    raise SystemExit


def _killed(*_arguments, **_more):
    raise ZeroDivisionError


def test_another_uidvalidity_is_looked_at_again_without_duplicates(dovecot, user, mailbox, catching_up):
    for number in range(3):
        dovecot.deliver(user, mail(number))
    read(dovecot, user, mailbox, catching_up)
    before = MailboxReading.objects.get(mailbox=mailbox).uidvalidity
    dovecot.change_uidvalidity(user)
    dovecot.deliver(user, mail(3))
    read(dovecot, user, mailbox, catching_up, is_whole=False)
    assert MailboxReading.objects.get(mailbox=mailbox).uidvalidity != before
    assert RawMail.objects.filter(mailbox=mailbox).count() == 4
    assert FetchedUid.objects.filter(mailbox=mailbox).count() == 4


def test_case_15_what_goes_in_mid_fetch_is_left_and_the_rest_comes(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    for number in range(4):
        dovecot.deliver(user, mail(number))
    with open_line(dovecot.access(user)) as line:
        work = catching_up(line, mailbox)
        listing = line.list_messages

        def list_and_lose(uids):
            found = listing(uids)
            dovecot.doveadm("expunge", "-u", user, "mailbox", "INBOX", "uid", "2")
            return found

        monkeypatch.setattr(line, "list_messages", list_and_lose)
        work.catch_up(is_whole=True)
        monkeypatch.undo()
        dovecot.deliver(user, mail(9))
        line.sync()
        work.catch_up(is_whole=True)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 4
    assert FetchedUid.objects.filter(mailbox=mailbox, uid=2).count() == 0


def test_case_17_the_first_reading_answers_nobody_and_deletes_nothing(dovecot, user, mailbox, catching_up):
    dovecot.deliver_old(user, mail(1), days=900)
    connected_at = utc_now() - dt.timedelta(hours=1)
    dovecot.deliver(user, mail(2))
    read(dovecot, user, mailbox, catching_up, connected_at=connected_at)
    historic = {stored(row): row.is_historic for row in RawMail.objects.filter(mailbox=mailbox)}
    assert historic == {mail(1): True, mail(2): False}
    assert dovecot.count(user) == 2


def test_case_17_what_is_older_than_the_chosen_day_is_left_alone(dovecot, user, catching_up):
    since = (utc_now() - dt.timedelta(days=30)).date()
    mailbox = connected(dovecot, user, first_sync_from=since)
    dovecot.deliver_old(user, mail(1), days=60)
    dovecot.deliver_old(user, mail(2), days=3)
    read(dovecot, user, mailbox, catching_up)
    assert [stored(row) for row in RawMail.objects.filter(mailbox=mailbox)] == [mail(2)]
    assert dovecot.is_seen(user) == [False, True]


def test_case_18_after_days_offline_everything_comes_in(dovecot, user, mailbox, catching_up):
    dovecot.deliver_old(user, mail(0), days=5)
    read(dovecot, user, mailbox, catching_up)
    for days in (4, 3, 2, 1):
        dovecot.deliver_old(user, mail(days), days=days)
    read(dovecot, user, mailbox, catching_up, is_whole=False)
    assert RawMail.objects.filter(mailbox=mailbox, is_historic=False).count() == 5


def test_a_gap_below_what_was_read_is_found(dovecot, user, mailbox, catching_up):
    for number in range(3):
        dovecot.deliver(user, mail(number))
    read(dovecot, user, mailbox, catching_up)
    lost = FetchedUid.objects.get(mailbox=mailbox, uid=2)
    RawMail.objects.filter(pk=lost.raw_mail_id).delete()
    read(dovecot, user, mailbox, catching_up, is_whole=False)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 2
    read(dovecot, user, mailbox, catching_up)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 3


def test_a_full_disk_loses_nothing(dovecot, user, mailbox, catching_up, monkeypatch):
    dovecot.deliver(user, mail(1))
    with monkeypatch.context() as patched:
        patched.setattr(catching_up_module, "keep_raw_mails", _full)
        with pytest.raises(OSError, match="full"):
            read(dovecot, user, mailbox, catching_up)
    assert dovecot.is_seen(user) == [False]
    read(dovecot, user, mailbox, catching_up, is_whole=False)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 1


def _full(**_arguments):
    raise OSError("full")


def test_a_mail_that_cannot_be_kept_takes_none_before_it_along(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    for number in range(3):
        dovecot.deliver(user, mail(number))
    keep = catching_up_module.keep_raw_mails

    def keep_unless_last(*, mails, **known):
        if any(each.uid == 3 for each in mails):
            raise DiskFull
        return keep(mails=mails, **known)

    with monkeypatch.context() as patched:
        patched.setattr(catching_up_module, "keep_raw_mails", keep_unless_last)
        with pytest.raises(DiskFull):
            read(dovecot, user, mailbox, catching_up)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 2
    read(dovecot, user, mailbox, catching_up)
    assert RawMail.objects.filter(mailbox=mailbox).count() == 3
    assert dovecot.is_seen(user) == [True, True, True]


def test_a_mail_that_cannot_be_processed_stops_no_other(dovecot, user, mailbox, catching_up, monkeypatch):
    for number in range(3):
        dovecot.deliver(user, mail(number))
    processed = []

    def process(*, raw_mail_id, at):
        processed.append(raw_mail_id)
        if len(processed) == 2:
            raise ValueError

    _have_processed_by(monkeypatch, process)
    read(dovecot, user, mailbox, catching_up)
    assert len(processed) == 3
    assert RawMail.objects.filter(mailbox=mailbox, state="kept").count() == 3


def test_another_account_of_the_same_numbers_is_read_from_its_beginning(dovecot, user, mailbox, catching_up):
    dovecot.deliver(user, mail(1))
    read(dovecot, user, mailbox, catching_up)
    other = AccessFields(host="127.0.0.1", port=dovecot.port, security="none", username="o", password="x")
    connect_mailbox(mailbox_id=mailbox.pk, incoming=other, outgoing=None, by=SYSTEM, at=utc_now())
    assert not FetchedUid.objects.filter(mailbox=mailbox).exists()
    assert RawMail.objects.filter(mailbox=mailbox).count() == 1


def test_a_large_mail_comes_whole(dovecot, user, mailbox, catching_up):
    large = mail(1, body="línea larga\r\n" * 200_000)
    dovecot.deliver(user, large)
    dovecot.deliver(user, mail(2))
    read(dovecot, user, mailbox, catching_up)
    assert {stored(row) for row in RawMail.objects.filter(mailbox=mailbox)} == {large, mail(2)}
