"""How this browser reached us, and what that keeps from working."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from atiende.console.actions.make_certificate import certificate_state
from atiende.console.web.set_up_access import host_of, is_loopback


@dataclass(frozen=True, slots=True)
class Connection:
    """`is_plain`: anybody on the way can read it, and browsers withhold what they give to secure pages only."""

    is_plain: bool
    host: str
    has_certificate: bool


def connection_of(request: HttpRequest) -> Connection:
    host = host_of(request)
    is_secure = request.is_secure() or (settings.BASE_URL or "").startswith("https://")
    return Connection(
        is_plain=not is_secure and not is_loopback(host),
        host=host,
        has_certificate=certificate_state(settings.DATA) is not None,
    )
