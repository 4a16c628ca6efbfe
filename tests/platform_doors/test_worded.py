"""A query that was put into words once finds what Django would find, whatever numbers it is asked with."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.platform.postgres.worded import Worded
from atiende.tickets.models import Ticket
from tests.desk.office import arrives

pytestmark = pytest.mark.django_db

CASES = Worded(lambda ids: Ticket.objects.select_related("brand", "team", "assignee").filter(pk__in=ids))


def test_it_finds_the_same_with_what_belongs_to_it_at_hand() -> None:
    one, two = arrives("Uno."), arrives("Dos.")
    for wanted in ([one.ticket_id], [two.ticket_id], [one.ticket_id, two.ticket_id], [0]):
        found = CASES.rows(ids=wanted)
        with CaptureQueriesContext(connection) as asked:
            names = [(ticket.brand.name, ticket.team, ticket.assignee) for ticket in found]
        assert len(asked) == 0
        same = Ticket.objects.filter(pk__in=wanted)
        assert {ticket.pk: ticket.custom_fields for ticket in found} == {t.pk: t.custom_fields for t in same}
        assert names == [(t.brand.name, t.team, t.assignee) for t in found]


def test_it_is_worded_once_for_each_shape() -> None:
    opened = arrives()
    worded: list[int] = []

    def build(number: int) -> object:
        worded.append(number)
        return Ticket.objects.filter(number=number)

    query = Worded(build)  # type: ignore[arg-type]
    assert [each.pk for each in query.rows(number=opened.number)] == [opened.ticket_id]
    assert query.rows(number=opened.number + 1) == []
    assert len(worded) == 1
