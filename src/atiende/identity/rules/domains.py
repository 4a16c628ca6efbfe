"""Which domains of mail belong to the company."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop

_DOMAIN: Final = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


def is_of_domains(email: str, domains: Iterable[str]) -> bool:
    """Whether the address is of one of these domains exactly; subdomains are others. No domains: any address is."""
    allowed = list(domains)
    return not allowed or email.strip().lower().rpartition("@")[2] in allowed


def clean_domains(texts: Iterable[str]) -> list[str]:
    """The domains in lower case, once each. InvalidInput when one is none."""
    domains = sorted({text.strip().lower().lstrip("@") for text in texts if text.strip()})
    for domain in domains:
        if not _DOMAIN.fullmatch(domain):
            message = gettext_noop("Write domains such as example.com, separated by commas.")
            raise InvalidInput(fields={"allowed_domains": message})
    return domains
