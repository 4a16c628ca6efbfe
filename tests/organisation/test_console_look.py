"""Every page of the organisation at three widths, in light and dark: accessible, no sideways scroll, fit for thumbs."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.browser import (
    assert_axe_clean,
    assert_no_sideways_scroll,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.organisation.screens import fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses(rows) -> dict[str, str]:
    return {
        "people": reverse("console:people"),
        "people-none": reverse("console:people") + "?q=zzz",
        "invite": reverse("console:invite"),
        "person": reverse("console:person", args=[rows["people"][0].pk]),
        "person-disabled": reverse("console:person", args=[rows["people"][2].pk]),
        "person-hostile": reverse("console:person", args=[rows["people"][4].pk]),
        "teams": reverse("console:teams"),
        "team-new": reverse("console:new_team"),
        "team": reverse("console:team", args=[rows["teams"][0].pk]) + "?add=ca",
        "team-archived": reverse("console:team", args=[rows["old"].pk]),
        "brands": reverse("console:brands"),
        "brands-archived": reverse("console:brands") + "?state=archived",
        "brand-new": reverse("console:new_brand"),
        "brand": reverse("console:brand", args=[rows["outlet"].pk]),
        "brand-archived": reverse("console:brand", args=[rows["gone"].pk]),
        "company": reverse("console:company"),
        "roles": reverse("console:roles"),
        "role-own": reverse("console:role", args=[rows["role"].pk]),
        "role-built-in": reverse("console:role", args=[rows["builtin"].pk]),
        "role-asks": reverse("console:role", args=[rows["asks"].pk]),
        "role-new": reverse("console:new_role"),
    }


NAMES = [
    "people",
    "people-none",
    "invite",
    "person",
    "person-disabled",
    "person-hostile",
    "teams",
    "team-new",
    "team",
    "team-archived",
    "brands",
    "brands-archived",
    "brand-new",
    "brand",
    "brand-archived",
    "company",
    "roles",
    "role-own",
    "role-built-in",
    "role-asks",
    "role-new",
]


@pytest.mark.slow  # six page loads with axe each
@pytest.mark.parametrize("name", NAMES)
def test_page(name, open_as):
    page = open_as("administrator", bypass_csp=True)
    rows = fill(get_user_model().objects.get(name="Ana Beltrán"))
    for width, theme in visit_all_widths(page, addresses(rows)[name]):
        photograph(page, f"{name}-{width}-{theme}")
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        if width == 390:
            assert small_targets(page) == []
