"""Whether passkeys can work on the address by which somebody came, and whose they are."""

from __future__ import annotations

import urllib.parse

from allauth.core import context
from django.conf import settings
from django.http import HttpRequest

from atiende.kernel.web_addresses import is_number


def relying_party() -> dict[str, str]:
    """A passkey belongs to the host by which people come; the browser checks that it is true."""
    return {"id": host_of(context.request), "name": "Atiende"}


def host_of(request: HttpRequest) -> str:
    return urllib.parse.urlsplit(f"//{request.get_host()}").hostname or ""


def can_use_passkeys(request: HttpRequest) -> bool:
    """Browsers allow them on https and on localhost, and never on a bare number such as 192.168.1.20."""
    host = host_of(request)
    if is_number(host):
        return False
    is_local = host == "localhost" or host.endswith(".localhost")
    own = urllib.parse.urlsplit(settings.BASE_URL or "")
    is_behind_https = own.scheme == "https" and own.hostname == host
    return is_local or request.is_secure() or is_behind_https
