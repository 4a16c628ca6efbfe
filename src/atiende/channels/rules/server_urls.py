"""A mail server in one line: `imaps://user:password@host:port/folder`, `smtps://…`; both also with `+starttls`."""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass
from typing import Final

from atiende.channels.rules.mailbox import USUAL_PORTS, AccessFields, normal_host
from atiende.kernel.refusals import Refusal, gettext_noop

_SECURITY: Final[dict[str, tuple[str, str]]] = {
    "imaps": ("in", "tls"),
    "imap+starttls": ("in", "starttls"),
    "imap": ("in", "none"),
    "smtps": ("out", "tls"),
    "smtp+starttls": ("out", "starttls"),
    "smtp": ("out", "none"),
}


class WrongServerUrl(Refusal):
    """The line is not a mail server. Its own words are not repeated: they may hold a password."""

    code = "channels.wrong_server_url"
    message = gettext_noop(
        "%(option)s is not usable. Write %(scheme)s://USER@HOST:PORT, with + before STARTTLS as in "
        "%(plain)s+starttls://HOST, and %%40 for an @ inside the user name or the password."
    )

    def __init__(self, direction: str) -> None:
        plain = "imap" if direction == "in" else "smtp"
        super().__init__(option=f"--{plain}", scheme=f"{plain}s", plain=plain)


@dataclass(frozen=True, slots=True)
class ServerUrl:
    """`folder` is empty when the line names none."""

    access: AccessFields
    folder: str = ""


def read_server_url(text: str, *, direction: str, password: str | None = None) -> ServerUrl:
    """`direction` is "in" or "out"; `password` counts where the line holds none. Raises WrongServerUrl."""
    try:
        parts = urllib.parse.urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise WrongServerUrl(direction) from error
    found = _SECURITY.get(parts.scheme.lower())
    host = normal_host(parts.hostname or "")
    if found is None or found[0] != direction or host is None or parts.query or parts.fragment:
        raise WrongServerUrl(direction)
    folder = urllib.parse.unquote(parts.path.strip("/"))
    if direction == "out" and folder:
        raise WrongServerUrl(direction)
    security = found[1]
    given = None if parts.password is None else urllib.parse.unquote(parts.password)
    access = AccessFields(
        host=host,
        port=USUAL_PORTS[direction, security] if port is None else port,
        security=security,
        username=urllib.parse.unquote(parts.username or ""),
        password=password if given is None else given,
    )
    return ServerUrl(access, folder)
