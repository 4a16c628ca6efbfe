"""Who is on the line: the session cookie, looked at as the ordinary middleware does, in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host

from atiende.platform.live.topics import may_watch

Result = TypeVar("Result")

_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")


async def in_thread(question: Callable[[], Result]) -> Result:
    """Ask the database away from the event loop."""

    def ask() -> Result:
        close_old_connections()
        try:
            return question()
        finally:
            close_old_connections()

    return await asyncio.get_running_loop().run_in_executor(_threads, ask)


def session_key_of(cookie_header: str) -> str:
    """The key of the session that the cookie names, or an empty text."""
    return parse_cookie(cookie_header).get(settings.SESSION_COOKIE_NAME, "")


def user_id_of(session_key: str) -> int | None:
    """The active user signed in by this session; None when it ended, its password changed, or the user was disabled."""
    if not session_key:
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    return user.pk if user.is_authenticated and user.is_active else None


def rights_left(session_key: str, user_id: int, topics: Iterable[str]) -> set[str] | None:
    """Which of the topics may still be watched; None when the session itself has ended."""
    if user_id_of(session_key) != user_id:
        return None
    return {topic for topic in topics if may_watch(user_id, topic)}


def is_same_origin(origin: str, host: str) -> bool:
    """True when the page that asks comes from the host it asks (RFC 6455, 10.2), or from BASE_URL's."""
    name, _port = split_domain_port(host)
    if not name or not validate_host(name, settings.ALLOWED_HOSTS):
        return False
    asked_from = urlsplit(origin)
    if asked_from.scheme not in {"http", "https"} or not asked_from.netloc:
        return False
    own = urlsplit(settings.BASE_URL or "").netloc
    return asked_from.netloc.lower() in {host.lower(), own.lower()} - {""}
