"""What programs send and get about notifications."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field

from atiende.platform.api.bodies import Body


class NotificationShown(BaseModel):
    """What the person behind the token is told of; no words of anybody but those of the company's rules."""

    id: int
    kind: str
    text: str = Field(description="A sentence in the language of the call.")
    ticket: int | None
    url: str
    count: int = Field(description="How often it happened since it was read.")
    at: dt.datetime
    read_at: dt.datetime | None


class Reading(Body):
    id: Annotated[int | None, Field(ge=1, lt=2**63, description="One of them; left out: all.")] = None


class WereRead(BaseModel):
    read: int = Field(description="How many were new.")
