"""Addresses of participants and recipients, in the one form that is compared."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.customers.rules.identifiers import EMAIL, normal_identifier
from atiende.kernel.refusals import gettext_noop
from atiende.tickets.rules.cleaning import clean_line

NOT_AN_ADDRESS = gettext_noop("One of these is not a mail address.")


def normal_address(text: str) -> str:
    """A mail address in lower case with its domain in ASCII; anything else that names a participant as it is."""
    line = clean_line(text, limit=320)
    return mail_address(line) or line.lower()


def mail_address(text: str) -> str:
    """The address as it is compared; empty when the text is no mail address."""
    return normal_identifier(EMAIL, clean_line(text, limit=320))


def mail_addresses(texts: Iterable[str]) -> list[str] | None:
    """Each once, in order; None when one of them is no mail address."""
    found = [mail_address(text) for text in texts]
    return None if "" in found else list(dict.fromkeys(found))
