"""A conversation that was had elsewhere, as it is handed in to be taken over with its times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from atiende.tickets.rules.custom_fields import Value

INCOMING = "incoming"
OUTGOING = "outgoing"
NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidElsewhere:
    """`kind` is one of the three above. `author_id`: the agent's for outgoing messages and notes, 0 for a machine.

    `html` is harmless already and says what `text` says; `notices` are codes as a message of ours has them.
    """

    kind: str
    text: str
    at: dt.datetime
    author_label: str
    author_id: int = 0
    is_automatic: bool = False
    html: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """`said` in order, beginning with what the customer wrote, or with our words where `is_begun_by_us`.

    `status_key`: where the case stands at its end.
    """

    brand_id: int
    team_id: int | None
    assignee_id: int | None
    customer_id: int
    address: str
    subject: str
    channel: str
    language: str
    time_zone: str
    said: tuple[SaidElsewhere, ...]
    status_key: str
    priority: int = 2
    tags: tuple[str, ...] = ()
    custom_fields: Mapping[str, Value] = field(default_factory=dict)
    is_begun_by_us: bool = False
