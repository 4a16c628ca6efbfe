"""Two at one case: who comes second is told, and nothing of the first is silently undone."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from atiende.kernel.refusals import Refusal
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.errors import MessageCameIn
from atiende.tickets.models import Message, Ticket
from atiende.tickets.rules.reply import Reply
from tests.desk.office import AT, arrives, signed_in, writes_again

PART = {"HX-Request": "true"}


def _choose(person: Any, number: int, what: str, value: str, shown: str | None = None) -> Any:
    sent = {"value": value} | ({} if shown is None else {"shown": shown})
    return person.post(f"/desk/tickets/{number}/{what}", sent, headers=PART)


@pytest.mark.django_db
def test_a_case_that_a_colleague_took_is_not_taken_from_them_by_an_old_page() -> None:
    opened = arrives()
    ana, leo, boss = signed_in(), signed_in(name="Leo Ríos"), signed_in("supervisor", "Eva Sanz")
    assert _choose(ana, opened.number, "assignee", "me", "").status_code == 200
    for late in (leo, boss):
        answer = _choose(late, opened.number, "assignee", "me", "")
        assert "lo ha cambiado mientras tanto" in answer["HX-Trigger"]
        assert "Ana Beltrán" in answer.content.decode()
    assert Ticket.objects.get(pk=opened.ticket_id).assignee_id == ana.actor.id
    _choose(boss, opened.number, "assignee", "me", str(ana.actor.id))
    assert Ticket.objects.get(pk=opened.ticket_id).assignee_id == boss.actor.id


@pytest.mark.django_db
def test_a_status_that_a_colleague_changed_is_shown_before_it_is_changed_again() -> None:
    opened, ana, leo = arrives(), signed_in(), signed_in(name="Leo Ríos")
    _choose(ana, opened.number, "status", "resolved", "new")
    answer = _choose(leo, opened.number, "status", "waiting_customer", "new")
    assert "lo ha cambiado mientras tanto" in answer["HX-Trigger"]
    assert 'name="shown" value="resolved"' in answer.content.decode()
    assert Ticket.objects.get(pk=opened.ticket_id).category == "resolved"
    same = _choose(leo, opened.number, "status", "resolved", "new")
    assert "mientras tanto" not in same["HX-Trigger"]


@pytest.mark.django_db
@pytest.mark.parametrize(("what", "first", "second"), [("priority", "4", "1"), ("team", "", "")])
def test_priority_and_team_are_guarded_too(what: str, first: str, second: str) -> None:
    opened, boss = arrives(), signed_in("supervisor")
    other = signed_in(in_team="Facturas", name="Teo")
    if what == "team":
        second = str(next(iter(other.actor.team_ids)))
    was = {"priority": "2", "team": str(Ticket.objects.get().team_id)}[what]
    _choose(boss, opened.number, what, first, was)
    assert "lo ha cambiado mientras tanto" in _choose(boss, opened.number, what, second, was)["HX-Trigger"]
    ticket = Ticket.objects.get(pk=opened.ticket_id)
    assert {"priority": ticket.priority == 4, "team": ticket.team_id is None}[what]


@pytest.mark.django_db
def test_without_scripts_the_choices_carry_what_was_shown() -> None:
    opened, agent = arrives(), signed_in()
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert 'name="shown" value="new"' in page
    assert 'name="shown" value="2"' in page
    assert f'name="shown" value="{Ticket.objects.get().team_id}"' in page
    answer = agent.post(
        f"/desk/tickets/{opened.number}/status", {"value": "resolved", "shown": "open"}, follow=True
    )
    assert "Otra persona del equipo lo ha cambiado" in answer.content.decode()


@pytest.mark.django_db
def test_what_was_sent_already_is_not_asked_about_again() -> None:
    """The answer was written and its confirmation lost; the customer wrote before the agent tried again."""
    opened, agent = arrives(), signed_in()
    sent = {"text": "Sale hoy.", "seen": str(opened.message_id), "submission": str(uuid.uuid4())}
    assert agent.post(f"/desk/tickets/{opened.number}/reply", sent).status_code == 302
    writes_again(opened.ticket_id, "¿Hola?")
    assert agent.post(f"/desk/tickets/{opened.number}/reply", sent).status_code == 302
    assert Message.objects.filter(kind="outgoing").count() == 1


@pytest.mark.django_db
def test_a_colleague_s_answer_is_asked_about_and_one_s_own_is_not() -> None:
    opened, ana, leo = arrives(), signed_in(), signed_in(name="Leo Ríos")
    url, seen = f"/desk/tickets/{opened.number}/reply", str(opened.message_id)
    assert ana.post(url, {"text": "Sale hoy.", "seen": seen}).status_code == 302
    refused = leo.post(url, {"text": "Ya salió.", "seen": seen}, headers=PART)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Ha entrado un mensaje" in page
    assert "Enviar de todos modos" in page
    assert "Ya salió." in page
    assert ana.post(url, {"text": "Y otra cosa.", "seen": seen}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_the_same_moment_one_is_asked() -> None:
    opened = arrives()
    both = threading.Barrier(2)

    def answer(person: Any) -> Refusal | None:
        try:
            both.wait(10)
            reply_to_ticket(
                ticket_id=opened.ticket_id,
                reply=Reply(text="Sale hoy."),
                by=person.actor,
                at=AT,
                seen=opened.message_id,
            )
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()
        return None

    people = [signed_in(), signed_in(name="Leo Ríos")]
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(answer, people))
    assert [type(one) for one in told if one] == [MessageCameIn]
    assert Message.objects.filter(kind="outgoing").count() == 1
