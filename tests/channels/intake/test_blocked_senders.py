"""What a blocked sender writes is counted and kept aside: it opens no case, joins none, and is never lost."""

from __future__ import annotations

import pytest

from atiende.channels.actions.block_sender import block_sender
from atiende.channels.actions.open_case_of_mail import open_case_of_mail
from atiende.channels.actions.unblock_sender import unblock_sender
from atiende.channels.models import BlockedSender, RawMail
from atiende.channels.personal_data import erase_customer, export_customer
from atiende.channels.queries.blocked import list_blocked
from atiende.channels.queries.raw_mails import list_without_case
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.models import Message, Ticket
from tests.channels.intake.conftest import AT, Desk, mail

pytestmark = pytest.mark.django_db
SUPERVISOR = Actor(id=7, label="Sara", grants=frozenset({"tickets.read", "tickets.reply", "tickets.manage"}))
AGENT = Actor(id=8, label="Olga", grants=frozenset({"tickets.read", "tickets.reply"}))


def _block(sender: str, by: Actor = SYSTEM) -> BlockedSender:
    return block_sender(sender=sender, by=by, at=AT)


@pytest.mark.parametrize("sender", ["marta@cliente.example", "@cliente.example", " @CLIENTE.example "])
def test_it_goes_aside_is_counted_and_a_person_can_still_make_a_case_of_it(desk: Desk, sender: str) -> None:
    row = _block(sender)
    for _ in range(2):
        arrived = desk.receive(mail())
        assert (arrived.outcome, arrived.ticket_id) == ("blocked", None)
    assert desk.receive(mail(sender="eva@otra.example")).outcome == "ticket"
    row.refresh_from_db()
    assert (row.mails, row.last_mail_at) == (2, AT)
    aside = list_without_case(SYSTEM)
    assert [each.outcome for each in aside] == ["blocked", "blocked"]
    opened = open_case_of_mail(raw_mail_id=aside[0].pk, by=SYSTEM, at=AT)
    assert Message.objects.get(ticket_id=opened.ticket_id).text.startswith("Buenos días")


def test_it_joins_no_case_either_and_wakes_none(desk: Desk) -> None:
    first = desk.receive(mail(Message_ID="<uno@cliente.example>"))
    _block("marta@cliente.example")
    again = desk.receive(mail("Otra vez", subject="Re: Mi pedido", In_Reply_To="<uno@cliente.example>"))
    assert again.outcome == "blocked"
    assert desk.texts(first.ticket_id) == ["Buenos días, mi pedido no llega."]


def test_a_domain_blocks_what_is_below_it_and_nothing_that_ends_alike(desk: Desk) -> None:
    _block("@cliente.example")
    assert desk.receive(mail(sender="x@ofertas.cliente.example")).outcome == "blocked"
    assert desk.receive(mail(sender="x@otrocliente.example")).outcome == "ticket"


def test_unblocked_they_write_again_and_what_was_put_aside_stays(desk: Desk) -> None:
    row = _block("marta@cliente.example")
    desk.receive(mail())
    unblock_sender(blocked_sender_id=row.pk, by=SYSTEM, at=AT)
    assert desk.receive(mail()).outcome == "ticket"
    assert RawMail.objects.filter(outcome="blocked").count() == 1
    verbs = AuditEntry.objects.filter(target_kind="blocked_sender").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "channels.sender_blocked",
        "channels.sender_unblocked",
    ]
    with pytest.raises(NotFound):
        unblock_sender(blocked_sender_id=row.pk, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    "sender",
    ["", "nadie", "@", "@gmail.com", "soporte@nova.example", "@nova.example", "\0@x", "a b@c.example"],
)
def test_what_cannot_be_blocked_is_refused(desk: Desk, sender: str) -> None:
    with pytest.raises(InvalidInput):
        _block(sender)
    assert not BlockedSender.objects.exists()


def test_who_may(desk: Desk) -> None:
    row = _block("marta@cliente.example", SUPERVISOR)
    assert _block("Marta@cliente.example", SUPERVISOR) == row
    with pytest.raises(NotPermitted):
        _block("x@y.example", AGENT)
    for actor in (AGENT, SUPERVISOR):
        with pytest.raises(NotPermitted):
            unblock_sender(blocked_sender_id=row.pk, by=actor, at=AT)
        with pytest.raises(NotPermitted):
            list_blocked(actor)


def test_an_address_goes_with_the_person_and_is_told_to_them(desk: Desk) -> None:
    customer_id = Ticket.objects.get(pk=desk.receive(mail()).ticket_id).customer_id
    _block("marta@cliente.example")
    told = list(export_customer([customer_id]).records["blocked_addresses"])
    assert told[0]["address"] == "marta@cliente.example"
    erase_customer([customer_id], at=AT, by=SYSTEM)
    assert not BlockedSender.objects.exists()
