"""Conversations that were had elsewhere are taken over with their own times, many at once, and nobody is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.kernel.actors import SYSTEM
from atiende.kernel.ids import instant_of
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models import AuditEntry, OutboxEvent, SearchWord
from atiende.platform.search.progress import lock_position, move_position
from atiende.tickets.actions.take_over_conversations import take_over_conversations
from atiende.tickets.models import Message, SearchRow, Ticket, TimelineEntry
from atiende.tickets.models.searching_again import VOCABULARY
from atiende.tickets.rules.taking_over import INCOMING, NOTE, OUTGOING, Conversation, SaidElsewhere

from .conftest import AT

LONG_AGO = AT - dt.timedelta(days=200)


def said(kind=INCOMING, text="No funciona la caldera.", minutes=0, **more):
    at = LONG_AGO + dt.timedelta(minutes=minutes)
    return SaidElsewhere(kind=kind, text=text, at=at, author_label="Rosa", **more)


@pytest.fixture
def conversation(house, customer):
    def make(*others, **more):
        columns = {
            "brand_id": house.nova.pk, "team_id": house.help_desk.pk, "assignee_id": house.owner.id,
            "customer_id": customer(), "address": "rosa@correo.example", "subject": "Caldera", "channel": "mail",
            "language": "es", "time_zone": "Europe/Madrid", "said": (said(), *others), "status_key": "resolved",
        }  # fmt: skip
        return Conversation(**{**columns, **more})

    return make


def take(*conversations, by=SYSTEM):
    return take_over_conversations(conversations=conversations, by=by, at=AT)


def test_a_case_stands_where_its_conversation_ended(conversation, house):
    replied = said(OUTGOING, "Vamos mañana.", 60, author_id=house.owner.id)
    noted = said(NOTE, "Ojo", 61, author_id=house.owner.id)
    (ticket_id,) = take(
        conversation(replied, noted, tags=("Avería", "averia"), custom_fields={"pedido": "N-1"})
    )
    ticket = Ticket.objects.get(pk=ticket_id)
    assert (ticket.category, ticket.custom_fields) == ("resolved", {"pedido": "N-1"})
    assert (ticket.opened_at, ticket.first_reply_at, ticket.resolved_at) == (LONG_AGO, replied.at, noted.at)
    assert (ticket.waiting_since, ticket.last_message_at) == (None, replied.at)
    assert [link.tag.folded_name for link in ticket.tag_links.all()] == ["averia"]
    messages = list(Message.objects.order_by("pk").values_list("kind", "delivery", "channel", "at"))
    assert messages == [
        ("incoming", "received", "mail", LONG_AGO),
        ("outgoing", "sent", "mail", replied.at),
        ("note", "none", "internal", noted.at),
    ]
    entries = TimelineEntry.objects.order_by("pk")
    assert [(each.kind, each.actor_id) for each in entries] == [
        ("opened", 0), ("replied", house.owner.id), ("noted", house.owner.id)
    ]  # fmt: skip
    assert [each.message_id for each in entries] == list(
        Message.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert SearchRow.objects.filter(case_id=ticket_id).count() == 3
    assert AuditEntry.objects.filter(verb="tickets.conversation_taken_over").count() == 1
    assert not OutboxEvent.objects.filter(name__startswith="tickets.").exists()


def test_ids_carry_the_times_and_keep_the_order_of_one_instant(conversation):
    take(conversation(*(said(text=f"{n}") for n in range(5))))
    rows = Message.objects.order_by("pk")
    assert [row.text for row in rows][1:] == [str(n) for n in range(5)]
    assert {instant_of(row.pk) for row in rows} == {LONG_AGO}


def test_words_older_than_what_was_learned_are_learned_at_once(conversation):
    lock_position(VOCABULARY)
    move_position(VOCABULARY, 2**62)
    take(conversation(said(NOTE, "secretísimo", 5)))
    assert SearchWord.objects.filter(plain="caldera").exists()
    assert not SearchWord.objects.filter(plain="secretisimo").exists()


def test_more_of_them_are_not_more_statements(conversation):
    short = conversation()
    long = [conversation(*(said(text=f"{n}", minutes=n) for n in range(9))) for _ in range(9)]
    with CaptureQueriesContext(connection) as one:
        take(short)
    with CaptureQueriesContext(connection) as many:
        take(*long)
    assert len(many) == len(one)


@pytest.mark.parametrize(
    "wrong",
    [{"said": ()}, {"said": (said(OUTGOING),)}, {"status_key": "nada"}, {"custom_fields": {"Mal Nombre": 1}}],
)
def test_what_cannot_be_taken_over_leaves_nothing(conversation, wrong):
    with pytest.raises(InvalidInput):
        take(conversation(), conversation(**wrong))
    assert not Ticket.objects.exists()


def test_a_case_that_we_began_does_not_wait_for_us(conversation, house):
    written = said(
        OUTGOING, "Le escribimos por su revisión.", author_id=house.owner.id, html="<b>Revisión</b>"
    )
    noted = said(NOTE, "Adjunto no traído", 1, notices=("attachment_not_fetched",))
    (ticket_id,) = take(conversation(said=(written, noted), status_key="open", is_begun_by_us=True))
    ticket = Ticket.objects.get(pk=ticket_id)
    assert (ticket.last_customer_message_at, ticket.waiting_since) == (None, None)
    assert ticket.first_reply_at == ticket.opened_at == LONG_AGO
    first, second = Message.objects.order_by("pk")
    assert (first.html, first.delivery, second.notices) == (
        "<b>Revisión</b>",
        "sent",
        ["attachment_not_fetched"],
    )
    opened = TimelineEntry.objects.order_by("pk").first()
    assert (opened.kind, opened.actor_id) == ("opened", house.owner.id)


def test_who_does_not_manage_settings_may_not(conversation, house):
    with pytest.raises(NotPermitted):
        take(conversation(), by=house.supervisor)
