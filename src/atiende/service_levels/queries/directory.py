"""What a policy can choose by, and what everything is called in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import get_language, gettext, gettext_lazy

from atiende.customers.queries import names_of_customers
from atiende.kernel.actors import SYSTEM
from atiende.organisation.queries import brands_visible_to, calendars_visible_to
from atiende.service_levels.rules.kinds import CAUSE_LABELS, KIND_LABELS
from atiende.service_levels.rules.policy import Definition
from atiende.service_levels.rules.sentence import Names, Words
from atiende.tickets.queries import agents_for, reason_tree, teams_for
from atiende.tickets.rules.channels import REPORTED

_PRIORITIES: Final = {
    "4": gettext_lazy("urgent"),
    "3": gettext_lazy("high"),
    "2": gettext_lazy("normal"),
    "1": gettext_lazy("low"),
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
_FACTS: Final = {
    "brand": gettext_lazy("brand"),
    "team": gettext_lazy("team"),
    "channel": gettext_lazy("channel"),
    "priority": gettext_lazy("priority"),
    "category": gettext_lazy("category"),
    "product": gettext_lazy("product"),
    "customer": gettext_lazy("customer"),
}


def directory(definitions: Iterable[Definition] = ()) -> Names:
    """Everything at work; customers only as far as these policies name them."""
    language = get_language() or "es"
    customers = {
        int(pk) for each in definitions for pk in each.conditions.get("customer", ()) if pk.isdecimal()
    }
    brands = brands_visible_to(SYSTEM).filter(archival=None).values_list("pk", "name")
    return {
        "brand": {str(pk): name for pk, name in brands},
        "team": {str(pk): name for pk, name in teams_for(SYSTEM)},
        "agent": {str(pk): name for pk, name in agents_for(SYSTEM)},
        "channel": {key: str(_CHANNELS.get(key, key)) for key in REPORTED},
        "priority": {key: str(label) for key, label in _PRIORITIES.items()},
        "category": {str(each.id): each.path for each in reason_tree().offered(None, language)},
        "customer": {str(pk): name for pk, name in names_of_customers(SYSTEM, customers).items()},
        "calendar": {
            str(each.pk): each.name for each in calendars_visible_to(SYSTEM) if each.archived_at is None
        },
    }


def words_of_reader() -> Words:
    """The parts of a policy's sentence."""
    return Words(
        every_case=gettext("Of every case:"),
        cases=gettext("Of cases with %(conditions)s:"),
        one_of=gettext("%(fact)s %(values)s"),
        promise=gettext("%(kind)s within %(time)s"),
        of_company=gettext("in the hours of the team, brand or company"),
        around_the_clock=gettext("around the clock"),
        of_calendar=gettext("in the hours of “%(name)s”"),
        held_up=gettext("It stands still while %(causes)s."),
        warned=gettext("Warnings at %(steps)s."),
        facts={key: str(label) for key, label in _FACTS.items()},
        kinds={key: gettext(label).lower() for key, label in KIND_LABELS.items()},
        causes={key: gettext(label) for key, label in CAUSE_LABELS.items()},
        join=_and,
        either=_or,
    )


def _and(parts: list[str]) -> str:
    return _listed(parts, gettext("and"))


def _or(parts: list[str]) -> str:
    return _listed(parts, gettext("or"))


def _listed(parts: list[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"
