"""What each change does, and who may make it."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.models import TeamArchival
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.add_participant import add_participant
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_brand import change_brand
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_subject import change_subject
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.follow_ticket import follow_ticket
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.remove_participant import remove_participant
from atiende.tickets.actions.remove_tag import remove_tag
from atiende.tickets.actions.share_ticket import share_ticket
from atiende.tickets.actions.unfollow_ticket import unfollow_ticket
from atiende.tickets.actions.unlink_tickets import unlink_tickets
from atiende.tickets.actions.unmark_spam import unmark_spam
from atiende.tickets.actions.unshare_ticket import unshare_ticket
from atiende.tickets.errors import (
    LinkToItself,
    RequesterStays,
    StatusNotReachable,
    TicketIsClosed,
)
from atiende.tickets.models import Follower, Participant, Tag, Ticket, TicketLink, TicketShare, TicketTag
from atiende.tickets.queries import sees
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db

WHEN = later(10)
CHANGES = {
    "subject": lambda t, h: (change_subject, {"ticket_id": t, "subject": "Otro"}),
    "priority": lambda t, h: (change_priority, {"ticket_id": t, "priority": 4}),
    "fields": lambda t, h: (change_custom_fields, {"ticket_id": t, "values": {"contract": "A-1"}}),
    "tag": lambda t, h: (add_tag, {"ticket_id": t, "name": "Envío"}),
    "participant": lambda t, h: (add_participant, {"ticket_id": t, "address": "luis@correo.example"}),
    "status": lambda t, h: (change_status, {"ticket_id": t, "status_key": "waiting_customer"}),
}
"""What everybody who replies may do, whoever has the ticket."""
DECISIONS = {
    "assign": lambda t, h: (assign_ticket, {"ticket_id": t, "agent_id": h.supervisor.id}),
    "team": lambda t, h: (change_team, {"ticket_id": t, "team_id": h.billing.pk}),
    "share": lambda t, h: (share_ticket, {"ticket_id": t, "team_id": h.billing.pk}),
    "spam": lambda t, h: (mark_spam, {"ticket_id": t}),
    "close": lambda t, h: (change_status, {"ticket_id": t, "status_key": "closed"}),
}
"""What needs `tickets.manage`, unless the ticket is one's own or nobody's."""


def do(made, ticket_id, house, actor):
    action, given = made(ticket_id, house)
    return action(**given, by=actor, at=WHEN)


@pytest.mark.parametrize("name", [*CHANGES, *DECISIONS])
def test_a_change_leaves_an_entry_in_timeline_audit_and_outbox(opened, house, name):
    ticket_id = opened().ticket_id
    version = Ticket.objects.get(pk=ticket_id).version
    change = {**CHANGES, **DECISIONS}[name]
    do(change, ticket_id, house, house.owner)
    ticket = Ticket.objects.get(pk=ticket_id)
    about_ticket = AuditEntry.objects.filter(verb__startswith="tickets.", target_id=str(ticket_id))
    assert about_ticket.exclude(verb="tickets.ticket_opened").count() == 1
    assert ticket.timeline.count() == 2
    assert OutboxEvent.objects.filter(aggregate=f"ticket:{ticket_id}").count() >= 2
    assert ticket.version == version + (name not in {"tag", "participant", "share"})
    counts = (ticket.timeline.count(), AuditEntry.objects.count())
    if name == "close":
        with pytest.raises(TicketIsClosed):
            do(change, ticket_id, house, house.owner)
    elif name not in {"team", "assign"}:
        do(change, ticket_id, house, house.owner)
    assert (ticket.timeline.count(), AuditEntry.objects.count()) == counts, "again changes nothing"


@pytest.mark.parametrize("name", CHANGES)
def test_who_may_change(opened, house, name):
    ticket_id = opened().ticket_id
    Ticket.objects.update(assignee_id=house.owner.id)
    for actor, refusal in (
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
    ):
        with pytest.raises(refusal):
            do(CHANGES[name], ticket_id, house, actor)
    with pytest.raises((NotPermitted, NotFound)):
        do(CHANGES[name], ticket_id, house, house.stranger)
    do(CHANGES[name], ticket_id, house, house.colleague)


@pytest.mark.parametrize("name", DECISIONS)
def test_who_may_decide(opened, house, name):
    tickets = [opened().ticket_id for _ in range(3)]
    Ticket.objects.update(assignee_id=house.owner.id)
    for actor, refusal in (
        (house.colleague, NotPermitted),
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
        (house.stranger, NotFound),
    ):
        with pytest.raises(refusal):
            do(DECISIONS[name], tickets[0], house, actor)
    for ticket_id, actor in zip(tickets, (house.owner, house.supervisor, house.administrator), strict=True):
        do(DECISIONS[name], ticket_id, house, actor)


def test_giving_it_to_who_has_it_changes_nothing(opened, house):
    ticket_id = opened().ticket_id
    for _ in range(2):
        assign_ticket(ticket_id=ticket_id, agent_id=house.owner.id, by=house.owner, at=WHEN)
    assert Ticket.objects.get(pk=ticket_id).timeline.filter(kind="assigned").count() == 1
    assert assign_ticket(ticket_id=ticket_id, agent_id=None, by=house.owner, at=WHEN).assignee_id is None


def test_a_ticket_is_given_to_people_who_can_work_on_it(opened, house):
    made = opened()
    for agent_id in (10**9, house.stranger.id, house.light.id):
        with pytest.raises(InvalidInput) as refused:
            assign_ticket(ticket_id=made.ticket_id, agent_id=agent_id, by=house.supervisor, at=WHEN)
        assert set(refused.value.fields) == {"agent_id"}


def test_another_team_takes_over_and_whoever_had_it_lets_go(opened, house):
    made = opened()
    Ticket.objects.update(assignee_id=house.owner.id)
    ticket = change_team(ticket_id=made.ticket_id, team_id=house.billing.pk, by=house.supervisor, at=WHEN)
    assert (ticket.team_id, ticket.assignee_id) == (house.billing.pk, None)
    TeamArchival.objects.create(
        team=house.help_desk, archived_at=WHEN, archived_by_id=0, archived_by_label=""
    )
    for team_id in (house.help_desk.pk, 10**9):
        with pytest.raises(InvalidInput):
            change_team(ticket_id=made.ticket_id, team_id=team_id, by=house.administrator, at=WHEN)


def test_another_brand_is_for_who_serves_both(opened, house):
    made = opened()
    Ticket.objects.update(assignee_id=house.owner.id)
    for actor, refusal in ((house.owner, NotPermitted), (house.supervisor, NotPermitted)):
        with pytest.raises(refusal):
            change_brand(ticket_id=made.ticket_id, brand_id=house.luma.pk, by=actor, at=WHEN)
    ticket = change_brand(ticket_id=made.ticket_id, brand_id=house.luma.pk, by=house.administrator, at=WHEN)
    assert (ticket.brand_id, ticket.assignee_id) == (house.luma.pk, None), "Olga serves Nova only"
    with pytest.raises(InvalidInput):
        change_brand(ticket_id=made.ticket_id, brand_id=10**9, by=house.administrator, at=WHEN)


def test_the_way_of_a_status(opened, house):
    ticket_id = opened().ticket_id

    def go(key):
        return change_status(ticket_id=ticket_id, status_key=key, by=house.owner, at=WHEN)

    assert go("waiting_customer").waiting_since is None
    assert go("resolved").resolved_at == WHEN
    back = go("open")
    assert (back.resolved_at, back.reopenings) == (None, 1)
    for key, refusal in (("new", StatusNotReachable), ("none", InvalidInput), ("<b>", InvalidInput)):
        with pytest.raises(refusal):
            go(key)
    assert go("closed").closed_at == WHEN
    for key in ("open", "resolved", "closed"):
        with pytest.raises(TicketIsClosed):
            go(key)


@pytest.mark.parametrize("subject", ["", " \u202e ", "\x00"])
def test_a_ticket_keeps_a_subject(opened, house, subject):
    with pytest.raises(InvalidInput):
        change_subject(ticket_id=opened().ticket_id, subject=subject, by=house.owner, at=WHEN)


@pytest.mark.parametrize("priority", [0, 5, -1, 10**9])
def test_priorities_are_four(opened, house, priority):
    with pytest.raises(InvalidInput):
        change_priority(ticket_id=opened().ticket_id, priority=priority, by=house.owner, at=WHEN)


def test_custom_fields_join_what_is_there(opened, house):
    ticket_id = opened().ticket_id

    def change(**values):
        return change_custom_fields(ticket_id=ticket_id, values=values, by=house.owner, at=WHEN)

    change(contract="A\x00-1", floor=3, pets=["perro", "gato"])
    assert change(floor=None, is_owner=True).custom_fields == {
        "contract": "A-1",
        "pets": ["perro", "gato"],
        "is_owner": True,
    }
    for bad in ({"Bad key": 1}, {"x": float("nan")}, {"x": "y" * 2001}, {"x": {"deep": 1}}, {"x": 2**70}):
        with pytest.raises(InvalidInput):
            change(**bad)
    with pytest.raises(InvalidInput):
        change(**{f"f{n}": n for n in range(60)})


def test_tags_are_the_same_without_accents_and_capitals(opened, house):
    one, two = opened().ticket_id, opened().ticket_id
    first = add_tag(ticket_id=one, name=" Envío ", by=house.owner, at=WHEN)
    assert add_tag(ticket_id=two, name="ENVIO", by=house.owner, at=WHEN) == first
    assert Tag.objects.get().name == "Envío"
    remove_tag(ticket_id=one, tag_id=first.pk, by=house.owner, at=WHEN)
    remove_tag(ticket_id=one, tag_id=first.pk, by=house.owner, at=WHEN)
    assert TicketTag.objects.filter(ticket_id=one).count() == 0
    with pytest.raises(InvalidInput):
        add_tag(ticket_id=one, name="\x00", by=house.owner, at=WHEN)


def test_who_leaves_comes_back_with_the_same_token(opened, house):
    ticket_id = opened().ticket_id

    def add():
        return add_participant(ticket_id=ticket_id, address="Luis@Correo.example", by=house.owner, at=WHEN)

    first = add()
    remove_participant(ticket_id=ticket_id, participant_id=first.pk, by=house.owner, at=WHEN)
    assert Participant.objects.get(pk=first.pk).role == "former"
    assert (add().pk, add().token, add().role) == (first.pk, first.token, "copied")
    requester = Participant.objects.get(ticket_id=ticket_id, role="requester")
    with pytest.raises(RequesterStays):
        remove_participant(ticket_id=ticket_id, participant_id=requester.pk, by=house.owner, at=WHEN)
    with pytest.raises(NotFound):
        remove_participant(ticket_id=opened().ticket_id, participant_id=first.pk, by=house.owner, at=WHEN)
    with pytest.raises(InvalidInput):
        add_participant(ticket_id=ticket_id, address="<script>", by=house.owner, at=WHEN)


def test_a_share_shows_a_ticket_until_it_is_taken_back(opened, house):
    ticket_id = opened().ticket_id
    share = share_ticket(ticket_id=ticket_id, agent_id=house.of_other_brand.id, by=house.owner, at=WHEN)
    assert sees(house.of_other_brand, ticket_id)
    unshare_ticket(ticket_id=ticket_id, share_id=share.pk, by=house.owner, at=WHEN)
    unshare_ticket(ticket_id=ticket_id, share_id=share.pk, by=house.owner, at=WHEN)
    assert not sees(house.of_other_brand, ticket_id)
    for wrong in ({}, {"agent_id": 1, "team_id": 1}, {"agent_id": 10**9}, {"team_id": 10**9}):
        with pytest.raises(InvalidInput):
            share_ticket(ticket_id=ticket_id, by=house.owner, at=WHEN, **wrong)
    assert not TicketShare.objects.exists()


def test_a_link_stands_once_and_between_tickets_that_one_sees(opened, house):
    one, two, hidden = opened().ticket_id, opened().ticket_id, opened(brand_id=house.luma.pk).ticket_id
    given = {"kind": "related", "by": house.owner, "at": WHEN}
    assert link_tickets(source_id=two, target_id=one, **given) == link_tickets(
        source_id=one, target_id=two, **given
    )
    for source, target, kind, refusal in (
        (one, hidden, "related", NotFound),
        (hidden, one, "child", NotFound),
        (one, one, "related", LinkToItself),
        (one, two, "split_from", InvalidInput),
        (one, two, "friend", InvalidInput),
    ):
        with pytest.raises(refusal):
            link_tickets(source_id=source, target_id=target, kind=kind, by=house.owner, at=WHEN)
    for actor in (house.light, house.auditor, house.stranger):
        with pytest.raises(NotPermitted):
            link_tickets(source_id=one, target_id=two, kind="child", by=actor, at=WHEN)
        with pytest.raises(NotPermitted):
            unlink_tickets(source_id=one, target_id=two, kind="related", by=actor, at=WHEN)
    unlink_tickets(source_id=two, target_id=one, **given)
    unlink_tickets(source_id=two, target_id=one, **given)
    assert not TicketLink.objects.exists()


def test_following_is_for_who_sees_it(opened, house):
    ticket_id = opened().ticket_id
    for actor in (house.owner, house.light, house.auditor):
        follow_ticket(ticket_id=ticket_id, by=actor, at=WHEN)
        follow_ticket(ticket_id=ticket_id, by=actor, at=WHEN)
    assert Follower.objects.count() == 3
    for actor in (house.of_other_team, house.of_other_brand, house.stranger):
        with pytest.raises(NotFound):
            follow_ticket(ticket_id=ticket_id, by=actor, at=WHEN)
    unfollow_ticket(ticket_id=ticket_id, by=house.owner, at=WHEN)
    unfollow_ticket(ticket_id=ticket_id, by=house.owner, at=WHEN)
    assert Follower.objects.count() == 2


def test_spam_is_put_aside_and_taken_back(opened, house):
    ticket_id = opened().ticket_id
    assert mark_spam(ticket_id=ticket_id, by=house.owner, at=WHEN).is_spam
    ticket = unmark_spam(ticket_id=ticket_id, by=house.owner, at=WHEN)
    assert (ticket.is_spam, ticket.category) == (False, "new")
    with pytest.raises(NotPermitted):
        unmark_spam(ticket_id=ticket_id, by=house.light, at=WHEN)
