"""A case of 3,000 messages opens in parts, prints in bounded pieces, and is answered like any other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.desk.web.conversation_shown import MESSAGES_ON_PAPER, PART
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.models import Message
from tests.desk.office import AT, arrives, customer, signed_in, writes_again
from tests.emptying import bring_back

pytestmark = pytest.mark.django_db
MESSAGES = 3_000


def talk(ticket_id: int, count: int) -> None:
    """Written at once: what matters here is how it is read."""
    rosa = customer()
    Message.objects.bulk_create(
        Message(
            ticket_id=ticket_id,
            kind="note" if n % 10 == 0 else "incoming",
            channel="mail",
            author_id=rosa,
            author_label="Rosa Prieto",
            text=f"mensaje {n}.",
            delivery="received",
            at=AT + dt.timedelta(minutes=n),
        )
        for n in range(1, count + 1)
    )


@pytest.fixture(scope="module")
def long_case(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """Committed once for all tests of this file: what each of them adds is rolled back."""
    with django_db_blocker.unblock():
        opened = arrives("mensaje número uno")
        talk(opened.ticket_id, MESSAGES)
    yield opened
    with django_db_blocker.unblock():
        bring_back()


def _shown(page: str) -> list[str]:
    return re.findall(r"mensaje (\d+)\.", page)


def test_it_opens_with_its_end_and_costs_what_a_short_one_costs(long_case: Any) -> None:
    short = arrives(subject="Corto")
    talk(short.ticket_id, PART + 5)
    agent = signed_in()
    asked = {}
    for opened in (short, long_case):
        agent.get(f"/desk/tickets/{opened.number}/")
        with CaptureQueriesContext(connection) as queries:
            page = agent.get(f"/desk/tickets/{opened.number}/")
        asked[opened.number] = len(queries)
    assert len(set(asked.values())) == 1
    assert _shown(page.content.decode())[-1] == str(MESSAGES)
    assert len(set(_shown(page.content.decode()))) == PART
    assert len(page.content) < 200_000


def test_every_message_can_be_reached_once_part_by_part(long_case: Any) -> None:
    agent = signed_in()
    page = agent.get(f"/desk/tickets/{long_case.number}/").content.decode()
    seen = list(dict.fromkeys(re.findall(r"id=\"message-\d+\"[\s\S]*?mensaje (\d+)\.", page)))[::-1]
    for _ in range(3):
        older = re.search(r'href="(/desk/tickets/\d+/older\?before=\d+)"', page)
        assert older is not None
        page = agent.get(older[1], headers={"HX-Request": "true"}).content.decode()
        seen += _shown(page)[::-1]
    assert seen == [str(n) for n in range(MESSAGES, MESSAGES - 4 * PART, -1)]


def test_what_happened_between_old_messages_is_told_there(long_case: Any) -> None:
    agent = signed_in()
    at = AT + dt.timedelta(minutes=100, seconds=30)
    change_priority(ticket_id=long_case.ticket_id, priority=4, by=SYSTEM, at=at)
    for n in range(250):
        change_priority(
            ticket_id=long_case.ticket_id,
            priority=1 + n % 2,
            by=SYSTEM,
            at=AT + dt.timedelta(minutes=MESSAGES + n),
        )
    newest = Message.objects.get(text="mensaje 110.").pk
    part = agent.get(f"/desk/tickets/{long_case.number}/older?before={newest}").content.decode()
    assert part.count("Urgente") == 1
    assert part.index("mensaje 100.") < part.index("Urgente") < part.index("mensaje 101.")


def test_the_print_view_is_bounded_leads_to_earlier_messages_and_leaves_notes_out(long_case: Any) -> None:
    agent = signed_in()
    url = f"/desk/tickets/{long_case.number}/print"
    page = agent.get(url).content.decode()
    shown = _shown(page)
    assert shown[-1] == "2999"
    assert len(shown) == MESSAGES_ON_PAPER * 9 // 10
    assert "2990" not in shown
    assert "Mensajes anteriores" in page
    before = re.search(r'href="(\?before=\d+)"', page)
    assert before is not None
    assert int(_shown(agent.get(url + before[1]).content.decode())[-1]) < int(shown[0])
    assert "2990" in _shown(agent.get(url + "?notes=on").content.decode())
    assert signed_in(in_team="Facturas", name="Teo").get(url).status_code == 404


def test_it_is_answered_like_any_other(long_case: Any) -> None:
    agent = signed_in()
    newest = Message.objects.order_by("-pk").values_list("pk", flat=True)[0]
    url = f"/desk/tickets/{long_case.number}/reply"
    assert agent.post(url, {"text": "Sale hoy.", "seen": str(newest)}).status_code == 302
    assert Message.objects.filter(kind="outgoing", text="Sale hoy.").count() == 1
    writes_again(long_case.ticket_id, "Gracias.", minutes=MESSAGES + 5)
    assert "Gracias." in agent.get(f"/desk/tickets/{long_case.number}/").content.decode()
