"""A draft holds its files and recipients, and lets go of them when it goes."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.platform.models.files import StoredFileRow
from atiende.platform.storage.sweeping import remove_unused
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.discard_draft import discard_draft
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.models import Draft, Ticket
from atiende.tickets.personal_data import erase_customer
from atiende.tickets.rules.drafts import DraftFile
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(attachment):
    def make(content: bytes = b"%PDF-1.4") -> DraftFile:
        kept = attachment(content)
        return DraftFile(kept.file_id, kept.name, kept.media_type, kept.size, kept.sha256)

    return make


def save(ticket_id, by, *files, kind="reply", minutes=1, **more):
    save_draft(ticket_id=ticket_id, kind=kind, text="Hola", files=files, by=by, at=later(minutes), **more)


def held(file: DraftFile) -> int:
    return StoredFileRow.objects.get(pk=file.file_id).references


def test_files_are_held_once_however_often_it_is_saved_and_let_go_when_left_out(opened, house, file):
    ticket_id, one, two = opened().ticket_id, file(b"uno"), file(b"dos")
    for minute in (1, 2):
        save(ticket_id, house.owner, one, two, minutes=minute)
    assert (held(one), held(two)) == (1, 1)
    save(ticket_id, house.owner, two, minutes=3)
    assert (held(one), held(two)) == (0, 1)
    assert [each["name"] for each in Draft.objects.get().files] == ["factura.pdf"]


def test_what_was_saved_before_takes_nothing_away(opened, house, file):
    ticket_id, one = opened().ticket_id, file()
    save(ticket_id, house.owner, one, minutes=5)
    save(ticket_id, house.owner, minutes=4)
    assert held(one) == 1
    assert len(Draft.objects.get().files) == 1


def test_a_held_file_stays_on_disk_and_one_that_is_gone_is_left_out(opened, house, file):
    ticket_id, one, lost = opened().ticket_id, file(b"uno"), file(b"dos")
    save(ticket_id, house.owner, one)
    remove_unused(later(600_000))
    assert not StoredFileRow.objects.filter(pk=lost.file_id).exists()
    save(ticket_id, house.owner, one, lost, minutes=2)
    assert [each["file_id"] for each in Draft.objects.get().files] == [one.file_id]


def test_the_same_file_in_reply_and_note_is_counted_for_both(opened, house, file):
    ticket_id, one = opened().ticket_id, file()
    save(ticket_id, house.owner, one)
    save(ticket_id, house.owner, one, kind="note")
    assert held(one) == 2
    discard_draft(ticket_id=ticket_id, kind="note", by=house.owner, at=later(9))
    assert held(one) == 1


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_once_it_is_sent_the_message_holds_the_file(opened, house, file, attachment, kind):
    ticket_id, one = opened().ticket_id, file(b"uno")
    save(ticket_id, house.owner, one, kind=kind)
    files = (attachment(b"uno"),)
    if kind == "reply":
        reply = Reply(text="Hola", attachments=files)
        reply_to_ticket(ticket_id=ticket_id, reply=reply, by=house.owner, at=later(2))
    else:
        add_note(ticket_id=ticket_id, text="Hola", attachments=files, by=house.owner, at=later(2))
    assert not Draft.objects.exists()
    assert held(one) == 1


def test_erasing_the_person_forgets_drafts_and_their_files(opened, house, file):
    ticket_id, one = opened().ticket_id, file()
    save(ticket_id, house.owner, one, recipients=("rosa@correo.example", ""))
    erase_customer([Ticket.objects.get(pk=ticket_id).customer_id], at=later(5), by=SYSTEM)
    assert not Draft.objects.exists()
    assert held(one) == 0


def test_recipients_stay_as_they_were_typed_on_one_line(opened, house):
    ticket_id = opened().ticket_id
    save(ticket_id, house.owner, recipients=("rosa@correo.example,\n leo@", "x" * 20_000))
    kept = Draft.objects.get().recipients
    assert kept["to"] == "rosa@correo.example, leo@"
    assert len(kept["cc"]) == 10_000
    save(ticket_id, house.owner, minutes=2)
    assert Draft.objects.get().recipients is None
