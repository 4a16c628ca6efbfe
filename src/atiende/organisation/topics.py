"""What of organisation can be watched live, and by whom: those whom the queries let see it."""

from __future__ import annotations

from atiende.identity.queries import active_user
from atiende.kernel.actors import NOBODY, Actor
from atiende.organisation.queries import actor_of, may_watch_agent, may_watch_team
from atiende.platform.live import register_topic


def register_topics() -> None:
    register_topic("organisation", watches_organisation)
    register_topic("team", watches_team)
    register_topic("agent", watches_agent)
    register_topic("availability", watches_organisation)


def watches_organisation(user_id: int, ident: str) -> bool:
    """Everybody of the staff: it only says that lists of teams or brands are to be read again."""
    return ident == "1" and bool(_actor(user_id).grants)


def watches_team(user_id: int, ident: str) -> bool:
    return may_watch_team(_actor(user_id), ident)


def watches_agent(user_id: int, ident: str) -> bool:
    return may_watch_agent(_actor(user_id), ident)


def _actor(user_id: int) -> Actor:
    user = active_user(user_id)
    return NOBODY if user is None else actor_of(user)
