"""What programs send and get about side conversations."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from atiende.platform.api.bodies import Body
from atiende.side_conversations.rules.writing import MOST_RECIPIENTS, TEXT_LIMIT

Words = Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
Address = Annotated[str, Field(max_length=320)]


class NewSideConversation(Body):
    """To people who take no part in the case: the customer is never one of them."""

    to: Annotated[list[Address], Field(min_length=1, max_length=MOST_RECIPIENTS)]
    subject: Annotated[str, Field(min_length=1, max_length=300)]
    body: Words


class NewSideMessage(Body):
    body: Words


class SideMessageShown(BaseModel):
    id: int
    direction: Literal["in", "out"]
    author: str
    body: str
    delivery: str
    at: dt.datetime


class SideConversationShown(BaseModel):
    id: int
    ticket: int
    subject: str
    to: list[str]
    is_open: bool
    opened_at: dt.datetime
    last_message_at: dt.datetime
    messages: list[SideMessageShown]


class SideConversations(BaseModel):
    items: list[SideConversationShown]
