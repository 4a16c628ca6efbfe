"""What programs send and get about tickets."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from atiende.platform.api.bodies import LEFT_OUT, Body
from atiende.tickets.rules.channels import REPORTED
from atiende.tickets.rules.cleaning import HTML_LIMIT, SUBJECT_LIMIT, TEXT_LIMIT

Priority = Literal["low", "normal", "high", "urgent"]
Interaction = Literal[
    "question", "request", "incident", "problem", "complaint", "claim", "suggestion", "praise", "report"
]
Phase = Literal["before", "during", "after"]
Language = Literal["es", "en", "pt", "fr", "ca", "gl", "eu", "it", "de"]
Text = Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
Subject = Annotated[str, Field(min_length=1, max_length=SUBJECT_LIMIT)]
Tags = Annotated[list[Annotated[str, Field(min_length=1, max_length=60)]], Field(max_length=50)]
Named = int | Annotated[str, Field(min_length=1, max_length=200)]
Identifier = Annotated[str, Field(min_length=1, max_length=320)]


class Who(Body):
    """A customer: at least one of email, phone and external_id, and all that are given of one customer."""

    name: Annotated[str, Field(max_length=200)] = ""
    email: Identifier | None = None
    phone: Identifier | None = Field(
        None, description="With +, or as it is dialled in the company's country."
    )
    external_id: Identifier | None = Field(None, description="The customer's key in another system.")


class NewTicket(Body):
    """A case that a customer brings, handed in by a program."""

    subject: Subject
    body: Text = Field(description="Plain text.")
    customer: Who
    channel: str = Field("api", description=f"Where it came from: {', '.join(REPORTED)}.")
    brand: Named | None = Field(None, description="Short name, name or id; without it, the default brand.")
    priority: Priority = "normal"
    interaction: Interaction | None = Field(None, description="What kind of contact it is.")
    phase: Phase | None = Field(None, description="When in a purchase it comes.")
    tags: Tags = []
    contact_reason: Named | None = Field(
        None, description="The category: id, name, or path such as `Devoluciones › Ropa`."
    )
    custom_fields: dict[str, Any] = {}


class TicketChange(Body):
    """What is to be different; what is not named stays."""

    status: str = Field(LEFT_OUT, description="A status's key.")
    assignee: Named | None = Field(None, description="Id, mail address, name, or `me`; null: nobody.")
    team: Named | None = Field(None, description="Id or name; null: no team.")
    priority: Priority = Field(LEFT_OUT)
    interaction: Interaction | None = Field(None, description="What kind of contact it is; null: not said.")
    phase: Phase | None = Field(None, description="When in a purchase it comes; null: not said.")
    language: Language = Field(LEFT_OUT, description="In which language the case is had.")
    tags: Tags = Field(LEFT_OUT, description="All tags that the case shall have.")
    subject: Subject = Field(LEFT_OUT)
    brand: Named = Field(LEFT_OUT, description="Short name, name or id.")
    contact_reason: Named | None = Field(
        None, description="The category: id, name, or path; null takes it away."
    )
    product: Identifier | None = Field(
        None, description="Code of the product that the case is about; null: none."
    )
    order: Identifier | None = Field(None, description="Number of an order of this customer; null: none.")
    owned_product: int | None = Field(
        None, description="Id of something that this customer has; null: nothing."
    )
    custom_fields: dict[str, Any] = Field(
        LEFT_OUT, description="Fields that are not named stay; null takes one away."
    )


class NewFile(Body):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    content: str = Field(description="The file in base64.")
    media_type: Annotated[str, Field(max_length=127)] = "application/octet-stream"
    content_id: Annotated[str, Field(max_length=200)] = Field(
        "", description='Of a picture that `html` shows by `<img src="cid:…">`.'
    )


class NewMessage(Body):
    """`reply` goes to the customer; `note` stays with the team and is never sent."""

    kind: Literal["reply", "note"]
    body: Annotated[str, Field(max_length=TEXT_LIMIT)] = Field(
        "", description="Plain text. Not read where there is `html`: the text is made from that."
    )
    html: Annotated[str, Field(max_length=HTML_LIMIT)] = Field(
        "", description="With formatting, instead of `body`. What is not allowed in it is left out."
    )
    attachments: Annotated[list[NewFile], Field(max_length=20)] = []
    shows_to_named: bool = Field(
        False, description="Whether who is named in a note by `@` and does not see the case is shown it."
    )


class Reference(BaseModel):
    """Something with an id and a name."""

    id: int
    name: str


class ConcernedProduct(BaseModel):
    sku: str
    name: str


class ConcernedOrder(BaseModel):
    id: int
    number: str


class ConcernedThing(BaseModel):
    id: int
    name: str
    serial: str


class ReasonOfCase(BaseModel):
    id: int
    path: str = Field(description="With those above it, in the company's own words.")


class TicketShown(BaseModel):
    """A case. Times are RFC 3339 in UTC."""

    number: int
    url: str = Field(description="The case on the agents' screen.")
    subject: str
    status: str = Field(description="The status's key.")
    category: str = Field(description="What the status means: new, open, waiting_customer … cancelled.")
    priority: Priority
    channel: str
    brand: str = Field(description="The brand's short name.")
    team: Reference | None
    assignee: Reference | None
    customer: Reference
    tags: list[str]
    custom_fields: dict[str, Any]
    contact_reason: ReasonOfCase | None = Field(description="The category.")
    product: ConcernedProduct | None = Field(description="What the case is about; the same of the next two.")
    order: ConcernedOrder | None
    owned_product: ConcernedThing | None
    language: str
    interaction: Interaction | None
    phase: Phase | None
    is_spam: bool
    opened_at: dt.datetime
    updated_at: dt.datetime
    last_message_at: dt.datetime
    waiting_since: dt.datetime | None = Field(description="Since when the customer waits for us.")
    resolved_at: dt.datetime | None
    closed_at: dt.datetime | None


class FileShown(BaseModel):
    id: int
    name: str
    media_type: str
    size: int = Field(description="In bytes.")
    sha256: str


class MessageShown(BaseModel):
    id: str = Field(description="A number of up to 63 bits, as text.")
    kind: Literal["customer", "reply", "note", "forward"]
    channel: str
    author: str
    is_automatic: bool
    body: str = Field(description="What is read unfolded: without quoted history and signatures.")
    html: str = Field(description="Of a reply or note that was written with formatting; else empty.")
    subject: str
    at: dt.datetime
    delivery: str = Field(description="What became of it on its way: queued, sent, failed …; none for notes.")
    to: list[str]
    cc: list[str]
    attachments: list[FileShown]


class TicketWithMessages(TicketShown):
    """A case with its newest 200 messages, the oldest of them first."""

    messages: list[MessageShown]
    messages_next: str | None = Field(description="The cursor of older messages; null when there are none.")
    merged_into: int | None = Field(description="The number of the case in which this one goes on.")
