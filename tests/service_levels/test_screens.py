"""Setting promises, seeing them on a case, and reporting on them: who may, and what it does."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.service_levels.actions.act_on_alarms import act_on_alarms
from atiende.service_levels.models import Clock, Policy
from atiende.service_levels.queries.listing import definition_of
from atiende.service_levels.rules.kinds import ClockKind
from atiende.service_levels.rules.policy import Escalation
from tests.service_levels.conftest import HOUR, SETTER, became, clock, later, was_answered, was_opened

pytestmark = pytest.mark.django_db

FORM = {
    "name": "Contrato Oro",
    "priority": ["4", "3"],
    "fields_of_customer": "contract = Oro\ncontract = Platino",
    "first_answer": "1 h 30 min",
    "resolution": "8 h",
    "promise": "24 h",
    "calendar": "always",
    "pauses": ["waiting_customer"],
    "steps": "50, 90",
    "e-TOTAL_FORMS": "2",
    "e-INITIAL_FORMS": "0",
    "e-0-step": "100",
    "e-0-kind": "",
    "e-0-deed": "priority",
    "e-0-value": "priority:4",
    "e-1-deed": "",
}


@pytest.fixture
def as_(client, house):
    from django.contrib.auth import get_user_model

    def sign_in(actor):
        client.force_login(get_user_model().objects.get(pk=actor.id))
        return client

    return sign_in


def test_a_policy_is_written_read_back_and_switched_on(as_, house) -> None:
    page = as_(house.administrator)
    assert page.post(reverse("console:new_service_policy"), FORM).status_code == 302
    made = Policy.objects.get()
    definition = definition_of(made.versions.get())
    assert definition.conditions == {"priority": ("4", "3"), "field:contract": ("Oro", "Platino")} or (
        set(definition.conditions["priority"]) == {"3", "4"}
    )
    assert definition.targets == {ClockKind.FIRST_ANSWER: 5400, ClockKind.RESOLUTION: 8 * HOUR}
    assert definition.promises == {ClockKind.RESOLUTION: 24 * HOUR}
    assert definition.escalations == (Escalation(100, "priority", "4"),)
    shown = page.get(reverse("console:service_policy", args=[made.pk])).content.decode()
    assert "1 h 30 min" in shown
    assert "Platino" in shown
    page.post(reverse("console:service_policy_on", args=[made.pk]))
    assert Policy.objects.get().active_number == 1
    again = page.get(reverse("console:service_policy_edit", args=[made.pk]))
    assert "contract = Platino" in again.content.decode()
    assert as_(house.owner).get(reverse("console:service_policies")).status_code == 403


def test_what_is_wrong_stands_beside_its_field(as_, house) -> None:
    wrong = {
        **FORM,
        "first_answer": "pronto",
        "steps": "a",
        "customer": "nadie@example.com",
        "e-0-value": "team:1",
    }
    answer = as_(house.administrator).post(reverse("console:new_service_policy"), wrong)
    assert answer.status_code == 422
    assert {"first_answer", "steps", "customer"} <= set(answer.context["form"].errors)
    assert "deed" in answer.context["rows"][0].errors
    assert not Policy.objects.exists()


def test_the_calculator_says_which_applies_and_why_others_do_not(as_, house, policy, opened) -> None:
    policy("Urgente", conditions={"priority": ("4",)})
    policy("Todos")
    case = opened()
    page = as_(house.administrator).get(reverse("console:service_policies"), {"case": f"#{case.number}"})
    (first, lacking, is_first), (second, _, is_second) = page.context["outcome"]
    assert (first.name, len(lacking), is_first, second.name, is_second) == (
        "Urgente",
        1,
        False,
        "Todos",
        True,
    )


def test_a_case_shows_its_clocks_and_keeps_a_promised_date_until_somebody_moves_it(
    as_, house, policy, opened
) -> None:
    policy(targets={ClockKind.RESOLUTION: 8 * HOUR})
    case = opened()
    was_opened(case)
    page = as_(house.owner)
    address = reverse("desk:ticket_clocks", args=[case.number])
    assert "Oro" in page.get(address).content.decode()
    mine = clock(case, ClockKind.RESOLUTION)
    promise = reverse("desk:ticket_clock_promise", args=[case.number, mine.pk])
    assert page.post(promise, {"promised_at": "2096-12-01T10:00"}).status_code == 302
    assert page.post(promise, {"promised_at": "2096-12-02T10:00"}).status_code == 422
    assert page.post(promise, {"promised_at": "2096-12-02T10:00", "why": "Falta la pieza"}).status_code == 302
    assert Clock.objects.get(pk=mine.pk).promised_at.day == 2
    assert "Falta la pieza" in page.get(address).content.decode()
    assert as_(house.of_other_brand).get(address).status_code == 404


def test_the_report_counts_what_was_owed_and_leads_to_each_case(as_, house, policy, opened) -> None:
    policy(targets={ClockKind.FIRST_ANSWER: HOUR})
    kept, late, overdue, gone = (opened() for _ in range(4))
    for case in (kept, late, overdue, gone):
        was_opened(case)
    was_answered(kept, 10)
    was_answered(late, 70)
    became(gone, "open", "resolved", 5)
    from atiende.platform.models.outbox import PendingDelivery

    PendingDelivery.objects.all().delete()
    act_on_alarms(by=SYSTEM, at=later(80))
    asked = {
        "since": later(0).date().isoformat(),
        "until": later(0).date().isoformat(),
        "by": "team",
        "kind": "",
    }
    page = as_(house.administrator)
    report = page.get(reverse("desk:compliance"), asked)
    ((line, name, _query),) = report.context["rows"]
    assert (line.kept, line.late, line.open_late, line.per_cent, name) == (1, 1, 1, 33, "Ayuda")
    late_ones = page.get(reverse("desk:compliance_cases"), {**asked, "key": house.help_desk.pk, "late": "1"})
    numbers = {clock.ticket.number for clock, _ in late_ones.context["rows"]}
    assert numbers == {late.number, overdue.number}
    for by in ("agent", "customer", "policy", "kind"):
        assert page.get(reverse("desk:compliance"), {**asked, "by": by}).context["owed"] == 3
    assert as_(house.owner).get(reverse("desk:compliance")).status_code == 403
    assert utc_now() > later(0)
    assert SETTER.may("settings.manage")
