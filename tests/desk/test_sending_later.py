"""A reply that waits for its moment: seen in the case, edited, thrown away, held when somebody writes, and sent."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.identity.models import RoleAssignment
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.actions.send_reply_later import send_reply_later
from atiende.tickets.actions.send_waiting_reply import send_waiting_reply
from atiende.tickets.jobs import send_waiting_replies
from atiende.tickets.models import Draft, Message, Ticket, WaitingReply
from atiende.tickets.personal_data import erase_customer
from atiende.tickets.queries.waiting import due_waiting_replies
from atiende.tickets.rules.reply import Reply
from tests.desk.office import AT, arrives, signed_in, writes_again

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def put_off(person, opened, text="Mañana le llamo.", **more) -> WaitingReply:
    given = {"send_at": AT + HOUR, "by": person.actor, "at": AT, **more}
    return send_reply_later(
        ticket_id=opened.ticket_id, reply=Reply(text=text, status_key="resolved"), **given
    )


def send(waiting, *, at=AT + HOUR, by=SYSTEM, **more):
    return send_waiting_reply(waiting_id=waiting.pk, by=by, at=at, **more)


def page(person, opened) -> str:
    return person.get(f"/desk/tickets/{opened.number}/").content.decode()


def test_it_stands_in_the_case_and_goes_out_at_its_time_in_the_name_of_its_writer() -> None:
    opened, agent = arrives(), signed_in()
    waiting = put_off(agent, opened)
    assert "Mañana le llamo." in page(agent, opened)
    assert "Saldrá" in page(agent, opened)
    assert due_waiting_replies(at=AT + HOUR / 2, limit=9) == []
    assert send(waiting, at=AT + HOUR / 2) is None
    message = Message.objects.get(pk=send(waiting))
    assert (message.kind, message.text, message.author_id) == ("outgoing", "Mañana le llamo.", agent.actor.id)
    assert Ticket.objects.get(pk=opened.ticket_id).category == "resolved"
    assert not WaitingReply.objects.exists()


def test_the_job_sends_what_is_due_and_nothing_else() -> None:
    agent = signed_in()
    soon = put_off(agent, arrives())
    put_off(agent, arrives(address="b@x.example"), send_at=AT + dt.timedelta(days=365))
    send_waiting_replies()  # today is later than the one and before the other
    assert not WaitingReply.objects.filter(pk=soon.pk).exists()
    assert WaitingReply.objects.count() == 1


def test_a_customer_who_writes_meanwhile_holds_it_and_it_is_asked() -> None:
    opened, agent = arrives(), signed_in()
    waiting = put_off(agent, opened)
    writes_again(opened.ticket_id, "Ya está, gracias.")
    assert "Ha llegado un mensaje después de escribirla" in page(agent, opened)
    assert send(waiting) is None
    waiting.refresh_from_db()
    assert waiting.held_at is not None
    assert send(waiting, at=AT + 2 * HOUR) is None
    assert not Message.objects.filter(kind="outgoing").exists()
    answer = agent.post(f"/desk/tickets/{opened.number}/waiting/{waiting.pk}", {"do": "now"})
    assert answer.status_code == 302
    assert Message.objects.filter(kind="outgoing", text="Mañana le llamo.").count() == 1


def test_an_automatic_answer_holds_nothing() -> None:
    opened, agent = arrives(), signed_in()
    waiting = put_off(agent, opened)
    writes_again(opened.ticket_id, "Estoy fuera de la oficina", is_automatic=True)
    assert send(waiting) is not None


def test_editing_puts_it_back_below_the_draft_and_discarding_throws_it_away() -> None:
    opened, agent = arrives(), signed_in()
    where = f"/desk/tickets/{opened.number}"
    first, second = put_off(agent, opened), put_off(agent, opened, "Otra cosa")
    agent.post(f"{where}/draft", {"writer": agent.actor.id, "kind": "reply", "text": "Hola."})
    assert agent.post(f"{where}/waiting/{first.pk}", {"do": "edit"}).status_code == 302
    assert Draft.objects.get().text == "Hola.\n\nMañana le llamo."
    assert agent.post(f"{where}/waiting/{second.pk}", {"do": "drop"}).status_code == 302
    assert not WaitingReply.objects.exists()
    assert AuditEntry.objects.filter(verb="tickets.waiting_reply_taken_back").count() == 2


def test_a_colleague_may_not_edit_it_a_light_agent_not_touch_it_a_stranger_not_see_it() -> None:
    opened, agent = arrives(), signed_in()
    waiting = put_off(agent, opened)
    where = f"/desk/tickets/{opened.number}/waiting/{waiting.pk}"
    assert signed_in(name="Leo Ríos").post(where, {"do": "drop"}).status_code == 403
    assert signed_in("light_agent", "Luz").post(where, {"do": "now"}).status_code == 403
    assert signed_in(name="Eva", in_team="Facturas").post(where, {"do": "now"}).status_code == 404
    assert signed_in("supervisor", "Sol").post(where, {"do": "drop"}).status_code == 302


def test_who_may_no_longer_answer_sends_nothing_and_the_reason_stands_there() -> None:
    opened, agent = arrives(), signed_in()
    waiting = put_off(agent, opened)
    RoleAssignment.objects.all().delete()
    assert send(waiting) is None
    waiting.refresh_from_db()
    assert waiting.problem
    assert not Message.objects.filter(kind="outgoing").exists()
    with pytest.raises(NotPermitted):
        send(waiting, by=signed_in("light_agent", "Luz").actor)


@pytest.mark.parametrize("send_at", [AT, AT - HOUR, AT + dt.timedelta(days=400)])
def test_a_moment_that_is_none_is_refused(send_at) -> None:
    with pytest.raises(InvalidInput) as refused:
        put_off(signed_in(), arrives(), send_at=send_at)
    assert "send_at" in refused.value.fields


def test_from_the_composer_with_its_draft_gone() -> None:
    opened, agent = arrives(), signed_in()
    form = {"writer": agent.actor.id, "kind": "reply", "text": "Hasta mañana"}
    agent.post(f"/desk/tickets/{opened.number}/draft", form)
    answer = agent.post(f"/desk/tickets/{opened.number}/reply", {**form, "later": "tomorrow"})
    assert answer.status_code == 302
    assert WaitingReply.objects.get().text == "Hasta mañana"
    assert not Draft.objects.exists()
    assert not Message.objects.filter(kind="outgoing").exists()
    refused = agent.post(f"/desk/tickets/{opened.number}/reply", {**form, "later": "at", "later_at": "ayer"})
    assert refused.status_code == 422
    assert "Hasta mañana" in refused.content.decode()


def test_it_goes_with_the_person() -> None:
    opened, agent = arrives(), signed_in()
    put_off(agent, opened)
    erase_customer([Ticket.objects.get().customer_id], at=AT, by=SYSTEM)
    assert not WaitingReply.objects.exists()
