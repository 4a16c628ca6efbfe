"""Notes on a customer: for colleagues alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from atiende.customers import queries
from atiende.customers.actions.delete_customer_note import delete_customer_note
from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.actions.pin_customer_note import pin_customer_note
from atiende.customers.models import CustomerNote
from atiende.customers.personal_data import erase_customer, export_customer
from atiende.kernel.refusals import InvalidInput, NotPermitted
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT, READER, STRANGER


def test_pinned_ones_stand_first(known: Callable[..., int]) -> None:
    rosa = known("rosa@a.example")
    first = note_on_customer(customer_id=rosa, text="Prefiere\r\nla tarde\x00", by=AGENT, at=AT)
    note_on_customer(customer_id=rosa, text="Otra", by=AGENT, at=AT)
    pin_customer_note(note_id=first.pk, is_pinned=True, by=AGENT, at=AT)
    assert [note.text for note in queries.notes_of(READER, [rosa])] == ["Prefiere\nla tarde", "Otra"]
    delete_customer_note(note_id=first.pk, by=AGENT, at=AT)
    assert [note.text for note in queries.notes_of(READER, [rosa])] == ["Otra"]


@pytest.mark.parametrize("text", ["", " \n\x00", "a" * 5_001])
def test_nothing_and_too_much_are_refused(known: Callable[..., int], text: str) -> None:
    with pytest.raises(InvalidInput):
        note_on_customer(customer_id=known("rosa@a.example"), text=text, by=AGENT, at=AT)


def test_they_stay_out_of_what_the_person_gets_and_go_with_them(known: Callable[..., int]) -> None:
    rosa = known("rosa@a.example")
    note_on_customer(customer_id=rosa, text="Secreto de la casa", by=AGENT, at=AT)
    told = {kind: list(rows) for kind, rows in export_customer([rosa]).records.items()}
    assert "Secreto" not in str(told)
    with transaction.atomic():
        erase_customer([rosa], at=AT, by=ADMINISTRATOR)
    assert not CustomerNote.objects.exists()


def test_who_may(known: Callable[..., int]) -> None:
    rosa = known("rosa@a.example")
    note = note_on_customer(customer_id=rosa, text="Algo", by=AGENT, at=AT)
    for actor in (READER, STRANGER):
        with pytest.raises(NotPermitted):
            note_on_customer(customer_id=rosa, text="Algo", by=actor, at=AT)
        with pytest.raises(NotPermitted):
            delete_customer_note(note_id=note.pk, by=actor, at=AT)
    assert queries.notes_of(STRANGER, [rosa]) == []
