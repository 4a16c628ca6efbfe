from __future__ import annotations

import uuid

import pytest

from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.write_to_customer import write_to_customer
from atiende.tickets.models import Ticket
from atiende.tickets.queries import message_for_sending
from atiende.tickets.rules.outreach import Outreach
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def outreach(house, customer):
    def make(**more) -> Outreach:
        columns = {
            "brand_id": house.nova.pk,
            "team_id": house.help_desk.pk,
            "customer_id": customer(),
            "address": "Rosa@correo.example",
            "subject": "Su revisión",
            "text": "¿Cuándo le viene bien?",
        }
        return Outreach(**{**columns, **more})

    return make


def test_our_first_message_waits_and_the_customer_does_not(outreach, house):
    made = write_to_customer(outreach=outreach(), by=house.owner, at=later(1))
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (ticket.category, ticket.assignee_id, ticket.waiting_since) == ("open", house.owner.id, None)
    assert (ticket.language, ticket.time_zone) == ("es", "Europe/Madrid")
    found = message_for_sending(made.message_id)
    assert [each.address for each in found.recipients] == ["rosa@correo.example"]
    assert found.token
    opened = OutboxEvent.objects.get(name="tickets.opened.v1")
    assert opened.payload["opened_by"] == house.owner.id, "nobody acknowledges what nobody sent"


def test_twice_is_once(outreach, house):
    key = uuid.uuid4()
    one = write_to_customer(outreach=outreach(), by=house.owner, at=later(1), submission=key)
    assert write_to_customer(outreach=outreach(), by=house.owner, at=later(2), submission=key) == one


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"address": "x"}, "address"),
        ({"subject": " "}, "subject"),
        ({"text": ""}, "text"),
        ({"priority": 7}, "priority"),
        ({"customer_id": 10**9}, "customer_id"),
        ({"team_id": 10**9}, "team_id"),
    ],
)
def test_what_is_missing_is_said(outreach, house, wrong, field):
    with pytest.raises(InvalidInput) as refused:
        write_to_customer(outreach=outreach(**wrong), by=house.owner, at=later(1))
    assert set(refused.value.fields) == {field}


def test_who_may_write_first(outreach, house):
    for actor in (house.light, house.auditor, house.stranger, house.of_other_brand):
        with pytest.raises(NotPermitted):
            write_to_customer(outreach=outreach(), by=actor, at=later(1))
