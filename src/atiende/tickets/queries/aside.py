"""What stands beside a conversation: who takes part, who follows, with whom it is shared, what it has to do with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_row
from atiende.tickets.models import Tag, Ticket, TicketMerge
from atiende.tickets.queries.concerns import CONCERN_AS_JSON, ConcernShown, concern_shown
from atiende.tickets.queries.custom_fields import FIELDS_AS_JSON, asked_of
from atiende.tickets.queries.drafts import DraftSeen
from atiende.tickets.queries.handing_over import HAND_OVER_AS_JSON, HandOverShown
from atiende.tickets.queries.reasons_shown import REASON_AS_JSON, ReasonShown, reason_shown
from atiende.tickets.queries.reviews import REVIEWS_AS_JSON
from atiende.tickets.queries.statuses import StatusShown, status_shown
from atiende.tickets.queries.visibility import seen_among, visible_to
from atiende.tickets.queries.waiting import Waiting, waiting_of
from atiende.tickets.rules.field_kinds import Asked
from atiende.tickets.rules.reply import FORMER

_AROUND: Final = f"""
WITH RECURSIVE family (id) AS (
    SELECT %(ticket)s::bigint
    UNION
    SELECT merge.source_id FROM family JOIN tickets_ticketmerge merge ON merge.target_id = family.id
)
SELECT
    (SELECT json_agg(id) FROM family),
    (SELECT json_agg(json_build_array(part.id, customer_id, customer.name, address, role) ORDER BY part.id)
        FROM tickets_participant part JOIN customers_customer customer ON customer.id = part.customer_id
        WHERE ticket_id = %(ticket)s::bigint),
    (SELECT json_agg(json_build_array(agent_id, agent.display_name) ORDER BY follower.id)
        FROM tickets_follower follower JOIN organisation_agent agent ON agent.user_id = follower.agent_id
        WHERE ticket_id = %(ticket)s::bigint),
    (SELECT json_agg(json_build_array(share.id, coalesce(agent.display_name, team.name)) ORDER BY share.id)
        FROM tickets_ticketshare share LEFT JOIN organisation_agent agent ON agent.user_id = share.agent_id
        LEFT JOIN organisation_team team ON team.id = share.team_id
        WHERE ticket_id = %(ticket)s::bigint),
    (SELECT json_agg(json_build_array(tag.id, tag.name) ORDER BY tag.folded_name)
        FROM tickets_tickettag link JOIN tickets_tag tag ON tag.id = link.tag_id
        WHERE link.ticket_id = %(ticket)s::bigint),
    (SELECT json_agg(json_build_array(kind, source_id, target_id) ORDER BY id) FROM (
        SELECT id, kind, source_id, target_id FROM tickets_ticketlink WHERE source_id = %(ticket)s::bigint
        UNION
        SELECT id, kind, source_id, target_id FROM tickets_ticketlink WHERE target_id = %(ticket)s::bigint) link),
    (SELECT json_agg(json_build_array(source_id, target_id)) FROM (
        SELECT source_id, target_id FROM tickets_ticketmerge WHERE source_id = %(ticket)s::bigint
        UNION
        SELECT source_id, target_id FROM tickets_ticketmerge WHERE target_id = %(ticket)s::bigint) merge),
    (SELECT json_agg(json_build_array(kind, text, html, recipients, files))
        FROM tickets_draft WHERE ticket_id = %(ticket)s::bigint AND agent_id = %(agent)s::bigint),
    (SELECT json_agg(json_build_array(
            id, key, category, label_for_agents, label_for_customers, is_builtin, is_in_use, label_for_agents_en,
            label_for_customers_en) ORDER BY position, id)
        FROM tickets_ticketstatus),
    ({FIELDS_AS_JSON}),
    ({REASON_AS_JSON}),
    ({CONCERN_AS_JSON}),
    (SELECT json_agg(json_build_array(waiting.id, waiting.agent_id, agent.display_name, left(waiting.text, 4000),
            waiting.send_at, waiting.held_at IS NOT NULL, waiting.problem, json_array_length(waiting.files::json),
            EXISTS (SELECT FROM tickets_message came WHERE came.ticket_id = waiting.ticket_id
                AND came.id > waiting.seen AND came.kind = 'incoming' AND NOT came.is_automatic))
            ORDER BY waiting.send_at)
        FROM tickets_waitingreply waiting JOIN organisation_agent agent ON agent.user_id = waiting.agent_id
        WHERE waiting.ticket_id = %(ticket)s::bigint),
    ({HAND_OVER_AS_JSON}),
    ({REVIEWS_AS_JSON})
"""  # noqa: S608  put together of constants


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes or took part. `name` is empty while nobody knows it."""

    pk: int
    customer_id: int
    name: str
    address: str
    role: str


@dataclass(frozen=True, slots=True)
class Related:
    """A link as seen from one ticket: `is_source` when that one is the child, the duplicate or what was split off."""

    kind: str
    is_source: bool
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Aside:
    """`takers`: the participants and those who left. `followers`: names by the ids of agents; `shares`: with whom, by
    the id of the share; `tags`: names by their ids.

    `related` and `absorbed` hold only tickets that the actor sees. `merged_into`: where this one goes on. `family`: the
    ids of the ticket and of all that were merged into it. `drafts`: the actor's own, by kind. `statuses` and `defined`
    fields: all of the company's. `reason`: why the customer wrote; `concern`: what it is about, where that was said.
    `waiting`: replies that wait for their moment, the next one first.
    """

    participants: list[Taker]
    takers: list[Taker]
    followers: dict[int, str]
    shares: dict[int, str]
    tags: dict[int, str]
    related: list[Related]
    absorbed: list[Ticket]
    merged_into: Ticket | None
    family: frozenset[int]
    was_split_off: bool
    drafts: dict[str, DraftSeen]
    statuses: list[StatusShown]
    defined: list[Asked]
    reason: ReasonShown
    concern: ConcernShown | None
    waiting: list[Waiting] = field(default_factory=list)
    hand_over: HandOverShown | None = None
    reviews: dict[int, str] = field(default_factory=dict)


def aside_of(actor: Actor, ticket: Ticket) -> Aside:
    """Of a ticket that the actor was shown, in one query, and one more where there are related tickets."""
    found = read_row(_AROUND, {"ticket": ticket.pk, "agent": actor.id})
    assert found is not None  # a row of sub-selects
    (
        family,
        takers,
        followers,
        shares,
        tags,
        links,
        merges,
        drafts,
        statuses,
        defined,
        reason,
        concern,
        waiting,
        handed,
        reviews,
    ) = (each or [] for each in found)
    seen = _seen(actor, {pk for _, *ends in links for pk in ends} | {pk for ends in merges for pk in ends})
    parts = [Taker(*row) for row in takers]
    return Aside(
        participants=[each for each in parts if each.role != FORMER],
        takers=parts,
        followers=dict(followers),
        shares=dict(shares),
        tags=dict(tags),
        related=_related(links, ticket.pk, seen),
        absorbed=[seen[source] for source, target in merges if target == ticket.pk and source in seen],
        merged_into=next((seen.get(target) for source, target in merges if source == ticket.pk), None),
        family=frozenset(family),
        was_split_off=any(kind == "split_from" and source == ticket.pk for kind, source, _ in links),
        drafts={kind: DraftSeen(*draft) for kind, *draft in drafts},
        statuses=[status_shown(*row) for row in statuses],
        defined=[asked_of(*row) for row in defined],
        reason=reason_shown(reason),
        concern=concern_shown(concern),
        waiting=[waiting_of(*row) for row in waiting],
        hand_over=HandOverShown(*handed) if handed else None,
        reviews=dict(reviews),
    )


def merged_into(actor: Actor, ticket_id: int) -> int | None:
    """The number of the case in which this one goes on, as far as the actor sees that."""
    target = TicketMerge.objects.filter(source_id=ticket_id).values("target_id")
    return visible_to(actor).filter(pk__in=target).values_list("number", flat=True).first()


def tags_in_use(actor: Actor, *, size: int = 200) -> list[str]:
    """The names of the company's tags, in alphabetical order, for who reads tickets."""
    if not actor.may("tickets.read"):
        return []
    return list(Tag.objects.order_by("folded_name").values_list("name", flat=True)[:size])


def tag_names(tag_ids: set[int]) -> dict[int, str]:
    """What these tags are called, by their ids."""
    return dict(Tag.objects.filter(pk__in=tag_ids).values_list("pk", "name"))


def _seen(actor: Actor, ticket_ids: set[int]) -> Mapping[int, Ticket]:
    if not ticket_ids:
        return {}
    rows = Ticket.objects.filter(pk__in=sorted(ticket_ids)).select_related("status")
    return {ticket.pk: ticket for ticket in seen_among(actor, rows)}


def _related(links: Iterable[Any], ticket_id: int, seen: Mapping[int, Ticket]) -> list[Related]:
    found = []
    for kind, source_id, target_id in links:
        is_source = source_id == ticket_id
        other = seen.get(target_id if is_source else source_id)
        if other is not None:
            found.append(Related(kind, is_source, other))
    return found
