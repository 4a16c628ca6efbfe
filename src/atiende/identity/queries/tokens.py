"""Recognising a program by its token."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta

from django.db.models import Q

from atiende.identity.models import ApiToken, User
from atiende.identity.queries.signed_in import HeldToken, holder_of_digest
from atiende.identity.rules.digests import digest_of
from atiende.identity.rules.networks import is_within

TOUCH_EVERY = timedelta(minutes=1)


def authenticate_token(raw: str, at: datetime, address: str = "") -> tuple[User, frozenset[str]] | None:
    """Whose token this is and what for.

    None when unknown, revoked, expired or used from elsewhere than it may, and when its person is disabled or gone.

    One statement brings all that counts, so what was taken away is gone with the next call. When it was last used is
    written at most once a minute, so that a busy program costs no write per call.
    """
    digest = digest_of(raw)
    found = holder_of_digest(digest)
    # The row is found by a digest that nobody can steer; comparing again costs nothing and leaks nothing.
    if found is None or not hmac.compare_digest(found[0].digest, digest):
        return None
    token, user = found
    if token.revoked_at is not None or not user.is_active:
        return None
    if token.expires_at is not None and token.expires_at <= at:
        return None
    if token.networks and not is_within(address, token.networks):
        return None
    _touch(token, at)
    return user, frozenset(token.scopes)


def _touch(token: HeldToken, at: datetime) -> None:
    if token.last_used_at is None or at - token.last_used_at >= TOUCH_EVERY:
        is_due = Q(last_used_at=None) | Q(last_used_at__lte=at - TOUCH_EVERY)
        ApiToken.objects.filter(is_due, pk=token.id).update(last_used_at=at)
