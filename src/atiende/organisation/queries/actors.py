"""Who is acting: a signed-in user with the grants of the roles and the teams of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol

from django.contrib.auth.models import AnonymousUser

from atiende.identity.queries import grants_of
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import NOBODY, Actor
from atiende.platform.postgres.reading import read_row, read_rows

# Read along with whoever is signed in, or asked for alone.
BELONGINGS: Final = """
    SELECT json_build_array(
        agent.serves_all_brands,
        ARRAY(
            SELECT team_id FROM organisation_teammembership stay
            WHERE agent_id = agent.user_id AND until_on IS NULL
                AND NOT EXISTS (SELECT FROM organisation_teamarchival WHERE team_id = stay.team_id)
        ),
        ARRAY(SELECT brand_id FROM organisation_agentbrand WHERE agent_id = agent.user_id)
    ) FROM organisation_agent agent WHERE agent.user_id = """
_SEVERAL: Final = f"""
    SELECT person.id, person.name,
        ARRAY(SELECT DISTINCT unnest(role.grants) FROM identity_roleassignment held
            JOIN identity_role role ON role.id = held.role_id WHERE held.user_id = person.id),
        ({BELONGINGS} person.id)
    FROM identity_user person JOIN organisation_agent own ON own.user_id = person.id
    WHERE person.id = ANY(%s::bigint[]) AND person.is_active
"""  # noqa: S608  put together of constants
_NOTHING: Final[frozenset[int]] = frozenset()


class SignedIn(Protocol):
    """What is asked of a user: identity's User gives it."""

    pk: int
    name: str
    is_active: bool
    held_grants: frozenset[str] | None
    read_along: Mapping[str, Any]


def actor_of(user: SignedIn | AnonymousUser) -> Actor:
    """The actor for actions; NOBODY for strangers and the disabled.

    No query for who signed in and brought grants and belongings along, else one for each.
    """
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOBODY
    grants = grants_of(user.pk) if user.held_grants is None else user.held_grants
    along = user.read_along
    team_ids, brand_ids = _read(along["belongings"]) if "belongings" in along else belongings_of(user.pk)
    return Actor(id=user.pk, label=user.name, grants=grants, team_ids=team_ids, brand_ids=brand_ids)


def actors_of(user_ids: Iterable[int]) -> dict[int, Actor]:
    """Those of these people who are members of staff and not disabled, by their ids, in one query."""
    rows = read_rows(_SEVERAL, [sorted(set(user_ids))])
    return {
        pk: Actor(
            id=pk,
            label=name,
            grants=frozenset(grants) & ALL_GRANTS,
            team_ids=frozenset(team_ids),
            brand_ids=None if serves_all else frozenset(brand_ids),
        )
        for pk, name, grants, (serves_all, team_ids, brand_ids) in rows
    }


def belongings_of(user_id: int) -> tuple[frozenset[int], frozenset[int] | None]:
    """The teams of today, archived ones aside, and the brands served (None: all). Who is no agent yet has neither."""
    found = read_row(BELONGINGS + "%s", [user_id])
    return _read(found and found[0])


def _read(found: tuple[bool, list[int], list[int]] | None) -> tuple[frozenset[int], frozenset[int] | None]:
    if found is None:
        return _NOTHING, _NOTHING
    serves_all, team_ids, brand_ids = found
    return frozenset(team_ids), None if serves_all else frozenset(brand_ids)
