"""Who acts on a request: the actor that the floor above made of the person."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from atiende.kernel.actors import Actor


def actor_on(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]
