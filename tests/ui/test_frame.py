"""The frame around pages shows each person what they may open, and wears what they chose."""

from __future__ import annotations

import pytest

from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import Organisation
from tests.browser import AT, session_of


@pytest.fixture
def company(db):
    return Organisation.objects.create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )


@pytest.fixture
def as_role(client, company, settings):
    def sign_in(role: str):
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(role)
        return client

    return sign_in


def test_a_visitor_is_sent_to_sign_in(client, company):
    answer = client.get("/desk/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_settings_stand_in_the_menu_of_who_has_some(as_role):
    page = as_role("administrator").get("/desk/").content.decode()
    assert 'href="/console/"' in page


def test_settings_do_not_show_to_who_has_none(as_role):
    page = as_role("light_agent").get("/desk/").content.decode()
    assert 'href="/console/"' not in page


def test_the_ui_kit_is_for_who_manages_settings(as_role):
    assert as_role("administrator").get("/desk/ui-kit/").status_code == 200
    assert as_role("agent").get("/desk/ui-kit/").status_code == 403


@pytest.mark.parametrize(
    ("theme", "worn"), [("dark", True), ("light", True), ("system", False), ("<x>", False)]
)
def test_the_first_byte_wears_the_theme(client, company, theme, worn):
    client.cookies["atiende_theme"] = theme
    page = client.get("/account/login/").content.decode()
    assert (f'data-theme="{theme}"' in page) is worn
    assert "<x>" not in page


def test_preferences_are_kept_and_lead_back(client, company):
    answer = client.post("/ui/preferences", {"theme": "dark", "density": "compact", "next": "/desk/?a=1"})
    assert answer["Location"] == "/desk/?a=1"
    assert answer.cookies["atiende_theme"].value == "dark"
    assert answer.cookies["atiende_density"].value == "compact"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_preferences_lead_nowhere_else(client, company, elsewhere):
    assert client.post("/ui/preferences", {"theme": "dark", "next": elsewhere})["Location"] == "/"


def test_a_preference_that_does_not_exist_is_not_kept(client, company):
    assert "atiende_theme" not in client.post("/ui/preferences", {"theme": "neon"}).cookies


def test_a_hostile_name_is_only_text(client, company):
    user = create_user(
        email="x@nova.example",
        name="<script>alert(1)</script>",
        password=None,
        role_codes=("agent",),
        by=SYSTEM,
        at=AT,
    )
    client.force_login(user)
    page = client.get("/desk/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_desk_costs_the_same_few_queries(as_role, django_assert_max_num_queries):
    client = as_role("administrator")
    client.get("/desk/")
    with django_assert_max_num_queries(14):
        client.get("/desk/")


def test_no_page_carries_styles_or_scripts_inside(as_role):
    for path in ("/desk/", "/desk/ui-kit/", "/desk/palette", "/console/"):
        page = as_role("administrator").get(path).content.decode()
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=") + page.count(
            '<script id="words" type="application'
        )
