from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from atiende.tickets.models import Message, Ticket, TimelineEntry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Message, {"text": "otra cosa"}),
        (Message, {"html": "<p>"}),
        (Message, {"author_label": "Otra"}),
        (Message, {"kind": "note"}),
        (Message, {"subject": ""}),
        (Message, {"folded": []}),
        (TimelineEntry, {"kind": "x"}),
        (TimelineEntry, {"data": {}}),
    ],
)
def test_what_was_written_is_never_changed(opened, model, columns):
    opened()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        model.objects.update(**columns)


@pytest.mark.parametrize("table", ["tickets_message", "tickets_timelineentry"])
def test_nor_deleted(opened, table):
    opened()
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    statement = f"DELETE FROM {table}"
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)


def test_nor_with_its_ticket(opened):
    opened()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Ticket.objects.all().delete()


def test_a_message_moves_only_by_being_split_off(opened):
    one, two = opened(), opened()
    with pytest.raises(IntegrityError, match="split off"), transaction.atomic():
        Message.objects.filter(pk=one.message_id).update(ticket_id=two.ticket_id)


def test_what_became_of_it_may_be_noted(opened):
    made = opened()
    assert Message.objects.filter(pk=made.message_id).update(delivery="none", delivery_words="x") == 1
