"""A paused installation sends nothing, reads nothing and lets its clocks rest, until somebody resumes it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from atiende.channels.readers.account import readable_mailboxes
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotPermitted
from atiende.platform.jobs import declared_jobs, job
from atiende.platform.mail import mail_situation, queue_mail, save_mail_server
from atiende.platform.mail.sending import due_mail_ids, send_queued
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.mail import OutgoingMail
from atiende.platform.pause import is_paused, is_reading_paused, pause_everything, pause_of
from atiende.platform.pause.actions import resume_installation, resume_reading
from atiende.platform.pause.errors import NotPaused

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
STRANGER = Actor(id=7, label="Eva", grants=frozenset({"settings.manage"}))


@pytest.fixture
def paused() -> None:
    pause_everything(backup_of=NOW - dt.timedelta(days=1), at=NOW)


def test_nothing_is_paused_by_itself() -> None:
    assert (is_paused(), is_reading_paused(), pause_of()) == (False, False, None)


@pytest.mark.usefixtures("paused")
def test_a_mail_that_waits_goes_on_waiting() -> None:
    mail = _queued_mail()
    assert due_mail_ids(utc_now()) == [mail.pk]
    assert send_queued(mail.pk, utc_now) == ""
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("queued", 0)
    assert mail_situation().counts["queued"] == 1


@pytest.mark.usefixtures("paused")
def test_no_mailbox_is_read_until_reading_is_resumed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        "atiende.channels.readers.account.MailAccess.objects.filter", lambda **_: asked.append(1)
    )
    assert readable_mailboxes() == {}
    assert asked == []
    resume_reading(by=SYSTEM, at=NOW)
    assert (is_paused(), is_reading_paused()) == (True, False)


@pytest.mark.usefixtures("paused")
def test_resuming_is_for_who_operates_and_is_written_down() -> None:
    with pytest.raises(NotPermitted):
        resume_installation(by=STRANGER, at=NOW)
    assert is_paused()
    resume_installation(by=SYSTEM, at=NOW)
    assert not is_paused()
    assert AuditEntry.objects.filter(verb="platform.installation_resumed").count() == 1
    with pytest.raises(NotPaused):
        resume_installation(by=SYSTEM, at=NOW)


def test_what_reaches_outside_or_forgets_by_the_clock_rests() -> None:
    resting = {declared.name for declared in declared_jobs() if declared.rests}
    assert resting >= {
        "platform.send_due_mails",
        "channels.send_due_mails",
        "channels.watch_mailboxes",
        "channels.forget_old_mail",
        "tickets.wake_snoozed",
        "platform.remove_unused_files",
        "platform.sweep_files",
        "platform.drop_old_events",
        "platform.begin_due_backup",
    }


def test_a_job_that_runs_once_cannot_rest() -> None:
    with pytest.raises(TypeError):
        job("tests.rests_once", rests=True)(lambda: None)


def test_there_is_one_pause_at_most() -> None:
    pause_everything(backup_of=None, at=NOW)
    pause_everything(backup_of=None, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM platform_installation_pause")
        assert cursor.fetchone() == (1,)


def _queued_mail() -> OutgoingMail:
    save_mail_server(
        host="127.0.0.1",
        port=9,
        security="none",
        username="",
        password=None,
        from_name="Nova",
        from_address="care@example.com",
        is_enabled=True,
        by=SYSTEM,
        at=NOW,
    )
    queue_mail(to="ana@example.com", subject="Hola", text="Hola", kind="tests.mail", at=NOW)
    return OutgoingMail.objects.get()
