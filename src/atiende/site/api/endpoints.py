"""The endpoints that belong to no room: who am I."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

router = Router(tags=["me"])


class Me(Schema):
    """The person whose token calls."""

    id: int
    name: str
    email: str
    language: str
    time_zone: str
    roles: list[str] = Field(description="Codes of the roles, such as administrator or agent.")
    scopes: list[str] = Field(description="What the token may be used for.")
    grants: list[str] = Field(description="What the person may do, narrowed to the token's scopes.")


@router.get("/me", response=Me, summary="Who am I", operation_id="who_am_i")
def me(request: HttpRequest) -> dict[str, Any]:
    """The person whose token calls, their roles, and what the token covers."""
    caller = request.auth  # type: ignore[attr-defined]
    user = caller.user
    assignments = user.role_assignments.select_related("role").order_by("role_id")
    return {
        "id": user.pk,
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "time_zone": user.time_zone,
        "roles": [assignment.role.code for assignment in assignments],
        "scopes": sorted(caller.scopes),
        "grants": sorted(caller.actor.grants),
    }
