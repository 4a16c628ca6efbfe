"""Plans and quotes at the desk and in the settings."""

from __future__ import annotations

import re

import pytest

from atiende.identity.models import Role
from atiende.tasks.models import PlanTemplate, Quote, Task
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


def test_a_plan_is_written_in_the_settings_and_followed_by_a_case() -> None:
    opened, agent, boss = arrives(), signed_in(), signed_in("administrator", "Sara Gil")
    typed = {
        "name": "Envío perdido",
        "items": "*Ver",
        "tasks": "Llamar | 2 | ayuda\nEsperar",
        "text": "Perdón",
    }
    page = boss.post("/console/plans/new/", {**typed, "tasks": "Llamar | dos"})
    assert page.status_code == 422
    assert "Llamar | dos" in page.content.decode()
    assert boss.post("/console/plans/new/", typed).status_code == 302
    plan = PlanTemplate.objects.get()
    assert "Llamar | 2 | Ayuda\nEsperar" in boss.get(f"/console/plans/{plan.pk}/").content.decode()
    part = f"/desk/tickets/{opened.number}/"
    shown = agent.post(f"{part}plans", {"plan": plan.pk}, headers=HX).content.decode()
    assert "Perdón" in shown
    assert Task.objects.count() == 2
    assert agent.get("/console/plans/").status_code in (302, 403)


def test_a_quote_is_written_sent_and_changed_as_a_new_version() -> None:
    opened, agent = arrives(), signed_in()
    part = f"/desk/tickets/{opened.number}/quotes/"
    typed = {
        "title": "Reparar",
        "currency": "EUR",
        "valid_until": "2030-01-01",
        "what_0": "Pantalla",
        "price_0": "1.250,50",
    }
    assert agent.post(f"{part}new/", {**typed, "price_0": "gratis"}).status_code == 422
    assert agent.post(f"{part}new/", typed).status_code == 302
    quote = Quote.objects.get()
    assert "1250,50" in agent.get(part).content.decode()
    agent.post(f"{part}{quote.pk}/do", {"value": "send"}, headers=HX)
    assert "espera respuesta" in agent.get(part).content.decode()
    assert quote.lines.get().quantity == 1
    assert "1250,50" in agent.get(f"{part}{quote.pk}/?edit").content.decode()
    agent.post(f"{part}{quote.pk}/", {**typed, "price_0": "900"})
    assert [row.version for row in Quote.objects.order_by("version")] == [1, 2]
    assert agent.get(f"{part}{quote.pk}/").status_code == 200
    assert (
        signed_in("auditor", in_team="").post(f"{part}{quote.pk}/do", {"value": "withdraw"}).status_code
        == 403
    )


def test_limits_of_approvals_are_set_by_role() -> None:
    boss = signed_in("administrator", "Sara Gil")
    role = Role.objects.get(code="agent")
    assert (
        boss.post(
            "/console/authority/new/",
            {
                "kind": "approval",
                "role_id": role.pk,
                "currency": "eur",
                "amount": "150",
                "from_on": "2026-01-01",
            },
        ).status_code
        == 302
    )
    page = boss.get("/console/authority/").content.decode()
    assert "150,00" in page
    assert re.search(r"<th[^>]*>Agente</th>", page), "a built-in role is called in the reader's language"
    assert (
        f'<option value="{role.pk}">Agente</option>' in boss.get("/console/authority/new/").content.decode()
    )
