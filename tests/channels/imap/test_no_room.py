"""Room for a mail as it came and none for the files in it: it waits, the others go on, the reading says why."""

from __future__ import annotations

import pytest

from atiende.channels.imap.line import open_line
from atiende.channels.models import RawMail
from atiende.channels.readers import catching_up as catching_up_module
from atiende.channels.readers.bookkeeping import MOST_ATTEMPTS
from atiende.platform.storage import DiskFull
from tests.channels.imap.mails import mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_room(monkeypatch):
    """For the files of the mails with these ids; to be emptied."""
    ids: set[int] = set()
    process = catching_up_module.process_raw_mail

    def process_if_room(*, raw_mail_id, at):
        if raw_mail_id in ids:
            raise DiskFull
        return process(raw_mail_id=raw_mail_id, at=at)

    def no_room_for_all(*, raw_mail_ids, at):
        raise DiskFull

    monkeypatch.setattr(catching_up_module, "process_raw_mail", process_if_room)
    monkeypatch.setattr(catching_up_module, "process_raw_mails", no_room_for_all)
    return ids


@pytest.fixture
def read(dovecot, user, mailbox, catching_up):
    def read_once():
        with open_line(dovecot.access(user)) as line:
            return catching_up(line, mailbox).catch_up(is_whole=True)

    return read_once


def test_the_reading_fails_in_words_after_everything_else_was_done(dovecot, user, read, no_room, monkeypatch):
    dovecot.deliver(user, mail(1))
    keep = catching_up_module.keep_raw_mails

    def keep_without_room(**known):
        kept = keep(**known)
        no_room.add(kept[0].raw_mail_id)
        return kept

    with monkeypatch.context() as patched:
        patched.setattr(catching_up_module, "keep_raw_mails", keep_without_room)
        dovecot.deliver(user, mail(2))
        with pytest.raises(DiskFull):
            read()
    assert list(RawMail.objects.order_by("pk").values_list("state", flat=True)) == ["kept", "processed"]
    assert dovecot.is_seen(user) == [True, True]


def test_it_goes_on_failing_without_holding_back_new_mail_until_there_is_room(dovecot, user, read, no_room):
    dovecot.deliver(user, mail(1))
    read()
    first = RawMail.objects.get()
    RawMail.objects.update(state="kept", outcome="")
    no_room.add(first.pk)
    for number in range(MOST_ATTEMPTS + 2):
        dovecot.deliver(user, mail(10 + number))
        with pytest.raises(DiskFull):
            read()
    assert RawMail.objects.filter(state="processed").count() == MOST_ATTEMPTS + 2
    no_room.clear()
    read()
    assert not RawMail.objects.filter(state="kept").exists()
