"""Staff answer our mails by mail: what they write is a note of the case, or nothing; a customer never reads it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model

from atiende.channels.models import RawMail
from atiende.customers.models import Customer
from atiende.kernel.actors import SYSTEM
from atiende.notifications.actions.notify import notify
from atiende.notifications.actions.send_mails import send_mails
from atiende.notifications.models import NoteAddress
from atiende.notifications.rules.kinds import Kind
from atiende.platform.mail.composing import compose
from atiende.platform.models import AuditEntry, OutgoingMail
from atiende.tickets.models import Message, Participant
from tests.channels.intake.conftest import AT, Desk, mail
from tests.desk import office

pytestmark = pytest.mark.django_db
SECRET = "El cliente ya debe dos facturas."
LATER = AT + dt.timedelta(hours=1)


@pytest.fixture
def told(desk: Desk) -> tuple[int, str, str]:
    """A case; the address of a light agent who was told of it, and the one by which they answer."""
    case = desk.receive(mail()).ticket_id
    assert case is not None
    lia = office.signed_in("light_agent", "Lía Sanz", in_team="").actor
    address = get_user_model().objects.get(pk=lia.id).email
    notify(kind=Kind.MENTIONED, person_ids=[lia.id], ticket_id=case, by=SYSTEM, at=AT)
    send_mails(by=SYSTEM, at=LATER)
    return case, address, OutgoingMail.objects.get(to_address=address).reply_to


def _notes(ticket_id: int) -> list[str]:
    return list(Message.objects.filter(ticket_id=ticket_id, kind="note").values_list("text", flat=True))


def test_the_answer_of_a_light_agent_is_a_note_and_leaves_by_no_door(desk: Desk, told) -> None:
    case, address, answers_to = told
    composed = compose(
        OutgoingMail.objects.get(to_address=address), from_name="A", from_address="a@nova.example"
    )
    assert str(composed["Reply-To"]) == answers_to
    assert answers_to.startswith("soporte+n")
    done = desk.receive(mail(f"{SECRET}\n\n> lo de antes", sender=f"Lía <{address.upper()}>", to=answers_to))
    assert (done.outcome, done.ticket_id) == (RawMail.Outcome.NOTE, case)
    note = Message.objects.get(pk=done.message_id)
    assert (note.kind, note.text, note.author_label, note.delivery) == ("note", SECRET, "Lía Sanz", "none")
    assert not Message.objects.filter(kind="outgoing").exists()
    assert not OutgoingMail.objects.exclude(to_address=address).exists()
    assert not Participant.objects.filter(address__iexact=address).exists()
    assert not Customer.objects.filter(identifiers__value__iexact=address).exists()
    assert AuditEntry.objects.filter(verb="tickets.note_added", actor_label="Lía Sanz").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": "Otra <otra@nova.example>"},
        {"sender": "Marta Ruiz <marta@cliente.example>"},
        {"to": "soporte+nabcdefghijkl234567@nova.example"},
        {"Auto_Submitted": "auto-replied"},
        {"text": "\n"},
    ],
    ids=["a colleague", "the customer", "another token", "a machine", "nothing said"],
)
def test_whatever_does_not_fit_is_kept_without_a_case(desk: Desk, told, changes) -> None:
    case, address, answers_to = told
    before = Message.objects.count()
    values = {"text": SECRET, "sender": address, "to": answers_to, **changes}
    done = desk.receive(mail(values.pop("text"), **values))
    assert (done.outcome, done.ticket_id) == (RawMail.Outcome.NOTE, None)
    assert Message.objects.count() == before
    assert _notes(case) == []


def test_who_left_writes_nothing_any_more_and_a_token_beside_the_case_is_still_a_note(
    desk: Desk, told
) -> None:
    case, address, answers_to = told
    both = desk.receive(mail(SECRET, sender=address, to=f"soporte@nova.example, {answers_to}"))
    assert (both.ticket_id, _notes(case)) == (case, [SECRET])
    get_user_model().objects.filter(email=address).update(is_active=False)
    gone = desk.receive(mail("Otra vez", sender=address, to=answers_to))
    assert (gone.ticket_id, _notes(case)) == (None, [SECRET])
    assert NoteAddress.objects.count() == 1
