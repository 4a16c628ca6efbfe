"""One history of a customer put together of cases, messages, orders and what was noted of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from atiende.catalogue.queries.value import orders_in_history
from atiende.customers.queries import told_of
from atiende.desk.web.consents_shown import PURPOSES
from atiende.desk.web.ticket_words import CHANNELS
from atiende.kernel.actors import Actor
from atiende.kernel.cursors import cursor_of, place_of
from atiende.kernel.timelines import Place
from atiende.platform.formats import format_money
from atiende.tickets.queries import Happened, cases_in_history, messages_in_history

SIZE: Final = 20
_TOP: Final = Place(dt.datetime.max.replace(tzinfo=dt.UTC), "~", 2**63 - 1)

KINDS: Final[tuple[tuple[str, Promise], ...]] = (
    ("", _("Everything")),
    ("cases", _("Cases")),
    ("messages", _("Messages")),
    ("orders", _("Purchases")),
    ("customer", _("About the customer")),
)
_WORDS: Final[dict[str, tuple[str, Promise]]] = {
    "opened": ("inbox", _("Case opened")),
    "resolved": ("circle-check", _("Case resolved")),
    "incoming": ("message-circle", _("They wrote")),
    "outgoing": ("reply", _("We wrote")),
    "order": ("receipt", pgettext_lazy("purchase", "Order")),
    "known": ("user-plus", _("Known since then")),
    "joined": ("users", _("Joined with another customer")),
    "agreed": ("badge-check", _("Agreed to")),
    "withdrew": ("ban", _("Withdrew their consent to")),
    "note": ("lock", _("Note of a colleague")),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the history is asked for: days are those of the reader, `until` included."""

    kind: str = ""
    channel: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def is_all(self) -> bool:
        return self == Wanted()

    @property
    def instants(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        zone = timezone.get_current_timezone()

        def midnight(day: dt.date | None) -> dt.datetime | None:
            return dt.datetime.combine(day, dt.time(), zone) if day else None

        return midnight(self.since), midnight(_next(self.until))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of the history in words. `url` leads to its case; `text` is what somebody wrote."""

    place: Place
    icon: str
    word: str
    title: str = ""
    url: str = ""
    channel: str = ""
    who: str = ""
    text: str = ""
    day: dt.date | None = None

    @property
    def is_note(self) -> bool:
        return self.icon == "lock"


def wanted_of(asked: QueryDict) -> Wanted:
    """From the address; what means nothing is left aside."""
    kind, channel = asked.get("kind", ""), asked.get("channel", "")
    return Wanted(
        kind if kind in dict(KINDS) else "",
        channel if channel in CHANNELS else "",
        _day(asked.get("since", "")),
        _day(asked.get("until", "")),
    )


def history_of(
    actor: Actor, customer_ids: Collection[int], wanted: Wanted, *, after: str = ""
) -> tuple[list[Line], str]:
    """A page of it, the newest first, and what asks for the next; in nine queries at most, whatever there is."""
    top = _place(after)
    lines: list[Line] = []
    for name, read in _SOURCES.items():
        if wanted.kind in ("", name) and not (wanted.channel and name in ("orders", "customer")):
            lines += read(actor, customer_ids, wanted, top)
    lines.sort(key=lambda line: line.place, reverse=True)
    shown = lines[:SIZE]
    if len(lines) <= SIZE:
        return shown, ""
    last = shown[-1].place
    return shown, cursor_of(last.at.isoformat(), last.source, last.id)


def _cases(actor: Actor, ids: Collection[int], wanted: Wanted, top: Place) -> list[Line]:
    since, until = wanted.instants
    lines = []
    for source, is_resolved in (("o", False), ("r", True)):
        found = cases_in_history(
            actor, ids, is_resolved=is_resolved, below=top.below_in(source), channel=wanted.channel,
            since=since, until=until, size=SIZE + 1,
        )  # fmt: skip
        lines += [_of_case(each, source) for each in found]
    return lines


def _messages(actor: Actor, ids: Collection[int], wanted: Wanted, top: Place) -> list[Line]:
    since, until = wanted.instants
    found = messages_in_history(
        actor, ids, below=top.below_in("m"), channel=wanted.channel, since=since, until=until, size=SIZE + 1
    )
    return [_of_case(each, "m") for each in found]


def _orders(actor: Actor, ids: Collection[int], wanted: Wanted, top: Place) -> list[Line]:
    below = top.below_in("p")
    icon, word = _WORDS["order"]
    found = orders_in_history(
        actor, ids, before=below.at.date(), below_id=below.id if _is_midnight(below.at) else 2**63 - 1,
        since=wanted.since, until=_next(wanted.until), size=SIZE + 1,
    )  # fmt: skip
    return [
        Line(
            Place(dt.datetime.combine(row.placed_on, dt.time(), dt.UTC), "p", row.pk),
            icon,
            str(word),
            title=" · ".join(
                filter(None, (row.number, row.state, format_money(row.money) if row.money else ""))
            ),
            day=row.placed_on,
        )
        for row in found
    ]


def _told(actor: Actor, ids: Collection[int], wanted: Wanted, top: Place) -> list[Line]:
    since, until = wanted.instants
    lines = []
    for each in told_of(actor, ids):
        place = Place(each.at, f"t{each.what}", each.id)
        if place >= top or (since and each.at < since) or (until and each.at >= until):
            continue
        icon, word = _WORDS[each.what]
        about = (
            str(PURPOSES.get(each.about, each.about)) if each.what in ("agreed", "withdrew") else each.about
        )
        is_note = each.what == "note"
        lines.append(
            Line(
                place, icon, str(word), "" if is_note else about, who=each.who, text=about if is_note else ""
            )
        )
    return lines[: SIZE + 1]


_SOURCES: Final[Mapping[str, Callable[[Actor, Collection[int], Wanted, Place], list[Line]]]] = {
    "cases": _cases,
    "messages": _messages,
    "orders": _orders,
    "customer": _told,
}


def _of_case(each: Happened, source: str) -> Line:
    icon, word = _WORDS[each.what]
    return Line(
        Place(each.at, source, each.id),
        icon,
        str(word),
        title=f"#{each.number} {each.subject}",
        url=reverse("desk:ticket", args=[each.number]),
        channel=str(CHANNELS.get(each.channel, (each.channel, ""))[0]),
        who=each.who,
        text=each.text,
    )


def _place(after: str) -> Place:
    told = place_of(after, str, str, int)
    if told is None:
        return _TOP
    try:
        at = dt.datetime.fromisoformat(told[0])
    except ValueError:
        return _TOP
    return Place(at, told[1], told[2]) if at.tzinfo is not None else _TOP


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if dt.date(1900, 1, 1) <= day <= dt.date(2200, 1, 1) else None


def _next(day: dt.date | None) -> dt.date | None:
    return day + dt.timedelta(days=1) if day else None


def _is_midnight(at: dt.datetime) -> bool:
    return at.astimezone(dt.UTC).time() == dt.time()
