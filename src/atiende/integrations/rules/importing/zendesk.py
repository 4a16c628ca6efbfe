"""Zendesk: the account's JSON export (a ticket a line, people within) and answers of its API (people beside)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.context import Found, Reading
from atiende.integrations.rules.importing.own import file_named, own_fields
from atiende.integrations.rules.importing.records import (
    INCOMING,
    NOTE,
    OUTGOING,
    ArticleRead,
    CaseRead,
    PersonRead,
    Place,
    WrittenThere,
    Wrong,
)
from atiende.integrations.rules.importing.values import (
    channel_of,
    ident,
    language_of,
    moment,
    priority_of,
    prose,
    status_of,
    word,
    words,
)

BESIDE: Final[Mapping[str, str]] = {
    "users": "user", "groups": "group", "organizations": "organization", "ticket_fields": "ticket_field",
    "sections": "section", "categories": "category", "comments": "comment",
}  # fmt: skip
"""Lists of an answer of the API → under what each of theirs is looked up."""
_STAFF: Final = frozenset({"agent", "admin"})


def is_ticket(found: Found) -> bool:
    return "requester_id" in found or (isinstance(found.get("requester"), dict) and "via" in found)


def is_user(found: Found) -> bool:
    return "role" in found and ("email" in found or "phone" in found)


def kind_beside(found: Found) -> str:
    """Under what a single object of an export without names of lists is looked up; empty for none."""
    if is_user(found):
        return "user"
    if "author_id" in found and "public" in found:
        return "comment"
    if "domain_names" in found:
        return "organization"
    return "section" if "category_id" in found and "name" in found else ""


def case(found: Found, place: Place, reading: Reading) -> CaseRead:
    """Raises Wrong."""
    origin_id = ident(found.get("id"))
    status, warnings = status_of(found.get("status"))
    requester = _one(found, "requester", "user", reading)
    return CaseRead(
        place=place,
        origin_id=origin_id,
        customer=_person(requester or {"id": found.get("requester_id")}, place, reading),
        written=_comments(found, requester, reading),
        subject=word(found.get("subject") or found.get("raw_subject"), limit=300),
        status=status,
        priority=priority_of(found.get("priority")),
        channel=channel_of(_dict(found.get("via")).get("channel")),
        language=language_of(_dict(requester).get("locale")),
        assignee_email=word(_dict(_one(found, "assignee", "user", reading)).get("email"), limit=254).lower(),
        team=word(_dict(_one(found, "group", "group", reading)).get("name"), limit=100),
        tags=words(found.get("tags")),
        fields=_fields(found, reading),
        warnings=warnings,
    )


def person(found: Found, place: Place, reading: Reading) -> PersonRead | None:
    """None for their own staff: those are invited, not taken over."""
    if word(found.get("role")) in _STAFF:
        return None
    return _person(found, place, reading)


def article(found: Found, place: Place, reading: Reading) -> ArticleRead:
    """Raises Wrong."""
    title = word(found.get("title") or found.get("name"), limit=300)
    if not title:
        raise Wrong(say.NO_TITLE)
    created = found.get("created_at")
    return ArticleRead(
        place=place,
        origin_id=ident(found.get("id")),
        title=title,
        html=prose(found.get("body")),
        language=language_of(found.get("locale") or found.get("source_locale")),
        category=_path(found, reading),
        is_published=found.get("draft") is False and found.get("user_segment_id") is None,
        at=moment(created, zone=reading.zone, now=reading.now) if created else None,
    )


def source_of(found: Found) -> str:
    """The host of their account, so that ids of two accounts stay apart; empty where it does not say."""
    url = word(found.get("url"), limit=300)
    host = url.partition("://")[2].partition("/")[0]
    return host if url.startswith("https://") and len(host) < 80 else ""


def _comments(found: Found, requester: Found | None, reading: Reading) -> tuple[WrittenThere, ...]:
    several = found.get("comments")
    if not isinstance(several, list) or not several:
        several = reading.look_all("comment", found.get("id"))
    told = [each for each in several if isinstance(each, dict)]
    if not told:
        told = [
            {
                "author_id": found.get("requester_id"),
                "plain_body": found.get("description") or found.get("subject"),
                "created_at": found.get("created_at"),
            }
        ]
    asking = _dict(requester).get("id") or found.get("requester_id")
    kept = sorted(
        (_comment(each, found, asking, requester, reading) for each in told), key=lambda each: each.at
    )
    return tuple(kept)


def _comment(said: Found, of: Found, asking: Any, requester: Found | None, reading: Reading) -> WrittenThere:
    is_theirs = said.get("author_id") == asking
    author = requester if is_theirs else _author(said, of, reading)
    role = word(_dict(author).get("role"))
    public = said.get("public") is not False
    kind = (
        INCOMING if public and (is_theirs or (role and role not in _STAFF)) else OUTGOING if public else NOTE
    )
    files = said.get("attachments")
    return WrittenThere(
        kind=kind,
        at=moment(said.get("created_at") or of.get("created_at"), zone=reading.zone, now=reading.now),
        text=prose(said.get("plain_body") or said.get("body")),
        html=prose(said.get("html_body")),
        author_name=word(_dict(author).get("name")),
        author_email=word(_dict(author).get("email"), limit=320).lower(),
        files=tuple(map(file_named, files[:100])) if isinstance(files, list) else (),
    )


def _author(said: Found, of: Found, reading: Reading) -> Found | None:
    wanted = said.get("author_id")
    for name in ("assignee", "submitter"):
        near = of.get(name)
        if isinstance(near, dict) and near.get("id") == wanted:
            return near
    return reading.look("user", wanted)


def _one(found: Found, name: str, kind: str, reading: Reading) -> Found | None:
    within = found.get(name)
    return within if isinstance(within, dict) else reading.look(kind, found.get(f"{name}_id"))


def _person(found: Found, place: Place, reading: Reading) -> PersonRead:
    company = reading.look("organization", found.get("organization_id"))
    within = found.get("organization")
    return PersonRead(
        place=place,
        origin_id=word(found.get("id"), limit=120),
        name=word(found.get("name")),
        email=word(found.get("email"), limit=320),
        phone=word(found.get("phone"), limit=60),
        external_id=word(found.get("external_id"), limit=320),
        company=word(_dict(within if isinstance(within, dict) else company).get("name")),
        language=language_of(found.get("locale")),
    )


def _fields(found: Found, reading: Reading) -> dict[str, object]:
    several = found.get("custom_fields") or found.get("fields")
    named: dict[str, object] = {}
    for each in several[:200] if isinstance(several, list) else ():
        if isinstance(each, dict) and each.get("value") not in (None, "", [], False):
            told = _dict(reading.look("ticket_field", each.get("id"))).get("title")
            named[str(told or f"zendesk_{each.get('id')}")] = each["value"]
    return own_fields(named)


def _path(found: Found, reading: Reading) -> tuple[str, ...]:
    """Sections may stand within sections; the outermost lies in a category."""
    path: list[str] = []
    section = reading.look("section", found.get("section_id"))
    for _ in range(5):
        if section is None:
            break
        path.append(word(section.get("name"), limit=100))
        above = section.get("parent_section_id")
        if above is None:
            category = reading.look("category", section.get("category_id"))
            path.append(word(_dict(category).get("name"), limit=100))
            break
        section = reading.look("section", above)
    return tuple(name for name in reversed(path) if name)


def _dict(value: Any) -> Found:
    return value if isinstance(value, dict) else {}
