"""The bell, the list, the way to the case, and the page of choices."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.notify import notify
from atiende.notifications.models import Choice, Notification, QuietTime
from atiende.notifications.rules.kinds import Kind
from atiende.tickets.models import Mention, Ticket
from tests.desk import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return office.signed_in("agent", "Ana Beltrán")


def tell(person, made, kind=Kind.ANSWERED):
    notify(kind=kind, person_ids=[person.actor.id], ticket_id=made.ticket_id, by=SYSTEM, at=utc_now())


def test_the_bell_counts_and_the_list_leads_to_the_case(ana):
    count = reverse("desk:notification_count")
    assert not ana.get(count).content.strip()
    made = office.arrives(subject="Lavadora <b>rota</b>")
    tell(ana, made)
    assert b"1" in ana.get(count).content
    page = ana.get(reverse("desk:notifications")).content.decode()
    assert "Lavadora &lt;b&gt;rota&lt;/b&gt;" in page
    assert "Hoy" in page
    row = Notification.objects.get()
    number = Ticket.objects.get(pk=made.ticket_id).number
    answer = ana.get(reverse("desk:notification", args=[row.pk]))
    assert answer["Location"] == reverse("desk:ticket", args=[number])
    assert not ana.get(count).content.strip()


def test_a_list_of_thirty_costs_no_more_than_one_of_three(ana, django_assert_max_num_queries):
    for _ in range(30):
        tell(ana, office.arrives())
    ana.get(reverse("desk:notifications"))
    with django_assert_max_num_queries(7):
        ana.get(reverse("desk:notifications"))


def test_all_are_marked_as_read(ana):
    for _ in range(2):
        tell(ana, office.arrives())
    ana.post(reverse("desk:notifications_read"))
    assert not Notification.objects.filter(read_at=None).exists()
    assert "Nada nuevo" in ana.get(reverse("desk:notifications") + "?show=unread").content.decode()


def test_a_stranger_and_another_person_find_nothing(ana, client):
    tell(ana, office.arrives())
    row = Notification.objects.get()
    other = office.signed_in("agent", "Otra")
    assert other.get(reverse("desk:notification", args=[row.pk])).status_code == 404
    assert client.get(reverse("desk:notifications")).status_code == 302
    assert office.signed_in("").get(reverse("desk:notifications")).status_code == 404


def test_choices_are_kept(ana):
    address = reverse("desk:notification_settings")
    assert ana.get(address).status_code == 200
    ana.post(address, {"answered-mail": "digest", "mentioned-in_app": "on", "mentioned-mail": "nonsense"})
    kept = {row.kind: (row.in_app, row.mail, row.push) for row in Choice.objects.all()}
    assert kept["answered"] == (False, "digest", False)
    assert kept["mentioned"] == (True, "none", False)


def test_do_not_disturb_by_a_button_and_by_hours(ana):
    address = reverse("desk:notification_quiet")
    ana.post(address, {"starts": "20:00", "ends": "08:00", "digest_hour": "7", "for": "hour"})
    quiet = QuietTime.objects.get()
    assert (quiet.starts, quiet.digest_hour) == (dt.time(20), 7)
    assert quiet.until is not None
    assert quiet.until > utc_now()
    ana.post(address, {"starts": "20:00", "ends": "08:00", "digest_hour": "7", "for": "off"})
    assert QuietTime.objects.get().until is None
    refused = ana.post(address, {"starts": "20:00", "ends": "", "digest_hour": "7"})
    assert refused.status_code == 422


def test_names_are_offered_and_naming_asks_before_it_shows(ana):
    boss = office.signed_in("supervisor", "Sara Gil")
    hugo = office.signed_in("agent", "Hugo Blanco", in_team="Facturas")
    number = Ticket.objects.get(pk=office.arrives().ticket_id).number
    offered = boss.get(reverse("desk:ticket_mentions", args=[number]) + "?q=hug").content.decode()
    assert f'data-id="{hugo.actor.id}"' in offered
    assert "no ve este caso" in offered
    address = reverse("desk:ticket_note", args=[number])
    asked = boss.post(address, {"text": "@Hugo Blanco mira", "writer": boss.actor.id})
    assert asked.status_code == 409
    assert 'name="shows"' in asked.content.decode()
    saved = boss.post(address, {"text": "@Hugo Blanco mira", "writer": boss.actor.id, "shows": "on"})
    assert saved.status_code == 302
    assert Mention.objects.get().agent_id == hugo.actor.id
