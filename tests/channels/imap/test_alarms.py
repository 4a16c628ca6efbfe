"""A mailbox that is not read is told of once, to those who can mend it, and taken back when it is read again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model

from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.pause_mailbox import pause_mailbox
from atiende.channels.jobs import watch_mailboxes
from atiende.channels.models import MailAccess, MailboxReading, MailToken
from atiende.channels.readers.bookkeeping import note_batch, note_failure, note_success
from atiende.channels.rules.mailbox import MailboxFields
from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.models import OutboxEvent
from atiende.platform.models.mail import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrators():
    for email, code, language in (
        ("ana@nova.example", "administrator", "es"),
        ("ben@nova.example", "administrator", "en"),
        ("luis@nova.example", "agent", "es"),
    ):
        user = get_user_model().objects.create_user(email, name=email, language=language)
        role = Role.objects.get(code=code)
        RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=utc_now())


@pytest.fixture
def mailbox(administrators):
    made = create_mailbox(
        fields=MailboxFields(name="Ayuda", address="a@nova.example"), by=SYSTEM, at=utc_now()
    )
    MailAccess.objects.create(
        mailbox=made,
        direction="in",
        host="h.example",
        port=993,
        security="tls",
        connected_at=utc_now() - dt.timedelta(days=2),
    )
    return made


def read_minutes_ago(mailbox, minutes):
    at = utc_now() - dt.timedelta(minutes=minutes)
    MailboxReading.objects.filter(mailbox=mailbox).update(last_success_at=at)


def told():
    return sorted(OutgoingMail.objects.values_list("to_address", "subject"))


def test_it_is_told_once_to_each_in_their_language(mailbox):
    read_minutes_ago(mailbox, 12)
    note_failure(mailbox.pk, words="Connection refused", at=utc_now())
    for _ in range(3):
        watch_mailboxes()
    assert [address for address, _ in told()] == ["ana@nova.example", "ben@nova.example"]
    assert told()[1][1] == "The mailbox Ayuda is not being read"
    assert "Connection refused" in OutgoingMail.objects.first().text
    assert OutboxEvent.objects.filter(name="channels.mailbox_failing.v1").count() == 1


def test_minutes_are_allowed_to_pass(mailbox):
    read_minutes_ago(mailbox, 8)
    note_failure(mailbox.pk, words="timeout", at=utc_now())
    watch_mailboxes()
    assert told() == []


def test_a_first_reading_that_takes_hours_alarms_nobody(mailbox):
    note_batch(mailbox.pk, last_uid=50, pending=90_000, at=utc_now())
    watch_mailboxes()
    assert told() == []


def test_one_that_was_never_read_counts_from_its_connection(mailbox):
    watch_mailboxes()
    assert len(told()) == 2


def test_success_takes_the_alarm_back_and_the_next_one_is_told_again(mailbox):
    read_minutes_ago(mailbox, 20)
    watch_mailboxes()
    note_success(mailbox.pk, pending=0, at=utc_now())
    assert MailboxReading.objects.get(mailbox=mailbox).alarmed_at is None
    assert OutboxEvent.objects.filter(name="channels.mailbox_recovered.v1").count() == 1
    read_minutes_ago(mailbox, 20)
    watch_mailboxes()
    assert len(told()) == 4


def test_a_paused_one_and_one_without_a_server_alarm_nobody(mailbox):
    pause_mailbox(mailbox_id=mailbox.pk, by=SYSTEM, at=utc_now())
    create_mailbox(fields=MailboxFields(name="B", address="b@nova.example"), by=SYSTEM, at=utc_now())
    watch_mailboxes()
    assert told() == []


def test_a_secret_that_ends_within_two_weeks_is_told_once(mailbox):
    read_minutes_ago(mailbox, 1)
    today = utc_now().date()
    MailToken.objects.create(
        mailbox=mailbox,
        provider="microsoft",
        client_id="c",
        token_url="https://x.example",
        secret_expires_on=today + dt.timedelta(days=15),
    )
    watch_mailboxes()
    assert told() == []
    MailToken.objects.update(secret_expires_on=today + dt.timedelta(days=14))
    for _ in range(2):
        watch_mailboxes()
    assert len(told()) == 2
