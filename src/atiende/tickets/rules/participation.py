"""Who takes part in a ticket from its first message on, each with a token of their own."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from atiende.tickets.rules.addresses import normal_address
from atiende.tickets.rules.reply import COPIED, REQUESTER

MOST_TAKING_PART: Final = 51
"""The requester and 50 others: beyond that it is a mailing list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParticipant:
    customer_id: int
    address: str
    role: str
    token: str


def participants_of(
    customer_id: int, address: str, copied: Iterable[tuple[int, str]] = ()
) -> tuple[NewParticipant, ...]:
    """The requester, and once each those who were copied; nobody is copied on their own ticket."""
    requester = normal_address(address)
    others = dict.fromkeys((who, normal_address(where)) for who, where in copied)
    people = [(customer_id, requester, REQUESTER)]
    people += [(who, where, COPIED) for who, where in others if where != requester]
    return tuple(
        NewParticipant(customer_id=who, address=where, role=role, token=new_token())
        for who, where, role in people
    )


def new_token() -> str:
    """100 random bits in letters and digits that a mail address keeps in either case."""
    return base64.b32encode(secrets.token_bytes(13)).decode().lower()[:20]
