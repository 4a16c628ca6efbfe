"""Number and key go by mail, from the brand's mailbox, and the key stands in no table."""

from __future__ import annotations

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.channels.models import AutomaticAnswer, Mailbox, OutgoingMail, SealedWord
from atiende.channels.rules.mailbox import AccessFields
from atiende.channels.sending.attempt import send
from atiende.kernel.actors import SYSTEM
from atiende.tickets.models import Message
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox
from tests.platform_doors.smtp_server import smtp_server
from tests.portal.conftest import AT, FORM
from tests.portal.staff import agent_of, answer_as


def outgoing() -> list[Message]:
    return list(Message.objects.filter(kind="outgoing", channel="mail").order_by("pk"))


def test_number_key_and_page_are_mailed_from_the_brands_mailbox(nova_mailbox, rosa):
    (message,) = outgoing()
    assert [each.address for each in message.recipients.all()] == ["rosa@correo.example"]
    assert message.is_automatic
    assert str(rosa.number) in message.text
    assert f"/follow/#{rosa.number}.····-····-····-····" in message.text
    assert rosa.key not in message.text
    assert rosa.key not in SealedWord.objects.get().sealed
    assert "r•••@correo.example" in rosa.page("/received/")


def test_in_the_language_in_which_it_was_written(nova_mailbox, visitor):
    visitor(**{"accept-language": "en"}).write()
    assert "We have received your message." in outgoing()[0].text


def test_in_the_brands_form_of_address_with_its_own_host(brands, nova_mailbox, visitor):
    nova_mailbox.brand = brands.joven
    nova_mailbox.save()
    visitor(host="joven.example").write()
    assert "://joven.example" in outgoing()[0].text


def test_without_a_mailbox_nothing_is_promised(rosa):
    assert not outgoing()
    assert "correo.example" not in rosa.page("/received/")


def test_who_left_a_telephone_gets_no_mail(nova_mailbox, visitor):
    visitor().write(contact="612345678")
    assert not outgoing()


def test_nobody_is_flooded_with_mails_by_others(nova_mailbox, visitor):
    for n in range(5):
        visitor().write(text=f"Caso {n}")
    assert len(outgoing()) == AutomaticAnswer.objects.count() == 3


def test_pressing_twice_mails_once(nova_mailbox, visitor):
    rosa = visitor()
    page = rosa.page()
    for _ in range(2):
        receipt = rosa.read_receipt(rosa.send("/", page, **FORM)["Location"])
        assert "r•••@correo.example" in receipt
    assert len(outgoing()) == 1


def test_an_agents_answer_leaves_by_mail(nova_mailbox, rosa, case_of, brands):
    answer_as(agent_of("Carmen", brands.nova), case_of(rosa), "Ya está en camino.")
    message = Message.objects.latest("pk")
    assert (message.channel, message.delivery) == ("mail", "queued")
    assert [each.address for each in message.recipients.all()] == ["rosa@correo.example"]
    assert "Ya está en camino." in rosa.page(f"/follow/{rosa.number}/")


def sent(mailbox: Mailbox, server: SmtpMailbox) -> str:
    """The state of the mail with the key after an attempt at this server."""
    mail = OutgoingMail.objects.first() or queue_outgoing_mail(message_id=outgoing()[0].pk, by=SYSTEM, at=AT)
    assert mail is not None
    with smtp_server(server) as port:
        access = AccessFields(host="127.0.0.1", port=port, security="none")
        connect_mailbox(mailbox_id=mailbox.pk, incoming=None, outgoing=access, by=SYSTEM, at=AT)
        return send(mail.pk, lambda: AT)


def test_the_mail_has_the_key_and_then_it_is_forgotten(nova_mailbox, rosa):
    server = SmtpMailbox()
    assert sent(nova_mailbox, server) == "sent"
    (mail,) = server.mails
    text = mail.get_body().get_content()
    assert f"/follow/#{rosa.number}.{rosa.key}" in text
    assert "·" not in text
    assert mail["Auto-Submitted"] == "auto-replied"
    assert "ayuda@nova.example" in mail["From"]
    assert not SealedWord.objects.exists()
    assert rosa.key not in Message.objects.latest("pk").text
