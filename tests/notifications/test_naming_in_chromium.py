"""Naming a colleague by keyboard alone, and being told of it: in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.organisation.models import Agent, TeamMembership
from atiende.tickets.models import Mention
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import AT, arrives, signed_in, team
from tests.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_colleague_is_named_by_keyboard_alone(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    bruno = signed_in(name="Bruno Sáez").actor
    page = open_as("agent")
    TeamMembership.objects.create(team=team(), agent=Agent.objects.latest("pk"), since_on=AT.date())
    stopped = csp_violations(page)
    page.goto(f"/desk/tickets/{opened.number}/")
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("@bru")
    expect(page.locator("#mention-list [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_have_value("@Bruno Sáez ")
    page.keyboard.type("¿lo ve?")
    page.keyboard.press("Control+Enter")
    until(lambda: Mention.objects.filter(agent_id=bruno.id).exists())
    assert not stopped


@pytest.mark.slow
def test_the_pages_at_every_width(open_as: OpenAs) -> None:
    page = open_as("agent", bypass_csp=True)
    me = Agent.objects.latest("pk")
    for number in range(4):
        made = arrives(in_team="", subject=f"Un asunto bastante largo para un teléfono pequeño {number}")
        for kind in list(Kind)[number * 3 : number * 3 + 3]:
            notify(kind=kind, person_ids=[me.pk], ticket_id=made.ticket_id, by=SYSTEM, at=utc_now())
    for path, name in (
        ("/desk/notifications/", "notifications"),
        ("/desk/notifications/?show=unread", "notifications-new"),
        ("/desk/notifications/settings/", "notification-settings"),
    ):
        for width, theme in visit_all_widths(page, path):
            expect(page.locator(".newcount").first).not_to_be_empty()
            photograph(page, f"{name}-{width}-{theme}")
            assert_axe_clean(page)
            assert_no_sideways_scroll(page)
            if width < 700:
                assert small_targets(page) == []
