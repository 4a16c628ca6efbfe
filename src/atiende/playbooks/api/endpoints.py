"""Canned replies under /api/v1/: those that everybody has."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.playbooks.api.schemas import CannedReplyShown
from atiende.playbooks.queries import offered_replies

router = Router(tags=["canned replies"])
READ = "tickets:read"
PAGE = 50


@router.get(
    "/canned-replies",
    response=Listed[CannedReplyShown],
    summary="List canned replies",
    operation_id="list_canned_replies",
)
def canned_replies(
    request: HttpRequest,
    q: Annotated[str, Query(description="Words of name, folder or text.")] = "",
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = PAGE,
) -> dict[str, Any]:
    """Everybody's, of the brands that the token's person serves; the oldest first. What is somebody's own is theirs."""
    actor = caller_of(request).acting(READ)
    if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise CursorUnknown
    rows = offered_replies(actor, q[:60]).filter(pk__gt=int(cursor or 0)).order_by("pk")
    found = list(rows[: limit + 1])
    items = [
        {
            "id": row.pk,
            "name": row.name,
            "folder": row.folder,
            "text": row.text,
            "text_tu": row.text_tu,
            "text_vos": row.text_vos,
            "html": row.html,
            "brand": row.brand_id,
            "team": row.team_id,
            "language": row.language,
            "uses": row.uses,
            "used_at": row.used_at,
        }
        for row in found[:limit]
    ]
    return {"items": items, "next": str(found[limit - 1].pk) if len(found) > limit else None}
