"""Puts on each request the actor that its screens pass to actions."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from atiende.organisation.queries import actor_of
from atiende.platform.languages.defaults import BEFORE_THE_SET_UP, Defaults, already_read


class ActorMiddleware:
    """Asks nothing when the session brought everything along; else the actor is read when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        along = getattr(request.user, "read_along", {})
        if "defaults" in along:
            already_read(Defaults(*along["defaults"]) if along["defaults"] else BEFORE_THE_SET_UP)
        request.actor = (  # type: ignore[attr-defined]
            actor_of(request.user)
            if "belongings" in along
            else SimpleLazyObject(lambda: actor_of(request.user))
        )
        return self._get_response(request)
