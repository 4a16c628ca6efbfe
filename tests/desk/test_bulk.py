"""One change for many cases: each for itself, with its own permission, and what is refused is named."""

from __future__ import annotations

import re

import pytest

from atiende.platform.models.audit import AuditEntry
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.models import Ticket, TicketTag
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db
URL = "/desk/tickets/bulk/"


def _cases(count: int = 3) -> list:
    return [arrives(subject=f"Caso {n}", address=f"c{n}@x.example") for n in range(count)]


def _change(person, opened, do, *, script=False, **more):
    headers = {"HX-Request": "true"} if script else {}
    return person.post(URL, {"number": [each.number for each in opened], "do": do, **more}, headers=headers)


def _tickets(opened) -> list[Ticket]:
    return [Ticket.objects.get(pk=each.ticket_id) for each in opened]


@pytest.mark.parametrize(
    ("do", "column", "value"),
    [
        ("status-waiting_customer", "category", "waiting_customer"),
        ("priority-4", "priority", 4),
        ("spam-on", "is_spam", True),
        ("team-", "team_id", None),
    ],
)
def test_each_case_is_changed_by_its_own_action(do, column, value) -> None:
    opened, agent = _cases(), signed_in()
    before = AuditEntry.objects.count()
    answer = _change(agent, opened[:2], do)
    assert answer.status_code == 302
    found = [getattr(ticket, column) for ticket in _tickets(opened)]
    assert found[:2] == [value, value]
    assert found[2] != value
    assert AuditEntry.objects.count() == before + 2


def test_to_oneself_a_tag_and_putting_off() -> None:
    opened, agent = _cases(2), signed_in()
    _change(agent, opened, "assignee-me")
    _change(agent, opened, "tag", tag="Rotura")
    _change(agent, opened, "", tag="Urge")
    _change(agent, opened, "snooze-monday")
    assert {ticket.assignee_id for ticket in _tickets(opened)} == {agent.actor.id}
    assert all(ticket.snoozed_until for ticket in _tickets(opened))
    assert TicketTag.objects.count() == 4
    _change(agent, opened, "snooze-wake")
    assert not any(ticket.snoozed_until for ticket in _tickets(opened))


def test_what_is_refused_is_named_with_its_reason_and_stays_chosen() -> None:
    opened, agent = _cases(3), signed_in()
    colleague = signed_in(name="Leo Ríos")
    hidden = arrives(subject="Secreto", in_team="Facturas", address="z@x.example")
    assign_ticket(ticket_id=opened[0].ticket_id, agent_id=colleague.actor.id, by=colleague.actor, at=AT)
    answer = _change(agent, [*opened, hidden], "spam-on")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "2 casos cambiados" in page
    refused = re.findall(r'data-refused="(\d+)"', page)
    assert refused == [str(opened[0].number), str(hidden.number)]
    assert "No tiene permiso" in page
    assert f'value="{opened[0].number}" checked' in page
    assert f'value="{opened[1].number}" checked' not in page
    assert "Secreto" not in page
    assert [ticket.is_spam for ticket in _tickets([*opened, hidden])] == [False, True, True, False]


def test_for_a_script_the_answer_is_what_was_done_and_what_was_not() -> None:
    opened, agent = _cases(2), signed_in()
    answer = _change(agent, opened, "priority-9", script=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert len(re.findall("data-refused", page)) == 2
    assert "Elija una prioridad" in page
    assert "2 casos cambiados" in _change(agent, opened, "priority-3", script=True).content.decode()


@pytest.mark.parametrize("do", ["", "dance-1", "team-x", "assignee-<b>", "snooze-never"])
def test_nonsense_changes_nothing_and_keeps_what_was_chosen(do) -> None:
    opened, agent = _cases(1), signed_in()
    before = AuditEntry.objects.count()
    answer = _change(agent, opened, do)
    assert answer.status_code == 422
    assert f'value="{opened[0].number}" checked' in answer.content.decode()
    assert AuditEntry.objects.count() == before


def test_at_most_a_hundred_and_at_least_one() -> None:
    agent = signed_in()
    many = agent.post(URL, {"number": range(1, 102), "do": "spam-on"})
    assert many.status_code == 422
    assert "como máximo 100 casos" in many.content.decode()
    assert agent.post(URL, {"do": "spam-on"}).status_code == 422


def test_without_scripts_the_list_leads_to_the_choices() -> None:
    opened, agent = _cases(2), signed_in()
    listed = agent.get("/desk/tickets/?queue=all").content.decode()
    assert f'value="{opened[0].number}" form="bulk-go"' in listed
    page = agent.get(URL, {"number": [opened[0].number]}).content.decode()
    assert "Caso 0" in page
    assert "Caso 1" not in page
    assert 'value="status-resolved"' in page
    assert "No hay ningún caso elegido" in agent.get(URL).content.decode()


def test_light_agents_and_auditors_choose_nothing_and_are_refused_case_by_case() -> None:
    opened = _cases(1)
    for role in ("light_agent", "auditor"):
        person = signed_in(role)
        assert "wspick" not in person.get("/desk/tickets/?queue=all").content.decode()
        for do in ("assignee-", "team-", "status-open", "priority-4", "tag", "spam-on", "snooze-week"):
            answer = _change(person, opened, do, tag="x")
            assert answer.status_code == 409, do
            assert "data-refused" in answer.content.decode()
    assert signed_in("", "Nadie").post(URL, {"number": [1], "do": "spam-on"}).status_code == 404
