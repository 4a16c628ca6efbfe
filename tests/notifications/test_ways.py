"""Each person chooses what they are told of and how; the mails follow, one for all that is due."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from atiende.kernel.actors import NOBODY, SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.notifications.actions.choose_quiet import choose_quiet
from atiende.notifications.actions.choose_ways import choose_ways
from atiende.notifications.actions.mark_read import mark_read
from atiende.notifications.actions.notify import notify
from atiende.notifications.actions.send_mails import send_mails
from atiende.notifications.actions.tell_of_overdue import tell_of_overdue
from atiende.notifications.models import Notification
from atiende.notifications.queries import get_own_notification, own_choices, unread_count
from atiende.notifications.rules.kinds import Kind, MailWay, Ways
from atiende.notifications.rules.quiet import Quiet
from atiende.organisation.models import TeamMembership
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.mail import OutgoingMail
from atiende.tickets.models import Ticket
from tests.desk import office
from tests.desk.office import AT

pytestmark = pytest.mark.django_db


def later(minutes: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=minutes)


@pytest.fixture
def ana():
    return office.signed_in("agent", "Ana Beltrán").actor


@pytest.fixture
def ines():
    return office.signed_in("agent", "Inés Carballo").actor


def tell(person, made, *, kind=Kind.MENTIONED, by=SYSTEM, minutes=1):
    notify(kind=kind, person_ids=[person.id], ticket_id=made.ticket_id, by=by, at=later(minutes))


def test_a_mail_is_written_for_what_is_not_read_within_a_minute(ana, ines):
    made = office.arrives(subject="¿Dónde está mi pedido?")
    tell(ana, made, by=ines)
    assert send_mails(by=SYSTEM, at=later(1)) == 0
    assert send_mails(by=SYSTEM, at=later(3)) == 1
    mail = OutgoingMail.objects.get()
    assert "Inés Carballo" in mail.subject
    assert "¿Dónde está mi pedido?" in mail.text
    tell(ana, made, minutes=4)
    assert send_mails(by=SYSTEM, at=later(30)) == 0, "one mail while it is not read"


def test_what_is_read_meanwhile_needs_no_mail(ana):
    tell(ana, office.arrives())
    assert mark_read(by=ana, at=later(1)) == 1
    assert send_mails(by=SYSTEM, at=later(5)) == 0


def test_the_mail_of_the_day_gathers(ana):
    choose_ways(ways={Kind.ANSWERED: Ways(mail=MailWay.DIGEST)}, by=ana, at=AT)
    for number in range(3):
        tell(ana, office.arrives(subject=f"Asunto {number}"), kind=Kind.ANSWERED)
    assert send_mails(by=SYSTEM, at=later(60)) == 0
    assert send_mails(by=SYSTEM, at=AT + dt.timedelta(days=1)) == 1
    assert all(f"Asunto {number}" in OutgoingMail.objects.get().text for number in range(3))


def test_nothing_is_mailed_to_who_lost_sight_of_the_case_or_was_disabled(ana, ines):
    made = office.arrives()
    tell(ana, made)
    tell(ines, made)
    TeamMembership.objects.filter(agent_id=ana.id).delete()
    Notification.objects.get(person_id=ines.id).person.__class__.objects.filter(pk=ines.id).update(
        is_active=False
    )
    assert send_mails(by=SYSTEM, at=later(5)) == 0
    with pytest.raises(NotFound):
        get_own_notification(ana, Notification.objects.get(person_id=ana.id).pk)


def test_a_kind_can_be_switched_off_and_it_is_audited(ana):
    off = Ways(in_app=False, mail=MailWay.NONE, push=False)
    for _ in range(2):
        choose_ways(ways={Kind.MENTIONED: off}, by=ana, at=AT)
    assert AuditEntry.objects.filter(verb="notifications.ways_chosen").count() == 1
    assert own_choices(ana)[Kind.MENTIONED] == off
    tell(ana, office.arrives())
    assert not Notification.objects.exists()


def test_by_mail_alone_it_does_not_stand_in_the_list(ana):
    choose_ways(ways={Kind.MENTIONED: Ways(False, MailWay.AT_ONCE, False)}, by=ana, at=AT)
    tell(ana, office.arrives())
    assert unread_count(ana) == 0
    assert send_mails(by=SYSTEM, at=later(5)) == 1


def test_quiet_hours_hold_the_mail_back(ana):
    quiet = Quiet(starts=dt.time(8), ends=dt.time(15))
    choose_quiet(quiet=quiet, by=ana, at=AT)
    tell(ana, office.arrives())
    assert unread_count(ana) == 1
    assert send_mails(by=SYSTEM, at=later(60)) == 0
    assert send_mails(by=SYSTEM, at=later(60 * 5)) == 1


def test_quiet_times_amiss_are_refused(ana):
    for amiss in (
        Quiet(starts=dt.time(8)),
        Quiet(starts=dt.time(8), ends=dt.time(8)),
        Quiet(until=AT - dt.timedelta(hours=1)),
        Quiet(until=AT + dt.timedelta(days=60)),
    ):
        with pytest.raises(InvalidInput):
            choose_quiet(quiet=amiss, by=ana, at=AT)
    with pytest.raises(NotPermitted):
        choose_quiet(quiet=Quiet(), by=NOBODY, at=AT)


def test_one_s_own_alone(ana, ines):
    tell(ana, office.arrives())
    row = Notification.objects.get()
    with pytest.raises(NotFound):
        get_own_notification(ines, row.pk)
    assert mark_read(notification_id=row.pk, by=ines, at=later(2)) == 0


def test_overdue_is_told_once(ana):
    made = office.arrives()
    Ticket.objects.filter(pk=made.ticket_id).update(assignee_id=ana.id, next_due_at=later(10))
    assert [tell_of_overdue(by=SYSTEM, at=later(minutes)) for minutes in (9, 11, 12)] == [0, 1, 0]
    assert Notification.objects.get().kind == "overdue"
    with pytest.raises(NotPermitted):
        tell_of_overdue(by=dataclasses.replace(ana), at=later(13))
