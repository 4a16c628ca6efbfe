"""The list of sessions: one's own, with device and place; ending one, or all the others."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from atiende.identity.actions.end_sessions import end_sessions
from atiende.identity.language_choice import remember_language
from atiende.identity.models import User
from atiende.identity.rules.devices import device_of
from atiende.kernel.refusals import NotPermitted
from tests.identity.people import NOW, PASSWORD, acting, person

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/605"


@pytest.fixture
def ana() -> User:
    cache.clear()
    return person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")


def signed_in(user_agent: str) -> Client:
    client = Client(headers={"user-agent": user_agent})
    client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/profile/").status_code == 200


def test_the_list_tells_devices(ana: User) -> None:
    here = signed_in(FIREFOX)
    signed_in(SAFARI)
    page = here.get("/account/security/").content.decode()
    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    assert page.count("This one</span>") == 1


def test_closing_the_others_keeps_this_one(ana: User) -> None:
    here, there, third = signed_in(FIREFOX), signed_in(SAFARI), signed_in("x" * 5000)
    here.post("/account/security/sessions/")
    assert [is_in(here), is_in(there), is_in(third)] == [True, False, False]


def test_closing_one(ana: User) -> None:
    here, there, third = signed_in(FIREFOX), signed_in(SAFARI), signed_in(SAFARI)
    session = UserSession.objects.get(session_key=there.session.session_key)
    here.post("/account/security/sessions/", {"session": session.pk})
    assert [is_in(here), is_in(there), is_in(third)] == [True, False, True]


def test_nobody_ends_sessions_of_strangers(ana: User) -> None:
    here = signed_in(FIREFOX)
    carlos = person("carlos@example.com", password=PASSWORD)
    with pytest.raises(NotPermitted):
        end_sessions(user_id=ana.pk, by=acting(carlos), at=NOW)
    other = Client()
    other.post("/account/login/", {"login": "carlos@example.com", "password": PASSWORD})
    session = UserSession.objects.get(session_key=here.session.session_key)
    other.post("/account/security/sessions/", {"session": session.pk})
    assert is_in(here)


def test_strange_browsers_are_named_unknown() -> None:
    assert device_of("<script>") == device_of("")


@pytest.mark.parametrize("path", ["profile", "security", "tokens", "tokens/new"])
def test_visitors_are_sent_to_sign_in(client: Client, path: str) -> None:
    answer = client.get(f"/account/{path}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=")


def test_a_token_is_made_on_the_page_and_shown_once(ana: User) -> None:
    here = signed_in(FIREFOX)
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    made = here.post("/account/tokens/new/", {"name": "<b>ERP</b>", "scopes": ["tickets:read"], "days": "30"})
    secret = made.context["secret"]
    assert secret in made.content.decode()
    listed = here.get("/account/tokens/").content.decode()
    assert secret not in listed
    assert "<b>ERP</b>" not in listed


def test_the_language_chosen_on_a_page_is_kept_on_the_account(ana: User) -> None:
    here = signed_in(FIREFOX)
    here.post("/account/profile/", {"name": "Ana", "language": "es", "time_zone": "America/Bogota"})
    ana.refresh_from_db()
    assert (ana.language, ana.time_zone) == ("es", "America/Bogota")
    remember_language(ana.pk, "en", NOW)
    ana.refresh_from_db()
    assert ana.language == "en"
