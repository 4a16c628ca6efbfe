"""Who calls: a bearer token becomes an actor who may do what the person may, narrowed to the token's scopes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from typing import Any, Final

from django.http import HttpRequest
from ninja.security import HttpBearer

from atiende.identity.queries import authenticate_token
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import actor_of
from atiende.platform.languages.defaults import defaults
from atiende.platform.limits.leases import Leases
from atiende.site.api.bodies import require_json
from atiende.site.api.entrance import speak_as_asked
from atiende.site.api.errors import ScopeMissing, TokenRefused

CALLS_PER_MINUTE: Final = 600
REFUSALS_PER_MINUTE: Final = 60
MINUTE: Final = 60
_LONGEST_TOKEN: Final = 200
ADMIN: Final = "admin"

GRANTS_OF_SCOPE: Final[dict[str, frozenset[str]]] = {
    "tickets:read": frozenset({"tickets.read", "tickets.read_all"}),
    "tickets:write": frozenset({"tickets.reply", "tickets.note", "tickets.manage"}),
    "customers:read": frozenset({"customers.read"}),
    "customers:write": frozenset({"customers.manage"}),
    "complaints:read": frozenset({"complaints.read"}),
    "complaints:write": frozenset({"complaints.manage"}),
}
_TO_NAME_THINGS: Final = frozenset({"organisation.read"})
"""What calls need besides: brands, teams and colleagues by their names, as far as the person sees them."""
_leases: Final = Leases()


@dataclasses.dataclass(frozen=True, slots=True)
class Caller:
    """The person behind a token, as endpoints see them. `owner` is the person with all that they may do."""

    user: Any
    actor: Actor
    scopes: frozenset[str]
    owner: Actor
    token_key: str

    @property
    def country(self) -> str:
        """Where the company is (ISO 3166-1), before the set-up where we ship to: how telephones without + are read."""
        return defaults().country

    def acting(self, scope: str) -> Actor:
        """The actor for a call that needs this scope; who may write sees what they write to.

        Raises ScopeMissing.
        """
        self.require_scope(scope)
        actor = narrowed(self.owner, self.scopes | {scope.replace(":write", ":read")})
        return dataclasses.replace(actor, grants=actor.grants | (self.owner.grants & _TO_NAME_THINGS))

    def require_scope(self, scope: str) -> None:
        """Raises ScopeMissing. The scope `admin` covers all of them."""
        if scope not in self.scopes and ADMIN not in self.scopes:
            raise ScopeMissing(scope)


class Bearer(HttpBearer):
    """`Authorization: Bearer TOKEN`; the caller is then `request.auth`."""

    def __call__(self, request: HttpRequest) -> Caller:
        """Raises TokenRefused, TooManyAttempts, MediaTypeUnknown."""
        caller: Caller | None = super().__call__(request)
        if caller is None:
            _count_refusal(request)
            raise TokenRefused
        require_json(request)
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        now = utc_now()
        known = _known(request, token, now)
        if known is None:
            return None
        user, scopes = known
        key = _digest(token)
        _leases.spend(f"api:{key}", limit=CALLS_PER_MINUTE, window_seconds=MINUTE, at=now)
        speak_as_asked(request, user)
        owner = actor_of(user)
        actor = narrowed(owner, scopes)
        request.actor = actor  # type: ignore[attr-defined]
        return Caller(user, actor, scopes, owner, key)


def narrowed(actor: Actor, scopes: frozenset[str]) -> Actor:
    """The actor without what the scopes do not cover."""
    if ADMIN in scopes:
        return actor
    covered = frozenset().union(*(GRANTS_OF_SCOPE.get(scope, frozenset()) for scope in scopes))
    return dataclasses.replace(actor, grants=actor.grants & covered)


def _known(request: HttpRequest, token: str, at: dt.datetime) -> tuple[Any, frozenset[str]] | None:
    """Nothing is asked for what cannot be a token of ours."""
    if not (len(token) <= _LONGEST_TOKEN and token.isascii() and token.isprintable()):
        return None
    return authenticate_token(token, at, request.META.get("REMOTE_ADDR", ""))


def _count_refusal(request: HttpRequest) -> None:
    """Raises TooManyAttempts for an address from which too many come, without asking the database about each."""
    _leases.spend(_address_key(request), limit=REFUSALS_PER_MINUTE, window_seconds=MINUTE, at=utc_now())


def _address_key(request: HttpRequest) -> str:
    return f"api-refused:{request.META.get('REMOTE_ADDR', '')}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
