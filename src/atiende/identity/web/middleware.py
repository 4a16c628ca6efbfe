"""Says who is signed in, and notes that they are still there: idle sessions end, their list tells the last visit."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest, HttpResponse

from atiende.identity.sessions import SINCE, SessionStore
from atiende.kernel.clock import utc_now

NOTED_EVERY_SECONDS: Final = 300
_SEEN: Final = "identity_seen"


class SignedInMiddleware(AuthenticationMiddleware):
    """Puts the person on the request; who did not come along with the session is asked for in Django's own way."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        person = request.session.person() if isinstance(request.session, SessionStore) else None
        if person is not None:
            request.user = request._cached_user = person  # type: ignore[attr-defined]


class SessionActivityMiddleware:
    """Writes at most once in five minutes for each session; with that the 12 idle hours begin anew, within LONGEST."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.user.is_authenticated
            and time.time() - request.session.get(_SEEN, 0) >= NOTED_EVERY_SECONDS
        ):
            request.session[_SEEN] = int(time.time())
            request.session.setdefault(SINCE, request.session[_SEEN])
            UserSession.objects.filter(session_key=request.session.session_key).update(
                last_seen_at=utc_now(), ip=get_adapter().get_client_ip(request)
            )
        return self._get_response(request)
