"""Reads of notifications: each person's own."""

from atiende.notifications.queries.answer_mailboxes import register_mailbox_finder
from atiende.notifications.queries.answering import NoteWriter, note_writer
from atiende.notifications.queries.choices import own_choices, own_devices, own_quiet
from atiende.notifications.queries.listing import (
    COUNTED,
    Page,
    get_own_notification,
    list_notifications,
    unread_count,
)
from atiende.notifications.queries.words import ICONS, LABELS, sentence_of

__all__ = [
    "COUNTED",
    "ICONS",
    "LABELS",
    "NoteWriter",
    "Page",
    "get_own_notification",
    "list_notifications",
    "note_writer",
    "own_choices",
    "own_devices",
    "own_quiet",
    "register_mailbox_finder",
    "sentence_of",
    "unread_count",
]
