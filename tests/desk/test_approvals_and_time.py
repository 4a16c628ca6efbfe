"""Approvals and minutes at the desk."""

from __future__ import annotations

import pytest

from atiende.identity.models import Role
from atiende.tasks.models import Approval, TimeEntry
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


def test_an_approval_is_asked_awaited_on_my_tasks_and_decided() -> None:
    opened, agent, boss = arrives(), signed_in(), signed_in("supervisor", "Sara Gil")
    part = f"/desk/tickets/{opened.number}/approvals/"
    typed = {
        "subject": "Devolver <b>todo</b>",
        "amount": "1.250,50",
        "currency": "eur",
        "first": f"agent-{boss.actor.id}",
    }
    assert "&lt;b&gt;todo" in agent.post(f"{part}ask", typed, headers=HX).content.decode()
    approval = Approval.objects.get()
    assert (str(approval.amount), approval.currency) == ("1250.50", "EUR")
    assert "Se espera su aprobación" in boss.get("/desk/tasks/").content.decode()
    assert "Se espera su aprobación" not in agent.get("/desk/tasks/").content.decode()
    page = f"/desk/approvals/{approval.pk}/"
    assert "1250,50" in boss.get(page).content.decode()
    boss.post(f"{page}decide", {"value": "rejected"})
    assert Approval.objects.get().outcome == ""
    boss.post(f"{page}decide", {"value": "rejected", "reason": "Fuera de plazo"})
    shown = agent.get(part).content.decode()
    assert "Rechazado" in shown
    assert "Fuera de plazo" in shown
    assert signed_in(in_team="Facturas").get(page).status_code == 404


def test_a_role_that_is_asked_is_named_in_the_language_of_who_reads() -> None:
    opened, agent = arrives(), signed_in()
    part = f"/desk/tickets/{opened.number}/approvals/"
    role = Role.objects.get(code="agent")
    asked = agent.post(f"{part}ask", {"subject": "Devolver", "first": f"role-{role.pk}"}, headers=HX)
    assert asked.status_code == 200
    assert "<span data-user>Agente</span>" in agent.get(part).content.decode()


def test_a_form_of_an_approval_that_lacks_something_says_so() -> None:
    opened, agent = arrives(), signed_in()
    page = agent.post(f"/desk/tickets/{opened.number}/approvals/ask", {"subject": "Algo", "amount": "mucho"})
    assert page.status_code == 422
    assert page.content.decode().count('aria-invalid="true"') == 2
    assert "Algo" in page.content.decode()


def test_who_is_away_names_a_deputy() -> None:
    agent, colleague = signed_in(), signed_in(name="Carla Ruiz")
    typed = {"deputy": colleague.actor.id, "from_on": "2030-01-01", "until_on": "2030-01-09"}
    assert agent.post("/desk/tasks/absence/", typed).status_code == 302
    assert "2030-01-09" in agent.get("/desk/tasks/absence/").content.decode()
    assert agent.post("/desk/tasks/absence/", {**typed, "until_on": "2029-01-01"}).status_code == 422


def test_minutes_are_noted_corrected_summed_and_exported() -> None:
    opened, agent = arrives(), signed_in()
    part = f"/desk/tickets/{opened.number}/time/"
    today = agent.get(part).context["form"].initial["worked_on"].isoformat()
    agent.post(
        f"{part}account",
        {"minutes": "25", "what": "=1+1", "worked_on": today, "is_billable": "on"},
        headers=HX,
    )
    entry = TimeEntry.objects.get()
    agent.post(f"{part}{entry.pk}/correct", {"minutes": "20", "why": "De más"}, headers=HX)
    shown = agent.get(part, headers=HX).content.decode()
    assert '<b><span class="num">20</span> min</b>' in shown
    assert agent.post(f"{part}account", {"minutes": "0", "worked_on": today}).status_code == 422
    times = agent.get("/desk/time/").content.decode()
    assert "Ana Beltrán" in times
    table = agent.post("/desk/time/export", {"since": today, "until": today}).content.decode("utf-8-sig")
    assert table.splitlines()[0].startswith("day,case,person,minutes")
    assert ",25,1,manual,'=1+1," in table
    assert ",-5,1,correction,De más," in table
    assert signed_in(in_team="Facturas").get(part).status_code == 404
