from __future__ import annotations

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.files import StoredFileRow
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.open_ticket import open_ticket
from atiende.tickets.models import Attachment, Message, Participant, Ticket, TimelineEntry
from atiende.tickets.queries import participant_by_token
from atiende.tickets.rules.incoming import NewRecipient, Opening

pytestmark = pytest.mark.django_db


def test_a_ticket_stands_with_its_message_its_people_and_its_first_entry(opened, customer, house, at):
    luis = customer("luis@correo.example", "Luis")
    made = opened(copied=((luis, "Luis@Correo.example"), (customer(), "rosa@correo.example")))
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (ticket.number, ticket.category, ticket.status.key) == (made.number, "new", "new")
    assert ticket.waiting_since == ticket.last_customer_message_at == ticket.opened_at == at
    message = Message.objects.get(pk=made.message_id)
    assert (message.ticket_id, message.kind, message.delivery) == (ticket.pk, "incoming", "received")
    people = Participant.objects.filter(ticket=ticket).order_by("pk").values_list("address", "role")
    assert list(people) == [("rosa@correo.example", "requester"), ("luis@correo.example", "copied")]
    entry = TimelineEntry.objects.get(ticket=ticket)
    assert (entry.kind, entry.message_id, entry.data) == ("opened", message.pk, {})


def test_its_event_and_its_audit_entry_carry_ids_only(opened):
    made = opened("Palabras de Rosa")
    event = OutboxEvent.objects.get(aggregate=f"ticket:{made.ticket_id}")
    entry = AuditEntry.objects.get(verb="tickets.ticket_opened")
    assert event.name == "tickets.opened.v1"
    assert event.payload["message_id"] == made.message_id
    assert entry.target_id == str(made.ticket_id)
    assert "Rosa" not in f"{event.payload}{entry.details}{entry.fields}"


def test_numbers_are_given_once_and_grow(opened):
    first, second = opened(), opened()
    assert second.number > first.number >= 1001


def test_it_takes_six_round_trips_whatever_it_holds(opened, customer):
    copied = tuple((customer(f"c{n}@correo.example"), f"c{n}@correo.example") for n in range(8))
    opened()

    def statements(**more):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            opened(**more)
        return [query["sql"].split()[0] for query in seen if "customers_" not in query["sql"]]

    alone = statements()
    assert alone == statements(copied=copied)
    assert len([word for word in alone if word not in {"SAVEPOINT", "RELEASE"}]) == 4


def test_a_token_names_the_participant_in_either_case(opened):
    made = opened()
    token = Participant.objects.get(ticket_id=made.ticket_id).token
    found = participant_by_token(f" {token.upper()} ")
    assert (found.ticket_id, found.address, found.role) == (
        made.ticket_id,
        "rosa@correo.example",
        "requester",
    )
    assert participant_by_token("nobody234567") is None
    assert participant_by_token("' OR 1=1 --") is None
    assert participant_by_token("ñ" * 20) is None


def test_a_machine_that_writes_first_waits_for_nobody(opened, words):
    ticket = Ticket.objects.get(pk=opened(message=words(is_automatic=True)).ticket_id)
    assert ticket.waiting_since is None
    assert ticket.last_customer_message_at is None


def test_files_are_held_and_recipients_kept(opened, words, attachment):
    file = attachment()
    recipients = (
        NewRecipient(role="to", address="hola@nova.example"),
        NewRecipient(role="cc", address="l@x.es"),
    )
    made = opened(message=words(attachments=(file,), recipients=recipients))
    assert StoredFileRow.objects.get(pk=file.file_id).references == 1
    assert Attachment.objects.get(message_id=made.message_id).name == "factura.pdf"
    assert Message.objects.get(pk=made.message_id).recipients.count() == 2


def test_a_file_that_was_not_kept_says_why(opened, words, attachment):
    lost = dataclasses.replace(attachment(), file_id=None, problem="too_large")
    made = opened(message=words(attachments=(lost,)))
    assert Attachment.objects.get(message_id=made.message_id).problem == "too_large"


def test_who_may_open(house, opened, words, at):
    opening = Opening(
        brand_id=house.nova.pk,
        team_id=None,
        customer_id=words().customer_id,
        address="rosa@correo.example",
        subject="Teléfono",
        channel="phone",
        language="es",
        time_zone="Europe/Madrid",
        message=words(channel="phone"),
    )
    for actor in (house.owner, house.administrator):
        assert open_ticket(opening=opening, by=actor, at=at).number
    for actor in (house.light, house.auditor, house.stranger, house.of_other_brand):
        with pytest.raises(NotPermitted):
            open_ticket(opening=opening, by=actor, at=at)


def test_an_unknown_priority_is_refused(opened):
    with pytest.raises(InvalidInput):
        opened(priority=9)


def test_the_system_needs_no_grant(opened):
    assert SYSTEM.may("tickets.reply")
    assert opened().ticket_id
