"""Who is acting: a signed-in user with the grants of the roles and the teams of today."""

from __future__ import annotations

from typing import Final, Protocol

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from atiende.identity.queries import grants_of
from atiende.kernel.actors import NOBODY, Actor

# Asked for every page, so said in SQL: building a statement costs several times what it costs to answer it.
_TEAMS: Final = """
    SELECT team_id FROM organisation_teammembership stay
    WHERE agent_id = %s AND until_on IS NULL
        AND NOT EXISTS (SELECT FROM organisation_teamarchival WHERE team_id = stay.team_id)
"""


class SignedIn(Protocol):
    """What is asked of a user: identity's User gives it."""

    pk: int
    name: str
    is_active: bool
    held_grants: frozenset[str] | None


def actor_of(user: SignedIn | AnonymousUser) -> Actor:
    """The actor for actions, in two queries, one when the grants are held; NOBODY for strangers and the disabled."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOBODY
    grants = grants_of(user.pk) if user.held_grants is None else user.held_grants
    return Actor(id=user.pk, label=user.name, grants=grants, team_ids=team_ids_of(user.pk))


def team_ids_of(user_id: int) -> frozenset[int]:
    """The teams this user belongs to now; archived teams do not count."""
    with connection.cursor() as cursor:
        cursor.execute(_TEAMS, [user_id])
        return frozenset(team_id for (team_id,) in cursor.fetchall())
