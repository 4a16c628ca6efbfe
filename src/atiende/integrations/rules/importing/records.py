"""What a reader makes of another system's files: cases, people and articles, each with the place it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

TICKETS: Final = "tickets"
CUSTOMERS: Final = "customers"
ARTICLES: Final = "articles"
KINDS: Final = (TICKETS, CUSTOMERS, ARTICLES)

CSV: Final = "csv"
JSON: Final = "json"
ZENDESK: Final = "zendesk"
ZAMMAD: Final = "zammad"
SYSTEMS: Final = (ZENDESK, ZAMMAD, CSV, JSON)

INCOMING: Final = "incoming"
OUTGOING: Final = "outgoing"
NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the files: the file's name and the line, 0 where a file has no lines to speak of."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRead:
    """Somebody there. `origin_id` empty: that system gave them no id of their own."""

    place: Place
    origin_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    external_id: str = ""
    company: str = ""
    language: str = ""
    is_company: bool = False

    @property
    def is_known_by_something(self) -> bool:
        return bool(self.email or self.phone or self.external_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenThere:
    """A message or note. `files`: what hung on it and was not brought along, with its address where one is known."""

    kind: str
    at: dt.datetime
    text: str = ""
    html: str = ""
    author_name: str = ""
    author_email: str = ""
    files: tuple[str, ...] = ()
    is_automatic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRead:
    """A case. `status` is one of the categories of ours, `priority` 1 to 4; `warnings` are msgids of what was lost."""

    place: Place
    origin_id: str
    customer: PersonRead
    written: tuple[WrittenThere, ...]
    subject: str = ""
    status: str = "open"
    priority: int = 2
    channel: str = "mail"
    language: str = ""
    assignee_email: str = ""
    team: str = ""
    tags: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRead:
    """An article of help. `category`: its path, the outermost first."""

    place: Place
    origin_id: str
    title: str
    html: str = ""
    text: str = ""
    language: str = ""
    category: tuple[str, ...] = ()
    is_published: bool = False
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that was left out, or taken with something missing. `reason` is a msgid."""

    place: Place
    reason: str
    origin_id: str = ""
    is_left_out: bool = True


Read = CaseRead | PersonRead | ArticleRead | Bad


class Wrong(Exception):
    """What stands there cannot be taken; its text is the msgid of the reason."""
