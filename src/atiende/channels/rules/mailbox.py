"""What can be said of a mailbox and of the servers behind it, as typed and as kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line

Problems = dict[str, str]

REQUIRED: Final = gettext_noop("This is required.")
NO_LETTERS: Final = gettext_noop("Use at least one letter or digit.")
NOT_AN_ADDRESS: Final = gettext_noop("Write a mail address such as help@example.com.")
NOT_A_SERVER: Final = gettext_noop("Write the name of a server, such as imap.example.com.")
NOT_A_PORT: Final = gettext_noop("A port is a number from 1 to 65535.")
NOT_A_SECURITY: Final = gettext_noop("Choose how the connection is protected.")
NOT_A_METHOD: Final = gettext_noop("Choose a password or the provider's permission.")
NOT_A_FOLDER: Final = gettext_noop("Write the name of a folder of the server, such as INBOX.")
PASSWORD_MISSING: Final = gettext_noop("Write the password that belongs to this user name.")
NAME_TAKEN: Final = gettext_noop("There is already a mailbox with this name.")
ADDRESS_TAKEN: Final = gettext_noop("Another mailbox uses this address.")

SECURITIES: Final = ("tls", "starttls", "none")
METHODS: Final = ("password", "xoauth2")
USUAL_PORTS: Final[dict[tuple[str, str], int]] = {
    ("in", "tls"): 993,
    ("in", "starttls"): 143,
    ("in", "none"): 143,
    ("out", "tls"): 465,
    ("out", "starttls"): 587,
    ("out", "none"): 25,
}

_LOCAL: Final = re.compile(r"[^\s@\"<>(),:;\\\[\]\x00-\x20\x7f]{1,64}")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?")
_LITERAL: Final = re.compile(r"[0-9a-f:.]{3,45}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxFields:
    """`brand_id` None: the default brand. `aliases`: other addresses under which its mail arrives.

    `first_sync_from`: what arrived before this day is left alone; None takes all that lies there.
    """

    name: str
    address: str
    brand_id: int | None = None
    team_id: int | None = None
    is_receive_only: bool = False
    sender_name: str = ""
    signature: str = ""
    folder: str = "INBOX"
    first_sync_from: dt.date | None = None
    trusted_authserv_id: str = ""
    is_acknowledging: bool = False
    aliases: tuple[str, ...] = ()

    def cleaned(self) -> MailboxFields:
        """Names on one line, addresses in lower case with their domain in ASCII, aliases sorted and once each."""
        aliases = {normal_address(alias) or alias.strip() for alias in self.aliases if alias.strip()}
        address = normal_address(self.address) or self.address.strip()
        return dataclasses.replace(
            self,
            name=one_line(self.name, limit=100),
            address=address,
            sender_name=one_line(self.sender_name, limit=100),
            signature=self.signature.replace("\0", "").strip(),
            folder=self.folder.strip() or "INBOX",
            trusted_authserv_id=one_line(self.trusted_authserv_id, limit=253).lower(),
            aliases=tuple(sorted(aliases - {address})),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessFields:
    """A server and how to sign in. `password` None keeps the one that is there."""

    host: str
    port: int
    security: str = "tls"
    method: str = "password"
    username: str = ""
    password: str | None = field(default=None, repr=False)

    def cleaned(self) -> AccessFields:
        return dataclasses.replace(
            self,
            host=normal_host(self.host) or self.host.strip(),
            username=self.username.replace("\0", "").strip(),
        )


def problems_of_mailbox(mailbox: MailboxFields) -> Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: Problems = {}
    if not mailbox.name:
        found["name"] = REQUIRED
    elif not folded(mailbox.name):
        found["name"] = NO_LETTERS
    if normal_address(mailbox.address) is None:
        found["address"] = NOT_AN_ADDRESS
    if any(normal_address(alias) is None for alias in mailbox.aliases):
        found["aliases"] = NOT_AN_ADDRESS
    if len(mailbox.folder) > 200 or re.search(r"[\x00-\x1f\x7f]", mailbox.folder):
        found["folder"] = NOT_A_FOLDER
    return found


def problems_of_access(access: AccessFields, *, has_password: bool = False) -> Problems:
    """What is wrong with cleaned fields. `has_password`: one is kept already and `password` None means that one."""
    found: Problems = {}
    if normal_host(access.host) is None:
        found["host"] = NOT_A_SERVER
    if not 1 <= access.port <= 65535:
        found["port"] = NOT_A_PORT
    if access.security not in SECURITIES:
        found["security"] = NOT_A_SECURITY
    if access.method not in METHODS:
        found["method"] = NOT_A_METHOD
    if access.method == "xoauth2" and not access.username:
        found["username"] = REQUIRED
    if access.method == "password" and access.username and not access.password and not has_password:
        found["password"] = PASSWORD_MISSING
    return found


def changed_fields(before: MailboxFields, after: MailboxFields) -> tuple[str, ...]:
    """Names of the fields in which they differ; a brand that is not named is the one before."""
    names = [each.name for each in dataclasses.fields(MailboxFields)]
    differing = [name for name in names if getattr(before, name) != getattr(after, name)]
    return tuple(name for name in differing if name != "brand_id" or after.brand_id is not None)


def normal_address(text: str) -> str | None:
    """In lower case, its domain in ASCII letters (RFC 5891); None when it cannot be written to."""
    local, at, domain = text.strip().lower().rpartition("@")
    host = normal_host(domain) if at else None
    if host is None or not _LOCAL.fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
        return None
    address = f"{local}@{host}"
    return address if len(address.encode()) <= 254 else None


def normal_host(text: str) -> str | None:
    """A host's name in ASCII letters and lower case, or an IP address; None when it is neither."""
    plain = text.strip().lower().rstrip(".")
    if ":" in plain:
        literal = plain.strip("[]")
        return literal if _LITERAL.fullmatch(literal) else None
    try:
        written = plain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    is_usable = len(written) <= 253 and all(_LABEL.fullmatch(label) for label in written.split("."))
    return written if is_usable else None
