"""A right withdrawn or a session ended while somebody looks: the next click says so, and what they wrote is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from atiende.identity.models import Role, RoleAssignment
from atiende.organisation.models import TeamMembership
from atiende.tickets.models import Draft, Message
from tests.desk.office import AT, arrives, signed_in, team

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


def _draft(person: Any, number: int, text: str = "Estimada Rosa:", **more: str) -> Any:
    sent = {"kind": "reply", "text": text, **more}
    return person.post(f"/desk/tickets/{number}/draft", sent, headers={"Accept": "application/json"})


def test_a_team_taken_away_is_said_at_the_next_click_and_the_draft_waits_for_its_return() -> None:
    opened, ana = arrives(), signed_in()
    _draft(ana, opened.number)
    TeamMembership.objects.filter(agent_id=ana.actor.id).delete()
    url = f"/desk/tickets/{opened.number}/"
    for path, sent in (
        ("reply", {"text": "Sale hoy."}),
        ("status", {"value": "resolved"}),
        ("draft", {"kind": "reply"}),
    ):
        refused = ana.post(url + path, sent, headers=PART)
        assert refused.status_code == 404
        assert "no tiene permiso para verlo" in refused.content.decode()
    page = ana.get(url)
    assert page.status_code == 404
    assert "no tiene permiso para verlo" in page.content.decode()
    assert not Message.objects.filter(kind="outgoing").exists()
    TeamMembership.objects.create(team=team(), agent_id=ana.actor.id, since_on=AT.date())
    assert "Estimada Rosa:" in ana.get(url).content.decode()


def test_a_role_taken_away_leaves_reading_and_names_what_is_missing() -> None:
    opened, ana = arrives(), signed_in()
    _draft(ana, opened.number)
    RoleAssignment.objects.filter(user_id=ana.actor.id).update(role=Role.objects.get(code="light_agent"))
    url = f"/desk/tickets/{opened.number}/"
    refused = ana.post(f"{url}reply", {"text": "Sale hoy."})
    assert refused.status_code == 403
    assert "tickets.reply" in refused.content.decode()
    assert _draft(ana, opened.number, "Más.").status_code == 403
    assert 'id="reply-form"' not in ana.get(url).content.decode()
    assert Draft.objects.get().text == "Estimada Rosa:"


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_without_scripts_a_session_that_ended_shows_what_was_written(kind: str) -> None:
    opened, ana = arrives(), signed_in()
    Session.objects.all().delete()
    url = f"/desk/tickets/{opened.number}/"
    answer = ana.post(
        url + kind, {"text": "Sale <b>hoy</b>."}, headers={"Referer": f"http://testserver{url}"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Sale &lt;b&gt;hoy&lt;/b&gt;." in page
    assert f"?next=http%3A//testserver{url}" in page
    assert not Message.objects.exclude(kind="incoming").exists()


def test_after_signing_in_one_is_where_one_was_and_not_at_a_form_s_address() -> None:
    opened, ana = arrives(), signed_in()
    Session.objects.all().delete()
    url = f"/desk/tickets/{opened.number}/"
    answer = ana.post(f"{url}status", {"value": "resolved"}, headers={"Referer": f"http://testserver{url}"})
    assert answer["Location"] == f"/account/login/?next=http%3A//testserver{url}"
    foreign = ana.post(f"{url}status", {"value": "x"}, headers={"Referer": "https://evil.example/x"})
    assert foreign["Location"] == "/account/login/?next=/desk/"


def test_what_a_page_of_somebody_else_sends_is_not_theirs() -> None:
    opened, ana, leo = arrives(), signed_in(), signed_in(name="Leo Ríos")
    mine = {"writer": str(ana.actor.id)}
    for path in ("reply", "note", "draft"):
        answer = leo.post(
            f"/desk/tickets/{opened.number}/{path}", {"text": "De Ana.", "kind": "note", **mine}
        )
        assert answer.status_code == 409
        assert "De Ana." not in answer.content.decode()
    assert not Draft.objects.exists()
    assert ana.post(f"/desk/tickets/{opened.number}/note", {"text": "De Ana.", **mine}).status_code == 302


def test_a_draft_is_shown_to_nobody_else() -> None:
    opened, ana, boss = arrives(), signed_in(), signed_in("supervisor", "Eva Sanz")
    _draft(ana, opened.number, "Solo mío.")
    user = boss.get("/desk/").wsgi_request.user
    same_browser = Client()
    same_browser.cookies = ana.cookies
    same_browser.logout()
    same_browser.force_login(user)
    assert "Solo mío." not in same_browser.get(f"/desk/tickets/{opened.number}/").content.decode()


def test_more_text_than_is_taken_is_refused_in_words() -> None:
    opened, ana = arrives(), signed_in()
    url = f"/desk/tickets/{opened.number}/"
    long = ana.post(f"{url}reply", {"text": "<p>hola</p>" * 100_000})
    assert long.status_code == 422
    assert "demasiado largo" in long.content.decode()
    assert long.content.decode().count("&lt;p&gt;hola") == 100_000
    assert _draft(ana, opened.number, "x" * 1_000_001).status_code == 422
    huge = ana.post(f"{url}reply", {"text": "<p>hola</p>" * 500_000}, headers=PART)
    assert huge.status_code == 413
    assert "5 MB" in huge.content.decode()
    assert not Message.objects.filter(kind="outgoing").exists()
