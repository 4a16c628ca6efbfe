from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.clock import utc_now
from atiende.tickets.models import Ticket
from atiende.tickets.queries import snippets_of

pytestmark = pytest.mark.django_db


def test_a_snippet_is_the_beginning_of_what_was_last_written(opened, received):
    made = opened("Primero.")
    received(made.ticket_id, "Segundo.")
    other = opened("Otro. " * 100)
    snippets = snippets_of(Ticket.objects.all())
    assert snippets[made.ticket_id] == ("incoming", "Segundo.")
    assert snippets[other.ticket_id] == ("incoming", ("Otro. " * 100)[:160])


def test_a_case_whose_last_message_is_that_of_another_shows_its_own(opened):
    made = opened("Lo mío.")
    Ticket.objects.filter(pk=made.ticket_id).update(last_message_at=utc_now() + dt.timedelta(days=90))
    assert snippets_of(Ticket.objects.all()) == {made.ticket_id: ("incoming", "Lo mío.")}


def test_no_tickets_have_no_snippets(house):
    assert snippets_of([]) == {}
