"""Several mails in one transaction become what each would have become alone, or none of them becomes anything."""

from __future__ import annotations

import pytest

from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.actions.process_raw_mails import MOST_TOGETHER, process_raw_mails
from atiende.channels.intake import taking
from atiende.channels.models import RawMail
from atiende.platform.models import OutboxEvent
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.models import Message, Ticket
from tests.channels.intake.conftest import AT, mail

PARENT = "<parent@cliente.example>"


@pytest.fixture
def keep(desk):
    def keep_all(*mails: bytes) -> list[int]:
        new = [NewMail(raw=raw, uid=desk.uids()) for raw in mails]
        kept = keep_raw_mails(mailbox_id=desk.mailbox.pk, mails=new, uidvalidity=1, at=AT)
        return [each.raw_mail_id for each in kept]

    return keep_all


def outcomes() -> list[str]:
    return list(RawMail.objects.order_by("pk").values_list("outcome", flat=True))


def test_a_reply_finds_the_mail_that_came_before_it_in_the_same_transaction(keep):
    ids = keep(mail("Mi pedido", Message_ID=PARENT), mail("Otra cosa"), mail("Y además", In_Reply_To=PARENT))
    assert process_raw_mails(raw_mail_ids=ids, at=AT) == 3
    assert outcomes() == ["ticket", "ticket", "reply"]
    one, _, three = RawMail.objects.order_by("pk")
    assert one.ticket_id == three.ticket_id


def test_a_mail_finds_the_reply_that_came_before_it(keep):
    ids = keep(mail("Y además", In_Reply_To=PARENT), mail("Mi pedido", Message_ID=PARENT))
    process_raw_mails(raw_mail_ids=ids, at=AT)
    assert outcomes() == ["ticket", "reply"]
    assert Ticket.objects.count() == 1


def test_each_is_told_and_followed_for_itself(keep):
    ids = keep(*(mail(sender=f"cliente{number}@cliente.example") for number in range(4)))
    process_raw_mails(raw_mail_ids=ids, at=AT)
    opened = AuditEntry.objects.filter(verb="tickets.ticket_opened").order_by("id")
    tickets = Ticket.objects.order_by("pk").values_list("pk", flat=True)
    assert [int(entry.target_id) for entry in opened] == list(tickets)
    assert len({entry.correlation_id for entry in opened} - {""}) == 4
    announced = OutboxEvent.objects.filter(name="tickets.opened.v1")
    assert set(announced.values_list("correlation_id", flat=True)) == {
        entry.correlation_id for entry in opened
    }


def test_nothing_becomes_of_any_where_one_stands_in_the_way(keep, monkeypatch):
    ids = keep(mail("Una"), mail("Veneno"), mail("Otra"))
    understand = taking.understand

    def fail_at_poison(raw, **known):
        if b"Veneno" in raw:
            raise ValueError
        return understand(raw, **known)

    monkeypatch.setattr(taking, "understand", fail_at_poison)
    with pytest.raises(ValueError):
        process_raw_mails(raw_mail_ids=ids, at=AT)
    assert set(RawMail.objects.values_list("state", flat=True)) == {"kept"}
    assert not Message.objects.exists()


def test_a_mail_with_files_is_the_last(keep):
    with_file = (
        b'From: a@cliente.example\nMessage-ID: <f@c.example>\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b'--b\n\nHola\n--b\nContent-Type: text/csv; name="a.csv"\n\n1\n--b--\n'
    )
    ids = keep(mail("Una"), with_file, mail("Otra"))
    assert process_raw_mails(raw_mail_ids=ids, at=AT) == 2
    assert outcomes() == ["ticket", "ticket", ""]
    assert process_raw_mails(raw_mail_ids=ids[2:], at=AT) == 1


def test_no_more_than_a_few_share_a_transaction(keep):
    ids = keep(*(mail(f"Número {number}") for number in range(MOST_TOGETHER + 2)))
    assert process_raw_mails(raw_mail_ids=ids, at=AT) == MOST_TOGETHER
    assert process_raw_mails(raw_mail_ids=ids, at=AT) == MOST_TOGETHER  # what is done already is done
    assert RawMail.objects.filter(state="processed").count() == MOST_TOGETHER
