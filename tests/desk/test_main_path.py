"""From the list to the ticket, a reply, a note and a status: by plain links and forms."""

from __future__ import annotations

import re
import uuid

import pytest

from atiende.tickets.models import Draft, Message, Ticket
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db


def test_the_list_leads_to_the_case_and_the_case_shows_who_wrote_what() -> None:
    opened = arrives("La tapa llegó rota.", subject="Tapa rota")
    agent = signed_in()
    listed = agent.get("/desk/tickets/?queue=unassigned").content.decode()
    assert "Tapa rota" in listed
    assert "Rosa Prieto" in listed
    address = re.search(r'href="(/desk/tickets/\d+/[^"]*)"', listed)
    assert address is not None
    page = agent.get(address[1].replace("&amp;", "&"))
    assert page.status_code == 200
    assert "La tapa llegó rota." in page.content.decode()
    assert f"/desk/tickets/{opened.number}/" in address[1]


def test_a_reply_waits_for_its_channel_and_settles_the_case_when_asked() -> None:
    opened = arrives()
    agent = signed_in()
    answer = agent.post(
        f"/desk/tickets/{opened.number}/reply",
        {
            "text": "Sale hoy.",
            "to": "rosa@correo.example",
            "status_key": "resolved",
            "submission": str(uuid.uuid4()),
        },
    )
    assert answer.status_code == 302
    message = Message.objects.get(kind="outgoing")
    assert (message.text, message.delivery, message.channel) == ("Sale hoy.", "queued", "mail")
    assert [row.address for row in message.recipients.all()] == ["rosa@correo.example"]
    assert Ticket.objects.get(pk=opened.ticket_id).category == "resolved"
    assert "Sale hoy." in agent.get(answer["Location"]).content.decode()


def test_a_note_is_for_the_team_and_never_leaves() -> None:
    opened = arrives()
    agent = signed_in()
    agent.post(f"/desk/tickets/{opened.number}/note", {"text": "Ojo con este cliente."})
    note = Message.objects.exclude(kind="incoming").get()
    assert (note.kind, note.delivery, note.channel) == ("note", "none", "internal")
    assert not note.recipients.exists()
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    shown = page[page.index(f'id="message-{note.pk}"') :]
    assert "Nota interna" in shown[:900]


def test_sending_the_same_twice_writes_one_message() -> None:
    opened = arrives()
    agent = signed_in()
    sent = {"text": "Sale hoy.", "submission": str(uuid.uuid4())}
    for _ in range(2):
        assert agent.post(f"/desk/tickets/{opened.number}/reply", sent).status_code == 302
    assert Message.objects.filter(kind="outgoing").count() == 1


def test_nothing_written_is_refused_and_what_was_typed_beside_it_stays() -> None:
    opened = arrives()
    agent = signed_in()
    answer = agent.post(
        f"/desk/tickets/{opened.number}/reply",
        {"text": "  ", "to": "rosa@correo.example", "cc": "otra@x.example"},
    )
    assert answer.status_code == 422
    assert 'value="otra@x.example"' in answer.content.decode()
    assert not Message.objects.filter(kind="outgoing").exists()


def test_changing_status_priority_team_and_person_shows_in_the_page() -> None:
    opened = arrives()
    agent = signed_in()
    for what, value in (("status", "waiting_customer"), ("priority", "4"), ("assignee", "me")):
        answer = agent.post(f"/desk/tickets/{opened.number}/{what}", {"value": value})
        assert answer.status_code == 302, what
    ticket = Ticket.objects.get(pk=opened.ticket_id)
    assert (ticket.category, ticket.priority, ticket.assignee_id) == ("waiting_customer", 4, agent.actor.id)
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "Urgente" in page


def test_a_draft_is_kept_apart_for_reply_and_note_and_goes_when_it_is_sent() -> None:
    opened = arrives()
    agent = signed_in()
    url = f"/desk/tickets/{opened.number}/"
    agent.post(f"{url}draft", {"kind": "reply", "text": "Estimada Rosa:"})
    agent.post(f"{url}draft", {"kind": "note", "text": "Mirar el almacén"})
    page = agent.get(url).content.decode()
    reply, note = page.split('id="note-form"')
    assert "Estimada Rosa:" in reply
    assert "Estimada Rosa:" not in note
    assert "Mirar el almacén" in note
    assert "Mirar el almacén" not in reply
    agent.post(f"{url}reply", {"text": "Estimada Rosa: sale hoy."})
    assert [draft.kind for draft in Draft.objects.all()] == ["note"]
