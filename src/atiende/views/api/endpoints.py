"""Views under /api/v1/: which there are, and the cases that they hold."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.tickets.queries import Asked, Cells, cells_of, ids_of_view, is_list_place, search_tickets
from atiende.tickets.rules.priorities import PRIORITIES
from atiende.tickets.rules.view_conditions import kept_as
from atiende.views.api.schemas import TicketOfView, ViewShown
from atiende.views.queries.kept import Kept, get_view_for, views_for

router = Router(tags=["views"])
READ: Final = "tickets:read"
Answer = dict[str, Any]
_ROW: Final = tuple(TicketOfView.model_fields.keys() - {"url", "status", "priority"})


@router.get("/views", response=Listed[ViewShown], summary="Views", operation_id="list_views")
def views(request: HttpRequest) -> Answer:
    """Those of the person behind the token and those shared with them, in their order, hidden ones too; at most 200."""
    actor = caller_of(request).acting(READ)
    return {
        "items": [_shown(request, actor, each) for each in views_for(actor, with_hidden=True)],
        "next": None,
    }


@router.get(
    "/views/{int:view_id}/tickets",
    response=Listed[TicketOfView],
    summary="The cases of a view",
    operation_id="list_tickets_of_view",
)
def tickets_of_view(
    request: HttpRequest,
    view_id: int,
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> Answer:
    """In the view's order, as far as the person behind the token sees them; "me" and "my teams" are theirs."""
    actor = caller_of(request).acting(READ)
    view = get_view_for(actor, view_id)
    if view.search:
        page = search_tickets(actor, view.search, after=cursor, size=limit, now=timezone.localtime(utc_now()))
        ids, next_after = [hit.ticket.pk for hit in page.rows], page.next_after
    else:
        if cursor and not is_list_place(cursor, view.order):
            raise CursorUnknown
        asked = Asked(condition=view.condition, order=view.order, now=timezone.localtime(utc_now()))
        ids, next_after = ids_of_view(actor, asked, after=cursor, size=limit)
    return {"items": [_row(request, each) for each in cells_of(ids)], "next": next_after or None}


def _shown(request: HttpRequest, actor: Actor, view: Kept) -> Answer:
    return {
        "id": view.id,
        "name": view.name,
        "url": request.build_absolute_uri(f"{reverse('desk:tickets')}?view={view.id}"),
        "shared": view.shared,
        "is_own": view.owner_id == actor.id,
        "condition": kept_as(view.condition),
        "search": view.search,
        "order": view.order.value,
        "columns": list(view.columns),
    }


def _row(request: HttpRequest, row: Cells) -> Answer:
    return {
        **{name: getattr(row, name) for name in _ROW},
        "url": request.build_absolute_uri(reverse("desk:ticket", args=[row.number])),
        "status": row.status_key,
        "priority": PRIORITIES[row.priority - 1],
    }
