from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.actions.discard_draft import discard_draft
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.models import Draft
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def save(ticket_id, by, text="Hola", kind="reply", minutes=1):
    save_draft(ticket_id=ticket_id, kind=kind, text=text, by=by, at=later(minutes))


def test_a_reply_and_a_note_are_kept_apart_for_each_person(opened, house):
    ticket_id = opened().ticket_id
    save(ticket_id, house.owner, "respuesta")
    save(ticket_id, house.owner, "nota", kind="note")
    save(ticket_id, house.colleague, "otra")
    found = {(d.agent_id, d.kind): d.text for d in Draft.objects.all()}
    assert found == {
        (house.owner.id, "reply"): "respuesta",
        (house.owner.id, "note"): "nota",
        (house.colleague.id, "reply"): "otra",
    }


def test_what_was_saved_later_stands_whatever_comes_after_it(opened, house):
    ticket_id, before = opened().ticket_id, AuditEntry.objects.count()
    save(ticket_id, house.owner, "nuevo", minutes=5)
    save(ticket_id, house.owner, "viejo", minutes=4)
    save(ticket_id, house.owner, "nuevo", minutes=5)
    assert Draft.objects.get().text == "nuevo"
    discard_draft(ticket_id=ticket_id, kind="reply", by=house.owner, at=later(4))
    assert Draft.objects.count() == 1
    discard_draft(ticket_id=ticket_id, kind="reply", by=house.owner, at=later(6))
    discard_draft(ticket_id=ticket_id, kind="reply", by=house.owner, at=later(6))
    assert Draft.objects.count() == 0
    assert AuditEntry.objects.count() == before


def test_nobody_discards_anothers(opened, house):
    ticket_id = opened().ticket_id
    save(ticket_id, house.owner)
    discard_draft(ticket_id=ticket_id, kind="reply", by=house.colleague, at=later(9))
    assert Draft.objects.count() == 1


def test_who_may_begin_to_write(opened, house):
    ticket_id = opened().ticket_id
    save(ticket_id, house.light, kind="note")
    for actor, kind, refusal in (
        (house.light, "reply", NotPermitted),
        (house.auditor, "note", NotPermitted),
        (house.stranger, "reply", NotPermitted),
        (house.of_other_team, "reply", NotFound),
        (house.of_other_brand, "note", NotFound),
        (house.owner, "novel", InvalidInput),
    ):
        with pytest.raises(refusal):
            save(ticket_id, actor, kind=kind)
    with pytest.raises(InvalidInput):
        save(ticket_id, house.owner, "x" * 1_000_001)
