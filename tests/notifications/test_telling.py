"""Who is told of what happens to a case, and who is not."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.notifications.models import Notification
from atiende.organisation.models import TeamMembership
from atiende.platform.outbox.dispatcher import Dispatcher
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.follow_ticket import follow_ticket
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.actions.wake_ticket import wake_ticket
from atiende.tickets.errors import NamedCannotSee, NamedMayNotSee
from atiende.tickets.models import Follower, Mention, TicketShare
from tests.desk import office
from tests.desk.office import AT

pytestmark = pytest.mark.django_db(transaction=True)


def later(minutes: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=minutes)


def dispatch() -> None:
    while Dispatcher().run_once():
        pass


def told(person) -> list[str]:
    dispatch()
    rows = Notification.objects.filter(person_id=person.actor.id).order_by("at", "pk")
    return list(rows.values_list("kind", flat=True))


def note(made, by, text, **more) -> int:
    return add_note(ticket_id=made.ticket_id, text=text, by=by.actor, at=later(5), **more)


@pytest.fixture
def ana():
    return office.signed_in("agent", "Ana Beltrán")


@pytest.fixture
def ines():
    return office.signed_in("agent", "Inés Carballo")


def test_who_is_given_a_case_is_told_and_not_who_takes_it(ana, ines):
    made = office.arrives()
    assign_ticket(ticket_id=made.ticket_id, agent_id=ines.actor.id, by=ana.actor, at=later(1))
    assert told(ines) == ["assigned"]
    assert told(ana) == []
    assign_ticket(ticket_id=made.ticket_id, agent_id=ana.actor.id, by=SYSTEM, at=later(2))
    assert told(ana) == ["assigned"]


def test_the_customer_s_answer_is_told_to_who_has_and_who_follows_the_case(ana, ines):
    made = office.arrives()
    assign_ticket(ticket_id=made.ticket_id, agent_id=ana.actor.id, by=ana.actor, at=later(1))
    follow_ticket(ticket_id=made.ticket_id, by=ines.actor, at=later(1))
    stranger = office.signed_in("agent", "Otra Persona")
    office.writes_again(made.ticket_id)
    assert (told(ana), told(ines), told(stranger)) == (["answered"], ["answered"], [])


def test_a_burst_makes_one(ana):
    made = office.arrives()
    assign_ticket(ticket_id=made.ticket_id, agent_id=ana.actor.id, by=ana.actor, at=later(1))
    for minutes in (5, 6, 7):
        office.writes_again(made.ticket_id, f"¿Y bien? {minutes}", minutes=minutes)
    assert told(ana) == ["answered"]
    assert Notification.objects.get().count == 3


def test_a_mention_by_name_is_kept_by_id_with_or_without_accents(ana, ines):
    made = office.arrives()
    note_id = note(made, ana, "@ines carballo, ¿lo ves? Y @ana beltran también.")
    assert set(Mention.objects.values_list("agent_id", "message_id")) == {
        (ines.actor.id, note_id),
        (ana.actor.id, note_id),
    }
    assert told(ines) == ["mentioned"]
    assert told(ana) == [], "nobody is told of what they do themselves"


def test_a_mention_of_a_team_is_told_to_its_people(ana, ines):
    made = office.arrives()
    note(made, ana, "@Ayuda: mirad esto")
    assert told(ines) == ["mentioned"]


def test_an_address_is_no_mention_and_an_unknown_name_neither(ana, ines):
    made = office.arrives()
    note(made, ana, "Escribir a compras@ines carballo.example o a @Nadie")
    assert not Mention.objects.exists()


def test_of_two_with_one_name_the_chosen_one(ana):
    one, other = (office.signed_in("agent", "Juan Gil") for _ in range(2))
    made = office.arrives()
    note(made, ana, "@Juan Gil", chosen=[("agent", other.actor.id)])
    note(made, ana, "@Juan Gil otra vez")
    assert list(Mention.objects.values_list("agent_id", flat=True)) == [other.actor.id]
    assert told(one) == []


def test_who_does_not_see_the_case_is_shown_it_only_when_the_writer_says_so(ana):
    hugo = office.signed_in("agent", "Hugo Blanco", in_team="Facturas")
    made = office.arrives()
    with pytest.raises(NamedCannotSee, match="Hugo"):
        note(made, office.signed_in("supervisor", "Carlos Medina"), "@Hugo Blanco mira")
    assert not TicketShare.objects.exists()
    note(made, office.signed_in("supervisor", "Carla Medina"), "@Hugo Blanco mira", shows=True)
    assert TicketShare.objects.get().agent_id == hugo.actor.id
    assert Follower.objects.get().agent_id == hugo.actor.id
    assert told(hugo) == ["mentioned"]


def test_a_light_agent_cannot_show_a_case_by_naming(ana):
    office.signed_in("agent", "Hugo Blanco", in_team="Facturas")
    made = office.arrives()
    with pytest.raises(NamedMayNotSee):
        note(made, office.signed_in("light_agent", "Lía"), "@Facturas mirad", shows=True)


def test_a_light_agent_is_asked_and_answers(ana):
    light = office.signed_in("light_agent", "Lía Pons")
    made = office.arrives()
    assign_ticket(ticket_id=made.ticket_id, agent_id=ana.actor.id, by=ana.actor, at=later(1))
    note(made, ana, "@Lía Pons ¿sabes algo?")
    assert told(light) == ["mentioned"]
    note(made, light, "Sí: sale mañana.")
    assert told(ana) == ["noted"]


def test_status_and_waking(ana, ines):
    made = office.arrives()
    assign_ticket(ticket_id=made.ticket_id, agent_id=ana.actor.id, by=ana.actor, at=later(1))
    snooze_ticket(ticket_id=made.ticket_id, until=later(30), by=ana.actor, at=later(2))
    wake_ticket(ticket_id=made.ticket_id, by=SYSTEM, at=later(31))
    assert told(ana) == ["woken"]
    boss = office.signed_in("supervisor", "Sara")
    change_status(ticket_id=made.ticket_id, status_key="resolved", by=boss.actor, at=later(40))
    assert told(ana) == ["woken", "status_changed"]


def test_who_lost_sight_of_the_case_hears_no_more(ana, ines):
    made = office.arrives()
    follow_ticket(ticket_id=made.ticket_id, by=ines.actor, at=later(1))
    TeamMembership.objects.filter(agent_id=ines.actor.id).delete()
    office.writes_again(made.ticket_id)
    assert told(ines) == []
