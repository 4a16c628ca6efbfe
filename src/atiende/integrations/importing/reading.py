"""From files to records: what lies beside the cases is put on the shelf first, then every case is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.integrations.importing.objects import objects_of
from atiende.integrations.importing.opening import Source, refusing_broken
from atiende.integrations.importing.rows import rows_of
from atiende.integrations.importing.shelf import Shelf
from atiende.integrations.rules.importing import own, zammad, zendesk
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.context import Reading
from atiende.integrations.rules.importing.records import (
    ARTICLES,
    CSV,
    CUSTOMERS,
    TICKETS,
    ZAMMAD,
    ZENDESK,
    ArticleRead,
    Bad,
    PersonRead,
    Place,
    Read,
    Wrong,
)
from atiende.integrations.rules.importing.tables import read_rows

Found = dict[str, Any]
_LAST_NUMBER: Final = re.compile(r"(\d+)(?!.*\d)")
_OWN_LISTS: Final = {
    TICKETS: "ticket",
    CUSTOMERS: "user",
    ARTICLES: "article",
    "casos": "ticket",
    "clientes": "user",
}
_LISTS: Final[Mapping[str, Mapping[str, str]]] = {
    ZENDESK: {**zendesk.BESIDE, "tickets": "ticket", "articles": "article"},
    ZAMMAD: {
        "tickets": "ticket", "users": "user", "groups": "group", "organizations": "organization",
        "ticket_articles": "ticket_article", "articles": "ticket_article",
    },
}  # fmt: skip
_ASSETS: Final = {
    "Ticket": "ticket", "TicketArticle": "ticket_article", "User": "user", "Group": "group", "TicketState": "state",
    "Organization": "organization", "TicketPriority": "priority",
}  # fmt: skip
_WANTED: Final = {TICKETS: "ticket", CUSTOMERS: "user", ARTICLES: "article"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read and how. `mapping`: heading of a table → column of ours, where it was said by hand."""

    kind: str
    system: str
    mapping: Mapping[str, str] = field(default_factory=dict)


def records(
    sources: Sequence[Source], plan: Plan, shelf: Shelf, *, zone: dt.tzinfo, now: dt.datetime
) -> Iterator[Read]:
    """Everything that there is of that kind, and what cannot be read. Raises UnreadableImport."""
    reading = Reading(zone=zone, now=now, look=shelf.look, look_all=shelf.look_all)
    with refusing_broken():
        if plan.system == CSV:
            for source in sources:
                yield from read_rows(plan.kind, rows_of(source, plan.kind, plan.mapping), reading)
            return
        skipped = _put_beside(sources, plan, shelf) if plan.system in (ZENDESK, ZAMMAD) else frozenset[str]()
        for source in sources:
            if source.name not in skipped:
                yield from _main(source, plan, reading)


def _put_beside(sources: Sequence[Source], plan: Plan, shelf: Shelf) -> frozenset[str]:
    """The names of the files in which nothing else lies."""
    only_beside = set()
    for source in sources:
        wanted = 0
        for line, found, problem in _items(source):
            for kind, each in _spread(found, plan.system) if isinstance(found, dict) else ():
                if kind and kind != _WANTED[plan.kind]:
                    _put(shelf, kind, each, source)
                else:
                    wanted += 1
            if problem or not isinstance(found, dict) or zammad.is_bundle(found):
                wanted += 1
            if wanted and line == 1 and plan.kind == TICKETS and _holds_all(found, plan.system):
                break
        if not wanted:
            only_beside.add(source.name)
    return frozenset(only_beside)


def _holds_all(found: Any, system: str) -> bool:
    """A ticket a line with people and messages within: nothing lies beside it in this file."""
    return system == ZENDESK and isinstance(found, dict) and isinstance(found.get("requester"), dict)


def _put(shelf: Shelf, kind: str, found: Found, source: Source) -> None:
    ident = found.get("id")
    if kind == "ticket_article":
        ident = found.get("ticket_id")
    elif kind == "comment":
        number = _LAST_NUMBER.search(source.name)
        ident = found.get("ticket_id") or (int(number[1]) if number else None)
    if ident is not None:
        shelf.put(kind, ident, found)


def _main(source: Source, plan: Plan, reading: Reading) -> Iterator[Read]:
    for line, found, problem in _items(source):
        place = Place(source.name, line)
        if problem or not isinstance(found, dict):
            yield Bad(place, problem or say.NOT_AN_OBJECT)
            continue
        if plan.system == ZAMMAD and zammad.is_bundle(found):
            if plan.kind == ARTICLES:
                yield from zammad.answers(found, place, reading)
            continue
        for kind, each in _spread(found, plan.system):
            if kind == _WANTED[plan.kind]:
                yield from _one(each, place, plan, reading)
            elif not kind:
                yield Bad(place, say.NOT_RECOGNISED)


def _one(found: Found, place: Place, plan: Plan, reading: Reading) -> Iterator[Read]:
    origin_id = str(found.get("id", ""))[:120]
    try:
        read = _READERS[plan.kind](found, place, plan.system, reading)
    except Wrong as wrong:
        yield Bad(place, str(wrong), origin_id)
        return
    except RecursionError:
        yield Bad(place, say.TOO_DEEP, origin_id)
        return
    if read is not None:
        yield read


def _spread(found: Found, system: str) -> Iterator[tuple[str, Found]]:
    """What an answer of an API holds, each with its kind; an object of its own with the kind that it looks like."""
    lists = _LISTS.get(system, _OWN_LISTS)
    held = {key: kind for key, kind in lists.items() if isinstance(found.get(key), list)}
    assets = found.get("assets")
    if system == ZAMMAD and isinstance(assets, dict):
        for name, kind in _ASSETS.items():
            several = assets.get(name)
            for each in several.values() if isinstance(several, dict) else ():
                if isinstance(each, dict):
                    yield kind, each
        return
    kind = _kind_of(found, system)
    if held and not kind:
        for key, of in held.items():
            for each in found[key]:
                if isinstance(each, dict):
                    yield of, each
        return
    yield kind, found


def _kind_of(found: Found, system: str) -> str:
    if system == ZENDESK:
        if zendesk.is_ticket(found):
            return "ticket"
        if "body" in found and "locale" in found and "title" in found:
            return "article"
        return zendesk.kind_beside(found)
    if system == ZAMMAD:
        return "ticket" if zammad.is_ticket(found) else zammad.kind_beside(found)
    if "messages" in found or ("subject" in found and "customer" in found):
        return "ticket"
    if "title" in found:
        return "article"
    return "user" if "name" in found or "email" in found or "phone" in found else ""


def _items(source: Source) -> Iterator[tuple[int, Any, str]]:
    with source.open_it() as stream:
        yield from objects_of(stream)


def _case(found: Found, place: Place, system: str, reading: Reading) -> Read | None:
    reader = {ZENDESK: zendesk.case, ZAMMAD: zammad.case}.get(system, own.case)
    return reader(found, place, reading)


def _person(found: Found, place: Place, system: str, reading: Reading) -> PersonRead | None:
    if system == ZENDESK:
        return zendesk.person(found, place, reading)
    return zammad.person(found, place, reading) if system == ZAMMAD else own.person(found, place)


def _article(found: Found, place: Place, system: str, reading: Reading) -> ArticleRead | None:
    return zendesk.article(found, place, reading) if system == ZENDESK else own.article(found, place, reading)


_READERS: Final[Mapping[str, Callable[[Found, Place, str, Reading], Read | None]]] = {
    TICKETS: _case,
    CUSTOMERS: _person,
    ARTICLES: _article,
}
