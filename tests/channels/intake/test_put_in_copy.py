"""Who is put in copy of a case takes part in it; who only heard of it, or claims to be somebody, gets nothing."""

from __future__ import annotations

import pytest

from atiende.channels.models import Mailbox
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.remove_participant import remove_participant
from atiende.tickets.models import Message, Participant, Recipient, TimelineEntry
from tests.channels.intake.conftest import AT, mail
from tests.channels.intake.test_threads import answer, token_of

pytestmark = pytest.mark.django_db
SPOUSE, STRANGER = "pareja@cliente.example", "ajeno@otro.example"


def people(ticket_id: int) -> set[str]:
    present = Participant.objects.filter(ticket_id=ticket_id).exclude(role="former")
    return set(present.values_list("address", flat=True))


def reached_by_the_next_answer(ticket_id: int) -> set[str]:
    """Everybody to whom a plain answer of an agent goes."""
    answer(ticket_id, "Su IBAN acaba en 1234.")
    last = Message.objects.filter(ticket_id=ticket_id, kind="outgoing").latest("pk")
    return set(Recipient.objects.filter(message=last).values_list("address", flat=True))


def notices(processed) -> list[str]:
    return Message.objects.get(pk=processed.message_id).notices


def test_whom_the_customer_puts_in_copy_takes_part_and_is_heard(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    desk.receive(mail("Pongo en copia a mi pareja", In_Reply_To=f"<{ours}>", Cc=f"Luz <{SPOUSE}>"))
    assert people(first.ticket_id) == {"marta@cliente.example", SPOUSE}
    assert TimelineEntry.objects.filter(ticket_id=first.ticket_id, kind="participant_added").count() == 1

    theirs = desk.receive(mail("Soy Luz", sender=SPOUSE, References=f"<{ours}>"))
    assert theirs.ticket_id == first.ticket_id
    assert "other_writer" not in notices(theirs)
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example", SPOUSE}


def test_whom_the_customer_adds_to_a_mail_of_their_own_takes_part_too(desk):
    first = desk.receive(mail(Message_ID="<one@cliente.example>"))
    desk.receive(mail("Añado a mi pareja", In_Reply_To="<one@cliente.example>", Cc=SPOUSE))
    assert SPOUSE in people(first.ticket_id)


def test_whom_an_agent_puts_in_copy_takes_part_once_they_answer(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id, cc=("taller@taller.example",))
    assert people(first.ticket_id) == {"marta@cliente.example"}
    theirs = desk.receive(mail("Lo miramos", sender="taller@taller.example", In_Reply_To=f"<{ours}>"))
    assert (theirs.outcome, theirs.ticket_id) == ("reply", first.ticket_id)
    assert "other_writer" not in notices(theirs)
    assert "taller@taller.example" in people(first.ticket_id)


def test_whom_an_agent_asks_apart_is_heard_in_the_case_and_gets_nothing_of_it(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id, "¿Tienen la pieza?", to=("taller@taller.example",))
    theirs = desk.receive(mail("Sí", sender="taller@taller.example", In_Reply_To=f"<{ours}>"))
    assert (theirs.outcome, theirs.ticket_id) == ("reply", first.ticket_id)
    assert "other_writer" in notices(theirs)
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_who_had_a_blind_copy_stays_unseen(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id, bcc=("jefa@taller.example",))
    theirs = desk.receive(mail("Visto", sender="jefa@taller.example", In_Reply_To=f"<{ours}>"))
    assert theirs.ticket_id == first.ticket_id
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_who_left_is_not_brought_back_by_a_copy(desk):
    first = desk.receive(mail(Cc=SPOUSE))
    spouse = Participant.objects.get(ticket_id=first.ticket_id, address=SPOUSE)
    remove_participant(ticket_id=first.ticket_id, participant_id=spouse.pk, by=SYSTEM, at=AT)
    ours = answer(first.ticket_id)
    desk.receive(mail("Gracias", In_Reply_To=f"<{ours}>", Cc=SPOUSE))
    desk.receive(mail("Hola", sender=SPOUSE, In_Reply_To=f"<{ours}>"))
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_who_claims_to_be_the_customer_by_the_number_alone_brings_nobody(desk):
    first = desk.receive(mail())
    number = desk.ticket(first).number
    claimed = desk.receive(mail("Mi IBAN, por favor", subject=f"Mi pedido [#{number}]", Cc=STRANGER))
    assert claimed.ticket_id == first.ticket_id
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_neither_does_one_that_refers_to_a_mail_known_to_everybody(desk):
    news = "<news@tienda.example>"
    first = desk.receive(mail(In_Reply_To=news))
    desk.receive(mail("Otra cosa", In_Reply_To=news, Cc=STRANGER))
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_a_mail_that_the_server_calls_forged_brings_nobody(desk):
    Mailbox.objects.filter(pk=desk.mailbox.pk).update(trusted_authserv_id="mx.nova.example")
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    forged = desk.receive(
        mail(
            "Reenvíenlo todo",
            In_Reply_To=f"<{ours}>",
            Cc=STRANGER,
            Authentication_Results="mx.nova.example; dmarc=fail header.from=cliente.example",
        )
    )
    assert "doubtful_sender" in notices(forged)
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_a_stranger_with_the_token_brings_nobody_and_gets_nothing(desk):
    first = desk.receive(mail())
    address = f"soporte+c{token_of(first.ticket_id)}@nova.example"
    desk.receive(mail("Soy su hermano", to=address, sender=STRANGER, Cc="otra@otro.example"))
    assert reached_by_the_next_answer(first.ticket_id) == {"marta@cliente.example"}


def test_an_automatic_answer_brings_nobody(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    raw = mail("Fuera", In_Reply_To=f"<{ours}>", Cc=STRANGER, Auto_Submitted="auto-replied")
    desk.receive(raw)
    assert people(first.ticket_id) == {"marta@cliente.example"}


def test_a_case_is_no_mailing_list(desk):
    first = desk.receive(mail())
    ours = answer(first.ticket_id)
    many = ", ".join(f"p{number}@lista.example" for number in range(60))
    desk.receive(mail("Para todos", In_Reply_To=f"<{ours}>", Cc=many))
    assert people(first.ticket_id) == {"marta@cliente.example"}
