"""Forwarding, sending again, quoting and blind copies from the screen."""

from __future__ import annotations

import pytest

from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Draft, Message, Recipient
from atiende.tickets.rules.reply import Reply
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db


def first(opened) -> Message:
    return Message.objects.filter(ticket_id=opened.ticket_id).order_by("pk").first()


def test_a_message_is_forwarded_and_shown_as_what_the_customer_does_not_see() -> None:
    opened, agent = arrives(), signed_in()
    where = f"/desk/tickets/{opened.number}/messages/{first(opened).pk}/forward/"
    assert "No llega mi pedido." in agent.get(where).content.decode()
    wrong = agent.post(where, {"to": "nadie", "text": "Mirad esto"})
    assert wrong.status_code == 422
    assert "Mirad esto" in wrong.content.decode()
    assert agent.post(where, {"to": "taller@x.example", "text": "Mirad esto"}).status_code == 302
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "el cliente no lo ve" in page
    assert "reenvió un mensaje" in page
    assert agent.get("/desk/tickets/?queue=all").status_code == 200


def test_a_note_and_another_s_case_have_no_such_page() -> None:
    opened, agent = arrives(), signed_in()
    agent.post(f"/desk/tickets/{opened.number}/note", {"writer": agent.actor.id, "text": "Solo nosotros"})
    note = Message.objects.get(kind="note")
    assert agent.get(f"/desk/tickets/{opened.number}/messages/{note.pk}/forward/").status_code == 404
    other = arrives(address="b@x.example")
    assert agent.get(f"/desk/tickets/{other.number}/messages/{first(opened).pk}/forward/").status_code == 404
    light = signed_in("light_agent", "Luz")
    assert light.get(f"/desk/tickets/{opened.number}/messages/{first(opened).pk}/forward/").status_code == 403
    assert "/forward/" not in light.get(f"/desk/tickets/{opened.number}/").content.decode()


def test_what_was_sent_is_sent_once_more_without_the_blind_copies() -> None:
    opened, agent = arrives(), signed_in()
    reply = Reply(text="Ya sale", to=("rosa@correo.example",), bcc=("jefa@x.example",))
    sent = reply_to_ticket(ticket_id=opened.ticket_id, reply=reply, by=agent.actor, at=AT)
    answer = agent.post(f"/desk/tickets/{opened.number}/messages/{sent}/repeat")
    assert answer.status_code == 302
    again = Message.objects.filter(kind="outgoing").exclude(pk=sent).get()
    assert again.text == "Ya sale"
    assert list(Recipient.objects.filter(message=again).values_list("address", flat=True)) == [
        "rosa@correo.example"
    ]
    incoming = agent.post(f"/desk/tickets/{opened.number}/messages/{first(opened).pk}/repeat")
    assert incoming.status_code == 404


def test_without_scripts_a_message_is_quoted_in_the_composer() -> None:
    opened, agent = arrives("Uno\nDos"), signed_in()
    page = agent.get(f"/desk/tickets/{opened.number}/?write=reply&quote={first(opened).pk}").content.decode()
    assert "&gt; Uno\n&gt; Dos" in page
    assert agent.get(f"/desk/tickets/{opened.number}/?write=reply&quote=x").status_code == 200


def test_a_draft_keeps_its_blind_copies_and_tells_a_mixed_tone() -> None:
    opened, agent = arrives(), signed_in()
    form = {
        "writer": agent.actor.id,
        "kind": "reply",
        "text": "Le escribimos por tu pedido.",
        "to": "rosa@correo.example",
        "cc": "",
        "bcc": "jefa@x.example",
    }
    answer = agent.post(f"/desk/tickets/{opened.number}/draft", form, headers={"Accept": "application/json"})
    assert "usted" in answer.json()["hint"]
    assert Draft.objects.get().recipients["bcc"] == "jefa@x.example"
    assert 'value="jefa@x.example"' in agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    plain = agent.post(
        f"/desk/tickets/{opened.number}/draft",
        {**form, "text": "Le escribimos."},
        headers={"Accept": "application/json"},
    )
    assert "hint" not in plain.json()
    gap = agent.post(
        f"/desk/tickets/{opened.number}/draft",
        {**form, "text": "Hola, [cliente.nombre]."},
        headers={"Accept": "application/json"},
    )
    assert "[cliente.nombre]" in gap.json()["hint"]
