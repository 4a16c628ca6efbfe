"""Presence at the desk: chosen in the menu of the avatar, shown to colleagues, followed by what one does."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atiende.notifications.handlers import on_absence_asked, on_skill_expires_soon
from atiende.notifications.models import Notification
from atiende.organisation.events import AbsenceAsked, SkillExpiresSoon
from atiende.organisation.models import PresenceSpan
from tests.organisation.screens import give, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(make_team, make_agent):
    team = make_team("Logística")
    people = {"carmen": make_agent("Carmen", team, is_leader=True), "luz": make_agent("Luz", team)}
    for person in people.values():
        give(person.user, "agent")
    return people


def test_it_is_chosen_and_colleagues_see_it(team, outsider):
    luz, carmen = (sign_in(team[name].user) for name in ("luz", "carmen"))
    assert luz.post(reverse("desk:active")).status_code == 204
    part = luz.get(reverse("desk:presence"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    sent = {"state": "busy", "reason": "meeting", "next": "/desk/tickets/"}
    assert luz.post(reverse("desk:presence"), sent)["Location"] == "/desk/tickets/"
    away = {"state": "away", "channel": "chat", "next": "//evil.example/"}
    assert luz.post(reverse("desk:presence"), away)["Location"] == reverse("desk:presence")
    states = list(PresenceSpan.objects.order_by("pk").values_list("channel", "state", "reason"))
    assert states == [("", "available", "back"), ("", "busy", "meeting"), ("chat", "away", "")]
    page = luz.get(reverse("desk:colleagues")).content.decode()
    assert 'class="pdot busy"' in page
    assert "Ocupado" in carmen.get(reverse("desk:colleagues")).content.decode()
    assert outsider.get(reverse("desk:colleagues")).status_code == 404
    assert outsider.post(reverse("desk:active")).status_code == 404
    assert luz.post(reverse("desk:presence"), {"state": "asleep"}).status_code == 422


def test_whoever_leads_is_told_of_absences_and_of_skills(team, at):
    luz, carmen = team["luz"].pk, team["carmen"].pk

    class Delivery:
        correlation_id = ""

    Delivery.at = at
    on_absence_asked(AbsenceAsked(agent_id=luz, absence_id=1, asked_by=luz), Delivery)
    on_absence_asked(AbsenceAsked(agent_id=luz, absence_id=2, asked_by=carmen), Delivery)
    on_skill_expires_soon(SkillExpiresSoon(agent_id=luz, skill_id=1, expires_on="2026-12-01"), Delivery)
    told = set(Notification.objects.values_list("person_id", "kind"))
    assert told == {(carmen, "absence_asked"), (luz, "skill_expires"), (carmen, "skill_expires")}
