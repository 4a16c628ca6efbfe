"""The customer answers from the portal: in the same case, as by mail; a closed case gives way to a new one."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.models import Attachment, Message, Ticket, TicketLink, TicketStatus, TrackingKey
from atiende.tickets.rules.incoming import NewAttachment
from tests.portal.conftest import upload
from tests.portal.staff import AT, agent_of, answer_as


def in_status(ticket, key):
    status = TicketStatus.objects.get(key=key)
    Ticket.objects.filter(pk=ticket.pk).update(status=status, category=status.category)


def test_an_answer_is_the_customers_message_in_the_same_case(rosa, case_of):
    path = f"/follow/{rosa.number}/"
    assert rosa.send(path, text="Sigo esperando.", attached=[upload()])["Location"] == path
    message = Message.objects.latest("pk")
    ticket = case_of(rosa)
    assert (message.ticket, message.kind, message.channel, message.text) == (
        ticket,
        "incoming",
        "web",
        "Sigo esperando.",
    )
    assert (message.author_id, message.author_label) == (ticket.customer_id, "Rosa Lago")
    assert "Sigo esperando." in rosa.page(path)


@pytest.mark.parametrize("status", ["resolved", "waiting_customer"])
def test_it_wakes_a_case_that_was_solved_or_waited_for_it(rosa, case_of, status):
    in_status(case_of(rosa), status)
    rosa.send(f"/follow/{rosa.number}/", text="No está arreglado.")
    assert case_of(rosa).category == "open"


def test_a_file_alone_is_an_answer_and_nothing_is_none(rosa):
    path = f"/follow/{rosa.number}/"
    assert rosa.send(path, text="", attached=[upload()]).status_code == 302
    answer = rosa.send(path, text="  ")
    assert answer.status_code == 422
    assert 'id="id_text-error"' in answer.content.decode()


def test_pressing_twice_sends_once_and_writing_more_sends_more(rosa):
    path = f"/follow/{rosa.number}/"
    page = rosa.page(path)
    for text in ("Una vez", "Una vez", "Otra cosa"):
        assert rosa.send(path, page, text=text).status_code == 302
    assert list(Message.objects.order_by("pk").values_list("text", flat=True))[1:] == ["Una vez", "Otra cosa"]


def test_pouring_messages_into_a_case_waits(rosa, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.flood.ANSWERS_OF_CASE", 1)
    path = f"/follow/{rosa.number}/"
    assert rosa.send(path, text="Uno").status_code == 302
    answer = rosa.send(path, text="Dos")
    assert answer.status_code == 429
    assert "Dos</textarea>" in answer.content.decode()


def test_a_closed_case_says_so_and_opens_a_new_one_linked_to_it(rosa, case_of):
    old = case_of(rosa)
    in_status(old, "closed")
    path, old_number = f"/follow/{rosa.number}/", rosa.number
    page = rosa.page(path)
    assert "cerrado" in page
    answer = rosa.send(path, page, text="Se ha vuelto a romper.")
    rosa.read_receipt(answer["Location"])
    new = case_of(rosa)
    assert new.number != old_number
    assert (new.customer_id, new.brand_id, new.channel) == (old.customer_id, old.brand_id, "web")
    assert TicketLink.objects.filter(source__in=[old, new], target__in=[old, new]).count() == 1
    assert Message.objects.filter(ticket=old).count() == 1
    assert "Se ha vuelto a romper." in rosa.page(f"/follow/{new.number}/")


def test_a_case_that_is_closed_while_one_writes_keeps_the_words(rosa, case_of):
    path = f"/follow/{rosa.number}/"
    page = rosa.page(path)
    in_status(case_of(rosa), "closed")
    answer = rosa.send(path, page, text="¿Y bien?", **{"as": ""})
    assert answer.status_code in (302, 409)
    assert Message.objects.filter(text="¿Y bien?").count() == (1 if answer.status_code == 302 else 0)


def test_files_are_for_who_showed_the_key_of_their_case(rosa, visitor, case_of, brands):
    rosa.send(f"/follow/{rosa.number}/", text="Mire", attached=[upload("foto.png", b"mine")])
    file = Attachment.objects.get()
    mine = f"/follow/{rosa.number}/files/{file.pk}"
    answer = rosa.client.get(mine)
    assert b"".join(answer.streaming_content) == b"mine"
    assert answer["Content-Disposition"].startswith("attachment")
    other = visitor()
    other.write(contact="otra@correo.example", text="Otra")
    assert other.client.get(mine).status_code == 404
    assert other.client.get(f"/follow/{other.number}/files/{file.pk}").status_code == 404
    assert visitor().client.get(mine).status_code == 404
    assert rosa.client.get(f"/follow/{rosa.number}/files/99999999").status_code == 404


def test_files_of_notes_are_nobodys(rosa, case_of, brands):
    rosa.send(f"/follow/{rosa.number}/", text="Mire", attached=[upload("foto.png", b"mine")])
    agent, shown = agent_of("Carmen", brands.nova), Attachment.objects.get()
    add_note(
        ticket_id=case_of(rosa).pk,
        text="Nota",
        attachments=(
            NewAttachment(
                file_id=shown.file_id, name="n.png", media_type="image/png", size=4, sha256=shown.sha256
            ),
        ),
        by=agent,
        at=AT,
    )
    hidden = Attachment.objects.exclude(pk=shown.pk).get()
    assert rosa.client.get(f"/follow/{rosa.number}/files/{hidden.pk}").status_code == 404


def test_in_a_merged_case_the_key_still_opens_its_own_and_nothing_of_the_other(
    rosa, visitor, case_of, brands
):
    ana = visitor()
    ana.write(contact="ana@correo.example", text="Secreto de Ana")
    agent = agent_of("Carmen", brands.nova)
    merge_tickets(source_id=case_of(rosa).pk, target_id=case_of(ana).pk, by=agent, at=AT)
    answer_as(agent, case_of(ana), "Respuesta para Ana")
    page = rosa.page(f"/follow/{rosa.number}/")
    assert "¿Dónde está?" in page
    assert "Secreto de Ana" not in page
    assert "Respuesta para Ana" not in page
    assert "¿Dónde está?" not in ana.page(f"/follow/{ana.number}/")
    assert rosa.send(f"/follow/{rosa.number}/", text="Sigo aquí").status_code == 302
    assert Message.objects.get(text="Sigo aquí").ticket == case_of(rosa)


def test_a_case_put_aside_as_spam_tells_its_writer_nothing(rosa, case_of, brands):
    mark_spam(ticket_id=case_of(rosa).pk, by=agent_of("Carmen", brands.nova), at=AT)
    page = rosa.page(f"/follow/{rosa.number}/")
    assert "spam" not in page.lower()
    assert "no deseado" not in page.lower()
    assert rosa.send(f"/follow/{rosa.number}/", text="¿Hola?").status_code == 302
    assert case_of(rosa).is_spam


def test_erasing_the_customer_ends_the_key(rosa, visitor, case_of):
    ticket = case_of(rosa)
    erase_customer(customer_id=ticket.customer_id, rule="request", by=SYSTEM, at=AT)
    assert not TrackingKey.objects.exists()
    assert rosa.client.get(f"/follow/{rosa.number}/").status_code == 302
    assert visitor().show_key(rosa.number, rosa.key).status_code == 422


def test_without_an_address_the_answer_is_read_on_the_portal(visitor, case_of, brands):
    rosa = visitor()
    rosa.write(contact="612345678")
    answer_as(agent_of("Carmen", brands.nova), case_of(rosa), "Le llamamos mañana.")
    message = Message.objects.latest("pk")
    assert (message.channel, message.delivery) == ("web", "sent")
    assert "Le llamamos mañana." in rosa.page(f"/follow/{rosa.number}/")
