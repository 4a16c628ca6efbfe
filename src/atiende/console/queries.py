"""Sessions and API tokens of everybody, for whoever looks after people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.usersessions.models import UserSession

from atiende.identity.queries import visible_to
from atiende.kernel.actors import Actor

PAGE = 50


def list_sessions(actor: Actor, *, before: int | None = None) -> Sequence[UserSession]:
    """The newest sessions first, a page at a time, with their people. NotPermitted."""
    actor.require("people.manage")
    rows = UserSession.objects.select_related("user").order_by("-id")
    return list((rows.filter(id__lt=before) if before is not None else rows)[:PAGE])


def list_tokens(actor: Actor, *, before: int | None = None) -> Sequence[Any]:
    """Tokens that were not revoked, the newest first, a page at a time, with their people. NotPermitted."""
    actor.require("people.manage")
    model: Any = visible_to(actor).model._meta.get_field("api_tokens").related_model
    rows = model._default_manager.filter(revoked_at=None).select_related("user").order_by("-id")
    return list((rows.filter(id__lt=before) if before is not None else rows)[:PAGE])
