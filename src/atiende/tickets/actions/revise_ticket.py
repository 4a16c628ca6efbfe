"""Change several things of a ticket at once: all of them, or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal
from atiende.kernel.text import folded
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_brand import change_brand
from atiende.tickets.actions.change_concern import change_concern
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_language import change_language
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_subject import change_subject
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.remove_tag import remove_tag
from atiende.tickets.models import TicketTag
from atiende.tickets.queries.visibility import require_seen
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.concerns import ConcernChange
from atiende.tickets.rules.filing import Revision

Step = Callable[..., object]


def revise_ticket(*, ticket_id: int, revision: Revision, by: Actor, at: dt.datetime) -> None:
    """Each change by its own verb, in the order in which they do not hinder each other; the first refusal undoes all.

    A refusal names the field (as in Revision) that it is about. Raises what the verbs raise.
    """
    wanted: dict[str, Any] = dict(revision)
    with transaction.atomic():
        require_seen(by, ticket_id)
        for name, step in _STEPS.items():
            if name in wanted:
                with _naming(name):
                    step(ticket_id=ticket_id, by=by, at=at, **{name: wanted[name]})


def _retag(*, ticket_id: int, tags: list[str], by: Actor, at: dt.datetime) -> None:
    by.require("tickets.reply")
    keys = {folded(clean_line(name, limit=60))[:60] for name in tags}
    present = {
        link.tag.folded_name: link.tag_id
        for link in TicketTag.objects.filter(ticket_id=ticket_id).select_related("tag")
    }
    for name in tags:
        add_tag(ticket_id=ticket_id, name=name, by=by, at=at)
    for key in sorted(present.keys() - keys):
        remove_tag(ticket_id=ticket_id, tag_id=present[key], by=by, at=at)


def _reason(*, ticket_id: int, contact_reason_id: int | None, by: Actor, at: dt.datetime) -> None:
    change_contact_reason(ticket_id=ticket_id, reason_id=contact_reason_id, by=by, at=at)


def _concern(*, ticket_id: int, concern: ConcernChange, by: Actor, at: dt.datetime) -> None:
    change_concern(ticket_id=ticket_id, change=concern, by=by, at=at)


def _refield(*, ticket_id: int, custom_fields: dict[str, Any], by: Actor, at: dt.datetime) -> None:
    change_custom_fields(ticket_id=ticket_id, values=custom_fields, by=by, at=at)


# Who gives a ticket away may not see it any more, and nothing but words changes in a closed one.
_STEPS: Final[dict[str, Step]] = {
    "subject": change_subject,
    "priority": change_priority,
    "language": change_language,
    "interaction": classify_ticket,
    "phase": classify_ticket,
    "tags": _retag,
    "contact_reason_id": _reason,
    "custom_fields": _refield,
    "concern": _concern,
    "brand_id": change_brand,
    "team_id": change_team,
    "agent_id": assign_ticket,
    "status_key": change_status,
}


@contextmanager
def _naming(name: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        if name == "custom_fields" and refusal.fields:
            refusal.fields = {f"{name}.{key}": words for key, words in refusal.fields.items()}
        else:
            refusal.fields = {name: next(iter(refusal.fields.values()), refusal.message)}
        raise
