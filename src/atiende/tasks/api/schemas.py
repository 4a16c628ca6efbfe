"""What programs send and get about tasks and quotes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from atiende.platform.api.bodies import Body, Moment

Who = Annotated[int | str, Field(description="Id, mail address, name, or `me`.")]


class NewTaskBody(Body):
    """Of a case, or of none. A day without an hour ends at 23:59 of the zone."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    details: Annotated[str, Field(max_length=4_000)] = ""
    ticket: Annotated[int | None, Field(description="A case's number.")] = None
    assignee: Who | None = None
    team: Annotated[int | str | None, Field(description="Id or name.")] = None
    due_on: Annotated[str | None, Field(description="A day: 2026-12-01.")] = None
    due_at: Moment | None = None
    recurrence: Literal["", "daily", "weekly", "monthly"] = ""
    time_zone: Annotated[str, Field(max_length=64, description="IANA, of the day and of coming back.")] = (
        "UTC"
    )


class TaskShown(BaseModel):
    id: int
    ticket: int | None
    title: str
    details: str
    assignee: int | None
    team: int | None
    due_at: dt.datetime | None
    is_all_day: bool
    recurrence: str
    created_at: dt.datetime
    done_at: dt.datetime | None
    done_by: str


class QuoteLineShown(BaseModel):
    description: str
    quantity: str
    price: str
    tax_percent: str | None


class QuoteShown(BaseModel):
    """`state`: draft, sent, accepted, rejected, withdrawn, replaced, or expired. Amounts are text."""

    id: int
    number: int
    version: int
    state: str
    title: str
    remark: str
    currency: str
    lines: list[QuoteLineShown]
    net: str
    tax: str
    total: str
    starts_on: dt.date | None
    ready_on: dt.date | None
    valid_until: dt.date
    sent_at: dt.datetime | None
    sha256: str
    answered_at: dt.datetime | None
    answered_by: str


class QuotesShown(BaseModel):
    items: list[QuoteShown]
