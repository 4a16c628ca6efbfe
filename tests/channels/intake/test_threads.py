"""In the right case: by token, by Message-ID with evidence, never by the subject of a stranger."""

from __future__ import annotations

import pytest

from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Message, Participant, TicketLink
from atiende.tickets.rules.reply import Reply
from tests.channels.intake.conftest import AT, mail, make_mailbox

pytestmark = pytest.mark.django_db


def answer(ticket_id: int, text: str = "Ya sale hoy.", **reply) -> str:
    """What an agent sends; returns its Message-ID."""
    message_id = reply_to_ticket(ticket_id=ticket_id, reply=Reply(text=text, **reply), by=SYSTEM, at=AT)
    return queue_outgoing_mail(message_id=message_id, by=SYSTEM, at=AT).header_id


def token_of(ticket_id: int, address: str = "marta@cliente.example") -> str:
    return Participant.objects.get(ticket_id=ticket_id, address=address).token


def test_a_reply_to_our_message_joins_its_case(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    reply = desk.receive(mail("Gracias", subject="Otra cosa", In_Reply_To=f"<{ours}>"))
    assert (reply.outcome, reply.ticket_id) == ("reply", first.ticket_id)


def test_a_reply_to_the_token_joins_whatever_its_case_and_subject(desk):
    first = desk.receive(mail())
    address = f"Soporte+C{token_of(first.ticket_id).upper()}@nova.example"
    reply = desk.receive(mail("Sigo esperando", to=address, subject="RV: nada"))
    assert (reply.outcome, reply.ticket_id) == ("reply", first.ticket_id)


def test_who_writes_to_a_token_and_takes_no_part_is_told_and_gets_no_copies(desk):
    first = desk.receive(mail())
    address = f"soporte+c{token_of(first.ticket_id)}@nova.example"
    reply = desk.receive(mail("Soy su hermano", to=address, sender="juan@otro.example"))
    assert reply.ticket_id == first.ticket_id
    assert "other_writer" in Message.objects.get(pk=reply.message_id).notices
    assert not Participant.objects.filter(ticket_id=first.ticket_id, address="juan@otro.example").exists()


def test_case_07_strange_references_never_join_without_evidence(desk):
    first = desk.receive(mail(Message_ID="<known@cliente.example>"))
    strange = desk.receive(
        mail(
            "Hola", sender="otro@otro.example", References="<known@cliente.example>", subject="Re: Mi pedido"
        )
    )
    assert strange.outcome == "ticket"
    assert strange.ticket_id != first.ticket_id


def test_case_08_the_reply_to_a_case_that_an_agent_started_joins_it(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id, "Le escribo por otra cosa", subject="Su contrato")
    reply = desk.receive(mail("De acuerdo", subject="Re: Su contrato", References=f"<{ours}>"))
    assert reply.ticket_id == first.ticket_id


def test_case_09_the_next_mail_joins_through_an_answer_that_we_never_saw(desk):
    first = desk.receive(mail(Message_ID="<one@cliente.example>"))
    second = desk.receive(
        mail(
            "Y además…",
            In_Reply_To="<outlook@nova.example>",
            References="<one@cliente.example> <outlook@nova.example>",
        )
    )
    third = desk.receive(mail("Por último…", In_Reply_To="<outlook@nova.example>"))
    assert second.ticket_id == third.ticket_id == first.ticket_id


def test_case_10_answers_of_different_people_to_one_newsletter_are_different_cases(desk):
    one = desk.receive(mail(In_Reply_To="<news@nova.example>", subject="Re: Novedades"))
    two = desk.receive(
        mail(sender="luis@otro.example", In_Reply_To="<news@nova.example>", subject="Re: Novedades")
    )
    assert one.ticket_id != two.ticket_id
    assert not TicketLink.objects.exists()


def test_case_12_a_stranger_with_the_number_in_the_subject_gets_a_linked_case_of_their_own(desk):
    first = desk.receive(mail())
    number = desk.ticket(first).number
    stranger = desk.receive(mail("Hola", sender="b@otro.example", subject=f"Re: Mi pedido [#{number}]"))
    assert stranger.outcome == "ticket"
    assert TicketLink.objects.get().kind == "related"
    assert not Participant.objects.filter(ticket_id=first.ticket_id, address="b@otro.example").exists()


def test_the_number_in_the_subject_joins_who_takes_part(desk):
    first = desk.receive(mail())
    number = desk.ticket(first).number
    assert desk.receive(mail("¿Y bien?", subject=f"Mi pedido [#{number}]")).ticket_id == first.ticket_id


def test_the_same_subject_alone_joins_nothing(desk):
    first = desk.receive(mail())
    assert desk.receive(mail("Otra vez", subject="Re: Mi pedido")).ticket_id != first.ticket_id


def test_case_13_two_answers_to_a_mail_that_we_never_saw_are_one_case(desk):
    one = desk.receive(mail("Primera", References="<never@cliente.example>"))
    two = desk.receive(mail("Segunda", References="<never@cliente.example>"))
    assert (two.outcome, two.ticket_id) == ("reply", one.ticket_id)


@pytest.mark.parametrize("prefix", ["RV:", "RE:", "FW:", "Fwd:", "WG:", "AW:", "RE: RV:"])
def test_case_25_marks_of_forwards_and_answers_change_nothing(desk, prefix):
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    reply = desk.receive(mail("Gracias", subject=f"{prefix} Mi pedido", In_Reply_To=f"<{ours}>"))
    assert reply.ticket_id == first.ticket_id


def test_what_comes_to_a_closed_case_opens_a_linked_one(desk):
    first = desk.receive(mail(Message_ID="<one@cliente.example>"))
    change_status(ticket_id=first.ticket_id, status_key="closed", by=SYSTEM, at=AT)
    later = desk.receive(mail("De nuevo", In_Reply_To="<one@cliente.example>"))
    assert later.outcome == "ticket"
    link = TicketLink.objects.get()
    assert {link.source_id, link.target_id} == {first.ticket_id, later.ticket_id}


def test_a_solved_case_is_opened_again_by_its_customer(desk):
    first = desk.receive(mail(Message_ID="<one@cliente.example>"))
    change_status(ticket_id=first.ticket_id, status_key="resolved", by=SYSTEM, at=AT)
    desk.receive(mail("No está resuelto", In_Reply_To="<one@cliente.example>"))
    assert desk.ticket(first).category == "open"


def test_an_automatic_answer_opens_nothing_again(desk):
    first = desk.receive(mail(Message_ID="<one@cliente.example>"))
    ours = answer(first.ticket_id)
    change_status(ticket_id=first.ticket_id, status_key="resolved", by=SYSTEM, at=AT)
    raw = mail("Estoy de vacaciones", In_Reply_To=f"<{ours}>", Auto_Submitted="auto-replied")
    away = desk.receive(raw)
    assert (away.outcome, away.ticket_id) == ("auto_reply", first.ticket_id)
    assert desk.ticket(first).category == "resolved"


def test_case_03_one_mail_to_two_mailboxes_is_one_case_of_the_one_named_first(desk):
    sales = make_mailbox("Ventas", "ventas@nova.example")
    raw = mail(to="ventas@nova.example", Cc="soporte@nova.example")
    copy, original = desk.receive(raw), desk.receive(raw, mailbox=sales)
    assert (copy.outcome, original.outcome) == ("ticket", "duplicate")
    assert copy.ticket_id == original.ticket_id
    assert Message.objects.count() == 1


def test_case_04_what_an_agent_writes_to_another_of_our_mailboxes_arrives_there_once(desk):
    sales = make_mailbox("Ventas", "ventas@nova.example")
    first = desk.receive(mail())
    ours = answer(first.ticket_id, to=("ventas@nova.example",))
    internal = mail(
        "¿Podéis mirarlo?", sender="soporte@nova.example", to="ventas@nova.example", Message_ID=f"<{ours}>"
    )
    arrived = desk.receive(internal, mailbox=sales)
    assert arrived.outcome in {"ticket", "reply"}
    assert desk.receive(internal, mailbox=sales).message_id == arrived.message_id


def test_our_own_mail_that_comes_back_by_a_list_is_a_copy(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    echo = mail(
        "Ya sale hoy.", sender="soporte@nova.example", to="marta@cliente.example", Message_ID=f"<{ours}>"
    )
    assert desk.receive(echo).outcome == "duplicate"
