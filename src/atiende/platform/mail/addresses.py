"""Mail addresses as they are written on the wire: domains in ASCII (RFC 5891), the rest as typed."""

from __future__ import annotations

import re

from atiende.platform.mail.errors import UnusableAddress

_LOCAL = re.compile(r"[^\s@\"<>(),:;\\\[\]\x00-\x20\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,64}")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


def wire_address(address: str) -> str:
    """`ana@correo.españa` → `ana@correo.xn--espaa-rta`. Raises UnusableAddress."""
    local, at, domain = address.strip().rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
        raise UnusableAddress
    written = f"{local}@{wire_domain(domain)}"
    if len(written.encode()) > 254:
        raise UnusableAddress
    return written


def wire_domain(domain: str) -> str:
    """The domain in ASCII letters. Raises UnusableAddress."""
    try:
        written = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise UnusableAddress from error
    if not all(_LABEL.fullmatch(label) for label in written.split(".")):
        raise UnusableAddress
    return written


def needs_utf8(address: str) -> bool:
    """True when the part before the @ has letters that only servers with SMTPUTF8 (RFC 6531) take."""
    return not address.isascii()
