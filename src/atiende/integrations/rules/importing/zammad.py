"""Zammad: answers of its API kept as files: tickets (expanded), articles of tickets, users, knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from typing import Any, Final

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.context import Found, Reading
from atiende.integrations.rules.importing.own import file_named, own_fields
from atiende.integrations.rules.importing.records import (
    INCOMING,
    NOTE,
    OUTGOING,
    ArticleRead,
    Bad,
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

NOBODY: Final = ("", "-")
_SENDERS: Final = {1: "agent", 2: "customer", 3: "system"}
_STAFF: Final = frozenset({"agent", "admin"})
_THEIR_OWN: Final = """
id group_id priority_id state_id organization_id number title owner_id customer_id note first_response_at
first_response_escalation_at first_response_in_min first_response_diff_in_min close_at close_escalation_at
close_in_min close_diff_in_min update_escalation_at update_in_min update_diff_in_min last_close_at
last_contact_at last_contact_agent_at last_contact_customer_at last_owner_update_at create_article_type_id
create_article_sender_id article_count escalation_at pending_time type time_unit preferences updated_by_id
created_by_id created_at updated_at checklist_id referencing_checklist_ids article_ids
ticket_time_accounting_ids group organization ticket_time_accounting state priority owner customer
created_by updated_by create_article_type create_article_sender tags articles ai_agent_running
"""
_KNOWN: Final = frozenset(_THEIR_OWN.split())


def is_ticket(found: Found) -> bool:
    return "title" in found and "customer_id" in found and ("group_id" in found or "group" in found)


def is_article_of_ticket(found: Found) -> bool:
    return "ticket_id" in found and "body" in found and ("content_type" in found or "sender" in found)


def is_user(found: Found) -> bool:
    return "firstname" in found and "login" in found


def kind_beside(found: Found) -> str:
    """Under what a single object is looked up; empty for none."""
    if is_article_of_ticket(found):
        return "ticket_article"
    if is_user(found):
        return "user"
    if "assignment_timeout" in found or "follow_up_possible" in found:
        return "group"
    if "state_type_id" in found:
        return "state"
    if "ui_icon" in found:
        return "priority"
    return "organization" if "domain_assignment" in found else ""


def case(found: Found, place: Place, reading: Reading) -> CaseRead:
    """Raises Wrong."""
    origin_id = ident(found.get("id"))
    status, warnings = status_of(_named(found, "state", reading))
    customer = reading.look("user", found.get("customer_id"))
    within = found.get("articles")
    articles = within if isinstance(within, list) else reading.look_all("ticket_article", found.get("id"))
    written = sorted(
        (_written(a, found, reading) for a in articles if isinstance(a, dict)), key=lambda w: w.at
    )
    if not written:
        raise Wrong(say.NO_MESSAGES)
    return CaseRead(
        place=place,
        origin_id=origin_id,
        customer=_person(customer, place, reading) if customer else _named_customer(found, written, place),
        written=tuple(written),
        subject=word(found.get("title"), limit=300),
        status=status,
        priority=priority_of(_named(found, "priority", reading)),
        channel=channel_of(_type(articles)),
        language=language_of(_dict(_dict(customer).get("preferences")).get("locale")),
        assignee_email=_owner(found, reading),
        team=_named(found, "group", reading).rpartition("::")[2].strip(),
        tags=words(found.get("tags")),
        fields=own_fields({key: value for key, value in found.items() if key not in _KNOWN}),
        warnings=warnings,
    )


def person(found: Found, place: Place, reading: Reading) -> PersonRead | None:
    """None for their own staff and for the machine itself."""
    roles = found.get("roles")
    named = {word(role).lower() for role in roles} if isinstance(roles, list) else set()
    if named & _STAFF or found.get("id") == 1:
        return None
    return _person(found, place, reading)


def answers(bundle: Found, place: Place, reading: Reading) -> Iterator[ArticleRead | Bad]:
    """The answers of a knowledge base, each of its translations an article."""
    kept = _dict(bundle.get("assets")) or bundle
    for key, translation in _dict(kept.get("KnowledgeBaseAnswerTranslation")).items():
        try:
            yield _answer(_dict(translation), kept, place, reading)
        except Wrong as wrong:
            yield Bad(place, str(wrong), word(key, limit=120))


def is_bundle(found: Found) -> bool:
    return "KnowledgeBaseAnswerTranslation" in found or (
        "KnowledgeBaseAnswerTranslation" in _dict(found.get("assets"))
    )


def _answer(translation: Found, kept: Found, place: Place, reading: Reading) -> ArticleRead:
    answer = _of(kept, "KnowledgeBaseAnswer", translation.get("answer_id"))
    content = _of(kept, "KnowledgeBaseAnswerTranslationContent", translation.get("content_id"))
    title = word(translation.get("title"), limit=300)
    if not title:
        raise Wrong(say.NO_TITLE)
    locale = translation.get("kb_locale_id")
    system = _of(kept, "Locale", _of(kept, "KnowledgeBaseLocale", locale).get("system_locale_id"))
    created = answer.get("published_at") or translation.get("created_at")
    return ArticleRead(
        place=place,
        origin_id=ident(translation.get("id")),
        title=title,
        html=prose(content.get("body")),
        language=language_of(system.get("locale")),
        category=_path(kept, answer.get("category_id"), locale),
        is_published=bool(answer.get("published_at")) and not answer.get("archived_at"),
        at=moment(created, zone=reading.zone, now=reading.now) if created else None,
    )


def _path(kept: Found, category_id: Any, locale: Any) -> tuple[str, ...]:
    titles = list(_dict(kept.get("KnowledgeBaseCategoryTranslation")).values())
    path: list[str] = []
    for _ in range(5):
        category = _of(kept, "KnowledgeBaseCategory", category_id)
        if not category:
            break
        own = [t for t in titles if _dict(t).get("category_id") == category.get("id")]
        best = next((t for t in own if t.get("kb_locale_id") == locale), own[0] if own else {})
        path.append(word(best.get("title"), limit=100))
        category_id = category.get("parent_id")
    return tuple(name for name in reversed(path) if name)


def _written(said: Found, of: Found, reading: Reading) -> WrittenThere:
    sender = word(said.get("sender")).lower() or _SENDERS.get(_number(said.get("sender_id")), "")
    kind = NOTE if said.get("internal") is True else INCOMING if sender == "customer" else OUTGOING
    is_html = word(said.get("content_type")).lower().startswith("text/html")
    name, address = parseaddr(word(said.get("from"), limit=400))
    by = reading.look("user", said.get("origin_by_id") or said.get("created_by_id"))
    login = word(said.get("created_by"), limit=320)
    files = said.get("attachments")
    told = "" if kind == INCOMING else word(_dict(by).get("email"), limit=320) or login
    return WrittenThere(
        kind=kind,
        at=moment(said.get("created_at") or of.get("created_at"), zone=reading.zone, now=reading.now),
        text="" if is_html else prose(said.get("body")),
        html=prose(said.get("body")) if is_html else "",
        author_name=name or _full_name(_dict(by)),
        author_email=(told if "@" in told else address).lower(),
        files=tuple(map(file_named, files[:100])) if isinstance(files, list) else (),
        is_automatic=sender == "system" and kind == OUTGOING,
    )


def _named_customer(found: Found, written: list[WrittenThere], place: Place) -> PersonRead:
    """Of an expanded ticket without the list of users: the address under which the customer signs in."""
    login = word(found.get("customer"), limit=320)
    heard = next((each for each in written if each.kind == INCOMING), None)
    email = login if "@" in login else heard.author_email if heard else ""
    name = heard.author_name if heard and heard.author_email in ("", email.lower()) else ""
    return PersonRead(
        place=place,
        origin_id=word(found.get("customer_id"), limit=120),
        name=name or ("" if "@" in login else login),
        email=email,
    )


def _person(found: Found, place: Place, reading: Reading) -> PersonRead:
    company = reading.look("organization", found.get("organization_id"))
    return PersonRead(
        place=place,
        origin_id=word(found.get("id"), limit=120),
        name=_full_name(found),
        email=word(found.get("email"), limit=320),
        phone=word(found.get("phone") or found.get("mobile"), limit=60),
        company=word(found.get("organization") or _dict(company).get("name")),
        language=language_of(_dict(found.get("preferences")).get("locale")),
    )


def _owner(found: Found, reading: Reading) -> str:
    known = _dict(reading.look("user", found.get("owner_id")))
    told = word(known.get("email"), limit=320) or word(found.get("owner"), limit=320)
    return "" if told in NOBODY else told.lower()


def _named(found: Found, what: str, reading: Reading) -> str:
    told = found.get(what)
    return word(told, limit=100) or word(
        _dict(reading.look(what, found.get(f"{what}_id"))).get("name"), limit=100
    )


def _full_name(found: Found) -> str:
    return word(f"{word(found.get('firstname'))} {word(found.get('lastname'))}")


def _type(articles: Any) -> str:
    first = articles[0] if isinstance(articles, list) and articles else {}
    return word(_dict(first).get("type"))


def _of(kept: Mapping[str, Any], kind: str, ident_: Any) -> Found:
    return _dict(_dict(kept.get(kind)).get(str(ident_)))


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _dict(value: Any) -> Found:
    return value if isinstance(value, dict) else {}
