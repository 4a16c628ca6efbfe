from __future__ import annotations

import pytest
from django.utils import translation

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.rename_status import rename_status
from atiende.tickets.actions.restore_status import restore_status
from atiende.tickets.actions.retire_status import retire_status
from atiende.tickets.errors import StatusIsNeeded
from atiende.tickets.models import TicketStatus
from atiende.tickets.queries import list_statuses
from atiende.tickets.rules.status_labels import StatusLabels
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import FINAL, after_customer_message, may_become

pytestmark = pytest.mark.django_db

PARTS = StatusLabels(for_agents="Pide repuesto", for_customers="Esperamos una pieza")


def test_a_company_adds_a_status_of_its_own(house, opened, at):
    status = add_status(category="waiting_internal", labels=PARTS, by=house.administrator, at=at)
    assert (status.key, status.is_builtin) == ("pide_repuesto", False)
    last = list_statuses()[-1]
    assert (last.key, last.for_agents, last.for_customers) == (
        "pide_repuesto",
        "Pide repuesto",
        "Esperamos una pieza",
    )
    ticket = change_status(ticket_id=opened().ticket_id, status_key="pide_repuesto", by=house.owner, at=at)
    assert ticket.category == "waiting_internal"


def test_two_statuses_are_not_called_the_same(house, at):
    add_status(category="open", labels=PARTS, by=house.administrator, at=at)
    with pytest.raises(InvalidInput):
        add_status(category="open", labels=PARTS, by=house.administrator, at=at)


def test_without_names_or_category_it_is_refused(house, at):
    for category, labels in (
        ("nonsense", PARTS),
        ("open", StatusLabels(for_agents="", for_customers="x")),
        ("open", StatusLabels(for_agents="x", for_customers="\x00")),
        ("open", StatusLabels(for_agents="…", for_customers="x")),
    ):
        with pytest.raises(InvalidInput):
            add_status(category=category, labels=labels, by=house.administrator, at=at)


def test_a_built_in_status_is_renamed_and_gets_its_own_name_back(house, at):
    status = TicketStatus.objects.get(key="waiting_customer")
    rename_status(status_id=status.pk, labels=PARTS, by=house.administrator, at=at)
    assert {s.key: s.for_agents for s in list_statuses()}["waiting_customer"] == "Pide repuesto"
    rename_status(
        status_id=status.pk,
        labels=StatusLabels(for_agents="", for_customers=""),
        by=house.administrator,
        at=at,
    )
    with translation.override("en"):
        assert {s.key: s.for_agents for s in list_statuses()}[
            "waiting_customer"
        ] == "Waiting for the customer"


def test_a_retired_status_takes_no_more_tickets(house, opened, at):
    status = TicketStatus.objects.get(key="waiting_internal")
    retire_status(status_id=status.pk, by=house.administrator, at=at)
    assert "waiting_internal" not in {shown.key for shown in list_statuses()}
    assert "waiting_internal" in {shown.key for shown in list_statuses(is_in_use=None)}
    with pytest.raises(InvalidInput):
        change_status(ticket_id=opened().ticket_id, status_key="waiting_internal", by=house.owner, at=at)
    restore_status(status_id=status.pk, by=house.administrator, at=at)
    assert "waiting_internal" in {shown.key for shown in list_statuses()}


@pytest.mark.parametrize("key", ["new", "open", "resolved", "closed"])
def test_what_the_program_uses_itself_stays(house, at, key):
    with pytest.raises(StatusIsNeeded):
        retire_status(status_id=TicketStatus.objects.get(key=key).pk, by=house.administrator, at=at)


def test_statuses_are_settings(house, at):
    status = TicketStatus.objects.get(key="waiting_internal")
    for actor in (house.supervisor, house.owner, house.auditor, house.light, house.stranger):
        for call in (
            lambda by: add_status(category="open", labels=PARTS, by=by, at=at),
            lambda by: rename_status(status_id=status.pk, labels=PARTS, by=by, at=at),
            lambda by: retire_status(status_id=status.pk, by=by, at=at),
            lambda by: restore_status(status_id=status.pk, by=by, at=at),
        ):
            with pytest.raises(NotPermitted):
                call(actor)
    with pytest.raises(NotFound):
        retire_status(status_id=10**9, by=house.administrator, at=at)


def test_nothing_leads_out_of_the_end_and_nothing_back_to_new():
    for old in Category:
        assert may_become(old, Category.NEW) is (old == Category.NEW)
        for new in Category:
            if old in FINAL:
                assert not may_become(old, new)
        assert after_customer_message(old, is_automatic=True) == old
