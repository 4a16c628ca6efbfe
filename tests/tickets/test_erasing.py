from __future__ import annotations

import pytest
from django.db import connection, transaction

from atiende.kernel.actors import SYSTEM
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.files import StoredFileRow
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.models import Attachment, Message, Participant, Recipient, Ticket, TimelineEntry
from atiende.tickets.personal_data import erase_customer, export_customer
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db

SECRET = "secreto"


@pytest.fixture
def told(opened, words, attachment, house, customer):
    """Rosa's ticket with everything that can hold words, and one of Luis's in which she takes part."""
    file = attachment()
    message = words(
        SECRET,
        html=SECRET,
        subject=SECRET,
        folded=(("quote", SECRET),),
        author_label=SECRET,
        attachments=(file,),
    )
    made = opened(message=message, subject=SECRET)
    reply_to_ticket(ticket_id=made.ticket_id, reply=Reply(text=SECRET), by=house.owner, at=later(1))
    add_note(ticket_id=made.ticket_id, text=SECRET, by=house.owner, at=later(2))
    save_draft(ticket_id=made.ticket_id, kind="reply", text=SECRET, by=house.owner, at=later(3))
    other = opened("de Luis", address="luis@correo.example", copied=((customer(), "rosa@correo.example"),))
    return made, other, file


def erase(customer_id: int) -> None:
    with transaction.atomic():
        erase_customer([customer_id], at=later(9), by=SYSTEM)


def everything() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE tablename ~ '^tickets_' AND schemaname = 'public'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")
            rows += [text for (text,) in cursor.fetchall()]
    return "\n".join(rows)


def test_no_word_and_no_address_is_left_anywhere(told, received, customer):
    _, other, file = told
    received(other.ticket_id, SECRET)
    assert SECRET in everything()
    erase(customer())
    assert SECRET not in everything()
    assert "rosa@correo.example" not in everything()
    assert StoredFileRow.objects.get(pk=file.file_id).references == 0
    assert not Attachment.objects.exists()
    assert "de Luis" in everything(), "what others wrote is theirs"


def test_the_shell_stays_with_number_dates_and_timeline(told, customer):
    made, _, _ = told
    erase(customer())
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (ticket.number, ticket.opened_at, ticket.subject) == (made.number, later(0), "")
    kinds = TimelineEntry.objects.filter(ticket=ticket).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["opened", "replied", "noted", "erased"]
    assert Message.objects.filter(ticket=ticket).count() == 3
    assert AuditEntry.objects.filter(verb="tickets.ticket_erased").count() == 2
    assert OutboxEvent.objects.filter(name="tickets.erased.v1").count() == 2


def test_erasing_twice_is_erasing_once(told, customer):
    erase(customer())
    erase(customer())
    assert Recipient.objects.count() == 0


def test_the_lock_is_on_again_after_erasing(told, customer, house):
    _, other, _ = told
    with transaction.atomic():
        erase_customer([customer()], at=later(9), by=SYSTEM)
        with pytest.raises(Exception, match="never changed"), transaction.atomic():
            Message.objects.filter(ticket_id=other.ticket_id).update(text="x")


def test_the_export_holds_theirs_and_no_note_of_ours(told, received, customer):
    made, other, file = told
    received(other.ticket_id, "escribo en el caso de Luis")
    found = export_customer([customer()])
    records = {kind: list(rows) for kind, rows in found.records.items()}
    assert [row["number"] for row in records["tickets"]] == [made.number]
    assert [row["kind"] for row in records["messages"]] == ["incoming", "outgoing", "incoming"]
    assert records["messages"][2]["text"] == "escribo en el caso de Luis"
    assert "de Luis" not in [row["text"] for row in records["messages"]]
    assert {row["ticket"] for row in records["participations"]} == {made.number, other.number}
    assert [each.file_id for each in found.files] == [file.file_id]


def test_who_is_unknown_has_nothing(told):
    found = export_customer([10**9])
    assert all(not list(rows) for rows in found.records.values())
    erase(10**9)
    assert Participant.objects.count() == 3
