"""What cases have to do with each other under /api/v1/: links, merging, and copies."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Any, Literal, get_args

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from pydantic import BaseModel, Field

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.api.bodies import Body
from atiende.platform.api.calling import caller_of
from atiende.platform.api.once import Made, made_once
from atiende.tickets.actions.clone_ticket import clone_ticket
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.unlink_tickets import unlink_tickets
from atiende.tickets.actions.unmerge_ticket import unmerge_ticket
from atiende.tickets.api.schemas import TicketShown
from atiende.tickets.api.showing import shown_ticket
from atiende.tickets.errors import UNKNOWN_CASE, NotMerged
from atiende.tickets.models import Ticket
from atiende.tickets.queries.aside import Related, aside_of
from atiende.tickets.queries.visibility import get_ticket_for
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, TEXT_LIMIT

router = Router(tags=["tickets"])
READ, WRITE = "tickets:read", "tickets:write"
Kind = Literal["child", "related", "duplicate"]
Number = Annotated[int, Field(ge=1, lt=2**63)]


class NewLink(Body):
    kind: Kind = Field(
        description="This case is a `child` or `duplicate` of the other, or both are `related`."
    )
    ticket: Number = Field(description="The number of the other case.")


class LinkShown(BaseModel):
    kind: Literal["child", "related", "duplicate", "split_from"]
    direction: Literal["to", "from"] = Field(
        description="`to`: this case is the child, the duplicate or what was split off; `from`: the other one is."
    )
    ticket: int
    subject: str
    status: str
    category: str


class Links(BaseModel):
    items: list[LinkShown]


class Merging(Body):
    into: Number = Field(description="The number of the case that goes on.")


class NewCopy(Body):
    """A case of its own for another matter of the same customer."""

    subject: Annotated[str, Field(max_length=SUBJECT_LIMIT)] = Field("", description="Empty: the same.")
    note: Annotated[str, Field(max_length=TEXT_LIMIT)] = Field(
        "", description="The internal note that it begins with."
    )
    with_tags: bool = True
    with_custom_fields: bool = True


@router.get(
    "/tickets/{int:number}/links", response=Links, summary="Links of a case", operation_id="list_links"
)
def links(request: HttpRequest, number: int) -> dict[str, Any]:
    """Those to cases that the token's person sees."""
    actor = caller_of(request).acting(READ)
    found = get_ticket_for(actor, number)
    return {"items": [_shown(each) for each in aside_of(actor, found).related]}


@router.post(
    "/tickets/{int:number}/links",
    response={201: LinkShown},
    summary="Link two cases",
    operation_id="link_ticket",
)
def link(request: HttpRequest, number: int, body: NewLink) -> HttpResponse:
    """Linking again changes nothing. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    ticket = get_ticket_for(actor, number)

    def act() -> Made:
        other = _other(actor, body.ticket, field="ticket")
        link_tickets(source_id=ticket.pk, target_id=other.pk, kind=body.kind, by=actor, at=now)
        return Made(_shown(Related(body.kind, is_source=True, ticket=other)))

    return made_once(request, act, at=now, located=lambda _made: request.path)


@router.delete(
    "/tickets/{int:number}/links/{kind}/{int:other}",
    response={204: None},
    summary="Unlink two cases",
    operation_id="unlink_ticket",
)
def unlink(request: HttpRequest, number: int, kind: str, other: int) -> Status[None]:
    """Whichever of them is the child or the duplicate. A link that is not there changes nothing."""
    actor = caller_of(request).acting(WRITE)
    if kind not in get_args(Kind):
        raise NotFound
    ids = [get_ticket_for(actor, number).pk, get_ticket_for(actor, other).pk]
    for source_id, target_id in (ids, reversed(ids)):
        unlink_tickets(source_id=source_id, target_id=target_id, kind=kind, by=actor, at=utc_now())
    return Status(204, None)


@router.put(
    "/tickets/{int:number}/merge", response=TicketShown, summary="Merge a case", operation_id="merge_ticket"
)
def merge(request: HttpRequest, number: int, body: Merging) -> dict[str, Any]:
    """This case goes on in another one, which is answered. Nothing is rewritten, and it can be taken back."""
    actor = caller_of(request).acting(WRITE)
    source = get_ticket_for(actor, number)
    target = _other(actor, body.into, field="into")
    survivor = merge_tickets(source_id=source.pk, target_id=target.pk, by=actor, at=utc_now())
    return shown_ticket(request, get_ticket_for(SYSTEM, survivor.number))


@router.delete(
    "/tickets/{int:number}/merge",
    response=TicketShown,
    summary="Separate a case",
    operation_id="unmerge_ticket",
)
def unmerge(request: HttpRequest, number: int) -> dict[str, Any]:
    """This case stands for itself again, with all that names it. One that is not merged stays as it is."""
    actor = caller_of(request).acting(WRITE)
    source = get_ticket_for(actor, number)
    with suppress(NotMerged):
        unmerge_ticket(source_id=source.pk, by=actor, at=utc_now())
    return shown_ticket(request, get_ticket_for(SYSTEM, number))


@router.post(
    "/tickets/{int:number}/copies",
    response={201: TicketShown},
    summary="Open a case like this one",
    operation_id="copy_ticket",
)
def copy(request: HttpRequest, number: int, body: NewCopy) -> HttpResponse:
    """The customer is told nothing. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    ticket = get_ticket_for(actor, number)

    def act() -> Made:
        made = clone_ticket(
            ticket_id=ticket.pk,
            subject=body.subject,
            note=body.note,
            is_with_tags=body.with_tags,
            is_with_fields=body.with_custom_fields,
            by=actor,
            at=now,
        )
        return Made(
            shown_ticket(request, get_ticket_for(SYSTEM, made.number)), customer_ids=(ticket.customer_id,)
        )

    tickets = request.path.rsplit("/", 2)[0]
    return made_once(request, act, at=now, located=lambda made: f"{tickets}/{made['number']}")


def _other(actor: Any, number: int, *, field: str) -> Ticket:
    try:
        return get_ticket_for(actor, number)
    except NotFound as missing:
        raise InvalidInput(fields={field: UNKNOWN_CASE}) from missing


def _shown(each: Related) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "direction": "to" if each.is_source else "from",
        "ticket": each.ticket.number,
        "subject": each.ticket.subject,
        "status": each.ticket.status.key,
        "category": each.ticket.category,
    }
