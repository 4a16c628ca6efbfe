"""A conversation as the screen shows it: messages, notes, and what happened in between."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from atiende.desk.web.formatted_shown import formatted_shown
from atiende.desk.web.invitations_shown import Invited, invitations_of
from atiende.desk.web.ticket_words import CHANNELS, DELIVERIES, FOLDED, notice_words
from atiende.desk.web.timeline_words import names_in, run_of, sentence_of
from atiende.kernel.actors import Actor
from atiende.kernel.media_types import PICTURES
from atiende.platform.told import is_ours, words_of
from atiende.tickets.queries import Aside, MessageSaid, aside_of, happened_in, said_in, since_id
from atiende.tickets.queries import Said as FoundMessages

PART = 30
"""Messages that are shown at once; older ones come on request."""
MESSAGES_ON_PAPER = 200
"""On one page of the print view: what a browser lays out for paper at once."""
_SENT = frozenset({"outgoing", "forward"})
RESENT_FROM = frozenset({"uncertain", "failed"})
_NOT_WELL = RESENT_FROM | {"sent"}
"""What left has words where somebody did not get it, or not all of it."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the timeline. `run_id`: the run of a rule that it tells of, for who may see rules; else 0."""

    text: str
    at: dt.datetime
    run_id: int = 0
    is_message: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A message or note. `opens` when nothing new is left and what is folded must be shown at once.

    `fate`: what there is to say of its delivery, if not all went well; `is_servers`: the other side's own words.
    """

    row: Any
    side: str
    at: dt.datetime
    channel: str
    channel_icon: str
    delivery: tuple[str, Any, str] | None
    fate: str
    is_servers: bool
    folded: list[tuple[Any, str]]
    opens: bool
    notices: list[Any]
    pictures: list[Any]
    files: list[Any]
    invitations: list[Invited]
    may_resend: bool
    may_split: bool
    to: str
    formatted: str = ""
    is_message: bool = True


@dataclass(frozen=True, slots=True)
class Thread:
    """`before` asks for older messages; `newest` is the id of the last message shown (0: none)."""

    items: list[Happened | Said]
    before: int | None
    newest: int
    found: FoundMessages


def thread_of(
    actor: Actor,
    ticket: Any,
    *,
    aside: Aside | None = None,
    before: int | None = None,
    size: int = PART,
    with_notes: bool = True,
) -> Thread:
    """Of a ticket that the actor was shown, in a number of queries that does not grow with the messages."""
    aside = aside or aside_of(actor, ticket)
    since = since_id(ticket, aside.family, was_split_off=aside.was_split_off)
    found = said_in(aside.family, since=since, before=before, size=size)
    if not found.messages and since:  # its messages say another time than it does: a clock was set
        since = 0
        found = said_in(aside.family, since=since, before=before, size=size)
    said = [_said(message, actor, ticket.number) for message in found.messages]
    happened = _happened(
        aside,
        said,
        since=since,
        is_oldest=found.before is None,
        is_newest=before is None,
        with_runs=actor.may("rules.manage"),
    )
    items: list[Happened | Said] = [*(one for one in said if with_notes or one.side != "note"), *happened]
    items.sort(key=lambda item: item.at)
    return Thread(items, found.before, found.messages[-1].pk if found.messages else 0, found)


def _happened(
    aside: Aside, said: list[Said], *, since: int, is_oldest: bool, is_newest: bool, with_runs: bool
) -> list[Happened]:
    """What falls between these messages; beyond them only where no others are."""
    start = None if is_oldest or not said else said[0].at
    until = None if is_newest or not said else said[-1].at
    entries = happened_in(aside.family, since=since, start=start, until=until)
    names = names_in(entries, statuses=aside.statuses)
    told = ((sentence_of(entry, names), entry) for entry in reversed(entries))
    return [
        Happened(text, entry.at, run_id=run_of(entry) if with_runs else 0) for text, entry in told if text
    ]


def _said(message: MessageSaid, actor: Actor, number: int) -> Said:
    channel, icon = CHANNELS.get(message.channel, (message.channel, "message-circle"))
    files = message.files
    pictures = [file for file in files if file.file_id and file.media_type in PICTURES]
    folded = [(FOLDED.get(part.get("kind", ""), ""), part.get("text", "")) for part in message.folded]
    answers = actor.may("tickets.reply")
    formatted, placed = formatted_shown(number, message, pictures)
    return Said(
        row=message,
        side={"incoming": "theirs", "outgoing": "ours"}.get(message.kind, "note"),
        at=message.at,
        channel=str(channel),
        channel_icon=icon,
        delivery=DELIVERIES.get(message.delivery) if message.kind in _SENT else None,
        fate=words_of(message.delivery_words) if message.delivery in _NOT_WELL else "",
        is_servers=not is_ours(message.delivery_words),
        folded=folded,
        opens=not message.text.strip() and bool(folded),
        notices=[notice_words(kept) for kept in message.notices],
        pictures=[file for file in pictures if file.pk not in placed],
        files=[file for file in files if file not in pictures],
        invitations=invitations_of(files),
        may_resend=answers and message.kind in _SENT and message.delivery in RESENT_FROM,
        may_split=answers and message.kind == "incoming",
        to=", ".join(message.to),
        formatted=formatted,
    )
