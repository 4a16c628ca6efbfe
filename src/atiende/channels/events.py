"""Facts that channels announces. `fields` are names of columns, joined by commas; values never travel."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class MailboxCreated(Event):
    """A mail address of the company is known here."""

    name = "channels.mailbox_created.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int
    brand_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class MailboxChanged(Event):
    """A mailbox, its aliases or the servers behind it are different now."""

    name = "channels.mailbox_changed.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class MailboxRemoved(Event):
    """A mailbox that never held mail is gone."""

    name = "channels.mailbox_removed.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int
    removed_by: int


@dataclass(frozen=True, slots=True)
class MailboxPaused(Event):
    """Nothing is fetched or sent until somebody resumes."""

    name = "channels.mailbox_paused.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int
    paused_by: int


@dataclass(frozen=True, slots=True)
class MailboxResumed(Event):
    """A paused mailbox is read and sends again."""

    name = "channels.mailbox_resumed.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int
    resumed_by: int


@dataclass(frozen=True, slots=True)
class MailboxFailing(Event):
    """A mailbox was not read for some minutes, or a person must renew its access. `reason`: unread or token."""

    name = "channels.mailbox_failing.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class MailboxRecovered(Event):
    """A mailbox for which alarm was given is read again."""

    name = "channels.mailbox_recovered.v1"
    aggregate_kind = "mailbox"
    mailbox_id: int


@dataclass(frozen=True, slots=True)
class MailQuarantined(Event):
    """A mail could not be read; its original is kept for a person to look at."""

    name = "channels.mail_quarantined.v1"
    aggregate_kind = "mailbox"
    raw_mail_id: int
    mailbox_id: int


@dataclass(frozen=True, slots=True)
class SenderBlocked(Event):
    """What an address or a domain writes is put aside from now on."""

    name = "channels.sender_blocked.v1"
    aggregate_kind = "blocked_sender"
    blocked_sender_id: int
    by: int


@dataclass(frozen=True, slots=True)
class SenderUnblocked(Event):
    """A sender who was blocked can write to us again."""

    name = "channels.sender_unblocked.v1"
    aggregate_kind = "blocked_sender"
    blocked_sender_id: int
    by: int
