"""Who may do what in the workspace: an agent, a light agent, an auditor, a colleague of another team, a stranger."""

from __future__ import annotations

import pytest

from atiende.tickets.models import Message, Ticket
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db


def test_a_light_agent_writes_notes_and_finds_no_reply() -> None:
    opened = arrives()
    light = signed_in("light_agent")
    page = light.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert 'id="note-form"' in page
    assert 'id="reply-form"' not in page
    assert 'id="tab-reply"' not in page
    assert light.post(f"/desk/tickets/{opened.number}/reply", {"text": "Hola"}).status_code == 403
    assert light.post(f"/desk/tickets/{opened.number}/note", {"text": "Visto"}).status_code == 302
    assert [message.kind for message in Message.objects.order_by("pk")] == ["incoming", "note"]


def test_an_auditor_reads_and_changes_nothing() -> None:
    opened = arrives()
    auditor = signed_in("auditor", in_team="")
    page = auditor.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "No llega mi pedido." in page
    assert "<textarea" not in page
    values = {
        "status": "resolved",
        "priority": "4",
        "assignee": "me",
        "tags": "vip",
        "spam": "on",
        "team": "",
    }
    for what in ("reply", "note", "participants", "draft", *values):
        sent = {"text": "x", "value": values.get(what, ""), "kind": "note", "address": "x@correo.example"}
        assert auditor.post(f"/desk/tickets/{opened.number}/{what}", sent).status_code == 403, what
    assert Ticket.objects.get(pk=opened.ticket_id).priority == 2
    assert auditor.get("/desk/tickets/new/").status_code == 403


@pytest.mark.parametrize("role", ["", "agent"])
def test_who_may_not_see_the_case_finds_nothing(role: str) -> None:
    opened = arrives(html="<p>Hola</p>")
    message = Message.objects.get()
    outsider = signed_in(role, in_team="Otro equipo" if role else "")
    base = f"/desk/tickets/{opened.number}/"
    for path in ("", "parts", "older", f"messages/{message.pk}/html", "files/1", "merge/"):
        assert outsider.get(base + path).status_code == 404, path
    for what in (
        "reply",
        "note",
        "draft",
        "upload",
        "status",
        "tags",
        "following",
        f"messages/{message.pk}/resend",
    ):
        assert outsider.post(base + what, {"text": "x"}).status_code == 404, what
    assert "¿Dónde está mi pedido?" not in outsider.get("/desk/tickets/?queue=all").content.decode()


def test_a_case_that_goes_to_another_team_leaves_the_screen_of_who_gave_it_away() -> None:
    opened = arrives()
    agent = signed_in()
    other = signed_in(in_team="Facturas", name="Teo")
    team_id = next(iter(other.actor.team_ids))
    answer = agent.post(f"/desk/tickets/{opened.number}/team", {"value": str(team_id)})
    assert answer["Location"].startswith("/desk/tickets/")
    assert str(opened.number) not in answer["Location"]
    assert other.get(f"/desk/tickets/{opened.number}/").status_code == 200


def test_a_message_of_another_case_is_no_way_around() -> None:
    mine = arrives()
    theirs = arrives(subject="Secreto", in_team="Otro equipo", html="<p>clave</p>")
    agent = signed_in()
    for path in (f"messages/{theirs.message_id}/html", f"messages/{theirs.message_id}/split/"):
        assert agent.get(f"/desk/tickets/{mine.number}/{path}").status_code == 404
