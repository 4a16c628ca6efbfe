"""The place where an agent writes: a reply and a note, each with its own draft, never one text for both."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.desk.web.uploads import Upload, claim_of
from atiende.kernel.actors import Actor
from atiende.tickets.queries import default_recipients_of, drafts_of
from atiende.tickets.rules.transitions import FINAL

REPLY: Final = "reply"
NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed when the server could not take it: it stands there again. `problems` by field."""

    mode: str
    text: str = ""
    to: str = ""
    cc: str = ""
    files: tuple[Upload, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    is_overtaken: bool = False
    submission: str = ""


def composer_of(
    actor: Actor, ticket: Any, *, mode: str, newest: int, merged: bool, typed: Typed | None = None
) -> dict[str, object]:
    """The context of the composer. Raises NotFound."""
    can_reply = actor.may("tickets.reply") and ticket.category not in FINAL and not merged
    can_note = actor.may("tickets.note") and not merged
    drafts = drafts_of(actor, ticket.pk)
    chosen = typed.mode if typed else mode
    if not can_reply:
        chosen = NOTE
    recipients = default_recipients_of(ticket.pk)
    return {
        "can_reply": can_reply,
        "can_note": can_note,
        "is_final": ticket.category in FINAL,
        "mode": chosen if chosen in (REPLY, NOTE) else REPLY,
        "reply_text": _text(REPLY, typed, drafts),
        "note_text": _text(NOTE, typed, drafts),
        "has_reply_draft": REPLY in drafts,
        "has_note_draft": NOTE in drafts,
        "to": typed.to if typed and typed.mode == REPLY else _joined(recipients, "to"),
        "cc": typed.cc if typed and typed.mode == REPLY else _joined(recipients, "cc"),
        "typed": typed,
        "claims": [(claim_of(file, user_id=actor.id), file) for file in typed.files] if typed else [],
        "newest": newest,
        "reply_submission": _submission(REPLY, typed),
        "note_submission": _submission(NOTE, typed),
    }


def _text(kind: str, typed: Typed | None, drafts: Mapping[str, Any]) -> str:
    if typed is not None and typed.mode == kind:
        return typed.text
    return drafts[kind].text if kind in drafts else ""


def _submission(kind: str, typed: Typed | None) -> str:
    """The same again for what was not taken, so that trying again can never send twice."""
    if typed is not None and typed.mode == kind and typed.submission:
        return typed.submission
    return str(uuid.uuid4())


def _joined(recipients: Iterable[Any], role: str) -> str:
    return ", ".join(recipient.address for recipient in recipients if recipient.role == role)
