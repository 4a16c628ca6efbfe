"""Tickets under /api/v1/: hand in, list, search, read, change, answer and note."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.naming import fields_called
from atiende.platform.api.once import Made, made_once
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.file_ticket import file_ticket
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.revise_ticket import revise_ticket
from atiende.tickets.api.conditions import tickets_under
from atiende.tickets.api.files import router as files_router
from atiende.tickets.api.links import router as links_router
from atiende.tickets.api.reading import (
    CALLED,
    LIMIT,
    chosen_agent,
    chosen_team,
    filing_of,
    kept_files,
    revision_of,
)
from atiende.tickets.api.reviews import router as reviews_router
from atiende.tickets.api.schemas import (
    Interaction,
    MessageShown,
    NewMessage,
    NewTicket,
    Phase,
    TicketChange,
    TicketShown,
    TicketWithMessages,
)
from atiende.tickets.api.showing import shown_filed, shown_message, shown_ticket, shown_tickets
from atiende.tickets.queries.aside import merged_into
from atiende.tickets.queries.conversation import conversation_of, family_of
from atiende.tickets.queries.listing import is_list_place, list_tickets
from atiende.tickets.queries.messages import get_message_for
from atiende.tickets.queries.naming import status_named
from atiende.tickets.queries.search import is_search_place, search_tickets
from atiende.tickets.queries.search_only import Only
from atiende.tickets.queries.visibility import get_ticket_for
from atiende.tickets.rules.listing import Filters, Order
from atiende.tickets.rules.reply import Reply

router = Router(tags=["tickets"])
router.add_router("", files_router)
router.add_router("", links_router)
router.add_router("", reviews_router)
Answer = dict[str, Any]
READ, WRITE = "tickets:read", "tickets:write"
Cursor = Annotated[str, Query(description="`next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]


@router.post("/tickets", response={201: TicketShown}, summary="Hand in a case")
def create_ticket(request: HttpRequest, body: NewTicket) -> HttpResponse:
    """The customer is found by any of the identifiers, else made known; two customers are never joined.

    Takes an Idempotency-Key.
    """
    caller, now = caller_of(request), utc_now()
    actor = caller.acting(WRITE)

    def act() -> Made:
        with fields_called(CALLED):
            filed = file_ticket(filing=filing_of(actor, body, country=caller.country), by=actor, at=now)
        shown = shown_filed(request, filed)
        if shown is None:
            shown = shown_ticket(request, get_ticket_for(SYSTEM, filed.opened.number))
        return Made(shown, customer_ids=(filed.person.id,))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}/{made['number']}")


@router.get(
    "/tickets", response=Listed[TicketShown], summary="List or search cases", operation_id="list_tickets"
)
def tickets(
    request: HttpRequest,
    q: Annotated[str, Query(description="Words, a number, or operators as in the search box.")] = "",
    status: Annotated[str, Query(description="A status's key.")] = "",
    assignee: Annotated[str, Query(description="Id, mail address, name, `me` or `none`.")] = "",
    team: Annotated[str, Query(description="Id, name or `none`.")] = "",
    interaction: Annotated[Interaction | None, Query(description="What kind of contact it is.")] = None,
    phase: Annotated[Phase | None, Query(description="When in a purchase it comes.")] = None,
    condition: Annotated[
        list[str] | None,
        Query(description="As in the addresses of docs/views.md: `field.KEY:one_of:A,B`. All must hold."),
    ] = None,
    cursor: Cursor = "",
    limit: Limit = LIMIT,
) -> Answer:
    """What the person behind the token sees: the newest first or, with `q`, what answers best among the newest.

    `condition` stands alone and may be given several times: own fields, categories, tags, dates and all else that a
    view may ask for.
    """
    actor = caller_of(request).acting(READ)
    if condition:
        is_alone = not any((q.strip(), status, assignee, team, interaction, phase))
        page = tickets_under(actor, condition, is_alone=is_alone, cursor=cursor, limit=limit)
        return {"items": shown_tickets(request, page.rows), "next": page.next_after or None}
    only = Only(
        status_id=status_named(status).pk if status else None,
        assignee_id=chosen_agent(actor, assignee),
        team_id=chosen_team(actor, team),
        interaction=interaction,
        phase=phase,
    )
    if q.strip():
        return _searched(request, actor, q, only, cursor, limit)
    filters = Filters(
        categories=frozenset(),
        status_id=only.status_id,
        assignee_id=only.assignee_id,
        team_id=only.team_id,
        interaction=interaction or "",
        phase=phase or "",
        order=Order.NUMBER,
    )
    if cursor and not is_list_place(cursor, filters.order):
        raise CursorUnknown
    page = list_tickets(actor, filters=filters, after=cursor, size=limit)
    return {"items": shown_tickets(request, page.rows), "next": page.next_after or None}


@router.get(
    "/tickets/{int:number}",
    response=TicketWithMessages,
    summary="A case with its messages",
    operation_id="get_ticket",
)
def ticket(request: HttpRequest, number: int) -> Answer:
    """Who sees a case sees all of it, notes included."""
    actor = caller_of(request).acting(READ)
    found = get_ticket_for(actor, number)
    conversation = conversation_of(actor, found.pk)
    return {
        **shown_ticket(request, found),
        "messages": [shown_message(message) for message in conversation.messages],
        "messages_next": None if conversation.before is None else str(conversation.before),
        "merged_into": merged_into(actor, found.pk),
    }


@router.patch("/tickets/{int:number}", response=TicketShown, summary="Change a case")
def change_ticket(request: HttpRequest, number: int, body: TicketChange) -> Answer:
    """All of it or nothing; a refusal names the field that it is about."""
    actor = caller_of(request).acting(WRITE)
    found = get_ticket_for(actor, number)
    with fields_called(CALLED):
        revision = revision_of(actor, body, customer_id=found.customer_id)
        revise_ticket(ticket_id=found.pk, revision=revision, by=actor, at=utc_now())
    return shown_ticket(request, get_ticket_for(SYSTEM, number))


@router.get(
    "/tickets/{int:number}/messages",
    response=Listed[MessageShown],
    summary="Messages, newest first",
    operation_id="list_messages",
)
def messages(request: HttpRequest, number: int, cursor: Cursor = "", limit: Limit = LIMIT) -> Answer:
    """All messages and notes of a case, page by page."""
    actor = caller_of(request).acting(READ)
    found = get_ticket_for(actor, number)
    if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise CursorUnknown
    before = int(cursor) if cursor else None
    conversation = conversation_of(actor, found.pk, before=before, size=limit)
    return {
        "items": [shown_message(message) for message in reversed(conversation.messages)],
        "next": None if conversation.before is None else str(conversation.before),
    }


@router.post("/tickets/{int:number}/messages", response={201: MessageShown}, summary="Answer or note")
def add_message(request: HttpRequest, number: int, body: NewMessage) -> HttpResponse:
    """A `reply` is sent to the customer in the name of the token's person; a `note` never leaves.

    A note names people and teams of the staff by `@` and their name; they are notified.

    Takes an Idempotency-Key.
    """
    actor, now = caller_of(request).acting(WRITE), utc_now()
    found = get_ticket_for(actor, number)

    def act() -> Made:
        files = kept_files(body.attachments)
        with fields_called(CALLED):
            if body.kind == "note":
                made = add_note(
                    ticket_id=found.pk,
                    text=body.body,
                    html=body.html,
                    attachments=files,
                    shows=body.shows_to_named,
                    by=actor,
                    at=now,
                )
            else:
                reply = Reply(text=body.body, html=body.html, attachments=files)
                made = reply_to_ticket(ticket_id=found.pk, reply=reply, by=actor, at=now)
        shown = shown_message(get_message_for(SYSTEM, made))
        return Made(shown, customer_ids=(found.customer_id,))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}/{made['id']}")


@router.get(
    "/tickets/{int:number}/messages/{int:message_id}",
    response=MessageShown,
    summary="A message",
    operation_id="get_message",
)
def message(request: HttpRequest, number: int, message_id: int) -> Answer:
    """A message or note of this case, or of one that goes on in it."""
    actor = caller_of(request).acting(READ)
    found = get_ticket_for(actor, number)
    said = get_message_for(actor, message_id) if 0 < message_id < 2**63 else None
    if said is None or said.ticket_id not in family_of(found.pk):
        raise NotFound
    return shown_message(said)


def _searched(request: HttpRequest, actor: Actor, words: str, only: Only, cursor: str, limit: int) -> Answer:
    if cursor and not is_search_place(cursor):
        raise CursorUnknown
    page = search_tickets(actor, words, only=only, after=cursor, size=limit, now=utc_now())
    found = [hit.ticket for hit in page.rows]
    return {"items": shown_tickets(request, found), "next": page.next_after or None}
