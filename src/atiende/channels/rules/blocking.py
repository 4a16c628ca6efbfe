"""Which senders can be blocked, and under which names a blocked one is found."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.tickets.rules.addresses import mail_address

NOT_A_SENDER: Final = gettext_noop("Write a mail address, or a domain such as @example.com.")
EVERYBODYS_DOMAIN: Final = gettext_noop(
    "Thousands of people write from this domain. Block the address instead."
)
OUR_OWN: Final = gettext_noop("This is an address of ours.")
_EVERYBODYS: Final = frozenset(
    {
        *(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.es",
            "hotmail.com",
            "hotmail.es",
            "live.com",
        ),
        *(
            "msn.com",
            "yahoo.com",
            "yahoo.es",
            "yahoo.com.mx",
            "yahoo.com.ar",
            "icloud.com",
            "me.com",
            "aol.com",
        ),
        *("gmx.com", "gmx.es", "proton.me", "protonmail.com", "mail.com", "zoho.com", "terra.es"),
        *("telefonica.net", "movistar.es", "orange.es"),
    }
)


def sender_of(text: str) -> str:
    """The address or `@domain` as it is compared; empty for what is neither."""
    typed = text.strip()
    if typed.startswith("@"):
        address = mail_address(f"a{typed}")
        return address[1:] if address else ""
    return mail_address(typed)


def problem_of_sender(sender: str, *, own: frozenset[str]) -> str:
    """Why it cannot be blocked; empty when it can. `own`: our addresses."""
    if not sender:
        return NOT_A_SENDER
    if sender in own or (sender.startswith("@") and any(address.endswith(sender) for address in own)):
        return OUR_OWN
    return EVERYBODYS_DOMAIN if sender.startswith("@") and sender[1:] in _EVERYBODYS else ""


def names_of(address: str) -> tuple[str, ...]:
    """Under which a writer may be blocked: the address, its domain, and the domains above, but for the last label."""
    sender = mail_address(address)
    if not sender:
        return ()
    labels = sender.rpartition("@")[2].split(".")
    return (sender, *("@" + ".".join(labels[start:]) for start in range(len(labels) - 1)))
