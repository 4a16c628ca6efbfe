"""Recognising a program by its token."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta

from django.db.models import Q

from atiende.identity.models import ApiToken, User
from atiende.identity.rules.digests import digest_of

TOUCH_EVERY = timedelta(minutes=1)


def authenticate_token(raw: str, at: datetime) -> tuple[User, frozenset[str]] | None:
    """Whose token this is and what for; None when unknown, revoked, expired, or when its person is disabled or gone.

    When it was last used is written at most once a minute, so that a busy program costs no write per call.
    """
    digest = digest_of(raw)
    token = ApiToken.objects.select_related("user").filter(digest=digest).first()
    # The row is found by a digest that nobody can steer; comparing again costs nothing and leaks nothing.
    if token is None or not hmac.compare_digest(token.digest, digest):
        return None
    if token.revoked_at is not None or not token.user.is_active:
        return None
    if token.expires_at is not None and token.expires_at <= at:
        return None
    _touch(token, at)
    return token.user, frozenset(token.scopes)


def _touch(token: ApiToken, at: datetime) -> None:
    if token.last_used_at is None or at - token.last_used_at >= TOUCH_EVERY:
        is_due = Q(last_used_at=None) | Q(last_used_at__lte=at - TOUCH_EVERY)
        ApiToken.objects.filter(is_due, pk=token.pk).update(last_used_at=at)
