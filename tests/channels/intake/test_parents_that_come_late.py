"""A reply that is read before the mail which it answers: both are one case, unless a stranger wrote one of them."""

from __future__ import annotations

import pytest

from atiende.tickets.models import Message, Participant, TicketLink
from tests.channels.intake.conftest import mail

pytestmark = pytest.mark.django_db

PARENT = "<parent@cliente.example>"


def test_the_parent_joins_the_case_of_its_reply(desk):
    reply = desk.receive(mail("Y otra cosa", In_Reply_To=PARENT))
    parent = desk.receive(mail("Mi pedido no llega", Message_ID=PARENT))
    assert (parent.outcome, parent.ticket_id) == ("reply", reply.ticket_id)
    assert desk.texts(reply.ticket_id) == ["Y otra cosa", "Mi pedido no llega"]


def test_so_does_a_whole_chain_in_the_wrong_order(desk):
    chain = f"{PARENT} <second@cliente.example>"
    third = desk.receive(mail("Tercera", References=chain))
    second = desk.receive(mail("Segunda", Message_ID="<second@cliente.example>", In_Reply_To=PARENT))
    first = desk.receive(mail("Primera", Message_ID=PARENT))
    assert first.ticket_id == second.ticket_id == third.ticket_id


def test_the_parent_of_somebody_to_whom_the_reply_went_too_joins(desk):
    reply = desk.receive(mail("Confirmo", In_Reply_To=PARENT, Cc="jefe@cliente.example"))
    parent = desk.receive(mail("¿Confirmas?", sender="jefe@cliente.example", Message_ID=PARENT))
    assert parent.ticket_id == reply.ticket_id


def test_the_parent_of_a_stranger_is_a_case_of_its_own_without_a_link(desk):
    reply = desk.receive(mail("¿Qué hay de esto?", sender="otro@otro.example", In_Reply_To=PARENT))
    parent = desk.receive(mail("Mi pedido", Message_ID=PARENT))
    assert parent.outcome == "ticket"
    assert parent.ticket_id != reply.ticket_id
    assert not TicketLink.objects.exists()
    assert Participant.objects.filter(ticket_id=reply.ticket_id).count() == 1


def test_another_mail_under_an_id_that_has_arrived_joins_nothing(desk):
    first = desk.receive(mail("La primera", Message_ID=PARENT))
    reply = desk.receive(mail("Y otra cosa", In_Reply_To=PARENT))
    again = desk.receive(mail("Otra carta con el mismo número", Message_ID=PARENT))
    assert first.ticket_id == reply.ticket_id
    assert (again.outcome, again.ticket_id == first.ticket_id) == ("ticket", False)
    assert Message.objects.count() == 3


def test_case_10_a_newsletter_that_comes_after_its_answers_joins_none_of_strangers(desk):
    one = desk.receive(mail(In_Reply_To=PARENT))
    two = desk.receive(mail(sender="luis@otro.example", In_Reply_To=PARENT))
    news = desk.receive(mail("Novedades", sender="boletin@tienda.example", Message_ID=PARENT))
    assert len({one.ticket_id, two.ticket_id, news.ticket_id}) == 3
