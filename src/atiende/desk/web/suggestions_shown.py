"""What is suggested in a case, as sentences with their reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, ngettext

from atiende.desk.web.profile_shown import CHANNELS as PREFERRED
from atiende.desk.web.ticket_words import CHANNELS
from atiende.platform.formats import format_date
from atiende.tickets.rules.suggestions import Suggestion

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """`advice` is what to do, `reason` why. `links`: the number of the case to link; `leads`: what a link opens."""

    key: str
    icon: str
    advice: str
    reason: str
    links: int | None = None
    leads: str = ""


def suggestions_shown(suggestions: Iterable[Suggestion]) -> list[SuggestionShown]:
    """In the reader's language."""
    return [_SENTENCES[each.code](each) for each in suggestions if each.code in _SENTENCES]


def _same_order(each: Suggestion) -> SuggestionShown:
    reason = gettext("Case #%(number)s of the same customer is open and of the same order, %(order)s.")
    advice = gettext("Link the two cases, so that one answer is enough")
    return SuggestionShown(each.key, "link", advice, reason % each.facts, links=each.case)


def _reopened(each: Suggestion) -> SuggestionShown:
    reason = ngettext(
        "It was solved and opened again %(times)s time.",
        "It was solved and opened again %(times)s times.",
        _int(each, "times"),
    )
    return SuggestionShown(
        each.key, "rotate-ccw", gettext("Let somebody else look at it, or escalate"), reason % each.facts
    )


def _same_product(each: Suggestion) -> SuggestionShown:
    reason = gettext("%(count)s cases on “%(product)s” in 90 days.")
    return SuggestionShown(
        each.key, "wrench", gettext("Offer a review of the product, or escalate"), reason % each.facts
    )


def _warranty_ends(each: Suggestion) -> SuggestionShown:
    reason = ngettext(
        "The warranty of “%(product)s” ends in %(days)s day, on %(date)s.",
        "The warranty of “%(product)s” ends in %(days)s days, on %(date)s.",
        _int(each, "days"),
    )
    return SuggestionShown(
        each.key, "shield-alert", gettext("Handle it before the warranty ends"), reason % _dated(each.facts)
    )


def _warranty_ended(each: Suggestion) -> SuggestionShown:
    reason = ngettext(
        "The warranty of “%(product)s” ended %(days)s day ago, on %(date)s.",
        "The warranty of “%(product)s” ended %(days)s days ago, on %(date)s.",
        _int(each, "days"),
    )
    advice = gettext("Consider goodwill: the warranty has only just ended")
    return SuggestionShown(each.key, "shield-alert", advice, reason % _dated(each.facts))


def _several_ways(each: Suggestion) -> SuggestionShown:
    ways = ", ".join(str(CHANNELS.get(way, (way, ""))[0]) for way in str(each.facts["ways"]).split(","))
    advice = gettext("Answer once, by the preferred way: %(way)s") % {"way": _preferred(each)}
    reason = gettext("They wrote by several ways in 14 days: %(ways)s.") % {"ways": ways}
    return SuggestionShown(each.key, "message-circle", advice, reason)


def _prefers(each: Suggestion) -> SuggestionShown:
    advice = gettext("Answer by the preferred way: %(way)s") % {"way": _preferred(each)}
    reason = gettext("The case came by another way than the one that they prefer.")
    return SuggestionShown(each.key, "message-circle", advice, reason)


def _many_open(each: Suggestion) -> SuggestionShown:
    reason = ngettext(
        "They have %(count)s open case.", "They have %(count)s open cases.", _int(each, "count")
    )
    return SuggestionShown(
        each.key, "inbox", gettext("Read their open cases together"), reason % each.facts, leads="customer"
    )


def _likely_customer(each: Suggestion) -> SuggestionShown:
    advice = gettext("See whether this customer is known twice")
    reason = gettext(
        "Another customer has the same telephone, mailbox or tax number, or nearly the same name."
    )
    return SuggestionShown(each.key, "users", advice, reason, leads="duplicates")


def _int(each: Suggestion, name: str) -> int:
    return int(each.facts[name])


def _dated(facts: Facts) -> dict[str, str | int]:
    return {**facts, "date": format_date(dt.date.fromisoformat(str(facts["date"])))}


def _preferred(each: Suggestion) -> str:
    code = str(each.facts["preferred"])
    return str(PREFERRED.get(code, code))


_SENTENCES: Final[dict[str, Callable[[Suggestion], SuggestionShown]]] = {
    "same_order": _same_order,
    "reopened": _reopened,
    "same_product": _same_product,
    "warranty_ends": _warranty_ends,
    "warranty_ended": _warranty_ended,
    "several_ways": _several_ways,
    "prefers": _prefers,
    "many_open": _many_open,
    "likely_customer": _likely_customer,
}
