"""A case is read in few statements, and what it leaves out of the page is there when somebody asks for it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.tickets.actions.split_message import split_message
from atiende.tickets.models import Message, Ticket
from tests.desk.office import AT, arrives, signed_in, writes_again

pytestmark = pytest.mark.django_db
MOST = 13
SCRIPT = {"HX-Request": "true"}


def test_a_case_of_twenty_messages_takes_few_statements() -> None:
    opened = arrives(address="rosa@x.example")
    agent = signed_in()
    for n in range(19):
        writes_again(opened.ticket_id, address="rosa@x.example", minutes=n + 1)
    agent.post(f"/desk/tickets/{opened.number}/assignee", {"value": "me"})
    path = f"/desk/tickets/{opened.number}/"
    agent.get(path, headers=SCRIPT)
    with CaptureQueriesContext(connection) as asked:
        page = agent.get(path, headers=SCRIPT)
    assert page.content.count(b'id="message-') == 20
    assert len(asked) <= MOST, [each["sql"][:90] for each in asked]


def test_colleagues_are_not_in_the_page_but_in_its_menus() -> None:
    opened = arrives()
    agent, colleague = signed_in(), signed_in(name="Bruno Sáez <b>")
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "Bruno" not in page
    assert f'href="/desk/tickets/{opened.number}/menus"' in page
    for headers in (SCRIPT, {}):
        menus = agent.get(f"/desk/tickets/{opened.number}/menus", headers=headers).content.decode()
        assert f'<option value="{colleague.actor.id}" data-user>Bruno Sáez &lt;b&gt;</option>' in menus
        assert f'<option value="agent-{colleague.actor.id}"' in menus
        assert f'<option value="agent-{agent.actor.id}"' not in menus


def test_menus_are_for_who_sees_the_case_and_may_give_it_away() -> None:
    opened = arrives()
    signed_in(name="Bruno Sáez")
    light = signed_in("light_agent").get(f"/desk/tickets/{opened.number}/menus", headers=SCRIPT)
    assert light.status_code == 200
    assert b"Bruno" not in light.content
    for role in ("", "agent"):
        stranger = signed_in(role, in_team="Otra")
        Ticket.objects.filter(pk=opened.ticket_id).update(team=_team_of("Ayuda"))
        assert stranger.get(f"/desk/tickets/{opened.number}/menus").status_code in (403, 404)


def test_what_was_split_off_shows_the_message_that_is_older_than_the_case() -> None:
    opened = arrives(address="rosa@x.example")
    writes_again(opened.ticket_id, address="rosa@x.example", minutes=5)
    agent = signed_in("supervisor")
    message = Message.objects.latest("pk")
    made = split_message(message_id=message.pk, by=agent.actor, at=AT + dt.timedelta(days=400))
    page = agent.get(f"/desk/tickets/{made.number}/").content.decode()
    assert f'id="message-{message.pk}"' in page


def test_a_case_whose_clock_was_ahead_is_shown_whole() -> None:
    opened = arrives()
    Ticket.objects.filter(pk=opened.ticket_id).update(opened_at=AT + dt.timedelta(days=4000))
    assert b'id="message-' in signed_in().get(f"/desk/tickets/{opened.number}/").content


def _team_of(name: str) -> int:
    return Ticket._meta.get_field("team").related_model.objects.get(name=name).pk
