"""What the palette finds beside pages and settings: cases, customers, articles, colleagues, teams, and what can be done
in the open case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from atiende.customers.queries import list_customers
from atiende.desk.web.search_helps import completions_shown
from atiende.desk.web.ticket_may import may_do
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded
from atiende.knowledge.queries import list_articles
from atiende.organisation.queries import agents_visible_to, teams_visible_to
from atiende.platform.ui.palette import Found, find
from atiende.tickets.queries import get_ticket_for, label_for_agents, merged_into, search_tickets

EACH: Final = 5
_LEAST: Final = 2
_ACTS: Final = (
    ("reply", "may_reply", "reply"),
    ("note", "may_note", "lock"),
    ("status", "may_change", "circle-check"),
    ("assign", "may_handle", "user"),
    ("snooze", "may_handle", "alarm-clock"),
)


def found_for(actor: Actor, query: str, *, on: int | None = None) -> list[Found]:
    """Grouped: how the text goes on, what can be done here, actions and pages, then things by name."""
    lines = [*_completions(actor, query), *_case_acts(actor, query, on), *find(actor, query)]
    if len(query) < _LEAST:
        return lines
    for source in _SOURCES:
        lines += source(actor, query)
    return lines


def _completions(actor: Actor, query: str) -> list[Found]:
    """Only once an operator stands there: a word alone finds pages and things."""
    if ":" not in query:
        return []
    return [
        Found(gettext("Narrow it down"), each.label, "corner-down-left", "", note=meaning, fills=each.text)
        for each, meaning in completions_shown(actor, query)
    ]


def _case_acts(actor: Actor, query: str, number: int | None) -> list[Found]:
    """By permission on the case that is open."""
    if number is None:
        return []
    try:
        ticket = get_ticket_for(actor, number)
    except NotFound:
        return []
    is_merged = merged_into(actor, ticket.pk) is not None
    may = {
        **may_do(actor, ticket, is_merged=is_merged),
        "may_reply": actor.may("tickets.reply") and not is_merged,
        "may_note": actor.may("tickets.note") and not is_merged,
    }
    words = {
        "reply": gettext("Reply"),
        "note": gettext("Write a note"),
        "status": gettext("Change the status"),
        "assign": gettext("Take the case"),
        "snooze": gettext("Put off"),
    }
    group = gettext("In case #%(number)s") % {"number": number}
    return [
        Found(group, words[act], drawing, "", acts=act)
        for act, right, drawing in _ACTS
        if may[right] and _begins(query, words[act])
    ]


def _cases(actor: Actor, query: str) -> list[Found]:
    found = search_tickets(actor, query, size=EACH, now=timezone.localtime(utc_now()))
    group = gettext("Cases")
    lines = [
        Found(
            group,
            f"#{hit.ticket.number} {hit.ticket.subject}".strip(),
            "inbox",
            reverse("desk:ticket", args=[hit.ticket.number]),
            note=f"{_called(hit.ticket.customer)} · {label_for_agents(hit.ticket.status)}",
        )
        for hit in found.rows
    ]
    if lines or ":" in query:
        to = f"{reverse('desk:search')}?{urlencode({'q': query})}"
        lines.append(Found(group, gettext("See all that answers to this"), "search", to))
    return lines


def _customers(actor: Actor, query: str) -> list[Found]:
    if ":" in query or not actor.may("customers.read"):
        return []
    rows = list_customers(actor, search=query, size=EACH).rows
    return [
        Found(
            gettext("Customers"),
            row.name or row.folded_name,
            "building-2" if row.kind == "company" else "user",
            reverse("desk:customer", args=[row.pk]),
            note=row.company.name if row.company else "",
        )
        for row in rows
    ]


def _articles(actor: Actor, query: str) -> list[Found]:
    if ":" in query:
        return []
    rows = [row for row in list_articles(actor, search=query) if row.state == "published"][:EACH]
    return [
        Found(gettext("Articles"), row.title, "book-open", reverse("portal:help_article", args=[row.pk]))
        for row in rows
    ]


def _colleagues(actor: Actor, query: str) -> list[Found]:
    """They lead to the cases that they have."""
    if ":" in query or not actor.may("tickets.read"):
        return []
    word = ("asignado", "equipo") if (get_language() or "es").startswith("es") else ("assigned", "team")
    named = folded(query)
    agents = agents_visible_to(actor).filter(folded_name__contains=named).order_by("folded_name")[:EACH]
    teams = teams_visible_to(actor).filter(folded_name__contains=named).order_by("folded_name")[:EACH]
    group = gettext("People and teams")
    people = [(each.display_name, "user", word[0]) for each in agents]
    people += [(each.name, "users", word[1]) for each in teams]
    return [Found(group, name, drawing, _search(operator, name)) for name, drawing, operator in people]


def _search(operator: str, name: str) -> str:
    text = '{}:"{}"'.format(operator, name.replace('"', ""))
    return f"{reverse('desk:search')}?{urlencode({'q': text})}"


def _called(customer: Any) -> str:
    return str(customer.name or customer.folded_name)


def _begins(query: str, *texts: str) -> bool:
    words = folded(" ".join(texts)).split()
    return all(any(word.startswith(asked) for word in words) for asked in folded(query).split())


_SOURCES: Final[tuple[Callable[[Actor, str], list[Found]], ...]] = (
    _cases,
    _customers,
    _articles,
    _colleagues,
)
