"""Somebody leaves with open cases: they are counted on the page that disables, and handed on in the same step."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from atiende.console.actions.disable_person import disable_person
from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.queries import actor_of
from atiende.platform.jobs.progress import LongJob
from atiende.platform.models import AuditEntry
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.models import Ticket
from atiende.views.actions.run_bulk_change import run_bulk_change
from atiende.views.models import BulkChange
from tests.organisation.screens import sign_in
from tests.tickets.conftest import AT, customer, house, opened, words

__all__ = ["customer", "house", "opened", "words"]
CASES = 80


@pytest.fixture
def boss(house):
    """An administrator who is one in the database too."""
    user = get_user_model().objects.get(pk=house.administrator.id)
    role = Role.objects.get(code="administrator")
    RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=AT)
    return user


@pytest.fixture
def leaver(house, opened):
    """Carla has one open case by the ordinary way and the rest of eighty beside it, and a solved one."""
    ids = [opened(address=f"c{number}@correo.example").ticket_id for number in range(2)]
    for ticket_id in ids:
        assign_ticket(ticket_id=ticket_id, agent_id=house.colleague.id, by=house.supervisor, at=AT)
    change_status(ticket_id=ids[1], status_key="resolved", by=house.colleague, at=AT)
    first = Ticket.objects.get(pk=ids[0])
    copies = []
    for number in range(CASES - 1):
        copy = Ticket.objects.get(pk=first.pk)
        copy.pk, copy.number, copy._state.adding = first.pk + 1_000_000 + number, 500_000 + number, True
        copies.append(copy)
    Ticket.objects.bulk_create(copies)
    return house.colleague


def run(bulk_id):
    bulk = BulkChange.objects.get(pk=bulk_id)
    with LongJob.running(bulk.long_job_id) as progress:
        run_bulk_change(bulk_id=bulk_id, progress=progress, at=AT)


def in_hands(person):
    return Ticket.objects.filter(assignee_id=person.id).exclude(category="resolved").count()


def test_eighty_cases_are_named_and_go_to_a_teams_queue_in_one_step(house, boss, leaver) -> None:
    page = sign_in(boss).get(f"/console/people/{leaver.id}/").content.decode()
    assert "80 " in page
    assert f'value="team-{house.billing.pk}"' in page
    answer = sign_in(boss).post(
        f"/console/people/{leaver.id}/disable/", {"cases": f"team-{house.help_desk.pk}"}
    )
    bulk = BulkChange.objects.get()
    assert answer["Location"].endswith(f"/{bulk.pk}/")
    assert not get_user_model().objects.get(pk=leaver.id).is_active
    run(bulk.pk)
    assert in_hands(leaver) == 0
    moved = Ticket.objects.filter(assignee=None, team=house.help_desk).count()
    assert moved == CASES
    assert AuditEntry.objects.filter(verb="tickets.ticket_assigned", details__agent_id=0).count() == CASES
    assert Ticket.objects.filter(assignee_id=leaver.id, category="resolved").count() == 1


def test_where_they_go_must_be_somewhere_and_who_moves_must_be_allowed(house, boss, leaver) -> None:
    by = actor_of(boss)
    for wrong in (f"person-{leaver.id}", "team-", "team-0", "street-7", "person-x"):
        with pytest.raises(InvalidInput):
            disable_person(person_id=leaver.id, cases=wrong, by=by, at=AT)
    with pytest.raises(NotPermitted):
        disable_person(person_id=leaver.id, cases="nobody", by=house.supervisor, at=AT)
    assert get_user_model().objects.get(pk=leaver.id).is_active
    assert disable_person(person_id=leaver.id, cases="", by=by, at=AT) is None
    assert in_hands(leaver) == CASES
