"""Who is behind a session or an id, with all that every page asks about them, in one prepared statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection

from atiende.identity.models import User
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.platform.postgres.reading import read_row

_GRANTS: Final = """ARRAY(
    SELECT unnest(role.grants) FROM identity_roleassignment held
    JOIN identity_role role ON role.id = held.role_id WHERE held.user_id = person.id)"""
_SECOND_FACTOR: Final = """EXISTS (
    SELECT FROM mfa_authenticator WHERE user_id = person.id AND type IN ('totp', 'webauthn'))"""
_OWES_SECOND_STEP: Final = """EXISTS (
    SELECT FROM identity_roleassignment held JOIN identity_role role ON role.id = held.role_id
    WHERE held.user_id = person.id AND role.requires_second_step)"""
_TOKEN: Final = ("id", "digest", "scopes", "networks", "revoked_at", "expires_at", "last_used_at")
_NOT_ASKED: Final = "FALSE, FALSE"
"""Of a second factor: a token was given out by somebody who has taken that step."""
_along: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class HeldToken:
    """What counts of an API token when a program shows it. `networks`: from where alone; empty: from anywhere."""

    id: int
    digest: str
    scopes: list[str]
    networks: list[str]
    revoked_at: dt.datetime | None
    expires_at: dt.datetime | None
    last_used_at: dt.datetime | None


def read_along(name: str, expression: str) -> None:
    """Have a room above read something of its own with each person: SQL over `person.id`, for `User.read_along`."""
    _along[name] = expression
    _asked.cache_clear()
    _of_id.cache_clear()
    _of_session.cache_clear()
    _of_digest.cache_clear()


def person_of_id(user_id: int) -> User | None:
    """The person with grants and all else, disabled or not; None when unknown."""
    row = read_row(_of_id(), [user_id])
    return None if row is None else _person(row)


def session_of_key(session_key: str) -> tuple[str, User | None] | None:
    """What the session holds, still encoded, and whom it was opened for; None when it is unknown or has ended.

    Who is signed in is said by the session's own words alone: compare before you believe.
    """
    row = read_row(_of_session(), [session_key])
    if row is None:
        return None
    held, *values = row
    return held, None if values[0] is None else _person(values)


def holder_of_digest(digest: str) -> tuple[HeldToken, User] | None:
    """The token of this digest, ended or not, with its person; None when there is none."""
    row = read_row(_of_digest(), [digest])
    if row is None:
        return None
    count = len(_TOKEN)
    return HeldToken(*row[:count]), _person(row[count:])


def _person(values: Sequence[Any]) -> User:
    names = _columns()
    count = len(names)
    user = User.from_db(connection.alias, names, values[:count])
    grants, user.held_second_factor, is_required, *along = values[count:]
    user.owes_second_step = is_required and not user.held_second_factor
    user.held_grants = frozenset(grants) & ALL_GRANTS
    user.read_along = dict(zip(_along, along, strict=True))
    return user


@cache
def _of_digest() -> str:
    columns = ", ".join(f"token.{name}" for name in _TOKEN)
    return f"""
        SELECT {columns}, {_asked(_NOT_ASKED)} FROM identity_apitoken token
        JOIN identity_user person ON person.id = token.user_id
        WHERE token.digest = %s
    """  # noqa: S608


@cache
def _columns() -> list[str]:
    own = [field.attname for field in User._meta.concrete_fields]
    return sorted(own, key=lambda name: name != "id")  # the id first: without it there is nobody


@cache
def _asked(second_factor: str = f"{_SECOND_FACTOR}, {_OWES_SECOND_STEP}") -> str:
    """The columns are the model's own: no text of anybody stands in a statement."""
    own = [f"person.{name}" for name in _columns()]
    return ", ".join([*own, _GRANTS, second_factor, *_along.values()])


@cache
def _of_id() -> str:
    return f"SELECT {_asked()} FROM identity_user person WHERE person.id = %s"  # noqa: S608


@cache
def _of_session() -> str:
    return f"""
        SELECT session.session_data, {_asked()} FROM django_session session
        LEFT JOIN usersessions_usersession opened ON opened.session_key = session.session_key
        LEFT JOIN identity_user person ON person.id = opened.user_id
        WHERE session.session_key = %s AND session.expire_date > now()
    """  # noqa: S608
