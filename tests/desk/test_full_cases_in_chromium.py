"""Cases with something of everything, and what is done with them: accessible at every width in both themes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page

from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Rows = dict[str, Any]
PATHS: dict[str, Callable[[Rows], str]] = {
    "list": lambda rows: "/desk/tickets/?queue=all",
    "narrowed": lambda rows: "/desk/tickets/?queue=spam&priority=1",
    "everything": lambda rows: f"/desk/tickets/{rows['case'].number}/",
    "merged": lambda rows: f"/desk/tickets/{rows['merged'].number}/",
    "long": lambda rows: f"/desk/tickets/{rows['long'].number}/",
    "older": lambda rows: f"/desk/tickets/{rows['long'].number}/older",
    "split": lambda rows: f"/desk/tickets/{rows['case'].number}/messages/{rows['message'].pk}/split/",
    "merge": lambda rows: f"/desk/tickets/{rows['case'].number}/merge/?other={rows['long'].number}",
    "search": lambda rows: "/desk/search/?q=tapa",
    "palette": lambda rows: "/desk/palette?q=caso",
}


@pytest.mark.parametrize("name", PATHS)
def test_it_is_accessible_and_fits(open_as: OpenAs, name: str) -> None:
    page = open_as("administrator", bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get())
    for width, theme in visit_all_widths(page, PATHS[name](rows)):
        page.evaluate(
            "document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })"
        )
        _seen(page, f"full-{name}", width, theme)


@pytest.mark.parametrize("role", ["light_agent", "auditor"])
def test_who_may_not_answer_sees_a_case_that_fits(open_as: OpenAs, role: str) -> None:
    page = open_as(role, bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get())
    for width, theme in visit_all_widths(page, PATHS["long"](rows)):
        _seen(page, f"full-case-{role}", width, theme)


def test_a_refused_reply_is_accessible(open_as: OpenAs) -> None:
    page = open_as("administrator", bypass_csp=True)
    rows = full_house.fill(get_user_model().objects.get())
    path = PATHS["long"](rows)
    for width, theme in visit_all_widths(page, path):
        page.evaluate("document.getElementById('reply-form').submit()")
        page.locator("#composer [role=alert]").wait_for()
        _seen(page, "full-reply-refused", width, theme)


def _seen(page: Page, name: str, width: int, theme: str) -> None:
    photograph(page, f"{name}-{theme}-{width}", whole=False)
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)
    if width == 390:
        assert small_targets(page) == []
