"""What is sent and what comes back. Written by scripts/client: do not change it by hand."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class AttemptShown(TypedDict):
    number: int
    at: str
    duration_ms: int
    status: int | None
    problem: str
    answer: str


class BuyerGiven(TypedDict):
    kind: NotRequired[Literal["email", "phone", "external_id"]]
    value: str
    name: NotRequired[str]


class CannedReplyShown(TypedDict):
    id: int
    name: str
    folder: str
    text: str
    text_tu: str
    text_vos: str
    html: str
    brand: int | None
    team: int | None
    language: str
    uses: int
    used_at: str | None


class ClockShown(TypedDict):
    """`kind`: first_answer, next_answer, resolution, update, team or legal.

    `state`: running, soon, breached, paused, kept, late or gone. Seconds are open seconds of the
    clock's calendar; `due_at` is the target, `promised_at` what the customer was told.
    """

    id: int
    kind: str
    rule: str
    state: str
    policy: str
    started_at: str
    due_at: str | None
    promised_at: str | None
    breached_at: str | None
    ended_at: str | None
    target_seconds: int | None
    spent_seconds: int | None
    left_seconds: int | None
    held_up_by: list[str]
    is_provisional: bool


class ClocksShown(TypedDict):
    items: list[ClockShown]


class CompanyShown(TypedDict):
    id: int
    name: str


class ConcernedOrder(TypedDict):
    id: int
    number: str


class ConcernedProduct(TypedDict):
    sku: str
    name: str


class ConcernedThing(TypedDict):
    id: int
    name: str
    serial: str


class ConsentGiven(TypedDict):
    """A yes, with where it can be looked up."""

    purpose: str
    how: str
    proof: str
    given_at: NotRequired[str | None]


class ConsentShown(TypedDict):
    """A yes, and since when it does not count any more."""

    id: int
    purpose: str
    given_at: str
    given_how: str
    proof: str
    withdrawn_at: str | None
    withdrawn_how: str


class ConsentWithdrawal(TypedDict):
    how: str


class CustomerChange(TypedDict):
    """What is to be different; what is not named stays."""

    kind: NotRequired[Literal["person", "company"]]
    name: NotRequired[str]
    identifiers: NotRequired[list[IdentifierGiven]]
    company: NotRequired[int | None]
    language: NotRequired[str]
    time_zone: NotRequired[str]
    version: NotRequired[int | None]


class CustomerShown(TypedDict):
    """A person or a company with all that names them, what was joined with them included."""

    id: int
    kind: Literal["person", "company"]
    name: str
    identifiers: list[IdentifierShown]
    company: CompanyShown | None
    language: str
    time_zone: str
    created_at: str
    version: int
    merged_into: int | None


class Decision(TypedDict):
    decision: Literal["approve", "return"]
    body: NotRequired[str | None]
    remark: NotRequired[str]


class DeliveryShown(TypedDict):
    """A message and its attempts, the first one first."""

    id: str
    number: int
    event: str
    state: Literal["waiting", "delivered", "failed", "withheld"]
    occurred_at: str
    next_attempt_at: str | None
    ended_at: str | None
    attempts: list[AttemptShown]


class FieldShown(TypedDict):
    """A field that the company asks of its customers."""

    key: str
    label: str
    kind: str
    options: list[str]


class FileShown(TypedDict):
    id: int
    name: str
    media_type: str
    size: int
    sha256: str


class IdentifierGiven(TypedDict):
    kind: Literal[
        "email", "phone", "external_id", "tax_id", "whatsapp", "messenger", "instagram", "telegram", "x"
    ]
    value: str
    country: NotRequired[str]


class IdentifierShown(TypedDict):
    kind: str
    value: str
    is_verified: bool
    is_reachable: bool


class Kept(TypedDict):
    kept: int


class LineGiven(TypedDict):
    """By code, by name, or both."""

    sku: NotRequired[str]
    name: NotRequired[str]
    quantity: NotRequired[str]
    price: NotRequired[str | None]


class LineShown(TypedDict):
    sku: str
    name: str
    quantity: str
    price: str | None


class LinkShown(TypedDict):
    kind: Literal["child", "related", "duplicate", "split_from"]
    direction: Literal["to", "from"]
    ticket: int
    subject: str
    status: str
    category: str


class Links(TypedDict):
    items: list[LinkShown]


class PageOfCannedReplyShown(TypedDict):
    items: list[CannedReplyShown]
    next: str | None


class PageOfConsentShown(TypedDict):
    items: list[ConsentShown]
    next: str | None


class PageOfCustomerShown(TypedDict):
    items: list[CustomerShown]
    next: str | None


class PageOfDeliveryShown(TypedDict):
    items: list[DeliveryShown]
    next: str | None


class PageOfFieldShown(TypedDict):
    items: list[FieldShown]
    next: str | None


class PageOfMessageShown(TypedDict):
    items: list[MessageShown]
    next: str | None


class PageOfNotificationShown(TypedDict):
    items: list[NotificationShown]
    next: str | None


class PageOfOrderShown(TypedDict):
    items: list[OrderShown]
    next: str | None


class PageOfOwnedProductShown(TypedDict):
    items: list[OwnedProductShown]
    next: str | None


class PageOfProductShown(TypedDict):
    items: list[ProductShown]
    next: str | None


class PageOfRuleRunShown(TypedDict):
    items: list[RuleRunShown]
    next: str | None


class PageOfRuleShown(TypedDict):
    items: list[RuleShown]
    next: str | None


class PageOfTaskShown(TypedDict):
    items: list[TaskShown]
    next: str | None


class PageOfTicketOfView(TypedDict):
    items: list[TicketOfView]
    next: str | None


class PageOfTicketShown(TypedDict):
    items: list[TicketShown]
    next: str | None


class PageOfViewShown(TypedDict):
    items: list[ViewShown]
    next: str | None


class Me(TypedDict):
    """The person whose token calls."""

    id: int
    name: str
    email: str
    language: str
    time_zone: str
    roles: list[str]
    scopes: list[str]
    grants: list[str]


class Merging(TypedDict):
    into: int


class MessageShown(TypedDict):
    id: str
    kind: Literal["customer", "reply", "note", "forward"]
    channel: str
    author: str
    is_automatic: bool
    body: str
    html: str
    subject: str
    at: str
    delivery: str
    to: list[str]
    cc: list[str]
    attachments: list[FileShown]


class NewCopy(TypedDict):
    """A case of its own for another matter of the same customer."""

    subject: NotRequired[str]
    note: NotRequired[str]
    with_tags: NotRequired[bool]
    with_custom_fields: NotRequired[bool]


class NewCustomer(TypedDict):
    """A person or a company: with a name, with identifiers, or with both."""

    kind: NotRequired[Literal["person", "company"]]
    name: NotRequired[str]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    external_id: NotRequired[str | None]
    identifiers: NotRequired[list[IdentifierGiven]]
    company: NotRequired[int | None]
    language: NotRequired[str]
    time_zone: NotRequired[str]


class NewFile(TypedDict):
    name: str
    content: str
    media_type: NotRequired[str]
    content_id: NotRequired[str]


class NewLink(TypedDict):
    kind: Literal["child", "related", "duplicate"]
    ticket: int


class NewMessage(TypedDict):
    """`reply` goes to the customer; `note` stays with the team and is never sent."""

    kind: Literal["reply", "note"]
    body: NotRequired[str]
    html: NotRequired[str]
    attachments: NotRequired[list[NewFile]]
    shows_to_named: NotRequired[bool]


class NewReview(TypedDict):
    """A reply that is to leave once a colleague approved it."""

    body: str
    reviewer: int | str


class NewSideConversation(TypedDict):
    """To people who take no part in the case: the customer is never one of them."""

    to: list[str]
    subject: str
    body: str


class NewSideMessage(TypedDict):
    body: str


class NewTaskBody(TypedDict):
    """Of a case, or of none.

    A day without an hour ends at 23:59 of the zone.
    """

    title: str
    details: NotRequired[str]
    ticket: NotRequired[int | None]
    assignee: NotRequired[int | str | None]
    team: NotRequired[int | str | None]
    due_on: NotRequired[str | None]
    due_at: NotRequired[str | None]
    recurrence: NotRequired[Literal["", "daily", "weekly", "monthly"]]
    time_zone: NotRequired[str]


class NewTicket(TypedDict):
    """A case that a customer brings, handed in by a program."""

    subject: str
    body: str
    customer: Who
    channel: NotRequired[str]
    brand: NotRequired[int | str | None]
    priority: NotRequired[Literal["low", "normal", "high", "urgent"]]
    interaction: NotRequired[
        Literal[
            "question",
            "request",
            "incident",
            "problem",
            "complaint",
            "claim",
            "suggestion",
            "praise",
            "report",
        ]
        | None
    ]
    phase: NotRequired[Literal["before", "during", "after"] | None]
    tags: NotRequired[list[str]]
    contact_reason: NotRequired[int | str | None]
    custom_fields: NotRequired[dict[str, Any]]


class NewWebhook(TypedDict):
    """Where to tell of what."""

    url: str
    events: list[str]
    description: NotRequired[str]


class NotificationShown(TypedDict):
    """What the person behind the token is told of; no words of anybody but those of the company's rules."""

    id: int
    kind: str
    text: str
    ticket: int | None
    url: str
    count: int
    at: str
    read_at: str | None


class OrderGiven(TypedDict):
    """An order of this number is made or changed; its lines are those given."""

    number: str
    customer: BuyerGiven
    placed_on: str
    state: NotRequired[str]
    total: NotRequired[str | None]
    currency: NotRequired[str]
    lines: NotRequired[list[LineGiven]]


class OrderShown(TypedDict):
    id: int
    number: str
    customer: int
    placed_on: str
    state: str
    total: str | None
    currency: str
    lines: list[LineShown]
    changed_at: str


class OwnedProductGiven(TypedDict):
    """Something that a customer has: that of this code and serial number is made or changed."""

    customer: BuyerGiven
    sku: NotRequired[str]
    name: NotRequired[str]
    serial: NotRequired[str]
    bought_on: NotRequired[str | None]
    warranty_until: NotRequired[str | None]


class OwnedProductShown(TypedDict):
    id: int
    customer: int
    sku: str
    name: str
    serial: str
    bought_on: str | None
    warranty_until: str | None
    changed_at: str


class Problem(TypedDict):
    """RFC 9457.

    `code` is stable and meant for programs; `detail` is for people, in their language.
    """

    type: str
    title: str
    status: int
    detail: NotRequired[str]
    code: str
    fields: NotRequired[dict[str, str]]
    missing: NotRequired[str]
    retry_after_seconds: NotRequired[int]
    correlation_id: NotRequired[str]


class ProductGiven(TypedDict):
    sku: str
    name: str
    price: NotRequired[str | None]
    currency: NotRequired[str]


class ProductShown(TypedDict):
    sku: str
    name: str
    price: str | None
    currency: str
    changed_at: str


class ProductsGiven(TypedDict):
    """All of them are kept, or none."""

    products: list[ProductGiven]


class ProfileChange(TypedDict):
    """What is to be different; what is not named stays."""

    preferred_channel: NotRequired[str]
    hours_from: NotRequired[str]
    hours_to: NotRequired[str]
    form_of_address: NotRequired[str]
    born_on: NotRequired[str | None]
    gender: NotRequired[str]
    country: NotRequired[str]
    region: NotRequired[str]
    city: NotRequired[str]
    custom_fields: NotRequired[dict[str, Any]]
    version: NotRequired[int | None]


class ProfileShown(TypedDict):
    """How a customer wants to be treated and who they are; empty: not known."""

    preferred_channel: str
    hours_from: str
    hours_to: str
    form_of_address: str
    born_on: str | None
    gender: str
    country: str
    region: str
    city: str
    custom_fields: dict[str, Any]
    version: int


class QuoteLineShown(TypedDict):
    description: str
    quantity: str
    price: str
    tax_percent: str | None


class QuoteShown(TypedDict):
    """`state`: draft, sent, accepted, rejected, withdrawn, replaced, or expired.

    Amounts are text.
    """

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
    starts_on: str | None
    ready_on: str | None
    valid_until: str
    sent_at: str | None
    sha256: str
    answered_at: str | None
    answered_by: str


class QuotesShown(TypedDict):
    items: list[QuoteShown]


class Reading(TypedDict):
    id: NotRequired[int | None]


class ReasonOfCase(TypedDict):
    id: int
    path: str


class Reference(TypedDict):
    """Something with an id and a name."""

    id: int
    name: str


class Replay(TypedDict):
    """Either one message by its `number`, or all that failed since a moment."""

    delivery: NotRequired[int | None]
    since: NotRequired[str | None]


class Replayed(TypedDict):
    messages: int


class ReviewShown(TypedDict):
    id: int
    author: int
    reviewer: int | None
    role: str | None
    state: Literal["asked", "approved", "returned", "withdrawn"]
    body: str
    remark: str
    message: int | None
    asked_at: str
    decided_at: str | None


class Reviews(TypedDict):
    items: list[ReviewShown]


class RuleRunShown(TypedDict):
    """One rule looking at one case."""

    id: int
    rule: int
    number: int
    ticket: int
    event: str
    outcome: Literal["acted", "passed", "refused", "failed", "stopped"]
    why: str
    deeds: list[dict[str, str]]
    at: str
    took_ms: int


class RuleShown(TypedDict):
    """A rule.

    `says` is its newest version, `active_number` the version that works.
    """

    id: int
    name: str
    url: str
    position: int
    state: Literal["on", "off", "gone", "loop"]
    active_number: int | None
    newest_number: int
    sentence: str
    says: dict[str, Any]


class SecretShown(TypedDict):
    secret: str | None


class SideConversationShown(TypedDict):
    id: int
    ticket: int
    subject: str
    to: list[str]
    is_open: bool
    opened_at: str
    last_message_at: str
    messages: list[SideMessageShown]


class SideConversations(TypedDict):
    items: list[SideConversationShown]


class SideMessageShown(TypedDict):
    id: int
    direction: Literal["in", "out"]
    author: str
    body: str
    delivery: str
    at: str


class TaskShown(TypedDict):
    id: int
    ticket: int | None
    title: str
    details: str
    assignee: int | None
    team: int | None
    due_at: str | None
    is_all_day: bool
    recurrence: str
    created_at: str
    done_at: str | None
    done_by: str


class TicketChange(TypedDict):
    """What is to be different; what is not named stays."""

    status: NotRequired[str]
    assignee: NotRequired[int | str | None]
    team: NotRequired[int | str | None]
    priority: NotRequired[Literal["low", "normal", "high", "urgent"]]
    interaction: NotRequired[
        Literal[
            "question",
            "request",
            "incident",
            "problem",
            "complaint",
            "claim",
            "suggestion",
            "praise",
            "report",
        ]
        | None
    ]
    phase: NotRequired[Literal["before", "during", "after"] | None]
    language: NotRequired[Literal["es", "en", "pt", "fr", "ca", "gl", "eu", "it", "de"]]
    tags: NotRequired[list[str]]
    subject: NotRequired[str]
    brand: NotRequired[int | str]
    contact_reason: NotRequired[int | str | None]
    product: NotRequired[str | None]
    order: NotRequired[str | None]
    owned_product: NotRequired[int | None]
    custom_fields: NotRequired[dict[str, Any]]


class TicketOfView(TypedDict):
    """A case as a row of a list; the case itself says more."""

    number: int
    url: str
    subject: str
    status: str
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
    opened_at: str
    updated_at: str
    last_message_at: str
    waiting_since: str | None
    next_due_at: str | None
    resolved_at: str | None
    closed_at: str | None
    snoozed_until: str | None


class TicketShown(TypedDict):
    """A case.

    Times are RFC 3339 in UTC.
    """

    number: int
    url: str
    subject: str
    status: str
    category: str
    priority: Literal["low", "normal", "high", "urgent"]
    channel: str
    brand: str
    team: Reference | None
    assignee: Reference | None
    customer: Reference
    tags: list[str]
    custom_fields: dict[str, Any]
    contact_reason: ReasonOfCase | None
    product: ConcernedProduct | None
    order: ConcernedOrder | None
    owned_product: ConcernedThing | None
    language: str
    interaction: (
        Literal[
            "question",
            "request",
            "incident",
            "problem",
            "complaint",
            "claim",
            "suggestion",
            "praise",
            "report",
        ]
        | None
    )
    phase: Literal["before", "during", "after"] | None
    is_spam: bool
    opened_at: str
    updated_at: str
    last_message_at: str
    waiting_since: str | None
    resolved_at: str | None
    closed_at: str | None


class TicketWithMessages(TypedDict):
    """A case with its newest 200 messages, the oldest of them first."""

    number: int
    url: str
    subject: str
    status: str
    category: str
    priority: Literal["low", "normal", "high", "urgent"]
    channel: str
    brand: str
    team: Reference | None
    assignee: Reference | None
    customer: Reference
    tags: list[str]
    custom_fields: dict[str, Any]
    contact_reason: ReasonOfCase | None
    product: ConcernedProduct | None
    order: ConcernedOrder | None
    owned_product: ConcernedThing | None
    language: str
    interaction: (
        Literal[
            "question",
            "request",
            "incident",
            "problem",
            "complaint",
            "claim",
            "suggestion",
            "praise",
            "report",
        ]
        | None
    )
    phase: Literal["before", "during", "after"] | None
    is_spam: bool
    opened_at: str
    updated_at: str
    last_message_at: str
    waiting_since: str | None
    resolved_at: str | None
    closed_at: str | None
    messages: list[MessageShown]
    messages_next: str | None
    merged_into: int | None


class ViewShown(TypedDict):
    """A list of cases that somebody keeps under a name."""

    id: int
    name: str
    url: str
    shared: Literal["nobody", "teams", "everybody"]
    is_own: bool
    condition: dict[str, Any]
    search: str
    order: str
    columns: list[str]


class WebhookChange(TypedDict):
    """What is to be different; what is not named stays."""

    url: NotRequired[str | None]
    events: NotRequired[list[str] | None]
    description: NotRequired[str | None]
    is_paused: NotRequired[bool | None]
    version: NotRequired[int | None]


class WebhookMade(TypedDict):
    id: int
    url: str
    events: list[str]
    description: str
    is_paused: bool
    paused_because: str | None
    owner: int | None
    created_at: str
    last_success_at: str | None
    failing_since: str | None
    version: int
    secret: str | None


class WebhookShown(TypedDict):
    """A subscription.

    Times are RFC 3339 in UTC.
    """

    id: int
    url: str
    events: list[str]
    description: str
    is_paused: bool
    paused_because: str | None
    owner: int | None
    created_at: str
    last_success_at: str | None
    failing_since: str | None
    version: int


class WereRead(TypedDict):
    read: int


class Who(TypedDict):
    """A customer: at least one of email, phone and external_id, and all that are given of one customer."""

    name: NotRequired[str]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    external_id: NotRequired[str | None]
