"""What programs send and get about webhooks."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from atiende.integrations.rules.webhook_events import TYPES
from atiende.integrations.rules.webhook_subscription import LONGEST_URL
from atiende.platform.api.bodies import Body, Moment

Url = Annotated[str, Field(min_length=1, max_length=LONGEST_URL)]
Description = Annotated[str, Field(max_length=200)]
Events = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=60)]], Field(min_length=1, max_length=100)
]
State = Literal["waiting", "delivered", "failed", "withheld"]
_EVENTS = f"Any of: {', '.join(TYPES)}."


class NewWebhook(Body):
    """Where to tell of what."""

    url: Url = Field(description="https; http only within a network that the installation allows.")
    events: Events = Field(description=_EVENTS)
    description: Description = ""


class WebhookChange(Body):
    """What is to be different; what is not named stays."""

    url: Url | None = None
    events: Events | None = Field(None, description=_EVENTS)
    description: Description | None = None
    is_paused: bool | None = Field(None, description="true: nothing is told; false: it is told again.")
    version: int | None = Field(None, description="Refused with 409 when the webhook is of another version.")


class WebhookShown(BaseModel):
    """A subscription. Times are RFC 3339 in UTC."""

    id: int
    url: str
    events: list[str]
    description: str
    is_paused: bool
    paused_because: str | None = Field(description="person, gone, failing or owner; null while it is told.")
    owner: int | None = Field(description="The id of the person in whose name it is told.")
    created_at: dt.datetime
    last_success_at: dt.datetime | None
    failing_since: dt.datetime | None
    version: int


class WebhookMade(WebhookShown):
    secret: str | None = Field(
        description="Shown this once; null in an answer that is given again for an Idempotency-Key."
    )


class SecretShown(BaseModel):
    secret: str | None = Field(
        description="Shown this once, null when the call is repeated. The one before signs too, for 24 hours."
    )


class AttemptShown(BaseModel):
    number: int
    at: dt.datetime
    duration_ms: int
    status: int | None = Field(description="What the other side answered; null when nobody did.")
    problem: str = Field(description="Why nobody answered, for people.")
    answer: str = Field(description="The beginning of what came back.")


class DeliveryShown(BaseModel):
    """A message and its attempts, the first one first."""

    id: str = Field(description="The webhook-id header: the same however often it is sent.")
    number: int = Field(description="By which it is named here.")
    event: str
    state: State
    occurred_at: dt.datetime
    next_attempt_at: dt.datetime | None = Field(description="null when it is not tried again.")
    ended_at: dt.datetime | None
    attempts: list[AttemptShown]


class Replay(Body):
    """Either one message by its `number`, or all that failed since a moment."""

    delivery: int | None = None
    since: Moment | None = None


class Replayed(BaseModel):
    messages: int = Field(description="How many are on their way again.")
