"""From a drafted message to a case as tickets take it."""

from __future__ import annotations

from typing import Any, Final

from atiende.customers.rules.customer import NewIdentifier
from atiende.customers.rules.identifiers import normal_identifier
from atiende.integrations.models import IncomingWebhook
from atiende.integrations.rules.webhook_mapping import Drafted, drafted, mapping_of
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.organisation.queries import organisation
from atiende.tickets.rules.filing import Filing

NOBODY_NAMED: Final = gettext_noop("No mail address, telephone or number of a customer could be read.")
_KINDS: Final = ("email", "phone", "external_id")


def filing_of(webhook: IncomingWebhook, document: Any) -> Filing:
    """What the mapping makes of it. Raises InvalidInput where it names no customer."""
    draft = drafted(mapping_of(webhook.mapping), document)
    identifiers = identifiers_of(draft)
    if not identifiers:
        raise InvalidInput(fields={"customer": NOBODY_NAMED})
    return Filing(
        subject=draft.subject,
        text=draft.body,
        identifiers=identifiers,
        name=draft.name,
        brand_id=webhook.brand_id,
        priority=draft.priority,
        tags=draft.tags,
        custom_fields=draft.custom_fields,
    )


def identifiers_of(draft: Drafted) -> tuple[NewIdentifier, ...]:
    """Those that can be read; what cannot be is left out where another can."""
    company = organisation()
    country = company.country if company else ""
    said = [
        NewIdentifier(kind, getattr(draft, kind), country if kind == "phone" else "")
        for kind in _KINDS
        if getattr(draft, kind)
    ]
    return tuple(each for each in said if normal_identifier(each.kind, each.value, each.country))
