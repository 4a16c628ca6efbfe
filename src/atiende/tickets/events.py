"""Facts that tickets announces: ids and codes, never the words of a person. All keep the order of their ticket."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class TicketOpened(Event):
    """A ticket exists, with its first message. `opened_by`: 0 when a customer wrote."""

    name = "tickets.opened.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    customer_id: int
    brand_id: int
    channel: str
    is_automatic: bool
    opened_by: int = 0


@dataclass(frozen=True, slots=True)
class MessageReceived(Event):
    """A customer's message arrived. `ticket_id` goes on with it; the message may name a merged ticket."""

    name = "tickets.message_received.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    customer_id: int
    channel: str
    is_automatic: bool


@dataclass(frozen=True, slots=True)
class MessageQueued(Event):
    """A message waits to be sent by its channel."""

    name = "tickets.message_queued.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    channel: str
    is_automatic: bool
    by: int


@dataclass(frozen=True, slots=True)
class MessageForwarded(Event):
    """A message of a case waits to be sent on to somebody; its customer reads nothing of it."""

    name = "tickets.message_forwarded.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    forwarded_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ReplyHeld(Event):
    """A reply that waited for its moment was not sent; whoever wrote it decides."""

    name = "tickets.reply_held.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    waiting_id: int
    agent_id: int
    is_overtaken: bool


@dataclass(frozen=True, slots=True)
class NoteAdded(Event):
    """A member of staff wrote an internal note."""

    name = "tickets.note_added.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TicketStatusChanged(Event):
    """The status is another one; `old` and `new` are keys."""

    name = "tickets.status_changed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    old: str
    new: str
    old_category: str
    new_category: str
    by: int


@dataclass(frozen=True, slots=True)
class TicketSolved(Event):
    """Nothing is left to do, somebody says."""

    name = "tickets.solved.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TicketReopened(Event):
    """A solved ticket goes on."""

    name = "tickets.reopened.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    reopenings: int
    by: int


@dataclass(frozen=True, slots=True)
class TicketAssigned(Event):
    """Another agent has the ticket in hand, or nobody."""

    name = "tickets.assigned.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    old_agent_id: int | None
    agent_id: int | None
    by: int


@dataclass(frozen=True, slots=True)
class ReviewAsked(Event):
    """A colleague is asked to look at a reply before it leaves."""

    name = "tickets.review_asked.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    review_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ReviewDecided(Event):
    """It was approved, and so sent, or given back to its author."""

    name = "tickets.review_decided.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    review_id: int
    author_id: int
    is_approved: bool
    by: int


@dataclass(frozen=True, slots=True)
class TicketHandedOver(Event):
    """It was given to a person or a team with a summary, which is the note `message_id`."""

    name = "tickets.handed_over.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    agent_id: int | None
    team_id: int | None
    by: int


@dataclass(frozen=True, slots=True)
class TicketTeamChanged(Event):
    """Another team looks after it, or none."""

    name = "tickets.team_changed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    old_team_id: int | None
    team_id: int | None
    by: int


@dataclass(frozen=True, slots=True)
class TicketPriorityChanged(Event):
    """It matters more or less than before."""

    name = "tickets.priority_changed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    old: int
    new: int
    by: int


@dataclass(frozen=True, slots=True)
class TicketSnoozed(Event):
    """It was put off until a moment (ISO 8601, UTC)."""

    name = "tickets.snoozed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    until: str
    by: int


@dataclass(frozen=True, slots=True)
class TicketWoken(Event):
    """It was put off and is at hand again: its time came, the customer wrote, or a person took it back.

    `why`: time, customer or person.
    """

    name = "tickets.woken.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    why: str
    by: int


@dataclass(frozen=True, slots=True)
class TicketChanged(Event):
    """Something else about it is different; `fields` are names joined by commas."""

    name = "tickets.changed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    fields: str
    by: int


@dataclass(frozen=True, slots=True)
class TicketMerged(Event):
    """The ticket goes on in another one."""

    name = "tickets.merged.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    into_ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class TicketUnmerged(Event):
    """A merged ticket stands for itself again."""

    name = "tickets.unmerged.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    from_ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class MessageSplitOff(Event):
    """A message of this ticket became the first of another."""

    name = "tickets.message_split_off.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    new_ticket_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ParticipantAdded(Event):
    """Somebody takes part from now on."""

    name = "tickets.participant_added.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    participant_id: int
    customer_id: int
    by: int


@dataclass(frozen=True, slots=True)
class ParticipantRemoved(Event):
    """Somebody gets nothing of this ticket any more."""

    name = "tickets.participant_removed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    participant_id: int
    customer_id: int
    by: int


@dataclass(frozen=True, slots=True)
class DeliveryChanged(Event):
    """What became of a message that was sent."""

    name = "tickets.delivery_changed.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    message_id: int
    delivery: str


@dataclass(frozen=True, slots=True)
class TicketsLinked(Event):
    """The ticket is a child, a relative or a duplicate of another, or was split from it."""

    name = "tickets.linked.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    target_ticket_id: int
    kind: str
    by: int


@dataclass(frozen=True, slots=True)
class TicketsUnlinked(Event):
    """The link is gone."""

    name = "tickets.unlinked.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    target_ticket_id: int
    kind: str
    by: int


@dataclass(frozen=True, slots=True)
class TicketShared(Event):
    """One person or one team beyond its own sees the ticket."""

    name = "tickets.shared.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    agent_id: int | None
    team_id: int | None
    by: int


@dataclass(frozen=True, slots=True)
class TicketUnshared(Event):
    """They do not see it any more."""

    name = "tickets.unshared.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    agent_id: int | None
    team_id: int | None
    by: int


@dataclass(frozen=True, slots=True)
class TrackingKeyGiven(Event):
    """The customer can follow the case with a key; an older one ended."""

    name = "tickets.tracking_key_given.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    version: int
    by: int


@dataclass(frozen=True, slots=True)
class TicketErased(Event):
    """What a person said and was called is gone; the shell stays."""

    name = "tickets.erased.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    by: int
