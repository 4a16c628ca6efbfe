"""The place where an agent writes: a reply and a note, each with its own draft, never one text for both."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.desk.web.conversation_shown import Thread
from atiende.desk.web.uploads import Upload, claim_of
from atiende.kernel.actors import Actor
from atiende.tickets.queries import Aside, default_recipients_of, recipients_in
from atiende.tickets.rules.cleaning import HTML_LIMIT, TEXT_LIMIT
from atiende.tickets.rules.transitions import FINAL

REPLY: Final = "reply"
NOTE: Final = "note"
ROLES: Final = ("to", "cc", "bcc")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed when the server could not take it: it stands there again. `problems` by field.

    `is_overtaken`: a message came in. `is_asked`: the refusal is a question, and sending again answers it.
    """

    mode: str
    text: str = ""
    html: str = ""
    to: str = ""
    cc: str = ""
    bcc: str = ""
    files: tuple[Upload, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    is_overtaken: bool = False
    asks_to_show: bool = False
    is_asked: bool = False
    status_key: str = ""
    submission: str = ""


def composer_of(
    actor: Actor,
    ticket: Any,
    *,
    mode: str,
    thread: Thread,
    aside: Aside,
    typed: Typed | None = None,
    quote: int | None = None,
) -> dict[str, object]:
    """The context of the composer, from what was read for the conversation and beside it."""
    merged = aside.merged_into is not None
    can_reply = actor.may("tickets.reply") and ticket.category not in FINAL and not merged
    can_note = actor.may("tickets.note") and not merged
    drafts = aside.drafts
    chosen = typed.mode if typed else mode
    if not can_reply:
        chosen = NOTE
    return {
        "can_reply": can_reply,
        "can_note": can_note,
        "is_final": ticket.category in FINAL,
        "mode": chosen if chosen in (REPLY, NOTE) else REPLY,
        "reply_text": _text(REPLY, typed, drafts) + _quoted(thread, quote),
        "note_text": _text(NOTE, typed, drafts),
        "reply_html": _html(REPLY, typed, drafts),
        "note_html": _html(NOTE, typed, drafts),
        "has_reply_draft": _holds_something(drafts.get(REPLY)),
        "has_note_draft": _holds_something(drafts.get(NOTE)),
        **_recipients(ticket.pk, typed, aside, thread),
        "typed": typed,
        "reply_files": _files(REPLY, typed, drafts, actor),
        "note_files": _files(NOTE, typed, drafts, actor),
        "newest": thread.newest,
        "most": TEXT_LIMIT,
        "reply_submission": _submission(REPLY, typed),
        "note_submission": _submission(NOTE, typed),
    }


def _text(kind: str, typed: Typed | None, drafts: Mapping[str, Any]) -> str:
    if typed is not None and typed.mode == kind:
        return typed.text
    return drafts[kind].text if kind in drafts else ""


def _quoted(thread: Thread, message_id: int | None) -> str:
    """A message on the page as a quote below what was written, where no script can put it there."""
    found = next((each for each in thread.found.messages if each.pk == message_id), None)
    if found is None or found.kind not in ("incoming", "outgoing"):
        return ""
    return "\n\n" + "\n".join(f"> {line}" for line in found.text.strip().splitlines()) + "\n\n"


def _html(kind: str, typed: Typed | None, drafts: Mapping[str, Any]) -> str:
    """What the editor begins with: its script makes it harmless before it stands in the page."""
    if typed is not None and typed.mode == kind:
        return typed.html if len(typed.html) <= HTML_LIMIT else ""
    return drafts[kind].html if kind in drafts else ""


def _recipients(ticket_id: int, typed: Typed | None, aside: Aside, thread: Thread) -> dict[str, str]:
    """As typed when it was not taken, else as the draft has them, else the usual ones."""
    draft = aside.drafts.get(REPLY)
    if typed is not None and typed.mode == REPLY:
        return {"to": typed.to, "cc": typed.cc, "bcc": typed.bcc}
    if draft is not None and draft.recipients is not None:
        return {role: draft.recipients.get(role, "") for role in ROLES}
    return _in_fields(recipients_in(aside, thread.found, ticket_id))


def usual_recipients(ticket_id: int) -> dict[str, str]:
    """`to`, `cc` and `bcc` as the fields show them before anybody changes them."""
    return _in_fields(default_recipients_of(ticket_id))


def _in_fields(recipients: Iterable[Any]) -> dict[str, str]:
    recipients = list(recipients)
    return {role: _joined(recipients, role) for role in ROLES}


def _files(
    kind: str, typed: Typed | None, drafts: Mapping[str, Any], actor: Actor
) -> list[tuple[str, Upload]]:
    """Each with the claim that the form carries for it."""
    if typed is not None and typed.mode == kind:
        files = typed.files
    else:
        files = tuple(Upload(**file) for file in drafts[kind].files) if kind in drafts else ()
    return [(claim_of(file, user_id=actor.id), file) for file in files]


def _holds_something(draft: Any) -> bool:
    return draft is not None and bool(draft.text.strip() or draft.files or draft.recipients)


def _submission(kind: str, typed: Typed | None) -> str:
    """The same again for what was not taken, so that trying again can never send twice."""
    if typed is not None and typed.mode == kind and typed.submission:
        return typed.submission
    return str(uuid.uuid4())


def _joined(recipients: Iterable[Any], role: str) -> str:
    return ", ".join(recipient.address for recipient in recipients if recipient.role == role)
