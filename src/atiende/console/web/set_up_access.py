"""Who may set up this installation: the person at the machine itself, or who shows its key."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import urllib.parse

from django.conf import settings
from django.http import HttpRequest

from atiende.console.set_up_key import is_set_up_key

_SHOWN = "set_up_key_shown"
_HOLDER = "set_up_holder"
_FORWARDING = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_FORWARDED",
    "HTTP_X_REAL_IP",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_VIA",
)


def may_set_up(request: HttpRequest) -> bool:
    return bool(request.session.get(_SHOWN)) or is_at_the_machine(request)


def show_key(request: HttpRequest, typed: str) -> bool:
    """Remember in the session that the right key was shown; False for a wrong one."""
    if not is_set_up_key(typed, settings.DATA):
        return False
    request.session[_SHOWN] = True
    return True


def holder_of(request: HttpRequest) -> str:
    """A digest that names this browser while it sets up; made on first use."""
    if _HOLDER not in request.session:
        request.session[_HOLDER] = secrets.token_urlsafe(24)
    return hashlib.sha256(request.session[_HOLDER].encode()).hexdigest()


def is_at_the_machine(request: HttpRequest) -> bool:
    """Whether the request comes from this machine and not through a proxy on it, which would bring strangers."""
    if any(header in request.META for header in _FORWARDING):
        return False
    public = urllib.parse.urlsplit(settings.BASE_URL or "").hostname
    if public is not None and not is_loopback(public):
        return False
    return is_loopback(request.META.get("REMOTE_ADDR", "")) and is_loopback(host_of(request))


def host_of(request: HttpRequest) -> str:
    """The host name or address in the address bar, without port."""
    return urllib.parse.urlsplit(f"//{request.get_host()}").hostname or ""


def is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
