"""Putting a case off at the desk: the menu, the queue of its own, the way back."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from atiende.kernel.clock import utc_now
from atiende.tickets.models import Ticket
from tests.desk.office import arrives, signed_in, writes_again

pytestmark = pytest.mark.django_db


def _until(opened) -> dt.datetime | None:
    return Ticket.objects.get(pk=opened.ticket_id).snoozed_until


def _put_off(person, opened, value="tomorrow", **more):
    return person.post(f"/desk/tickets/{opened.number}/snooze", {"value": value, **more})


def test_put_off_till_tomorrow_it_leaves_the_queues_of_work_and_comes_back_when_the_customer_writes() -> None:
    opened, agent = arrives(subject="Tapa rota"), signed_in()
    assert _put_off(agent, opened).status_code == 302
    until = _until(opened)
    assert until is not None
    zone = ZoneInfo("Europe/Madrid")
    assert until.astimezone(zone).hour == 9
    assert until.astimezone(zone).date() == utc_now().astimezone(zone).date() + dt.timedelta(days=1)
    queues = ("unassigned", "teams", "waiting")
    for queue in queues:
        assert "Tapa rota" not in agent.get(f"/desk/tickets/?queue={queue}").content.decode()
    listed = agent.get("/desk/tickets/?queue=snoozed").content.decode()
    assert "Tapa rota" in listed
    assert "Aplazado hasta" in listed
    assert until.isoformat() in listed
    writes_again(opened.ticket_id)
    for queue in queues:
        assert "Tapa rota" in agent.get(f"/desk/tickets/?queue={queue}").content.decode()
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "Ana Beltrán aplazó el caso hasta" in page
    assert "ha vuelto: el cliente ha escrito" in page


def test_any_moment_is_read_in_the_zone_of_the_agent() -> None:
    opened, agent = arrives(), signed_in()
    user = agent.get("/desk/").wsgi_request.user
    user.time_zone = "America/Lima"
    user.save(update_fields=["time_zone"])
    day = utc_now().date() + dt.timedelta(days=30)
    _put_off(agent, opened, "at", at=f"{day}T16:30")
    assert _until(opened) == dt.datetime.combine(day, dt.time(21, 30), tzinfo=dt.UTC)


@pytest.mark.parametrize("typed", ["", "mañana", "2020-01-01T09:00", "9999-12-31T23:59", "x" * 5000])
def test_what_is_no_moment_is_refused_in_words_and_nothing_changes(typed: str) -> None:
    opened, agent = arrives(), signed_in()
    page = agent.post(
        f"/desk/tickets/{opened.number}/snooze", {"value": "at", "at": typed}, follow=True
    ).content.decode()
    assert "Elija un" in page
    assert _until(opened) is None


def test_it_is_taken_back_by_hand() -> None:
    opened, agent = arrives(), signed_in()
    _put_off(agent, opened, "week")
    assert 'value="wake"' in agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    _put_off(agent, opened, "wake")
    assert _until(opened) is None


def test_who_only_reads_is_offered_nothing_and_refused() -> None:
    opened = arrives()
    for role in ("light_agent", "auditor"):
        person = signed_in(role)
        assert 'id="snooze"' not in person.get(f"/desk/tickets/{opened.number}/").content.decode()
        assert _put_off(person, opened).status_code == 403
    assert _put_off(signed_in(in_team="Facturas", name="Teo Gil"), opened).status_code == 404
    assert _until(opened) is None


def test_an_empty_queue_says_what_it_is_for() -> None:
    page = signed_in().get("/desk/tickets/?queue=snoozed").content.decode()
    assert "No hay nada aplazado" in page
