"""The shape of our own, as it is documented: an object for each case, person or article."""

from __future__ import annotations

from typing import Any

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.context import Found, Reading
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
    field_key,
    field_value,
    ident,
    is_true,
    language_of,
    moment,
    priority_of,
    prose,
    status_of,
    word,
    words,
)

_FROM = {
    "customer": INCOMING, "cliente": INCOMING, "incoming": INCOMING, "": INCOMING,
    "agent": OUTGOING, "agente": OUTGOING, "outgoing": OUTGOING, "system": OUTGOING, "reply": OUTGOING,
    "respuesta": OUTGOING, "publico": OUTGOING, "note": NOTE, "nota": NOTE, "internal": NOTE, "interna": NOTE,
}  # fmt: skip


def case(found: Found, place: Place, reading: Reading) -> CaseRead:
    """Raises Wrong."""
    origin_id = ident(found.get("id"))
    customer = found.get("customer")
    status, warnings = status_of(found.get("status"))
    written = _messages(found, reading)
    fields = found.get("custom_fields")
    return CaseRead(
        place=place,
        origin_id=origin_id,
        customer=person(customer if isinstance(customer, dict) else {}, place),
        written=written,
        subject=word(found.get("subject"), limit=300),
        status=status,
        priority=priority_of(found.get("priority")),
        channel=channel_of(found.get("channel")),
        language=language_of(found.get("language")),
        assignee_email=word(found.get("assignee"), limit=254).lower(),
        team=word(found.get("team"), limit=100),
        tags=words(found.get("tags")),
        fields=own_fields(fields if isinstance(fields, dict) else {}),
        warnings=warnings,
    )


def person(found: Found, place: Place) -> PersonRead:
    return PersonRead(
        place=place,
        origin_id=word(found.get("id"), limit=120),
        name=word(found.get("name")),
        email=word(found.get("email"), limit=320),
        phone=word(found.get("phone"), limit=60),
        external_id=word(found.get("external_id"), limit=320),
        company=word(found.get("company")),
        language=language_of(found.get("language")),
        is_company=word(found.get("kind")).lower() in ("company", "empresa"),
    )


def article(found: Found, place: Place, reading: Reading) -> ArticleRead:
    """Raises Wrong."""
    title = word(found.get("title"), limit=300)
    if not title:
        raise Wrong(say.NO_TITLE)
    category = found.get("category")
    return ArticleRead(
        place=place,
        origin_id=ident(found.get("id")),
        title=title,
        html=prose(found.get("html")),
        text=prose(found.get("text")),
        language=language_of(found.get("language")),
        category=path_of(category),
        is_published=is_true(found.get("published")),
        at=moment(found["created_at"], zone=reading.zone, now=reading.now)
        if found.get("created_at")
        else None,
    )


def path_of(category: Any) -> tuple[str, ...]:
    """The path of a category: a list, or names with > or / between them."""
    if isinstance(category, list):
        return words(category[:5], limit=100)
    parts = word(category, limit=400).replace(">", "/").split("/")
    return tuple(part for each in parts[:5] if (part := word(each, limit=100)))


def own_fields(found: Found) -> dict[str, object]:
    """At most fifty, under names that ours can have; what holds nothing is left out."""
    kept = {field_key(key): field_value(value) for key, value in list(found.items())[:200]}
    return dict([(key, value) for key, value in kept.items() if key and value is not None][:50])


def kind_of_writer(value: object) -> str:
    return _FROM.get(word(value, limit=20).lower().replace("ú", "u"), OUTGOING)


def _messages(found: Found, reading: Reading) -> tuple[WrittenThere, ...]:
    several = found.get("messages")
    if not isinstance(several, list):
        several = [{"text": found.get("text"), "html": found.get("html"), "at": found.get("created_at")}]
    kept = tuple(_message(each, found, reading) for each in several if isinstance(each, dict))
    if not kept:
        raise Wrong(say.NO_MESSAGES)
    return kept


def _message(said: Found, of: Found, reading: Reading) -> WrittenThere:
    author = said.get("author")
    author = author if isinstance(author, dict) else {"name": author}
    files = said.get("attachments")
    return WrittenThere(
        kind=kind_of_writer(said.get("from", "customer")),
        at=moment(said.get("at") or of.get("created_at"), zone=reading.zone, now=reading.now),
        text=prose(said.get("text")),
        html=prose(said.get("html")),
        author_name=word(author.get("name")),
        author_email=word(author.get("email"), limit=320).lower(),
        files=tuple(map(file_named, files[:100])) if isinstance(files, list) else (),
        is_automatic=word(said.get("from"), limit=20).lower() == "system",
    )


def file_named(file: Any) -> str:
    """Its name, and where it lay."""
    if not isinstance(file, dict):
        return word(file, limit=300)
    name = word(file.get("name") or file.get("file_name") or file.get("filename"), limit=150)
    url = word(file.get("url") or file.get("content_url"), limit=500)
    return f"{name} ({url})" if url else name
