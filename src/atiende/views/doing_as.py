"""Work that a job does for a person: with what they may at that moment, in their language and zone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from atiende.identity.queries import active_user
from atiende.kernel.actors import NOBODY, Actor
from atiende.organisation.queries import actor_of


@contextmanager
def doing_as(user_id: int) -> Iterator[Actor]:
    """NOBODY for who may not sign in any more: every action refuses them."""
    user = active_user(user_id)
    if user is None:
        yield NOBODY
        return
    language = user.language or translation.get_language()
    with translation.override(language), timezone.override(_zone(user.time_zone)):
        yield actor_of(user)


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name) if name else ZoneInfo(timezone.get_default_timezone_name())
