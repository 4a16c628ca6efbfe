"""What programs get about views."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, Field


class ViewShown(BaseModel):
    """A list of cases that somebody keeps under a name."""

    id: int
    name: str
    url: str
    shared: Literal["nobody", "teams", "everybody"]
    is_own: bool
    condition: dict[str, Any] = Field(description="`version`, `all` and `any`, as docs/views.md tells.")
    search: str = Field(description="Words of a search instead of a condition; empty for a condition.")
    order: str = Field(description="The sort key of the case.")
    columns: list[str]


class TicketOfView(BaseModel):
    """A case as a row of a list; the case itself says more."""

    number: int
    url: str
    subject: str
    status: str = Field(description="The status's key.")
    category: str
    priority: Literal["low", "normal", "high", "urgent"]
    channel: str
    brand: str
    team: str | None
    assignee: str | None
    customer: str
    tags: list[str]
    custom_fields: dict[str, Any]
    language: str
    is_spam: bool
    opened_at: dt.datetime
    updated_at: dt.datetime
    last_message_at: dt.datetime
    waiting_since: dt.datetime | None
    next_due_at: dt.datetime | None
    resolved_at: dt.datetime | None
    closed_at: dt.datetime | None
    snoozed_until: dt.datetime | None
