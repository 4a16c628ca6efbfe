"""What programs say, as queries and actions take it; refusals in the names that programs know."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Final

from atiende.customers.rules.customer import NewIdentifier
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.platform.scanning import refuse_malware
from atiende.platform.storage import store
from atiende.tickets.api.concerns import CONCERNS, concern_said
from atiende.tickets.api.schemas import NewFile, NewTicket, TicketChange, Who
from atiende.tickets.queries.contact_reasons import reason_named
from atiende.tickets.queries.listing import PAGE_SIZE
from atiende.tickets.queries.naming import agent_named, brand_named, status_named, team_named
from atiende.tickets.rules.filing import Filing, Revision
from atiende.tickets.rules.incoming import NewAttachment
from atiende.tickets.rules.listing import NOBODY
from atiende.tickets.rules.priorities import PRIORITIES

LIMIT: Final = PAGE_SIZE
NOT_BASE64: Final = gettext_noop("This is not base64.")
CALLED: Final = {
    "text": "body",
    "status_key": "status",
    "agent_id": "assignee",
    "team_id": "team",
    "brand_id": "brand",
    "value": "customer",
    "contact_reason_id": "contact_reason",
    "product_id": "product",
    "order_id": "order",
    "owned_id": "owned_product",
    **{kind: f"customer.{kind}" for kind in ("email", "phone", "external_id")},
}
"""What the actions' fields are called in the bodies."""

_NONE: Final = "none"


def filing_of(actor: Actor, body: NewTicket, *, country: str) -> Filing:
    """Raises InvalidInput for an unknown brand."""
    return Filing(
        subject=body.subject,
        text=body.body,
        name=body.customer.name,
        identifiers=_identifiers(body.customer, country),
        brand_id=None if body.brand is None else brand_named(actor, body.brand),
        channel=body.channel,
        priority=PRIORITIES.index(body.priority) + 1,
        interaction=body.interaction or "",
        phase=body.phase or "",
        tags=tuple(body.tags),
        custom_fields=body.custom_fields,
        contact_reason_id=None if body.contact_reason is None else reason_named(body.contact_reason),
    )


def revision_of(actor: Actor, body: TicketChange, *, customer_id: int) -> Revision:
    """Only what the body names; orders and things are those of this customer.

    Raises InvalidInput for unknown names, and for null where there must be something.
    """
    given = body.given(nullable={"assignee", "team", "interaction", "phase", "contact_reason", *CONCERNS})
    wanted: Revision = {}
    if body.subject is not None:
        wanted["subject"] = body.subject
    if body.priority is not None:
        wanted["priority"] = PRIORITIES.index(body.priority) + 1
    if body.language is not None:
        wanted["language"] = body.language
    if "interaction" in given:
        wanted["interaction"] = body.interaction or ""
    if "phase" in given:
        wanted["phase"] = body.phase or ""
    if body.tags is not None:
        wanted["tags"] = body.tags
    if body.custom_fields is not None:
        wanted["custom_fields"] = body.custom_fields
    if body.brand is not None:
        wanted["brand_id"] = brand_named(actor, body.brand)
    if "team" in given:
        wanted["team_id"] = None if body.team is None else team_named(actor, body.team)
    if "assignee" in given:
        wanted["agent_id"] = None if body.assignee is None else agent_named(actor, body.assignee)
    if "contact_reason" in given:
        said = body.contact_reason
        wanted["contact_reason_id"] = None if said is None else reason_named(said)
    if given.keys() & CONCERNS:
        wanted["concern"] = concern_said(given, customer_id=customer_id)
    if body.status is not None:
        wanted["status_key"] = status_named(body.status).key
    return wanted


def chosen_agent(actor: Actor, said: str) -> int | None:
    """Of a filter: empty leaves all in, `none` asks for those that nobody has."""
    return None if not said else NOBODY if said == _NONE else agent_named(actor, said)


def chosen_team(actor: Actor, said: str) -> int | None:
    return None if not said else NOBODY if said == _NONE else team_named(actor, said)


def kept_files(files: Sequence[NewFile]) -> tuple[NewAttachment, ...]:
    """Store the files of a message. Raises InvalidInput for what is not base64, and what storing refuses."""
    contents = [_content(file, place) for place, file in enumerate(files)]
    return tuple(_kept(file, content) for file, content in zip(files, contents, strict=True))


def _identifiers(who: Who, country: str) -> tuple[NewIdentifier, ...]:
    said = (("email", who.email), ("phone", who.phone), ("external_id", who.external_id))
    return tuple(
        NewIdentifier(kind, value, country if kind == "phone" else "") for kind, value in said if value
    )


def _content(file: NewFile, place: int) -> bytes:
    try:
        return base64.b64decode(file.content, validate=True)
    except (ValueError, binascii.Error) as broken:
        raise InvalidInput(fields={f"attachments.{place}.content": NOT_BASE64}) from broken


def _kept(file: NewFile, content: bytes) -> NewAttachment:
    refuse_malware(content)
    kept = store(content, name=file.name, media_type=file.media_type)
    return NewAttachment(
        file_id=kept.id,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        content_id=file.content_id,
    )
