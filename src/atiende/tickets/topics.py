"""What of tickets can be watched live, and by whom: those whom the queries let see it."""

from __future__ import annotations

from atiende.identity.queries import active_user
from atiende.kernel.actors import NOBODY, Actor
from atiende.organisation.queries import actor_of
from atiende.platform.live import register_topic
from atiende.tickets.queries import may_watch_brand, may_watch_ticket


def register_topics() -> None:
    register_topic("ticket", watches_ticket, states=("viewing", "noting", "replying"))
    register_topic("tickets", watches_brand)


def watches_ticket(user_id: int, ident: str) -> bool:
    return may_watch_ticket(_actor(user_id), ident)


def watches_brand(user_id: int, ident: str) -> bool:
    return may_watch_brand(_actor(user_id), ident)


def _actor(user_id: int) -> Actor:
    user = active_user(user_id)
    return NOBODY if user is None else actor_of(user)
