"""Who can be named in a note, and which of them see the case already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import actors_of, agents_visible_to
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import Follower, Mention, Ticket, TicketShare
from atiende.tickets.queries.candidates import MOST, TEAMS
from atiende.tickets.rules.mentions import AGENT, TEAM, Named, may_name, named_in
from atiende.tickets.rules.seeing import plainly_sees

OFFERED: Final = 8


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody to name. `sees`: False while the case is not theirs to see, so that naming them shows it to them."""

    named: Named
    sees: bool


def nameable_by(actor: Actor, ticket: Ticket) -> list[Named]:
    """Colleagues whom the actor sees, those who have or follow the case, and the teams that serve its brand."""
    near = {ticket.assignee_id, *Follower.objects.filter(ticket=ticket).values_list("agent_id", flat=True)}
    known = agents_visible_to(actor).filter(user__is_active=True).order_by("folded_name", "pk")
    people = dict(known.values_list("pk", "user__name")[:MOST])
    if missing := near - {None} - set(people):
        others = agents_visible_to(SYSTEM).filter(pk__in=missing, user__is_active=True)
        people.update(others.values_list("pk", "user__name"))
    teams = read_rows(TEAMS, {"brand": ticket.brand_id})
    return [
        *(Named(AGENT, pk, name) for pk, name in people.items()),
        *(Named(TEAM, pk, name) for pk, name in teams),
    ]


def people_named(actor: Actor, ticket: Ticket, text: str, chosen: Iterable[tuple[str, int]]) -> list[Named]:
    """Whom a note of this actor names. Nothing is read for a text that names nobody."""
    if not may_name(text):
        return []
    return readers_among(named_in(text, nameable_by(actor, ticket), chosen=chosen))


def named_by_note(message_id: int) -> tuple[set[int], set[int]]:
    """The ids of the people, and of the teams, whom a note names."""
    rows = list(Mention.objects.filter(message_id=message_id).values_list("agent_id", "team_id"))
    return {agent for agent, _ in rows if agent}, {team for _, team in rows if team}


def offered_for(actor: Actor, ticket: Ticket, typed: str) -> list[Offered]:
    """Those whose name, or a word of it, begins as typed: people first, at most eight."""
    wanted = folded(typed)
    fitting = [each for each in nameable_by(actor, ticket) if _begins(each.name, wanted)]
    others = [each for each in fitting if (each.kind, each.id) != (AGENT, actor.id)][: 2 * OFFERED]
    fitting = readers_among(others)[:OFFERED]
    blind = {(each.kind, each.id) for each in unseeing_among(ticket, fitting)}
    return [Offered(each, (each.kind, each.id) not in blind) for each in fitting]


def readers_among(named: Iterable[Named]) -> list[Named]:
    """The teams, and of the people those who read cases at all: anybody else is not told of them."""
    named = list(named)
    actors = actors_of(each.id for each in named if each.kind == AGENT)
    return [
        each
        for each in named
        if each.kind == TEAM or (each.id in actors and actors[each.id].may("tickets.read"))
    ]


def unseeing_among(ticket: Ticket, named: Iterable[Named]) -> list[Named]:
    """Of these people and teams those to whom the case would have to be shown.

    A team sees it that has it or with which it was shared, a case of no team, and one that all its people see.
    """
    named = list(named)
    shares = TicketShare.objects.filter(ticket=ticket, team__isnull=False)
    having = {ticket.team_id, *shares.values_list("team_id", flat=True)}
    asked = {each.id for each in named if each.kind == TEAM and ticket.team_id is not None} - having
    members = members_of_teams(asked)
    people = {each.id for each in named if each.kind == AGENT}.union(*members.values())
    seeing = who_see(ticket, people)

    def sees(each: Named) -> bool:
        if each.kind == AGENT:
            return each.id in seeing
        return each.id not in asked or members[each.id] <= seeing

    return [each for each in named if not sees(each)]


def who_see(ticket: Ticket, agent_ids: Iterable[int]) -> set[int]:
    """Of these people those who see this case now, in two queries."""
    actors = actors_of(agent_ids)
    seeing = {
        pk
        for pk, actor in actors.items()
        if plainly_sees(
            actor, brand_id=ticket.brand_id, team_id=ticket.team_id, assignee_id=ticket.assignee_id
        )
    }
    if rest := {pk: actor for pk, actor in actors.items() if pk not in seeing and actor.may("tickets.read")}:
        shares = list(TicketShare.objects.filter(ticket=ticket).values_list("agent_id", "team_id"))
        people, teams = {pk for pk, _ in shares}, {pk for _, pk in shares}
        seeing |= {pk for pk, actor in rest.items() if pk in people or actor.team_ids & teams}
    return seeing


def members_of_teams(team_ids: set[int]) -> dict[int, set[int]]:
    """The people at work who are in these teams today, by team."""
    found: dict[int, set[int]] = {team_id: set() for team_id in team_ids}
    if team_ids:
        for team_id, agent_id in read_rows(_MEMBERS, [sorted(team_ids)]):
            found[team_id].add(agent_id)
    return found


_MEMBERS: Final = """
SELECT stay.team_id, stay.agent_id FROM organisation_teammembership stay
JOIN identity_user person ON person.id = stay.agent_id AND person.is_active
WHERE stay.team_id = ANY(%s::bigint[]) AND stay.until_on IS NULL
"""


def _begins(name: str, wanted: str) -> bool:
    whole = folded(name)
    return whole.startswith(wanted) or any(word.startswith(wanted) for word in whole.split())
