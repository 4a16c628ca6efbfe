"""What a rule can refer to, and what each is called in the language of the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from atiende.automation.rules.checking import Directory
from atiende.kernel.actors import SYSTEM
from atiende.organisation.queries import brands_visible_to
from atiende.tickets.queries import agents_for, list_custom_fields, list_statuses, teams_for
from atiende.tickets.rules.channels import REPORTED
from atiende.tickets.rules.statuses import BUILTIN_STATUSES

_PRIORITIES: Final = {
    "1": gettext_lazy("low"),
    "2": gettext_lazy("normal"),
    "3": gettext_lazy("high"),
    "4": gettext_lazy("urgent"),
}
_CHANNELS: Final = {
    "mail": gettext_lazy("mail"),
    "web": gettext_lazy("web form"),
    "portal": gettext_lazy("portal"),
    "phone": gettext_lazy("telephone"),
    "chat": gettext_lazy("chat"),
    "whatsapp": gettext_lazy("WhatsApp"),
    "social": gettext_lazy("social networks"),
    "counter": gettext_lazy("counter"),
    "letter": gettext_lazy("letter"),
    "visit": gettext_lazy("visit"),
    "api": gettext_lazy("another system"),
}
_LANGUAGES: Final = {
    "es": "español",
    "en": "English",
    "pt": "português",
    "fr": "français",
    "it": "italiano",
    "de": "Deutsch",
    "ca": "català",
    "eu": "euskara",
    "gl": "galego",
}
_PHASES: Final = {
    "new": gettext_lazy("new"),
    "open": gettext_lazy("open"),
    "waiting_customer": gettext_lazy("waiting for the customer"),
    "waiting_internal": gettext_lazy("waiting for a colleague"),
    "resolved": gettext_lazy("resolved"),
    "closed": gettext_lazy("closed"),
    "cancelled": gettext_lazy("cancelled"),
}


def directory() -> Directory:
    """Everything at work, by kind and key; what was archived or is not there is missing. No two of a kind are called
    alike.
    """
    brands = brands_visible_to(SYSTEM).filter(archival=None).values_list("pk", "name")
    return {
        "brand": _named(brands),
        "team": _named(teams_for(SYSTEM)),
        "agent": _named(agents_for(SYSTEM)),
        "channel": {key: str(_CHANNELS.get(key, key)) for key in REPORTED},
        "status": _named((status.key, status.for_agents) for status in list_statuses()),
        "category": {each.key: gettext(str(_PHASES[each.key])) for each in BUILTIN_STATUSES},
        "priority": {key: str(label) for key, label in _PRIORITIES.items()},
        "language": dict(_LANGUAGES),
        "field": _named((field.key, field.label) for field in list_custom_fields()),
    }


def _named(rows: Iterable[tuple[object, str]]) -> dict[str, str]:
    found = [(str(key), name.strip() or str(key)) for key, name in rows]
    counts = Counter(name.casefold() for _, name in found)
    return {key: f"{name} ({key})" if counts[name.casefold()] > 1 else name for key, name in found}
