"""Reactions to what happens to cases and to people: those whom it concerns are told."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM, Actor
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.organisation.events import AbsenceAsked, AbsenceDecided, SkillExpiresSoon
from atiende.organisation.queries import leaders_of
from atiende.platform.outbox import Delivery, handles
from atiende.tickets.events import (
    MessageReceived,
    NoteAdded,
    ReviewAsked,
    ReviewDecided,
    TicketAssigned,
    TicketHandedOver,
    TicketStatusChanged,
    TicketWoken,
)
from atiende.tickets.queries import (
    concerned_with,
    members_of_teams,
    named_by_note,
    numbers_of,
    reviewers_of,
    was_handed_to,
)


@handles(TicketAssigned)
def on_assigned(event: TicketAssigned, delivery: Delivery) -> None:
    """Who is given it with a summary is told of the summary."""
    is_told_elsewhere = event.agent_id is None or was_handed_to(event.ticket_id, event.agent_id)
    people = [] if is_told_elsewhere else [event.agent_id or 0]
    notify(
        kind=Kind.ASSIGNED, person_ids=people, ticket_id=event.ticket_id, by=_who(event.by), at=delivery.at
    )


@handles(TicketHandedOver)
def on_handed_over(event: TicketHandedOver, delivery: Delivery) -> None:
    teams = members_of_teams({event.team_id}) if event.team_id else {}
    people = {event.agent_id or 0}.union(*teams.values())
    notify(
        kind=Kind.HANDED_OVER,
        person_ids=people,
        ticket_id=event.ticket_id,
        by=_who(event.by),
        at=delivery.at,
    )


@handles(MessageReceived)
def on_message_received(event: MessageReceived, delivery: Delivery) -> None:
    people = frozenset() if event.is_automatic else concerned_with(event.ticket_id).all
    notify(kind=Kind.ANSWERED, person_ids=people, ticket_id=event.ticket_id, by=SYSTEM, at=delivery.at)


@handles(NoteAdded)
def on_note_added(event: NoteAdded, delivery: Delivery) -> None:
    by, (agents, teams) = _who(event.by), named_by_note(event.message_id)
    named = agents.union(*members_of_teams(teams).values())
    notify(kind=Kind.MENTIONED, person_ids=named, ticket_id=event.ticket_id, by=by, at=delivery.at)
    rest = concerned_with(event.ticket_id).all - named
    notify(kind=Kind.NOTED, person_ids=rest, ticket_id=event.ticket_id, by=by, at=delivery.at)


@handles(TicketStatusChanged)
def on_status_changed(event: TicketStatusChanged, delivery: Delivery) -> None:
    """What the program changes by itself follows from a message, of which they are told."""
    people = concerned_with(event.ticket_id).all if event.by > 0 else frozenset()
    notify(
        kind=Kind.STATUS_CHANGED,
        person_ids=people,
        ticket_id=event.ticket_id,
        by=_who(event.by),
        at=delivery.at,
    )


@handles(TicketWoken)
def on_woken(event: TicketWoken, delivery: Delivery) -> None:
    """Whoever took it back knows; when the customer wrote, the answer is told."""
    people = concerned_with(event.ticket_id).all if event.why not in ("customer", "person") else frozenset()
    notify(kind=Kind.WOKEN, person_ids=people, ticket_id=event.ticket_id, by=SYSTEM, at=delivery.at)


@handles(ReviewAsked)
def on_review_asked(event: ReviewAsked, delivery: Delivery) -> None:
    people, url = reviewers_of(event.review_id), _page_of_reviews(event.ticket_id)
    notify(
        kind=Kind.REVIEW_ASKED,
        person_ids=people,
        ticket_id=event.ticket_id,
        url=url,
        by=_who(event.by),
        at=delivery.at,
    )


@handles(ReviewDecided)
def on_review_decided(event: ReviewDecided, delivery: Delivery) -> None:
    notify(
        kind=Kind.REVIEW_DONE,
        person_ids=[event.author_id],
        ticket_id=event.ticket_id,
        url=_page_of_reviews(event.ticket_id),
        by=_who(event.by),
        at=delivery.at,
    )


@handles(AbsenceAsked)
def on_absence_asked(event: AbsenceAsked, delivery: Delivery) -> None:
    """What a leader writes down needs nobody's decision."""
    if event.asked_by != event.agent_id:
        return
    notify(
        kind=Kind.ABSENCE_ASKED,
        person_ids=leaders_of(event.agent_id),
        url=_page_of(event.agent_id),
        by=_who(event.asked_by),
        at=delivery.at,
    )


@handles(AbsenceDecided)
def on_absence_decided(event: AbsenceDecided, delivery: Delivery) -> None:
    notify(
        kind=Kind.ABSENCE_DECIDED,
        person_ids=[event.agent_id],
        url=_page_of(event.agent_id),
        by=_who(event.decided_by),
        at=delivery.at,
    )


@handles(SkillExpiresSoon)
def on_skill_expires_soon(event: SkillExpiresSoon, delivery: Delivery) -> None:
    people = leaders_of(event.agent_id) | {event.agent_id}
    url = _page_of(event.agent_id)
    notify(kind=Kind.SKILL_EXPIRES, person_ids=people, url=url, by=SYSTEM, at=delivery.at)


def _page_of_reviews(ticket_id: int) -> str:
    number = numbers_of([ticket_id]).get(ticket_id)
    return f"/desk/tickets/{number}/review/" if number else ""


def _page_of(agent_id: int) -> str:
    return f"/console/people/{agent_id}/time/"


def _who(user_id: int) -> Actor:
    return Actor(id=user_id, label="") if user_id > 0 else SYSTEM
