"""What stands beside a conversation: who takes part, who follows, with whom it is shared, what it has to do with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from atiende.kernel.actors import Actor
from atiende.tickets.models import (
    Follower,
    Participant,
    Tag,
    Ticket,
    TicketLink,
    TicketMerge,
    TicketShare,
    TicketTag,
)
from atiende.tickets.queries.visibility import require_seen, visible_to
from atiende.tickets.rules.reply import FORMER


@dataclass(frozen=True, slots=True)
class Related:
    """A link as seen from one ticket: `is_source` when that one is the child, the duplicate or what was split off."""

    kind: str
    is_source: bool
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Aside:
    """`participants` have `.customer`, `followers` their `.agent`, `shares` their `.agent` or `.team`.

    `related` and `absorbed` hold only tickets that the actor sees. `merged_into`: where this one goes on.
    """

    participants: list[Participant]
    followers: list[Follower]
    shares: list[TicketShare]
    tags: list[Tag]
    related: list[Related]
    absorbed: list[Ticket]
    merged_into: Ticket | None


def aside_of(actor: Actor, ticket_id: int) -> Aside:
    """In nine queries, whatever the ticket has. Raises NotFound."""
    require_seen(actor, ticket_id)
    present = Participant.objects.filter(ticket_id=ticket_id).exclude(role=FORMER)
    links = list(TicketLink.objects.filter(Q(source_id=ticket_id) | Q(target_id=ticket_id)).order_by("pk"))
    merges = list(TicketMerge.objects.filter(Q(source_id=ticket_id) | Q(target_id=ticket_id)))
    others = {link.source_id for link in links} | {link.target_id for link in links}
    others |= {merge.source_id for merge in merges} | {merge.target_id for merge in merges}
    seen = visible_to(actor).select_related("status").in_bulk(sorted(others))
    return Aside(
        participants=list(present.select_related("customer").order_by("pk")),
        followers=list(Follower.objects.filter(ticket_id=ticket_id).select_related("agent").order_by("pk")),
        shares=list(
            TicketShare.objects.filter(ticket_id=ticket_id).select_related("agent", "team").order_by("pk")
        ),
        tags=[link.tag for link in _tag_links(ticket_id)],
        related=[related for link in links if (related := _related(link, ticket_id, seen)) is not None],
        absorbed=[
            seen[merge.source_id]
            for merge in merges
            if merge.target_id == ticket_id and merge.source_id in seen
        ],
        merged_into=next(
            (seen.get(merge.target_id) for merge in merges if merge.source_id == ticket_id), None
        ),
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


def _tag_links(ticket_id: int) -> list[TicketTag]:
    rows = TicketTag.objects.filter(ticket_id=ticket_id).select_related("tag")
    return list(rows.order_by("tag__folded_name"))


def _related(link: TicketLink, ticket_id: int, seen: dict[int, Ticket]) -> Related | None:
    is_source = link.source_id == ticket_id
    other = seen.get(link.target_id if is_source else link.source_id)
    return None if other is None else Related(link.kind, is_source, other)
