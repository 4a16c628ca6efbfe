"""Reactions to what identity announces."""

from __future__ import annotations

from contextlib import suppress

from atiende.identity.events import UserCreated, UserEnabled, UserRenamed
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotFound
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.follow_user_name import follow_user_name
from atiende.platform.outbox import Delivery, handles


@handles(UserCreated)
def on_user_created(event: UserCreated, delivery: Delivery) -> None:
    """Who was removed or disabled meanwhile needs no agent."""
    with suppress(NotFound):
        create_agent(user_id=event.user_id, by=SYSTEM, at=delivery.at)


@handles(UserEnabled)
def on_user_enabled(event: UserEnabled, delivery: Delivery) -> None:
    with suppress(NotFound):
        create_agent(user_id=event.user_id, by=SYSTEM, at=delivery.at)
    follow_user_name(user_id=event.user_id, by=SYSTEM, at=delivery.at)


@handles(UserRenamed)
def on_user_renamed(event: UserRenamed, delivery: Delivery) -> None:
    follow_user_name(user_id=event.user_id, by=SYSTEM, at=delivery.at)
