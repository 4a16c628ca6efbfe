"""An administrator makes a team and invites a colleague without touching the mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from atiende.organisation.models import InvitedMembership, Team

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MAX_TABS = 60


def reach(page: Page, text: str) -> None:
    """Press Tab until the focus lies on what is called so."""
    for _ in range(MAX_TABS):
        page.keyboard.press("Tab")
        named = page.evaluate(
            "(() => { const e = document.activeElement; return e.labels?.[0]?.textContent || e.textContent; })()"
        )
        if text in " ".join((named or "").split()):
            return
    raise AssertionError(f"the focus never reached {text!r}")


def type_in(page: Page, text: str) -> None:
    """Type where the page puts the focus; a browser puts it there with the first frame, which may come after `load`."""
    expect(page.locator("[autofocus]")).to_be_focused()
    page.keyboard.type(text)


@pytest.mark.slow  # both without a browser: the screens' own tests
def test_a_team_and_an_invitation_by_keyboard(open_as):
    page = open_as("administrator", language="en")
    page.goto("/console/teams/")
    reach(page, "New team")
    page.keyboard.press("Enter")
    page.wait_for_url("**/console/teams/new/")
    type_in(page, "Logística")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logística")
    team = Team.objects.get()

    page.goto("/console/people/invite/")
    type_in(page, "eva@novahogar.example")
    reach(page, "Logística")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Invitation sent")
    assert InvitedMembership.objects.get().team == team
