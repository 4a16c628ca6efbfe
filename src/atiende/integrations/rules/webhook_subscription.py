"""What is typed about a subscription, and what of it cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final

from atiende.integrations.rules.webhook_events import TYPES
from atiende.kernel.refusals import gettext_noop as _
from atiende.kernel.text import one_line
from atiende.kernel.web_addresses import parts_of_address

LONGEST_URL: Final = 2000
MOST_SUBSCRIPTIONS: Final = 100
NOT_AN_ADDRESS: Final = _("Write an address such as https://example.com/webhooks, without a user.")
NOT_ENCRYPTED: Final = _("Write an address that begins with https://: what is sent must be encrypted.")
NO_EVENT: Final = _("Choose at least one event.")
UNKNOWN_EVENT: Final = _("There is no event of this name.")
TOO_MANY: Final = _("There are as many subscriptions as fit. Remove one that is not needed.")


@dataclass(frozen=True, slots=True)
class SubscriptionFields:
    """`event_types` in the order of the catalogue once cleaned."""

    url: str
    event_types: tuple[str, ...]
    description: str = ""

    def cleaned(self) -> SubscriptionFields:
        wanted = set(self.event_types)
        known = tuple(each for each in TYPES if each in wanted)
        return replace(
            self,
            url=self.url.strip(),
            description=one_line(self.description),
            event_types=known + tuple(sorted(wanted - set(known))),
        )


def problems_of_subscription(wanted: SubscriptionFields, *, may_be_plain: bool) -> dict[str, str]:
    """Field → msgid. `may_be_plain`: inner networks were named, where a line without encryption is allowed."""
    found = {}
    parts = parts_of_address(wanted.url, longest=LONGEST_URL)
    if parts is None or ("." not in (parts.hostname or "") and ":" not in (parts.hostname or "")):
        found["url"] = NOT_AN_ADDRESS
    elif parts.scheme != "https" and not may_be_plain:
        found["url"] = NOT_ENCRYPTED
    if not wanted.event_types:
        found["event_types"] = NO_EVENT
    elif set(wanted.event_types) - set(TYPES):
        found["event_types"] = UNKNOWN_EVENT
    return found


def changed_fields(present: SubscriptionFields, wanted: SubscriptionFields) -> tuple[str, ...]:
    return tuple(
        each.name for each in fields(wanted) if getattr(present, each.name) != getattr(wanted, each.name)
    )
